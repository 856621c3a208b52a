"""Removing a program: what was written with it stays, or is exported and deleted by who leads the program."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kindhub.backups import may_delete, require_typed
from kindhub.errors import UserError
from kindhub.i18n import L, tr
from kindhub.ui.asking_where import ask_folder
from kindhub.ui.kit.buttons import FilledButton, QuietButton
from kindhub.ui.kit.field_block import FieldBlock
from kindhub.ui.kit.inputs import Choice, LineInput, SegmentInput
from kindhub.ui.kit.look import gaps, show_when
from kindhub.ui.kit.message_bar import ErrorBar
from kindhub.ui.kit.text import Text

if TYPE_CHECKING:
    from kindhub.storage.hub import Hub

KEEP, DELETE = "keep", "delete"
_KEPT = L(
    "The program is gone at the next start. What was written with it stays in the data folder, encrypted, and is there "
    "when the program comes back.",
    "El programa deja de estar desde el próximo inicio. Lo que se escribió con él queda en la carpeta de datos, "
    "cifrado, y vuelve a verse si se instala otra vez.",
)
_DELETED = L(
    "First everything is exported to another place, sealed, and tried out. Then the program leaves this computer with "
    "its records, its attachments, its local backups and everybody's access.",
    "Primero se exporta todo a otro lugar, sellado, y se comprueba. Después salen de este equipo el programa, sus "
    "registros, sus adjuntos, sus copias locales y el acceso de todas las personas.",
)
_INSIDE = L(
    "Choose a disk or a folder outside the data folder.", "Elija un disco o una carpeta fuera de la carpeta de datos."
)
_LEADS = L(
    "Who leads the program and has it open may also export and delete what was written with it.",
    "Quien dirige el programa y lo tiene abierto puede además exportar y borrar lo que se escribió con él.",
)


class RemovePane(QWidget):
    """`kept()` when only the program is to go; `deleting(place, typed name)` when what was written goes too."""

    kept = Signal()
    deleting = Signal(object, str)

    def __init__(self, hub: Hub, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hub, self._key = hub, ""
        self.target: Path | None = None
        column = QVBoxLayout(self)
        gaps(column, 8)
        keep = Choice(KEEP, tr("Leave it", "Dejarlo"))
        self.data = SegmentInput((keep, Choice(DELETE, tr("Export and delete it", "Exportarlo y borrarlo"))))
        self.data.changed.connect(self._choose)
        self._what = FieldBlock(tr("What was written with it", "Lo que se escribió con él"), self.data)
        self._words = Text("", wrap=True)
        self._for_leads = Text(_LEADS.say(), "body", "text2", wrap=True)
        self._deletion = self._make_deletion()
        for part in (self._what, self._words, self._for_leads, self._deletion):
            column.addWidget(part)
        self.error = ErrorBar()
        column.addWidget(self.error)
        row = QHBoxLayout()
        gaps(row, 8)
        self.agree = FilledButton("", tone="danger")
        self.agree.clicked.connect(self._agree)
        self.stay = QuietButton(tr("Leave it as it is", "Dejar como está"))
        self.stay.clicked.connect(self.hide)
        row.addWidget(self.agree)
        row.addWidget(self.stay)
        row.addStretch(1)
        column.addLayout(row)
        self.hide()

    def _make_deletion(self) -> QWidget:
        pane = QWidget()
        column = QVBoxLayout(pane)
        gaps(column, 8)
        self._where = Text("", "body", "text2", wrap=True)
        self.choose = QuietButton(tr("Choose where to export…", "Elegir dónde exportar…"), "folder-open")
        self.choose.clicked.connect(self._ask_target)
        self.name = LineInput(80)
        self._name_block = FieldBlock(tr("Name of the program", "Nombre del programa"), self.name)
        column.addWidget(self._where)
        column.addWidget(self.choose, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._name_block)
        return pane

    def ask(self, key: str) -> None:
        """Show what can be done about this program; leaving what was written is chosen."""
        self._key, self.target = key, None
        may = may_delete(self._hub, key)
        show_when(self._what, may)
        show_when(self._for_leads, not may)
        self.name.set_value(None)
        if may:
            shown = self._hub.programs[key].info.neutral_name.say()
            self._name_block.say_hint(tr("To confirm, write: {name}", "Para confirmar, escriba: {name}", name=shown))
        self.data.set_value(KEEP)
        self._choose(KEEP)
        self.show()
        self.stay.setFocus()

    def _choose(self, what: object) -> None:
        delete = what == DELETE
        self.error.hide()
        self._words.setText((_DELETED if delete else _KEPT).say())
        show_when(self._deletion, delete)
        self.agree.setText(tr("Export and delete…", "Exportar y borrar…") if delete else tr("Remove it", "Quitarlo"))
        self._show_target()
        if delete:
            self.choose.setFocus()

    def _show_target(self) -> None:
        self._where.setText(
            tr("The export goes to: {place}", "Se exporta a: {place}", place=self.target)
            if self.target
            else tr("Choose a disk or a folder that stays with the office.",
                    "Elija un disco o una carpeta que quede en la oficina.")
        )  # fmt: skip

    def _ask_target(self) -> None:
        ask_folder(self, tr("Where to export", "Dónde exportar")).fileSelected.connect(self.export_to)

    def export_to(self, place: str) -> None:
        """Export to this folder; one inside the data folder is refused."""
        path = Path(place)
        inside = self._hub.folder.holds(path)
        self.target = None if inside else path
        self._show_target()
        if inside:
            self.error.tell(_INSIDE.say())

    def _agree(self) -> None:
        if self.data.value() != DELETE:
            self.kept.emit()
            return
        typed = str(self.name.value() or "")
        try:
            require_typed(self._hub, self._key, typed)
        except UserError as advice:
            self.error.tell(advice)
            return
        if self.target is None:
            self.error.tell(tr("Choose where to export first.", "Primero elija dónde exportar."))
            return
        self.deleting.emit(self.target, typed)
