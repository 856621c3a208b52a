"""The frame: unlocking, the window with its rail and bar, hiding and idling. Filled from plain values.

A part is imported when it is asked for: the unlock page is painted before the window it leads to is in memory.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kindhub.ui.shell.acts import Act
    from kindhub.ui.shell.curtain import HideCurtain, IdleWatch
    from kindhub.ui.shell.keys import KEYS, Key, bind
    from kindhub.ui.shell.nav import History, NavEntry, NavProgram, Route
    from kindhub.ui.shell.page import Page
    from kindhub.ui.shell.rail import NavRail
    from kindhub.ui.shell.top_bar import TopBar
    from kindhub.ui.shell.unlock_page import UnlockFacts, UnlockPage
    from kindhub.ui.shell.window import MakePage, ShellWindow

__all__ = [
    "KEYS", "Act", "HideCurtain", "History", "IdleWatch", "Key", "MakePage", "NavEntry", "NavProgram", "NavRail",
    "Page", "Route", "ShellWindow", "TopBar", "UnlockFacts", "UnlockPage", "bind",
]  # fmt: skip

_WHERE = {
    "acts": ("Act",),
    "curtain": ("HideCurtain", "IdleWatch"),
    "keys": ("KEYS", "Key", "bind"),
    "nav": ("History", "NavEntry", "NavProgram", "Route"),
    "page": ("Page",),
    "rail": ("NavRail",),
    "top_bar": ("TopBar",),
    "unlock_page": ("UnlockFacts", "UnlockPage"),
    "window": ("MakePage", "ShellWindow"),
}
_MODULES = {name: module for module, names in _WHERE.items() for name in names}


def __getattr__(name: str) -> Any:
    """Import the part of that name (PEP 562)."""
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)
