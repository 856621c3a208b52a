"""One page of a document on screen: page keys, zoom, and nothing that copies it away."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from kindhub.i18n import tr
from kindhub.ui.kit.buttons import IconButton, LinkButton
from kindhub.ui.kit.look import gaps
from kindhub.ui.kit.text import Text
from kindhub.ui.tasks import Progress, run
from kindhub.ui.theme import theme

if TYPE_CHECKING:
    from kindhub.ui.viewer.sheets import Sheets

ZOOMS = (0.5, 0.75, 1.0, 1.5, 2.0, 3.0, 4.0)
"""Against the normal size."""

PAGE = 860
"""Units a page is wide at its normal size, where there is room: a sheet of paper held in the hand."""

_NORMAL = ZOOMS.index(1.0)


class DrawPage:
    """Work: draw one page."""

    def __init__(self, sheets: Sheets, number: int, width: int) -> None:
        self._sheets, self._number, self._width = sheets, number, width

    def __call__(self, progress: Progress) -> tuple[int, int, QImage]:
        """Draw it; page and width come back, so that a late one is known."""
        progress.check()
        return self._number, self._width, self._sheets.picture(self._number, self._width)


class DocumentView(QWidget):
    """`show_sheets(sheets)`; PgUp and PgDn turn pages, plus and minus zoom, 0 goes back. `failed(error)`."""

    failed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sheets: Sheets | None = None
        self.number, self._zoom = 0, _NORMAL
        column = QVBoxLayout(self)
        gaps(column, 8)
        column.addLayout(self._bar())
        self.sheet = QLabel()
        self.sheet.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.pane = QScrollArea()
        self.pane.setWidget(self.sheet)
        self.pane.setWidgetResizable(True)
        self.pane.setAccessibleName(tr("Page of the document", "Página del documento"))
        self.pane.installEventFilter(self)
        column.addWidget(self.pane, 1)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(80)
        self._soon.timeout.connect(self.draw)
        self.setFocusProxy(self.pane)

    def _bar(self) -> QHBoxLayout:
        row = QHBoxLayout()
        gaps(row, 8)
        self.back = IconButton("caret-left", tr("Page before", "Página anterior"), tr("PgUp", "RePág"), boxed=True)
        self.forward = IconButton("caret-right", tr("Next page", "Página siguiente"), tr("PgDn", "AvPág"), boxed=True)
        self.where = Text("", "body", "text2")
        self.smaller = IconButton("magnifying-glass-minus", tr("Smaller", "Más pequeño"), "-", boxed=True)
        self.larger = IconButton("magnifying-glass-plus", tr("Larger", "Más grande"), "+", boxed=True)
        self.normal = LinkButton(tr("Normal size", "Tamaño normal"), "frame-corners")
        for control, act in (
            (self.back, self.page_back),
            (self.forward, self.page_forward),
            (self.smaller, self.zoom_out),
            (self.larger, self.zoom_in),
            (self.normal, self.zoom_to_normal),
        ):
            control.clicked.connect(act)
        row.addWidget(self.back)
        row.addWidget(self.where)
        row.addWidget(self.forward)
        row.addStretch(1)
        for button in (self.smaller, self.larger, self.normal):
            row.addWidget(button)
        return row

    def show_sheets(self, sheets: Sheets) -> None:
        """Show a document from its first page."""
        self._sheets, self.number = sheets, 0
        self.draw()

    def forget(self) -> None:
        """Let the document and its picture go."""
        self._soon.stop()
        self._sheets = None
        self.sheet.clear()

    def page_forward(self) -> None:
        """PgDn."""
        self.turn_to(self.number + 1)

    def page_back(self) -> None:
        """PgUp."""
        self.turn_to(self.number - 1)

    def turn_to(self, number: int) -> None:
        """Show a page, or the nearest there is."""
        count = self._sheets.count if self._sheets else 0
        wanted = min(max(number, 0), max(count - 1, 0))
        if wanted != self.number:
            self.number = wanted
            self.pane.verticalScrollBar().setValue(0)
            self.draw()

    def zoom_in(self) -> None:
        """Plus."""
        self._zoom_to(self._zoom + 1)

    def zoom_out(self) -> None:
        """Minus."""
        self._zoom_to(self._zoom - 1)

    def zoom_to_normal(self) -> None:
        """0: the normal size."""
        self._zoom_to(_NORMAL)

    def _zoom_to(self, step: int) -> None:
        wanted = min(max(step, 0), len(ZOOMS) - 1)
        if wanted != self._zoom:
            self._zoom = wanted
            self.draw()

    def _width(self) -> int:
        room = min(self.pane.viewport().width() - theme().size(16), theme().size(PAGE))
        return max(int(room * ZOOMS[self._zoom] * self.devicePixelRatioF()), 64)

    def draw(self) -> None:
        """Draw the page beside the window; the old one stays until the new one is there."""
        if self._sheets is None:
            return
        self._show_where()
        run(self, DrawPage(self._sheets, self.number, self._width()), self._drawn, self._failed, lane="files")

    def _drawn(self, answer: object) -> None:
        number, width, picture = cast("tuple[int, int, QImage]", answer)
        if self._sheets is None or number != self.number or width != self._width():
            return
        pixmap = QPixmap.fromImage(picture)
        pixmap.setDevicePixelRatio(self.devicePixelRatioF())
        self.sheet.setPixmap(pixmap)
        self.sheet.setMinimumSize(pixmap.deviceIndependentSize().toSize())

    def _failed(self, error: BaseException) -> None:
        self.failed.emit(error)

    def _show_where(self) -> None:
        count = self._sheets.count if self._sheets else 0
        self.where.setText(tr("Page {n} of {all}", "Página {n} de {all}", n=self.number + 1, all=count))
        self.back.setEnabled(self.number > 0)
        self.forward.setEnabled(self.number < count - 1)
        self.smaller.setEnabled(self._zoom > 0)
        self.larger.setEnabled(self._zoom < len(ZOOMS) - 1)
        self.sheet.setAccessibleName(self.where.text())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._soon.start()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.pane and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            act = {
                Qt.Key.Key_PageDown: self.page_forward,
                Qt.Key.Key_PageUp: self.page_back,
                Qt.Key.Key_Plus: self.zoom_in,
                Qt.Key.Key_Minus: self.zoom_out,
                Qt.Key.Key_0: self.zoom_to_normal,
            }.get(Qt.Key(event.key()))
            plain = not event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier)
            if act is not None and plain:
                act()
                return True
        return super().eventFilter(watched, event)
