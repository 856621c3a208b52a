"""Panes beside each other, and pages that scroll only up and down."""

from __future__ import annotations

from PySide6.QtCore import QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QFrame, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from kindhub.ui.kit.look import gaps
from kindhub.ui.theme import theme

_AROUND = 28  # room for the label over and the message under what has the focus
NO_LIMIT = 16_777_215  # Qt's own QWIDGETSIZE_MAX


class ScrollPane(QScrollArea):
    """Scrolls its `body` layout up and down, never sideways; what gets the focus is scrolled into sight.

    Large parts are best made as children of `inside`: a widget that changes its parent is dressed a second time.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.inside = QWidget(self)
        self.inside.setObjectName("scrollBody")
        self.body = QVBoxLayout(self.inside)
        gaps(self.body, 12)
        self.setWidget(self.inside)
        _follow_focus()

    def show_focus(self) -> None:
        """Scroll what has the focus into sight, if it is in here."""
        at = QApplication.focusWidget()
        if at is not None and self.inside.isAncestorOf(at):
            self.ensureWidgetVisible(at, 0, theme().size(_AROUND))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Page keys scroll; arrows go on to the list around this pane, which walks by them."""
        if event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            super().keyPressEvent(event)
        else:
            event.ignore()


class _FocusFollower(QObject):
    """Tells the panes around what gets the focus. There is one for all of them: a pane that listened for itself would
    also be told while it is taken down, when Python no longer knows its methods.
    """

    def moved(self, _old: object, new: object) -> None:
        """What has just been opened has its place only in the next turn."""
        around = new.parentWidget() if isinstance(new, QWidget) else None
        while around is not None:
            if isinstance(around, ScrollPane):
                QTimer.singleShot(0, around, around.show_focus)
            around = around.parentWidget()


def _follow_focus() -> None:
    app = QApplication.instance()
    if isinstance(app, QApplication) and app.findChild(_FocusFollower) is None:
        app.focusChanged.connect(_FocusFollower(app).moved)


class Room(QWidget):
    """Takes the room there is and asks for none beyond the least its parts need: they scroll or wrap by themselves.

    Without it wrapped words somewhere inside make a page ask for its greatest height and scroll as a whole.
    """

    @override
    def hasHeightForWidth(self) -> bool:
        return False

    @override
    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()


class Panes(QWidget):
    """A main pane with side panes left and right of it; where the room is short (large text), they go under it.

    With `right_over` the right one goes over it there: what is on it answers what was asked above both. `stack_below`
    is the width in units under which they do. Panes that hold tables or lists are best made as its children and `put`
    in afterwards: a widget that changes its parent is dressed a second time.

    `stacked(bool)` whenever they go under or over it, or back beside it.
    """

    stacked = Signal(bool)

    def __init__(
        self,
        main: QWidget | None = None,
        *,
        left: QWidget | None = None,
        right: QWidget | None = None,
        stack_below: int = 900,
        right_over: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._stack_below = stack_below
        down, up = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.BottomToTop
        self._under = up if right_over else down
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        gaps(self._row, 12)
        self._sides: list[tuple[QWidget, int]] = []
        if main is not None:
            self.put(main, left=left, right=right)

    def put(self, main: QWidget, *, left: QWidget | None = None, right: QWidget | None = None) -> None:
        """Take these panes; done once."""
        self._sides = [(side, side.maximumWidth()) for side in (left, right) if side is not None]
        for pane, stretch in ((left, 0), (main, 1), (right, 0)):
            if pane is not None:
                self._row.addWidget(pane, stretch)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        stacked = event.size().width() < theme().size(self._stack_below)
        wanted = self._under if stacked else QBoxLayout.Direction.LeftToRight
        if self._row.direction() != wanted:
            self._row.setDirection(wanted)
            for side, width in self._sides:
                side.setMaximumWidth(NO_LIMIT if stacked else width)
            self.stacked.emit(stacked)
