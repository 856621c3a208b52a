"""The reader with a solver before compiled reports as they are given out: months, their quarter, a month once more."""

from collections import Counter
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kindhub.errors import UserError
from kindhub.i18n import L
from kindhub.program.indicators import Figure, Indicator, Period
from kindhub.services.small_numbers import compiled_figures, whole_months
from kindhub.services.suppression import Limits, SafeReport
from tests.services.suppression.adversary import exposures

INDICATORS = {"compiled": Indicator("compiled", L("Compiled", "Compilados"), L("M.", "M."), "cases")}
CUTS = (("type",), ("sex",), ("type", "sex"), ("month",))
NAMES = ("type", "sex", "month")
MONTHS = ("2026-01", "2026-02", "2026-03")
INCIDENTS = st.lists(st.tuples(st.sampled_from("ab"), st.sampled_from("fm"), st.sampled_from(MONTHS)), max_size=60)


def of_months(*months):
    year, last = int(months[-1][:4]), int(months[-1][5:])
    end = date(year, last + 1, 1).toordinal() - 1
    return Period(date(year, int(months[0][5:]), 1), date.fromordinal(end))


def figures(incidents, months):
    mine = [one for one in incidents if one[2] in months]
    yield Figure("compiled", {}, len(mine))
    for cut in CUTS:
        places = Counter(tuple(one[NAMES.index(name)] for name in cut) for one in mine)
        yield from (Figure("compiled", dict(zip(cut, place, strict=True)), n) for place, n in sorted(places.items()))


def give_out(issues, *, remembers=True):
    """The reports as they were kept, each held against those before it: (incidents, months) for each."""
    kept, shown = [], []
    for incidents, months in issues:
        found = tuple(figures(incidents, months))
        safe = compiled_figures(found, INDICATORS, Limits(), of_months(*months), kept if remembers else ())
        kept.append(safe.kept)
        shown.append({(tuple(one.group.items())): one.hidden or one.value for one in safe.figures})
    return [SafeReport.from_kept(one) for one in kept], shown


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(INCIDENTS)
def test_nothing_follows_from_months_and_their_quarter(incidents):
    reports, _ = give_out([(incidents, months) for months in (MONTHS[:1], MONTHS[1:2], MONTHS, MONTHS[2:])])
    assert exposures(reports) == []


def test_a_quarter_gives_a_month_away_to_who_forgets_and_not_to_who_remembers():
    incidents = [("a", "f", "2026-01")] * 20 + [("a", "f", "2026-02")] * 20 + [("a", "f", "2026-03")] * 2
    issues = [(incidents, MONTHS[:1]), (incidents, MONTHS[1:2]), (incidents, MONTHS)]
    assert exposures(give_out(issues, remembers=False)[0]) != []
    assert exposures(give_out(issues)[0]) == []


def test_two_entered_late_are_not_the_difference_of_two_reports_of_one_month():
    early = [("a", "f", "2026-01")] * 20
    issues = [(early, MONTHS[:1]), (early + [("a", "f", "2026-01")] * 2, MONTHS[:1])]
    _, (first, again) = give_out(issues)
    assert first[()] == 20
    assert again[()] == "s"
    _, (_, forgotten) = give_out(issues, remembers=False)
    assert forgotten[()] == 22


def test_what_is_hidden_in_the_total_is_hidden_where_it_is_cut_by_month_too():
    _, (shown,) = give_out([([("a", "f", "2026-01")] * 3, MONTHS[:1])])
    assert set(shown.values()) == {"<5"}


@pytest.mark.parametrize(
    ("first", "last"), [(date(2026, 1, 2), date(2026, 1, 31)), (date(2026, 1, 1), date(2026, 2, 27))]
)
def test_days_within_a_month_are_refused(first, last):
    with pytest.raises(UserError):
        whole_months(Period(first, last))
    whole_months(Period(date(2026, 1, 1), date(2026, 2, 28)))
