"""A small messy workbook goes in: whose rows are whose, what is kept, what a second time and an undo do."""

from __future__ import annotations

import openpyxl
import pytest
from kindhub_reintegration.exchange import WORKBOOK
from kindhub_reintegration.records import Case, Closure, Contact, Referral, Return, Service
from sqlalchemy import func, select, text

from kindhub.errors import UserError
from kindhub.exchange.import_report import rows_as_json, write_report
from kindhub.exchange.import_run import Cancelled, apply_plan, make_plan, read_file
from kindhub.exchange.undo_import import undo_import
from kindhub.records.partial_date import PartialDate
from kindhub.records.person import Identifier, Person, PersonName, Relationship
from kindhub.services.persons import profile

from .conftest import CLOSINGS, FOLLOW_UPS, REFERRALS, build, child, rows_of

# rows of the file: the header stands in row 4, the separator after the third line
ANA, ANA_TWICE, ANA_LATER, MARIO, NAMESAKE, SLIP, SWAPPED, ONE_CELL, ROSA, ROSA_ISABEL, NOBODY = (
    5, 6, 7, 9, 10, 11, 12, 13, 14, 15, 16)  # fmt: skip


def count(hub, kind):
    with hub.read() as session:
        return session.scalar(select(func.count()).select_from(kind))


def all_of(hub, kind):
    with hub.read() as session:
        return session.scalars(select(kind)).all()


class TestWhoseRowsAreWhose:
    def test_rows_of_one_child_are_one_person_and_others_are_kept_apart(self, workbook, bring_in):
        rows = rows_of(bring_in(workbook)[0])
        ana = rows[ANA].person
        assert rows[ANA_TWICE].person == rows[ANA_LATER].person == ana
        assert rows[SWAPPED].person == rows[ONE_CELL].person
        others = {rows[number].person for number in (MARIO, NAMESAKE, SLIP, SWAPPED, ROSA, ROSA_ISABEL)}
        assert ana not in others
        assert len(others) == 6

    def test_a_copy_is_one_case_and_a_later_referral_a_new_one(self, workbook, bring_in):
        rows = rows_of(bring_in(workbook)[0])
        assert rows[ANA].case == rows[ANA_TWICE].case
        assert rows[ANA_LATER].case not in (None, rows[ANA].case)
        assert [rows[n].verdict for n in (ANA, ANA_TWICE, ANA_LATER)] == ["new", "same", "same"]

    def test_an_old_register_number_joins_nobody(self, workbook, bring_in):
        rows = rows_of(bring_in(workbook)[0])
        assert rows[ANA].person != rows[MARIO].person

    def test_one_number_on_two_children_is_said_on_the_row(self, workbook, bring_in):
        row = rows_of(bring_in(workbook)[0])[SLIP]
        assert [(one.column, one.written) for one in row.problems] == [("CUI", "9282981431315")]

    def test_what_cannot_be_decided_is_asked(self, hub, workbook):
        plan = make_plan(hub, WORKBOOK, read_file(hub, workbook, WORKBOOK))
        (question,) = plan.open_questions
        assert question.row == ROSA_ISABEL
        assert [candidate.row for candidate in question.candidates] == [ROSA]

    def test_asked_and_said_to_be_the_same_she_is_one_person(self, hub, workbook, bring_in):
        plan = make_plan(hub, WORKBOOK, read_file(hub, workbook, WORKBOOK))
        (question,) = plan.open_questions
        chosen = question.candidates[0].person
        apply_plan(hub, plan, {plan.rows.index(question): f"same:{chosen}"})
        rows = rows_of(plan)
        assert rows[ROSA].person == rows[ROSA_ISABEL].person
        assert rows[ROSA].case != rows[ROSA_ISABEL].case

    def test_a_decision_for_somebody_who_is_no_candidate_is_refused(self, hub, workbook):
        plan = make_plan(hub, WORKBOOK, read_file(hub, workbook, WORKBOOK))
        (question,) = plan.open_questions
        with pytest.raises(UserError):
            apply_plan(hub, plan, {plan.rows.index(question): "same:" + "0" * 32})
        assert count(hub, Case) == 0

    def test_undecided_rows_stay_out_and_so_does_what_hangs_on_them(self, hub, tmp_path, bring_in):
        visits = [
            ["CV-2021-006", "Rosa Isabel Ixcot", "01/09/2021", "Visita"],
            ["CV-2020-006", "Rosa Ixcot", "01/09/2020", "Visita"],
        ]
        plan, _ = bring_in(build(tmp_path / "w.xlsx", follow_ups=visits), unsure="skip")
        assert rows_of(plan)[ROSA_ISABEL].left_out
        assert [row.left_out for row in rows_of(plan, "Seguimiento").values()] == [True, False]
        assert count(hub, Contact) == 1

    def test_a_row_without_name_is_refused_with_its_column(self, workbook, bring_in):
        row = rows_of(bring_in(workbook)[0])[NOBODY]
        assert row.verdict == "refused"
        assert row.problems[0].column == "Nombres"


