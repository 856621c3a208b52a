"""Asks for one filter on a column: what is asked of it, and the value."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kindhub.i18n import tr
from kindhub.records.partial_date import PartialDate
from kindhub.services.list_filters import DATED, Filter
from kindhub.ui.kit.buttons import FilledButton
from kindhub.ui.kit.field_block import FieldBlock
from kindhub.ui.kit.inputs import Choice, DateInput, Input, LineInput, ListInput, MoneyInput, NumberInput
from kindhub.ui.kit.look import clear_layout, gaps
from kindhub.ui.kit.popover import PopOver
from kindhub.ui.kit.text import Text
from kindhub.ui.theme import theme
from kindhub.ui.worklist.check_list import CheckList
from kindhub.ui.worklist.filters import WORDS, FilterWords, hows_of

if TYPE_CHECKING:
    from kindhub.services.worklists import Worklist

_DAYS = ("last_days", "next_days")
_CHOSEN = ("any_of", "none_of", "has_any", "has_none")
_SAME = {"is": "any_of", "is_not": "none_of", "has": "has_any"}


class ConditionPane(PopOver):
    """`made(Filter)`. With `was`, the filter that is in force and may be changed."""

    made = Signal(object)

    def __init__(
        self, worklist: Worklist, words: FilterWords, source: str, parent: QWidget, was: Filter | None = None
    ) -> None:
        super().__init__(parent)
        self._worklist, self._words, self._source, self._was = worklist, words, source, was
        self.frame.setFixedWidth(theme().size(300))
        title = words.title(Filter(source, "empty"))
        self.body.addWidget(Text(title, "h3", wrap=True))
        hows = hows_of(worklist, source)
        self.how = ListInput([Choice(how, WORDS[how].say()) for how in hows])
        self.how.name_for_reader(title)
        self.body.addWidget(self.how)
        self._place = QVBoxLayout()
        gaps(self._place, 8)
        self.body.addLayout(self._place)
        self._note = Text("", "cap", "danger", wrap=True)
        self._note.hide()
        self.body.addWidget(self._note)
        self.done = FilledButton(tr("Filter", "Filtrar"))
        self.done.clicked.connect(self._done)
        self.body.addWidget(self.done)
        self.fields: list[Input] = []
        self.checks: CheckList | None = None
        first = _SAME.get(was.how, was.how) if was is not None else hows[0]
        self.how.set_value(first if first in hows else hows[0])
        self._ask_value(self.how.value())
        self.how.changed.connect(self._ask_value)

    def _ask_value(self, how: object) -> None:
        clear_layout(self._place)
        self.fields, self.checks = [], None
        self._note.hide()
        value = self._was.value if self._was is not None and _SAME.get(self._was.how, self._was.how) == how else None
        if how in _CHOSEN:
            chosen = value if isinstance(value, tuple | list) else (value,)
            self.checks = CheckList(str(WORDS[str(how)]), self._words.choices(self._source), chosen)
            self._place.addWidget(self.checks)
        elif how == "between":
            low, high = value if isinstance(value, tuple | list) else (None, None)
            self._add(tr("from", "desde"), self._bound_input(), low)
            self._add(tr("to", "hasta"), self._bound_input(), high)
        elif how in _DAYS:
            self._add(tr("How many days?", "¿Cuántos días?"), NumberInput(unit=tr("days", "días")), value)
        elif how in ("contains", "lacks"):
            self._add(tr("Words", "Palabras"), LineInput(100), value)
        self.adjustSize()

    def _bound_input(self) -> Input:
        kind = self._worklist.kind(self._source)
        if kind in DATED:
            return DateInput()
        return MoneyInput("") if kind == "money" else NumberInput(2 if kind == "decimal" else 0)

    def _add(self, label: str, field: Input, value: object) -> None:
        if value is not None:
            day = self._worklist.kind(self._source) in DATED and isinstance(value, str)
            field.set_value(PartialDate.of(date.fromisoformat(str(value))) if day else value)
        self.fields.append(field)
        self._place.addWidget(FieldBlock(label, field))

    def focus_value(self) -> None:
        """Put the cursor where the choice begins."""
        self.how.setFocus()

    def filter(self) -> Filter | None:
        """What is asked for; None while something lacks."""
        how = str(self.how.value())
        if self.checks is not None:
            codes = self.checks.codes()
            return Filter(self._source, how, codes) if codes else None
        values = [_plain(field.value(), last=at > 0) for at, field in enumerate(self.fields)]
        if how == "between":
            good = any(value is not None for value in values) and not any(value is ... for value in values)
            return Filter(self._source, how, tuple(values)) if good else None
        if how in _DAYS:
            return Filter(self._source, how, values[0]) if isinstance(values[0], int) and values[0] >= 0 else None
        if how in ("contains", "lacks"):
            return Filter(self._source, how, values[0]) if values[0] else None
        return Filter(self._source, how)

    def _done(self) -> None:
        made = self.filter()
        if made is None:
            self._note.setText(tr("Fill in what to look for.", "Complete lo que se busca."))
            self._note.show()
            self.adjustSize()
            return
        self.close()
        self.made.emit(made)


def _plain(value: object, *, last: bool) -> object:
    """A typed value as a filter keeps it; `...` for a date or number that could not be read."""
    if isinstance(value, PartialDate):
        day = value.latest if last else value.earliest
        return day.isoformat() if day else ...
    return float(value) if isinstance(value, Decimal) else value
