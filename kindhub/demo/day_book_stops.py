"""What the tour shows of the book of a day."""

from collections.abc import Callable
from dataclasses import dataclass

from kindhub.services.day_book import DayHead
from kindhub.services.form_contents import Answers
from kindhub.ui.day_book.page import DayBookPage
from kindhub.ui.shell import ShellWindow

DayBookAct = Callable[[DayBookPage], None]


@dataclass(frozen=True, slots=True)
class OnDayBook:
    """Does something on the book's page."""

    act: DayBookAct

    def __call__(self, window: ShellWindow) -> None:
        """Do it."""
        if isinstance(window.page, DayBookPage):
            self.act(window.page)


def _look_for(page: DayBookPage) -> None:
    """A day at a place, and a name being typed."""
    held = page.head.head().answers.values
    page.head.show_head(DayHead(Answers({**held, "office": "TAP", "venue": "Albergue Inventado del Sur"})), folded=True)
    page.let_go()
    page.line.search.setText("mari")


def _somebody_new(page: DayBookPage) -> None:
    page.line.search.setText("Nubia Inventada")
    page.begin_new()


def _without_age(page: DayBookPage) -> None:
    """What is wrong stands at its field."""
    page.line.line.questions["kind"].show(None)
    page.save()


def _two_lines(page: DayBookPage) -> None:
    page.line.line.put({"kind": "interview", "level": "brief_advice", "accompaniment": "unaccompanied"}, over=True)
    page.save()


DAY_BOOK_ACTS: tuple[tuple[str, DayBookAct], ...] = (
    ("found", _look_for),
    ("new", _somebody_new),
    ("wrong", _without_age),
    ("line", _two_lines),
)
