"""The form of a screening asks what matters and says what follows."""

from datetime import date

import pytest
from kindhub_cam.forms.screening import SCREENINGS
from kindhub_cam.screening.questionnaire import CHILDREN, StillMatters, other_parent_said, outcome_said, parent_said

from kindhub.i18n import spoken

from .conftest import CHILD, when

TOLD = {"screened_on": date(2023, 6, 10), "birth": when("1985-01-01"), "in_us": True, CHILDREN: (CHILD,)}


@pytest.fixture(autouse=True)
def in_english():
    with spoken("en"):
        yield


def shown(**more):
    return [name for name in ("status_since", "status_until") if StillMatters(name).holds({**TOLD, **more})]


def test_dates_of_a_status_are_asked_where_they_decide():
    assert shown(us_status="lpr") == []
    assert shown(us_status="asylum_pending") == ["status_since"]
    assert shown(us_status="parole") == ["status_since", "status_until"]
    assert shown(us_status="parole", in_us=False) == []
    assert shown(us_status="lpr", status_since=when("2010-01-01")) == ["status_since"]  # what is written stays in sight
    assert shown(us_status="parole", screened_on=date(2026, 1, 1)) == []  # the program is closed


def test_what_follows_is_said_with_rule_and_source_and_never_a_bare_yes():
    said = parent_said({**TOLD, "us_status": "asylum_pending"})
    assert "CAM-2023-04-11" in said
    assert "Still to ask: status since, or filed on" in said
    late = outcome_said({**TOLD, "us_status": "asylum_pending", "status_since": when("2023-05-01")})
    assert "Child 1: not eligible" in late
    assert "on or before 11 April 2023" in late
    assert "Source: 88 FR 21694" in late
    assert "Suspended" in parent_said({**TOLD, "screened_on": date(2025, 3, 1)}) or "No new" in parent_said(
        {**TOLD, "screened_on": date(2025, 3, 1)}
    )
    assert "add the members first" in outcome_said({**TOLD, CHILDREN: ()})
    assert "not known yet" in other_parent_said({**TOLD, "other_parent": "Ana", "other_married": True})


def test_the_form_says_it_where_it_asks():
    assert [section.says is not None for section in SCREENINGS.sections[:-1]] == [False, True, True, True]
    assert SCREENINGS.sections[-1].guided is not None
