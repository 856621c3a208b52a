"""From pairs to persons: join what is the same, never across a contradiction, and say what must be asked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import Any, Protocol

from kindhub.exchange.recognise.judging import Judge, Judgement
from kindhub.exchange.recognise.traits import Traits
from kindhub.records.name_keys import sound_key

_LARGEST_BLOCK = 400
"""What more rows share than this (an office's telephone, a number of zeros) brings nobody together."""

_WEAK = 62
"""Joins below this strength rest on a home and a range of birth: they need that nobody else in the home fits."""


class AnyTraits(Protocol):
    """What is joined. Two `fixed` ones, both held by the hub already, never are."""

    @property
    def fixed(self) -> bool:
        """Whether the hub holds it."""
        ...


class AnyJudge(Protocol):
    """Whoever can say of two whether they are one."""

    def judge(self, a: Any, b: Any, /) -> Judgement:
        """His word, with its strength."""
        ...


@dataclass(slots=True)
class Grouping:
    """Groups of indexes into the traits, in order of their first; `links` are the questions between groups."""

    groups: list[list[int]]
    group_of: list[int]
    links: list[tuple[int, int, Judgement]] = field(default_factory=list)
    joins: dict[int, Judgement] = field(default_factory=dict)


def group_traits(everyone: Sequence[Traits], new_from: int = 0) -> Grouping:
    """Group everyone; pairs of which neither stands at `new_from` or later are left as they are (the hub's own)."""
    return join(everyone, Judge(everyone), _pairs(everyone, new_from))


def join(everyone: Sequence[AnyTraits], judge: AnyJudge, pairs: Iterable[tuple[int, int]]) -> Grouping:
    """Group by the word of any judge: the pairs he is asked about are indexes into `everyone`, the smaller first."""
    judged = [(i, j, judge.judge(everyone[i], everyone[j])) for i, j in pairs]
    return _Joining(everyone, judge, judged).result()


class _Joining:
    """Joins pairs, strongest first."""

    def __init__(self, everyone: Sequence[AnyTraits], judge: AnyJudge, pairs: list[tuple[int, int, Judgement]]) -> None:
        self._everyone = everyone
        self._judge = judge
        self._root = list(range(len(everyone)))
        self._members = {i: [i] for i in self._root}
        self._asked: list[tuple[int, int, Judgement]] = [pair for pair in pairs if pair[2].answer == "unsure"]
        self._joined: dict[int, Judgement] = {}
        self._near: dict[int, list[tuple[int, Judgement]]] = defaultdict(list)
        for i, j, judgement in pairs:
            if judgement.answer != "different":
                self._near[i].append((j, judgement))
                self._near[j].append((i, judgement))
        same = [pair for pair in pairs if pair[2].answer == "same"]
        for i, j, judgement in sorted(same, key=lambda pair: (-pair[2].strength, pair[1], pair[0])):
            self._join(i, j, judgement)

    def result(self) -> Grouping:
        order = sorted(self._members.values(), key=lambda members: members[0])
        group_of = [0] * len(self._everyone)
        for number, members in enumerate(order):
            for index in members:
                group_of[index] = number
        links = [(group_of[i], group_of[j], judgement) for i, j, judgement in self._asked if group_of[i] != group_of[j]]
        return Grouping(order, group_of, links, self._joined)

    def _join(self, i: int, j: int, judgement: Judgement) -> None:
        first, second = sorted((self._find(i), self._find(j)))
        if first == second:
            self._joined.setdefault(max(i, j), judgement)
            return
        if self._contradicts(first, second) or (judgement.strength < _WEAK and self._has_rival(i, j)):
            self._asked.append((i, j, judgement._replace(answer="unsure", strength=min(judgement.strength, 50))))
            return
        self._joined.setdefault(max(i, j), judgement)
        self._members[first] = sorted(self._members[first] + self._members.pop(second))
        self._root[second] = first

    def _contradicts(self, first: int, second: int) -> bool:
        """Whether some member of one contradicts some member of the other, or both are persons of the hub."""
        for i in self._members[first]:
            for j in self._members[second]:
                if self._everyone[i].fixed and self._everyone[j].fixed:
                    return True
                judged = self._judge.judge(self._everyone[i], self._everyone[j])
                if judged.hard:
                    return True
        return False

    def _has_rival(self, i: int, j: int) -> bool:
        """Whether one of the two could as well be someone who is certainly not the other."""
        return any(
            self._judge.judge(self._everyone[other], self._everyone[there]).hard
            for here, there in ((i, j), (j, i))
            for other, _ in self._near[here]
            if self._find(other) not in (self._find(i), self._find(j))
        )

    def _find(self, i: int) -> int:
        while self._root[i] != i:
            self._root[i] = self._root[self._root[i]]
            i = self._root[i]
        return i


def _pairs(everyone: Sequence[Traits], new_from: int) -> Iterator[tuple[int, int]]:
    """Pairs that share a number, a telephone, a paper, two sounds of their names, or one sound and how they travel."""
    yield from pairs_in_blocks([_keys(traits) for traits in everyone], new_from)


def pairs_in_blocks(
    keys: Iterable[Iterable[Hashable]], new_from: int, meet: Callable[[Any, int, int], bool] | None = None
) -> Iterator[tuple[int, int]]:
    """Pairs of indexes that share a key, the later one at `new_from` or after; `meet(key, earlier, later)` may say no.

    A key that more share than `_LARGEST_BLOCK` brings nobody together.
    """
    blocks: dict[Hashable, list[int]] = defaultdict(list)
    for index, own in enumerate(keys):
        for key in set(own):
            blocks[key].append(index)
    met: set[tuple[int, int]] = set()
    for key, held in blocks.items():
        if len(held) > _LARGEST_BLOCK:
            continue
        for place, j in enumerate(held):
            if j >= new_from:
                met.update((i, j) for i in held[:place] if meet is None or meet(key, i, j))
    yield from sorted(met)


def sounds_of(words: Iterable[str]) -> list[str]:
    """What the words of a name sound like, each once, initials left out: two in common bring two people together."""
    return sorted({sound_key(word)[:5] for word in words if len(word) > 1})


def _keys(traits: Traits) -> Iterator[str]:
    for kind, number in traits.numbers:
        yield f"n{kind}{number}"
        yield f"h{kind}{number[:7]}"
    for phone in traits.phones:
        yield f"p{phone}"
    if traits.paper:
        yield f"c{traits.paper}"
    for name in traits.names:
        sounds = sounds_of((*name.given, *name.surnames))
        for one, other in combinations(sounds, 2):
            yield f"w{one} {other}"
        if traits.journey is not None:
            yield from (f"j{traits.journey.nationality}{traits.journey.travels} {one}" for one in sounds)
    for caregiver in traits.caregivers:
        sounds = sorted({sound_key(word)[:5] for word in caregiver})
        if len(sounds) > 1:
            yield f"g{' '.join(sounds[:3])}"
