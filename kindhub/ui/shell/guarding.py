"""What is kept from leaving a restricted page by the way: pictures of the screen, and what was copied."""

from __future__ import annotations

import sys

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

CLIPBOARD_MS = 30_000
_KEEP_OUT, _LET_IN = 0x11, 0x00  # WDA_EXCLUDEFROMCAPTURE, WDA_NONE


def keep_out_of_pictures(window: QWidget, *, out: bool) -> bool:
    """Whether the system now leaves the window out of pictures of the screen; only Windows can."""
    if sys.platform != "win32":
        return False
    import ctypes

    asked = ctypes.windll.user32.SetWindowDisplayAffinity(int(window.winId()), _KEEP_OUT if out else _LET_IN)
    return bool(asked) and out


class ClipboardKeeper(QObject):
    """What was copied while `watching` is gone from the clipboard after 30 seconds, unless something took its place.

    It goes too when the page is left in between: the 30 seconds run from the copying.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.watching = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(CLIPBOARD_MS)
        self._pause.timeout.connect(self.forget)
        QGuiApplication.clipboard().dataChanged.connect(self._copied)

    def is_waiting(self) -> bool:
        """Whether something will be forgotten."""
        return self._pause.isActive()

    def _copied(self) -> None:
        held = QGuiApplication.clipboard().mimeData()
        mine = self.watching and held is not None and bool(held.formats())
        if mine:
            self._pause.start()
        else:
            self._pause.stop()

    def forget(self) -> None:
        """Empty the clipboard now."""
        self._pause.stop()
        QGuiApplication.clipboard().clear()
