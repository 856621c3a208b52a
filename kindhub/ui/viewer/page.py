"""A document, shown inside the hub. It is decrypted into memory and forgotten when the page is left."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from kindhub.i18n import tr
from kindhub.services.documents import MAIN, Paper, program_of, read_paper, save_copy
from kindhub.ui.case.documents import document_form
from kindhub.ui.kit.buttons import QuietButton
from kindhub.ui.kit.look import clear_layout, gaps, show_when
from kindhub.ui.kit.message_bar import MessageBar
from kindhub.ui.kit.page_header import PageHeader
from kindhub.ui.kit.restricted_frame import RestrictedFrame
from kindhub.ui.shell import Page, Route
from kindhub.ui.tasks import Progress, run
from kindhub.ui.viewer.copy_pane import CopyPane
from kindhub.ui.viewer.sheets import Sheets, open_sheets
from kindhub.ui.viewer.view import DocumentView

if TYPE_CHECKING:
    from kindhub.errors import UserError
    from kindhub.storage.hub import Hub


class OpenPaper:
    """Work: decrypt a document and open its pages; why they cannot be shown comes along in their place."""

    def __init__(self, hub: Hub, schema: str, record_id: str) -> None:
        self._hub, self._schema, self._record_id = hub, schema, record_id

    def __call__(self, _progress: Progress) -> tuple[Paper, Sheets | UserError]:
        """Open it."""
        from kindhub.errors import UserError

        paper = read_paper(self._hub, self._schema, self._record_id)
        try:
            return paper, open_sheets(paper.content, paper.media_type)
        except UserError as not_shown:
            return paper, not_shown


class SaveCopy:
    """Work: write a copy in clear, with its ledger row."""

    def __init__(self, hub: Hub, paper: Paper, target: Path, reason: str) -> None:
        self._hub, self._paper, self._target, self._reason = hub, paper, target, reason

    def __call__(self, _progress: Progress) -> Path:
        """Write it; gives where it is."""
        save_copy(self._hub, self._paper, self._target, self._reason)
        return self._target


class DocumentPage(Page):
    """`DocumentPage(hub, schema, record id)`; `main` for a document of the person herself."""

    def __init__(self, hub: Hub, schema: str, record_id: str) -> None:
        super().__init__()
        self._hub, self._schema, self._record_id = hub, schema, record_id
        self.paper: Paper | None = None
        self.copying: CopyPane | None = None
        self._head = QVBoxLayout()
        gaps(self._head)
        self.column.addLayout(self._head)
        body = QWidget()
        self._body = QVBoxLayout(body)
        gaps(self._body, 12)
        self.view = DocumentView()
        self.view.failed.connect(self._failed)
        self._body.addWidget(self.view, 1)
        self.view.hide()
        restricted = schema != MAIN and hub.programs[schema].info.restricted
        self.column.addWidget(RestrictedFrame(body) if restricted else body, 1)
        self.refresh()

    @override
    def refresh(self) -> None:
        if self.paper is None:
            work = OpenPaper(self._hub, self._schema, self._record_id)
            run(self, work, self._show, self._failed)

    def _show(self, answer: object) -> None:
        paper, sheets = cast("tuple[Paper, Sheets | UserError]", answer)
        self.paper = paper
        clear_layout(self._head)
        self._head.addWidget(self._header(paper))
        if isinstance(sheets, Exception):
            self._body.insertWidget(0, MessageBar("info", str(sheets), closable=False))
            self._body.addStretch(1)
            return
        self.view.show()
        self.view.show_sheets(sheets)
        self.view.setFocus()

    def _header(self, paper: Paper) -> PageHeader:
        size = len(paper.content)
        weight = f"{size / 1_048_576:.1f} MB" if size >= 1_048_576 else f"{max(size // 1024, 1)} KB"
        header = PageHeader(paper.title, self._crumbs(paper), (paper.file_name, weight))
        header.crumb_clicked.connect(self.go)
        edit = QuietButton(tr("Data of the document", "Datos del documento"), "pencil-simple")
        edit.clicked.connect(self._edit)
        show_when(edit, self._form_route(paper) is not None)
        header.add_action(edit)
        if self._hub.user.can(program_of(self._schema), "export"):
            copy = QuietButton(tr("Save a copy…", "Guardar una copia…"), "floppy-disk")
            copy.clicked.connect(self.ask_copy)
            header.add_action(copy)
        return header

    def _crumbs(self, paper: Paper) -> Sequence[tuple[str, object]]:
        if self._schema == MAIN:
            return ((tr("Person", "Persona"), Route("person", (paper.owner, "documents"))),)
        called = self._hub.programs[self._schema].workflows[0].called
        return ((called.alone.say(), Route("case", (self._schema, paper.owner))),) if paper.owner else ()

    def _form_route(self, paper: Paper) -> Route | None:
        if self._schema == MAIN:
            return Route("person_part", (paper.owner, "document", paper.record_id))
        form = document_form(self._hub.programs[self._schema])
        return Route("case", (self._schema, paper.owner, form.key)) if form and paper.owner else None

    def _edit(self) -> None:
        route = self._form_route(self.paper) if self.paper else None
        if route is not None:
            self.go.emit(route)

    def ask_copy(self) -> None:
        """Say what a copy means, and ask what it is for."""
        if self.paper is None or self.copying is not None:
            return
        self.copying = CopyPane(self.paper.file_name)
        self.copying.chosen.connect(self._save)
        self.copying.declined.connect(self._close_copying)
        self._body.insertWidget(0, self.copying)
        self.copying.reason.setFocus()

    def _close_copying(self) -> None:
        if self.copying is not None:
            self.copying.hide()
            self.copying.deleteLater()
            self.copying = None

    def _save(self, path: str, reason: str) -> None:
        if self.paper is not None:
            run(self, SaveCopy(self._hub, self.paper, Path(path), reason), self._saved, self._failed)

    def _saved(self, target: object) -> None:
        self._close_copying()
        self.say("ok", tr("The copy is in {place}.", "La copia está en {place}.", place=target))

    def _failed(self, error: object) -> None:
        if isinstance(error, BaseException):
            self.fail(error)

    @override
    def leave(self) -> None:
        self.view.forget()
        self.paper = None
