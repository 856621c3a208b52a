"""The letters of a case as jobs for the desk: printed, as PDF, or as a document that can still be changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kindhub.ui.printing.job import PrintJob
from kindhub.ui.when import today

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sqlalchemy.orm import Session

    from kindhub.program.letters import Letter
    from kindhub.program.paper import Paper
    from kindhub.program.registry import LoadedProgram
    from kindhub.services.giving_out import Leaving
    from kindhub.ui.printing.job import FileKind


def letter_job(program: LoadedProgram, letter: Letter, case_id: str, writer: str, leaving: Leaving) -> PrintJob:
    """A letter about a case; `writer` is the name that stands under it."""
    written = _Written(program, letter, case_id, writer)
    others: Mapping[FileKind, Callable[[Session], bytes]] = {"docx": written.document}
    return PrintJob(letter.title.say(), written.paper, letter.file_stem, leaving, others=others, spoken=True)


class _Written:
    """What opens word processors' files is imported when a letter is written: it holds fourteen megabytes."""

    def __init__(self, program: LoadedProgram, letter: Letter, case_id: str, writer: str) -> None:
        self._about = (program, letter, case_id, writer)

    def paper(self, session: Session) -> Paper:
        """To look at and print."""
        from kindhub.services.letters.writing import letter_paper

        return letter_paper(session, *self._about, today())

    def document(self, session: Session) -> bytes:
        """To be changed in a word processor."""
        from kindhub.services.letters.writing import write_letter

        return write_letter(session, *self._about, today())
