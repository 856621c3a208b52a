"""A sheet for every form: the template is filled in, read, and what it says stands in the case."""

from datetime import date

import openpyxl
import pytest

from kindhub.errors import UserError
from kindhub.exchange.form_import import form_kinds
from kindhub.exchange.import_run import apply_plan, import_kinds, make_plan, read_file
from kindhub.exchange.import_template import write_template
from kindhub.exchange.undo_import import undo_import
from kindhub.i18n import spoken
from kindhub.records.organisation import Organisation
from kindhub.records.partial_date import PartialDate
from kindhub.records.person import Person


@pytest.fixture
def cases(hub):
    """Two cases; the second one has a return already, with a flight."""
    from kindhub_reintegration.records import Case, Return

    people = [Person(), Person()]
    made = [Case(person_id=one.id, number=f"CV-2017-00{n}", status="active") for n, one in enumerate(people, 1)]
    with hub.begin() as work:
        work.insert_many([*people, *made, Organisation(name="Casa Refugio")])
        work.insert_many([Return(case_id=made[1].id, flight_no="GJ-12")])
    return made


class Sheet:
    """The template of a kind, filled in by headings, and sent in."""

    def __init__(self, hub, kind, path):
        self.hub, self.kind, self.path = hub, import_kinds(hub)[kind], path

    def fill(self, *rows, language="es"):
        with spoken(language):
            write_template(self.path, self.kind)
        book = openpyxl.load_workbook(self.path)
        sheet = book.worksheets[0]
        headings = {cell.value: cell.column for cell in sheet[1]}
        for number, row in enumerate(rows, 2):
            for heading, value in row.items():
                sheet.cell(number, headings[heading], value)
        book.save(self.path)
        return self

    def plan(self):
        return make_plan(self.hub, self.kind, read_file(self.hub, self.path, self.kind))

    def send(self):
        return apply_plan(self.hub, self.plan(), file=self.path.name)


@pytest.fixture
def sheet(hub, tmp_path):
    return lambda kind: Sheet(hub, kind, tmp_path / "hoja.xlsx")


def all_of(hub, record):
    with hub.read() as session:
        return session.query(record).order_by(record.id).all()


def returns(hub):
    from kindhub_reintegration.records import Return

    return {one.case_id: one for one in all_of(hub, Return)}


def said(plan):
    return [(row.row, row.verdict, [str(one) for one in row.reasons]) for row in plan.rows]


FILLED = {
    "Número de caso": "cv 2017-1",
    "Vuelo": "AV-640",
    "Fecha de retorno": "marzo 2017",
    "Punto de llegada": "no sabe",
    "Trajo Hoja de Referencia": "sí",
    "Se le entregó": "ropa, kit de higiene",
    "Costo del transporte": 125.5,
    "Parentesco": "madre",
    "Entró al albergue": "2017-03-04 15:30",
    "Documento que mostró": "no sabe",
    "Estado al llegar": "zzz qqq",
}


def test_what_is_filled_in_stands_in_the_case(hub, cases, sheet):
    result = sheet("reintegration.return").fill(FILLED).send()
    assert result.counts == {"Retorno y recepción": {"new": 1, "same": 0, "unsure": 0, "refused": 0, "unchanged": 0}}
    made = returns(hub)[cases[0].id]
    assert (made.flight_no, made.referral_sheet, made.transport_cost, made.currency) == ("AV-640", True, 125_50, "GTQ")
    assert made.arrived_on.show() == PartialDate.read("marzo 2017").show()
    assert (made.items, made.handed_relation) == (("clothes", "hygiene"), "mother")
    assert made.shelter_in.astimezone().strftime("%d %H:%M") == "04 15:30"
    assert made.absent == {"handed_id": "not_known", "arrival_point": "not_known"}
    assert made.condition is None
    assert made.as_written["condition"] == "zzz qqq"
    assert [one.column for one in result.plan.rows[0].problems] == ["Estado al llegar"]


def test_the_same_sheet_again_brings_nothing(hub, cases, sheet):
    sent = sheet("reintegration.return").fill(FILLED)
    sent.send()
    again = sent.send()
    assert [row.verdict for row in again.plan.rows] == ["unchanged"]
    assert again.unit is None
    assert len(returns(hub)) == 2


def test_a_record_that_is_there_is_completed_and_never_overwritten(hub, cases, sheet):
    row = {"Case number": "CV-2017-002", "Flight": "AV-640", "Point of arrival": "otro", "From which city": "Tucson"}
    sent = sheet("reintegration.return").fill(row, language="en")
    plan = sent.plan()
    assert said(plan)[0][1] == "same"
    sent.send()
    held = returns(hub)[cases[1].id]
    assert (held.flight_no, held.from_city) == ("GJ-12", "Tucson")
    assert held.as_written["flight_no"] == "AV-640"
    assert len(returns(hub)) == 1


def test_two_rows_of_one_case_are_one_record(hub, cases, sheet):
    rows = (
        {"Número de caso": "CV-2017-001", "Vuelo": "AV-640"},
        {"Número de caso": "CV-2017-001", "De qué ciudad": "Tucson"},
    )
    result = sheet("reintegration.return").fill(*rows).send()
    assert [row.verdict for row in result.plan.rows] == ["new", "same"]
    held = returns(hub)[cases[0].id]
    assert (held.flight_no, held.from_city) == ("AV-640", "Tucson")


