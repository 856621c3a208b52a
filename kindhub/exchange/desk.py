"""What a program may use while it plans an import: a look at the hub, its eye for persons, and its memory of rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property

from rapidfuzz import fuzz
from sqlalchemy.orm import Session

from kindhub.exchange.hub_persons import hub_traits
from kindhub.exchange.person_writing import ordered_names
from kindhub.exchange.recognise import Grouping, Traits, group_traits, traits_of
from kindhub.exchange.recognise.names import Names
from kindhub.exchange.recognise.traits import reading_of
from kindhub.exchange.row_memory import remembered_rows
from kindhub.program.imports import Candidate, PersonGroup, PersonSeen
from kindhub.records.base import new_id
from kindhub.records.names import NameParts

_NEARLY = 60
"""Likeness (0-100) of a first name that is badly typed: "Xana" and "Juana" are 67, "Pedro" and "Juana" 20."""


class ImportDesk:
    """The desk of one import; see `kindhub.program.imports.Desk`."""

    def __init__(self, session: Session, schema: str, kind: str, *, match: bool) -> None:
        self.session = session
        self.match = match
        self._schema = schema
        self._kind = kind

    def same_name(self, one: NameParts | str, others: Sequence[NameParts | str]) -> bool:
        """Whether a name may be that of someone who is known by these: it agrees, or its first word nearly does."""
        reading, readings = reading_of(one), [reading_of(other) for other in others]
        found = Names(()).agree([reading], readings)
        if found is None or found.compatible:
            return True
        first = (reading.given or reading.surnames)[:1]
        known = [word for other in readings for word in (*other.given, *other.surnames)]
        return any(fuzz.ratio(word, other) >= _NEARLY for word in first for other in known)

    def seen_before(self) -> Mapping[str, Mapping[str, str]]:
        """Rows of this kind of file that came in before."""
        return self._before

    @cached_property
    def _before(self) -> dict[str, dict[str, str]]:
        return remembered_rows(self.session.connection(), self._schema, self._kind)

    @cached_property
    def hub(self) -> tuple[Traits, ...]:
        """The persons of the hub, to be compared with."""
        return tuple(hub_traits(self.session))

    def recognise(self, seen: Sequence[PersonSeen]) -> tuple[list[PersonGroup], list[int]]:
        """Group what rows say into persons, together with the persons of the hub. Without `match`: each row its own.

        A group's `rows` are the places in `seen`. Questions go to the later of two groups, never to the hub's.
        """
        if not self.match:
            groups = [PersonGroup(new_id(), False, [one], [place]) for place, one in enumerate(seen)]
            return groups, list(range(len(seen)))
        everyone = [*self.hub, *(traits_of(str(place), one) for place, one in enumerate(seen))]
        start = len(self.hub)
        found = group_traits(everyone, start)
        people: list[PersonGroup] = []
        place_of: dict[int, int] = {}
        for number, members in enumerate(found.groups):
            rows = [index - start for index in members if index >= start]
            if not rows:
                continue
            place_of[number] = len(people)
            held = next((everyone[index].key for index in members if everyone[index].fixed), None)
            people.append(PersonGroup(held or new_id(), held is not None, [seen[row] for row in rows], rows))
        self._ask(found, people, place_of, everyone)
        return people, [place_of[found.group_of[start + row]] for row in range(len(seen))]

    def _ask(
        self,
        found: Grouping,
        people: list[PersonGroup],
        place_of: Mapping[int, int],
        everyone: Sequence[Traits],
    ) -> None:
        """Put each open link to the later of its two groups as a candidate, once, the strongest first."""
        asked: dict[int, dict[str, Candidate]] = {}
        for first, second, judgement in sorted(found.links, key=lambda link: -link[2].strength):
            earlier, later = sorted((first, second), key=lambda group: self._order(group, people, place_of))
            if later not in place_of or people[place_of[later]].in_hub:
                continue
            other = people[place_of[earlier]] if earlier in place_of else None
            person = other.person if other else everyone[found.groups[earlier][0]].key
            candidate = Candidate(
                person=person,
                name=_name(other, everyone[found.groups[earlier][0]]),
                score=float(judgement.strength),
                reasons=judgement.reasons,
                in_hub=other is None or other.in_hub,
                row=other.rows[0] if other and not other.in_hub else None,
            )
            asked.setdefault(place_of[later], {}).setdefault(person, candidate)
        for place, candidates in asked.items():
            people[place].candidates = tuple(candidates.values())

    @staticmethod
    def _order(group: int, people: Sequence[PersonGroup], place_of: Mapping[int, int]) -> tuple[int, int]:
        if group not in place_of:
            return (0, group)
        person = people[place_of[group]]
        return (0 if person.in_hub else 1, person.rows[0])


def _name(group: PersonGroup | None, traits: Traits) -> str:
    if group:
        names = ordered_names(group.seen)
        return names[0].display() if names else ""
    return " ".join((*traits.names[0].given, *traits.names[0].surnames)) if traits.names else ""
