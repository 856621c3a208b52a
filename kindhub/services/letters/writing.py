"""A letter about a case: values read, template in force filled; as DOCX, or as a paper to look at and print."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kindhub.i18n import language
from kindhub.program.paper import Paper
from kindhub.services.cases import view_case
from kindhub.services.letters.common_words import common_values
from kindhub.services.letters.in_force import template_in_force
from kindhub.services.letters.letter_paper import blocks_of
from kindhub.services.letters.merging import merged

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

    from kindhub.program.letters import Letter
    from kindhub.program.registry import LoadedProgram


def write_letter(
    session: Session, program: LoadedProgram, letter: Letter, case_id: str, writer: str, today: date
) -> bytes:
    """The filled DOCX, in the language in force. Raises `UserError` when the case is out of sight or not ready."""
    view = view_case(session, program, case_id)
    template = template_in_force(session, program, letter, language())
    values = {**common_values(session, view, writer, today), **letter.values(session, view.case)}
    return merged(letter, template.content, values)


def letter_paper(
    session: Session, program: LoadedProgram, letter: Letter, case_id: str, writer: str, today: date
) -> Paper:
    """The same letter as a paper."""
    content = write_letter(session, program, letter, case_id, writer, today)
    return Paper(title=letter.title.say(), blocks=blocks_of(content), record=f"kindhub:{program.key}.case:{case_id}")
