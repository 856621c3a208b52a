"""Text inputs: one line, several lines, numbers and money."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QWidget
from typing_extensions import override

from kindhub.ui.kit.inputs.base import Input
from kindhub.ui.kit.inputs.shown_line import ShownLine
from kindhub.ui.kit.look import gaps
from kindhub.ui.kit.text import Text
from kindhub.ui.theme import theme


class LineInput(Input):
    """One line of text. The value is the text without outer spaces, or `None`."""

    def __init__(self, max_length: int = 300, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.edit = ShownLine(self)
        self.edit.setMaxLength(max_length)
        self.edit.textEdited.connect(self._edited)
        self._edit_with(self.edit)

    def _edited(self) -> None:
        self.changed.emit(self.value())

    @override
    def value(self) -> object:
        return self.edit.text().strip() or None

    @override
    def _put(self, value: object) -> None:
        self.edit.setText("" if value is None else str(value))

    @override
    def _key(self, watched: QObject, event: QKeyEvent) -> bool:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.go_on()
            return True
        return super()._key(watched, event)


class TextInput(Input):
    """Text of several lines; `rows` is how many are seen. Tab goes on, it never writes a tab."""

    def __init__(self, rows: int = 3, max_length: int = 20_000, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.edit = QPlainTextEdit(self)
        self.edit.setTabChangesFocus(True)
        self.show_rows(rows)
        self._max_length = max_length
        self.edit.textChanged.connect(self._edited)
        self._edit_with(self.edit)

    def show_rows(self, rows: int) -> None:
        """How many lines are seen at once."""
        height = self.edit.fontMetrics().lineSpacing() * rows + theme().size(16)
        self.edit.setFixedHeight(height)
        self.setFixedHeight(height)  # else the layout would give it the height Qt thinks a text is worth

    def _edited(self) -> None:
        if not self.edit.signalsBlocked():
            self.changed.emit(self.value())

    @override
    def value(self) -> object:
        return self.edit.toPlainText().strip()[: self._max_length] or None

    @override
    def _put(self, value: object) -> None:
        self.edit.blockSignals(True)
        self.edit.setPlainText("" if value is None else str(value))
        self.edit.blockSignals(False)


class NumberInput(LineInput):
    """A number with its unit behind it. What is no number stays as written: `value()` then is the text itself."""

    def __init__(self, decimals: int = 0, unit: str = "", parent: QWidget | None = None) -> None:
        Input.__init__(self, parent)
        self._decimals = decimals
        page = QWidget(self)
        self.edit = ShownLine(page)
        self.edit.textEdited.connect(self._edited)
        row = QHBoxLayout(page)
        gaps(row, 8)
        row.addWidget(self.edit, 1)
        if unit:
            row.addWidget(Text(unit, "body", "text2", parent=page))
        self._edit_with(page, self.edit)

    @override
    def value(self) -> object:
        text = self.edit.text().strip().replace(" ", "").replace(",", "")
        if not text:
            return None
        try:
            number = Decimal(text)
        except InvalidOperation:
            return self.edit.text().strip()
        if not number.is_finite():
            return text
        return number if self._decimals else int(number) if number == number.to_integral_value() else text


class MoneyInput(NumberInput):
    """An amount. The value is in hundredths (`12.50` → 1250), so that sums are exact."""

    def __init__(self, currency: str, parent: QWidget | None = None) -> None:
        super().__init__(decimals=2, unit=currency, parent=parent)

    @override
    def value(self) -> object:
        amount = super().value()
        return int((amount * 100).to_integral_value()) if isinstance(amount, Decimal) else amount

    @override
    def _put(self, value: object) -> None:
        shown = f"{Decimal(value) / 100:,.2f}" if isinstance(value, int) else str(value or "")
        self.edit.setText(shown)
