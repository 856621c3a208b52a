"""What the window expects of a page."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kindhub.ui.kit.look import Tone, gaps
from kindhub.ui.kit.message_bar import MessageStack


class Page(QWidget):
    """A page of the hub: fill `column`. Emit `go(Route)` to lead elsewhere; the other methods may be overridden."""

    go = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.column = QVBoxLayout(self)
        gaps(self.column, 8, 20, 8, 20, 12)

    def say(self, tone: Tone, text: str, *, passing: bool = True) -> None:
        """Show a message over the page; good news goes by itself, the rest stays until it is closed."""
        messages = getattr(self.window(), "messages", None)
        if isinstance(messages, MessageStack):
            messages.show_message(tone, text, passing=passing)

    def refresh(self) -> None:
        """F5: fetch anew what is shown."""

    def find_here(self) -> bool:
        """Ctrl+F: put the cursor into the page's own search; False when it has none."""
        return False

    def help_text(self) -> tuple[str, Sequence[str], Sequence[tuple[str, str]]]:
        """F1: title, paragraphs, and (key, what it does) pairs."""
        return "", (), ()

    def may_leave(self) -> bool:
        """Whether the page lets go now; one that says no shows why in its own words."""
        return True

    def leave(self) -> None:
        """The page is left: keep drafts, stop work, forget what was shown."""
