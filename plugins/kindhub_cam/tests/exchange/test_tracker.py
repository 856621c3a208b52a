"""A tracker in small: read, screened, kept, brought in again, taken back."""

import json
from datetime import date

import pytest
from kindhub_cam import records as r
from kindhub_cam import saving
from kindhub_cam.exchange.columns import WORKBOOK
from kindhub_cam.screening.keeping import keep_outcomes
from sqlalchemy import func
from sqlmodel import select

from kindhub.cli.run import run
from kindhub.exchange.import_run import apply_plan, make_plan, read_file
from kindhub.exchange.undo_import import undo_import
from kindhub.records.person import Person

from .small import write_tracker


@pytest.fixture
def tracker(tmp_path):
    return write_tracker(tmp_path / "tracker.xlsx")


@pytest.fixture
def bring_in(hub):
    def brought(path):
        plan = make_plan(hub, WORKBOOK, read_file(hub, path, WORKBOOK), unsure="new")
        return plan, apply_plan(hub, plan, file="tracker.xlsx")

    return brought


def counts(hub, *kinds):
    with hub.read() as session:
        return [session.scalars(select(func.count()).select_from(kind)).one() for kind in kinds]


def test_a_tracker_comes_in_once_and_is_taken_back_whole(hub, bring_in, tracker):
    plan, result = bring_in(tracker)
    verdicts = {sheet: {word: n for word, n in of.items() if n} for sheet, of in plan.counts().items()}
    assert verdicts == {
        "Screenings": {"new": 3, "same": 1, "refused": 1}, "Children": {"new": 5, "refused": 1},
        "Documents": {"new": 3},
    }  # fmt: skip
    kinds = (r.Case, r.Screening, r.ScreenedChild, r.Aor, r.CaseDocument, Person)
    assert counts(hub, *kinds) == [3, 4, 7, 1, 3, 8]
    again, second = bring_in(tracker)
    assert second.unit is None
    assert {row.verdict for row in again.rows} == {"unchanged", "refused"}
    assert counts(hub, *kinds) == [3, 4, 7, 1, 3, 8]
    assert not undo_import(hub, result.unit).left
    assert counts(hub, *kinds[:-1], r.Member) == [0] * 6
    with hub.read() as session:
        assert all(one.removed_on for one in session.scalars(select(Person)))


def test_the_family_is_what_its_lines_say(hub, bring_in, tracker):
    bring_in(tracker)
    with hub.read() as session:
        case = session.scalars(select(r.Case).where(r.Case.number == "CAM-0001")).one()
        kept = select(r.Screening).where(r.Screening.case_id == case.id).order_by(r.Screening.screened_on)
        first, second = session.scalars(kept)
        members = {one.number: one for one in session.scalars(select(r.Member).where(r.Member.case_id == case.id))
                   if one.role == "child"}  # fmt: skip
        aor = session.scalars(select(r.Aor)).one()
    assert (case.outcome, case.rules, case.status) == ("likely_eligible", "CAM-2023-04-11", "aor_filed")
    assert first.birth.earliest == date(1985, 3, 4)  # the heading says the month first
    assert members[1].birth.earliest == date(2012, 4, 3)  # and here the day
    assert (first.tested_on, second.tested_on) == (date(2023, 6, 10), date(2024, 2, 1))
    assert (first.other_parent_outcome, second.other_parent_outcome) == ("needs_review", "likely_eligible")
    assert first.note == "=1+1"
    assert (aor.filed_on, aor.rpc_number) == (date(2024, 2, 1), "GT-900001")
    assert {n: one.outcome for n, one in members.items()} == {
        1: "likely_eligible", 2: "needs_review", 3: "not_eligible"}  # fmt: skip
    assert members[3].nationality == ("GT", "MX")
    assert members[2].earliest_21 == date(2024, 1, 1)


def test_a_file_is_screened_without_a_folder_and_without_keeping_it(tracker, capsys):
    assert run(["screen", str(tracker), "--json", "--lang", "en"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert [one["family"] for one in found][:3] == ["CAM-0001", "CAM-0002", "CAM-0001"]
    first = found[0]
    assert {name: first[name] for name in ("screened", "tested_on", "rules", "outcome", "in_country_parent")} == {
        "screened": "2023-06-10", "tested_on": "2023-06-10", "rules": "CAM-2023-04-11", "outcome": "likely_eligible",
        "in_country_parent": "needs_review",
    }  # fmt: skip
    assert [(one["n"], one["outcome"]) for one in first["children"]] == [
        (1, "likely_eligible"), (2, "likely_eligible"), (3, "not_eligible")]  # fmt: skip
    assert first["children"][2]["reasons"] == ["child_under_21", "child_country"]
    said = " ".join(first["children"][2]["explained"])
    assert "Source" in said
    assert "Missing: birth of the child" in said
    undated = found[-1]
    assert (undated["family"], undated["rules"], undated["outcome"]) == ("CAM-0003", None, "needs_review")


def test_another_set_is_asked_for_by_name_and_an_unknown_one_is_refused(tracker, capsys):
    assert run(["screen", str(tracker), "--rules", "CAM-2021-06-15", "--json"]) == 0
    assert {one["rules"] for one in json.loads(capsys.readouterr().out) if one["rules"]} == {"CAM-2021-06-15"}
    assert run(["screen", str(tracker), "--rules", "CAM-1999"]) == 1
    assert "CAM-2023-04-11" in capsys.readouterr().err
    assert run(["screen", "nothing.xlsx"]) == 1


def test_all_families_of_a_file_are_judged_together_and_not_one_by_one(hub, bring_in, tracker, monkeypatch):
    """Judging at every member that was written made the import of a year take a minute."""
    rounds = []

    def counted(work, case_ids):
        rounds.append(len(case_ids))
        keep_outcomes(work, case_ids)

    monkeypatch.setattr(saving, "keep_outcomes", counted)
    bring_in(tracker)
    assert counts(hub, r.Member) == [9]
    assert max(rounds) == counts(hub, r.Case)[0] == 3
    assert len(rounds) < 8
