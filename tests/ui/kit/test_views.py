"""One page at a time: what lies in it is dressed when it is seen and not before."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QStackedWidget

from kindhub.ui.kit.views import Views


def dressed_in(views, qtbot):
    """Whether its first page is dressed before the window it stands in is shown, and after."""
    qtbot.addWidget(views)
    first = QLabel("first")
    views.addWidget(first)
    before = first.testAttribute(Qt.WidgetAttribute.WA_WState_Polished)
    views.show()
    assert first.isVisible()
    return before, first.testAttribute(Qt.WidgetAttribute.WA_WState_Polished)


def test_the_first_page_is_dressed_when_it_is_seen(qtbot):
    assert dressed_in(Views(), qtbot) == (False, True)


def test_qt_alone_dresses_it_at_once(qtbot):
    assert dressed_in(QStackedWidget(), qtbot) == (True, True)
