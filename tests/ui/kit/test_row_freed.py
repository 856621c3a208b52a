"""A row that is freed while it has the focus: Qt takes the focus from it when Python has let go of its row."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QFocusEvent

from kindhub.ui.kit.row_button import Row, RowButton


def test_a_row_without_its_row_is_still_asked_for_its_name(qtbot):
    button = RowButton(Row("a", "Elmer"))
    qtbot.addWidget(button)
    assert button.accessibleName() == "Elmer"
    del button.row  # as the interpreter does before Qt's part of it goes
    button.focusOutEvent(QFocusEvent(QEvent.Type.FocusOut))
    assert button.accessibleName() == ""
