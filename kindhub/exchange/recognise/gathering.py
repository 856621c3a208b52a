"""From groups of lines to people of a plan: each with its rows, and the questions that stayed open put to one side."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Protocol

from kindhub.exchange.recognise.grouping import Grouping
from kindhub.program.imports import Candidate, PersonGroup, PersonSeen
from kindhub.records.base import new_id


class Known(Protocol):
    """One side as it was compared: a line of the file, or somebody the hub holds (`fixed`) under her id."""

    @property
    def key(self) -> str:
        """The id of who is held, or what the line is called."""
        ...

    @property
    def fixed(self) -> bool:
        """Whether the hub holds it."""
        ...


Called = Callable[[Any, PersonGroup | None], str]
"""How a candidate is called: by the first of her sides, and the group of the plan where the file names her."""
People = tuple[list[PersonGroup], list[int]]
"""The people of a plan and, for each line, the place of its group among them."""


def each_her_own(seen: Sequence[PersonSeen]) -> People:
    """Every line is somebody: nobody is compared with anybody."""
    groups = [PersonGroup(new_id(), False, [one], [place]) for place, one in enumerate(seen)]
    return groups, list(range(len(seen)))


def gather(everyone: Sequence[Known], found: Grouping, seen: Sequence[PersonSeen], called: Called) -> People:
    """The groups of a file, after those the hub holds; `seen` are its lines, the last of `everyone`.

    A group of the hub keeps its id. What is doubtful stays apart, with the other as a candidate on the later group,
    never on the hub's.
    """
    start = len(everyone) - len(seen)
    people: list[PersonGroup] = []
    place_of: dict[int, int] = {}
    for number, members in enumerate(found.groups):
        rows = [index - start for index in members if index >= start]
        if not rows:
            continue
        known = next((everyone[index].key for index in members if everyone[index].fixed), None)
        place_of[number] = len(people)
        people.append(PersonGroup(known or new_id(), known is not None, [seen[row] for row in rows], rows))
    _ask(everyone, found, people, place_of, called)
    return people, [place_of[found.group_of[start + row]] for row in range(len(seen))]


def _ask(
    everyone: Sequence[Known], found: Grouping, people: list[PersonGroup], place_of: Mapping[int, int], called: Called
) -> None:
    """Put each open link to the later of its two groups as a candidate, once, the strongest first."""

    def order(group: int) -> tuple[int, int]:
        if group not in place_of:
            return (0, group)
        person = people[place_of[group]]
        return (0 if person.in_hub else 1, person.rows[0])

    asked: dict[int, dict[str, Candidate]] = defaultdict(dict)
    for first, second, judged in sorted(found.links, key=lambda link: -link[2].strength):
        earlier, later = sorted((first, second), key=order)
        if later not in place_of or people[place_of[later]].in_hub:
            continue
        other = people[place_of[earlier]] if earlier in place_of else None
        side = everyone[found.groups[earlier][0]]
        candidate = Candidate(
            person=other.person if other else side.key,
            name=called(side, other),
            score=float(judged.strength),
            reasons=judged.reasons,
            in_hub=other is None or other.in_hub,
            row=other.rows[0] if other and not other.in_hub else None,
        )
        asked[place_of[later]].setdefault(candidate.person, candidate)
    for place, candidates in asked.items():
        people[place].candidates = tuple(candidates.values())
