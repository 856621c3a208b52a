"""Who is who on the lists of a file, together with the participants the hub holds already."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import Protocol

from kindhub.exchange.best_name import Named, best_name
from kindhub.exchange.recognise import join
from kindhub.exchange.recognise.gathering import People, each_her_own, gather
from kindhub.exchange.recognise.grouping import pairs_in_blocks, sounds_of
from kindhub.program.imports import PersonGroup, PersonSeen
from kindhub_gbv_activities.exchange.judging import Judge, Line


class SomeLine(Named, Protocol):
    """A line of a file or one typed by hand: what it says of a person, and the same as the judge compares it."""

    initials: str
    line: Line
    seen: PersonSeen


def recognise(reads: Sequence[SomeLine], held: Sequence[Line], names: Mapping[str, str], *, match: bool) -> People:
    """Group lines into people; gives the groups and, for each line, the place of its group.

    `held` are the hub's participants, `names` how they are called. A group of the hub keeps its id. What is doubtful
    stays apart, with the other one as a candidate on the later group. Without `match` each line is somebody.
    """
    seen = [one.seen for one in reads]
    if not match:
        return each_her_own(seen)
    everyone = [*held, *(one.line for one in reads)]

    def called(side: Line, person: PersonGroup | None) -> str:
        known = names.get(person.person if person is not None else side.key)
        return known or shown_name([reads[row] for row in person.rows] if person is not None else ())

    return gather(everyone, join(everyone, Judge(everyone), pairs_of(everyone, len(held))), seen, called)


def shown_name(reads: Sequence[SomeLine]) -> str:
    """The name for people to read, or the initials."""
    return best_name(reads).display() or next((one.initials for one in reads if one.initials), "")


def pairs_of(everyone: Sequence[Line], new_from: int) -> Iterator[tuple[int, int]]:
    """Pairs that share a telephone, two sounds of their names, one sound and a school, or two letters and a place."""

    def meet(key: tuple[str, ...], earlier: int, later: int) -> bool:
        return key[0] != "letters" or bool(everyone[earlier].letters or everyone[later].letters)

    yield from pairs_in_blocks((_keys(line) for line in everyone), new_from, meet)


def _keys(line: Line) -> Iterator[tuple[str, ...]]:
    for phone in line.phones:
        yield ("phone", phone)
    words = [word for name in line.names for word in (*name.given, *name.surnames)]
    sounds = sounds_of(words)
    for one, other in combinations(sounds, 2):
        yield ("sounds", one, other)
    if line.community:
        for one in sounds:
            yield ("school", line.community, one)
    letters = sorted(set(line.letters) or {word[0] for word in words})
    for one, other in combinations([*letters, *_repeated(line, words)], 2):
        yield ("letters", line.place, *sorted((_heard(one), _heard(other))))


def _repeated(line: Line, words: Sequence[str]) -> list[str]:
    """Letters that stand twice: "M.M." must meet Marcela Martín."""
    letters = list(line.letters) or [word[0] for word in words]
    return sorted({one for one in letters if letters.count(one) > 1})


def _heard(letter: str) -> str:
    """Letters that are written one for another, as one."""
    return {"v": "b", "z": "s", "c": "s", "k": "s", "q": "s", "x": "j", "g": "j", "y": "i"}.get(letter, letter)
