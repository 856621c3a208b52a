"""Every boundary case of the field notes, written once more by hand and apart from the tables of the sets."""

import pytest

from .conftest import judged

YES, REVIEW, NO = "likely_eligible", "needs_review", "not_eligible"
IN_2021, IN_2023 = "2022-06-10", "2023-06-10"
ASYLUM, U_VISA, T_VISA = "asylum_pending", "u_pending", "t_pending"
EMBASSY, FED, NOTES = "embassy page, 15 June 2021", "88 FR 21694", "cam.md, test matrix"

CASES = (
    (NO, "age exactly 21 on filing day", NOTES, {"filed": "2023-07-01", "child": {"birth": "2002-07-01"}}),
    (YES, "21 the day after filing", NOTES, {"filed": "2023-07-01", "child": {"birth": "2002-07-02"}}),
    (YES, "under 21 when filed, 21 when screened", NOTES,
     {"screened": "2023-07-20", "filed": "2023-07-01", "child": {"birth": "2002-07-05"}}),
    (YES, "asylum of 15 May 2021 in the 2021 set", EMBASSY,
     {"screened": IN_2021, "parent": {"us_status": ASYLUM, "status_since": "2021-05-15"}}),
    (NO, "asylum of 16 May 2021 in the 2021 set", EMBASSY,
     {"screened": IN_2021, "parent": {"us_status": ASYLUM, "status_since": "2021-05-16"}}),
    (YES, "asylum of 15 May 2021 in the 2023 set", FED,
     {"parent": {"us_status": ASYLUM, "status_since": "2021-05-15"}}),
    (YES, "asylum of 16 May 2021 in the 2023 set", FED,
     {"parent": {"us_status": ASYLUM, "status_since": "2021-05-16"}}),
    (YES, "U of 11 April 2023", FED, {"parent": {"us_status": U_VISA, "status_since": "2023-04-11"}}),
    (NO, "U of 12 April 2023", FED, {"parent": {"us_status": U_VISA, "status_since": "2023-04-12"}}),
    (YES, "T of 11 April 2023", FED, {"parent": {"us_status": T_VISA, "status_since": "2023-04-11"}}),
    (NO, "T of 12 April 2023", FED, {"parent": {"us_status": T_VISA, "status_since": "2023-04-12"}}),
    (NO, "T in the 2021 set", EMBASSY,
     {"screened": IN_2021, "parent": {"us_status": T_VISA, "status_since": "2020-01-05"}}),
    (NO, "deferred action of 11 months", NOTES,
     {"parent": {"us_status": "deferred_action", "status_since": "2023-01-10", "status_until": "2023-12-10"}}),
    (YES, "deferred action of a year to the day", NOTES,
     {"parent": {"us_status": "deferred_action", "status_since": "2022-06-10", "status_until": "2023-06-10"}}),
    (NO, "parole of two years that ended the day before", NOTES,
     {"parent": {"us_status": "parole", "status_since": "2021-06-09", "status_until": "2023-06-09"}}),
    (REVIEW, "parole of a length nobody wrote", NOTES, {"parent": {"us_status": "parole", "status_until": None}}),
    (REVIEW, "stepchild, later divorce", NOTES, {"child": {"relation": "step", "marriage": "divorced"}}),
    (YES, "stepchild, still married", FED, {"child": {"relation": "step", "marriage": "married"}}),
    (NO, "stepchild before 11 April 2023", FED,
     {"screened": "2023-04-10", "child": {"relation": "step", "marriage": "married"}}),
    (YES, "guardian with a court order", NOTES, {"child": {"relation": "guardian", "order": "yes"}}),
    (REVIEW, "guardian without one", NOTES, {"child": {"relation": "guardian", "order": "no"}}),
    (NO, "a child in Mexico", NOTES, {"child": {"lives_in": "MX"}}),
    (NO, "a child in Mexico that is a national of it too", NOTES,
     {"child": {"lives_in": "MX", "nationality": ("MX", "HN")}}),
    (YES, "AOR before 9 November 2017", NOTES,
     {"parent": {"earlier_aor": "2017-11-08"}, "child": {"birth": "2001-01-05"}}),
    (NO, "AOR on 9 November 2017", NOTES,
     {"parent": {"earlier_aor": "2017-11-09"}, "child": {"birth": "2001-01-05"}}),
    (REVIEW, "a birth year that does not decide", "definitions.md", {"child": {"birth": "2002"}}),
    (NO, "a birth year too early", "definitions.md", {"child": {"birth": "2001"}}),
    (YES, "a birth year late enough", "definitions.md", {"child": {"birth": "2010"}}),
)  # fmt: skip


@pytest.mark.parametrize(("expect", "words", "source", "facts"), CASES, ids=[one[1] for one in CASES])
def test_a_boundary_of_the_field_notes(expect, words, source, facts):
    assert source
    assert judged(**facts).outcome == expect, words


@pytest.mark.parametrize(("expect", "other"), [
    (YES, {"married": True, "household": True}), (REVIEW, {"married": True, "household": False}),
    (YES, {"married": False, "biological": True}), (NO, {"married": False, "biological": False}),
    (REVIEW, {"married": None, "household": True, "biological": True}),
    (REVIEW, {"married": None, "household": False, "biological": False}),
])  # fmt: skip
def test_the_parent_in_the_country_is_looked_at_apart(expect, other):
    found = judged(other=other)
    assert found.other_parent.outcome == expect
    assert found.outcome == YES


@pytest.mark.parametrize("day", ["2017-11-09", "2021-03-09", "2021-06-14", "2025-01-20", "2026-11-26"])
def test_a_closed_program_says_so_to_everybody(day):
    found = judged(screened=day, other={"married": True, "household": True})
    assert (found.outcome, found.other_parent.outcome) == ("program_closed", "program_closed")
    assert {one.outcome for one in found.children} == {"program_closed"}


CONTRADICTIONS = (
    ("child_older", {"child": {"birth": "1984-05-05"}, "parent": {"birth": "1985-01-01"}}),
    ("status_in_future", {"parent": {"status_since": "2023-06-11"}}),
    ("status_ends_first", {"parent": {"us_status": "tps", "status_since": "2030-01-01", "status_until": "2029-01-01"}}),
    ("child_unborn", {"child": {"birth": "2024-01-01"}}),
    ("married_unborn", {"child": {"relation": "step", "marriage": "married", "married_on": "1980-01-01"}}),
    ("married_in_future", {"child": {"relation": "step", "marriage": "married", "married_on": "2024-01-01"}}),
)


@pytest.mark.parametrize(("key", "facts"), CONTRADICTIONS, ids=[one[0] for one in CONTRADICTIONS])
def test_facts_that_cannot_both_be_true_are_said_and_never_a_yes(key, facts):
    found = judged(**facts).children[0]
    assert (key, "review") in found.reasons
    assert found.outcome in (REVIEW, NO)


def test_facts_that_agree_are_no_contradiction():
    assert judged().children[0].reasons == ()
