"""What one can filter a list by: which questions a column allows, and what a chip says of the answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from kindhub.i18n import tr
from kindhub.program.lists import Column
from kindhub.records.codes import code_list
from kindhub.records.partial_date import PartialDate
from kindhub.services.list_filters import Filter
from kindhub.ui.when import short_day

if TYPE_CHECKING:
    from kindhub.services.worklists import Worklist

AHEAD, BACK = (7, 14, 30), (30, 90, 365)
NO_FILTER = ("person.age", "deadline.label")
ONE_DAY = timedelta(days=1)
NEGATED_AT_MOST = 16
NAMED_AT_MOST = 3


@dataclass(frozen=True, slots=True)
class ChipFilter:
    """One chip: the column, what it says, and the conditions that all must hold."""

    source: str
    title: str
    words: str
    conditions: tuple[Filter, ...]


@dataclass(frozen=True, slots=True)
class Offer:
    """One line of a column's menu; `asks` is `contains` or `between` when more must be written first."""

    words: str
    chip: ChipFilter | None = None
    asks: str = ""


def filterable(worklist: Worklist) -> list[Column]:
    """The columns one can filter by."""
    return [column for column in worklist.available() if column.source not in NO_FILTER]


def offers(worklist: Worklist, column: Column) -> list[Offer]:
    """What the menu of a column offers, by what kind of field stands behind it."""
    kind, codes = kind_of(worklist, column)
    made: list[Offer] = []
    if kind == "code" and codes:
        made = [_is(worklist, column, code.code, code.label.say()) for code in code_list(codes)]
        if len(made) <= NEGATED_AT_MOST:
            made += [_is_not(worklist, column, code.code, code.label.say()) for code in code_list(codes)]
    elif kind == "codes" and codes:
        made = [_has(worklist, column, code.code, code.label.say()) for code in code_list(codes)]
    elif kind == "yes_no":
        made = [_is(worklist, column, True, tr("yes", "sí")), _is(worklist, column, False, tr("no", "no"))]
    elif kind in ("day", "partial", "due"):
        made = [*_dates(worklist, column, kind), Offer(tr("between two days…", "entre dos fechas…"), asks="between")]
    elif kind == "user":
        made = [_is(worklist, column, worklist.context.uid, tr("me", "yo"))]
    elif kind != "moment":
        made = [Offer(tr("contains…", "contiene…"), asks="contains")]
    return [*made, _plain(worklist, column, "empty", tr("is empty", "está vacío")),
            _plain(worklist, column, "filled", tr("is not empty", "no está vacío"))]  # fmt: skip


def kind_of(worklist: Worklist, column: Column) -> tuple[str, str | None]:
    """The kind of value in a column, and its value list."""
    if column.source == "deadline.due":
        return "due", None
    if column.source == "person.sex":
        return "code", "sex"
    spec = worklist.spec(column)
    return (spec.kind, spec.codes) if spec else ("text", None)


def contains(worklist: Worklist, column: Column, text: str) -> ChipFilter:
    """The chip of `contiene…`."""
    return _chip(worklist, column, f"«{text}»", Filter(column.source, "contains", text))


def between(worklist: Worklist, column: Column, first: date | None, last: date | None) -> ChipFilter | None:
    """The chip of two days, both included; one of them may be missing, not both."""
    if first is None and last is None:
        return None
    on, kind = worklist.context.today, kind_of(worklist, column)[0]
    words = " – ".join(short_day(day, on) if day else "…" for day in (first, last))
    conditions = []
    if first is not None:
        conditions.append(Filter(column.source, "after", _day(first - ONE_DAY, kind)))
    if last is not None:
        conditions.append(Filter(column.source, "before", _day(last + ONE_DAY, kind)))
    return _chip(worklist, column, words, *conditions)


def _dates(worklist: Worklist, column: Column, kind: str) -> list[Offer]:
    today = worklist.context.today
    ahead = [("", tr("overdue", "vencido"), None, today - ONE_DAY)] if kind == "due" else []
    ahead.append(("", tr("up to today", "hasta hoy"), None, today))
    ahead += [("", tr("up to in {n} days", "hasta en {n} días", n=n), None, today + timedelta(days=n)) for n in AHEAD]
    back = [("", tr("in the last {n} days", "en los últimos {n} días", n=n), today - timedelta(days=n), today)
            for n in (BACK if kind != "due" else ())]  # fmt: skip
    made = []
    for _, words, first, last in (*ahead, *back):
        chip = between(worklist, column, first, last)
        if chip is not None:
            made.append(Offer(words, ChipFilter(chip.source, chip.title, words, chip.conditions)))
    return made


def _day(day: date, kind: str) -> Any:
    """The bound of a comparison as the column stores its values."""
    return PartialDate.of(day) if kind == "partial" else day


def _is(worklist: Worklist, column: Column, value: Any, words: str) -> Offer:
    return Offer(words, _chip(worklist, column, words, Filter(column.source, "is", value)))


def _has(worklist: Worklist, column: Column, value: str, words: str) -> Offer:
    return Offer(words, _chip(worklist, column, words, Filter(column.source, "has", value)))


def _is_not(worklist: Worklist, column: Column, value: Any, words: str) -> Offer:
    says = tr("not {words}", "no es {words}", words=words)
    return Offer(says, _chip(worklist, column, says, Filter(column.source, "is_not", value)))


def _plain(worklist: Worklist, column: Column, how: str, words: str) -> Offer:
    short = {"empty": tr("empty", "vacío"), "filled": tr("not empty", "con dato")}[how]
    return Offer(words, _chip(worklist, column, short, Filter(column.source, how)))


def _chip(worklist: Worklist, column: Column, words: str, *conditions: Filter) -> ChipFilter:
    return ChipFilter(column.source, worklist.label(column).say(), words, tuple(conditions))


def chips_of(worklist: Worklist, filters: Sequence[Filter], people: Mapping[str, str]) -> list[ChipFilter]:
    """Chips for the conditions a page is opened with; `people` names the colleagues by uid."""
    return [_chip_of(worklist, one, people) for one in filters]


def _chip_of(worklist: Worklist, one: Filter, people: Mapping[str, str]) -> ChipFilter:
    if one.source == "id":
        words = tr("chosen in the chart", "elegidos en la gráfica")
        return ChipFilter("id", tr("Cases", "Casos"), words, (one,))
    column = next(column for column in worklist.available() if column.source == one.source)
    _, codes = kind_of(worklist, column)
    values = one.value if one.how == "any_of" else (one.value,)
    if one.how == "empty":
        words = tr("empty", "vacío")
    elif len(values) > NAMED_AT_MOST:
        words = tr("{n} of them", "{n} de ellos", n=len(values))
    elif codes:
        known = code_list(codes)
        words = ", ".join(known.label(str(value)) for value in values)
    else:
        words = ", ".join(people.get(str(value), str(value)) for value in values)
    return _chip(worklist, column, words, one)


def all_conditions(chips: Sequence[ChipFilter]) -> tuple[Filter, ...]:
    """Every condition of every chip; all must hold."""
    return tuple(one for chip in chips for one in chip.conditions)
