"""What stands in the rail, and where a click leads."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Route:
    """A place in the hub: the page's name and what it shows, e.g. `Route("person", ("018f…",))`."""

    page: str
    args: tuple[object, ...] = ()


@dataclass(frozen=True, slots=True)
class NavEntry:
    """An entry: where it leads, its word, its icon. `overdue` turns the count into a warning.

    `counted` False: the number is being counted for the first time; `as_of` (UTC): since then it may have changed.
    """

    route: Route
    text: str
    icon: str = ""
    count: int = 0
    overdue: bool = False
    counted: bool = True
    as_of: str = ""


@dataclass(frozen=True, slots=True)
class NavProgram:
    """A program's heading and its entries. There is none for a program this person has no key for."""

    key: str
    name: str
    letters: str
    slot: int = 1
    entries: tuple[NavEntry, ...] = field(default=())
    folded: bool = False


class History:
    """Where one was, as in a browser; a page opened twice in a row is one step."""

    def __init__(self) -> None:
        self._back: list[Route] = []
        self._forward: list[Route] = []
        self.current: Route | None = None

    def visit(self, route: Route) -> None:
        """Go to a new place; what was ahead is forgotten."""
        if route == self.current:
            return
        if self.current is not None:
            self._back.append(self.current)
        self.current = route
        self._forward.clear()

    def can_go(self, step: int) -> bool:
        """Whether there is a place before (-1) or ahead (1)."""
        return bool(self._back if step < 0 else self._forward)

    def go(self, step: int) -> Route | None:
        """Step back (-1) or forward (1); `None` at the end."""
        source, target = (self._back, self._forward) if step < 0 else (self._forward, self._back)
        if not source:
            return None
        if self.current is not None:
            target.append(self.current)
        self.current = source.pop()
        return self.current
