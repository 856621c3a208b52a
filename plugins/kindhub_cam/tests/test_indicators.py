"""The figures over three families that were thought out for them."""

from datetime import date

import pytest
from kindhub_cam import records as r

from kindhub.program.indicators import Period
from kindhub.records.person import Person
from kindhub.services.indicators import count

from .conftest import when

YEAR = Period(date(2023, 1, 1), date(2023, 12, 31))


def a_family(number, status, inquired, birth, us_status="lpr", filed=None, **more):
    person = Person(sex="female")
    case = r.Case(person_id=person.id, number=number, status=status, opened=inquired, inquired_on=inquired,
                  status_since=date(2023, 12, 1))  # fmt: skip
    child = r.Member(case_id=case.id, role="child", number=1, birth=when(birth), nationality=("HN",), lives_in="HN",
                     sex="male", marital="single", relation="biological")  # fmt: skip
    screening = r.Screening(case_id=case.id, screened_on=inquired, birth=when("1985-01-01"), in_us=True,
                            us_status=us_status, status_since=when("2010-01-01"))  # fmt: skip
    parts = [person, case, child, screening]
    if filed:
        parts.append(r.Aor(case_id=case.id, drafted_on=filed, filed_on=filed))
    if "decision" in more:
        parts.append(r.Decision(case_id=case.id, member_id=child.id, decision=more["decision"],
                                decided_on=date(2023, 11, 1)))  # fmt: skip
    if "session" in more:
        parts += [r.Session(case_id=case.id, member_id=child.id, kind=kind, held_on=date(2023, 10, 1)) for kind in
                  more["session"]]  # fmt: skip
    return parts


@pytest.fixture
def figures(hub):
    families = (
        a_family("CAM-1", "decision", date(2023, 5, 1), "2012-01-01", filed=date(2023, 6, 1),
                 decision="refugee_conditional", session=("preparation", "preparation", "accompaniment_rsc")),
        a_family("CAM-2", "ineligible", date(2023, 5, 2), "2012-01-01", us_status="citizen"),
        a_family("CAM-3", "docs_collecting", date(2023, 6, 2), "2002", filed=date(2024, 2, 1)),
    )  # fmt: skip
    for parts in families:
        with hub.begin("test") as work:
            for part in parts:
                work.add(part)
                work.flush()
    with hub.read() as session:
        counted = count(session, hub.programs["cam"], YEAR)
    return {(one.indicator, *one.group.values()): one.value for one in counted.figures}


def test_the_figures_are_those_of_the_families(figures):
    expected = {
        ("inquiries",): 3, ("families_screened",): 3, ("families_screened", "likely_eligible"): 1,
        ("families_screened", "not_eligible"): 1, ("families_screened", "needs_review"): 1,
        ("families_screened", "CAM-2023-04-11"): 3, ("children_screened", "HN"): 3, ("reasons", "child_under_21"): 1,
        ("reasons", "parent_status"): 1, ("aors_filed",): 1, ("aors_prepared",): 1, ("days_to_filing",): 31,
        ("children_covered",): 1, ("children_covered", "6-11"): 1, ("children_prepared",): 1,
        ("interviews_accompanied",): 1, ("decisions", "refugee_conditional"): 1, ("ended", "ineligible"): 1,
        ("waiting",): 2, ("waiting_days", "decision"): 30, ("funnel", "inquiry"): 3, ("funnel", "eligible"): 2,
        ("funnel", "filed"): 2, ("funnel", "approved"): 1, ("funnel", "arrived"): 0,
    }  # fmt: skip
    assert {key: figures.get(key) for key in expected} == expected
    assert round(figures["families_eligible",]) == 33
