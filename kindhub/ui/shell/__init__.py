"""The frame: unlocking, the window with its rail and bar, hiding and idling. Filled from plain values."""

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
