"""What the window expects of a page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kindhub.i18n import tr
from kindhub.ui.kit.look import Tone, gaps
from kindhub.ui.kit.message_bar import MessageStack
from kindhub.ui.shell.acts import Act
from kindhub.ui.shell.nav import Route


class _Room:
    """Where the page that is being made will stand."""

    widget: ClassVar[QWidget | None] = None


@contextmanager
def born_in(room: QWidget) -> Iterator[None]:
    """Pages made inside this are children of `room` from the start, and whoever made them goes through their `pieces`.

    A widget that gets its parent later is dressed anew with everything in it, which for a page takes longer than
    making it.
    """
    before, _Room.widget = _Room.widget, room
    try:
        yield
    finally:
        _Room.widget = before


class Page(QWidget):
    """A page of the hub: fill `column`. Emit `go(Route)` to lead elsewhere, `cover_asked` to hide everything at once;
    the other methods may be overridden.

    `restricted`: what stands on it is of a restricted program, and the window frames it so.
    """

    go = Signal(object)
    cover_asked = Signal()
    restricted = False

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent if parent is not None else _Room.widget)
        self.setObjectName("page")
        self.column = QVBoxLayout(self)
        gaps(self.column, 8, 20, 8, 20, 12)
        self._yet_to_make: Iterator[object] = iter(())
        self._piece_under_way = False
        self._comes_in_turns = parent is None and _Room.widget is not None

    def build(self, pieces: Iterator[object]) -> None:
        """Make what the page holds, as the last thing its constructor does: piece by piece while the window has it come
        up, else here and now. For a page that takes longer to make than a key may wait; what Qt may call before it is
        whole (`resizeEvent`, `sizeHint`) must do without the pieces.
        """
        self._yet_to_make = pieces
        if not self._comes_in_turns:
            self.complete()

    def pieces(self) -> Iterator[None]:
        """What is still to be made; whoever has it come up goes through it."""
        while self._make_one():
            yield

    def complete(self) -> None:
        """Make what is still to be made, for whoever needs the page whole. Asked from within a piece it does nothing:
        the piece goes on by itself.
        """
        while self._make_one():
            pass

    def _make_one(self) -> bool:
        """Whether there was a piece to make."""
        if self._piece_under_way:
            return False
        self._piece_under_way = True
        try:
            return next(self._yet_to_make, self) is not self
        finally:
            self._piece_under_way = False

    def say(self, tone: Tone, text: str, *, passing: bool = True) -> None:
        """Show a message over the page; good news goes by itself, the rest stays until it is closed."""
        messages = getattr(self.window(), "messages", None)
        if isinstance(messages, MessageStack):
            messages.show_message(tone, text, passing=passing)

    def fail(self, error: BaseException) -> None:
        """Say over the page what went wrong; what may be copied for support holds no record text."""
        messages = getattr(self.window(), "messages", None)
        if isinstance(messages, MessageStack):
            messages.show_error(error)

    def refresh(self) -> None:
        """F5: fetch anew what is shown."""

    def begins_at(self) -> QWidget | None:
        """Where the cursor goes when the page is opened; None: before its first part, and Tab goes there."""
        return None

    def find_here(self) -> bool:
        """Ctrl+F: put the cursor into the page's own search; False when it has none."""
        return False

    def find_next(self) -> bool:
        """F3: go to the next place found on this page; False when nothing was looked for."""
        return False

    def offers(self) -> Sequence[Act]:
        """What can be done here now by this person, nearest first; the palette offers it."""
        return ()

    def offers_title(self) -> str:
        """The palette's heading over `offers`."""
        return tr("On this page", "En esta página")

    def here(self) -> Route | None:
        """Where exactly one is (which part, what is looked for), to come back to; None: where the page was opened."""
        return None

    def keep(self) -> object | None:
        """What was typed and lies in no draft, before the page is built anew in another language or text size."""
        return None

    def take_up(self, kept: object) -> None:
        """Put back what `keep` of the page before gave."""

    def may_leave(self) -> bool:
        """Whether the page lets go now; one that says no shows why in its own words."""
        return True

    def leave(self) -> None:
        """The page is left: keep drafts, stop work, forget what was shown."""
