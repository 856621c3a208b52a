"""Where the tour stops at worklists and at what is due: moved sideways, with rows chosen."""

from collections.abc import Callable
from dataclasses import dataclass

from kindhub.ui.deadlines.page import MONTH, DeadlinesPage
from kindhub.ui.shell import ShellWindow
from kindhub.ui.worklist.page import WorklistPage

ListAct = Callable[[WorklistPage], None]


WIDE = 24
"""Columns somebody may well want at once: three screens of them."""


def sideways(page: WorklistPage) -> None:
    """Many columns, the table moved to its right end."""
    page.show_columns([column.source for column in page.worklist.available()][:WIDE])
    page.table.horizontalScrollBar().setValue(page.table.horizontalScrollBar().maximum())


def grouped_sideways(page: WorklistPage) -> None:
    """The same in groups."""
    page.group_by("status")
    sideways(page)


LIST_ACTS: tuple[tuple[str, ListAct], ...] = (("sideways", sideways), ("sideways-groups", grouped_sideways))


@dataclass(frozen=True, slots=True)
class OnList:
    """Does something on the list, if that is the page on screen."""

    act: ListAct

    def __call__(self, window: ShellWindow) -> None:
        """Do it."""
        if isinstance(window.page, WorklistPage):
            self.act(window.page)


def tick_due(window: ShellWindow) -> None:
    """Some rows of what is due are ticked."""
    if isinstance(window.page, DeadlinesPage):
        for key in range(min(12, window.page.due.model.rowCount())):
            window.page.due.ticks.set_ticked(key, on=True)


def show_month(window: ShellWindow) -> None:
    """What is due as a month."""
    if isinstance(window.page, DeadlinesPage):
        window.page.show_view(MONTH)
