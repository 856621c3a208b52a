"""The documents of a person and her cases, the chosen one beside the list; from memory only, no photograph unasked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout
from typing_extensions import override

from kindhub.errors import UserError
from kindhub.i18n import tr
from kindhub.security.access import HUB
from kindhub.services.documents import MAIN
from kindhub.services.timeline import DOCUMENTS, Where
from kindhub.ui.error_words import words_of
from kindhub.ui.kit.busy import EmptyState
from kindhub.ui.kit.buttons import LinkButton
from kindhub.ui.kit.card import Card
from kindhub.ui.kit.look import gaps, show_when
from kindhub.ui.kit.panes import Panes, Room
from kindhub.ui.kit.row_list import Row
from kindhub.ui.kit.views import Views
from kindhub.ui.people.person_lists import RowCard, document_rows
from kindhub.ui.tasks import run
from kindhub.ui.theme import theme
from kindhub.ui.viewer.attach_link import AttachLink
from kindhub.ui.viewer.page import OpenPaper
from kindhub.ui.viewer.view import DocumentView
from kindhub.ui.when import today

if TYPE_CHECKING:
    from kindhub.records.document import Document
    from kindhub.services.documents import Paper
    from kindhub.services.timeline import Happening, Lane
    from kindhub.storage.hub import Hub
    from kindhub.ui.viewer.sheets import Sheets

LIST, LEAST = 408, 220


class DocumentsPane(Room):
    """`opened(Where)` shows one on a page of its own, `edited(id)` its data, `added` a new one without a file.

    `attached` when a file was kept, `failed(error)`.
    """

    opened = Signal(object)
    edited = Signal(str)
    added = Signal()
    attached = Signal()
    failed = Signal(object)

    def __init__(
        self, hub: Hub, person_id: str, documents: Sequence[Document], lanes: Sequence[Lane], *, may_edit: bool
    ) -> None:
        super().__init__()
        self._hub, self._shown, self._may_edit = hub, "", may_edit
        self._away = False
        self._files = {f"{MAIN}:{one.id}": bool(one.stored_as) for one in documents}
        self._places: dict[str, Where] = {}
        rows = [replace(row, key=f"{MAIN}:{row.key}") for row in document_rows(documents, today())]
        rows += self._rows_of_cases(lanes)
        row = QHBoxLayout(self)
        gaps(row, 12)
        none = tr("No documents.", "Sin documentos.")
        add = tr("Document", "Documento") if may_edit else ""
        self.list = RowCard(tr("Documents", "Documentos"), rows, none, add, keeps=True)
        self.list.setFixedWidth(theme().size(LIST))
        self.list.chosen.connect(self.show_document)
        self.list.added.connect(self.added)
        if may_edit:
            attach = AttachLink(hub, person_id)
            attach.attached.connect(self.attached)
            attach.failed.connect(self.failed)
            self.list.add_action(attach)
        self.list.setMinimumHeight(theme().size(LEAST))
        row.addWidget(Panes(self._preview(), left=self.list))
        self._photos = {f"{MAIN}:{one.id}" for one in documents if one.kind == "photo"}
        papers = (key for key, there in self._files.items() if there and key.startswith(MAIN))
        first = next((key for key in papers if key not in self._photos), "")
        if first:
            self.list.rows.set_current(first)
            self.show_document(first)

    def _rows_of_cases(self, lanes: Sequence[Lane]) -> list[Row]:
        """Documents that lie in a case; those of a restricted program are opened on a page that says so."""
        rows = []
        found = [one for lane in lanes if lane.key == DOCUMENTS for one in (*lane.happenings, *lane.undated)]
        for one in found:
            schema, _, record_id = one.key.removeprefix(f"{DOCUMENTS}:").partition(":")
            if schema != MAIN and one.where is not None:
                key, program = f"{schema}:{record_id}", self._hub.programs[schema]
                self._places[key] = one.where
                self._files[key] = one.where.page == "document" and not program.info.restricted
                rows.append(_row_of_case(key, one, program.info.neutral_name.say()))
        return rows

    def _preview(self) -> Card:
        card = Card(tr("Preview", "Vista previa"), " ")
        self.card = card
        self._open = LinkButton(tr("Open large", "Abrir en grande"), "arrows-out-simple")
        self._open.clicked.connect(self._open_large)
        self._data = LinkButton(tr("Data of the document", "Datos del documento"), "pencil-simple")
        self._data.clicked.connect(self._edit)
        card.add_action(self._data)
        card.add_action(self._open)
        self._views = Views()
        self._none = EmptyState(tr("Choose a document.", "Elija un documento."), icon="file-text")
        self.view = DocumentView()
        self.view.failed.connect(self._failed)
        self._views.addWidget(self._none)
        self._views.addWidget(self.view)
        card.add(self._views, 1)
        card.setMinimumHeight(theme().size(LEAST))
        self._show_acts()
        return card

    def _show_acts(self) -> None:
        own = self._shown.startswith(f"{MAIN}:")
        show_when(self._open, bool(self._shown) and (not own or self._files.get(self._shown, False)))
        show_when(self._data, own and self._may_edit)

    def show_document(self, key: str) -> None:
        """Show one beside the list; one without a file says so."""
        self._shown = key
        self.view.forget()
        self._views.setCurrentWidget(self._none)
        self._show_acts()
        if key in self._photos and not self._hub.user.can(HUB, "view_photo"):
            self._say(tr("You may not see photographs.", "Usted no puede ver fotografías."))
        elif self._files.get(key):
            schema, _, record_id = key.partition(":")
            self._say("")
            run(self, OpenPaper(self._hub, schema, record_id), self._read, self._failed, lane="files")
        elif key in self._places:
            self._say(tr("It is opened on a page of its own.", "Se abre en una página aparte."))
        elif not key:
            self._say(tr("Choose a document.", "Elija un documento."))
        else:
            self._say(tr("No file is attached.", "No tiene archivo adjunto."))

    def _say(self, words: str) -> None:
        self._none.set_sentence(words)

    def _read(self, answer: object) -> None:
        paper, sheets = cast("tuple[Paper, Sheets | Exception]", answer)
        if f"{paper.schema}:{paper.record_id}" != self._shown or self._away:
            return
        if isinstance(sheets, Exception):
            self._failed(sheets)
            return
        self._views.setCurrentWidget(self.view)
        self.view.show_sheets(sheets)

    def _failed(self, error: object) -> None:
        if isinstance(error, BaseException):
            self._say(words_of(error))
            if not isinstance(error, UserError):
                self.failed.emit(error)  # with what support asks for

    def _open_large(self) -> None:
        schema, _, record_id = self._shown.partition(":")
        self.opened.emit(self._places.get(self._shown) or Where("document", (schema, record_id)))

    def _edit(self) -> None:
        self.edited.emit(self._shown.partition(":")[2])

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        """Out of sight nothing of a document stays in memory."""
        super().hideEvent(event)
        self._away = True
        self.view.forget()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._away:
            self._away = False
            self.show_document("" if self._shown in self._photos else self._shown)


def _row_of_case(key: str, one: Happening, program: str) -> Row:
    state = "done" if one.where is not None and one.where.page == "document" else "missing"
    return Row(key, one.detail or one.label, state=state, sub=f"{one.label} · {one.shown_when()}", group=program)