def test_whose_case_nobody_knows_is_refused_and_said(hub, cases, sheet):
    rows = [
        {"Número de caso": "CV-2099-007", "Vuelo": "1"},
        {"Vuelo": "2"},
        {"Número de caso": "2017-002", "De qué ciudad": "Yuma"},
    ]
    with spoken("en"):
        found = said(sheet("reintegration.return").fill(*rows).plan())
    assert found == [
        (2, "refused", ["No case has this number"]),
        (3, "refused", ["No case number"]),
        (4, "same", ["Completes what the hub holds"]),
    ]


def test_a_new_record_lacks_what_it_needs(hub, cases, sheet):
    with spoken("en"):
        plan = sheet("reintegration.contacts").fill({"Número de caso": "CV-2017-001"} | {"Observaciones": "x"}).plan()
    assert plan.rows[0].verdict == "refused"
    assert "Date: It is needed." in [str(one.en) for one in plan.rows[0].reasons]


def test_each_row_of_a_repeating_form_is_a_record(hub, cases, sheet):
    from kindhub_reintegration.records import PartnerAssignment

    row = {"Número de caso": "CV-2017-001", "Organización": "casa refugio", "Asignada el": "04/03/2017"}
    kind = sheet("reintegration.partner")
    labels = {column.key: column.label.es for column in kind.kind.sheets[0].columns}
    row = dict(
        zip((labels["case.number"], labels["organisation_id"], labels["assigned_on"]), row.values(), strict=True)
    )
    result = kind.fill(row, {**row, labels["assigned_on"]: "05/03/2017"}).send()
    assert [one.verdict for one in result.plan.rows] == ["new", "new"]
    made = all_of(hub, PartnerAssignment)
    assert [one.assigned_on for one in made] == [date(2017, 3, 4), date(2017, 3, 5)]
    assert {one.organisation_id for one in made} == {one.id for one in all_of(hub, Organisation)}


def test_what_the_guard_refuses_stays_in_words(hub, cases, sheet):
    row = {"Número de caso": "CV-2017-001", "Vuelo": "x" * 61, "De qué ciudad": "Yuma"}
    sheet("reintegration.return").fill(row).send()
    held = returns(hub)[cases[0].id]
    assert (held.flight_no, held.as_written["flight_no"], held.from_city) == (None, "x" * 61, "Yuma")


def test_dates_that_cannot_both_be_true_are_not_both_taken(hub, cases, sheet):
    row = {
        "Número de caso": "CV-2017-001",
        "Fecha de retorno": "05/03/2017",
        "Punto de llegada": "no sabe",
        "Fecha de entrega": "04/03/2017",
    }
    sheet("reintegration.return").fill(row).send()
    held = returns(hub)[cases[0].id]
    assert (held.handed_on, held.as_written["handed_on"]) == (None, PartialDate.of(date(2017, 3, 4)).show())


def test_the_case_itself_is_completed(hub, cases, sheet):
    from kindhub_reintegration.records import Case

    sheet("reintegration.case").fill({"Número de caso": "CV-2017-001", "Responsable": "Ana Prueba"}).send()
    assert {one.number: one.responsible for one in all_of(hub, Case)} == {"CV-2017-001": "ana", "CV-2017-002": None}


def test_it_can_be_undone_and_come_again(hub, cases, sheet):
    sent = sheet("reintegration.return").fill(FILLED)
    result = sent.send()
    assert undo_import(hub, result.unit).left == []
    assert list(returns(hub)) == [cases[1].id]
    assert [row.verdict for row in sent.plan().rows] == ["new"]


def test_parts_of_parts_have_no_sheet_and_a_programs_own_kind_goes_before(hub):
    program = hub.programs["reintegration"]
    keys = [kind.key for kind in form_kinds(program)]
    assert len(keys) == len(set(keys))
    assert {"reintegration.return", "reintegration.contacts", "reintegration.case"} <= set(keys)
    assert not set(keys) & {kind.key for kind in program.exchange}
    assert "reintegration.steps" not in keys


def test_the_template_explains_its_columns_in_both_languages(hub, tmp_path):
    path = tmp_path / "template.xlsx"
    with spoken("en"):
        columns = write_template(path, import_kinds(hub)["reintegration.referral"])
    first, second = openpyxl.load_workbook(path).worksheets
    assert (first.title, first.max_row, first.max_column) == ("Referral", 1, columns)
    told = {row[1]: row for row in second.iter_rows(min_row=2, values_only=True)}
    assert told["Case number"][4] == "yes"
    assert told["Received on"][4] == "for a new record"
    assert told["Decision"][4] is None
    assert "waitlist / lista de espera" in told["Decision"][5]
    assert told["Type of return"][2] == "Tipo de retorno"


def test_a_template_is_a_workbook(hub, tmp_path):
    with pytest.raises(UserError):
        write_template(tmp_path / "template.csv", import_kinds(hub)["people"])
