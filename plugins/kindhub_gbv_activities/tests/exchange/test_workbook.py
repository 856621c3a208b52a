"""A workbook of attendance sheets goes in: by what the sheets say, nobody twice, nothing lost."""

from __future__ import annotations

from datetime import date

import pytest
from kindhub_gbv_activities import records as r
from sqlalchemy import func, select

from kindhub.errors import UserError
from kindhub.exchange.undo_import import undo_import
from kindhub.program.imports import SAME
from kindhub.records.person import Person

from .conftest import FIRST, SECOND, build, row


def all_of(hub, kind):
    with hub.read() as session:
        return {one.id: one for one in session.scalars(select(kind))}


def by_no(hub, day):
    """Who came on a day, by the number on the list."""
    sessions = {s.id for s in all_of(hub, r.Session).values() if s.held_on.earliest == day}
    return {one.list_no: one for one in all_of(hub, r.Attendance).values() if one.session_id in sessions}


def test_every_sheet_is_a_workshop_by_what_stands_above_its_list(hub, workbook, bring_in):
    plan, _ = bring_in(workbook)
    first, second = sorted(all_of(hub, r.Session).values(), key=lambda one: one.held_on.earliest)
    assert (first.held_on.earliest, second.held_on.earliest) == (date(2022, 3, 7), date(2023, 7, 6))
    assert {first.place, second.place} == {"GT-1301"}
    assert (first.test_maximum, second.test_maximum) == (10, 100)
    assert (first.languages, first.facilitators, first.topic) == (
        ("spa", "mam"),
        "Ana y Tomasa",
        "Relaciones sin violencia",
    )
    assert first.note == "Observaciones: no se tomaron fotos."
    assert first.group_id == second.group_id
    curriculum = all_of(hub, r.Curriculum)[first.curriculum_id]
    assert (curriculum.name, curriculum.edition) == ("Camino de Prueba", "2")
    said = " ".join(note.es for note in plan.notes)
    assert "«Uno» dice 5 personas; en su lista hay 4" in said
    assert "«Vacía» no se leyó" in said


def test_one_person_is_one_participant_and_twice_on_a_list_is_one_attendance(hub, workbook, bring_in):
    plan, _ = bring_in(workbook)
    assert row(plan, "Uno", 12).person == row(plan, "Taller 2", 6).person
    assert row(plan, "Uno", 13).person == row(plan, "Taller 2", 7).person
    assert row(plan, "Uno", 14).person == row(plan, "Uno", 15).person
    assert "Dos veces en esta lista: fila 14" in [reason.es for reason in row(plan, "Uno", 15).reasons]
    assert len(all_of(hub, r.Attendance)) == 4 + 3
    assert len({one.person for one in plan.rows if one.person}) == len(all_of(hub, r.Participant))


def test_initials_that_say_too_little_are_asked_about_and_answered(hub, workbook, bring_in):
    plan, result = bring_in(workbook, unsure="ask")
    asked, rosa = row(plan, "Taller 2", 8), row(plan, "Uno", 14).person
    assert (asked.verdict, asked.left_out) == ("unsure", True)
    assert [(one.person, one.name, one.in_hub) for one in asked.candidates] == [(rosa, "Rosa Cuy", False)]
    assert len(by_no(hub, date(2023, 7, 6))) == 2
    undo_import(hub, result.unit)

    def it_is_rosa(plan):
        return {plan.rows.index(row(plan, "Taller 2", 8)): f"{SAME}{row(plan, 'Uno', 14).person}"}

    plan, _ = bring_in(workbook, unsure="ask", decide=it_is_rosa)
    assert by_no(hub, date(2023, 7, 6))[3].participant_id == row(plan, "Uno", 14).person


def test_nobody_of_them_is_among_the_shared_persons(hub, workbook, bring_in):
    bring_in(workbook)
    with hub.read() as session:
        assert session.scalar(select(func.count()).select_from(Person)) == 0


