"""What a case is in every program: whose it is, who answers for it, since when, and how far it has come."""

from collections.abc import Callable, Collection
from datetime import date
from typing import Any

from sqlalchemy import func, inspect, select

from kindhub.i18n import L
from kindhub.records.base import Record, table_of
from kindhub.records.fields import code, day, organisation, person, text, user
from kindhub.records.local_day import today


class OfPerson(Record):
    """The link to the shared person. A program whose cases must not be joined to anybody leaves it out."""

    person_id: str = person(L("Child", "Niña o niño"))


class CaseHead(Record):
    """The head of a case. A program adds `status` with its own value list and whatever else its cases have.

    `office` and `team` are what the scopes of rights look at; `status_since` is kept by the program whenever the
    status changes, so that a list can say how long a case has stood still.
    """

    number: str | None = text(L("Case number", "Número de caso"), max_length=60, index=True, synonyms=("No. de caso",))
    opened: date | None = day(L("Opened on", "Abierto el"), index=True)
    closed: date | None = day(L("Closed on", "Cerrado el"), index=True)
    status_since: date | None = day(L("In this status since", "En este estado desde"))
    responsible: str | None = user(L("Caseworker", "Responsable"))
    office: str | None = text(L("Office", "Oficina"), max_length=32, index=True, field_class="public")
    team: str | None = text(L("Team", "Equipo"), max_length=32, field_class="public")
    partner_id: str | None = organisation(L("Partner organisation", "Organización socia"))
    risk: str | None = code(L("Risk", "Riesgo"), "risk", field_class="sensitive")


class CaseFields(CaseHead, OfPerson):
    """The head of a case of a shared person."""


class CasePart(Record):
    """A row that belongs to a case but may have come from a sheet whose case number nobody knows.

    Such an orphan has no case; `case_written` holds the number it was written under. It is kept and listed, and in
    no figure until someone says whose it is.
    """

    case_written: str | None = text(L("Case number as written", "Número de caso como está escrito"), max_length=120)

    def is_orphan(self) -> bool:
        """Whether the case it belongs to has still to be found."""
        return getattr(self, "case_id", None) is None


def number_in_turn(work: Any, case: Any, prefix: str) -> None:
    """`REI-2026-0412`, in the order of the year it was opened; a number that came from elsewhere is kept as it is."""
    if case.number:
        return
    begins = f"{prefix}-{(case.opened or today()).year}-"
    counted: dict[str, int] = work.session.info.setdefault(f"{case.schema_key()}.numbers", {})
    if begins not in counted:
        number = table_of(type(case)).c.number
        with work.session.no_autoflush:
            last = work.session.scalar(select(func.max(number)).where(number.startswith(begins)))
        counted[begins] = int(last.removeprefix(begins)) if last and last.removeprefix(begins).isdecimal() else 0
    counted[begins] += 1
    case.number = f"{begins}{counted[begins]:04}"


def date_status(
    case: Any, line: Collection[str], ends: Collection[str] = ("closed",), closed_on: Callable[[], date] = today
) -> None:
    """Keep a head in step with its status before it is written: since when it stands there, from where it came.

    `line` are the stages one goes back to from a status beside them; a status of the `ends` closes it, on the day that
    `closed_on` says. A new case stands where it stands since it was opened.
    """
    state: Any = inspect(case)
    history = state.attrs.status.history
    if not history.has_changes():
        return
    before = history.deleted[0] if history.deleted else None
    if before is None:
        case.status_since = case.status_since or case.opened or today()
        return
    case.status_since = today()
    if before in line:
        case.stage_before = before
    case.closed = closed_on() if case.status in ends else None
