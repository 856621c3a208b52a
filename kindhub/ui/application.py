"""The one application object, on an interpreter that bears it."""

import sys

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from kindhub.resources import resource
from kindhub.ui.circles import circles_of
from kindhub.ui.immortal import keep_singletons_alive

TURN_SECONDS = 0.001
"""So long a thread of Python's keeps the interpreter while another waits for it. With the usual 5 ms the window, which
lets go of it at every call of Qt, waited so long at each: beside a long comparison a list took 0.7 s to open, with
this 0.3 s, and the comparison was no slower."""


def application() -> QApplication:
    """The process's application object, made when there is none yet. Every window is opened under it."""
    keep_singletons_alive()
    sys.setswitchinterval(TURN_SECONDS)
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    app.setApplicationName("KIND Hub")
    app.setWindowIcon(QIcon(str(resource("icon", "kindhub.png"))))
    circles_of(app)
    return app
