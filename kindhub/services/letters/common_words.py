"""The words every letter may use, whatever its program: whom it is about, who writes it, and when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlmodel import col

from kindhub.i18n import L
from kindhub.program.letters import Letter, Word
from kindhub.records.organisation import Organisation, UserAccount
from kindhub.records.partial_date import PartialDate

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from sqlalchemy.orm import Session

    from kindhub.program.letters import Value
    from kindhub.services.cases import CaseView

COMMON = (
    Word("person", L("the person's name", "nombre de la persona"), "Ana Ejemplo Inventado"),
    Word("number", L("number of the case", "número del caso"), "REI-2026-0000"),
    Word("opened", L("day the case was opened", "día en que se abrió el caso"), "3 mar 2026"),
    Word("worker", L("who accompanies", "quién acompaña"), "Rosa Ejemplo"),
    Word("organisation", L("the partner organisation", "la organización socia"), "Asociación Ejemplo"),
    Word("writer", L("who writes the letter", "quién escribe la carta"), "Rosa Ejemplo"),
    Word("today", L("today's date", "fecha de hoy"), "26 nov 2026"),
)


def all_words(letter: Letter) -> tuple[Word, ...]:
    """What a template of this letter may use: the common words, then its own."""
    return (*COMMON, *letter.words)


def common_values(session: Session, view: CaseView, writer: str, today: date) -> Mapping[str, Value]:
    """Their values for a case."""
    uid, partner = getattr(view.case, "responsible", None), getattr(view.case, "partner_id", None)
    opened = getattr(view.case, "opened", None)
    worker = session.scalars(select(col(UserAccount.name)).where(col(UserAccount.uid) == uid)).first()
    organisation = session.scalars(select(col(Organisation.name)).where(col(Organisation.id) == partner)).first()
    return {
        "person": view.person_name,
        "number": view.number,
        "opened": PartialDate.of(opened).show() if opened else "",
        "worker": worker or "",
        "organisation": organisation or "",
        "writer": writer,
        "today": PartialDate.of(today).show(),
    }
