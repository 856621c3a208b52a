"""Every figure of a period in one table, whole or cut by one dimension, with the method of the marked one under it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from kindhub.i18n import tr
from kindhub.ui.dashboard.chart_figures import unit_words, written
from kindhub.ui.kit.card import Card
from kindhub.ui.kit.look import gaps
from kindhub.ui.kit.table import Cell, Column, Key, PageModel, TableRow, WorkTable, remember
from kindhub.ui.kit.text import Text
from kindhub.ui.theme import theme

if TYPE_CHECKING:
    from kindhub.program.indicators import Figure
    from kindhub.ui.dashboard.reading import PanelFigures


class FiguresTable(QWidget):
    """`show_figures(figures)`; a key of the table is the place of a figure among those shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._figures: PanelFigures | None = None
        self._shown: list[Figure] = []
        column = QVBoxLayout(self)
        gaps(column, 10)
        row = QHBoxLayout()
        gaps(row, 8)
        row.addWidget(Text(tr("Cut by", "Separar por"), "cap", "text2"))
        self.cut = QComboBox(self)
        self.cut.setAccessibleName(tr("Cut by", "Separar por"))
        self.cut.setMinimumWidth(theme().size(220))
        self.cut.activated.connect(self._fill)
        row.addWidget(self.cut)
        row.addStretch(1)
        column.addLayout(row)
        self.model = PageModel(_columns(cut=False), self._fetch, parent=self)
        card = Card(parent=self)
        gaps(card.column, 0, 1)
        self.table = WorkTable(self.model, tr("Figures of the period", "Cifras del período"), parent=card)
        remember(self.table, "figures")
        self.table.current_changed.connect(self._say_method)
        card.add(self.table, 1)
        column.addWidget(card, 1)
        self.method = Text("", "cap", "text2", wrap=True)
        self.method.setMinimumHeight(theme().size(36))
        column.addWidget(self.method)

    def show_figures(self, figures: PanelFigures) -> None:
        """Show the figures of a period, cut as before where that is still possible."""
        chosen = self.cut.currentData()
        self._figures = figures
        used = dict.fromkeys(key for one in figures.counted.figures for key in one.group)
        self.cut.clear()
        self.cut.addItem(tr("nothing: everybody", "nada: todo junto"), "")
        for key, dimension in figures.counted.dimensions.items():
            if key in used:
                self.cut.addItem(dimension.title.say(), key)
        self.cut.setCurrentIndex(max(self.cut.findData(chosen or ""), 0))
        self._fill()

    def _fill(self) -> None:
        if self._figures is None:
            return
        cut = self.cut.currentData() or ""
        wanted = (cut,) if cut else ()
        self._shown = [one for one in self._figures.counted.figures if tuple(one.group) == wanted]
        self.model.set_columns(_columns(cut=bool(cut)))
        self.model.set_keys(range(len(self._shown)))
        if self._shown:
            self.table.select_key(0)
        self._say_method()

    def _say_method(self) -> None:
        key = self.table.current_key()
        if self._figures is None or not isinstance(key, int) or key >= len(self._shown):
            self.method.setText("")
            return
        indicator = self._figures.counted.indicators[self._shown[key].indicator]
        self.method.setText(f"{indicator.title}: {indicator.method}")

    def _fetch(self, keys: Sequence[Key]) -> list[TableRow]:
        return [self._row(int(str(key))) for key in keys]

    def _row(self, place: int) -> TableRow:
        figure = self._shown[place]
        if self._figures is None:
            return TableRow(place)
        counted = self._figures.counted
        unit = figure.unit or counted.indicators[figure.indicator].unit
        group = ", ".join(counted.label(name, code) for name, code in figure.group.items())
        cells = {
            "title": Cell(counted.indicators[figure.indicator].title.say(), bold=True),
            "group": Cell(group),
            "value": Cell(written(figure, unit), bold=True, tone="text" if figure.value is not None else "muted"),
            "of": Cell(_number(figure.numerator)),
            "out": Cell(_number(figure.denominator)),
            "unit": Cell(unit_words(figure, counted), tone="text2"),
        }
        return TableRow(place, cells)


def _columns(*, cut: bool) -> list[Column]:
    group = [Column("group", tr("Group", "Grupo"), 220, sortable=False)] if cut else []
    return [
        Column("title", tr("Figure", "Cifra"), 300, sortable=False, stretch=True),
        *group,
        Column("value", tr("Value", "Valor"), 150, right=True, sortable=False),
        Column("of", tr("Of these", "De estos"), 110, right=True, sortable=False),
        Column("out", tr("Out of", "Entre"), 110, right=True, sortable=False),
        Column("unit", tr("Counts", "Cuenta"), 110, sortable=False),
    ]


def _number(value: float | None) -> str:
    if value is None:
        return ""
    return f"{value:,}" if isinstance(value, int) else f"{value:,.2f}"
