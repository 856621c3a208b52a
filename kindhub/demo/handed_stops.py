"""Where the tour stops while the computer is in the hands of the person the case is about, and when it is back."""

from collections.abc import Callable

from PySide6.QtWidgets import QApplication
from sqlalchemy import select

from kindhub.demo.case_stops import OnCase
from kindhub.demo.colleagues import PEOPLE
from kindhub.demo.tour_stops import Stop
from kindhub.program.registry import LoadedProgram
from kindhub.records.base import table_of
from kindhub.storage.hub import Hub
from kindhub.ui.case.page import CasePage
from kindhub.ui.forms.parts_page import PartsPage
from kindhub.ui.handed.window import HandedWindow
from kindhub.ui.shell import Route, ShellWindow


def handed_stops(hub: Hub, program: LoadedProgram) -> tuple[Stop, ...]:
    """Greeting, a question, the thanks, a wrong passphrase; then the worker is back."""
    form = next((one for one in program.forms if one.handed is not None), None)
    if form is None:
        return ()
    flow, table = program.workflows[0], table_of(form.record)
    cases = table_of(flow.record)
    still_open = select(cases.c.id).where(cases.c[flow.status].in_(flow.open_statuses))
    with hub.read() as session:
        case = session.execute(still_open.where(cases.c.id.in_(select(table.c[form.parent]))).limit(1)).scalar()
    if not case:
        return ()
    name = f"{program.key}-handed"
    return (
        Stop(f"{name}-over", Route("case", (program.key, case, form.key)), OnCase(_hand_over)),
        Stop(f"{name}-question", None, _on_screen(_answer_one)),
        Stop(f"{name}-thanks", None, _on_screen(lambda window: window.question.stop.click())),
        Stop(f"{name}-refused", None, _on_screen(_give("esa no es la frase"))),
        Stop(f"{name}-back", None, _on_screen(_give(PEOPLE[hub.user.uid].passphrase))),
    )


def _hand_over(page: CasePage) -> None:
    parts = page.pane.findChild(PartsPage)
    if parts is not None and parts.hand_button.isVisible():
        parts.hand_button.click()


def _on_screen(act: Callable[[HandedWindow], None]) -> Callable[[ShellWindow], None]:
    """Do something in the window that has taken the hub's place, if there is one."""

    def on_screen(_window: ShellWindow) -> None:
        for one in QApplication.topLevelWidgets():
            if isinstance(one, HandedWindow) and one.isVisible():
                act(one)

    return on_screen


def _answer_one(window: HandedWindow) -> None:
    """The first question, answered and gone back to."""
    window.greeting.begin.click()
    window.question.faces.take(2)
    window.question.back.click()


def _give(passphrase: str) -> Callable[[HandedWindow], None]:
    def give(window: HandedWindow) -> None:
        window.thanks.edit.setText(passphrase)
        window.thanks.give()

    return give
