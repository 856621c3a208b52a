"""What each of four people sees, in pictures named by her part: only those with its key see a restricted program."""

from pathlib import Path

from kindhub.demo.colleagues import CLARA, MARTA, NORA, ROLE, ROSA
from kindhub.demo.handed_stops import handed_stops
from kindhub.demo.question_stops import question_stops
from kindhub.demo.tour_stops import Sought, Stop, of_program
from kindhub.program.registry import LoadedProgram
from kindhub.storage.hub import Hub
from kindhub.ui.colleagues.page import ColleaguesPage
from kindhub.ui.colleagues.person_card import PersonCard
from kindhub.ui.keeping.travel_page import TravelPage
from kindhub.ui.settings_page.ways import ways_of
from kindhub.ui.shell import Route, ShellWindow

PARTS = {ROSA.uid: "caseworker", NORA.uid: "admin", MARTA.uid: "lead", CLARA.uid: "worker"}
"""Uid → the word her pictures are named by."""


TELLING = ("backup", "colleagues", "travel", "passphrase")
"""Pages of the settings where a program would show; the others are alike for everybody."""


def _be_sure(window: ShellWindow) -> None:
    """Mark the walled program and ask to leave it behind."""
    page = window.page
    if isinstance(page, TravelPage):
        for box in page.boxes.values():
            box.setChecked(True)
        page.stay_in(str(Path("/media/usb")))
        page.ask_leaving()


def _let_in(window: ShellWindow) -> None:
    """Choose a role for somebody who does not hold the walled program: which words are to be heard first."""
    page = window.page
    if isinstance(page, ColleaguesPage) and page.team is not None:
        page.show_person("ligia")
        for row in page.card.rows.values() if isinstance(page.card, PersonCard) else ():
            if row.admission is not None:
                row.role.set_value(ROLE)
                row.give.setEnabled(True)
                row.give.click()


def role_stops(hub: Hub) -> tuple[Stop, ...]:
    """The places where a program could show, then the restricted programs of those who work in them."""
    part = PARTS[hub.user.uid]
    walled = [program for program in hub.programs if program.info.restricted]
    hers = walled if hub.user.uid == CLARA.uid else []
    own = [stop for program in hers for stop in _walled(hub, program)]
    return (
        Stop(f"{part}-home", Route("day")),
        *(Stop(f"{part}-{one.key}-panel", Route("panel", (one.key,))) for one in hub.programs),
        *(Stop(f"{part}-{one.key}-list", Route("list", (one.key, one.lists[0].key))) for one in hub.programs),
        *(Stop(f"{part}-{page}", Route(page)) for page, _words, _icon in ways_of(hub) if page in TELLING),
        *([Stop(f"{part}-travel-sure", Route("travel"), _be_sure)] if walled else []),
        *([Stop(f"{part}-letting-in", Route("colleagues"), _let_in)] if walled and hub.user.uid == MARTA.uid else []),
        Stop(f"{part}-palette", Route("day"), Sought("")),
        Stop(f"{part}-palette-code", Route("day"), Sought("SV-7Q4K-M2")),
        Stop(f"{part}-palette-name", Route("day"), Sought("@yesenia")),
        *own,
    )


def _walled(hub: Hub, program: LoadedProgram) -> tuple[Stop, ...]:
    return (*of_program(hub, program), *question_stops(hub, program), *handed_stops(hub, program))
