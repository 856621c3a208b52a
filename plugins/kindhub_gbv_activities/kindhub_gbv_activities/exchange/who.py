"""Who is who on the lists of a file, together with the participants the hub holds already."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import Protocol

from kindhub.exchange.recognise import Judgement, join
from kindhub.program.imports import Candidate, PersonGroup, PersonSeen
from kindhub.records.base import new_id
from kindhub.records.name_keys import sound_key
from kindhub_gbv_activities.exchange.judging import Judge, Line
from kindhub_gbv_activities.exchange.names import Named, shown_name

_LARGEST_BLOCK = 400
"""What more lines share than this brings nobody together."""


class SomeLine(Named, Protocol):
    """A line of a file or one typed by hand: what it says of a person, and the same as the judge compares it."""

    line: Line
    seen: PersonSeen


def recognise(
    reads: Sequence[SomeLine], held: Sequence[Line], names: Mapping[str, str], *, match: bool
) -> tuple[list[PersonGroup], list[int]]:
    """Group lines into people; gives the groups and, for each line, the place of its group.

    `held` are the hub's participants, `names` how they are called. A group of the hub keeps its id. What is doubtful
    stays apart, with the other one as a candidate on the later group. Without `match` each line is somebody.
    """
    if not match:
        groups = [PersonGroup(new_id(), False, [one.seen], [place]) for place, one in enumerate(reads)]
        return groups, list(range(len(reads)))
    everyone = [*held, *(one.line for one in reads)]
    start = len(held)
    found = join(everyone, Judge(everyone), pairs_of(everyone, start))
    people: list[PersonGroup] = []
    place_of: dict[int, int] = {}
    for number, members in enumerate(found.groups):
        rows = [index - start for index in members if index >= start]
        if not rows:
            continue
        known = next((everyone[index].key for index in members if everyone[index].fixed), None)
        place_of[number] = len(people)
        people.append(PersonGroup(known or new_id(), known is not None, [reads[row].seen for row in rows], rows))
    _ask(found.links, _Sides(found.groups, everyone, people, place_of, reads, names))
    return people, [place_of[found.group_of[start + row]] for row in range(len(reads))]


class _Sides:
    """The groups of a question, as candidates are made of them."""

    def __init__(
        self,
        groups: Sequence[list[int]],
        everyone: Sequence[Line],
        people: list[PersonGroup],
        place_of: Mapping[int, int],
        reads: Sequence[SomeLine],
        names: Mapping[str, str],
    ) -> None:
        self.people = people
        self.place_of = place_of
        self._groups, self._everyone, self._reads, self._names = groups, everyone, reads, names

    def order(self, group: int) -> tuple[int, int]:
        """The hub's first, then as in the file."""
        if group not in self.place_of:
            return (0, group)
        person = self.people[self.place_of[group]]
        return (0 if person.in_hub else 1, person.rows[0])

    def candidate(self, group: int, judged: Judgement) -> Candidate:
        """One side as somebody the other may be."""
        if group not in self.place_of:
            key = self._everyone[self._groups[group][0]].key
            return Candidate(key, self._names.get(key, ""), float(judged.strength), judged.reasons, in_hub=True)
        person = self.people[self.place_of[group]]
        name = self._names.get(person.person) or shown_name([self._reads[row] for row in person.rows])
        row = None if person.in_hub else person.rows[0]
        return Candidate(person.person, name, float(judged.strength), judged.reasons, person.in_hub, row)


def _ask(links: Sequence[tuple[int, int, Judgement]], sides: _Sides) -> None:
    """Put each open link to the later of its two groups, once, the strongest first."""
    asked: dict[int, dict[str, Candidate]] = defaultdict(dict)
    for first, second, judged in sorted(links, key=lambda link: -link[2].strength):
        earlier, later = sorted((first, second), key=sides.order)
        if later not in sides.place_of or sides.people[sides.place_of[later]].in_hub:
            continue
        candidate = sides.candidate(earlier, judged)
        asked[sides.place_of[later]].setdefault(candidate.person, candidate)
    for place, candidates in asked.items():
        sides.people[place].candidates = tuple(candidates.values())


def pairs_of(everyone: Sequence[Line], new_from: int) -> Iterator[tuple[int, int]]:
    """Pairs that share a telephone, two sounds of their names, one sound and a school, or two letters and a place."""
    blocks: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for index, line in enumerate(everyone):
        for key in set(_keys(line)):
            blocks[key].append(index)
    met: set[tuple[int, int]] = set()
    for key, members in blocks.items():
        if len(members) > _LARGEST_BLOCK:
            continue
        for place, later in enumerate(members):
            if later < new_from:
                continue
            for earlier in members[:place]:
                if key[0] != "letters" or everyone[earlier].letters or everyone[later].letters:
                    met.add((earlier, later))
    yield from sorted(met)


def _keys(line: Line) -> Iterator[tuple[str, ...]]:
    for phone in line.phones:
        yield ("phone", phone)
    words = [word for name in line.names for word in (*name.given, *name.surnames)]
    sounds = sorted({sound_key(word)[:5] for word in words if len(word) > 1})
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
