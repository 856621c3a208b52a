"""Who was where when, in words: the lines to draw, the rows of the table, the sentence for those who listen."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from kindhub.i18n import L, capital, tr, tr_n
from kindhub.program.whereabouts import Stay
from kindhub.records.partial_date import PartialDate
from kindhub.ui.kit.charts.patterns import KINDS
from kindhub.ui.kit.timeline import Span, TimeItem, TimeLane, TimeLines
from kindhub.ui.people.timeline_words import SIGNS, span_of

if TYPE_CHECKING:
    from kindhub.program.whereabouts import LifeLine, LifeLines, Moment

HEADINGS = (
    L("Who", "Quién"),
    L("Where, or what happened", "Dónde, o qué pasó"),
    L("Place", "Lugar"),
    L("From", "Desde"),
    L("Until", "Hasta"),
)
Row = tuple[str, ...]


def chart_of(told: LifeLines, today: date) -> TimeLines:
    """What is drawn. Whoever has nothing with a date has a line all the same: it shows that nothing is known."""
    lanes = tuple(
        TimeLane(line.key, line.name, tuple(_items(told, line, today)), under=capital(line.part)) for line in told.lines
    )
    used = {stay.kind for line in told.lines for stay in line.stays if _known(stay.since) or _known(stay.until)}
    kinds = tuple((slot_of(told, kind), words) for kind, words in told.kinds.items() if kind in used)
    return TimeLines(lanes, today, sentence_of(told), kinds, uneven=True)


def slot_of(told: LifeLines, kind: str) -> int:
    """The pattern of a kind of stay, the same in every case; beyond their number they come again."""
    return KINDS[list(told.kinds).index(kind) % len(KINDS)] if kind in told.kinds else KINDS[0]


def table_of(told: LifeLines) -> tuple[tuple[str, Row], ...]:
    """The same as rows under `HEADINGS`, each with the key of what it tells."""
    return tuple((one.key, (line.name, *_row(one))) for line in told.lines for one in sorted(line.told, key=_order))


def sentence_of(told: LifeLines) -> str:
    """How many persons, and where each was last."""
    people = [line for line in told.lines if line.part]
    size = tr_n(len(people), L("{n} person", "{n} persona"), L("{n} persons", "{n} personas"))
    last = [(line, max(kinds, key=_order)) for line in people if (kinds := [one for one in line.stays if one.kind])]
    if not last:
        return tr("{size}. Nothing is written of where they were.", "{size}. No hay nada anotado de dónde estaban.",
                  size=size)  # fmt: skip
    words = "; ".join(f"{line.name}: {_facts(stay)}" for line, stay in last)
    return tr("{size}. Last known: {words}.", "{size}. Lo último que se sabe: {words}.", size=size, words=words)


def undated_of(told: LifeLines) -> int:
    """How many stays and moments nobody can place in time."""
    stays = sum(not (_known(one.since) or _known(one.until)) for line in told.lines for one in line.stays)
    return stays + sum(not one.when.is_known for line in told.lines for one in line.moments)


def _known(when: PartialDate | None) -> bool:
    return when is not None and when.is_known


def _items(told: LifeLines, line: LifeLine, today: date) -> Iterator[TimeItem]:
    placed = sorted((one for one in line.stays if _known(one.since) or _known(one.until)), key=_order)
    for ground in (True, False):  # the ground of a line is no neighbour of what lies on it
        ones = [one for one in placed if ground is not bool(one.kind)]
        for before, stay, after in zip((None, *ones), ones, (*ones[1:], None), strict=False):
            start, end = _ends(told, (before, stay, after), today)
            yield TimeItem(stay.key, stay.label, start, _said(stay), end, slot=slot_of(told, stay.kind),
                           frame=ground, more=_facts(stay))  # fmt: skip
    for one in line.moments:
        if one.when.is_known:
            yield TimeItem(one.key, one.label, span_of(one.when, today), _said(one),
                           sign=SIGNS.get(one.sign, "dot"), through=one.all)  # fmt: skip


def _ends(told: LifeLines, three: tuple[Stay | None, Stay, Stay | None], today: date) -> tuple[Span, Span]:
    """From when to when a stay is drawn. An end nobody wrote is where the next stay begins, or as far as is known; a
    beginning nobody wrote lies somewhere after the end of the stay before: only the last of that time is drawn as sure.
    """
    before, stay, after = three
    last = told.known_to or today
    end = _span(stay.until, today) or _span(after.since if after else None, today) or Span(last, last)
    start = _span(stay.since, today)
    if start is None:
        long_ago = span_of(PartialDate(None, end.first, "before"), today).first
        gone = _span(before.until if before else None, today)
        first = min(gone.last if gone else long_ago, end.first)
        start = Span(first, first + (end.first - first) * 2 // 3)
    return start, end if end.last >= start.first else start


def _span(when: PartialDate | None, today: date) -> Span | None:
    return span_of(when, today) if when is not None and when.is_known else None


def _order(one: Stay | Moment) -> tuple[date, date]:
    """By its beginning; what has none by its end, what has neither at the end of all."""
    whens = (one.since, one.until) if isinstance(one, Stay) else (one.when,)
    days = [day for when in whens if when is not None for day in (when.earliest, when.latest) if day]
    return (days[0], days[-1]) if days else (date.max, date.max)


def _facts(stay: Stay) -> str:
    return " · ".join(part for part in (stay.label, stay.place) if part)


def _row(one: Stay | Moment) -> Row:
    if isinstance(one, Stay):
        return one.label, one.place, _shown(one.since), _shown(one.until)
    return one.label, "", _shown(one.when), ""


def _shown(when: PartialDate | None) -> str:
    return when.show() if when is not None else tr("not written", "sin anotar")


def _said(one: Stay | Moment) -> str:
    """One thing in words: `detención, McAllen, 4 may 2018 – 18 jul 2018`."""
    label, place, since, until = _row(one)
    return ", ".join(part for part in (label, place, " – ".join(filter(None, (since, until)))) if part)
