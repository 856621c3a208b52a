"""What all inputs have in common: a value, the reason why there is none, a mark, a name for screen readers."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QMenu, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from kindhub.i18n import tr
from kindhub.records.absence import ABSENCE_WORDS
from kindhub.ui.kit.look import set_look

_HEEDED = frozenset({QEvent.Type.FocusIn, QEvent.Type.FocusOut, QEvent.Type.KeyPress})


class Input(QWidget):
    """One field's input. Subclasses build editors, hand them to `_edit_with`, and read and write their value.

    Keys all inputs share: F9 asks why there is no value; Esc brings back the value from when the field got the focus;
    Enter goes on like Tab and never saves by itself.
    """

    own_keys: ClassVar[tuple[str, ...]] = (
        "no_value",
        "step_back",
        "undo_typing",
        "redo_typing",
        "copy",
        "paste",
        "cut",
    )

    changed = Signal(object)  # the value, while it is being changed
    left = Signal()  # the focus went elsewhere: now is the time to check
    went_on = Signal()  # Enter, before the cursor goes to what comes next
    focused = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._absence: str | None = None
        self._at_focus: object = None
        self._editors: tuple[QWidget, ...] = ()
        self._read_only = False
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._editing: QWidget | None = None
        self._absent: QPushButton | None = None
        self._spoken = ""

    def go_on(self) -> None:
        """To what comes next, as Enter does; unless whoever heard of it has put the cursor elsewhere."""
        self.went_on.emit()
        here = self.window().focusWidget()
        if here is not None and self.isAncestorOf(here):
            self.focusNextChild()

    def _edit_with(self, page: QWidget, *editors: QWidget) -> None:
        """Show `page`; `editors` inside it take the focus, the first one for the whole input."""
        self._editing = page
        self._column.addWidget(page)
        self._editors = editors or (page,)
        for editor in self._editors:
            editor.installEventFilter(self)
        self.setFocusProxy(self._editors[0])

    def value(self) -> object:
        """The value; `None` when there is none."""
        raise NotImplementedError

    def set_value(self, value: object) -> None:
        """Show a value without saying `changed`; `None` empties the input and forgets an absence."""
        self._show_absence(None)
        self._put(value)

    def _put(self, value: object) -> None:
        raise NotImplementedError

    def absence(self) -> str | None:
        """`not_known`, `not_asked`, `refused`, or `None`."""
        return self._absence

    def set_absence(self, code: str | None) -> None:
        """Show why there is no value, in words; the value itself is emptied."""
        if code is not None:
            self._put(None)
        self._show_absence(code)

    def _show_absence(self, code: str | None) -> None:
        self._absence = code
        if code is not None:
            absent = self._absence_button()
            absent.setText(ABSENCE_WORDS[code].say())
            absent.setAccessibleDescription(
                tr("No value. Press Delete to write one.", "Sin dato. Pulse Supr para escribir uno.")
            )
            self._show_one(absent)
            self.setFocusProxy(absent)
        elif self._absent is not None:
            self._show_one(self._editing)
            self.setFocusProxy(self._editors[0])

    def _absence_button(self) -> QPushButton:
        """Stands where the editors are when there is no value; made when a value is first missing."""
        if self._absent is None:
            self._absent = QPushButton(self)
            self._absent.setProperty("kind", "absence")
            self._absent.setAccessibleName(self._spoken)
            self._absent.setEnabled(not self._read_only)
            self._absent.clicked.connect(self.clear_absence)
            self._absent.installEventFilter(self)
            self._column.addWidget(self._absent)
        return self._absent

    def _show_one(self, shown: QWidget | None) -> None:
        """The editors, or the words in their place; the one that comes is there before the other goes."""
        for part in sorted((self._editing, self._absent), key=lambda part: part is not shown):
            if part is not None:
                part.setVisible(part is shown)

    def _focusable(self) -> tuple[QWidget, ...]:
        return self._editors if self._absent is None else (*self._editors, self._absent)

    def clear_absence(self) -> None:
        """Go back to writing a value."""
        if self._absence is None or self._read_only:
            return
        self._show_absence(None)
        self._editors[0].setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit(self.value())

    def ask_absence(self) -> None:
        """Open the list of F9 under the field."""
        if self._read_only:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for code, word in ABSENCE_WORDS.items():
            action = menu.addAction(word.say())
            action.setData(code)
        menu.triggered.connect(self._take_absence)
        menu.popup(self.mapToGlobal(QPoint(0, self.height())))

    def _take_absence(self, action: QAction) -> None:
        self.set_absence(str(action.data()))
        self._absence_button().setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit(None)

    def name_for_reader(self, name: str, description: str = "") -> None:
        """Tell the screen reader what is asked, on every part that can have the focus."""
        self._spoken = name
        for widget in self._focusable():
            widget.setAccessibleName(name)
            widget.setAccessibleDescription(description)

    def set_read_only(self, read_only: bool) -> None:
        """Flat and unchangeable, but still readable and reachable."""
        self._read_only = read_only
        if self._absent is not None:
            self._absent.setEnabled(not read_only)
        for editor in self._editors:
            if hasattr(editor, "setReadOnly"):
                editor.setReadOnly(read_only)
            else:
                editor.setEnabled(not read_only)

    def mark(self, tone: str) -> None:
        """`danger` frames the input in red, an empty text takes the frame away."""
        for editor in self._editors:
            set_look(editor, tone=tone)

    def buddy(self) -> QWidget:
        """The widget a label's access key jumps to."""
        return self._editors[0]

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind not in _HEEDED:
            return False
        if kind == QEvent.Type.FocusIn:
            if not self._has_focus_inside(watched):
                self._at_focus = (self.value(), self._absence)
            self.focused.emit()
        elif kind == QEvent.Type.FocusOut:
            self.left.emit()
        elif isinstance(event, QKeyEvent):
            return self._key(watched, event)
        return False

    def _has_focus_inside(self, newcomer: QObject) -> bool:
        return any(e.hasFocus() for e in self._editors if e is not newcomer)

    def _key(self, watched: QObject, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_F9:
            self.ask_absence()
            return True
        if event.key() == Qt.Key.Key_Escape:
            return self._restore()
        if watched is self._absent and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_F2):
            self.clear_absence()
            return True
        return False

    def _restore(self) -> bool:
        """Bring back what was there when the field got the focus; False when nothing differs."""
        if not isinstance(self._at_focus, tuple) or self._at_focus == (self.value(), self._absence):
            return False
        value, absence = self._at_focus
        self.set_value(value)
        if absence is not None:
            self._show_absence(absence)
        self.changed.emit(self.value())
        return True
