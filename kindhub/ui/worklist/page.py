"""A worklist: tabs of the program's lists, filters, the table over all its rows, and what can be done with it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QAction, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget
from typing_extensions import override

from kindhub.i18n import L, tr, tr_n
from kindhub.services.list_filters import Filter
from kindhub.services.preferences import preference
from kindhub.services.worklists import Worklist
from kindhub.ui.kit.badge import Badge
from kindhub.ui.kit.busy import BusyBar, EmptyState
from kindhub.ui.kit.buttons import LinkButton, QuietButton
from kindhub.ui.kit.card import Card
from kindhub.ui.kit.look import gaps
from kindhub.ui.kit.page_header import PageHeader
from kindhub.ui.kit.table import ColumnChooser, ColumnEntry, Key, PageModel, TableRow, WorkTable
from kindhub.ui.kit.text import KeyCap, Text
from kindhub.ui.kit.view_tabs import ViewTabs
from kindhub.ui.routes import is_there
from kindhub.ui.shell import Page, Route, bind
from kindhub.ui.tasks import run
from kindhub.ui.when import today
from kindhub.ui.worklist.cells import FIXED, RowMaker, first_columns, table_columns
from kindhub.ui.worklist.export_pane import ExportList, ExportPane
from kindhub.ui.worklist.filter_bar import FilterBar
from kindhub.ui.worklist.filters import all_conditions, chips_of
from kindhub.ui.worklist.loading import CountTabs, KeepColumns, ListQuestion, LoadedList, LoadList, case_behind

if TYPE_CHECKING:
    from kindhub.storage.hub import Hub


class WorklistPage(Page):
    """One list of one program, narrowed by `filters` if there are any. Enter opens the case of a row; Ctrl+F finds."""

    def __init__(self, hub: Hub, program_key: str, list_key: str, filters: tuple[Filter, ...] = ()) -> None:
        super().__init__()
        self._hub = hub
        self.program = hub.programs[program_key]
        view = next(view for view in self.program.lists if view.key == list_key)
        self.worklist = Worklist(self.program, view, hub.user, today())
        self._order: tuple[str, ...] = ()
        self._asked = 0
        self._counts: dict[str, int] = {}
        self._loaded = LoadedList((), 0)
        with hub.read() as session:
            self._maker = RowMaker(session, self.worklist)
            self._shown = self._kept_columns(preference(session, program_key, hub.user.uid, self._columns_key()))
        self._build()
        self.filters.start_with(
            chips_of(self.worklist, filters, {one.uid: one.display_name for one in hub.keyring.people()})
        )
        for name, act in (("export", self.ask_export), ("next_part", self._next_list), ("last_part", self._last_list)):
            bind(self, name, act)
        self.refresh()
        run(self, CountTabs(hub, self.program), self._show_counts, self._failed)

    def _columns_key(self) -> str:
        return f"columns:{self.worklist.view.key}"

    def _kept_columns(self, kept: object) -> list[str]:
        chosen = [one.source for one in self.worklist.columns(kept)] if isinstance(kept, list) else []
        return chosen or first_columns(self.worklist.view)

    def _build(self) -> None:
        crumbs = ((self.program.info.neutral_name.say(), None), (tr("Lists", "Listas"), None))
        self.header = PageHeader(self.worklist.view.title.say(), crumbs)
        self.badge = Badge("…", "accent")
        self.header.add_badge(self.badge)
        self.export = QuietButton(tr("Export…", "Exportar…"), "export")
        self.export.clicked.connect(self.ask_export)
        self.export.setVisible(self._hub.user.can(self.program.key, "export"))
        self.header.add_action(self.export)
        self.column.addWidget(self.header)
        self.column.addLayout(self._tabs())
        self.filters = FilterBar(self.worklist)
        self.filters.changed.connect(self.refresh)
        self.filters.searched.connect(self._searched)
        self.columns_button = QuietButton(tr("Columns", "Columnas"), "columns")
        self.columns_button.clicked.connect(self.choose_columns)
        self.filters.right.addWidget(self.columns_button)
        self.column.addWidget(self.filters)
        self.busy = BusyBar()
        self.column.addWidget(self.busy)
        self.column.addWidget(self._table(), 1)
        self.column.addLayout(self._foot())

    def _tabs(self) -> QHBoxLayout:
        row = QHBoxLayout()
        gaps(row, 8)
        self.tabs = ViewTabs(tr("Lists of the program", "Listas del programa"))
        current = self.worklist.view.key
        shown = [view for view in self.program.lists if view.in_rail or view.key == current]
        self.tabs.set_tabs([(view.key, view.title.say(), None) for view in shown], current)
        self.tabs.chosen.connect(self._tab_chosen)
        row.addWidget(self.tabs)
        self._more = LinkButton(tr("More lists", "Más listas"), "list-plus")
        self._more.clicked.connect(self._show_more)
        row.addWidget(self._more)
        row.addStretch(1)
        return row

    def _show_more(self) -> None:
        shown, menu = self.tabs.keys(), QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for view in self.program.lists:
            if view.key not in shown:
                count = self._counts.get(view.key)
                words = view.title.say() if count is None else f"{view.title.say()}  {count:,}"
                menu.addAction(words).setData(view.key)
        menu.triggered.connect(self._list_chosen)
        menu.popup(self._more.mapToGlobal(QPoint(0, self._more.height())))

    def _list_chosen(self, action: QAction) -> None:
        self._tab_chosen(str(action.data()))

    def _table(self) -> Card:
        card = Card()
        gaps(card.column, 0, 1)
        self.model = PageModel(table_columns(self.worklist, self._shown), self._rows, parent=self)
        self.table = WorkTable(self.model, self.worklist.view.title.say())
        self.table.opened.connect(self._open)
        self.table.sort_asked.connect(self._sort)
        self.table.verticalScrollBar().valueChanged.connect(self._show_range)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._nothing = EmptyState(self.worklist.view.empty.say(), icon="check-circle")
        self._stack.addWidget(self._nothing)
        self._filtered = EmptyState(
            tr("0 with these filters.", "0 con estos filtros."), tr("Take the filters away", "Quitar filtros")
        )
        self._filtered.acted.connect(self.filters.clear)
        self._stack.addWidget(self._filtered)
        card.add(self._stack, 1)
        return card

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        gaps(row, 8, 2, 0)
        for key, words in (
            ("↑ ↓", tr("choose", "elegir")),
            ("Enter", tr("open", "abrir")),
            ("Ctrl F", tr("filter", "filtrar")),
            ("F5", tr("refresh", "actualizar")),
        ):
            row.addWidget(KeyCap(key))
            row.addWidget(Text(words, "cap", "text2"))
        row.addStretch(1)
        self._range = Text("", "cap", "text2")
        row.addWidget(self._range)
        return row

    def question(self) -> ListQuestion:
        """What the list is asked for now: order, filters and the words typed."""
        return ListQuestion(self._order, all_conditions(self.filters.chips), self.filters.search.text().strip())

    @override
    def refresh(self) -> None:
        self._asked += 1
        work = LoadList(self._hub, self.worklist, self.question(), self._asked)
        self.busy.follow(run(self, work, self._show, self._failed))

    def _searched(self, _typed: str) -> None:
        self.refresh()

    def _show(self, answer: object) -> None:
        asked, loaded = cast("tuple[int, LoadedList]", answer)
        if asked != self._asked:
            return
        self.busy.stop()
        self._loaded = loaded
        self.model.set_keys(loaded.keys)
        if loaded.keys and self.table.current_key() is None:
            self.table.select_key(loaded.keys[0])
        first = (self._order or self.worklist.view.order or ("",))[0]
        self.model.show_sort(first.removeprefix("-"), descending=first.startswith("-"))
        narrowed = len(loaded.keys) != loaded.total
        self._stack.setCurrentWidget(self.table if loaded.keys else self._filtered if narrowed else self._nothing)
        self.badge.set_text(self._how_many(len(loaded.keys), loaded.total))
        self._show_range()

    def _how_many(self, shown: int, total: int) -> str:
        cases = any(flow.record is self.worklist.view.record for flow in self.program.workflows)
        one, many = (
            (L("case", "caso"), L("cases", "casos")) if cases else (L("row", "registro"), L("rows", "registros"))
        )
        noun = tr_n(total, one, many)
        if shown == total:
            return f"{total:,} {noun}"
        return tr("{n} of {total} {noun}", "{n} de {total} {noun}", n=f"{shown:,}", total=f"{total:,}", noun=noun)

    def _show_range(self, _value: int = 0) -> None:
        first, last = self.table.rows_in_sight()
        total = f"{len(self._loaded.keys):,}"
        words = tr("Rows {a} to {b} of {n}", "Filas {a} a {b} de {n}", a=first, b=last, n=total)
        self._range.setText(words if last else "")

    def _rows(self, keys: Sequence[Key]) -> list[TableRow]:
        with self._hub.read() as session:
            found = self.worklist.page(session, cast("Sequence[int]", keys), self._fetched())
            return self._maker.rows(found)

    def _fetched(self) -> list[str]:
        """What the rows hold: the columns in sight, and the deadline, by which late rows are tinted."""
        due = "deadline.due"
        named = due in [column.source for column in self.worklist.view.columns]
        return [*self._shown, due] if named and due not in self._shown else self._shown

    def _sort(self, column: str, descending: bool) -> None:
        self._order = (f"-{column}" if descending else column,)
        self.refresh()

    def _open(self, key: object) -> None:
        record_id = self._maker.ids.get(key)
        if record_id is None or not is_there("case"):
            return
        with self._hub.read() as session:
            case_id = case_behind(session, self.worklist, record_id)
        if case_id:
            self.go.emit(Route("case", (self.program.key, case_id)))

    def _tab_chosen(self, key: str) -> None:
        self.go.emit(Route("list", (self.program.key, key)))

    def _next_list(self) -> None:
        self.tabs.take(self.tabs.currentIndex() + 2)

    def _last_list(self) -> None:
        self.tabs.take(self.tabs.currentIndex())

    def _show_counts(self, counts: object) -> None:
        titles = {view.key: view.title.say() for view in self.program.lists}
        self._counts = cast("dict[str, int]", counts)
        for key, count in self._counts.items():
            self.tabs.set_count(key, titles[key], count)

    def choose_columns(self) -> None:
        """Which columns are seen, and in which order; kept for this person."""
        known = {column.source: self.worklist.label(column).say() for column in self.worklist.available()}
        rest = [source for source in known if source not in self._shown]
        entries = [ColumnEntry(s, known[s], s in self._shown, s in FIXED) for s in (*self._shown, *rest)]
        chooser = ColumnChooser(entries, self)
        chooser.chosen.connect(self.show_columns)
        chooser.reset.connect(self._reset_columns)
        chooser.open_under(self.columns_button, right=True)

    def _reset_columns(self) -> None:
        self.show_columns(self._kept_columns(None))

    def show_columns(self, sources: object) -> None:
        """Show these columns, by source, and keep the choice."""
        self._shown = list(cast("Sequence[str]", sources)) or self._kept_columns(None)
        self.model.set_columns(table_columns(self.worklist, self._shown))
        self.model.set_keys(self.model.keys())
        run(self, KeepColumns(self._hub, self.program.key, self._columns_key(), self._shown), _done, self._failed)

    def ask_export(self) -> None:
        """Ctrl+Shift+E: asks what for, then where to."""
        if not self.export.isVisible():
            return
        pane = ExportPane(len(self._loaded.keys), self)
        pane.chosen.connect(self.export_to)
        pane.open_under(self.export, right=True)
        pane.reason.setFocus()

    def export_to(self, path: str, reason: str) -> None:
        """Write what the list shows now, beside the window."""
        asked = self.question()
        work = ExportList(
            self._hub, self.worklist, path, reason,
            filters=asked.filters, find=asked.find, order=asked.order, columns=self._shown,
        )  # fmt: skip
        self.busy.follow(run(self, work, self._exported, self._failed), tr("Exporting…", "Exportando…"))

    def _exported(self, rows: object) -> None:
        self.busy.stop()
        count = tr_n(int(str(rows)), L("{n} row was exported.", "Se exportó {n} fila."),
                     L("{n} rows were exported.", "Se exportaron {n} filas."))  # fmt: skip
        self.say("ok", count)

    def _failed(self, error: BaseException) -> None:
        self.busy.stop()
        self.fail(error)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        QTimer.singleShot(0, self.table, self.table.setFocus)

    @override
    def find_here(self) -> bool:
        self.filters.search.setFocus()
        return self.filters.search.isVisible()


def _done(_nothing: object) -> None:
    """The columns are kept; nothing to say."""
