"""What the book of a day asks the program: whom a folio may mean, and what is known of a child beside the name."""

from collections.abc import Mapping, Sequence

from sqlalchemy import or_, select
from sqlalchemy.orm import Session
from sqlmodel import col

from kindhub.i18n import L, tr
from kindhub.program.day_book import DayBook
from kindhub.records.codes import code_list
from kindhub.records.date_show import show
from kindhub.records.partial_date import PartialDate
from kindhub_mexico.records import AsylumClaim, Case, Encounter

FEWEST_SIGNS = 4
"""A folio or a COMAR file of which so much was typed."""


def by_folio(session: Session, typed: str, limit: int) -> Sequence[str]:
    """The children of the encounters whose folio begins with this, and of the claims whose COMAR file holds it."""
    if len(typed) < FEWEST_SIGNS or not any(sign.isdigit() for sign in typed):
        return ()
    met = select(col(Encounter.case_id)).where(col(Encounter.folio).startswith(typed, autoescape=True))
    claimed = select(col(AsylumClaim.case_id)).where(col(AsylumClaim.reference).icontains(typed, autoescape=True))
    asked = select(col(Case.person_id)).where(or_(col(Case.id).in_(met), col(Case.id).in_(claimed)))
    return session.scalars(asked.order_by(col(Case.last_seen_on).desc(), col(Case.id)).limit(limit)).all()


def about(session: Session, person_ids: Sequence[str]) -> Mapping[str, str]:
    """Case number, stage and last encounter of each, within what the person at work may see."""
    cases = select(Case).where(col(Case.person_id).in_(person_ids)).order_by(col(Case.id))
    return {case.person_id: _of(case) for case in session.scalars(cases)}


def _of(case: Case) -> str:
    last = case.last_seen_on
    seen = tr("last seen {day}", "última atención {day}", day=show(PartialDate.of(last))) if last else ""
    stage = code_list("mexico.stage").label(case.status)
    return " · ".join(filter(None, (case.number, stage, seen)))


BOOK = DayBook(
    day="visits",
    list_key="visits",
    head=("held_on", "office", "kind", "site", "venue", "place", "facilitators"),
    link="visit_id",
    same=("held_on", "office", "place", "venue"),
    held_on="held_on",
    kept=("kind", "level", "by", "language"),
    case_from=("office", "language"),
    numbers=by_folio,
    about=about,
    counted=L("Encounters: {n} · Children: {all}", "Atenciones: {n} · Niñas y niños: {all}"),
)
