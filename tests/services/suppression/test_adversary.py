"""Nothing hidden can be worked out from what is shown: random reports against a reader with a solver."""

from itertools import product

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from kindhub.services.suppression import TOTAL, CountTable, Limits, SafeReport, SafeTable, protect, with_totals
from tests.services.suppression.adversary import exposures

COUNTS = st.one_of(st.integers(0, 6), st.sampled_from([0, 0, 0, 1, 2, 9, 17, 40]), st.integers(0, 90))
quick = settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def codes(letter, n):
    return [f"{letter}{i}" for i in range(n)]


@st.composite
def people(draw, *sizes):
    """Counts of people by every attribute at once: code per dimension → number."""
    named = [codes("abcd"[at], draw(st.integers(2, most))) for at, most in enumerate(sizes)]
    places = list(product(*named))
    kind = draw(st.sampled_from([COUNTS, st.integers(0, 3), st.sampled_from([0, 0, 0, 0, 1, 3, 30])]))
    return dict(zip(places, draw(st.lists(kind, min_size=len(places), max_size=len(places))), strict=True)), named


def cut(found, named, *wanted, **more):
    """The table of some of the dimensions, with all its margins."""
    chosen = {"abcd"[at]: named[at] for at in wanted}
    counts = {}
    for place, n in found.items():
        key = tuple(place[at] for at in wanted)
        counts[key] = counts.get(key, 0) + n
    return with_totals("".join(chosen), chosen, counts, **more)


def naive(tables, limit=5):
    """Only the small numbers hidden, nothing else."""
    marks = [{place: f"<{limit}" for place, n in one.cells.items() if 0 < n < limit} for one in tables]
    return SafeReport(tuple(SafeTable(*pair) for pair in zip(tables, marks, strict=True)), Limits(limit))


@quick
@given(people(6, 5))
def test_a_table_with_its_totals(drawn):
    assert exposures([protect([cut(*drawn, 0, 1)])]) == []


@quick
@given(people(3, 3, 3))
def test_three_dimensions(drawn):
    assert exposures([protect([cut(*drawn, 0, 1, 2)])]) == []


@quick
@given(people(5, 3, 3))
def test_tables_that_share_margins(drawn):
    assert exposures([protect([cut(*drawn, 0, 1), cut(*drawn, 0, 2)])]) == []
    assert exposures([protect([cut(*drawn, 0, 1), cut(*drawn, 0, 2), cut(*drawn, 1, 2)])]) == []


def months(found, named, until, counts="people"):
    """The month and the year so far, both by the first two dimensions; the third is the month."""
    month = named[2][until]
    only = {place: n for place, n in found.items() if place[2] == month}
    so_far = {place: n for place, n in found.items() if place[2] in named[2][: until + 1]}
    span = f"until {month}" if until else month
    parts = {"month": {span: tuple(named[2][: until + 1])}} if until else {}
    return (
        cut_named("month", only, named, {"month": month}, {}, counts),
        cut_named("year", so_far, named, {"month": span}, parts, counts),
    )


def cut_named(key, found, named, at, parts, counts):
    table = cut(found, named, 0, 1, counted=counts, at=at, parts=parts)
    return CountTable(key, table.dimensions, table.cells, counts, at, parts)


@quick
@given(people(3, 3, 3))
def test_month_after_month_with_the_year_so_far(drawn):
    given_out = []
    for until in range(len(drawn[1][2])):
        given_out.append(protect(months(*drawn, until), before=given_out))
        assert exposures(given_out) == []


@quick
@given(people(3, 2, 4))
def test_the_year_so_far_alone_gives_the_month_away_by_its_difference(drawn):
    found, named = drawn
    given_out = []
    for until in range(len(named[2])):
        given_out.append(protect(months(*drawn, until)[1:], before=given_out))
    assert exposures(given_out, extra=single_months(found, named)) == []


def single_months(found, named):
    """The numbers of each month that can be had by a difference: those small, with margins."""
    for month in named[2]:
        only = {place: n for place, n in found.items() if place[2] == month}
        for place, n in cut(only, named, 0, 1).cells.items():
            codes_of = {"a": place[0], "b": place[1], "month": month}
            if 0 < n < 5:
                yield ("people", frozenset((name, code) for name, code in codes_of.items() if code != TOTAL)), n


@quick
@given(people(4, 4))
def test_codes_made_of_finer_ones(drawn):
    found, named = drawn
    inner = cut(found, named, 0, 1)
    wide = ("b+", tuple(named[1][1:]))
    cells = dict(inner.cells)
    for row in (*named[0], TOTAL):
        cells[row, "b+"] = sum(cells[row, code] for code in wide[1])
    both = CountTable("both", inner.dimensions, cells, parts={"b": dict([wide])})
    only_wide = {place: n for place, n in cells.items() if place[1] in ("b+", named[1][0], TOTAL)}
    apart = CountTable("wide", inner.dimensions, only_wide, parts={"b": dict([wide])})
    assert exposures([protect([both])]) == []
    assert exposures([protect([inner, apart])]) == []


def broken(strategy, report):
    """Whether the same reader finds something in a report of which only the small numbers are hidden."""

    @settings(max_examples=200, deadline=None, database=None, phases=[Phase.generate], report_multiple_bugs=False)
    @given(strategy)
    def holds(drawn):
        assert exposures(report(drawn)) == []

    try:
        holds()
    except AssertionError:
        return True
    return False


def test_the_same_reader_breaks_the_naive_way():
    assert broken(people(4, 4), lambda drawn: [naive([cut(*drawn, 0, 1)])])
    assert broken(people(3, 3, 2), lambda drawn: [naive([cut(*drawn, 0, 1, 2)])])


def test_the_same_reader_breaks_tables_that_are_protected_one_by_one():
    def apart(drawn):
        return [protect([cut(*drawn, 0, 1)]), protect([cut(*drawn, 0, 2)])]

    def forgetful(drawn):
        return [protect(months(*drawn, until)) for until in range(len(drawn[1][2]))]

    assert broken(people(4, 3, 3), apart)
    assert broken(people(3, 3, 3), forgetful)
