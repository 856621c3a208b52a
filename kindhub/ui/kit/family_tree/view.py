"""The family tree on screen: arrows walk from person to person, Enter opens, plus and minus or the wheel zoom."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget
from typing_extensions import override

from kindhub.ui.kit.family_tree.model import Tree, TreePerson
from kindhub.ui.kit.family_tree.painting import TreeDrawing
from kindhub.ui.kit.ink import Ink
from kindhub.ui.kit.painted_button import ListedButton
from kindhub.ui.theme import theme

SMALLEST, LARGEST, STEP = 0.5, 2.5, 1.25
READABLE = 0.76
"""A tree that does not fit is made smaller down to this; then one scrolls."""
_ARROWS = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1)}


class _Card(ListedButton):
    """A person of the tree; it paints itself as the paper would."""

    def __init__(self, one: TreePerson, drawing: TreeDrawing, parent: QWidget) -> None:
        super().__init__(parent)
        self.one, self._drawing, self.zoom = one, drawing, 1.0
        self.setAccessibleName(one.said or one.name)
        self.setToolTip(one.said)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    @override
    def sizeHint(self) -> QSize:
        return (self._drawing.card(self.one.key).size() * self.zoom).toSize()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(self.zoom, self.zoom)
        card = QRectF(0, 0, self.width() / self.zoom, self.height() / self.zoom)
        self._drawing.paint_card(painter, self.one, card, Ink(), focused=self.hasFocus())
        painter.end()


class _Canvas(QWidget):
    """The sheet the cards lie on; it draws the lines between them."""

    def __init__(self) -> None:
        super().__init__()
        self.drawing: TreeDrawing | None = None
        self.zoom, self.shift = 1.0, (0.0, 0.0)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self.drawing is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(*self.shift)
        painter.scale(self.zoom, self.zoom)
        self.drawing.paint_lines(painter, Ink())
        painter.end()


class FamilyTree(QScrollArea):
    """`opened(key)` by click, Space or Enter; `walked(key)` when the focus comes to somebody. One stop for Tab."""

    opened = Signal(str)
    walked = Signal(str)

    def __init__(self, tree: Tree, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._canvas = _Canvas()
        self._canvas.setObjectName("scrollBody")
        self.setWidget(self._canvas)
        self.cards: dict[str, _Card] = {}
        self.zoom, self._by_hand = 1.0, False
        self.set_tree(tree)

    def set_tree(self, tree: Tree) -> None:
        """Draw another family."""
        for old in self.cards.values():
            old.hide()
            old.deleteLater()
        self.drawing = self._canvas.drawing = TreeDrawing(tree)
        self.cards = {one.key: _Card(one, self.drawing, self._canvas) for one in tree.people}
        for card in self.cards.values():
            card.clicked.connect(self._clicked)
            card.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
            card.installEventFilter(self)
        self.setAccessibleName(tree.sentence)
        self._canvas.setAccessibleName(tree.sentence)
        if tree.focus in self.cards:
            self._stop_at(self.cards[tree.focus])
        self._by_hand = False
        self.fit()

    def zoom_in(self) -> None:
        """Larger."""
        self._zoom_to(self.zoom * STEP, by_hand=True)

    def zoom_out(self) -> None:
        """Smaller."""
        self._zoom_to(self.zoom / STEP, by_hand=True)

    def fit(self) -> None:
        """The whole family, as long as it can be read."""
        whole, room = self.drawing.size, self.viewport().size()
        fits = min(room.width() / whole.width(), room.height() / whole.height(), 1.0)
        self._by_hand = False
        self._zoom_to(max(fits, READABLE))

    def _zoom_to(self, zoom: float, *, by_hand: bool = False) -> None:
        self.zoom = min(max(zoom, SMALLEST), LARGEST)
        self._by_hand = self._by_hand or by_hand
        self._place()

    def _place(self) -> None:
        """Cards to their places; a family smaller than the room stands in its middle."""
        whole, room = self.drawing.size * self.zoom, self.viewport().size()
        left = max((room.width() - whole.width()) / 2, 0.0)
        top = max((room.height() - whole.height()) / 2, 0.0)
        self._canvas.zoom, self._canvas.shift = self.zoom, (left, top)
        self._canvas.resize(int(whole.width() + 2 * left), int(whole.height() + 2 * top))
        for key, card in self.cards.items():
            at = self.drawing.card(key)
            card.zoom = self.zoom
            card.setGeometry(
                QRectF(
                    left + at.left() * self.zoom,
                    top + at.top() * self.zoom,
                    at.width() * self.zoom,
                    at.height() * self.zoom,
                ).toRect()
            )
            card.show()
        self._canvas.update()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._by_hand:
            self._place()
        else:
            self.fit()
            self.show_focus()

    def show_focus(self) -> None:
        """Scroll to the person whose family it is."""
        card = self.cards.get(self.drawing.tree.focus)
        if card is not None:
            self.ensureWidgetVisible(card, theme().size(20), theme().size(12))

    def current(self) -> str:
        """Who has the focus, or would get it."""
        return next((key for key, card in self.cards.items() if card.hasFocus()), self.drawing.tree.focus)

    def walk(self, right: int, down: int) -> None:
        """To the nearest person that way; up and down go to the next generation there is."""
        here = self.drawing.card(self.current())
        row = self.drawing.row_of(self.current())
        found = []
        for key in self.cards:
            card = self.drawing.card(key)
            ahead = (card.center().x() - here.center().x()) * right
            rows = (self.drawing.row_of(key) - row) * down
            if (right and self.drawing.row_of(key) == row and ahead > 1) or (down and rows > 0):
                found.append((rows, abs(card.center().x() - here.center().x()), key))
        if found:
            self._go(min(found)[2])

    def _go(self, key: str) -> None:
        card = self.cards[key]
        self._stop_at(card)
        card.setFocus(Qt.FocusReason.TabFocusReason)
        self.ensureWidgetVisible(card, theme().size(20), theme().size(12))
        self.walked.emit(key)

    def _stop_at(self, card: _Card) -> None:
        for other in self.cards.values():
            other.setFocusPolicy(Qt.FocusPolicy.StrongFocus if other is card else Qt.FocusPolicy.ClickFocus)
        self.setFocusProxy(card)

    def _clicked(self) -> None:
        card = self.sender()
        if isinstance(card, _Card):
            self.opened.emit(card.one.key)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ctrl with plus, minus and 0 zoom the tree while it has the focus; elsewhere they are the size of letters."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and _zoom_of(event):
            event.accept()
            return True
        return super().eventFilter(watched, event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, zoom = Qt.Key(event.key()), _zoom_of(event)
        if key in _ARROWS:
            self.walk(*_ARROWS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(self.current())
        elif key == Qt.Key.Key_Home:
            self._go(self.drawing.tree.focus)
        elif zoom:
            {"+": self.zoom_in, "-": self.zoom_out, "0": self.fit}[zoom]()
        else:
            super().keyPressEvent(event)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            (self.zoom_in if event.angleDelta().y() > 0 else self.zoom_out)()
            event.accept()
        else:
            super().wheelEvent(event)


def _zoom_of(event: QKeyEvent) -> str:
    """`+`, `-` or `0` when the key means that, with Ctrl or without."""
    held = event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier)
    if held not in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier):
        return ""
    keys = {Qt.Key.Key_Plus: "+", Qt.Key.Key_Equal: "+", Qt.Key.Key_Minus: "-", Qt.Key.Key_0: "0"}
    return keys.get(Qt.Key(event.key()), "")
