"""The words every letter may use, whatever its program: whom it is about, who writes it, and when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kindhub.i18n import L
from kindhub.program.letters import Letter, Word
from kindhub.records.base import Record
from kindhub.records.fields import fields_of
from kindhub.records.partial_date import PartialDate
from kindhub.services.words import HubNames, say_value

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
    """What a template of this letter may use: the common words where it is about a case, then its own."""
    return (*COMMON, *letter.words) if letter.about_case else letter.words


def common_values(session: Session, view: CaseView, writer: str, today: date) -> Mapping[str, Value]:
    """Their values for a case."""
    record: type[Record] = type(view.case)
    specs, names = fields_of(record), HubNames(session)

    def said(name: str) -> str:
        return say_value(specs[name], getattr(view.case, name), names) if name in specs else ""

    return {
        "person": view.person_name,
        "number": view.number,
        "opened": said("opened"),
        "worker": said("responsible"),
        "organisation": said("partner_id"),
        "writer": writer,
        "today": PartialDate.of(today).show(),
    }
