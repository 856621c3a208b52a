"""Saved views of a list: the tabs, and saving, naming, sharing and deleting them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from kindhub.i18n import tr
from kindhub.services.list_views import (
    LONGEST_NAME,
    NO_NAME,
    SHARE,
    ListLook,
    SavedView,
    drop_view,
    keep_view,
    share_view,
    views_of,
)
from kindhub.ui.kit.buttons import FilledButton, QuietButton
from kindhub.ui.kit.field_block import FieldBlock
from kindhub.ui.kit.inputs import LineInput
from kindhub.ui.kit.look import gaps
from kindhub.ui.kit.popover import PopOver
from kindhub.ui.kit.text import Text
from kindhub.ui.tasks import Progress, run
from kindhub.ui.theme import theme

if TYPE_CHECKING:
    from kindhub.program.lists import ListView
    from kindhub.program.registry import LoadedProgram
    from kindhub.storage.hub import Hub


class ViewDesk(QObject):
    """`kept(SavedView)` when a view was saved, named or shared; `dropped` when it is gone; `failed(error)`.

    `view` is the one that is open, None on a plain list.
    """

    kept = Signal(object)
    dropped = Signal()
    failed = Signal(object)

    def __init__(self, hub: Hub, program: LoadedProgram, list_key: str, view_key: str, over: QWidget) -> None:
        super().__init__(over)
        self.hub, self._program, self._list_key, self._over = hub, program, list_key, over
        with hub.read() as session:
            self.views = views_of(session, program.key, hub.user.uid)
        self.view = next((view for view in self.views if view.key == view_key), None)
        self._look = ListLook()
        self._asks_new = False
        self.pane: NamePane | None = None

    @property
    def may_share(self) -> bool:
        """Whether this person may give views to the office."""
        return self.hub.user.can(self._program.key, SHARE)

    @property
    def may_change(self) -> bool:
        """Whether the open view may be saved over, renamed and deleted by this person."""
        return self.view is not None and (not self.view.shared or self.may_share)

    def tabs(self, lists: tuple[ListView, ...]) -> list[tuple[str, str, int | None]]:
        """The program's lists, then the saved views, as tabs."""
        known = {one.key for one in self._program.lists}
        saved = [view for view in self.views if view.list_key in known]
        return [
            *((one.key, one.title.say(), None) for one in lists),
            *((f"view:{view.key}", view.name, None) for view in saved),
        ]

    def find(self, tab: str) -> SavedView | None:
        """The view of a tab."""
        return next((view for view in self.views if f"view:{view.key}" == tab), None)

    def save(self, look: ListLook, anchor: QWidget) -> None:
        """Save the look over the open view, or under a name that is asked for."""
        if self.view is not None and self.may_change:
            self._run(_Keep(self.hub, self._program.key, replace(self.view, look=look)))
        else:
            self.ask_name(look, anchor)

    def ask_name(self, look: ListLook, anchor: QWidget) -> None:
        """Ask for the name of a new view."""
        self._look, self._asks_new = look, True
        self._open_pane(tr("New view", "Vista nueva"), "", anchor)

    def ask_other_name(self, anchor: QWidget) -> None:
        """Ask for another name of the open view."""
        if self.view is not None:
            self._asks_new = False
            self._open_pane(tr("Rename the view", "Cambiar el nombre"), self.view.name, anchor)

    def _open_pane(self, title: str, name: str, anchor: QWidget) -> None:
        self.pane = NamePane(title, name, self._over)
        self.pane.named.connect(self._named)
        self.pane.open_under(anchor, right=True)
        self.pane.name.setFocus()

    def _named(self, name: str) -> None:
        if self._asks_new:
            self._run(_Keep(self.hub, self._program.key, SavedView("", self._list_key, name, self._look, "")))
        elif self.view is not None:
            self._run(_Keep(self.hub, self._program.key, replace(self.view, name=name)))

    def add_to(self, menu: QMenu) -> None:
        """What can be done with the open view, in a menu."""
        if self.view is None or not self.may_change:
            return
        menu.addSeparator()
        menu.addAction(tr("Rename the view…", "Cambiar el nombre de la vista…")).setData("rename")
        if self.may_share:
            give = tr("Share with the office", "Compartir con la oficina")
            menu.addAction(tr("Stop sharing", "Dejar de compartir") if self.view.shared else give).setData("share")
        menu.addAction(tr("Delete the view…", "Borrar la vista…")).setData("delete")

    def act(self, action: QAction, anchor: QWidget) -> bool:
        """Do what was chosen in the menu; False when it is not ours."""
        acts: dict[str, Callable[[], None]] = {"share": self.turn_sharing}
        chosen = str(action.data())
        if chosen == "rename":
            self.ask_other_name(anchor)
        elif chosen == "delete":
            self.ask_delete(anchor)
        elif chosen in acts:
            acts[chosen]()
        else:
            return False
        return True

    def turn_sharing(self) -> None:
        """Share the open view with the office, or take it back."""
        if self.view is not None:
            self._run(_Share(self.hub, self._program.key, self.view))

    def ask_delete(self, anchor: QWidget) -> None:
        """Ask whether the open view is really to go."""
        if self.view is not None:
            pane = DeletePane(self.view.name, self._over)
            pane.agreed.connect(self.delete)
            pane.open_under(anchor, right=True)
            pane.stay.setFocus()

    def delete(self) -> None:
        """Delete the open view."""
        if self.view is not None:
            run(self, _Drop(self.hub, self._program.key, self.view), self._gone, self.failed.emit)

    def _gone(self, _nothing: object) -> None:
        self.dropped.emit()

    def _run(self, work: _Keep | _Share) -> None:
        run(self, work, self._kept, self.failed.emit)

    def _kept(self, view: object) -> None:
        self.kept.emit(cast("SavedView", view))


