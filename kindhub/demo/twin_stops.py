"""Where the tour stops over a program's records that may be one, and over one of them in its form."""

from sqlalchemy import select

from kindhub.program.lists import ListView
from kindhub.program.registry import LoadedProgram
from kindhub.records.base import table_of
from kindhub.storage.hub import Hub
from kindhub.ui.shell import Route
from kindhub.ui.theme import ThemeName

Places = list[tuple[str, Route, ThemeName, int]]
"""Name, route, theme, size of the text."""


def twin_places(hub: Hub, program: LoadedProgram) -> Places:
    """The pairs of each list that has some, light and dark and in large text, and the form of a row."""
    found: Places = []
    for view in program.lists:
        if view.twins is not None:
            found += _looked_at(f"{program.key}-twins", Route("twins", (program.key, view.key)))
        if view.opens is not None and (record := _a_record(hub, view)):
            found += _looked_at(f"{program.key}-{view.opens}", Route("record", (program.key, view.key, record)))
    return found


def _looked_at(name: str, route: Route) -> Places:
    return [(name, route, "light", 100), (f"{name}-dark", route, "dark", 100), (f"{name}-200", route, "light", 200)]


def _a_record(hub: Hub, view: ListView) -> str:
    with hub.read() as session:
        found = session.execute(select(table_of(view.record).c.id).limit(1)).scalar()
    return str(found or "")
