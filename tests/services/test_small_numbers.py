"""Figures of a set that asks for it come without small numbers, and the same reader with a solver finds none."""

from dataclasses import replace
from datetime import date
from itertools import product
from types import SimpleNamespace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kindhub.errors import UserError
from kindhub.i18n import L
from kindhub.program.indicators import Dimension, Figure, Indicator, IndicatorSet, Period
from kindhub.security.access import Rights
from kindhub.services.indicators import count, keep_figures, may_work_with
from kindhub.services.settings import choose
from kindhub.services.small_numbers import compiled_figures, limits_in_force
from kindhub.services.suppression import OTHER, Limits

PERIOD = Period(date(2026, 1, 1), date(2026, 1, 31))
INDICATORS = (
    Indicator("reported", L("Reported", "Reportados"), L("Once.", "Una vez."), "cases", ("type", "band")),
    Indicator("told", L("Told", "Avisados"), L("Once.", "Una vez."), "cases", ("type",), part_of="reported"),
    Indicator("safe", L("With a plan", "Con plan"), L("Once.", "Una vez."), "percent", ("type",)),
    Indicator("wait", L("Days", "Días"), L("Middle.", "Mediana."), "days", ("type",)),
)
BY_KEY = {one.key: one for one in INDICATORS}


def safe(*figures, limit=5):
    return compiled_figures(figures, BY_KEY, Limits(limit, {"municipality": 10}), PERIOD).figures


def shown(figures):
    return [one.hidden or one.value for one in figures]


def of_types(indicator, *numbers, whole=None):
    cut = [Figure(indicator, {"type": f"t{at}"}, n) for at, n in enumerate(numbers)]
    return (Figure(indicator, {}, sum(numbers) if whole is None else whole), *cut)


def test_a_small_number_and_one_that_would_give_it_away():
    assert shown(safe(*of_types("reported", 3, 30, 9, 0))) == [42, "<5", 30, OTHER, 0]


def test_the_others_stay_as_they_were_and_in_their_order():
    figures = of_types("reported", 12, 30, 9)
    assert safe(*figures) == figures


def test_those_the_groups_leave_out_are_not_found_by_a_difference():
    """42 in all, 40 in the groups: two people are of no group."""
    assert shown(safe(*of_types("reported", 31, 9, whole=42))).count(OTHER) >= 1


def test_what_lies_between_an_indicator_and_its_part_is_looked_after():
    """40 reported and 38 of them told: two were not."""
    alone = compiled_figures((Figure("a", {}, 40), Figure("b", {}, 38)), _unlinked("a", "b"), Limits(), PERIOD).figures
    assert shown(alone) == [40, 38]
    assert OTHER in shown(safe(Figure("reported", {}, 40), Figure("told", {}, 38)))


def _unlinked(*keys):
    return {key: replace(INDICATORS[0], key=key) for key in keys}


@pytest.mark.parametrize(
    ("numerator", "denominator", "hidden"),
    [(3, 40, True), (38, 40, True), (20, 40, False), (0, 40, False), (40, 40, False), (0, 4, True), (0, 0, False)],
)
def test_a_percentage_is_hidden_with_the_people_behind_it(numerator, denominator, hidden):
    figure = Figure("safe", {}, 100 * numerator / (denominator or 1), numerator, denominator)
    (found,) = safe(figure)
    assert (found.hidden, found.value, found.numerator, found.denominator) == (
        (OTHER, None, None, None) if hidden else ("", figure.value, numerator, denominator)
    )


@pytest.mark.parametrize(("behind", "hidden"), [(None, OTHER), (3, OTHER), (12, "")])
def test_what_is_no_count_needs_the_number_of_people_behind_it(behind, hidden):
    (found,) = safe(Figure("wait", {}, 8.5, denominator=behind))
    assert (found.hidden, found.value) == (hidden, None if hidden else 8.5)