class NamePane(PopOver):
    """`named(name)`."""

    named = Signal(str)

    def __init__(self, title: str, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.frame.setFixedWidth(theme().size(300))
        self.body.addWidget(Text(title, "h3"))
        self.name = LineInput(LONGEST_NAME)
        self.name.set_value(name)
        hint = tr("It keeps columns, order, filters and groups.", "Guarda columnas, orden, filtros y grupos.")
        self.block = FieldBlock(tr("Name of the view", "Nombre de la vista"), self.name, hint=hint, needed="create")
        self.body.addWidget(self.block)
        self.go = FilledButton(tr("Save the view", "Guardar vista"), "floppy-disk")
        self.go.clicked.connect(self._go)
        self.body.addWidget(self.go)

    def _go(self) -> None:
        name = str(self.name.value() or "").strip()
        if not name:
            self.block.show_message(NO_NAME.say())
            return
        self.close()
        self.named.emit(name)


class DeletePane(PopOver):
    """`agreed` when the view is to go."""

    agreed = Signal()

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.frame.setFixedWidth(theme().size(320))
        self.body.addWidget(Text(tr("Delete “{name}”?", "¿Borrar «{name}»?", name=name), "h3", wrap=True))
        words = tr("Only the view goes; the cases stay as they are.", "Solo se borra la vista; los casos quedan igual.")
        self.body.addWidget(Text(words, "body", "text2", wrap=True))
        row = QHBoxLayout()
        gaps(row, 8)
        self.go = FilledButton(tr("Delete the view", "Borrar la vista"), "trash", tone="danger")
        self.go.clicked.connect(self._go)
        self.stay = QuietButton(tr("Keep it", "Conservarla"))
        self.stay.clicked.connect(self.close)
        row.addWidget(self.go)
        row.addWidget(self.stay)
        row.addStretch(1)
        self.body.addLayout(row)

    def _go(self) -> None:
        self.close()
        self.agreed.emit()


class _Keep:
    def __init__(self, hub: Hub, program: str, view: SavedView) -> None:
        self.hub, self._program, self._view = hub, program, view

    def __call__(self, _progress: Progress) -> SavedView:
        return keep_view(self.hub, self._program, self._view)


class _Share:
    def __init__(self, hub: Hub, program: str, view: SavedView) -> None:
        self.hub, self._program, self._view = hub, program, view

    def __call__(self, _progress: Progress) -> SavedView:
        return share_view(self.hub, self._program, self._view, shared=not self._view.shared)


class _Drop:
    def __init__(self, hub: Hub, program: str, view: SavedView) -> None:
        self.hub, self._program, self._view = hub, program, view

    def __call__(self, _progress: Progress) -> None:
        drop_view(self.hub, self._program, self._view)
