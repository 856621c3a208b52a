"""What pickers offer: persons, organisations, colleagues, places and records of the same file, found as one types."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from functools import cache
from typing import Any

from sqlalchemy import select
from sqlmodel import col

from kindhub.i18n import language
from kindhub.records.base import Record, table_of
from kindhub.records.fields import FieldSpec, fields_of
from kindhub.records.names import fold
from kindhub.records.organisation import Organisation, UserAccount
from kindhub.records.partial_date import PartialDate
from kindhub.records.places import places
from kindhub.services.consents import ANOTHER_PROGRAM
from kindhub.services.forms import age_in_years
from kindhub.services.record_names import LinkedNames, linked_record, name_of_record, within_sight
from kindhub.services.referring import receiving
from kindhub.services.search.cards import card
from kindhub.services.search.find import find_persons
from kindhub.storage.hub import Hub
from kindhub.ui.kit.inputs import Choice

SHOWN = 30
_LOOKED_AT = 500


class Lookups:
    """Asked from the window's thread at every key: each answer is one indexed query or comes from memory."""

    def __init__(self, hub: Hub, *, case: tuple[str, str] | None = None) -> None:
        """`case`: the full name of its table and its id, where all is asked inside one case; a picker of its records
        offers those of that case then, and never another's.
        """
        self._hub, self._case = hub, case
        self._users: tuple[Choice, ...] | None = None

    def persons(self, typed: str) -> Sequence[Choice]:
        """Persons that the text may mean, each with age and place beside the name."""
        with self._hub.engine.connect() as connection:
            hits = find_persons(connection, typed, limit=SHOWN)
        today = datetime.now(UTC).date()
        return [Choice(h.person_id, h.name, note=_about(h.birth, h.place, today)) for h in hits]

    def person(self, person_id: str) -> Choice:
        """One person by id."""
        with self._hub.engine.connect() as connection:
            name = connection.execute(select(card.c.name).where(card.c.person_id == person_id)).scalar()
        return Choice(person_id, str(name or person_id))

    def organisations(self, typed: str) -> Sequence[Choice]:
        """Organisations whose name holds every typed word."""
        with self._hub.read() as session:
            rows = session.execute(
                select(col(Organisation.id), col(Organisation.name), col(Organisation.place)).order_by(
                    col(Organisation.name)
                )
            ).all()
        wanted = fold(typed).split()
        found = [row for row in rows if all(word in fold(row.name) for word in wanted)]
        return [Choice(r.id, r.name, note=places().label(r.place) if r.place else "") for r in found[:SHOWN]]

    def organisation(self, organisation_id: str) -> Choice:
        """One organisation by id."""
        with self._hub.read() as session:
            found = session.get(Organisation, organisation_id)
        return Choice(organisation_id, found.name if found else organisation_id)

    def users(self) -> Sequence[Choice]:
        """The people who work with the hub; read once for a page, whose forms ask for them in many fields."""
        if self._users is None:
            with self._hub.read() as session:
                rows = session.scalars(select(UserAccount).order_by(col(UserAccount.name))).all()
            self._users = tuple(Choice(user.uid, user.name) for user in rows if user.active)
        return self._users

    def programs(self) -> Mapping[str, str]:
        """The programs that take referrals and are open here, by their key."""
        return {key: name.say() for key, name in receiving(self._hub).items()}

    def program(self, key: str) -> str:
        """What one is called; one that is not open here is not told."""
        return self.programs().get(key) or ANOTHER_PROGRAM.say()

    def places(self, typed: str) -> Sequence[Choice]:
        """Places whose name or path holds every typed word; names that begin with it come first."""
        wanted = fold(typed)
        parts = wanted.split()
        found = [entry for entry in _places(language()) if all(part in entry[0] for part in parts)]
        found.sort(key=lambda entry: (not entry[0].startswith(wanted), entry[0]))
        return [Choice(code, label, note=path) for _, code, label, path in found[:SHOWN]]

    def place(self, code: str) -> Choice:
        """One place by code, with its department."""
        return Choice(code, places().path_label(code))

    def links(self, spec: FieldSpec, typed: str) -> Sequence[Choice]:
        """Records of the table a link points to, as far as one may see them, said as they are called."""
        if spec.target == "person":
            return self.persons(typed)
        target = linked_record(self._hub.programs, spec)
        if target is None:
            return []
        program, record_type = target
        seen = within_sight(program, record_type, self._hub.user)
        newest_first: Any = seen.order_by(table_of(record_type).c.id.desc()).limit(_LOOKED_AT)
        with self._hub.read() as session:
            rows = session.scalars(newest_first.where(*self._of_case(record_type))).all()
        wanted = fold(typed).split()
        choices = [Choice(row.id, name_of_record(row)) for row in rows]
        return [choice for choice in choices if all(word in fold(choice.label) for word in wanted)][:SHOWN]

    def _of_case(self, record_type: type[Record]) -> list[Any]:
        if self._case is None:
            return []
        table, case_id = self._case
        to_case = (one.name for one in fields_of(record_type).values() if one.kind == "link" and one.target == table)
        return [table_of(record_type).c[name] == case_id for name in to_case]

    def link(self, spec: FieldSpec, record_id: str) -> Choice:
        """The record a link points to."""
        if spec.target == "person":
            return self.person(record_id)
        with self._hub.read() as session:
            names = LinkedNames(self._hub.programs, self._hub.user)
            names.learn(session, spec, (record_id,))
        return Choice(record_id, names.name(record_id))


def _about(birth: PartialDate | None, place: str | None, today: Any) -> str:
    age = age_in_years(birth, today)
    return ", ".join(part for part in (age, places().label(place) if place else "") if part)


@cache
def _places(_language: str) -> tuple[tuple[str, str, str, str], ...]:
    """Folded path, code, name and what it lies in, of every place that exists today."""
    today, known = datetime.now(UTC).date(), places()
    found = []
    for place in known:
        if place.is_valid(today):
            label, path = known.label(place.code), known.path_label(place.code, today)
            found.append((fold(path), place.code, label, path.removeprefix(label).lstrip(", ")))
    return tuple(found)
