"""What is to be printed, how the person wants it, and the work that makes it leave."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, cast

from kindhub.i18n import Language, language, tr, written_in
from kindhub.program.paper import Paper
from kindhub.services.giving_out import Leaving, may_leave, tell_leaving, write_out
from kindhub.services.preferences import keep_preference, preference
from kindhub.services.settings import setting_in_force
from kindhub.ui.printing.draw import Pages, Sheaf, Stamp, pdf_of_all
from kindhub.ui.printing.look import Look, PaperSize

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from kindhub.storage.hub import Hub
    from kindhub.ui.tasks import Progress

FileKind = Literal["pdf", "docx", "xlsx", "png"]
KEPT, SHEET = "print.look", "paper"
"""The key of what is remembered of the last print, and that of the declared setting."""


@dataclass(frozen=True, slots=True)
class PrintJob:
    """`make(session)` gives the paper, or several, beside the window. `leaving` None: a blank form, for anybody.

    `named`: the paper has a name that may be asked for. `drawn`: it holds pictures of widgets, so the GUI thread
    draws it. `file_name` is what a PDF is called at first, without a name of a person. `keeping` is done in the same
    breath as the row of the ledger, before anything leaves. `others` are further kinds of file it can be written as.
    `spoken`: the person chooses the language it is written in; else it is that of the window.
    """

    title: str
    make: Callable[[Session], Paper | Sequence[Paper]]
    file_name: str
    leaving: Leaving | None = None
    named: bool = False
    drawn: bool = False
    sideways: bool = False
    keeping: Callable[[], object] | None = None
    others: Mapping[FileKind, Callable[[Session], bytes]] = field(default_factory=dict)
    spoken: bool = False


@dataclass(frozen=True, slots=True)
class PrintWish:
    """What the person chose."""

    look: Look
    reason: str = ""
    named: bool = False
    file: bool = False
    kind: FileKind = "pdf"
    language: Language | None = None

    @property
    def written(self) -> Language:
        """The language the paper is written in."""
        return self.language or language()


def may_print(hub: Hub, job: PrintJob, *, file: bool) -> bool:
    """Whether this person may print it, or write it as a PDF."""
    return job.leaving is None or may_leave(hub.user, job.leaving, file=file)


def kept_look(hub: Hub) -> Look:
    """The sheet of the settings, and the type this person chose last. Another sheet holds for one print only."""
    with hub.read() as session:
        size = cast("PaperSize", setting_in_force(session, hub.user.uid, SHEET).value)
        kept: Any = preference(session, "main", hub.user.uid, KEPT)
    return Look(size, large=isinstance(kept, dict) and kept.get("large") is True)


def stamp_of(hub: Hub, job: PrintJob, wish: PrintWish) -> Stamp:
    """Who, when, for what; nothing on a blank form."""
    if job.leaving is None:
        return Stamp()
    return Stamp(hub.user.name, datetime.now().astimezone(), wish.reason.strip())


class _Leaves:
    """What both ways out have in common."""

    def __init__(self, hub: Hub, job: PrintJob, wish: PrintWish) -> None:
        self._hub, self._job, self._wish = hub, job, wish

    def laid_out(self, progress: Progress) -> Iterator[Pages]:
        """The papers, read in a session limited to what the person may see, each laid out when it is asked for."""
        with self._hub.read() as session, written_in(self._wish.written):
            made = self._job.make(session)
        papers = (made,) if isinstance(made, Paper) else made
        stamp = stamp_of(self._hub, self._job, self._wish)
        for number, paper in enumerate(papers):
            if number:
                progress.say(counted_words(number, len(papers)), number / len(papers))
            progress.check()
            yield Pages(paper, self._wish.look, stamp, named=self._wish.named)

    def tell(self) -> None:
        """Write into the ledger what leaves."""
        if self._job.keeping is not None:
            self._job.keeping()
        if self._job.leaving is not None:
            tell_leaving(self._hub, self._job.leaving, self._wish.reason, file=self._wish.file)
        keep_preference(self._hub, "main", KEPT, {"large": self._wish.look.large})


def counted_words(done: int, of: int) -> str:
    """How far a heap of papers is."""
    return tr("{n} of {all}…", "{n} de {all}…", n=done, all=of)


class MakePages(_Leaves):
    """Work: make the paper, lay it out, tell the ledger. Gives a `Sheaf` for a printer."""

    def __call__(self, progress: Progress) -> Sheaf:
        """Make them. Raises `Refused` or `UserError` with words for the person."""
        progress.say(tr("Preparing the paper…", "Preparando el papel…"))
        sheaf = Sheaf(self.laid_out(progress), self._wish.look)
        self.tell()
        return sheaf


class WriteFile(_Leaves):
    """Work: the paper as a PDF, or as another kind of file it can be, written where the person chose.

    `content`: what the GUI thread has drawn already.
    """

    def __init__(self, hub: Hub, job: PrintJob, wish: PrintWish, path: Path, content: bytes | None = None) -> None:
        super().__init__(hub, job, wish)
        self._path, self._content = path, content

    def __call__(self, progress: Progress) -> Path:
        """Write. Raises `Refused` or `UserError`; the ledger row comes before the file."""
        progress.say(tr("Writing the file…", "Escribiendo el archivo…"))
        content = self._made(progress) if self._content is None else self._content
        self.tell()
        write_out(self._path, content)
        return self._path

    def _made(self, progress: Progress) -> bytes:
        if self._wish.kind == "pdf":
            return pdf_of_all(self.laid_out(progress), self._wish.look)
        with self._hub.read() as session, written_in(self._wish.written):
            return self._job.others[self._wish.kind](session)