def test_a_municipality_has_the_higher_limit():
    figures = [Figure("reported", {"municipality": code}, n) for code, n in (("a", 7), ("b", 40), ("c", 30))]
    assert shown(safe(*figures, Figure("reported", {"type": "t"}, 7)))[0] == "<10"
    assert shown(safe(*figures, Figure("reported", {"type": "t"}, 7)))[3] == 7


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from([0, 0, 1, 3, 4, 6, 11, 40]), min_size=9, max_size=9))
def test_no_group_of_a_line_is_the_only_one_hidden(numbers):
    """Whole, by type, by band and by both: where one number of a sum is hidden, so is another."""
    inner = dict(zip(product("abc", "xyz"), numbers, strict=True))
    types = {one: sum(inner[one, other] for other in "xyz") for one in "abc"}
    bands = {one: sum(inner[other, one] for other in "abc") for one in "xyz"}
    found = safe(
        Figure("reported", {}, sum(numbers)),
        *(Figure("reported", {"type": one}, n) for one, n in types.items()),
        *(Figure("reported", {"band": one}, n) for one, n in bands.items()),
        *(Figure("reported", {"type": one, "band": two}, n) for (one, two), n in inner.items()),
    )
    hidden = {tuple(sorted(one.group.items())): bool(one.hidden) for one in found}
    sums = [[(), *((("type", one),) for one in "abc")], [(), *((("band", one),) for one in "xyz")]]
    sums += [[(("type", one),), *((("band", two), ("type", one)) for two in "xyz")] for one in "abc"]
    sums += [[(("band", two),), *((("band", two), ("type", one)) for one in "abc")] for two in "xyz"]
    assert [line for line in sums if sum(hidden[place] for place in line) == 1] == []


def program(figures, **more):
    chosen = IndicatorSet(
        INDICATORS, (Dimension("type", L("Type", "Tipo")),), lambda _session, _period: figures, **more
    )
    return SimpleNamespace(key="reintegration", indicators=(chosen,))


def test_a_program_with_the_mark_gives_out_no_small_number(hub):
    figures = of_types("reported", 3, 30, 9)
    with hub.read() as session:
        plain = count(session, program(figures), PERIOD)
        counted = count(session, program(figures, suppress=True), PERIOD)
    assert [row["value"] for row in plain.rows()] == [42, 3, 30, 9]
    assert [(row["value"], row.get("hidden")) for row in counted.rows()] == [
        (42, None), (None, "<5"), (30, None), (None, OTHER),
    ]  # fmt: skip
    assert "<5" in counted.indicators["reported"].method.en
    assert "<5" in counted.indicators["reported"].method.es
    assert "<5" not in plain.indicators["reported"].method.en


def test_it_cannot_be_narrowed_to_a_part(hub):
    with hub.read() as session:
        counted = count(session, program(of_types("reported", 12), suppress=True), PERIOD, {"office_id": "x"})
    assert counted.figures == ()


@pytest.mark.parametrize("more", [{"limits": ("office_id",)}, {"rows": lambda *_: ()}])
def test_a_set_that_would_count_people_another_way_is_refused(more):
    with pytest.raises(ValueError, match="neither limits nor rows"):
        program((), suppress=True, **more)


def test_a_part_is_of_an_indicator_of_the_same_set():
    with pytest.raises(ValueError, match="same set"):
        IndicatorSet(INDICATORS[1:], (), lambda *_: ())


def test_the_office_rules_what_is_small(hub):
    with hub.read() as session:
        assert limits_in_force(session) == Limits(5, {"municipality": 10})
    choose(hub, "office.small_numbers", 10)
    choose(hub, "office.small_numbers_town", 20)
    with hub.read() as session:
        assert limits_in_force(session) == Limits(10, {"municipality": 20})
        counted = count(session, program(of_types("reported", 7, 30, 19), suppress=True), PERIOD)
    assert counted.rows()[1]["hidden"] == "<10"


