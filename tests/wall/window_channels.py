"""The wall in the window: every page, the palette, help, titles and messages, each read as one text."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QWidget

from kindhub.demo.tour import A_DAY, settle
from kindhub.testing.words_seen import words_of_application, words_seen
from kindhub.ui.hub_window.workplace import Workplace
from kindhub.ui.palette.command_palette import CommandPalette
from kindhub.ui.settings_page.ways import ways_of
from kindhub.ui.settings_store import SettingsStore
from kindhub.ui.shell import Route
from tests.wall.ground import CODE, NAME, Ground

PERSON_TABS = ("", "family", "timeline", "documents", "consents", "history")
TYPED = {"code": CODE, "name": f"@{NAME}", "words": "sobrev", "act": ">acompa", "list": "#exped", "nothing": ""}


@contextmanager
def window_of(ground: Ground, person, tmp_path) -> Iterator[Workplace]:
    """The window as this person opens it; what it keeps when it is closed is kept."""
    settings = SettingsStore(QSettings(str(tmp_path / f"{person.uid}.ini"), QSettings.Format.IniFormat))
    hub = ground.opened(person)
    place = Workplace(hub, settings, ())
    place.window.idle.set_times(A_DAY, A_DAY)
    place.show()
    try:
        yield place
    finally:
        place.shut(back_up=False)
        place.window.close()
        place.window.deleteLater()


def routes_of(place: Workplace, ground: Ground) -> dict[str, Route]:
    """Every page this person is offered, by the name of the channel."""
    hub, found = place.hub, {"home": Route("day"), "team": Route("day", ("team",)), "people": Route("people")}
    found |= {f"person-{tab or 'card'}": Route("person", (ground.child, tab)) for tab in PERSON_TABS}
    found |= {"deadlines": Route("deadlines"), "import": Route("exchange"), "settings": Route("settings")}
    found |= {page: Route(page) for page, _words, _icon in ways_of(hub)}
    for program in hub.programs:
        found |= {f"list-{one.key}": Route("list", (program.key, one.key)) for one in program.lists[:2]}
        found |= {f"twins-{one.key}": Route("twins", (program.key, one.key)) for one in program.lists if one.twins}
        found |= {"panel": Route("panel", (program.key,)), "reports": Route("reports", (program.key,))}
    if "gbv" in hub.programs.loaded:
        parts = {"case": (), "identity": ("identity",), "case-history": ("history",)}
        found |= {name: Route("case", ("gbv", ground.case, *part)) for name, part in parts.items()}
    return found


def read_window(place: Workplace, ground: Ground, planted: dict[str, str] | None = None) -> dict[str, str]:
    """What each channel of the window tells her; `planted` takes what a page tells with a canary put into it."""
    window, told = place.window, {}
    for name, route in routes_of(place, ground).items():
        window.open(route)
        settle()
        told[name] = words_seen(window)
        if planted is not None:
            plant(window.page, len(planted))
            planted[name] = words_seen(window)
            unplant(place)
    told |= _typed_into_people(place)
    told |= _typed_into_palette(place)
    window.open(Route("day"))
    window.show_help()
    settle()
    told["help"] = words_of_application()
    told["titles"] = f"{window.windowTitle()} {window.accessibleName()}"
    return told


def plant(page: QWidget, way: int) -> None:
    """Put the survivor's name into a page: painted, named for a reader, as a tip, in a list, in a field, as a title."""
    one = QLabel(page)
    ways = (
        lambda: one.setText(NAME), lambda: one.setAccessibleName(NAME), lambda: one.setToolTip(NAME),
        lambda: QComboBox(page).addItem(NAME), lambda: QLineEdit(page).setPlaceholderText(NAME),
        lambda: page.window().setWindowTitle(NAME), lambda: page.addAction(NAME),
        lambda: page.window().messages.show_message("ok", NAME),
    )  # fmt: skip
    ways[way % len(ways)]()


def unplant(place: Workplace) -> None:
    """What was put outside a page goes again."""
    place.window.setWindowTitle("KIND Hub")
    place.window.messages.clear()


def refusals(place: Workplace, ground: Ground, program: str) -> str:
    """What is said when pages of a program are asked for by their address."""
    said = []
    for route in (
        Route("case", (program, ground.case)), Route("case", (program, ground.case, "identity")),
        Route("list", (program, "my_files")), Route("panel", (program,)), Route("document", (program, ground.identity)),
        Route("twins", (program, "my_files")), Route("record", (program, "my_files", ground.case)),
        Route("reports", (program,)),
    ):  # fmt: skip
        try:
            place.window.open(route)
            settle()
            said.append(words_seen(place.window))
        except Exception as fault:
            said.append(f"{type(fault).__name__} {fault}")
        place.window.open(Route("about"))
        place.window.messages.clear()
    return "\n".join(said).replace(program, "?")


def _typed_into_people(place: Workplace) -> dict[str, str]:
    told = {}
    for name, typed in (("code", CODE), ("name", NAME)):
        place.window.open(Route("people"))
        settle()
        edit = next(one for one in place.window.page.findChildren(QLineEdit) if one.isVisible())
        edit.setText(typed)
        settle()
        told[f"search-{name}"] = words_seen(place.window).replace(typed, "")
        place.window.open(Route("new_person", (typed,)))
        settle()
        told[f"new-person-{name}"] = words_seen(place.window).replace(typed, "")
    return told


def _typed_into_palette(place: Workplace) -> dict[str, str]:
    told = {}
    place.window.open(Route("day"))
    for name, typed in TYPED.items():
        place.window.palette_asked.emit()
        palette = place.window.findChildren(CommandPalette)[-1]
        palette.edit.setText(typed)
        settle()
        told[f"palette-{name}"] = "\n".join(entry_words(palette))
        palette.close_palette()
    return told


def entry_words(palette: CommandPalette) -> Iterator[str]:
    """What the palette offers."""
    for entry in palette.lines.entries():
        yield f"{entry.words} {entry.note} {entry.key} {entry.route}"
    yield palette.edit.accessibleDescription()
