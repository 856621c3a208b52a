"""The timeline of a person on a card: years or months, what the signs mean, and the same as a table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from kindhub.i18n import tr
from kindhub.ui.kit.buttons import LinkButton, QuietButton
from kindhub.ui.kit.card import Card
from kindhub.ui.kit.look import gaps
from kindhub.ui.kit.table import Cell, Column, Key, PageModel, TableRow, WorkTable, remember
from kindhub.ui.kit.text import Text
from kindhub.ui.kit.timeline import TimeLegend, Timeline, TimeLines, signs_in
from kindhub.ui.kit.views import Views
from kindhub.ui.people.timeline_words import lines_of
from kindhub.ui.theme import theme
from kindhub.ui.when import today

if TYPE_CHECKING:
    from kindhub.services.timeline import Happening, Lane


NARROW = 880


class TimelineCard(Card):
    """`opened(Where)` for what the chosen thing leads to. `whole` shows the table under the drawing, for a page."""

    opened = Signal(object)

    def __init__(self, lanes: Sequence[Lane], *, whole: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(tr("Timeline", "Línea de tiempo"), " ", parent)
        gaps(self.body, 4)
        self._happenings: dict[str, tuple[Lane, Happening]] = {
            one.key: (lane, one) for lane in lanes for one in (*lane.happenings, *lane.undated)
        }
        lines = lines_of(lanes, today())
        self.timeline = Timeline(lines)
        self.timeline.opened.connect(self._open)
        self.timeline.crowded.connect(self._show_crowd)
        self.timeline.zoomed.connect(self._mark)
        self._head(lines)
        self._views = Views()
        if whole:
            self.add(self.timeline)
            self._views.addWidget(QWidget())
            self._show_table()
            self.table_link.hide()
        else:
            self._views.addWidget(self.timeline)
        self.add(self._views, 1)
        self.years.show()
        self.months.show()
        undated = sum(len(lane.undated) for lane in lanes)
        if undated:
            words = tr("{n} without a date: see the table.", "{n} sin fecha: véalo en la tabla.", n=undated)
            self.add(Text(words, "cap", "text2", wrap=True))
        self._mark()

    def _head(self, lines: TimeLines) -> None:
        self.note.hide()
        self.legend = TimeLegend(only=signs_in(lines))
        self.head.insertWidget(1, self.legend, 20)
        self.years = QuietButton(tr("Years", "Años"), checkable=True)
        self.months = QuietButton(tr("Months", "Meses"), checkable=True)
        self.years.clicked.connect(self.timeline.show_all)
        self.months.clicked.connect(self.timeline.show_months)
        self.table_link = LinkButton(tr("Show as table", "Ver como tabla"), "table")
        self.table_link.clicked.connect(self.toggle_table)
        row = QHBoxLayout()
        gaps(row, 4)
        for button in (self.table_link, self.years, self.months):
            row.addWidget(button)
        self.head.addLayout(row)

    def _mark(self) -> None:
        self.years.setChecked(self.timeline.shows_all)
        self.months.setChecked(not self.timeline.shows_all)

    def shows_table(self) -> bool:
        """Whether the table is on screen."""
        return self._views.currentIndex() > 0

    def toggle_table(self) -> None:
        """The same as a table, or drawn again."""
        if self.shows_table():
            self._views.setCurrentIndex(0)
        else:
            self._show_table()
            self.table.setFocus()
        table = self.shows_table()
        self.table_link.setText(tr("Show drawn", "Ver dibujada") if table else tr("Show as table", "Ver como tabla"))
        self.years.setVisible(not table)
        self.months.setVisible(not table)

    @override
    def hasHeightForWidth(self) -> bool:
        """No: the legend may wrap, the drawing stays as high as its lanes."""
        return False

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """In large letters the signs stand in a row of their own."""
        super().resizeEvent(event)
        narrow = event.size().width() < theme().size(NARROW)
        if narrow and self.head.indexOf(self.legend) >= 0:
            self.head.removeWidget(self.legend)
            self.body.insertWidget(0, self.legend)
        elif not narrow and self.head.indexOf(self.legend) < 0:
            self.body.removeWidget(self.legend)
            self.head.insertWidget(1, self.legend, 20)
        self.ask_for_lines()

    def _show_crowd(self, keys: object) -> None:
        if isinstance(keys, list):
            if not self.shows_table():
                self.toggle_table()
            self.table.select_key(keys[0])
            self.table.setFocus()

    def _show_table(self) -> None:
        if self._views.count() == 1:
            columns = (
                Column("when", tr("When", "Cuándo"), 190, sortable=False),
                Column("what", tr("What", "Qué"), 220, sortable=False),
                Column("detail", tr("Detail", "Detalle"), 240, sortable=False, stretch=True),
                Column("lane", tr("Where it is written", "Dónde está escrito"), 180, sortable=False),
            )
            self.model = PageModel(columns, self._rows, parent=self)
            self.table = WorkTable(self.model, tr("Timeline", "Línea de tiempo"))
            remember(self.table, "timeline")
            self.table.opened.connect(self._open)
            keys: list[Key] = [*self._happenings]
            self.model.set_keys(sorted(keys, key=self._order))
            self._views.addWidget(self.table)
        self._views.setCurrentIndex(1)

    def _order(self, key: Key) -> str:
        when = self._happenings[str(key)][1].when
        return str(when.earliest or when.latest or "9")

    def _rows(self, keys: Sequence[Key]) -> list[TableRow]:
        found = []
        for key in keys:
            lane, one = self._happenings[str(key)]
            shown = one.shown_when() if one.when.is_known else tr("no data", "sin dato")
            cells = {"when": Cell(shown), "what": Cell(one.label, bold=True), "detail": Cell(one.detail),
                     "lane": Cell(lane.title, tone="text2")}  # fmt: skip
            found.append(TableRow(key, cells))
        return found

    def _open(self, key: object) -> None:
        found = self._happenings.get(str(key))
        if found is not None and found[1].where is not None:
            self.opened.emit(found[1].where)
