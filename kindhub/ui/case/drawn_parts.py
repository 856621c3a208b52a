"""Parts of a case that are drawn: who belongs to it, who was where when. Each is read, shown, printed in one way."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kindhub.i18n import L
from kindhub.program.paper import Table, Words
from kindhub.services.cases import view_case
from kindhub.ui.case.drawn_page import DrawnPage
from kindhub.ui.case.people_page import PeoplePage
from kindhub.ui.case.people_words import HEADINGS as ABOUT_PEOPLE
from kindhub.ui.case.people_words import chart_rows, chart_sentence, chart_tree
from kindhub.ui.case.whereabouts_page import NOT_TO_SCALE, WhereaboutsPage
from kindhub.ui.case.whereabouts_words import HEADINGS as ABOUT_STAYS
from kindhub.ui.case.whereabouts_words import chart_of, sentence_of, table_of
from kindhub.ui.kit.family_tree import TreeDrawing
from kindhub.ui.kit.timeline import TimelinePicture
from kindhub.ui.printing.picture import HIGHEST_MM, WIDE_MM, Picture
from kindhub.ui.when import today

if TYPE_CHECKING:
    from kindhub.program.people_chart import Charted
    from kindhub.program.registry import LoadedProgram
    from kindhub.program.whereabouts import LifeLines
    from kindhub.storage.hub import Hub

PEOPLE, WHEREABOUTS = "people", "whereabouts"
SIGNS = L(
    "Square: man. Circle: woman. Diamond: not known. Dashed line: not confirmed. Dotted line: bound in another way, as "
    "a caregiver is.",
    "Cuadro: hombre. Círculo: mujer. Rombo: sin dato. Línea rayada: sin confirmar. Línea punteada: otro vínculo, como "
    "el de quien cuida.",
)
FUZZY = L("A dashed line with ends: the date is not known to the day.",
          "Línea rayada con topes: la fecha no se sabe al día.")  # fmt: skip


@dataclass(frozen=True, slots=True)
class DrawnPart:
    """One of them. `make(session, case)` comes from the program; `page(title, made, may_print=…)` shows what it made,
    `blocks(made)` puts it on paper, the picture first.
    """

    key: str
    title: L
    icon: str
    file_name: L
    make: Callable[[Any, Any], Any]
    page: Callable[..., DrawnPage]
    blocks: Callable[[Any], tuple[object, ...]]

    @property
    def place(self) -> str:
        """Its key in the list of parts, where forms have theirs."""
        return f"@{self.key}"

    def read(self, hub: Hub, program: LoadedProgram, case_id: str) -> Any:
        """What the program tells of a case. Runs beside the window."""
        with hub.read() as session:
            return self.make(session, view_case(session, program, case_id).case)


def drawn_parts(program: LoadedProgram) -> tuple[DrawnPart, ...]:
    """Those a program has."""
    flow, found = program.workflows[0], []
    if flow.people is not None:
        found.append(DrawnPart(PEOPLE, flow.people.title, "tree-structure", L("family", "familia"), flow.people.make,
                               PeoplePage, _people_blocks))  # fmt: skip
    if flow.whereabouts is not None:
        found.append(DrawnPart(WHEREABOUTS, flow.whereabouts.title, "chart-bar-horizontal",
                               L("who-was-where", "quien-estuvo-donde"), flow.whereabouts.make, WhereaboutsPage,
                               _whereabouts_blocks))  # fmt: skip
    return tuple(found)


def _people_blocks(charted: Charted) -> tuple[object, ...]:
    drawing = TreeDrawing(chart_tree(charted, today()))
    high = min(WIDE_MM * drawing.size.height() / drawing.size.width(), HIGHEST_MM)
    return (
        Picture(drawing.paint_on, high, chart_sentence(charted), high * drawing.size.width() / drawing.size.height()),
        Words(SIGNS.say(), small=True),
        Table(tuple(words.say() for words in ABOUT_PEOPLE), chart_rows(charted, today()), (3, 3, 3, 1.4, 3)),
    )


def _whereabouts_blocks(told: LifeLines) -> tuple[object, ...]:
    picture = TimelinePicture(chart_of(told, today()))
    rows = tuple(row for _, row in table_of(told))
    return (
        Picture(picture.paint_on, min(WIDE_MM * picture.share, HIGHEST_MM), sentence_of(told)),
        Words(f"{FUZZY} {NOT_TO_SCALE}", small=True),
        Table(tuple(words.say() for words in ABOUT_STAYS), rows, (3, 3, 3, 2, 2)),
    )
