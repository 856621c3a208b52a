"""A person's timeline in words: the lines to draw, the rows of the table, the sentence for those who listen."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from kindhub.i18n import L, tr, tr_n
from kindhub.services.timeline import DEADLINES, DOCUMENTS, HOME
from kindhub.ui.kit.timeline import Span, TimeItem, TimeLane, TimeLines
from kindhub.ui.kit.timeline.model import Sign

if TYPE_CHECKING:
    from kindhub.records.partial_date import PartialDate
    from kindhub.services.timeline import Happening, Lane

SIGNS: dict[str, Sign] = {
    "decision": "diamond", "contact": "circle", "journey": "triangle", "document": "square", "deadline": "clock",
}  # fmt: skip
_ICONS = {HOME: "map-pin", DOCUMENTS: "file-text", DEADLINES: "clock"}
_PATTERNS = (3, 2, 4, 5)
OPEN_YEARS = 3
"""How far back a whisker reaches when only the latest day is known."""
SLACK = timedelta(days=31)
"""How far an estimated day may be off."""


def lines_of(lanes: Sequence[Lane], today: date) -> TimeLines:
    """What the timeline draws."""
    return TimeLines(tuple(_lane(lane, today) for lane in lanes if lane.happenings), today, sentence_of(lanes, today))


def _lane(lane: Lane, today: date) -> TimeLane:
    slot = int(lane.program.info.colour[1:]) if lane.program else 1
    items = []
    for at, one in enumerate(lane.happenings):
        pattern = slot if one.sign == "case" else _PATTERNS[at % len(_PATTERNS)]
        items.append(_item(one, pattern, today))
    letters = lane.program.info.letters if lane.program else ""
    return TimeLane(lane.key, lane.title, tuple(items), _ICONS.get(lane.key, ""), letters, slot)


def _item(one: Happening, slot: int, today: date) -> TimeItem:
    start = span_of(one.when, today)
    end = Span(today, today) if one.goes_on else span_of(one.until, today) if one.until is not None else None
    sign: Sign = SIGNS.get(one.sign, "dot")
    if one.sign == "deadline" and not one.planned:
        sign = "overdue"
    return TimeItem(
        one.key,
        one.label,
        start,
        said_of(one),
        None if end is not None and end.last < start.first else end,
        sign,
        slot,
        frame=one.sign == "case",
        planned=one.planned and one.sign != "deadline",
    )


def span_of(when: PartialDate, today: date) -> Span:
    """A partial date as days it may mean. An open end reaches a few years, or until today; an estimated day a month."""
    if when.estimated and when.earliest is not None and when.earliest == when.latest:
        return Span(max(when.earliest, date.min + SLACK) - SLACK, min(when.earliest, date.max - SLACK) + SLACK)
    latest = when.latest or max(today, when.earliest or today)
    earliest = when.earliest or date(max(latest.year - OPEN_YEARS, 1), latest.month, 1)
    return Span(min(earliest, latest), latest)


def said_of(one: Happening) -> str:
    """One thing in words: `9 nov 2026, contacto, visita a casa`."""
    return ", ".join(part for part in (one.shown_when(), one.label, one.detail) if part)


def sentence_of(lanes: Sequence[Lane], today: date) -> str:
    """How much there is, and what happened last."""
    every = [one for lane in lanes for one in lane.happenings]
    past = [one for lane in lanes for one in lane.happenings if not one.is_stretch and _begun(one, today)]
    if not every:
        return tr("Timeline: nothing with a date is written down.", "Línea de tiempo: no hay nada con fecha escrita.")
    count = tr_n(len(every), L("{n} event", "{n} hecho"), L("{n} events", "{n} hechos"))
    words = tr("Timeline: {count}.", "Línea de tiempo: {count}.", count=count)
    if past:
        last = max(past, key=lambda one: one.when.earliest or date.min)
        words += tr(" Last: {what}.", " Lo último: {what}.", what=said_of(last))
    return words


def _begun(one: Happening, today: date) -> bool:
    return not one.planned and one.when.earliest is not None and one.when.earliest <= today


def last_contact(lanes: Sequence[Lane], today: date) -> Happening | None:
    """The latest contact in the programs one may see."""
    found = [one for lane in lanes for one in lane.happenings if one.sign == "contact" and _begun(one, today)]
    return max(found, key=lambda one: one.when.earliest or date.min, default=None)
