"""The right of the case page: what is due, and which papers are there."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kindhub.i18n import tr
from kindhub.ui.case.picture import CasePicture
from kindhub.ui.kit.look import gaps
from kindhub.ui.kit.panes import ScrollPane
from kindhub.ui.kit.row_list import Row
from kindhub.ui.kit.side_lists import DocumentChecklist, DueList
from kindhub.ui.theme import theme

WIDTH = 276


class SidePanel(ScrollPane):
    """`due_chosen(key)`, `task_asked`, `document_chosen(key)`, `document_asked`, `files_dropped(paths)`."""

    due_chosen = Signal(str)
    task_asked = Signal()
    document_chosen = Signal(str)
    document_asked = Signal()
    files_dropped = Signal(object)

    def __init__(self, *, tasks: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(theme().size(WIDTH))
        inside: QVBoxLayout = self.body
        gaps(inside, 12)
        self.due = DueList(can_add=tasks)
        self.due.chosen.connect(self.due_chosen)
        self.due.added.connect(self.task_asked)
        inside.addWidget(self.due)
        self.documents = DocumentChecklist()
        self.documents.dropped.connect(self.files_dropped)
        self.documents.chosen.connect(self.document_chosen)
        self.documents.added.connect(self.document_asked)
        inside.addWidget(self.documents)
        inside.addStretch(1)

    def show_case(self, picture: CasePicture) -> None:
        """Fill both lists; a program without a checklist has no second one."""
        nothing = Row("", tr("Nothing is due.", "No hay plazos pendientes."), "fine")
        self.due.set_rows(picture.due or (nothing,))
        self.documents.zone.setVisible(not picture.read_only)
        self.documents.setVisible(picture.documents is not None)
        self.documents.set_rows(picture.documents or ())