class TestWhatIsKept:
    def test_the_cells_of_the_list_are_in_the_records(self, hub, workbook, bring_in):
        ana = rows_of(bring_in(workbook)[0])[ANA]
        with hub.read() as session:
            person = profile(session, ana.person)
            referral = session.scalars(select(Referral).where(Referral.case_id == ana.case)).one()
            journey = session.scalars(select(Return).where(Return.case_id == ana.case)).one()
        assert person.name == "Ana Lucía Pérez Gómez"
        assert (person.person.sex, person.person.birth.earliest.isoformat()) == ("female", "2005-05-07")
        assert {one.kind: one.normalised for one in person.identifiers}["cui"] == "9282981431315"
        assert [one.language for one in person.languages] == ["mam", "spa"]
        assert [one.normalised for one in person.contacts] == ["+50244412233"]
        assert [(one.name, one.relationship.kind, one.relationship.caregiver) for one in person.family] == [
            ("Marta Gómez Cruz", "mother", True)
        ]
        assert (referral.return_type, referral.decision, referral.place) == (
            "voluntary_departure",
            "accepted",
            "GT-1315",
        )
        assert (journey.arrived_on.earliest.isoformat(), journey.arrival_point) == ("2020-06-01", "la_aurora")

    def test_text_that_looks_like_a_formula_and_columns_nobody_asked_for_stay_words(self, hub, workbook, bring_in):
        ana = rows_of(bring_in(workbook)[0])[ANA]
        referral = next(one for one in all_of(hub, Referral) if one.case_id == ana.case)
        assert '=HYPERLINK("http://ejemplo.invalid","ver")' in referral.note
        assert "Zapatos: 38" in referral.note

    def test_impossible_dates_absences_and_ambiguous_places_are_kept_in_words(self, hub, workbook, bring_in):
        rows = rows_of(bring_in(workbook)[0])
        people = {one.id: one for one in all_of(hub, Person)}
        referrals = {one.case_id: one for one in all_of(hub, Referral)}
        namesake, unknown = people[rows[NAMESAKE].person], people[rows[SWAPPED].person]
        assert namesake.birth == PartialDate.invalid("31/02/2004")
        assert unknown.birth.precision == "age"
        assert unknown.as_written["birth"] == "no recuerda"
        ambiguous = referrals[rows[SLIP].case]
        assert (ambiguous.place, ambiguous.place_ambiguous) == (None, True)
        assert ambiguous.as_written["place"] == "La Libertad"

    def test_a_department_left_blank_is_filled_where_only_one_is_possible(self, hub, workbook, bring_in):
        row = rows_of(bring_in(workbook)[0])[ONE_CELL]
        referral = next(one for one in all_of(hub, Referral) if one.case_id == row.case)
        assert (referral.place, referral.place_ambiguous) == ("GT-1413", None)

    def test_contacts_and_services_go_to_their_case_by_any_spelling_of_the_number(self, hub, workbook, bring_in):
        rows = rows_of(bring_in(workbook)[0])
        contacts = [one for one in all_of(hub, Contact) if one.case_id == rows[ANA].case]
        services = [one for one in all_of(hub, Service) if one.case_id == rows[ANA].case]
        assert [one.reached for one in contacts] == [True, False]
        assert [(one.type, one.amount, one.minutes) for one in services] == [("school_supplies", 125_050, 45)]
        later = next(one for one in all_of(hub, Service) if one.case_id == rows[ANA_LATER].case)
        assert (later.amount, later.absent["amount"]) == (None, "not_known")

    def test_an_exact_repetition_is_left_out_and_names_its_first(self, workbook, bring_in):
        lines = rows_of(bring_in(workbook)[0], "Seguimiento")
        assert (lines[5].verdict, lines[6].verdict) == ("new", "same")
        assert any("5" in str(reason) for reason in lines[6].reasons)

    def test_orphans_are_kept_without_a_case(self, hub, workbook, bring_in):
        lines = rows_of(bring_in(workbook)[0], "Seguimiento")
        orphans = {one.case_written or one.as_written.get("name") for one in all_of(hub, Contact) if one.is_orphan()}
        assert orphans == {"CV-2016-044", "Ana Lucía Pérez", "CV-2020-002"}
        assert sum(one.is_orphan() for one in all_of(hub, Service)) == 2
        assert lines[13].verdict == "refused"

    def test_a_visit_whose_name_is_another_childs_is_not_put_on_the_case(self, workbook, bring_in):
        line = rows_of(bring_in(workbook)[0], "Seguimiento")[12]
        assert (line.case, line.problems[-1].written) == (None, "Ixchel Francisco")

    def test_two_different_closings_are_both_kept_and_the_case_is_closed(self, hub, workbook, bring_in):
        ana = rows_of(bring_in(workbook)[0])[ANA]
        closings = [one for one in all_of(hub, Closure) if one.case_id == ana.case]
        assert {(one.reason, one.goals_met, one.goals_total) for one in closings} == {
            ("completed_12_months", 3, 5), ("remigrated", None, None)}  # fmt: skip
        turned_to_date = next(one for one in closings if one.reason == "remigrated")
        assert turned_to_date.as_written["goals_met"]
        assert (turned_to_date.approval, turned_to_date.opinion_words) == ("pending", "no sé")
        case = next(one for one in all_of(hub, Case) if one.id == ana.case)
        assert (case.status, case.closed.isoformat()) == ("closed", "2021-06-02")


