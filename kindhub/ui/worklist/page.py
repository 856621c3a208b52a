"""A worklist: tabs of lists and saved views, filters, the table over all its rows, and what can be done with it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QModelIndex, QTimer
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from kindhub.i18n import L, tr
from kindhub.services.bulk_acts import receivers, workflow_of
from kindhub.services.list_filters import Filter
from kindhub.services.list_views import ListLook, SavedView, last_look
from kindhub.services.worklists import GROUPED, Worklist
from kindhub.ui.kit.table import ColumnChooser, ColumnEntry
from kindhub.ui.shell import Page, Route, bind
from kindhub.ui.shell.acts import Act
from kindhub.ui.tasks import run
from kindhub.ui.when import today
from kindhub.ui.worklist.bulk_desk import BulkDesk
from kindhub.ui.worklist.cells import FIXED, RowMaker, first_columns, table_columns
from kindhub.ui.worklist.field_picker import FieldPicker
from kindhub.ui.worklist.filters import FilterWords
from kindhub.ui.worklist.list_head import ListHead
from kindhub.ui.worklist.list_table import ListTable
from kindhub.ui.worklist.loading import (
    Chosen,
    CountTabs,
    KeepLook,
    ListQuestion,
    LoadedList,
    LoadList,
    case_behind,
)
from kindhub.ui.worklist.menus import ListMenus
from kindhub.ui.worklist.row_lane import RowLane
from kindhub.ui.worklist.taking_out import TakingOut
from kindhub.ui.worklist.view_desk import ViewDesk

if TYPE_CHECKING:
    from kindhub.storage.hub import Hub

KEEP_AFTER_MS = 500


class WorklistPage(Page):
    """One list of one program, narrowed by `filters` if there are any, or a saved view of it (`view_key`).

    Enter opens the case of a row, Space ticks it, Ctrl+A ticks all that were found; Ctrl+F finds.
    """

    remembers = True

    def __init__(
        self, hub: Hub, program_key: str, list_key: str, filters: tuple[Filter, ...] = (), view_key: str = ""
    ) -> None:
        super().__init__()
        self._hub = hub
        self.program = hub.programs[program_key]
        view = next(view for view in self.program.lists if view.key == list_key)
        self.worklist = Worklist(self.program, view, hub.user, today())
        self.views = ViewDesk(hub, self.program, list_key, view_key, self)
        self._place = f"view:{self.views.view.key}" if self.views.view else list_key
        self._led_here = bool(filters) or not self.remembers
        self._asked, self._loaded = 0, LoadedList((), 0)
        self._last_question: ListQuestion | None = None
        with hub.read() as session:
            self.rows = RowLane(hub, self.worklist, RowMaker(session, self.worklist), self)
            self.words = FilterWords(session, self.worklist, receivers(hub, session, program_key))
            kept = last_look(session, program_key, hub.user.uid, self._place)
        start = self.views.view.look if self.views.view else ListLook()
        self._start_row = kept.get("row")
        self._take_look(ListLook.read(kept["look"]) if "look" in kept else start)
        self.build(self._parts(filters if self._led_here else self.worklist.known(self._look.filters)))

    def _take_look(self, look: ListLook) -> None:
        self._look = look
        chosen = [one.source for one in self.worklist.columns(look.columns)]
        self._shown = chosen or first_columns(self.worklist.view)
        known = {column.source for column in self.worklist.available()}
        self._order = tuple(one for one in look.order if one.removeprefix("-") in known)
        self._group = look.group if look.group in self._groupable() else ""

    def _parts(self, filters: tuple[Filter, ...]) -> Iterator[None]:
        yield
        self.head = ListHead(self.worklist, self.words, self.views, self)
        self.tabs, self.filters, self.badge = self.head.tabs, self.head.filters, self.head.badge
        self.header = self.head.header
        self.column.addWidget(self.head)
        yield
        columns = table_columns(self.worklist, self._shown)
        self.rows.sources = self._fetched()
        self.list = ListTable(columns, self.rows.ask, self.worklist.view, self.noun(), self)
        self.table, self.model, self.ticks = self.list.table, self.list.model, self.list.ticks
        self.rows.model = self.model
        self.table.set_widths(self._look.widths)
        self.column.addWidget(self.list, 1)
        yield
        self.out = TakingOut(self._hub, self.worklist, self)
        self.bulk = BulkDesk(self._hub, self.worklist, self.worklist.context.today, self)
        self.head.show_rights(export=self.out.may("export"), paper=self.out.may("print"))
        self.list.show_rights(assign=self.bulk.may_assign, task=self.bulk.may_set_task)
        self._keep_soon = QTimer(self)
        self._keep_soon.setSingleShot(True)
        self._keep_soon.setInterval(KEEP_AFTER_MS)
        self._keep_soon.timeout.connect(self.keep_look)
        self.filters.start_with(filters)
        self._connect()
        self.refresh()
        run(self, CountTabs(self._hub, self.program), self._show_counts, self._failed)

    def _connect(self) -> None:
        head, table = self.head, self.table
        head.save.clicked.connect(self.save_view)
        head.export.clicked.connect(self.ask_export)
        head.paper.clicked.connect(self.ask_print)
        head.new_view.clicked.connect(self.ask_new_view)
        head.columns.clicked.connect(self.choose_columns)
        head.group.clicked.connect(self.choose_group)
        head.list_chosen.connect(self._tab_chosen)
        head.went.connect(self.go)
        head.twins.clicked.connect(self._to_twins)
        self.filters.changed.connect(self._narrowed)
        self.filters.searched.connect(self._narrowed)
        table.opened.connect(self._open)
        table.sort_asked.connect(self._sort)
        table.columns_moved.connect(self._moved)
        table.widths_changed.connect(self._keep_soon.start)
        table.group_asked.connect(self._only_group)
        self.list.only_these.connect(self.filters.clear)
        self.menus = ListMenus(self)
        self.list.assign.clicked.connect(self.ask_assign)
        self.list.task.clicked.connect(self.ask_task)
        self.bulk.changed.connect(self._changed)
        self.views.kept.connect(self._view_kept)
        self.views.dropped.connect(self._view_dropped)
        self.out.said.connect(self.say)
        for maker in (self.views.failed, self.out.failed, head.failed, self.rows.failed):
            maker.connect(self._failed)
        for name, act in (
            ("export", self.ask_export), ("print", self.ask_print), ("next_part", self.head.next_tab),
            ("last_part", self.head.last_tab), ("undo_save", self.bulk.undo), ("save", self.save_view),
            ("copy", self.ask_copy), ("task", self.ask_task),
        ):  # fmt: skip
            bind(self if name != "copy" else self.table, name, act)

    def noun(self) -> tuple[L, L]:
        """What the rows are: one and many."""
        flow = workflow_of(self.worklist)
        if flow is not None:
            return flow.called.one, flow.called.many
        return L("row", "registro"), L("rows", "registros")

    def question(self) -> ListQuestion:
        """What the list is asked for now: order, filters, the words typed, groups."""
        typed = self.filters.search.text().strip()
        return ListQuestion(self._order, self.filters.filters, typed, self._group)

    def look(self) -> ListLook:
        """How the list is looked at now: what a view keeps."""
        return ListLook(tuple(self._shown), self.table.widths(), self._order, self.filters.filters, self._group)

    @override
    def refresh(self) -> None:
        self._asked += 1
        asked = self.question()
        if self._last_question is not None and (asked.filters, asked.find) != self._what_was_found():
            self.ticks.clear()  # what is ticked must be among what is found
        self._last_question = asked
        here = self.table.current_key() if self._start_row is None else self._start_row
        work = LoadList(self.rows, asked, self.words, self.noun(), self._asked, here)
        run(self, work, self._show, self._failed)

    def _what_was_found(self) -> tuple[tuple[Filter, ...], str]:
        last = self._last_question or ListQuestion()
        return last.filters, last.find

    def _narrowed(self) -> None:
        self._keep_soon.start()
        self.refresh()

    def _show(self, answer: object) -> None:
        asked, loaded = cast("tuple[int, LoadedList]", answer)
        if asked != self._asked:
            return
        self._loaded = loaded
        here = loaded.sources == tuple(self.rows.sources)
        self.model.set_keys(loaded.keys, loaded.groups, pages=loaded.pages if here else None)
        self.list.show_rows(loaded, self._start_row)
        self._start_row = None
        first = (self._order or self.worklist.view.order or ("",))[0]
        self.model.show_sort(first.removeprefix("-"), descending=first.startswith("-"))
        self.head.show_count(len(loaded.keys), loaded.total, self.noun())

    def _fetched(self) -> list[str]:
        """What the rows hold: the columns in sight, and the deadline, by which late rows are marked."""
        due = "deadline.due"
        named = due in [column.source for column in self.worklist.view.columns]
        return [*self._shown, due] if named and due not in self._shown else self._shown

    def _sort(self, column: str, descending: bool) -> None:
        self._order = (f"-{column}" if descending else column,)
        self._keep_soon.start()
        self.refresh()

    def _open(self, key: object) -> None:
        record_id = self.rows.id_of(key)
        if record_id is None:
            return
        view = self.worklist.view
        if view.opens:
            self.go.emit(Route("record", (self.program.key, view.key, record_id)))
            return
        with self._hub.read() as session:
            case_id = case_behind(session, self.worklist, record_id)
        if case_id:
            self.go.emit(Route("case", (self.program.key, case_id)))

    def _to_twins(self) -> None:
        self.go.emit(Route("twins", (self.program.key, self.worklist.view.key)))

    def _tab_chosen(self, key: str) -> None:
        view = self.views.find(key)
        args = (self.program.key, key) if view is None else (self.program.key, view.list_key, (), view.key)
        self.go.emit(Route("list", args))

    def _show_counts(self, counts: object) -> None:
        self.head.show_counts(cast("dict[str, int]", counts))

    def choose_columns(self) -> None:
        """Which columns are seen, and in which order; kept for this person."""
        known = {column.source: self.worklist.label(column).say() for column in self.worklist.available()}
        rest = [source for source in known if source not in self._shown]
        entries = [ColumnEntry(s, known[s], s in self._shown, s in FIXED) for s in (*self._shown, *rest)]
        chooser = ColumnChooser(entries, self)
        chooser.chosen.connect(self.show_columns)
        chooser.reset.connect(self._reset_columns)
        chooser.open_under(self.head.columns, right=True)

    def _reset_columns(self) -> None:
        self.table.set_widths({})
        self.show_columns(first_columns(self.worklist.view))

    def show_columns(self, sources: object) -> None:
        """Show these columns, by source, and keep the choice."""
        self._shown = list(cast("Sequence[str]", sources)) or first_columns(self.worklist.view)
        self.rows.sources = self._fetched()
        self.model.set_columns(table_columns(self.worklist, self._shown))
        self._keep_soon.start()

    def _moved(self) -> None:
        self._shown = self.table.order()
        self._keep_soon.start()

    def _groupable(self) -> list[str]:
        return [one.source for one in self.worklist.available() if self.worklist.kind(one.source) in GROUPED]

    def choose_group(self) -> None:
        """By which column the rows are grouped."""
        labels = {column.source: self.worklist.label(column).say() for column in self.worklist.available()}
        fields = [("", tr("No groups", "Sin grupos")), *((source, labels[source]) for source in self._groupable())]
        picker = FieldPicker(tr("Group by", "Agrupar por"), tr("Find a field", "Buscar un dato"), fields,
                             self._group, self)  # fmt: skip
        picker.picked.connect(self.group_by)
        picker.open_under(self.head.group, right=True)
        picker.search.setFocus()

    def group_by(self, source: str) -> None:
        """Put rows with the same value under one heading; an empty text: no groups."""
        self._group = source
        self.table.setCurrentIndex(QModelIndex())  # one begins at the top
        self._narrowed()

    def _only_group(self, number: int) -> None:
        value, source = self._loaded.values[number], self._group
        self._group = ""
        self.filters.add(Filter(source, "empty") if value is None else Filter(source, "any_of", (value,)))

    def chosen(self) -> tuple[Chosen, int]:
        """The ticked rows, or without ticks all that were found, and how many they are."""
        keys, count = self._loaded.keys, self.ticks.count(len(self._loaded.keys))
        if not count:
            return Chosen(keys), len(keys)
        return Chosen(keys, self.ticks.named(), self.ticks.all_that_match), count

    def ask_export(self) -> None:
        """Ctrl+Shift+E: asks what for, then where to."""
        self.out.ask_export(*self.chosen(), self.table.order(), self.head.export)

    def ask_copy(self) -> None:
        """Ctrl+C: the ticked rows, or the one the cursor is in."""
        rows, count = self.chosen()
        key = self.table.current_key()
        if not self.ticks.count(count) and key is not None:
            rows, count = Chosen(self._loaded.keys, frozenset({key}), all_but=False), 1
        self.out.ask_copy(rows, count, self.table.order(), self.head.more)

    def ask_print(self) -> None:
        """Ctrl+P: asks how and what for."""
        self.out.ask_print(*self.chosen(), self.table.order(), self.head.paper)

    def ask_day_sheet(self) -> None:
        """Asks how and what for, then prints the sheet of a day."""
        self.out.ask_day_sheet(self.chosen()[0], self.head.day_sheet)

    def enter_day_sheet(self) -> None:
        """To the page where a sheet is entered back."""
        self.go.emit(Route("day_sheet", (self.program.key, self.worklist.view.key)))

    def ask_assign(self) -> None:
        """Give the ticked cases to somebody."""
        rows, count = self.chosen()
        self.bulk.ask_assign(rows, count, self.list.assign)

    def ask_task(self) -> None:
        """Ctrl+T: put a task on the ticked cases."""
        rows, count = self.chosen()
        if self.bulk.may_set_task and self.ticks.count(len(self._loaded.keys)):
            self.bulk.ask_task(rows, count, self.list.task)

    def _changed(self) -> None:
        self.ticks.clear()
        self.refresh()
        run(self, CountTabs(self._hub, self.program), self._show_counts, self._failed)

    def save_view(self) -> None:
        """Ctrl+S: over the open view, or as a new one."""
        self.views.save(self.look(), self.head.save)

    def ask_new_view(self) -> None:
        """A new view of what is seen now."""
        self.views.ask_name(self.look(), self.head.save)

    def _view_kept(self, view: SavedView) -> None:
        self.say("ok", tr("The view “{name}” is saved.", "La vista «{name}» quedó guardada.", name=view.name))
        self.go.emit(Route("list", (self.program.key, view.list_key, (), view.key)))
        if self.views.view is not None and view.key == self.views.view.key:
            self.head.show_view(view)

    def _view_dropped(self) -> None:
        self._led_here = True  # nothing of it is to be remembered
        self.go.emit(Route("list", (self.program.key, self.worklist.view.key)))

    def reset_look(self) -> None:
        """As the program or the saved view has it."""
        look = self.views.view.look if self.views.view else ListLook()
        self._take_look(look)
        self.table.set_widths(look.widths)
        self.filters.start_with(self.worklist.known(look.filters))
        self.show_columns(self._shown)
        self.refresh()

    def keep_look(self) -> None:
        """Remember, for this person, how the list is looked at; not when a chart led here with its own filters."""
        self._keep_soon.stop()
        if not self._led_here:
            work = KeepLook(self._hub, self.program.key, self._place, self.look(), {"row": self.table.current_key()})
            run(self, work, _done, self._failed, aside=True)

    @override
    def leave(self) -> None:
        self.keep_look()

    def _failed(self, error: BaseException) -> None:
        self.fail(error)

    @override
    def begins_at(self) -> QWidget:
        return self.table

    @override
    def find_here(self) -> bool:
        self.filters.search.setFocus()
        return self.filters.search.isVisible()

    @override
    def offers(self) -> Sequence[Act]:
        offered = [
            Act("filter", tr("Filter the list by a field", "Filtrar la lista por un dato"), self.filters.choose_field),
            Act("columns", tr("Choose columns", "Elegir columnas"), self.choose_columns, "columns"),
            Act("group", tr("Group the rows", "Agrupar las filas"), self.choose_group, "rows"),
            Act("view", tr("Save this view", "Guardar esta vista"), self.save_view, "floppy-disk", keys="save"),
        ]
        if self.out.may("export"):
            words = tr("Export the list", "Exportar la lista")
            offered.append(Act("export", words, self.ask_export, "export", keys="export"))
        return offered


def _done(_nothing: object) -> None:
    """The look is kept; nothing to say."""