def test_what_could_not_be_read_is_kept_beside_the_field(hub, workbook, bring_in):
    plan, _ = bring_in(workbook)
    came = by_no(hub, date(2022, 3, 7))
    assert came[2].pre is None
    assert came[2].as_written["pre"]
    assert came[2].post == 7
    assert came[3].post is None
    assert came[3].as_written["post"] == "11"
    assert came[5].pre is None
    assert (came[1].pre, came[1].post) == (4, 8)
    second = by_no(hub, date(2023, 7, 6))
    assert (second[1].pre, second[1].post) == (40, 70)
    assert (second[1].age_from, second[1].age_to) == (13, 17)
    bad = [one.column for one in row(plan, "Uno", 14).problems]
    assert bad == ["Post-test"]


def test_headcounts_stay_headcounts(hub, workbook, bring_in):
    bring_in(workbook)
    fair, play = sorted(all_of(hub, r.Tally).values(), key=lambda one: one.held_on.to_storage())
    assert (fair.kind, fair.f_0_11, fair.m_18, fair.total, fair.held_on.precision) == (
        "rights_fair",
        10,
        4,
        25,
        "month",
    )
    assert (play.total, play.f_18) == (21, None)
    assert "= 20" in play.as_written["total"]
    (radio,) = all_of(hub, r.Media).values()
    assert (radio.spots, radio.audience, radio.languages) == (28, 10_500, ("ixl",))
    assert radio.as_written["audience"] == "aprox. 10,500"


def test_the_same_file_brings_nothing_new_under_other_sheet_names_and_in_another_order(
    hub, workbook, bring_in, tmp_path
):
    bring_in(workbook)
    before = {kind: len(all_of(hub, kind)) for kind in r.RECORDS}
    moved = build(tmp_path / "otra.xlsx", {"B": [*SECOND[:6], SECOND[7], SECOND[6]], "A": FIRST})
    again, result = bring_in(moved)
    assert {one.verdict for one in again.rows} == {"unchanged"}
    assert result.unit is None
    assert {kind: len(all_of(hub, kind)) for kind in r.RECORDS} == before


def test_a_line_that_was_corrected_finds_its_workshop_and_its_person(hub, workbook, bring_in, tmp_path):
    bring_in(workbook)
    lines = [list(line) for line in FIRST]
    lines[11][2] = "Jiménes Mendoza"
    lines.insert(16, [6, "Pedro", "Nuevo Sic", "M", 15, "joven", "Aldea Chinacá"])
    plan, _ = bring_in(build(tmp_path / "mas.xlsx", {"Uno": lines}))
    assert row(plan, "Uno", 12).verdict == "same"
    assert row(plan, "Uno", 17).verdict == "new"
    assert len(all_of(hub, r.Session)) == 2
    assert len(by_no(hub, date(2022, 3, 7))) == 5
    assert "Jiménes" in all_of(hub, r.Participant)[row(plan, "Uno", 12).person].as_written["given"]


def test_an_import_is_taken_back_as_a_whole(hub, workbook, bring_in):
    _, result = bring_in(workbook)
    undo_import(hub, result.unit)
    left = {kind.__name__: len(all_of(hub, kind)) for kind in r.RECORDS if all_of(hub, kind)}
    assert left == {}


def test_without_matching_every_line_is_somebody(hub, workbook, bring_in):
    plan, _ = bring_in(workbook, match=False)
    assert len(all_of(hub, r.Participant)) == 5 + 3
    assert {one.verdict for one in plan.rows} == {"new"}


def test_a_register_of_survivors_is_no_attendance_list(hub, bring_in, tmp_path):
    header = ["Código sobreviviente", "Nombres", "Apellidos", "Teléfono", "Encargado/a", "Sexo", "Edad"]
    identity = [["IDENTIDAD"], header, ["S-001", "Ana", "Prueba Us", "5555-1111", "", "F", 15]]
    with pytest.raises(UserError):
        bring_in(build(tmp_path / "registro.xlsx", {"Identidad": identity}))
    assert all_of(hub, r.Participant) == {}
