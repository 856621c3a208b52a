"""Where files are let go, or chosen by a click."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QSize, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from kindhub.i18n import tr
from kindhub.ui.kit.buttons import GivesWay
from kindhub.ui.kit.look import set_look
from kindhub.ui.theme import icon, theme


def local_files(mime: QMimeData) -> list[str]:
    """The files of this computer that are being dragged."""
    return [url.toLocalFile() for url in mime.urls() if url.isLocalFile()]


class DropZone(GivesWay):
    """`dropped(paths)` with a list of `str` for local files; `clicked` to choose one instead."""

    dropped = Signal(object)

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text or tr("Drop a file or choose…", "Suelte un archivo o elija…"), parent)
        self.setProperty("kind", "absence")
        self.setAcceptDrops(True)
        self.setIcon(icon("tray"))
        self.setIconSize(QSize(theme().size(18), theme().size(18)))

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()
            set_look(self, over="true")

    @override
    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        set_look(self, over="")

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        set_look(self, over="")
        paths = local_files(event.mimeData())
        if paths:
            self.dropped.emit(paths)
