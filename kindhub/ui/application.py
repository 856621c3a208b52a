"""The one application object, on an interpreter that bears it."""

import sys

from PySide6.QtWidgets import QApplication

from kindhub.ui.circles import circles_of
from kindhub.ui.immortal import keep_singletons_alive


def application() -> QApplication:
    """The process's application object, made when there is none yet. Every window is opened under it."""
    keep_singletons_alive()
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    app.setApplicationName("KIND Hub")
    circles_of(app)
    return app
