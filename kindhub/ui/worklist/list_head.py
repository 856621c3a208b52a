"""The top of a worklist: title with its count, tabs of lists and views, the filters and what arranges the table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from kindhub.i18n import L, tr, tr_n
from kindhub.services.twins import may_join
from kindhub.ui.kit.badge import Badge
from kindhub.ui.kit.buttons import IconButton, LinkButton, QuietButton
from kindhub.ui.kit.look import gaps, show_when
from kindhub.ui.kit.page_header import PageHeader
from kindhub.ui.kit.view_tabs import ViewTabs
from kindhub.ui.worklist.filter_bar import FilterBar
from kindhub.ui.worklist.new_case import NewCaseButton

if TYPE_CHECKING:
    from kindhub.services.list_views import SavedView
    from kindhub.services.worklists import Worklist
    from kindhub.ui.worklist.filters import FilterWords
    from kindhub.ui.worklist.view_desk import ViewDesk


class ListHead(QWidget):
    """`list_chosen(tab key)`; `went(Route)` to a case opened here; the buttons are the page's to connect."""

    list_chosen = Signal(str)
    went = Signal(object)
    failed = Signal(object)

    def __init__(self, worklist: Worklist, words: FilterWords, views: ViewDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._worklist, self._views = worklist, views
        self._counts: dict[str, int] = {}
        column = QVBoxLayout(self)
        gaps(column, 8)
        program = worklist.program.info.neutral_name.say()
        crumbs = ((program, None), (tr("Lists", "Listas"), None))
        title = views.view.name if views.view else worklist.view.title.say()
        self.header = PageHeader(title, crumbs)
        self.badge = Badge("…", "accent")
        self.header.add_badge(self.badge)
        self.shared = Badge(tr("Shared", "Compartida"), icon="users-three")
        self.header.add_badge(self.shared)
        self._add_buttons()
        column.addWidget(self.header)
        column.addLayout(self._tab_row())
        self.filters = FilterBar(worklist, words)
        self.group = QuietButton(tr("Group", "Agrupar"), "rows")
        self.columns = QuietButton(tr("Columns", "Columnas"), "columns")
        for button in (self.group, self.columns):
            self.filters.right.addWidget(button)
        column.addWidget(self.filters)
        show_when(self.shared, views.view is not None and views.view.shared)

    def _add_buttons(self) -> None:
        self.save = QuietButton(tr("Save view", "Guardar vista"), "floppy-disk")
        self.export = QuietButton(tr("Export…", "Exportar…"), "export")
        self.new_case = NewCaseButton(self._views.hub, self._worklist)
        self.new_case.opened.connect(self.went)
        self.new_case.not_opened.connect(self.failed)
        self.paper = QuietButton(tr("Print", "Imprimir"), "printer")
        self.more = IconButton("dots-three-vertical", tr("More", "Más"), boxed=True)
        sheet = self._worklist.view.day_sheet
        self.day_sheet = QuietButton(sheet.title.say() if sheet else "", "clipboard-text")
        self.twins = QuietButton(tr("Possible duplicates", "Posibles duplicados"), "users")
        for button in (self.new_case, self.twins, self.day_sheet, self.save, self.export, self.paper, self.more):
            self.header.add_action(button)
        show_when(self.day_sheet, sheet is not None)
        show_when(self.twins, may_join(self._views.hub.user, self._worklist.view))

    def show_rights(self, *, export: bool, paper: bool) -> None:
        """Which ways out this person has."""
        self.export.setVisible(export)
        self.paper.setVisible(paper)

    def show_view(self, view: SavedView) -> None:
        """The open view has another name, or is shared now."""
        self.header.set_title(view.name)
        self.shared.setVisible(view.shared)

    def _tab_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        gaps(row, 8)
        self.tabs = ViewTabs(tr("Lists and views of the program", "Listas y vistas del programa"))
        current = self._worklist.view.key
        lists = tuple(
            view
            for view in self._worklist.program.lists
            if view.in_rail or (view.key == current and self._views.view is None)
        )
        self._tabs = self._views.tabs(lists)
        self.tabs.set_tabs(self._tabs, f"view:{self._views.view.key}" if self._views.view else current)
        self.tabs.chosen.connect(self.list_chosen)
        row.addWidget(self.tabs)
        self.new_view = LinkButton(tr("New view", "Vista nueva"), "plus")
        row.addWidget(self.new_view)
        self._more = LinkButton(tr("More lists", "Más listas"), "list-plus")
        self._more.clicked.connect(self._show_more)
        row.addWidget(self._more)
        row.addStretch(1)
        return row

    def _show_more(self) -> None:
        shown, menu = self.tabs.keys(), QMenu(self)
        for view in self._worklist.program.lists:
            if view.key not in shown:
                count = self._counts.get(view.key)
                words = view.title.say() if count is None else f"{view.title.say()}  {count:,}"
                menu.addAction(words).setData(view.key)
        menu.triggered.connect(self._more_chosen)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._more.mapToGlobal(QPoint(0, self._more.height())))

    def _more_chosen(self, action: QAction) -> None:
        self.list_chosen.emit(str(action.data()))

    def show_count(self, shown: int, total: int, noun: tuple[L, L]) -> None:
        """How many rows are found, of how many: `48 de 214 casos`."""
        words = tr_n(total, *noun)
        of = tr("{n} of {total} {noun}", "{n} de {total} {noun}", n=f"{shown:,}", total=f"{total:,}", noun=words)
        self.badge.set_text(f"{total:,} {words}" if shown == total else of)

    def show_counts(self, counts: dict[str, int]) -> None:
        """How many rows stand behind each tab."""
        self._counts = counts
        for key, words, _ in self._tabs:
            if key in counts:
                self.tabs.set_count(key, words, counts[key])

    def next_tab(self) -> None:
        """Ctrl+PgDn."""
        self.tabs.take(self.tabs.currentIndex() + 2)

    def last_tab(self) -> None:
        """Ctrl+PgUp."""
        self.tabs.take(self.tabs.currentIndex())
