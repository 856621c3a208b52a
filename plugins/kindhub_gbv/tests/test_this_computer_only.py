"""A survivor who wants her file on this computer only: nothing of it leaves, in a file or a package; she is counted."""

from __future__ import annotations

from datetime import date

import pytest
from kindhub_gbv import records as r
from openpyxl import load_workbook
from sqlalchemy import select

from kindhub.exchange.list_export import TakenOut, copy_list, export_list, held_back_words, list_paper
from kindhub.exchange.program_export import export_program
from kindhub.program.indicators import Period
from kindhub.services.indicators import count
from kindhub.services.leaving import may_leave
from kindhub.services.worklists import Worklist

HERS, OTHERS = "Tzunzapote", "Chinacá"
WHY = "para la prueba"


@pytest.fixture
def two(build):
    """One who stays and one who does not, each with a name, an incident and who did it."""
    for number, stays, word in (("SV-AAAA-AA", True, HERS), ("SV-BBBB-BB", None, OTHERS)):
        case = build.case(number, this_computer_only=stays)
        incident = build.incident(case, account=word)
        build.save(r.Identity(code=number, given="Ana", address=word))
        build.save(r.Perpetrator(incident_id=incident.id, how_many=1))
        build.save(r.Note(case_id=case.id, written_on=date(2026, 11, 3), words=word))
    return build.hub


def in_book(path):
    return repr([[cell.value for cell in row] for sheet in load_workbook(path) for row in sheet.iter_rows()])


def test_of_every_kind_of_record_only_what_may_leave_is_chosen(two):
    program = two.programs["gbv"]
    with two.read() as session:
        for record in (r.Case, r.Identity, r.Incident, r.Perpetrator, r.Note):
            everything = len(session.scalars(select(record)).all())
            leaving = len(session.scalars(select(record).where(may_leave(program, record))).all())
            assert (everything, leaving) == (2, 1), record.__name__


def test_every_record_of_the_program_has_an_answer(two):
    program = two.programs["gbv"]
    assert all(may_leave(program, record) is not None for record in program.records)
    assert may_leave(two.programs["reintegration"], two.programs["reintegration"].records[0]) is None


def test_what_nobody_can_place_stays(build):
    build.save(r.Incident(case_written="SV-XXXX", account=HERS))
    with build.hub.read() as session:
        assert session.scalars(select(r.Incident).where(may_leave(build.hub.programs["gbv"], r.Incident))).all() == []


def test_neither_workbook_nor_list_holds_her(two, tmp_path):
    program = two.programs["gbv"]
    export_program(two, program, tmp_path / "todo.xlsx", WHY)
    view = next(one for one in program.lists if one.key == "my_files")
    files = Worklist(program, view, two.user, date(2026, 11, 23))
    assert export_list(two, files, tmp_path / "lista.xlsx", WHY) == TakenOut(1, held_back=1)
    for name in ("todo", "lista"):
        said = in_book(tmp_path / f"{name}.xlsx")
        assert "SV-AAAA" not in said
        assert "SV-BBBB" in said, "control: the other one is there"
    assert HERS not in in_book(tmp_path / "todo.xlsx")
    assert held_back_words(1) in in_book(tmp_path / "lista.xlsx")


def test_neither_clipboard_nor_paper_holds_her_and_both_say_so(two):
    program = two.programs["gbv"]
    files = Worklist(program, next(one for one in program.lists if one.key == "my_files"), two.user, date(2026, 11, 23))
    with two.read() as session:
        rows = files.ids(session)
        paper = repr(list_paper(session, files, rows, columns=("number",)))
    copied = copy_list(two, files, rows, WHY, columns=("number",))
    assert (copied.rows, copied.held_back) == (1, 1)
    for said in (copied.text, paper):
        assert "SV-AAAA" not in said
        assert "SV-BBBB" in said, "control: the other one is there"
    assert held_back_words(1) in paper
    assert held_back_words(0) == ""


def test_she_is_counted(two):
    with two.read() as session:
        counted = count(session, two.programs["gbv"], Period(date(2026, 1, 1), date(2026, 12, 31)), working=True)
    assert counted.whole("incidents_reported").value == 2
