"""How long work tells of itself and is asked to stop, without knowing of a window."""

from typing import Protocol


class Watcher(Protocol):
    """Someone who follows long work. The window's progress is one; so is a line on a terminal."""

    def say(self, text: str, fraction: float | None = None) -> None:
        """How far the work is: a sentence, and 0 to 1 where that is known."""

    def check(self) -> None:
        """Raise to stop the work at a place where stopping is safe; it then leaves nothing half done."""


class Unwatched:
    """Nobody looks on."""

    def say(self, text: str, fraction: float | None = None) -> None:
        """Say it to nobody."""

    def check(self) -> None:
        """Go on."""


UNWATCHED: Watcher = Unwatched()
