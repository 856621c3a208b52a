"""The menus of a worklist: ⋮ over it; of a row and of a heading, by the Menu key, Shift+F10 or the right button."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu
from shiboken6 import isValid

from kindhub.i18n import tr
from kindhub.ui.worklist.loading import Chosen

if TYPE_CHECKING:
    from kindhub.ui.kit.table import Key
    from kindhub.ui.worklist.page import WorklistPage


class ListMenus(QObject):
    """A row's menu is what the bar of chosen rows offers, for a row that need not be ticked first.

    A ticked row brings the others that are ticked.
    """

    def __init__(self, page: WorklistPage) -> None:
        super().__init__(page)
        self._page = page
        self._key: Key | None = None
        self._group = 0
        self.menu: QMenu | None = None
        page.head.more.clicked.connect(self.open_more)
        page.head.day_sheet.clicked.connect(self.open_day_sheet)
        page.table.menu_asked.connect(self.open_row)
        page.table.group_menu_asked.connect(self.open_group)

    def open_more(self) -> None:
        """⋮: what is done less often."""
        page = self._page
        menu = QMenu(page)
        if page.out.may("copy"):
            menu.addAction(tr("Copy the rows…\tCtrl+C", "Copiar las filas…\tCtrl+C")).setData("rows")
        menu.addAction(tr("Save as a new view…", "Guardar como vista nueva…")).setData("new")
        menu.addAction(tr("Columns and order as at first", "Columnas y orden como al principio")).setData("reset")
        page.views.add_to(menu)
        self._pop_up(menu, page.head.more.mapToGlobal(QPoint(0, page.head.more.height())))

    def open_day_sheet(self) -> None:
        """Take rows along on paper, or enter what came back."""
        button = self._page.head.day_sheet
        acts = [("print_sheet", tr("Print…", "Imprimir…")), ("enter_sheet", tr("Enter it", "Pasarla"))]
        self._show(acts, button.mapToGlobal(QPoint(0, button.height())))

    def open_row(self, key: Key, at: QPoint) -> None:
        """The menu of a row, at a point of the screen."""
        page, self._key = self._page, key
        acts = [("open", tr("Open", "Abrir"), True)]
        ticked = key in page.ticks
        acts.append(("tick", tr("Take the tick away", "Quitar la marca") if ticked else tr("Tick", "Marcar"), True))
        acts.append(("assign", tr("Reassign…", "Reasignar…"), page.bulk.may_assign))
        acts.append(("task", tr("Set a task…", "Poner tarea…"), page.bulk.may_set_task))
        acts.append(("copy", tr("Copy…", "Copiar…"), page.out.may("copy")))
        self._show([(name, words) for name, words, may in acts if may], at)

    def open_group(self, number: int, at: QPoint) -> None:
        """The menu of a heading."""
        self._group = number
        folded = self._page.model.groups.is_folded(number)
        fold = tr("Unfold", "Desplegar") if folded else tr("Fold", "Plegar")
        self._show([("only", tr("Only this group", "Solo este grupo")), ("fold", fold)], at)

    def _show(self, acts: list[tuple[str, str]], at: QPoint) -> None:
        """One menu at a time: some systems send the Menu key both as a key and as a wish for a menu."""
        if self.menu is not None and isValid(self.menu) and self.menu.isVisible():
            return
        menu = QMenu(self._page)
        for name, words in acts:
            menu.addAction(words).setData(name)
        self._pop_up(menu, at)
        menu.setActiveAction(menu.actions()[0])

    def _pop_up(self, menu: QMenu, at: QPoint) -> None:
        self.menu = menu
        menu.triggered.connect(self._chosen)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)

    def _chosen(self, action: QAction) -> None:
        page = self._page
        if page.views.act(action, page.head.more):
            return
        does: dict[str, Callable[[], None]] = {
            "open": self._open, "tick": self._tick, "assign": self._assign, "task": self._set_task,
            "copy": self._copy, "only": self._only, "fold": self._fold, "rows": page.ask_copy,
            "new": page.ask_new_view, "reset": page.reset_look, "print_sheet": page.ask_day_sheet,
            "enter_sheet": page.enter_day_sheet,
        }  # fmt: skip
        does[str(action.data())]()

    def about(self) -> tuple[Chosen, int]:
        """The rows an act is about, and how many they are."""
        page, key = self._page, self._key
        rows, count = page.chosen()
        if key is None or key in page.ticks:
            return rows, count
        return Chosen(rows.keys, frozenset({key}), all_but=False), 1

    def _open(self) -> None:
        self._page.table.opened.emit(self._key)

    def _tick(self) -> None:
        if self._key is not None:
            self._page.ticks.set_ticked(self._key, on=self._key not in self._page.ticks)

    def _assign(self) -> None:
        self._page.bulk.ask_assign(*self.about(), self._page.head.more)

    def _set_task(self) -> None:
        self._page.bulk.ask_task(*self.about(), self._page.head.more)

    def _copy(self) -> None:
        self._page.out.ask_copy(*self.about(), self._page.table.order(), self._page.head.more)

    def _only(self) -> None:
        self._page.table.group_asked.emit(self._group)

    def _fold(self) -> None:
        self._page.model.fold(self._group)
