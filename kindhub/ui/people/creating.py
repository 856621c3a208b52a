"""Work of the new-person page: who may already be she, and writing her down."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from kindhub.records.base import Record
from kindhub.records.person import Address, ContactPoint, Identifier, Person, PersonLanguage, PersonName
from kindhub.security.access import HUB
from kindhub.services.likely_same import Likely, TypedPerson, likely_same
from kindhub.services.person_pairs import note_likely

if TYPE_CHECKING:
    from kindhub.storage.hub import Hub
    from kindhub.ui.tasks import Progress

Filled = tuple[Mapping[str, Any], Mapping[str, str]]
"""Values, and why there is none, by field."""
PART_RECORDS: Mapping[str, type[Record]] = {
    "identifier": Identifier,
    "language": PersonLanguage,
    "address": Address,
    "contact": ContactPoint,
}


class FindLikely:
    """Work: persons that may be the one typed; `asked` comes back, so that an overtaken answer is dropped."""

    def __init__(self, hub: Hub, typed: TypedPerson, asked: int) -> None:
        self._hub, self._typed, self._asked = hub, typed, asked

    def __call__(self, _progress: Progress) -> tuple[int, list[Likely]]:
        """Find them."""
        if not self._typed.name.display().strip():
            return self._asked, []
        with self._hub.read() as session:
            return self._asked, likely_same(session, self._typed)


class CreatePerson:
    """Work: the person with her name and parts in one commit; gives her id.

    `alike` are those she was so like that a second look was asked for: each is a pair to look at later.
    """

    def __init__(
        self, hub: Hub, person: Filled, name: Filled, parts: Mapping[str, Filled], alike: Sequence[str] = ()
    ) -> None:
        self._hub, self._person, self._name, self._parts = hub, person, name, parts
        self._alike = alike

    def __call__(self, _progress: Progress) -> str:
        """Create. Raises `Refused` without the right and `Invalid` naming what to look at."""
        self._hub.user.require(HUB, "create")
        person = Person(**self._person[0], absent=self._person[1])
        records: list[Record] = [person, PersonName(person_id=person.id, **self._name[0], absent=self._name[1])]
        for key, (values, absent) in self._parts.items():
            made: Any = PART_RECORDS[key]
            records.append(made(person_id=person.id, **values, absent=absent))
        with self._hub.begin("new person") as work:
            work.add_all(records)
            if self._alike:
                work.flush()
                note_likely(work, person.id, self._alike)
        return person.id
