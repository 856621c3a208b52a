"""The reader with a solver before everything that left a program: by its panel, its reports, the command line."""

from collections import Counter
from dataclasses import replace
from datetime import date
from itertools import product

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kindhub.i18n import L
from kindhub.program.indicators import Figure, Indicator, Period
from kindhub.services.dated_tables import MONTH
from kindhub.services.small_numbers import compiled_figures
from kindhub.services.suppression import OTHER, TOTAL, CountTable, Limits, SafeReport, SafeTable
from tests.services.suppression.adversary import NEAR, Reader, small_numbers

WHOLE, PART = "reported", "compiled"
INDICATORS = {
    key: Indicator(key, L(key, key), L("M.", "M."), "cases", part_of=whole)
    for key, whole in ((WHOLE, None), (PART, WHOLE))
}
JANUARY, FEBRUARY, BOTH, HALF = (
    Period(date(2026, *first), date(2026, *last))
    for first, last in (((1, 1), (1, 31)), ((2, 1), (2, 28)), ((1, 1), (2, 28)), ((1, 1), (1, 15)))
)
MADE_OF = {
    "2026-01": ("early", "late"), "2026-02": ("february",), "2026-01..2026-02": ("early", "late", "february"),
    "2026-01-01..2026-01-15": ("early",), "2026-01-16..2026-01-31": ("late",),
}  # fmt: skip
"""The codes of those periods, in words of this reader's own."""
PIECES = (HALF, Period(date(2026, 1, 16), date(2026, 1, 31)), FEBRUARY)
DOORS = {
    "panel": (
        (WHOLE, ()),
        (WHOLE, ("type",)),
        (PART, ()),
        (PART, ("type",)),
        (PART, ("type", "sex")),
        (PART, (MONTH,)),
    ),
    "report": ((PART, ()), (PART, ("sex",)), (PART, ("type", "sex"))),
    "command line": ((WHOLE, ()), (PART, ()), (PART, ("sex",)), (PART, (MONTH,))),
}  # fmt: skip
ISSUES = tuple(product(DOORS, (JANUARY, FEBRUARY, BOTH, HALF)))
DAYS = (date(2026, 1, 9), date(2026, 1, 20), date(2026, 2, 3))
INCIDENTS = st.lists(
    st.tuples(st.sampled_from("ab"), st.sampled_from("fm"), st.sampled_from(DAYS), st.booleans()), max_size=70
)


def figures(incidents, door, period):
    """As programs count: groups with nobody in them are not named."""
    for key, cut in DOORS[door]:
        mine = [one for one in incidents if period.holds(one[2]) and (key == WHOLE or one[3])]
        of = {"type": 0, "sex": 1}
        places = Counter(tuple(f"{one[2]:%Y-%m}" if name == MONTH else one[of[name]] for name in cut) for one in mine)
        if not cut:
            yield Figure(key, {}, len(mine))
        yield from (Figure(key, dict(zip(cut, place, strict=True)), n) for place, n in sorted(places.items()) if cut)


def give_out(incidents, issues, *, forgetful=""):
    """All that left, in turn, held against what left before; a forgetful door neither asks nor tells."""
    kept, left = [], []
    for door, period in issues:
        before = () if door == forgetful else kept
        safe = compiled_figures(tuple(figures(incidents, door, period)), INDICATORS, Limits(), period, before)
        left.append(SafeReport.from_kept(safe.kept))
        kept.extend([] if door == forgetful else [safe.kept])
    return left


def _nothing_of(incidents, door, period):
    """The numbers of a piece of time, of which nothing is told."""
    whole = compiled_figures(tuple(figures(incidents, door, period)), INDICATORS, Limits(), period)
    report = SafeReport.from_kept(whole.kept)
    return replace(
        report, tables=tuple(SafeTable(one.table, dict.fromkeys(one.table.cells, OTHER)) for one in report.tables)
    )


def as_read(report):
    """A report in this reader's own pieces of time, with those of the whole that are no part, which nobody prints."""
    tables = [_in_pieces(one) for one in report.tables]
    held = {one.table.key: one for one in tables}
    links = [_linked(held[f"{WHOLE}{cut}"], one) for key, one in held.items()
             if key.startswith(PART) and f"{WHOLE}{(cut := key.removeprefix(PART))}" in held]  # fmt: skip
    return replace(report, tables=(*tables, *links))


def _in_pieces(safe):
    codes = {safe.table.at[MONTH]} if MONTH in safe.table.at else {
        place[safe.table.dimensions.index(MONTH)] for place in safe.table.cells
    }  # fmt: skip
    parts = {code: MADE_OF[code] for code in codes}
    return replace(safe, table=replace(safe.table, parts={**safe.table.parts, MONTH: parts}))


def _linked(whole, part):
    cells, marks = {}, {}
    for (*place, _), count in part.table.cells.items():
        of_all = next(n for (*other, _), n in whole.table.cells.items() if other == place)
        at = {TOTAL: (*place, TOTAL), "in": (*place, "in"), "out": (*place, "out")}
        cells |= {at[TOTAL]: of_all, at["in"]: count, at["out"]: of_all - count}
        marks |= {at["out"]: OTHER, at["in"]: part.marks.get((*place, "in"), "")}
        marks[at[TOTAL]] = next((mark for (*other, _), mark in whole.marks.items() if other == place), "")
    table = CountTable(part.table.key + "/", part.table.dimensions, cells, part.table.counts, part.table.at,
                       part.table.parts)  # fmt: skip
    return SafeTable(table, {place: mark for place, mark in marks.items() if mark})


def found(incidents, issues, **more):
    """What is not left open from 1 to 4, to one who knows every sum: what is printed, and its pieces, which are not."""
    printed = give_out(incidents, issues, **more)
    unprinted = [_nothing_of(incidents, door, piece) for door, _ in issues for piece in PIECES]
    reader = Reader([as_read(one) for one in (*printed, *unprinted)], marks=False)
    asked = reader.ask(list(small_numbers(reader)))
    return [key for key, (least, most) in asked.items() if least > 1 + NEAR or most < 4 - NEAR]


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(INCIDENTS, st.lists(st.sampled_from(ISSUES), min_size=2, max_size=4, unique=True))
def test_nothing_follows_from_what_left_by_different_doors(incidents, issues):
    assert found(incidents, issues) == []


INCIDENTS_OF_JANUARY = [("a", "f", DAYS[0], True)] * 20 + [("a", "f", DAYS[1], True)] * 2


@pytest.mark.parametrize("door", DOORS)
def test_a_door_beside_the_gate_gives_two_people_away(door):
    """Twenty-two in all January by one door, twenty in its first half by another."""
    issues = [(next(one for one in DOORS if one != door), JANUARY), (door, HALF)]
    assert found(INCIDENTS_OF_JANUARY, issues, forgetful=door) != []
    assert found(INCIDENTS_OF_JANUARY, issues) == []


def test_what_left_once_leaves_again_as_it_was_and_hides_nothing_more():
    issues = [("panel", JANUARY), ("report", JANUARY), ("panel", JANUARY)]
    first, _, again = give_out(INCIDENTS_OF_JANUARY, issues)
    assert first == again
