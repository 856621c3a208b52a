"""A long list one finds by typing: places, partners, people, codes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, QSize, Qt
from PySide6.QtGui import QAction, QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QLineEdit, QListView, QWidget
from typing_extensions import override

from kindhub.i18n import tr
from kindhub.ui.kit.inputs.base import Input
from kindhub.ui.kit.inputs.choices import Choice, matching
from kindhub.ui.kit.inputs.shown_line import ShownLine
from kindhub.ui.theme import icon, theme

_SHOWN_AT_MOST = 200
_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
_TAKES = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ComboInput(Input):
    """Type to filter, accents ignored; Enter takes the marked choice, F4 or Alt+Down opens.

    `find` replaces the given choices by a search (e.g. in the place table): typed text → choices, fast.
    Text that matches nothing stays as written and `value()` is `None`; `unmatched()` gives it for a message.
    """

    own_keys: ClassVar[tuple[str, ...]] = ("choices", "no_value", "step_back")

    def __init__(
        self,
        choices: Sequence[Choice] = (),
        find: Callable[[str], Sequence[Choice]] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._choices = tuple(choices)
        self._find = find
        self._chosen: Choice | None = None
        self._seen: dict[object, Choice] = {}
        self.edit = ShownLine(self)
        self.edit.textEdited.connect(self._typed)
        opener = QAction(icon("caret-down"), tr("Choices (F4)", "Opciones (F4)"), self)
        opener.triggered.connect(self.open_list)
        self.edit.addAction(opener, QLineEdit.ActionPosition.TrailingPosition)
        self._edit_with(self.edit)
        self._model = QStandardItemModel(self)
        self._popup: QListView | None = None
        self.left.connect(self._leave)

    def _list(self) -> QListView:
        """The list under the line, made when it is first opened."""
        if self._popup is None:
            self._popup = self._build_popup()
        return self._popup

    def _build_popup(self) -> QListView:
        popup = QListView(self)
        popup.setProperty("part", "popup")
        popup.setWindowFlags(Qt.WindowType.ToolTip | Qt.WindowType.FramelessWindowHint)
        popup.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        popup.setFocusProxy(self.edit)
        popup.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        popup.setUniformItemSizes(True)
        popup.setModel(self._model)
        popup.clicked.connect(self._take)
        popup.hide()
        return popup

    def offered(self, typed: str = "") -> Sequence[Choice]:
        """What the list shows for a text."""
        return self._find(typed) if self._find else matching(self._choices, typed)

    def set_choices(self, choices: Sequence[Choice]) -> None:
        """Offer other choices, e.g. the municipalities of the chosen department; keeps a value still offered."""
        self._choices = tuple(choices)
        if self._chosen is not None and self._chosen.code not in [c.code for c in self._choices]:
            self.set_value(None)

    def unmatched(self) -> str:
        """Typed text that is no choice, to say so in a message."""
        return self.edit.text().strip() if self._chosen is None else ""

    def write(self, text: str) -> None:
        """Show text that is no choice, as it was left."""
        self.set_value(None)
        self.edit.setText(text)

    @override
    def value(self) -> object:
        return self._chosen.code if self._chosen else None

    @override
    def _put(self, value: object) -> None:
        known = value if isinstance(value, Choice) else next((c for c in self._choices if c.code == value), None)
        if known is None and value is not None:
            known = self._seen.get(value) or Choice(value, str(value))
        if known is not None:
            self._seen[known.code] = known
        self._chosen = known
        self.edit.setText(known.label if known else "")
        self.edit.setCursorPosition(0)

    def _typed(self, text: str) -> None:
        self._chosen = None
        self._fill(text)
        self.changed.emit(None)

    def open_list(self) -> None:
        """Show all choices, the chosen one marked."""
        if self.edit.isReadOnly():
            return
        self._fill("")
        self.edit.setFocus()
        self.edit.selectAll()

    def is_open(self) -> bool:
        """Whether the list is shown: Enter takes what is marked in it."""
        return self._popup is not None and self._popup.isVisible()

    def take_marked(self) -> None:
        """Take what is marked in the list, as Enter does."""
        if self._popup is not None and self.is_open():
            self._take(self._popup.currentIndex())

    def _fill(self, typed: str) -> None:
        self._model.clear()
        for choice in list(self.offered(typed))[:_SHOWN_AT_MOST]:
            text = f"{choice.label}  ·  {choice.note}" if choice.note else choice.label
            item = QStandardItem(icon(choice.icon), text) if choice.icon else QStandardItem(text)
            item.setData(choice, Qt.ItemDataRole.UserRole)
            item.setSizeHint(QSize(10, theme().size(32)))
            self._model.appendRow(item)
        if not self._model.rowCount():
            self._close_list()
            return
        popup = self._list()
        popup.setCurrentIndex(self._model.index(self._row_of_chosen(), 0))
        height = min(self._model.rowCount(), 8) * theme().size(34) + theme().size(10)
        popup.setGeometry(
            self.mapToGlobal(QPoint(0, self.height() + 2)).x(),
            self.mapToGlobal(QPoint(0, self.height() + 2)).y(),
            max(self.width(), theme().size(240)),
            height,
        )
        popup.show()

    def _close_list(self) -> None:
        if self._popup is not None:
            self._popup.hide()

    def _row_of_chosen(self) -> int:
        codes = [self._model.item(row).data(Qt.ItemDataRole.UserRole).code for row in range(self._model.rowCount())]
        return codes.index(self._chosen.code) if self._chosen and self._chosen.code in codes else 0

    def _take(self, index: QModelIndex) -> None:
        choice = index.data(Qt.ItemDataRole.UserRole)
        self._close_list()
        if isinstance(choice, Choice):
            self._chosen = self._seen[choice.code] = choice
            self.edit.setText(choice.label)
            self.changed.emit(choice.code)

    def _leave(self) -> None:
        self._close_list()
        exact = [c for c in self.offered(self.edit.text()) if c.label == self.edit.text().strip()]
        if self._chosen is None and len(exact) == 1:
            self._chosen = exact[0]
            self.changed.emit(exact[0].code)

    @override
    def _key(self, watched: QObject, event: QKeyEvent) -> bool:
        alt_down = event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier
        if watched is self.edit and (event.key() == Qt.Key.Key_F4 or alt_down):
            self.open_list()
            return True
        if watched is self.edit and self._popup is not None and self.is_open():
            return self._key_in_list(event, self._popup)
        if watched is self.edit and event.key() in _TAKES:
            self.go_on()
            return True
        return super()._key(watched, event)

    def _key_in_list(self, event: QKeyEvent, popup: QListView) -> bool:
        if event.key() in _MOVES:
            popup.event(QKeyEvent(QEvent.Type.KeyPress, event.key(), event.modifiers()))
            return True
        if event.key() in _TAKES:
            self._take(popup.currentIndex())
            self.go_on()
            return True
        if event.key() == Qt.Key.Key_Escape:
            self._close_list()
            return True
        return False
