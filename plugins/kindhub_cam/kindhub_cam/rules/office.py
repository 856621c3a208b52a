"""Rule sets of the office beside those of the program: loaded from a file, looked at, activated with a day."""

from datetime import date
from functools import lru_cache
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from kindhub.errors import UserError
from kindhub.i18n import L
from kindhub.records.base import table_of
from kindhub_cam.records import RuleSet as Stored
from kindhub_cam.rules.accepting import accept
from kindhub_cam.rules.books import SAME_NAME, shipped, with_new
from kindhub_cam.rules.model import RuleSet
from kindhub_cam.rules.reading import read_rules

DRAFT, ACTIVE = "draft", "active"
NO_DAY = L("A set is activated with the day from which it is in force.",
           "Un conjunto se activa con el día desde el que rige.")  # fmt: skip

NO_DRAFT = L("There is no loaded set “{name}” that waits to be activated.",
             "No hay un conjunto «{name}» cargado que espere ser activado.")  # fmt: skip


def all_sets(session: Session, but: str = "") -> tuple[RuleSet, ...]:
    """Every set in force at some time, the earliest first; `but` leaves one of the office's out, by its id."""
    table = table_of(Stored)
    asked = select(table.c.id, table.c.source_text, table.c.in_force_from).where(table.c.state == ACTIVE)
    rows = session.connection().execute(asked.order_by(table.c.in_force_from, table.c.id)).all()
    return _with_office(tuple((row.source_text, row.in_force_from) for row in rows if row.id != but))


@lru_cache(maxsize=16)
def _with_office(texts: tuple[tuple[str, date], ...]) -> tuple[RuleSet, ...]:
    sets = shipped()
    for text, begins in texts:
        sets = with_new(sets, read_rules(text), begins)
    return sets


def load(work: Any, text: str, signature: str | None = None, *, signed_only: bool = False) -> Stored:
    """Keep a set from a file as a draft. Raises `Refused` or `UserError` with the reason when it may not be taken."""
    rules = accept(text, signature, signed_only=signed_only)
    known = (*(one.name for one in all_sets(work.session)), *(one.name for one, _ in drafts(work.session)))
    if any(name.casefold() == rules.name.casefold() for name in known):
        raise UserError(SAME_NAME, name=rules.name)
    record = Stored(name=rules.name, source_text=text, signature=signature, in_force_from=rules.in_force_from,
                    in_force_to=rules.in_force_to, state=DRAFT)  # fmt: skip
    work.add(record)
    return record


def activate(work: Any, record: Stored, begins: date, today: date) -> None:
    """Put a draft in force from a day on; the set before it ends the day before. Raises `UserError`."""
    record.in_force_from, record.in_force_to, record.state, record.activated_on = begins, None, ACTIVE, today
    require_fits(work.session, record)


def drafts(session: Session) -> tuple[tuple[RuleSet, bool], ...]:
    """Sets that were loaded and are in force on no day, the oldest first, and whether each came with a signature."""
    table = table_of(Stored)
    asked = select(table.c.source_text, table.c.signature).where(table.c.state == DRAFT).order_by(table.c.id)
    return tuple((read_rules(row[0]), bool(row[1])) for row in session.connection().execute(asked))


def own(session: Session) -> dict[str, bool]:
    """The names of sets the office activated, and whether each came with a signature."""
    table = table_of(Stored)
    asked = select(table.c.name, table.c.signature).where(table.c.state == ACTIVE)
    return {row[0]: bool(row[1]) for row in session.connection().execute(asked)}


def draft_named(session: Session, name: str) -> Stored:
    """The draft of that name. Raises `UserError` when there is none."""
    table = table_of(Stored)
    asked = select(Stored).where(table.c.name == name, table.c.state == DRAFT)
    found: Stored | None = session.scalars(asked).first()
    if found is None:
        raise UserError(NO_DRAFT, name=name[:60])
    return found


def require_fits(session: Session, record: Stored) -> None:
    """Raise `UserError` where an active set would leave a gap, lie over another or fail its own table."""
    if record.state != ACTIVE:
        return
    if record.in_force_from is None:
        raise UserError(NO_DAY)
    with_new(all_sets(session, but=record.id), accept(record.source_text or ""), record.in_force_from)
