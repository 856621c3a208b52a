"""What the tour shows of referring a case to another program."""

from kindhub.demo.case_stops import OnCase
from kindhub.program.registry import LoadedProgram
from kindhub.ui.case.page import CasePage
from kindhub.ui.shell import Route


def referring_of(program: LoadedProgram, case: str) -> list[tuple[str, Route, OnCase]]:
    """The panel over a case, in a program that refers."""
    if not program.workflows or program.workflows[0].refers is None:
        return []
    return [(f"{program.key}-refer", Route("case", (program.key, case)), OnCase(_ask))]


def _ask(page: CasePage) -> None:
    page.over.refer()
