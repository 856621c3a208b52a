"""Tables of counts as those of their days, so that those of different periods can be held against each other."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from kindhub.program.indicators import Period
from kindhub.services.suppression import TOTAL, CountTable, Limits, SafeReport, SafeTable, protect

MONTH = "month"
"""The dimension of the month a count lies in."""
Place = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Stretch:
    """The part of a period that lies in one month (`2026-07`). `code` is the month, or its first and last day."""

    month: str
    code: str
    atoms: tuple[str, ...]
    """What it is made of: the month where it is whole, else its days."""

    @property
    def whole(self) -> bool:
        """Whether it is all of its month."""
        return self.code == self.month


def stretches(period: Period) -> tuple[Stretch, ...]:
    """A period month by month, the first and the last of them perhaps not whole."""
    found: list[Stretch] = []
    day = period.first
    while day <= period.last:
        following = (day.replace(day=28) + timedelta(days=4)).replace(day=1)
        found.append(_stretch(day, min(following - timedelta(days=1), period.last)))
        day = following
    return tuple(found)


def _stretch(first: date, last: date) -> Stretch:
    month = f"{first:%Y-%m}"
    days = tuple(f"{month}-{day:02}" for day in range(first.day, last.day + 1))
    if days == _days_of(month):
        return Stretch(month, month, (month,))
    return Stretch(month, days[0] if len(days) == 1 else f"{days[0]}..{days[-1]}", days)


def _days_of(month: str) -> tuple[str, ...]:
    first = date.fromisoformat(f"{month}-01")
    last = (first.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
    return tuple(f"{month}-{day:02}" for day in range(1, last.day + 1))


def _span(found: Sequence[Stretch]) -> tuple[str, tuple[str, ...]]:
    """The code of a whole period, and what it is made of."""
    atoms = tuple(atom for one in found for atom in one.atoms)
    return found[0].code if len(found) == 1 else f"{atoms[0]}..{atoms[-1]}", atoms


def dated(table: CountTable, period: Period) -> CountTable:
    """The same table as one of its days; where it is cut by month, its total is the whole of them."""
    found = stretches(period)
    span, atoms = _span(found)
    made_of = {span: atoms, **{one.code: one.atoms for one in found}}
    if MONTH not in table.dimensions:
        return replace(table, at={**table.at, MONTH: span}, parts=_with_parts(table, {span: atoms}))
    at = table.dimensions.index(MONTH)
    codes = {TOTAL: span, **{one.month: one.code for one in found}}
    cells = {_with(place, at, codes.get(place[at], place[at])): n for place, n in table.cells.items()}
    return replace(table, cells=cells, parts=_with_parts(table, made_of))


def _with_parts(table: CountTable, made_of: Mapping[str, tuple[str, ...]]) -> dict[str, Mapping[str, tuple[str, ...]]]:
    """The parts of a table with these of its months; what is one piece has none."""
    several = {code: atoms for code, atoms in made_of.items() if atoms != (code,)}
    return {**table.parts, **({MONTH: several} if several else {})}


def undated(marks: Mapping[Place, str], table: CountTable, period: Period) -> dict[Place, str]:
    """Marks by the places the figures know, where a month is a month and the whole has no name."""
    if MONTH not in table.dimensions:
        return dict(marks)
    found, at = stretches(period), table.dimensions.index(MONTH)
    months = {one.code: one.month for one in found}
    span, _ = _span(found)
    whole = {_with(place, at, TOTAL): mark for place, mark in marks.items() if place[at] == span}
    return {**{_with(place, at, months.get(place[at], place[at])): mark for place, mark in marks.items()}, **whole}


def _with(place: Place, at: int, code: str) -> Place:
    return (*place[:at], code, *place[at + 1 :])


def protect_dated(tables: Sequence[CountTable], limits: Limits, earlier: Sequence[SafeReport]) -> SafeReport:
    """Tables of their days protected beside those of the earlier reports that bear on them."""
    bearing = _bearing_on({month for one in tables for month in _months_of(one)}, earlier)
    split = {
        atom[:7] for one in (*tables, *_tables_of(bearing)) for atom in _atoms_of(one) if len(atom) > len("2026-07")
    }
    cut = [
        replace(one, tables=tuple(replace(safe, table=_in_days(safe.table, split)) for safe in one.tables))
        for one in bearing
    ]
    safe = protect([_in_days(one, split) for one in tables], limits, cut)
    return replace(safe, tables=tuple(
        SafeTable(table, found.marks, found.verdict) for table, found in zip(tables, safe.tables, strict=True)
    ))  # fmt: skip


def _bearing_on(wanted: set[str], earlier: Sequence[SafeReport]) -> list[SafeReport]:
    """Of the reports given out before, those of a month in question, and those that bear on these in turn."""
    chosen, again = set[int](), True
    while again:
        again = False
        for at, report in enumerate(earlier):
            theirs = {month for table in _tables_of([report]) for month in _months_of(table)}
            if at not in chosen and theirs & wanted:
                chosen.add(at)
                wanted |= theirs
                again = True
    return [earlier[at] for at in sorted(chosen)]


def _tables_of(reports: Iterable[SafeReport]) -> list[CountTable]:
    return [safe.table for one in reports for safe in one.tables]


def _codes_of(table: CountTable) -> set[str]:
    if MONTH in table.at:
        return {table.at[MONTH]}
    at = table.dimensions.index(MONTH) if MONTH in table.dimensions else -1
    return {place[at] for place in table.cells} if at >= 0 else set()


def _atoms_of(table: CountTable) -> set[str]:
    parts = table.parts.get(MONTH, {})
    return {atom for code in _codes_of(table) for atom in parts.get(code, (code,))}


def _months_of(table: CountTable) -> set[str]:
    return {atom[:7] for atom in _atoms_of(table)}


def _in_days(table: CountTable, split: set[str]) -> CountTable:
    """The same with the months of which only some days are asked for somewhere made of their days."""
    held = table.parts.get(MONTH, {})
    made_of = {
        code: tuple(
            day for atom in held.get(code, (code,)) for day in (_days_of(atom) if atom in split else (atom,))
        )
        for code in _codes_of(table)
    }  # fmt: skip
    return replace(table, parts=_with_parts(table, made_of)) if split else table
