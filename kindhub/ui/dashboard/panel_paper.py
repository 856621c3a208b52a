"""A panel, or one chart of it, on paper: black on white, with the method under each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF

from kindhub.i18n import tr
from kindhub.program.paper import Heading, Paper, Words
from kindhub.services.giving_out import Leaving
from kindhub.ui.dashboard.cards import PanelCard, panel_cards
from kindhub.ui.dashboard.reading import CountPanel, KeepFigures, PanelQuestion
from kindhub.ui.printing.job import PrintJob
from kindhub.ui.printing.look import DOTS
from kindhub.ui.printing.picture import Picture
from kindhub.ui.tasks import Progress
from kindhub.ui.theme import theme

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter
    from sqlalchemy.orm import Session

    from kindhub.program.registry import LoadedProgram
    from kindhub.storage.hub import Hub
    from kindhub.ui.dashboard.periods import NamedPeriod
    from kindhub.ui.dashboard.reading import PanelFigures
    from kindhub.ui.kit.charts import Chart, ChartCard

RIGHT = "export_figures"
_DOTS_PER_PIXEL = DOTS / 96
_WIDE = 0.72
"""How much of the sheet's width a chart takes: it was drawn for a third of a window."""


class ChartOnPaper:
    """Draws a chart of the window on a sheet."""

    def __init__(self, chart: Chart) -> None:
        self._chart = chart

    def height(self) -> float:
        """Its height in millimetres."""
        with theme().on_paper():
            return self._chart.natural_height() * 1.15 / 96 * 25.4

    def __call__(self, painter: QPainter, room: QRectF) -> None:
        """Draw it at the left of the room."""
        painter.translate(room.topLeft())
        painter.scale(_DOTS_PER_PIXEL, _DOTS_PER_PIXEL)
        with theme().on_paper():
            wide, high = room.width() * _WIDE / _DOTS_PER_PIXEL, room.height() / _DOTS_PER_PIXEL
            self._chart.paint_on(painter, QRectF(0, 0, wide, high))


def panel_job(
    hub: Hub, program: LoadedProgram, figures: PanelFigures, cards: Sequence[ChartCard], whose: str
) -> PrintJob:
    """The job of printing these cards. Taken in the GUI thread, where they are; it is drawn there too."""
    name = program.info.neutral_name.say()
    one = cards[0].title.text() if len(cards) == 1 else ""
    title = one or tr("{name} dashboard", "Panel de {name}", name=name)
    period = " · ".join(part for part in (figures.period.title, whose) if part)
    blocks: list[object] = [Words(period, strong=True)]
    for card in cards:
        blocks.extend(_of_card(card))
    about = {"first": figures.period.period.first.isoformat(), "last": figures.period.period.last.isoformat()}
    leaving = Leaving(program.key, "indicators", print_right=RIGHT, file_right=RIGHT, about=about)
    file_name = f"{name} {figures.period.period.first} {figures.period.period.last}"
    keeping = KeepFigures(hub, program.key, figures)
    return PrintJob(title, _Held(Paper(title, tuple(blocks))), file_name, leaving, drawn=True, keeping=keeping)


def counted_panel_job(hub: Hub, program: LoadedProgram, period: NamedPeriod) -> PrintJob:
    """The job of the whole panel of a period, counted as it may be given out; small numbers are hidden.

    Raises `Refused` without the right to look at the program or to give figures out.
    """
    hub.user.require(program.key, RIGHT)
    figures = CountPanel(hub, program, PanelQuestion(period))(Progress())
    cards = [card for board in program.dashboards for card in panel_cards(board, figures)]
    return panel_job(hub, program, figures, [card for card in cards if isinstance(card, PanelCard)], "")


def _of_card(card: ChartCard) -> list[object]:
    drawn = ChartOnPaper(card.chart)
    over = [Words(words, strong=True, keep=True) for words in card.figure_words]
    under = [Words(card.foot, small=True)] if card.foot else []
    return [Heading(card.title.text(), 2), *over, Picture(drawn, drawn.height()), *under]


class _Held:
    """A paper that is made already."""

    def __init__(self, paper: Paper) -> None:
        self._paper = paper

    def __call__(self, _session: Session) -> Paper:
        return self._paper
