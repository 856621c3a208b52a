"""Which period: its kind, the one before and after it, and two days of one's own."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from kindhub.i18n import L, tr
from kindhub.ui.dashboard.periods import NamedPeriod, PeriodKind, custom, period_of
from kindhub.ui.kit.buttons import IconButton
from kindhub.ui.kit.flow import FlowLayout
from kindhub.ui.kit.inputs import Choice, DateInput, SegmentInput
from kindhub.ui.kit.look import gaps, show_when
from kindhub.ui.kit.text import Icon, Text
from kindhub.ui.theme import theme

_KINDS: tuple[PeriodKind, ...] = ("quarter", "year", "us_fiscal", "custom")
_WORDS: dict[PeriodKind, L] = {
    "month": L("Month", "Mes"), "quarter": L("Quarter", "Trimestre"), "year": L("Year", "Año"),
    "us_fiscal": L("US fiscal year", "Año fiscal EE. UU."), "custom": L("Other", "Otro"),
}  # fmt: skip


class PeriodPicker(QWidget):
    """`changed(NamedPeriod)`. Begins with the year of `today`. `kinds` are those there are to choose from."""

    changed = Signal(object)

    def __init__(self, today: date, parent: QWidget | None = None, *, kinds: Sequence[PeriodKind] = _KINDS) -> None:
        super().__init__(parent)
        self._kinds = tuple(kinds)
        self._today = today
        self.chosen = period_of("year", today)
        self._row = row = FlowLayout(self, 12)
        self.kinds = SegmentInput([Choice(kind, _WORDS[kind].say()) for kind in self._kinds])
        self.kinds.name_for_reader(tr("Kind of period", "Tipo de período"))
        self.kinds.changed.connect(self._kind_chosen)
        row.addWidget(self.kinds)
        row.addWidget(self._stepper())
        row.addWidget(self._days())
        self._show()

    def put_beside(self, widget: QWidget) -> None:
        """Put something after the period, in the same line while there is room."""
        self._row.addWidget(widget)

    def _stepper(self) -> QWidget:
        self._steps = QWidget(self)
        row = QHBoxLayout(self._steps)
        gaps(row, 8)
        self.back = IconButton("caret-left", tr("Period before", "Período anterior"))
        self.on = IconButton("caret-right", tr("Next period", "Período siguiente"))
        self.back.clicked.connect(self.step_back)
        self.on.clicked.connect(self._step_on)
        self.words = Text("", "strong")
        self.words.setMinimumHeight(theme().size(34))
        row.addWidget(self.back)
        row.addWidget(Icon("calendar-blank", "text2"))
        row.addWidget(self.words)
        row.addWidget(self.on)
        return self._steps

    def _days(self) -> QWidget:
        self._own = QWidget(self)
        row = QHBoxLayout(self._own)
        gaps(row, 8)
        self.first, self.last = DateInput(exact=True), DateInput(exact=True)
        names = (tr("From", "Desde"), tr("To", "Hasta"))
        for edit, name in zip((self.first, self.last), names, strict=True):
            edit.name_for_reader(name)
            edit.setFixedWidth(theme().size(150))
            edit.left.connect(self._days_left)
            row.addWidget(Text(name, "cap", "text2"))
            row.addWidget(edit)
        return self._own

    def choose(self, chosen: NamedPeriod) -> None:
        """Show a period and say so."""
        if chosen != self.chosen:
            self.chosen = chosen
            self._show()
            self.changed.emit(chosen)

    def _kind_chosen(self, kind: object) -> None:
        if kind == "custom":
            self.choose(custom(self.chosen.period.first, self.chosen.period.last))
        elif kind in self._kinds:
            held = self.chosen.period
            day = self._today if held.holds(self._today) else held.last
            self.choose(period_of(next(one for one in self._kinds if one == kind), day))

    def step_back(self) -> None:
        """Show the period before."""
        self.choose(self.chosen.step(-1))

    def _step_on(self) -> None:
        self.choose(self.chosen.step(1))

    def _days_left(self) -> None:
        first, last = self.first.value(), self.last.value()
        if isinstance(first, date) and isinstance(last, date):
            self.choose(custom(first, last))

    def _show(self) -> None:
        own = self.chosen.kind == "custom"
        self.kinds.set_value(self.chosen.kind)
        self.words.setText(self.chosen.title)
        show_when(self._steps, not own)
        show_when(self._own, own)
        self.first.set_value(self.chosen.period.first)
        self.last.set_value(self.chosen.period.last)
        self.on.setEnabled(self.chosen.step(1).period.first <= self._today)
