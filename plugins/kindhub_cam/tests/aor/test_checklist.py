"""The papers expected of each member, how each stands, and the list of those still to be got."""

from datetime import date, timedelta

import pytest
from kindhub_cam import records as r
from kindhub_cam.aor.checklist import expected_papers, standing
from kindhub_cam.lists import LISTS

from kindhub.records.partial_date import PartialDate
from kindhub.records.person import Person, PersonName
from kindhub.services.worklists import Worklist
from kindhub.ui.case.documents import checklist_rows, start_of

TODAY = date.today()


def ends(days):
    return PartialDate.of(TODAY + timedelta(days))


@pytest.mark.parametrize(
    ("said", "stands"),
    [
        ({}, "missing"),
        ({"asked_on": TODAY}, "asked"),
        ({"received_on": TODAY}, "done"),
        ({"stored_as": "x"}, "done"),
        ({"received_on": TODAY, "translation": "needed"}, "part"),
        ({"received_on": TODAY, "translation": "done"}, "done"),
        ({"received_on": TODAY, "expires": ends(0)}, "expired"),
        ({"received_on": TODAY, "expires": ends(1)}, "soon"),
        ({"received_on": TODAY, "expires": ends(180), "translation": "needed"}, "soon"),
        ({"received_on": TODAY, "expires": ends(181)}, "done"),
        ({"received_on": TODAY, "expires": PartialDate.read(str(TODAY.year))}, "expired"),
        ({"asked_on": TODAY, "expires": ends(-9)}, "asked"),
    ],
)
def test_how_a_paper_stands(said, stands):
    assert standing(r.CaseDocument(case_id="c", title="x", **said), TODAY) == stands


def test_a_paper_nobody_has_is_missing():
    assert standing(None, TODAY) == "missing"


@pytest.fixture
def family(hub):
    """A petitioner and a stepchild; of each a paper is here, of the child another has run out."""
    person = Person(sex="female")
    case = r.Case(person_id=person.id, number="CAM-9003", status="docs_collecting", opened=date(2023, 6, 1))
    own = r.Member(case_id=case.id, person_id=person.id, role="petitioner")
    child = r.Member(case_id=case.id, role="child", number=1, relation="step", name_on_paper="Luz Mejía")
    with hub.begin("test") as work:
        work.add_all([person, PersonName(person_id=person.id, given="Rosa", surname_1="Paz"), case, own, child])
        work.flush()
        work.add_all([
            r.CaseDocument(case_id=case.id, member_id=own.id, requirement="photo_id", title="a", received_on=TODAY),
            r.CaseDocument(case_id=case.id, requirement="status_proof", title="b", received_on=TODAY),
            r.CaseDocument(case_id=case.id, member_id=child.id, requirement="child_id", title="c", received_on=TODAY,
                           expires=ends(-1), holder="family"),
            r.CaseDocument(case_id=case.id, member_id=child.id, requirement="photo", title="d", asked_on=TODAY),
            r.CaseDocument(case_id=case.id, member_id=child.id, title="a letter nobody asked for"),
        ])  # fmt: skip
    return case.id, own.id, child.id


def test_each_member_has_lines_of_her_own_and_papers_of_nobody_are_the_petitioners(hub, family):
    case_id, own, child = family
    with hub.read() as session:
        lines = expected_papers(session, session.get(r.Case, case_id))
    assert [(one.line, one.whose, one.standing) for one in lines] == [
        ("photo_id", own, "done"), ("status_proof", own, "done"), ("birth_certificate", child, "missing"),
        ("child_id", child, "expired"), ("photo", child, "asked"), ("marriage_certificate", child, "missing"),
    ]  # fmt: skip
    assert {one.who for one in lines} == {"Rosa Paz", "Luz Mejía"}
    assert "familia" in lines[3].note or "family" in lines[3].note


def test_the_window_shows_whose_each_is_and_a_new_paper_begins_as_that_one(hub, family):
    case_id, _own, child = family
    program = hub.programs["cam"]
    with hub.read() as session:
        rows = checklist_rows(session, program, session.get(r.Case, case_id))
    assert [row.state for row in rows] == ["done", "done", "missing", "overdue", "part", "missing", "done"]
    assert (rows[2].group, rows[2].sub) == ("Luz Mejía", "")
    assert start_of(program, rows[2].key) == {"requirement": "birth_certificate", "member_id": child}
    assert start_of(program, "") == {}


def test_the_list_of_papers_to_get_follows_what_comes_in(hub, family):
    _case_id, own, child = family
    program = hub.programs["cam"]
    view = next(one for one in LISTS if one.key == "papers")

    def listed():
        with hub.read() as session:
            work = Worklist(program, view, hub.user, TODAY)
            return {row["id"]: row for row in work.page(session, work.ids(session))}

    before = listed()
    assert set(before) == {child}
    assert before[child]["papers_missing"] == ("birth_certificate", "photo", "marriage_certificate")
    assert before[child]["papers_expire"] == TODAY - timedelta(1)
    with hub.begin("test") as work:
        work.get(r.Member, own).marital = "single"
        work.add(r.CaseDocument(case_id=_case_id, member_id=child, requirement="photo", title="e", received_on=TODAY))
    assert listed()[child]["papers_missing"] == ("birth_certificate", "marriage_certificate")
    with hub.begin("test") as work:
        work.get(r.Case, _case_id).status = "withdrawn"
    assert listed() == {}
