"""The photograph of a person: hidden until somebody asks for it, and hidden again after a while."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from kindhub.i18n import tr
from kindhub.services.documents import MAIN, read_paper
from kindhub.ui.kit.painted_button import SingleButton
from kindhub.ui.tasks import run
from kindhub.ui.theme import paint_icon, theme
from kindhub.ui.viewer.sheets import open_sheets

if TYPE_CHECKING:
    from kindhub.storage.hub import Hub
    from kindhub.ui.tasks import Progress

WIDE, HIGH, SHARP = 84, 76, 4
SHOWN_MS = 30_000


class ReadPhoto:
    """Work: decrypt a photograph and make it small, in memory only."""

    def __init__(self, hub: Hub, document_id: str, width: int) -> None:
        self._hub, self._document_id, self._width = hub, document_id, width

    def __call__(self, _progress: Progress) -> QImage:
        """Read it. Raises `UserError` when it cannot be shown, `Refused` without the right."""
        paper = read_paper(self._hub, MAIN, self._document_id)
        return open_sheets(paper.content, paper.media_type).picture(0, self._width)


class PhotoBox(SingleButton):
    """A box with a struck-out eye; a click shows the photograph for half a minute. `failed(error)`.

    Without a document there is nothing to show, and it says so.
    """

    failed = Signal(object)

    def __init__(self, hub: Hub, document_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hub, self._document_id = hub, document_id
        self._picture: QImage | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setEnabled(bool(document_id))
        self.clicked.connect(self.toggle)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SHOWN_MS)
        self._timer.timeout.connect(self.cover)
        self._name()

    def _name(self) -> None:
        if not self._document_id:
            self.setAccessibleName(tr("No photo", "Sin foto"))
        elif self._picture is None:
            self.setAccessibleName(tr("Photo hidden. Show it", "Foto oculta. Mostrarla"))
        else:
            self.setAccessibleName(tr("Hide the photo", "Tapar la foto"))
        self.setToolTip(self.accessibleName())

    def is_shown(self) -> bool:
        """Whether the photograph is on screen."""
        return self._picture is not None

    def toggle(self) -> None:
        """Show it, or hide it now."""
        if self.is_shown():
            self.cover()
        elif self._document_id:
            width = round(theme().size(WIDE) * self.devicePixelRatioF()) * SHARP
            run(self, ReadPhoto(self._hub, self._document_id, width), self._show, self._not_shown, lane="files")

    def _not_shown(self, error: BaseException) -> None:
        self.failed.emit(error)

    def _show(self, picture: object) -> None:
        self._picture = cast("QImage", picture)
        self._timer.start()
        self._name()
        self.update()

    def cover(self) -> None:
        """Hide it and forget it."""
        self._timer.stop()
        self._picture = None
        self._name()
        self.update()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.cover()

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme().size(WIDE), theme().size(HIGH))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if self._picture is not None:
            painter.drawImage(_inside(box, self._picture.size()), self._picture)
        else:
            self._paint_hidden(painter, box)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme().color("focus"), 2))
            painter.drawRoundedRect(box, 5, 5)
        painter.end()

    def _paint_hidden(self, painter: QPainter, box: QRectF) -> None:
        pen = QPen(theme().color("border"), 1.2)
        pen.setDashPattern([4, 3])
        painter.setPen(pen)
        painter.setBrush(theme().color("sunken"))
        painter.drawRoundedRect(box, 5, 5)
        side = theme().size(18)
        sign = QRect(round(box.center().x() - side / 2), round(box.top() + box.height() * 0.22), side, side)
        paint_icon(painter, "eye-slash" if self._document_id else "user", sign, "text2")
        painter.setPen(theme().color("text2"))
        painter.setFont(theme().font("cap"))
        words = tr("Photo hidden", "Foto oculta") if self._document_id else tr("No photo", "Sin foto")
        lower = box.adjusted(2, box.height() * 0.5, -2, -4)
        painter.drawText(lower, int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap), words)


def _inside(box: QRectF, size: QSize) -> QRectF:
    """The largest place of a picture's shape in the middle of the box."""
    scale = min(box.width() / max(size.width(), 1), box.height() / max(size.height(), 1))
    wide, high = size.width() * scale, size.height() * scale
    return QRectF(box.center().x() - wide / 2, box.center().y() - high / 2, wide, high)