class TestAgain:
    def test_the_same_file_brings_nothing_the_second_time(self, hub, workbook, bring_in):
        bring_in(workbook)
        before = (count(hub, Person), count(hub, Contact), count(hub, Referral))
        plan, result = bring_in(workbook)
        assert {row.verdict for row in plan.rows} == {"unchanged", "refused"}
        assert result.unit is None
        assert before == (count(hub, Person), count(hub, Contact), count(hub, Referral))

    def test_rows_added_on_top_come_in_and_the_others_are_known_wherever_they_stand(
        self, hub, tmp_path, workbook, bring_in
    ):
        bring_in(workbook)
        persons = count(hub, Person)
        newer = child(
            12, "CV-2022-001", "03/01/2022", "Ana Lucía", "Perez Gomez", cui="9282981431315", town="Todos Santos"
        )
        visit = ["CV-2022-001", "Ana Lucía Pérez", "01/02/2022", "Visita"]
        path = build(tmp_path / "b.xlsx", [newer, *REFERRALS], [*FOLLOW_UPS, visit], CLOSINGS)
        plan, result = bring_in(path)
        fresh = [row for row in plan.rows if row.verdict not in ("unchanged", "refused")]
        assert [(row.sheet, row.verdict) for row in fresh] == [("Referencias", "same"), ("Seguimiento", "new")]
        assert fresh[0].person == rows_of(plan)[6].person
        assert (fresh[1].case, count(hub, Person)) == (fresh[0].case, persons)
        assert result.persons_new == 0

    def test_a_corrected_line_completes_its_case_and_changes_nothing_that_stands(
        self, hub, tmp_path, workbook, bring_in
    ):
        bring_in(workbook)
        cases = count(hub, Case)
        corrected = [list(line) for line in REFERRALS]
        corrected[3][21] = "15/06/2020"
        plan, _ = bring_in(build(tmp_path / "b.xlsx", corrected))
        row = rows_of(plan)[MARIO]
        journey = next(one for one in all_of(hub, Return) if one.case_id == row.case)
        assert (row.verdict, count(hub, Case)) == ("same", cases)
        assert journey.arrived_on.earliest.isoformat() == "2020-06-15"


