"""What a program may use while it plans an import: a look at the hub, its eye for persons, and its memory of rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cached_property

from rapidfuzz import fuzz
from sqlalchemy.orm import Session

from kindhub.exchange.hub_persons import hub_traits
from kindhub.exchange.person_writing import ordered_names
from kindhub.exchange.recognise import Traits, group_traits, traits_of
from kindhub.exchange.recognise.gathering import each_her_own, gather
from kindhub.exchange.recognise.names import Names
from kindhub.exchange.recognise.traits import reading_of
from kindhub.exchange.row_memory import remembered_rows
from kindhub.program.imports import Journey, PersonGroup, PersonSeen
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

    def recognise(
        self, seen: Sequence[PersonSeen], journeys: Mapping[str, Journey] | None = None
    ) -> tuple[list[PersonGroup], list[int]]:
        """Group what rows say into persons, together with the persons of the hub. Without `match`: each row its own.

        A group's `rows` are the places in `seen`. Questions go to the later of two groups, never to the hub's.
        """
        if not self.match:
            return each_her_own(seen)
        known = journeys or {}
        held = [replace(one, journey=known[one.key]) if one.key in known else one for one in self.hub]
        everyone = [*held, *(traits_of(str(place), one) for place, one in enumerate(seen))]
        return gather(everyone, group_traits(everyone, len(held)), seen, _name)


def _name(traits: Traits, group: PersonGroup | None) -> str:
    if group:
        names = ordered_names(group.seen)
        return names[0].display() if names else ""
    return " ".join((*traits.names[0].given, *traits.names[0].surnames)) if traits.names else ""
