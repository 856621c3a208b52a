"""A workbook of trainings in small, with the mess of the real one."""

import datetime as dt

import openpyxl
import pytest
from kindhub_mexico_training import records as r

from kindhub.exchange.undo_import import undo_import

EVENTS = [
    ["CAPACITACIÓN"],
    [],
    [
        "Clave",
        "Título",
        "Tipo",
        "Fecha(s)",
        "Sesiones",
        "Horas por sesión",
        "Horas totales",
        "Modalidad",
        "Sede",
        "Temas",
        "Inscritos",
        "Asistentes",
    ],
    [
        "CAP-21-01",
        "Curso: BID",
        "curso",
        "12 y 13 de julio de 2021",
        2,
        "2,5",
        "5 h",
        "híbrida",
        "Tijuana",
        "Interés superior (BID); Baile",
        4,
        2,
    ],
    ["CAP-21-02", "Taller", "taller", dt.datetime(2021, 8, 30), 1, "3 hrs", 3, "virtual", "Tapachula", None, 1, 1],
]
HEAD = [
    "Evento",
    "Nombre completo",
    "Sexo",
    "Institución",
    "Tipo",
    "Cargo",
    "Estado",
    "Correo",
    "S1",
    "S2",
    "Pre",
    "Post",
    "Constancia",
    "Acepta correos",
    "Obs.",
]
ROSTER = [
    ["CAPACITACIÓN"],
    [],
    HEAD,
    [
        "CAP-21-01",
        "Mtra. TAMAYO VÉLEZ Mónica",
        "M",
        "DIF Chih.",
        "estatal",
        "OPI",
        "CHIH",
        "mt @ dif.example",
        "x",
        "-",
        0.4,
        "70 %",
        "C-1",
        "Sí",
        None,
    ],
    [
        "cap 21 01",
        "Monica Tamayo Velez",
        "mujer",
        "Sistema DIF Chihuahua",
        None,
        "OPI",
        None,
        None,
        0,
        "✓",
        None,
        80,
        None,
        "no",
        None,
    ],
    [
        "CAP-21-01",
        "Lic. Saúl Nava",
        "H",
        "INM",
        "federal",
        None,
        "BC",
        "sin correo",
        None,
        None,
        "NSP",
        105,
        None,
        None,
        "inscrito, no asistió",
    ],
    [
        "CAP-21-02",
        "Mónica Tamayo",
        "M",
        "Red Uno, A.C.",
        "OSC",
        "OPI",
        "CHIH",
        "MT@dif.example",
        1,
        None,
        dt.datetime(2021, 4, 6),
        "ausente",
        None,
        None,
        "=1+1",
    ],
    [
        "CAP-99-09",
        "Julia Ochoa Nava",
        "M",
        "C.O.M.A.R.",
        "federal",
        "juglar",
        "Atlántida",
        None,
        "X",
        "tal vez",
        None,
        None,
        None,
        None,
        None,
    ],
    [None, "Sin Evento", "M", "INM", None, None, None, None, "x", None, None, None, None, None, None],
]


@pytest.fixture
def workbook(tmp_path):
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, lines in {"Eventos": EVENTS, "Asistencia": ROSTER}.items():
        sheet = book.create_sheet(title)
        for line in lines:
            sheet.append(line)
            for cell in sheet[sheet.max_row]:
                if isinstance(cell.value, float):
                    cell.number_format = "0%"
                if isinstance(cell.value, str) and cell.value.startswith("="):
                    cell.data_type = "s"
    book.save(tmp_path / "capacitacion.xlsx")
    return tmp_path / "capacitacion.xlsx"


def test_lists_come_in_once_with_what_could_not_be_read_beside(hand, bring_in, workbook):
    plan, result = bring_in(workbook)
    by_row = {one.row: one for one in plan.rows if one.sheet == "Asistencia"}
    assert by_row[4].person == by_row[5].person == by_row[7].person
    assert by_row[9].verdict == "refused"
    assert result.persons_new == 3
    events = {one.number: one for one in hand.all(r.Event)}
    one = events["CAP-21-01"]
    assert (one.starts_on, one.ends_on) == (dt.date(2021, 7, 12), dt.date(2021, 7, 13))
    assert (one.hours_per_session, one.hours, one.topics) == (2.5, 5.0, ("best_interests",))
    assert one.as_written["topics"] == "Interés superior (BID); Baile"
    assert events["CAP-99-09"].starts_on is None
    assert any("CAP-99-09" in note.en for note in plan.notes)
    lines = {(line.event_id, line.surnames): line for line in hand.all(r.Enrolment)}
    monica = lines[one.id, "TAMAYO VÉLEZ"]
    assert (monica.pre, monica.post, monica.given, monica.email) == (40.0, 70.0, "Mónica", "mt@dif.example")
    assert monica.as_written["post"] == "80.0"
    saul = lines[one.id, "Nava"]
    assert (saul.present, saul.post, saul.sex) == (None, None, "male")
    assert {"post", "email"} <= set(saul.as_written)
    julia = lines[events["CAP-99-09"].id, "Ochoa Nava"]
    assert julia.as_written["position"] == "juglar"
    assert julia.as_written["state"] == "Atlántida"
    assert [one.name for one in hand.all(r.Institution)].count("DIF Estatal Chihuahua") == 1
    assert {line.note for line in hand.all(r.Enrolment)} >= {"=1+1"}


def test_figures_count_the_person_once_and_the_unknown_event_never(hand, bring_in, workbook):
    bring_in(workbook)
    found = hand.figures()
    assert found["trained_people",].value == 1
    assert found["attendances",].value == 2
    assert found["training_hours",].value == 2 * 2.5 + 3
    assert found["institutions",].value == 2


def test_twice_changes_nothing_and_it_can_be_taken_back(hub, hand, bring_in, workbook):
    _, first = bring_in(workbook)
    before = {kind: len(hand.all(kind)) for kind in r.RECORDS}
    again, second = bring_in(workbook)
    assert {one.verdict for one in again.rows} == {"unchanged", "refused"}
    assert second.unit is None
    assert {kind: len(hand.all(kind)) for kind in r.RECORDS} == before
    undo_import(hub, first.unit)
    assert not any(hand.all(kind) for kind in r.RECORDS)


def test_a_longer_list_later_adds_to_what_is_here(hand, bring_in, workbook):
    bring_in(workbook)
    book = openpyxl.load_workbook(workbook)
    book["Asistencia"].append(["CAP-21-01", "Lic. Nava Saúl", "H", "I.N.M.", "federal", None, "BC", None, "x", "x"])
    book["Asistencia"].append(["CAP-21-02", "Rosa Uribe", "M", "INM", "federal", "OPI", "BC", None, "x", None])
    book.save(workbook)
    _, result = bring_in(workbook)
    assert result.persons_new == 1
    (saul,) = [line for line in hand.all(r.Enrolment) if line.surnames == "Nava"]
    assert saul.present is True
    assert len([one for one in hand.all(r.Presence) if one.enrolment_id == saul.id and one.present]) == 2


def test_a_namesake_of_another_institution_is_not_asked_about_one_of_the_same_is(bring_in, workbook):
    book = openpyxl.load_workbook(workbook)
    for at, post in (("Red Dos", "abogada/o"), ("Sistema DIF Chihuahua", "abogada/o")):
        book["Asistencia"].append(["CAP-21-02", "Mónica Tamayo", "M", at, None, post, "BC", None, "x", None])
    book.save(workbook)
    plan, _ = bring_in(workbook, unsure="ask")
    assert [one.row for one in plan.rows if one.candidates] == [11]
