import pytest

from kindhub.i18n import spoken
from kindhub.services.suppression import OTHER, TOTAL, CountTable, Limits, SafeReport, protect, with_totals

TYPES = ("rape", "assault", "denial", "emotional")
BANDS = ("0-11", "12-17", "18+")
EVERY = (40, 21, 33, 12, 55, 29, 18, 64, 37, 22, 47, 15)


def table(key="t", numbers=EVERY, **more):
    places = [(kind, band) for kind in TYPES for band in BANDS]
    return with_totals(key, {"type": TYPES, "band": BANDS}, dict(zip(places, numbers, strict=True)), **more)


def changed(at, number):
    return (*EVERY[:at], number, *EVERY[at + 1 :])


def test_where_nothing_is_small_nothing_is_hidden():
    safe = protect([table()])["t"]
    assert (safe.marks, safe.verdict, safe.advice) == ({}, "", None)
    assert safe.said((TOTAL, TOTAL)) == sum(EVERY)


def test_one_small_number_takes_three_others_with_it_and_no_total():
    safe = protect([table(numbers=changed(0, 3))])["t"]
    assert safe.said(("rape", "0-11")) == "<5"
    others = [place for place, mark in safe.marks.items() if mark == OTHER]
    assert len(others) == 3
    assert all(TOTAL not in place for place in others)
    assert {place[0] for place in safe.marks} == {"rape", next(place[0] for place in others if place[0] != "rape")}


def test_zeros_are_shown():
    safe = protect([table(numbers=(0, 0, 2, 0, 9, 1, 4, 0, 0, 30, 0, 8))])["t"]
    assert all(safe.said(place) == 0 for place, number in safe.table.cells.items() if number == 0)
    assert safe.said(("rape", "18+")) == "<5"


@pytest.mark.parametrize(("limit", "hidden"), [(3, False), (5, False), (6, True), (10, True)])
def test_the_limit_decides_what_is_small(limit, hidden):
    safe = protect([table(numbers=changed(4, 5))], Limits(limit))["t"]
    assert (safe.said(("assault", "12-17")) == f"<{limit}") is hidden


def test_a_dimension_may_have_a_higher_limit():
    numbers = {("a", "rape"): 7, ("a", "denial"): 41, ("b", "rape"): 37, ("b", "denial"): 29}
    towns = with_totals("towns", {"municipality": ("a", "b"), "type": ("rape", "denial")}, numbers)
    whole = with_totals("whole", {"type": ("rape", "denial"), "sex": ("f", "m")}, {("rape", "m"): 7, ("rape", "f"): 37})
    safe = protect([towns], Limits(5, {"municipality": 10}))["towns"]
    assert safe.said(("a", "rape")) == "<10"
    assert protect([whole], Limits(5, {"municipality": 10}))["whole"].marks == {}


def test_a_cell_of_two_tables_is_hidden_in_both_or_in_none():
    rows = {("rape", ""): 3, ("denial", ""): 30, ("", ""): 33}
    ages = CountTable("ages", ("type", "band"), {**rows, ("rape", "12-17"): 3, ("denial", "12-17"): 30})
    report = protect([ages, CountTable("sexes", ("type", "sex"), {**rows, ("denial", "f"): 12, ("denial", "m"): 18})])
    for place in rows:
        assert report["ages"].said(place) == report["sexes"].said(place)
    assert report["sexes"].said(("rape", TOTAL)) == "<5"


def test_the_same_input_gives_the_same_output():
    numbers = (1, 2, 30, 0, 9, 1, 4, 7, 0, 30, 6, 8)
    assert protect([table(numbers=numbers)]) == protect([table(numbers=numbers)])


def test_too_few_people_is_said():
    safe = protect([table(numbers=(0, 0, 0, 1, 0, 0, 0, 2, 0, 0, 0, 0))])["t"]
    assert safe.verdict == "too small"
    with spoken("en"):
        assert "wider age bands" in safe.advice.say()
    with spoken("es"):
        assert "grupos de edad más amplios" in safe.advice.say()


def test_a_table_of_zeros_is_shown():
    safe = protect([table(numbers=(0,) * 12)])["t"]
    assert (safe.marks, safe.verdict) == ({}, "")


def test_the_method_is_said_in_both_languages_with_the_limits():
    said = protect([table()], Limits(5, {"municipality": 10})).method
    for text in said:
        assert "4" in text
        assert "<5" in text
        assert "<10" in text


def test_what_was_given_out_comes_back_from_what_is_kept():
    report = protect([table(numbers=changed(0, 3), at={"month": "2026-01"})], Limits(5, {"municipality": 10}))
    assert SafeReport.from_kept(report.kept()) == report


def test_a_difference_of_two_from_last_month_is_hidden():
    """The year so far was 40 in January; in February it is 42: two people came in February."""
    january = CountTable("year", ("type",), {("rape",): 40, ("denial",): 31}, at={"month": "01"})
    cells = {("rape",): 42, ("denial",): 61}
    both = CountTable("year", ("type",), cells, at={"month": "01-02"}, parts={"month": {"01-02": ("01", "02")}})
    assert protect([both])["year"].marks == {}
    safe = protect([both], before=[protect([january])])["year"]
    assert safe.said(("rape",)) == OTHER
    assert safe.said(("denial",)) == 61


def test_one_entered_late_is_not_given_away_by_printing_the_month_again():
    before = protect([table(at={"month": "01"})])
    again = protect([table(numbers=changed(0, 42), at={"month": "01"})], before=[before])["t"]
    assert again.said(("rape", "0-11")) == OTHER
    assert again.said((TOTAL, TOTAL)) == OTHER
    assert protect([table(at={"month": "01"})], before=[before])["t"].marks == {}


def test_what_a_lower_limit_gave_away_cannot_be_taken_back_and_is_withheld():
    """33 in all and 30 of one kind were printed: the 3 of the other kind follow, whatever is hidden now."""
    earlier = protect([CountTable("t", ("type",), {("denial",): 30, (TOTAL,): 33})], Limits(2))
    now = CountTable("t", ("type",), {("rape",): 3, ("denial",): 30, (TOTAL,): 33})
    safe = protect([now], before=[earlier])["t"]
    assert (safe.verdict, set(safe.marks.values()), len(safe.marks)) == ("withheld", {OTHER}, 3)
    assert protect([now])["t"].verdict == ""


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: CountTable("t", ("a",), {("x",): -1}),
        lambda: CountTable("t", ("a",), {("x", "y"): 1}),
        lambda: CountTable("t", ("a",), {("x",): 1}, at={"a": "x"}),
        lambda: Limits(1),
        lambda: protect([CountTable("t", ("a",), {("x",): 1}), CountTable("u", ("a",), {("x",): 2})]),
    ],
)
def test_what_makes_no_sense_is_refused(wrong):
    with pytest.raises(ValueError, match=r"."):
        wrong()
