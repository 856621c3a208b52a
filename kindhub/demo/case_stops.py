"""Where the tour stops over a case: cases at each age, and everything that opens over the page."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import select

from kindhub.program.registry import LoadedProgram
from kindhub.records.base import table_of
from kindhub.records.person import ContactPoint
from kindhub.storage.hub import Hub
from kindhub.ui.case.drawn_page import DrawnPage
from kindhub.ui.case.history_page import HistoryPage
from kindhub.ui.case.page import CasePage
from kindhub.ui.case.section_list import HISTORY
from kindhub.ui.shell import Route, ShellWindow

CLOSED_PARTS = ("contacts", "services", "assessment")
"""Parts of a closed case, which are for reading; one of them may hold nothing."""
AGES = ("referred", "screening", "pre_departure", "received", "closed")
ACTS: tuple[tuple[str, Callable[[CasePage], None]], ...] = (
    ("contact", lambda page: page.over.log_contact()),
    ("note", lambda page: page.over.write_note()),
    ("task", lambda page: page.over.add_task()),
    ("hand-over", lambda page: page.over.hand_over()),
    ("close", lambda page: page.over.move_to("closed")),
    ("lost", lambda page: page.over.move_to("lost_contact")),
    ("attach", lambda page: page.over.attach(["partida de nacimiento.pdf", "IMG_2034.jpg"])),
    ("history", lambda page: page.parts.open(HISTORY)),
)


def restore_a_line(page: CasePage) -> None:
    """Mark a line of the history that can be brought back; the page before this stop shows the history already."""
    history = page.parts.pane.findChild(HistoryPage)
    if history is not None:
        at = next((at for at, line in enumerate(history.lines) if line.change is not None), 0)
        history.table.select_key(at)


def show_as_table(page: CasePage) -> None:
    """What is drawn of the case as a table; the page before this stop shows it already."""
    drawn = page.parts.pane.findChild(DrawnPage)
    if drawn is not None:
        drawn.as_table.click()


class OnCase:
    """Does something on the case page, if that is the page on screen."""

    def __init__(self, act: Callable[[CasePage], None]) -> None:
        self._act = act

    def __call__(self, window: ShellWindow) -> None:
        """Do it."""
        if isinstance(window.page, CasePage):
            self._act(window.page)


def routes_by_age(hub: Hub, program: LoadedProgram) -> dict[str, Route]:
    """A case in each of the stages there are, by stage; one whose child has a rule for calling where there is one."""
    flow = program.workflows[0]
    table = table_of(flow.record)
    called: Any = select(table_of(ContactPoint).c.person_id).where(table_of(ContactPoint).c.safe_when.is_not(None))
    found = {}
    with hub.read() as session:
        for stage in AGES:
            cases = select(table.c.id).where(table.c[flow.status] == stage)
            with_rule = [table.c[flow.person].in_(called).desc()] if flow.person else []
            case = session.execute(cases.order_by(*with_rule, table.c.id.desc()).limit(1)).scalar()
            if case:
                found[stage] = Route("case", (program.key, case))
            if case and stage == AGES[-1]:
                found |= {f"{stage}-{part}": Route("case", (program.key, case, part)) for part in CLOSED_PARTS}
    return found
