"""What every test needs: a screen that is not there, and no window left behind."""

from __future__ import annotations

import os
import sys

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture(autouse=True)
def no_window_left():
    """Close windows and free them after each test; does nothing in tests that never touch Qt."""
    yield
    widgets = sys.modules.get("PySide6.QtWidgets")
    if widgets is None or (app := widgets.QApplication.instance()) is None:
        return
    for window in app.topLevelWidgets():
        window.close()
        window.deleteLater()
    from PySide6.QtCore import QCoreApplication, QEvent

    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert app.activeModalWidget() is None
