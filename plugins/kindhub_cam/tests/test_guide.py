"""The guided screening asks only what still matters, and tells each person's answer with rule, fact and source."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from kindhub_cam.exchange.columns import WORKBOOK
from kindhub_cam.exchange.reading import family_of, read_child, read_screening
from kindhub_cam.rules.books import set_named, set_on, shipped
from kindhub_cam.rules.facts import Child, Family, OtherParent
from kindhub_cam.screening.guide import AT, NUMBERS, SCREENING, of_child, of_parent
from kindhub_cam.screening.guide_questions import OF_CHILD, OF_PARENT
from kindhub_cam.screening.judging import judge
from kindhub_cam.screening.questionnaire import CHILDREN
from kindhub_cam.screening.telling import told_of

from kindhub.exchange.source import read_source
from kindhub.i18n import spoken
from kindhub.ui.kit.explained_panel import said_of

from .conftest import CHILD, PARENT, family, when
from .exchange.small import write_tracker

DAY = date(2023, 6, 10)
REAL = Path(__file__).resolve().parents[4] / "shared" / "data" / "cam_screenings.xlsx"


@pytest.fixture(autouse=True)
def in_english():
    with spoken("en"):
        yield


def parent(**said):
    return of_parent({"screened_on": DAY, CHILDREN: (CHILD,), NUMBERS: {1: "id-1"}, **said})


def child(**said):
    told = {"screened_on": DAY, "birth": when("1985-01-01"), "in_us": True, "us_status": "lpr"}
    return of_child({SCREENING: told, AT: 1, **said})


CHILD_SAID = {"lives_in": "HN", "nationality": ("HN",), "birth": when("2012-02-03"), "marital": "single",
              "relation": "biological"}  # fmt: skip


def test_only_what_can_still_change_the_answer_is_asked():
    assert parent().matters == ("in_us", "us_status", "status_since", "status_until", "birth")
    assert parent(in_us=False).matters == ("in_us",), "nobody outside the US can file: nothing else is asked"
    assert parent(in_us=True, us_status="lpr").matters == ("in_us", "us_status", "birth")
    assert parent(in_us=True, us_status="asylum_pending").matters == ("in_us", "us_status", "status_since", "birth")
    assert parent(in_us=True, us_status="citizen").matters == ("in_us", "us_status")
    assert parent(screened_on=date(2026, 1, 1)).matters == (), "the program is closed"


def test_an_end_that_nobody_wrote_down_is_asked_though_the_rule_is_content_without_it():
    assert "status_until" in parent(in_us=True, us_status="tps").matters
    lapsed = parent(in_us=True, us_status="tps", status_until=when("2023-06-09"), birth=when("1985-01-01"))
    assert lapsed.told[1].answer == "bad"


def test_an_earlier_application_is_asked_where_a_child_is_too_old():
    old = replace(CHILD, birth=when("2001-01-01"))
    asked = {"in_us": True, "us_status": "lpr", "birth": when("1980-01-01")}
    assert "earlier_aor" in parent(**asked, **{CHILDREN: (old,)}).matters
    assert "earlier_aor" not in parent(**asked).matters
    assert "earlier_aor" not in parent(**asked, **{CHILDREN: (Child(1),)}).matters, "nobody knows the age yet"
    kept = parent(**asked, earlier_aor=when("2016-03-01"), **{CHILDREN: (old,)})
    assert kept.told[1].answer == "good"


def test_of_the_parent_in_the_country_only_if_there_is_one():
    assert "other_married" not in parent(in_us=True, us_status="lpr").matters
    asked = parent(in_us=True, us_status="lpr", other_parent="Marco")
    assert ("other_married" in asked.matters, "other_biological" in asked.matters) == (True, True)
    assert parent(in_us=False, other_parent="Marco").matters == ("in_us",)
    married = parent(in_us=True, us_status="lpr", other_parent="Marco", other_married=True)
    assert ("other_in_household" in married.matters, "other_biological" in married.matters) == (True, False)


def test_what_is_left_about_the_children_leads_to_each_of_them():
    outcome = parent(in_us=True, us_status="lpr", birth=when("1985-01-01"), **{CHILDREN: (Child(1), CHILD)})
    (onward,) = outcome.onward
    assert (onward.form, onward.record_id) == ("members", "id-1")
    assert onward.words == "Go on with: Child 1"
    assert parent(in_us=False, **{CHILDREN: (Child(1),)}).onward == (), "the parent is out: nothing more is asked"


def test_an_age_is_told_with_the_day_it_is_tested_on():
    (told,) = child(**CHILD_SAID | {"birth": when("2001-01-01")}).told
    age, *_others = (one for one in told.reasons if one.standing == "missed")
    assert ("Tested on", "10 Jun 2023") in age.facts
    assert not any(
        "Tested on" in dict(one.facts) for one in told.reasons if one.label.startswith("The child is unmarried")
    )


def test_from_a_child_it_leads_on_to_the_next_and_back_to_the_parent():
    told = {"id": "s", "screened_on": DAY, "birth": when("1975-01-01"), "in_us": True, "us_status": "lpr"}
    others = {CHILDREN: (Child(1), Child(2)), NUMBERS: {1: "a", 2: "b"}, AT: 1, SCREENING: told}
    assert [one.record_id for one in of_child({**CHILD_SAID, **others}).onward] == ["b"]
    too_old = of_child({**CHILD_SAID, **others, "birth": when("2001-01-01")})
    assert [(one.form, one.record_id) for one in too_old.onward] == [("screenings", "s"), ("members", "b")]


def test_a_childs_questions_follow_each_other():
    assert child().matters == ("lives_in", "nationality", "birth", "marital", "relation", "order", "marriage")
    assert child(lives_in="MX").matters == ("lives_in",)
    assert child(**CHILD_SAID).matters == ("lives_in", "nationality", "birth", "marital", "relation")
    assert child(**CHILD_SAID | {"relation": "step"}).matters[-1] == "marriage"
    assert child(**CHILD_SAID | {"relation": "guardian"}).matters[-1] == "order"
    assert child(**CHILD_SAID).told[0].answer == "good"


def test_both_ends_of_a_date_known_in_part_are_told_and_what_would_change_it():
    (told,) = child(**CHILD_SAID | {"birth": when("2002")}).told
    (reason,) = (one for one in told.reasons if one.standing != "met")
    assert told.answer == "unsure"
    assert reason.branches == (("1 Jan 2002", "not met"), ("31 Dec 2002", "met"))
    (late,) = child(**CHILD_SAID | {"birth": when("2002-01-01")}).told
    assert "if the AOR had been filed by 31 Dec 2022" in late.changes
    (away,) = child(**CHILD_SAID | {"lives_in": "MX"}).told
    assert any("if country where the child lives were Honduras" in one for one in away.changes)
    asylum = parent(in_us=True, us_status="asylum_pending", status_since=when("2023-05-01"), birth=when("1985-01-01"))
    assert any("11 Apr 2023 or before: likely eligible" in one for one in asylum.told[1].changes)


def spoken_whole(told, rules):
    """What must be heard of an answer that is no yes: the rule, its fact or what is missing of it, its source."""
    aloud = said_of(told)
    assert told.outcome in aloud
    deciding = [one for one in told.reasons if one.standing != "met"]
    assert deciding, aloud
    for reason in deciding:
        assert reason.label in aloud
        assert reason.facts or reason.missing, (rules.name, reason.label)
        assert all(value in aloud for _label, value in reason.facts)
        assert all(name in aloud for name in reason.missing)
        assert reason.source.strip()
        assert f"Source: {reason.source.rstrip('.')}" in aloud
    return len(deciding)


def families_of(path):
    tables = read_source(path, WORKBOOK).tables
    children = [read_child(row) for row in tables["children"].rows]
    for row in tables["screenings"].rows:
        line = read_screening(row)
        told = family_of(line, [one for one in children if one.family == line.family])
        if told is not None:
            yield told


def walk(path):
    """Every person of every screening; how many answers of each kind were heard."""
    heard = dict.fromkeys(("good", "unsure", "bad", "closed"), 0)
    for told in families_of(path):
        rules = set_on(shipped(), told.screened_on)
        judged = judge(rules, told)
        people = told_of(rules, told)
        of_children = [one for one in people if one.who.startswith("Child ")]
        expected = {"likely_eligible": "good", "needs_review": "unsure", "not_eligible": "bad",
                    "program_closed": "closed"}  # fmt: skip
        assert [one.answer for one in of_children] == [expected[one.outcome] for one in judged.children]
        for person in people:
            heard[person.answer] += 1
            if person.answer != "good":
                spoken_whole(person, rules)
    return heard


def test_every_answer_that_is_no_yes_is_explained_aloud_in_the_small_tracker(tmp_path):
    heard = walk(write_tracker(tmp_path / "small.xlsx"))
    assert heard["bad"] >= 3
    assert heard["unsure"] >= 1


if REAL.exists():

    def test_every_answer_that_is_no_yes_is_explained_aloud_in_the_real_tracker():
        heard = walk(REAL)
        assert all(heard[answer] > 20 for answer in ("good", "unsure", "bad"))


def test_control_a_reason_without_its_fact_is_heard_to_be_missing():
    told = told_of(set_named(shipped(), "CAM-2023-04-11"), family(child={"lives_in": "MX"}))[1]
    spoken_whole(told, shipped()[6])
    bare = replace(told, reasons=tuple(replace(one, facts=(), missing=()) for one in told.reasons))
    with pytest.raises(AssertionError):
        spoken_whole(bare, shipped()[6])


@pytest.mark.parametrize("closed", [one.name for one in shipped() if one.closed])
def test_a_closed_program_says_why_and_whence(closed):
    rules = set_named(shipped(), closed)
    (told,) = told_of(rules, Family(DAY, PARENT, (CHILD,)))
    assert told.answer == "closed"
    spoken_whole(told, rules)
    assert told_of(rules, Family(DAY, PARENT))[0].answer == "closed"


CONTRADICTED = (
    {"parent": {"status_since": "2024-01-01"}}, {"parent": {"status_until": "2009-01-01"}},
    {"parent": {"earlier_aor": "2024-01-01"}}, {"parent": {"birth": "2024-01-01"}},
    {"child": {"birth": "2024-01-01"}}, {"child": {"birth": "1980-01-01"}},
    {"child": {"married_on": "1980-01-01"}}, {"child": {"married_on": "2024-01-01"}},
)  # fmt: skip


@pytest.mark.parametrize("facts", CONTRADICTED, ids=range(len(CONTRADICTED)))
def test_a_contradiction_is_told_with_the_facts_it_lies_between(facts):
    told = told_of(set_named(shipped(), "CAM-2023-04-11"), family(**facts))
    doubts = [one for person in told for one in person.reasons if one.standing == "review"]
    assert doubts
    assert all(one.facts for one in doubts)


def test_the_questions_are_asked_in_words_and_say_why():
    for guided in (OF_PARENT, OF_CHILD):
        for question in guided.questions:
            assert question.asks is not None
            assert all(
                said.startswith("¿") == (lang == "es") for lang, said in zip(("en", "es"), question.asks, strict=True)
            )
    other = OtherParent(True, None, None)
    (told,) = (one for one in told_of(set_named(shipped(), "CAM-2023-04-11"), replace(family(), other_parent=other))
               if one.who == "Parent in the country")  # fmt: skip
    assert told.answer == "unsure"
