"""Where the tour stops over a program's dated rule sets: a set, its tests, a draft, a file refused, whom it touches."""

from pathlib import Path

from kindhub.demo.tour_stops import Stop
from kindhub.program.registry import LoadedProgram
from kindhub.storage.hub import Hub
from kindhub.ui.rule_sets.page import RuleSetsPage
from kindhub.ui.rule_sets.set_lines import PROOFS
from kindhub.ui.rule_sets.words import group_of
from kindhub.ui.shell import Route, ShellWindow

HOSTILE = """name = "Regla"
program = "open"
source = "nadie"
title = { en = "Rule", es = "Regla" }
[[rule]]
key = "x"
about = "child"
source = "nadie"
label = { en = "x", es = "x" }
test = { run = "os.system" }
"""


def rule_stops(hub: Hub, program: LoadedProgram, scratch: Path) -> list[Stop]:
    """For each book of a program; nothing is loaded or activated."""
    found: list[Stop] = []
    for book in program.rule_books:
        route, name = Route("rules", (program.key, book.key)), f"{program.key}-rules"
        with hub.read() as session:
            sets = book.sets(session)
        draft = next((one.key for one in sets if group_of(one) == "draft"), "")
        past = next((one.key for one in reversed(sets) if group_of(one) == "past"), "")
        of_past = Route("rules", (program.key, book.key, past))
        found += [
            Stop(name, route),
            Stop(f"{name}-past", of_past),
            Stop(f"{name}-tests", None, _show_tests),
            *([Stop(f"{name}-draft", Route("rules", (program.key, book.key, draft)))] if draft else []),
            Stop(f"{name}-refused", None, _Refused(scratch)),
            Stop(f"{name}-dark", of_past, theme="dark"),
            Stop(f"{name}-200", of_past, text=200),
        ]
        if book.second_look is not None:
            again = Route("second_look", (program.key, book.key))
            found += [
                Stop(f"{name}-again", again),
                Stop(f"{name}-again-dark", again, theme="dark"),
                Stop(f"{name}-again-200", again, text=200),
            ]
    return found


def _show_tests(window: ShellWindow) -> None:
    if isinstance(window.page, RuleSetsPage):
        tabs = window.page.view.tabs
        tabs.setCurrentIndex(tabs.keys().index(PROOFS))
        window.page.view.complete()


class _Refused:
    """A file that holds something that is no rule."""

    def __init__(self, scratch: Path) -> None:
        self._path = scratch / "reglas.toml"

    def __call__(self, window: ShellWindow) -> None:
        self._path.write_text(HOSTILE, encoding="utf-8")
        if isinstance(window.page, RuleSetsPage):
            window.page.take(str(self._path))