def test_a_code_made_of_others_gives_none_of_them_away():
    """24 of 18 and over, 22 of them under 50: two are 50 and over, and both 22 and 24 must not stand together."""
    ages = {"band": Dimension("band", L("Age", "Edad"), str, {"18+": ("18-49", "50+")})}
    figures = (Figure("reported", {}, 78), *(
        Figure("reported", {"band": code}, n)
        for code, n in (("0-11", 8), ("12-17", 46), ("18-49", 22), ("50+", 2), ("18+", 24))
    ))  # fmt: skip
    guarded = shown(compiled_figures(figures, BY_KEY, Limits(), PERIOD, dimensions=ages).figures)
    assert (guarded[0], guarded[4]) == (78, "<5")
    assert OTHER in (guarded[3], guarded[5])
    assert shown(safe(*figures))[3:] != guarded[3:], "control: untold, 18+ is one more code"


MIXED = (*of_types("reported", 3, 30, 9), *of_types("told", 2, 24, 8))


def test_working_figures_are_as_they_are_beside_compiled_ones_that_are_not(hub):
    mixed = program(MIXED, suppress=True, working=("reported",))
    with hub.read() as session:
        work, shared = (count(session, mixed, PERIOD, working=one) for one in (True, False))
    assert [one.value for one in work.figures[:4]] == [42, 3, 30, 9]
    assert [one.hidden for one in work.figures[4:]] == ["", "<5", "", OTHER]
    assert work.working
    assert not shared.working
    assert [one.value for one in shared.figures if one.value is not None and one.value < 5] == []


def test_only_who_changes_the_records_reads_working_figures(hub):
    mixed = SimpleNamespace(
        key="reintegration", indicators=program(MIXED, suppress=True, working=("reported",)).indicators
    )
    plain = SimpleNamespace(key="reintegration", indicators=program(MIXED, suppress=True).indicators)
    assert may_work_with(hub.user, mixed)
    assert not may_work_with(hub.user, plain)
    figures_only = Rights({"view": "all", "export_figures": "all"})
    assert not may_work_with(replace(hub.user, rights={"reintegration": figures_only}), mixed)


def test_working_figures_are_of_indicators_of_the_same_set():
    with pytest.raises(ValueError, match="same set"):
        program((), suppress=True, working=("elsewhere",))


def test_what_was_kept_of_one_count_bears_on_the_next_and_what_was_not_does_not(hub):
    early, late = (program(of_types("reported", *n), suppress=True) for n in ((20, 30), (20, 32)))
    with hub.read() as session:
        first, forgotten = (count(session, one, PERIOD) for one in (early, late))
    assert shown(forgotten.figures) == [52, 20, 32]
    with hub.begin("give out") as work:
        keep_figures(work, "reintegration", first)
    with hub.read() as session:
        again, held = (count(session, one, PERIOD) for one in (early, late))
    assert again.figures == first.figures
    assert shown(held.figures) == [OTHER, 20, OTHER]
    with pytest.raises(UserError, match=r"meanwhile|Entretanto"), hub.begin("give out") as work:
        keep_figures(work, "reintegration", forgotten)


def test_two_periods_that_leave_together_are_held_against_each_other(hub):
    """Twenty-two in January, twenty in its first days beside it."""
    days = Period(PERIOD.first, date(2026, 1, 20))
    whole, part = (program((Figure("reported", {}, n),), suppress=True) for n in (22, 20))
    with hub.read() as session:
        before = count(session, part, days)
        assert shown(before.figures) == [20]
        assert shown(count(session, whole, PERIOD).figures) == [22], "control: alone it tells nothing"
        assert shown(count(session, whole, PERIOD, beside=(before,)).figures) == [OTHER]


def test_the_values_behind_a_middle_one_never_come_out_of_a_set_that_hides(hub):
    days = Figure("reported", {}, 12, None, 30, "days", spread=tuple(range(30)))
    with hub.read() as session:
        hidden = count(session, program([days], suppress=True), PERIOD).figures
        told = count(session, program([days]), PERIOD).figures
    assert [one.spread for one in hidden] == [()]
    assert [one.spread for one in told] == [days.spread]
