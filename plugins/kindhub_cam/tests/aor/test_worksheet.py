"""The worksheet for the DS-7699: what is there, what is missing, what the papers say against each other."""

from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from docx import Document
from kindhub_cam import records as r
from kindhub_cam.aor.checklist import needed_papers
from kindhub_cam.aor.file import Applicant, Said, aor_file
from kindhub_cam.aor.findings import clashes_of, lacks_of
from kindhub_cam.aor.letters import LETTERS
from kindhub_cam.aor.worksheet import worksheet

from kindhub.i18n import use_language
from kindhub.program.paper import Table
from kindhub.records.partial_date import PartialDate
from kindhub.records.person import Person, PersonName
from kindhub.services.letters.writing import write_letter

DAY = date(2026, 11, 26)


@pytest.fixture(autouse=True)
def spanish():
    use_language("es")


@pytest.fixture
def case(hub):
    """A mother with asylum pending, a stepson whose two papers differ, a grandmother without papers."""
    with hub.begin("test") as work:
        mother, child = Person(sex="female", birth=PartialDate.of(date(1985, 1, 1))), Person(sex="male")
        family = r.Case(person_id=mother.id, number="CAM-9001", status="aor_drafting", opened=date(2023, 6, 1))
        step = r.Member(
            case_id=family.id, person_id=child.id, role="child", number=1, sex="male", nationality=("HN",),
            lives_in="HN", marital="single", relation="step", birth=PartialDate.of(date(2012, 2, 3)),
            name_on_paper="José Luis Péréz Mejía", name_on_id="Jose Luis Perez",
        )  # fmt: skip
        work.add_all([mother, child])
        work.flush()
        work.add_all([
            PersonName(person_id=mother.id, given="Rosa", surname_1="Mejía", kind="us_papers"),
            PersonName(person_id=child.id, given="Pepe", kind="nickname"),
            family,
        ])  # fmt: skip
        work.flush()
        work.add_all([
            step,
            r.Screening(case_id=family.id, screened_on=date(2023, 6, 10), birth=PartialDate.of(date(1986, 1, 1)),
                        us_status="asylum_pending"),
            r.Aor(case_id=family.id, agency="Agencia Inventada", petitioner_name="Rosa Mejia"),
        ])  # fmt: skip
        work.flush()
        work.add_all([
            r.CaseDocument(case_id=family.id, member_id=step.id, requirement="birth_certificate", title="partida",
                           received_on=date(2023, 7, 1)),
            r.CaseDocument(case_id=family.id, member_id=step.id, requirement="photo", title="pedidas",
                           asked_on=date(2023, 7, 1)),
        ])  # fmt: skip
    return family.id


def read(hub, case_id):
    with hub.read() as session:
        return aor_file(session, session.get(r.Case, case_id))


def test_the_papers_asked_of_each_follow_role_relation_and_status(hub, case):
    mother, child = read(hub, case).people
    assert needed_papers(mother.role, mother.values) == ("photo_id", "status_proof", "filing_proof")
    assert needed_papers(child.role, child.values) == ("birth_certificate", "child_id", "photo", "marriage_certificate")
    settled = replace(mother, values={**mother.values, "us_status": "lpr"})
    assert "filing_proof" not in needed_papers(settled.role, settled.values)


def test_a_paper_that_was_only_asked_for_is_still_missing(hub, case):
    lacks = [(one.who, one.what) for one in lacks_of(read(hub, case)) if one.paper]
    assert ("José Luis Péréz Mejía", "fotografías") in lacks
    assert ("José Luis Péréz Mejía", "partida de nacimiento") not in lacks
    assert ("Rosa Mejia", "prueba de la fecha de presentación") in lacks


def test_facts_the_form_asks_for_are_missed_person_by_person(hub, case):
    lacks = [(one.who, one.what) for one in lacks_of(read(hub, case)) if not one.paper]
    assert ("Rosa Mejia", "número A") in lacks
    assert ("José Luis Péréz Mejía", "con quién vive") in lacks
    assert ("José Luis Péréz Mejía", "sexo") not in lacks


def test_names_and_births_that_differ_are_shown_with_their_paper(hub, case):
    clashes = {(one.who, one.what): one.sides for one in clashes_of(read(hub, case))}
    assert clashes[("José Luis Péréz Mejía", "nombre")] == (
        ("partida de nacimiento", "José Luis Péréz Mejía"), ("identificación o pasaporte", "Jose Luis Perez"),
    )  # fmt: skip
    assert ("Rosa Mejia", "fecha de nacimiento") in clashes


def test_an_accent_a_nickname_or_a_year_that_fits_is_no_contradiction(hub, case):
    assert ("Rosa Mejia", "nombre") not in {(one.who, one.what) for one in clashes_of(read(hub, case))}
    agreed = Applicant(
        "child", "m", (Said("a", "Ana Díaz"), Said("b", "ANA DIAZ")),
        (("a", PartialDate.of(date(2012, 2, 3))), ("b", PartialDate.read("2012"))),
    )  # fmt: skip
    file = read(hub, case)
    assert clashes_of(replace(file, people=(agreed,))) == ()


def test_the_worksheet_tells_all_of_it_and_is_a_workbook_too(hub, case):
    with hub.read() as session:
        paper = worksheet(session, session.get(r.Case, case))
    tables = [block for block in paper.blocks if isinstance(block, Table)]
    said = "\n".join(cell for table in tables for row in table.rows for cell in row)
    assert "identificación o pasaporte: Jose Luis Perez" in said
    assert "fotografías" in said
    assert paper.code == "CAM-9001"


@pytest.mark.parametrize("letter", LETTERS, ids=lambda one: one.key)
def test_both_letters_are_filled_from_the_case(hub, case, letter):
    with hub.read() as session:
        content = write_letter(session, hub.programs["cam"], letter, case, "Quien escribe", DAY)
    document = Document(BytesIO(content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    assert "José Luis Péréz Mejía" in cells
    assert "madre, padre o tutor en EE. UU." in cells
    assert "Agencia Inventada" in "\n".join(one.text for one in document.paragraphs)
    assert ("fotografías" in cells) == (letter.key == "cam.hand_over")