class TestAllOrNothing:
    def test_cancelling_leaves_nothing(self, hub, workbook):
        plan = make_plan(hub, WORKBOOK, read_file(hub, workbook, WORKBOOK), unsure="new")
        steps = []
        with pytest.raises(Cancelled):
            apply_plan(hub, plan, progress=lambda *step: steps.append(step), cancel=lambda: bool(steps))
        assert (count(hub, Person), count(hub, Case)) == (0, 0)

    def test_a_failure_after_the_persons_were_written_leaves_nothing(self, hub, workbook):
        plan = make_plan(hub, WORKBOOK, read_file(hub, workbook, WORKBOOK), unsure="new")
        write = plan.write

        def fails(work, plan):
            write(work, plan)
            raise RuntimeError

        plan.write = fails
        with pytest.raises(RuntimeError):
            apply_plan(hub, plan)
        assert (count(hub, Person), count(hub, Case)) == (0, 0)
        with hub.read() as session:
            assert session.scalar(text("SELECT count(*) FROM reintegration.preference")) == 0

    def test_undo_takes_everything_back_and_the_file_can_come_in_again(self, hub, workbook, bring_in):
        _, result = bring_in(workbook)
        undone = undo_import(hub, result.unit)
        assert undone.left == []
        assert [count(hub, kind) for kind in (Case, Referral, Contact, Service, Closure, PersonName)] == [0] * 6
        assert all(one.removed_on for one in all_of(hub, Person))
        plan, _ = bring_in(workbook)
        assert rows_of(plan)[ANA].verdict == "new"

    def test_undo_leaves_what_somebody_worked_on_since(self, hub, workbook, bring_in):
        plan, result = bring_in(workbook)
        ana = rows_of(plan)[ANA]
        with hub.begin("visit") as work:
            work.add(Contact(case_id=ana.case, reached=True))
        undone = undo_import(hub, result.unit)
        assert ana.case in {one.record_id for one in undone.left}
        assert count(hub, Case) == 1
        assert count(hub, Contact) == 1
        people = {one.id: one for one in all_of(hub, Person)}
        assert people[ana.person].removed_on is None

    def test_undoing_twice_is_a_clear_sentence(self, hub, workbook, bring_in):
        _, result = bring_in(workbook)
        undo_import(hub, result.unit)
        with pytest.raises(UserError):
            undo_import(hub, result.unit)


class TestReport:
    def test_every_row_is_in_the_report_and_formulas_are_text(self, tmp_path, workbook, bring_in):
        plan, result = bring_in(workbook)
        plan.rows[0].title = "=1+1"
        write_report(result, tmp_path / "report.xlsx")
        sheets = openpyxl.load_workbook(tmp_path / "report.xlsx")
        rows = list(sheets.worksheets[1].iter_rows(min_row=2))
        assert len(rows) == len(plan.rows)
        assert (rows[0][3].value, rows[0][3].data_type) == ("=1+1", "s")

    def test_rows_for_scripts_name_person_case_and_reasons(self, workbook, bring_in):
        plan, result = bring_in(workbook)
        first = rows_as_json(result)[0]
        assert {"sheet", "row", "verdict", "person", "case", "reasons"} <= first.keys()
        assert (first["sheet"], first["row"], first["person"]) == ("Referencias", ANA, plan.rows[0].person)

    def test_brother_and_sister_of_one_home_have_one_caregiver(self, hub, workbook, bring_in):
        rows = rows_of(bring_in(workbook)[0])
        links = {one.other_id: one.person_id for one in all_of(hub, Relationship)}
        assert links[rows[ANA].person] == links[rows[MARIO].person]
        assert links[rows[NAMESAKE].person] != links[rows[ANA].person]

    def test_the_old_register_number_is_kept(self, hub, workbook, bring_in):
        bring_in(workbook)
        kept = {one.value for one in all_of(hub, Identifier) if one.kind == "old_register"}
        assert {"gx1111", "gx2222", "gx3333"} <= kept
