"""What is done with certificates beside the window. Words and templates are read there; nothing of Qt is touched."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from kindhub.i18n import tr
from kindhub.services.certificates.issuing import Issued, issue_anew, issue_due, withdraw
from kindhub.services.certificates.register import EventRegister, read_register
from kindhub.services.giving_out import tell_leaving, write_out
from kindhub.ui.printing.draw import Pages, Stamp, pdf_of_all
from kindhub.ui.printing.job import PrintJob, counted_words, kept_look
from kindhub.ui.printing.look import Look
from kindhub.ui.when import today

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from kindhub.program.forms import Form
    from kindhub.program.paper import Paper
    from kindhub.program.registry import LoadedProgram
    from kindhub.storage.hub import Hub
    from kindhub.ui.tasks import Progress

Kind = Literal["pdf", "docx"]


@dataclass(frozen=True, slots=True)
class OfEvent:
    """Whose certificates: a program's form and the event."""

    hub: Hub
    program: LoadedProgram
    form: Form
    event_id: str

    def read(self, _progress: Progress | None = None) -> EventRegister:
        """Work: the register as it stands."""
        with self.hub.read() as session:
            return read_register(session, self.form, self.event_id)

    def issue(self, progress: Progress) -> Issued:
        """Work: issue to everybody who is entitled."""
        progress.say(tr("Issuing certificates…", "Emitiendo constancias…"))
        return issue_due(self.hub, self.form, self.event_id, today())

    def withdrawing(self, person: str, why: str) -> Callable[[Progress], str]:
        """Work: withdraw what a person holds."""

        def work(_progress: Progress) -> str:
            return withdraw(self.hub, self.form, self.event_id, person, why, today())

        return work

    def issuing_anew(self, person: str, why: str) -> Callable[[Progress], str]:
        """Work: issue another in its place."""

        def work(_progress: Progress) -> str:
            return issue_anew(self.hub, self.form, self.event_id, person, why, today())

        return work

    def job(self, register: EventRegister, only: Collection[str] | None = None) -> PrintJob:
        """The certificates that hold as one job for the desk, one sheet for each."""
        from kindhub.services.certificates.papers import held_lines, leaving_of, read_press

        count = len(held_lines(register, only))

        def make(session: Session) -> list[Paper]:
            press, lines = read_press(session, self.program, self.form, self.event_id, only)
            return [press.paper(line) for line in lines]

        name = f"{self.form.key}-{today().isoformat()}"
        leaving = leaving_of(self.form, self.event_id, count)
        return PrintJob(self.form.title.say(), make, name, leaving, sideways=True, spoken=True)


class WriteEach:
    """Work: one file for each person who holds one, named by its number, in a folder. Gives how many were written.

    The row of the ledger comes before the first file. Stopped between two files, what is there stays there.
    """

    def __init__(self, of: OfEvent, kind: Kind, reason: str, folder: Path, only: Collection[str] | None = None) -> None:
        self._of, self._kind, self._reason, self._folder, self._only = of, kind, reason, folder, only

    def __call__(self, progress: Progress) -> int:
        """Write. Raises `Refused` or `UserError`."""
        from kindhub.services.certificates.papers import leaving_of, read_press

        of = self._of
        progress.say(tr("Writing the files…", "Escribiendo los archivos…"))
        with of.hub.read() as session:
            press, lines = read_press(session, of.program, of.form, of.event_id, self._only)
        look = kept_look(of.hub)
        sideways = Look(look.size, sideways=True)
        tell_leaving(of.hub, leaving_of(of.form, of.event_id, len(lines)), self._reason, file=True)
        for done, line in enumerate(lines):
            progress.say(counted_words(done, len(lines)), done / len(lines))
            progress.check()
            if self._kind == "pdf":
                content = pdf_of_all((Pages(press.paper(line), sideways, Stamp()),), sideways)
            else:
                content = press.document(line)
            write_out(self._folder / f"{line.number}.{self._kind}", content)
        return len(lines)
