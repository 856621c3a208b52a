"""The reader with a solver before the figures of a program: cuts of an indicator and of one that is its part."""

from collections import Counter
from dataclasses import replace
from datetime import date
from itertools import product

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kindhub.i18n import L
from kindhub.program.indicators import Figure, Indicator, Period
from kindhub.services.small_numbers import compiled_figures
from kindhub.services.suppression import OTHER, TOTAL, CountTable, Limits, SafeReport, SafeTable
from tests.services.suppression.adversary import NEAR, Reader, small_numbers

CODES = {"type": "abc", "band": "xyz", "sex": "fm"}
MONTH = Period(date(2026, 1, 1), date(2026, 1, 31))
CUTS = ((), ("type",), ("band",), ("sex",), ("type", "band"), ("type", "sex"))
INDICATORS = {
    key: Indicator(key, L(key, key), L("M.", "M."), "cases", part_of=whole)
    for key, whole in (("reported", None), ("compiled", "reported"))
}
INCIDENTS = st.lists(st.tuples(*(st.sampled_from(codes) for codes in CODES.values()), st.booleans()), max_size=70)


def figures(incidents):
    """As programs count: groups with nobody in them are not named."""
    for key, mine in (("reported", incidents), ("compiled", [one for one in incidents if one[3]])):
        yield Figure(key, {}, len(mine))
        for cut in CUTS[1:]:
            places = Counter(tuple(one[list(CODES).index(name)] for name in cut) for one in mine)
            yield from (Figure(key, dict(zip(cut, place, strict=True)), n) for place, n in places.items())


def safe_figures(incidents, indicators=INDICATORS):
    return compiled_figures(tuple(figures(incidents)), indicators, Limits(), MONTH).figures


def as_read(found, shown):
    """The figures as tables with their sums; those reported and not compiled are printed nowhere."""
    number = {(one.indicator, frozenset(one.group.items())): one.value for one in found}
    hidden = {(one.indicator, frozenset(one.group.items())): one.hidden for one in shown}
    for cut in (("type", "band"), ("type", "sex")):
        cells, marks = {}, {}
        for place in product(*((*CODES[name], TOTAL) for name in cut)):
            group = frozenset((name, code) for name, code in zip(cut, place, strict=True) if code)
            of = {key: number.get((key, group), 0) for key in INDICATORS}
            cells |= {(*place, TOTAL): of["reported"], (*place, "in"): of["compiled"]}
            cells[*place, "out"] = of["reported"] - of["compiled"]
            marks |= {(*place, TOTAL): hidden.get(("reported", group), ""), (*place, "out"): OTHER}
            marks[*place, "in"] = hidden.get(("compiled", group), "")
        yield SafeTable(CountTable(str(cut), (*cut, "part"), cells), {at: mark for at, mark in marks.items() if mark})


def exposed(incidents, shown):
    report = SafeReport(tuple(as_read(list(figures(incidents)), shown)), Limits())
    reader = Reader([report], marks=False)
    wanted = small_numbers(reader)
    return [key for key, (least, most) in reader.ask(list(wanted)).items() if least > 1 + NEAR or most < 4 - NEAR]


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(INCIDENTS)
def test_no_small_number_of_any_cut_nor_between_the_two(incidents):
    assert exposed(incidents, safe_figures(incidents)) == []


def test_the_same_reader_finds_two_people_where_part_and_whole_are_not_known_to_be_that():
    incidents = [("a", "x", "f", True)] * 38 + [("a", "x", "f", False)] * 2
    apart = {key: replace(one, part_of=None) for key, one in INDICATORS.items()}
    assert exposed(incidents, safe_figures(incidents, apart)) != []
    assert exposed(incidents, safe_figures(incidents)) == []
