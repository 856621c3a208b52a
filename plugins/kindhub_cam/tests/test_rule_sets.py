"""Rule sets: every day lies in one of them, each proves itself, and a file that should not be taken is refused."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kindhub_cam.rules.accepting import accept, prove
from kindhub_cam.rules.books import require_whole, set_named, set_on, shipped, with_new
from kindhub_cam.rules.differences import differences
from kindhub_cam.rules.reading import read_rules

from kindhub.errors import Refused, UserError
from kindhub.i18n import spoken


@given(st.dates(date(2000, 1, 1), date(2060, 1, 1)))
def test_no_day_falls_into_two_sets_or_none(day):
    assert len([one for one in shipped() if one.in_force(day)]) == 1


@given(st.dates(date(2025, 1, 21), date(2060, 1, 1)), st.dates(date(2000, 1, 1), date(2060, 1, 1)))
def test_nor_after_a_new_set_is_activated_on_any_day(begins, day):
    new = replace(set_named(shipped(), "CAM-2023-04-11"), name="CAM-next", in_force_from=None, in_force_to=None)
    sets = with_new(shipped(), new, begins)
    assert len([one for one in sets if one.in_force(day)]) == 1
    assert set_on(sets, begins).name == "CAM-next"
    assert set_on(sets, begins - timedelta(days=1)).name == "CAM-suspended-2025-01-20"


@pytest.mark.parametrize("name", [one.name for one in shipped() if not one.closed])
def test_each_set_passes_its_own_table(name):
    results = prove(set_named(shipped(), name))
    assert len(results) >= 25
    assert [one for one in results if not one.passed] == []
    assert all(one.source for one in results)


def test_every_rule_says_its_source():
    assert [rule.key for one in shipped() for rule in one.rules if not rule.source.strip()] == []


def test_sets_with_a_gap_or_an_overlap_are_refused_with_the_days():
    sets = shipped()
    require_whole(sets)
    fifth = next(place for place, one in enumerate(sets) if one.name == "CAM-2021-06-15")
    for days, said in ((-1, "2023-04-10"), (1, "2023-04-11")):
        ends = sets[fifth].in_force_to + timedelta(days=days)
        broken = (*sets[:fifth], replace(sets[fifth], in_force_to=ends), *sets[fifth + 1 :])
        with pytest.raises(UserError) as refused:
            require_whole(broken)
        assert said in str(refused.value)


def test_a_set_in_the_middle_of_others_cannot_be_activated():
    new = replace(shipped()[5], name="CAM-late")
    with pytest.raises(UserError):
        with_new(shipped(), new, date(2024, 1, 1))


GOOD = set_named(shipped(), "CAM-2023-04-11").text
TEST = '{ fact = "parent.in_us", is = true }'


def deep(levels):
    return "{ not = " * levels + TEST + " }" * levels


@pytest.mark.parametrize(("text", "said"), [
    ("name = [", "TOML"),
    ("x" * 200_000, "128"),
    (GOOD.replace(TEST, '{ eval = "__import__(\'os\')" }'), "eval"),
    (GOOD.replace(TEST, '{ fact = "parent.in_us", is = true, exec = "x" }'), "exec"),
    (GOOD.replace(TEST, '{ fact = "parent.__class__", is = true }'), "__class__"),
    (GOOD.replace(TEST, '{ fact = "parent.us_status", is = "royal" }'), "is"),
    (GOOD.replace(TEST, '{ fact = "parent.birth", age_under = true }'), "age_under"),
    (GOOD.replace(TEST, deep(8)), "6"),
    (GOOD.replace(TEST, deep(2_000)), ""),
    (GOOD.replace(TEST, "{ any = [" + ", ".join([TEST] * 41) + "] }"), "40"),
    (GOOD.replace(TEST, "{ any = [] }"), "parent_in_us"),
    (GOOD.replace("source = ", "sauce = ", 1), "sauce"),
    (GOOD.replace("in_force_to = 2025-01-19", "in_force_to = 2022-01-19"), "CAM-2023-04-11"),
    (GOOD.replace('key = "parent_in_us"', 'key = "parent_adult"'), "parent_adult"),
    (GOOD.replace("is = true }", "is = false }", 1), "fail"),
    (GOOD.partition("[base]")[0], "table of tests"),
], ids=lambda value: value[:12] if len(value) < 30 else "file")  # fmt: skip
def test_a_file_that_is_malformed_or_hostile_is_refused_with_a_sentence(text, said):
    with pytest.raises(UserError) as refused:
        accept(text)
    assert said in refused.value.advice.en.format(**refused.value.values)
    assert len(str(refused.value)) < 600


@given(st.text(max_size=300))
def test_no_text_at_all_makes_the_reader_fail_in_another_way(text):
    with pytest.raises(UserError):
        read_rules(text)


def test_a_good_file_is_taken_and_an_unsigned_one_is_not_where_the_office_wants_a_signature():
    assert accept(GOOD).name == "CAM-2023-04-11"
    for signature in (None, "something"):
        with pytest.raises(Refused):
            accept(GOOD, signature, signed_only=True)


def test_two_sets_are_compared_rule_by_rule_in_words_one_can_read():
    with spoken("en"):
        found = differences(set_named(shipped(), "CAM-2021-06-15"), set_named(shipped(), "CAM-2023-04-11"))
    status = next(one for one in found if one.about == "The immigration status of the parent qualifies")
    assert "T visa" in status.now
    assert "T visa" not in status.was
    assert "11 Apr 2023" in status.now
    assert "15 May 2021" in status.was
    assert differences(shipped()[5], shipped()[5]) == ()


def test_a_rule_that_is_new_or_gone_says_so():
    old, closed = set_named(shipped(), "CAM-2023-04-11"), shipped()[-1]
    gone = [one for one in differences(old, closed) if not one.now]
    assert [one.about for one in gone] == [rule.label.say() for rule in old.rules]
    assert [one.about for one in differences(closed, old) if not one.was] == [rule.label.say() for rule in old.rules]
