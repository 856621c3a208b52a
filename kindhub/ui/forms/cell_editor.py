"""One cell being edited: the field's own input over the cell, which tells the form below every change."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from typing_extensions import override

from kindhub.ui.forms.fields import Question
from kindhub.ui.kit.look import gaps
from kindhub.ui.theme import theme

_WIDEST = 220


class CellEditor(QWidget):
    """`changed` while writing; `moved(±1)` for Tab and Enter; `finished` when the cursor goes elsewhere."""

    changed = Signal()
    moved = Signal(int)
    finished = Signal()

    def __init__(self, name: str, label: str, question: Question, parent: QWidget) -> None:
        super().__init__(parent)
        self.name, self.question = name, question
        column = QVBoxLayout(self)
        gaps(column)
        column.addWidget(question.input)
        question.input.name_for_reader(label)
        question.input.changed.connect(self.changed)
        question.input.left.connect(self._left)
        self.setAutoFillBackground(True)

    def place_over(self, cell: QRect, room: int) -> None:
        """Lie over a cell: as wide as an answer needs, and inside the table."""
        wide = max(cell.width(), min(theme().size(_WIDEST), max(self.sizeHint().width(), theme().size(150))))
        left = max(0, min(cell.left(), room - wide))
        self.setGeometry(left, cell.top(), wide, cell.height())

    def begin(self, typed: str) -> None:
        """Take the cursor; text that began the editing replaces what was there."""
        self.show()
        self.question.input.setFocus(Qt.FocusReason.OtherFocusReason)
        at = QApplication.focusWidget()
        if at is None or not self.isAncestorOf(at):
            return
        if hasattr(at, "selectAll"):
            at.selectAll()
        for letter in typed:
            QApplication.sendEvent(
                at, QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter)
            )  # fmt: skip

    def copy_from(self, other: Question) -> None:
        """Show what the same question of the form holds."""
        _copy(other, self.question)

    def copy_to(self, other: Question) -> None:
        """Give what is written to the same question of the form."""
        _copy(self.question, other)
        other.input.changed.emit(other.input.value())

    def _left(self) -> None:
        QTimer.singleShot(0, self, self._look_where)

    def _look_where(self) -> None:
        """A calendar or a menu of this cell is no elsewhere."""
        at: QWidget | None = QApplication.focusWidget()
        while at is not None and at is not self:
            at = at.parentWidget()
        if at is None and QApplication.activePopupWidget() is None:
            self.finished.emit()

    @override
    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab, and Enter that goes on like it, lead to the next cell and not out of the table."""
        self.moved.emit(1 if forward else -1)
        return True


def _copy(source: Question, target: Question) -> None:
    why = source.input.absence()
    if typed := source.typed():
        target.show_typed(typed)
    else:
        target.show(source.value())
    if why is not None:
        target.input.set_absence(why)
