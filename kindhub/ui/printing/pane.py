"""Asks how and for what a paper is printed, and says that the hub no longer guards it then."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from kindhub.i18n import Language, language, tr
from kindhub.services.giving_out import SHORTEST_REASON, WHY
from kindhub.ui.kit.buttons import FilledButton, QuietButton
from kindhub.ui.kit.field_block import FieldBlock
from kindhub.ui.kit.flow import FlowLayout
from kindhub.ui.kit.inputs import Choice, SegmentInput, TextInput
from kindhub.ui.kit.popover import PopOver
from kindhub.ui.kit.text import Text
from kindhub.ui.printing.job import FileKind, PrintJob, PrintWish
from kindhub.ui.printing.look import Look, PaperSize
from kindhub.ui.theme import theme

if TYPE_CHECKING:
    from PySide6.QtWidgets import QPushButton


PRINTER = "printer"
_CALLED: dict[FileKind, str] = {"pdf": "PDF", "docx": "Word", "xlsx": "Excel", "png": "PNG"}
_SIGNS: dict[FileKind, str] = {"pdf": "file-pdf", "docx": "file-text", "xlsx": "table", "png": "image"}


class PrintPane(PopOver):
    """`wished(PrintWish)` once there is a reason, or none is needed."""

    wished = Signal(object)

    def __init__(self, job: PrintJob, look: Look, parent: QWidget, *, prints: bool, files: bool) -> None:
        super().__init__(parent)
        self._job = job
        self.frame.setFixedWidth(theme().size(380))
        self.body.addWidget(Text(job.title, "h3", wrap=True))
        if job.leaving is not None:
            warning = tr("The hub does not guard paper and files: keep them locked away, and destroy what is no "
                         "longer needed.",
                         "El hub no protege el papel ni los archivos: guárdelos bajo llave y destruya lo que ya no "
                         "haga falta.")  # fmt: skip
            self.body.addWidget(Text(warning, "body", "text2", wrap=True))
        self.sheet = SegmentInput([Choice("letter", tr("Letter", "Carta")), Choice("a4", "A4")])
        self.sheet.name_for_reader(tr("Sheet", "Hoja"))
        self.sheet.set_value(look.size)
        self.body.addWidget(self.sheet)
        self.language = SegmentInput([Choice("es", "Español"), Choice("en", "English")])
        self.language.name_for_reader(tr("Language of the letter", "Idioma de la carta"))
        self.language.set_value(language())
        if job.spoken:
            self.body.addWidget(self.language)
        self.large = QCheckBox(tr("Large letters (16 points)", "Letra grande (16 puntos)"))
        self.large.setChecked(look.large)
        self.body.addWidget(self.large)
        self.named = QCheckBox(tr("With the name in the head", "Con el nombre en el encabezado"))
        if job.named:
            self.body.addWidget(self.named)
        self.reason = TextInput(rows=2, max_length=300)
        self.reason.setMaximumHeight(self.reason.edit.maximumHeight())
        hint = tr("It stands at the foot of each page, and in the record.",
                  "Sale al pie de cada hoja y queda en el registro.")  # fmt: skip
        self.block = FieldBlock(tr("What for?", "¿Para qué?"), self.reason, hint=hint, needed="create")
        if job.leaving is not None:
            self.body.addWidget(self.block)
        self._add_ways(prints=prints, files=files)

    def _add_ways(self, *, prints: bool, files: bool) -> None:
        row = FlowLayout(spacing=8)
        self.buttons: dict[str, QPushButton] = {}
        if prints:
            self.buttons[PRINTER] = FilledButton(tr("Print…", "Imprimir…"), "printer")
        kinds: tuple[FileKind, ...] = ("pdf", *self._job.others) if files else ()
        for kind in kinds:
            made = QuietButton if self.buttons else FilledButton
            self.buttons[kind] = made(tr("Save as {kind}…", "Guardar {kind}…", kind=_CALLED[kind]), _SIGNS[kind])
        for way, button in self.buttons.items():
            button.setProperty("way", way)
            button.clicked.connect(self._asked)
            row.addWidget(button)
        self.body.addLayout(row)

    def first_field(self) -> QWidget:
        """Where the cursor goes first."""
        return self.reason if self._job.leaving is not None else self.sheet

    def _asked(self) -> None:
        reason = str(self.reason.value() or "").strip()
        if self._job.leaving is not None and len(reason) < SHORTEST_REASON:
            self.block.show_message(WHY.say())
            self.reason.setFocus()
            return
        size = cast("PaperSize", self.sheet.value() or "letter")
        look = Look(size, large=self.large.isChecked(), sideways=self._job.sideways)
        way = str(self.sender().property("way"))
        kind = cast("FileKind", way) if way != PRINTER else "pdf"
        named = self._job.named and self.named.isChecked()
        spoken = cast("Language", self.language.value() or language()) if self._job.spoken else None
        wish = PrintWish(look, reason, named=named, file=way != PRINTER, kind=kind, language=spoken)
        self.wished.emit(wish)
        self.close()
