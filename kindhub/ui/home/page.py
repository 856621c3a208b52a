"""My day, in its first form: what is due, what was begun, what was touched last. Every figure opens its rows."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout
from typing_extensions import override

from kindhub.i18n import L, tr, tr_n
from kindhub.services.due_soon import DueRow
from kindhub.ui.error_words import words_of
from kindhub.ui.home.reading import Lead, MyDay, ReadMyDay
from kindhub.ui.kit.busy import BusyBar
from kindhub.ui.kit.card import Card
from kindhub.ui.kit.look import gaps
from kindhub.ui.kit.page_header import PageHeader
from kindhub.ui.kit.panes import ScrollPane
from kindhub.ui.kit.row_list import Row, RowList
from kindhub.ui.kit.text import Text
from kindhub.ui.kit.tiles import FigureTile, TileRow
from kindhub.ui.shell import Page, Route
from kindhub.ui.tasks import run
from kindhub.ui.theme import theme
from kindhub.ui.when import due_state, due_tone, due_words, short_day, today

if TYPE_CHECKING:
    from kindhub.storage.hub import Hub

SHOWN_ROWS = 12


class MyDayPage(Page):
    """What is due over the cases one answers for, her drafts, and the records she touched last."""

    def __init__(self, hub: Hub) -> None:
        super().__init__()
        self._hub, self._today = hub, today()
        self._rows: dict[str, Route] = {}
        self.column.addWidget(PageHeader(self._greeting(), facts=(_long_day(self._today),)))
        self.busy = BusyBar()
        self.column.addWidget(self.busy)
        self.column.addWidget(self._tiles())
        self.column.addLayout(self._cards(), 1)
        self.refresh()

    def _greeting(self) -> str:
        return tr("My day", "Mi día")

    def _tiles(self) -> TileRow:
        self.tiles: dict[str, FigureTile] = {}
        for name, words, icon, tone in (
            ("overdue", tr("overdue", "vencidos"), "warning-circle-fill", "danger"),
            ("today", tr("due today", "para hoy"), "clock-fill", "warn"),
            ("tomorrow", tr("tomorrow", "mañana"), "calendar-blank", "accent"),
            ("week", tr("in the next 7 days", "en 7 días"), "calendar", "accent"),
        ):
            tile = FigureTile("…", words, "", icon, tone)
            tile.setProperty("which", name)
            tile.clicked.connect(self._tile_clicked)
            self.tiles[name] = tile
        return TileRow(tuple(self.tiles.values()))

    def _cards(self) -> QHBoxLayout:
        row = QHBoxLayout()
        gaps(row, 12)
        self.todo = _ListCard(tr("To do", "Por hacer"))
        self.drafts = _ListCard(tr("Drafts", "Borradores"))
        self.recent = _ListCard(tr("Saved last", "Lo último que guardó"))
        for card in (self.todo, self.drafts, self.recent):
            card.rows.chosen.connect(self._row_chosen)
        right = QVBoxLayout()
        gaps(right, 12)
        right.addWidget(self.drafts, 1)
        right.addWidget(self.recent, 2)
        row.addWidget(self.todo, 3)
        row.addLayout(right, 2)
        return row

    @override
    def refresh(self) -> None:
        self.busy.follow(run(self, ReadMyDay(self._hub, self._today), self._show, self._failed))

    def _show(self, found: object) -> None:
        self.busy.stop()
        day = cast("MyDay", found)
        self._rows = {}
        for name, tile in self.tiles.items():
            tile.set_figure(str(day.counts[name]), _words(name, day.counts[name]), self._tile_note(name, day))
        self.todo.show_rows(
            [self._due_row(row) for row in day.due[:SHOWN_ROWS]],
            tr("Nothing is due. You can look for a person with Ctrl+K.",
               "No hay nada pendiente. Puede buscar a una persona con Ctrl+K."),
            sum(day.counts.values()) - SHOWN_ROWS,
        )  # fmt: skip
        self.drafts.show_rows([self._row(draft) for draft in day.drafts], tr("No drafts.", "No hay borradores."))
        self.recent.show_rows([self._row(one) for one in day.recent], tr("Nothing yet.", "Todavía nada."))

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        QTimer.singleShot(0, self.todo.rows, self.todo.rows.setFocus)

    def _due_row(self, row: DueRow) -> Row:
        key = f"due:{row.program}:{row.case_id}:{row.key}"
        self._rows[key] = Route("case", (row.program, row.case_id, row.form))
        return Row(
            key,
            f"{row.person or row.number} · {row.label.say()}",
            state=due_state(row.due_on, self._today),
            sub=f"{due_words(row.due_on, self._today)} · {short_day(row.due_on, self._today)}",
            sub_tone=due_tone(row.due_on, self._today),
            right=row.letters,
            group=_group(row.due_on, self._today),
        )

    def _row(self, lead: Lead) -> Row:
        self._rows[lead.key] = lead.route
        return Row(lead.key, lead.title, icon=lead.icon, sub=lead.sub)

    def _tile_note(self, name: str, day: MyDay) -> str:
        if name != "overdue" or not day.due or day.due[0].due_on >= self._today:
            return ""
        days = (self._today - day.due[0].due_on).days
        return tr("the oldest, {n} days ago", "el más antiguo, hace {n} días", n=days)

    def _tile_clicked(self) -> None:
        tile = self.sender()
        if isinstance(tile, FigureTile):
            self.go.emit(Route("deadlines", (str(tile.property("which")),)))

    def _row_chosen(self, key: str) -> None:
        if key in self._rows:
            self.go.emit(self._rows[key])

    def _failed(self, error: BaseException) -> None:
        self.busy.stop()
        self.todo.show_rows([], words_of(error))

    @override
    def help_text(self) -> tuple[str, Sequence[str], Sequence[tuple[str, str]]]:
        return (
            tr("My day", "Mi día"),
            (tr("What is due over your cases, what you began and did not save, and where you were last.",
                "Lo que vence en sus casos, lo que empezó y no guardó, y lo último que tocó."),),
            (("Ctrl+K", tr("find a person", "buscar a una persona")), ("F5", tr("refresh", "actualizar"))),
        )  # fmt: skip


class _ListCard(Card):
    """A card with rows that scroll, or one sentence why there are none."""

    def __init__(self, title: str) -> None:
        super().__init__(title, " ")
        gaps(self.column, 4, 6, 10)
        gaps(self.head, 8, 10, 0, 4, 0)
        self.rows = RowList(title)
        self._empty = Text("", "body", "text2", wrap=True)
        self._empty.setContentsMargins(theme().size(10), 0, 0, 0)
        scroll = ScrollPane()
        scroll.body.addWidget(self.rows)
        scroll.body.addWidget(self._empty)
        scroll.body.addStretch(1)
        self.add(scroll, 1)

    def show_rows(self, rows: Sequence[Row], empty: str, more: int = 0) -> None:
        """Show rows; `more` says how many are not shown."""
        self.rows.set_rows(rows)
        self.rows.setVisible(bool(rows))
        self._empty.setText(empty)
        self._empty.setVisible(not rows)
        self.note.setText(tr("and {n} more", "y {n} más", n=more) if more > 0 else "")


def _group(due: date, on: date) -> str:
    if due < on:
        return tr("Overdue", "Vencido")
    if due == on:
        return tr("Today", "Hoy")
    return tr("Tomorrow", "Mañana") if due == on + timedelta(days=1) else tr("Later", "Después")


_WORDS = {
    "overdue": (L("overdue", "vencido"), L("overdue", "vencidos")),
    "today": (L("due today", "para hoy"), L("due today", "para hoy")),
    "tomorrow": (L("tomorrow", "para mañana"), L("tomorrow", "para mañana")),
    "week": (L("in the next days", "en los próximos días"), L("in the next days", "en los próximos días")),
}


def _words(name: str, count: int) -> str:
    return tr_n(count, *_WORDS[name])


def _long_day(day: date) -> str:
    from babel.dates import format_date

    from kindhub.i18n import language

    return format_date(day, "full", locale=language())
