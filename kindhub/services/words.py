"""A field's value in words, the same on screen and on paper."""

from datetime import date, datetime
from typing import Any, Protocol

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from kindhub.i18n import tr
from kindhub.records.codes import code_list
from kindhub.records.fields import FieldSpec
from kindhub.records.organisation import Organisation, UserAccount
from kindhub.records.partial_date import PartialDate
from kindhub.records.places import places
from kindhub.services.deadlines import CENTRAL_AMERICA
from kindhub.services.search.cards import card


class Names(Protocol):
    """Who is behind an id: `name(spec, id)` for persons, organisations, colleagues, programs and linked records."""

    def name(self, spec: FieldSpec, record_id: str) -> str:
        """The name as people read it; the id itself where nobody knows it."""


class _Nobody:
    def name(self, _spec: FieldSpec, record_id: str) -> str:
        """The id, which nobody asks for."""
        return record_id


NOBODY: Names = _Nobody()
"""For values that name nobody: codes, texts, days."""


class HubNames:
    """Names read in the session at hand, each once. Links between records are not said."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._known: dict[tuple[str, str], str] = {}

    def name(self, spec: FieldSpec, record_id: str) -> str:
        """See `Names`."""
        key = (spec.kind, record_id)
        if key not in self._known:
            self._known[key] = self._read(spec.kind, record_id) or record_id
        return self._known[key]

    def _read(self, kind: str, record_id: str) -> str:
        statements = {
            "person": select(card.c.name).where(card.c.person_id == record_id),
            "organisation": select(col(Organisation.name)).where(col(Organisation.id) == record_id),
            "user": select(col(UserAccount.name)).where(col(UserAccount.uid) == record_id),
        }
        return str(self._session.execute(statements[kind]).scalar() or "") if kind in statements else ""


def show_moment(value: datetime) -> str:
    """`3 nov 2026, 14:20`."""
    local = value.astimezone(CENTRAL_AMERICA)
    return f"{PartialDate.of(local.date()).show()}, {local:%H:%M}"


def say_value(spec: FieldSpec, value: Any, names: Names) -> str:
    """The value as a person reads it; an empty text when there is none."""
    if value is None or value == () or value == []:
        return ""
    if isinstance(value, bool):
        return tr("Yes", "Sí") if value else tr("No", "No")
    if isinstance(value, PartialDate):
        return value.show()
    if isinstance(value, datetime):
        return show_moment(value)
    if isinstance(value, date):
        return PartialDate.of(value).show()
    return _by_kind(spec, value, names)


def _by_kind(spec: FieldSpec, value: Any, names: Names) -> str:
    if spec.kind == "code":
        return code_list(spec.codes or "").label(str(value))
    if spec.kind == "codes":
        return ", ".join(code_list(spec.codes or "").label(str(one)) for one in value)
    if spec.kind == "place":
        return places().path_label(str(value))
    if spec.kind == "money" and isinstance(value, int):
        return f"{value / 100:,.2f}"
    if spec.kind in ("person", "organisation", "user", "link", "program"):
        return names.name(spec, str(value))
    return f"{value}" if not isinstance(value, float) else f"{value:g}"
