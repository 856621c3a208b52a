"""The figure over a chart: how many in all, and how many there were in the period it is compared with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout

from kindhub.i18n import tr
from kindhub.program.figure_tables import UNITS
from kindhub.ui.dashboard.chart_figures import said, unit_words, written
from kindhub.ui.kit.look import gaps
from kindhub.ui.kit.text import Icon, Text

if TYPE_CHECKING:
    from kindhub.program.indicators import Figure
    from kindhub.services.indicators import Counted

_ARROWS = {1: "arrow-up", -1: "arrow-down", 0: "equals"}


def change_words(now: float | None, before: float | None, unit: str) -> str:
    """`antes 165`; what was not known before is said so."""
    return tr("before {n}", "antes {n}", n=said(before, unit)) if now is not None else ""


def arrow_of(now: float | None, before: float | None) -> str:
    """The icon of a rise, a fall, or no change; none where one of the two is not known."""
    if now is None or before is None:
        return ""
    return _ARROWS[(now > before) - (now < before)]


def words_of_figure(counted: Counted, before: Counted | None, indicator: str) -> tuple[str, str, str] | None:
    """The figure of everybody, what it counts and was before, and the arrow; None where it is not one number."""
    wholes = [one for one in counted.figures if one.indicator == indicator and set(one.group) <= {"currency"}]
    if len(wholes) != 1:
        return None
    whole = wholes[0]
    unit = whole.unit or counted.indicators[indicator].unit
    beside = unit_words(whole, counted) if unit in UNITS and unit != "percent" else ""
    old = _whole(before, indicator, whole) if before is not None else None
    if before is None or whole.hidden or (old is not None and old.hidden):
        return written(whole, unit), beside, ""
    then = old.value if old is not None else None
    return (
        said(whole.value, unit),
        " · ".join(part for part in (beside, change_words(whole.value, then, unit)) if part),
        arrow_of(whole.value, then),
    )


def _whole(counted: Counted, indicator: str, like: Figure) -> Figure | None:
    return next((one for one in counted.figures if one.indicator == indicator and one.group == like.group), None)


def figure_line(counted: Counted, before: Counted | None, indicator: str) -> QHBoxLayout | None:
    """The line as it stands on a card."""
    found = words_of_figure(counted, before, indicator)
    if found is None:
        return None
    figure, beside, arrow = found
    row = QHBoxLayout()
    gaps(row, 6)
    row.addWidget(Text(figure, "h2"))
    if arrow:
        row.addWidget(Icon(arrow, "text2", 14))
    row.addWidget(Text(beside, "cap", "text2"))
    row.addStretch(1)
    return row
