"""Who of a case was where when, drawn along the time: a line for each, a pattern for each kind of stay."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from kindhub.i18n import L, tr
from kindhub.ui.case.drawn_page import DrawnPage
from kindhub.ui.case.picture import Place
from kindhub.ui.case.whereabouts_words import HEADINGS, chart_of, sentence_of, table_of, undated_of
from kindhub.ui.kit.text import Text
from kindhub.ui.kit.timeline import TimeLegend, Timeline
from kindhub.ui.when import today

if TYPE_CHECKING:
    from kindhub.program.whereabouts import LifeLines

_WIDTHS = (160, 240, 250, 100, 100)
NOT_TO_SCALE = L(
    "Each change has room to be seen, so the years are not equally wide. Nothing is written of empty stretches.",
    "Cada cambio tiene lugar para verse, por eso los años no miden lo mismo. De los tramos vacíos no hay nada anotado.",
)
EVEN = L("Larger (Ctrl +) shows them equally wide.", "De cerca (Ctrl +) todos miden lo mismo.")


class WhereaboutsPage(DrawnPage):
    """The drawing. It and the table tell the same stays and moments."""

    def __init__(self, title: str, told: LifeLines, *, may_print: bool, parent: QWidget | None = None) -> None:
        ones = [one for line in told.lines for one in line.told]
        places = {one.key: Place(one.form, record=one.record) for one in ones if one.form}
        note = sentence_of(told).partition(".")[0]
        super().__init__(title, note, places, may_print=may_print, parent=parent)
        self.timeline = Timeline(chart_of(told, today()))
        self.timeline.opened.connect(self.opened)
        self.timeline.crowded.connect(self._show_crowd)
        smaller, larger = self.zoom_buttons()
        smaller.clicked.connect(self.timeline.zoom_out)
        larger.clicked.connect(self.timeline.zoom_in)
        signs = {item.sign for lane in self.timeline.lines.lanes for item in lane.items if item.end is None}
        under: list[QWidget] = [
            TimeLegend(only={"fuzzy", *signs}),
            Text(f"{NOT_TO_SCALE} {EVEN}", "cap", "text2", wrap=True),
        ]
        undated = undated_of(told)
        if undated:
            words = tr("{n} without a date: see the table.", "{n} sin fecha: véalo en la tabla.", n=undated)
            under.append(Text(words, "cap", "text2", wrap=True))
        self.draw(self.timeline, smaller, larger, under=under, stretch=0)
        self.tell(HEADINGS, _WIDTHS, table_of(told))

    def _show_crowd(self, keys: object) -> None:
        """Things that no zoom takes apart stand in the table."""
        if isinstance(keys, list):
            self.as_table.click()
            self.table.select_key(next(at for at, (key, _) in enumerate(self._rows) if key == keys[0]))
