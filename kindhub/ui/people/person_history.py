"""What happened to a person and her parts, read from the ledger: old → new, the newest first."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from sqlmodel import select

from kindhub.i18n import L
from kindhub.records.base import Record, table_of
from kindhub.records.fields import FieldSpec, fields_of
from kindhub.records.identifiers import mask
from kindhub.records.organisation import UserAccount
from kindhub.services.history import HistoryRow, history_of
from kindhub.storage.plain import from_plain
from kindhub.ui.case.history_page import HistoryLine
from kindhub.ui.forms.lookups import Lookups
from kindhub.ui.forms.saying import nothing, say
from kindhub.ui.people.part_forms import FORMS
from kindhub.ui.when import short_day, today

if TYPE_CHECKING:
    from kindhub.services.persons import Profile
    from kindhub.storage.hub import Hub
    from kindhub.ui.tasks import Progress

_WORDS = {"create": L("added", "agregó"), "delete": L("took away", "quitó")}


class ReadHistory:
    """Work: every ledger row of the person and of the parts she has now."""

    def __init__(self, hub: Hub, profile: Profile) -> None:
        self._hub, self._profile = hub, profile
        self._records = {table_of(form.record).name: (form.record, form.title) for form in FORMS.values()}

    def __call__(self, _progress: Progress) -> list[HistoryLine]:
        """Read."""
        lookups = Lookups(self._hub)
        with self._hub.read() as session:
            users = {user.uid: user.name for user in session.scalars(select(UserAccount))}
            rows = [row for record_id in self._ids() for row in history_of(session, "main", record_id)]
        rows.sort(key=lambda row: row.n, reverse=True)
        return [line for row in rows for line in self._lines(row, users.get(row.who, row.who), lookups)]

    def _ids(self) -> Iterator[str]:
        one = self._profile
        yield one.person.id
        for parts in (
            one.names,
            one.identifiers,
            one.languages,
            one.contacts,
            one.addresses,
            one.consents,
            one.documents,
        ):
            yield from (part.id for part in parts)
        yield from (relative.relationship.id for relative in one.family)

    def _lines(self, row: HistoryRow, who: str, lookups: Lookups) -> list[HistoryLine]:
        if row.entity not in self._records:
            return []
        record, title = self._records[row.entity]
        at = row.at.astimezone()
        when = f"{short_day(at.date(), today())}, {at:%H:%M}"
        found = [
            HistoryLine(when, who, title.say(), spec.label.say(), old, new)
            for spec, old, new in _changes(record, row, lookups)
        ]
        act = None if row.action == "update" else _WORDS.get(row.action)
        return found or ([HistoryLine(when, who, title.say(), act.say(), "", "")] if act else [])


def _changes(record: type[Record], row: HistoryRow, lookups: Lookups) -> Iterator[tuple[FieldSpec, str, str]]:
    specs = fields_of(record)
    for name, (old, new) in row.changes.items():
        spec = specs.get(name)
        if spec is not None and spec.kind != "link" and name != "normalised":
            said = (_said(spec, old, lookups), _said(spec, new, lookups))
            before, after = (mask(one) for one in said) if name == "value" else said
            yield spec, before, after


def _said(spec: FieldSpec, plain: Any, lookups: Lookups) -> str:
    try:
        return say(spec, from_plain(spec, plain), lookups) or nothing()
    except (TypeError, ValueError):
        return str(plain)
