"""Pictures of widgets without a screen, the same on every machine: for the tour and the tests."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QSize
from PySide6.QtWidgets import QWidget

from kindhub.i18n import Language, spoken
from kindhub.ui.theme import ThemeName, apply_theme

LAPTOP = QSize(1366, 768)


def grab(
    build: Callable[[], QWidget],
    target: Path,
    *,
    size: QSize = LAPTOP,
    language: Language = "es",
    theme: ThemeName = "light",
    percent: int = 100,
    prepare: Callable[[QWidget], None] | None = None,
) -> Path:
    """Build a widget in a language, theme and text size, and save its picture as PNG.

    `prepare` may click and type in the shown widget before the picture is taken. The shipped font is used whatever
    the system has. Leaves the application in that theme; the widget is freed.
    """
    with spoken(language):
        apply_theme(theme, percent, portable=True)
        widget = build()
        widget.resize(size)
        widget.show()
        QCoreApplication.sendPostedEvents()
        if prepare is not None:
            prepare(widget)
            QCoreApplication.sendPostedEvents()
        target.parent.mkdir(parents=True, exist_ok=True)
        if not widget.grab().save(str(target)):
            raise OSError(f"could not write {target}")
        widget.close()
        widget.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return target
