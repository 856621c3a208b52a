"""The sheet of one form goes through the window: an empty template, filled in, its rows shown, written and undone."""

from __future__ import annotations

import openpyxl
import pytest
from kindhub_reintegration.records import Case, Return

from kindhub.records.person import Person
from kindhub.ui.importing.page import COLUMNS, RESULT, ROWS, ImportPage

KIND = "reintegration.return"
WAIT = 30_000


@pytest.fixture
def page(hub, qtbot):
    children = [Person(), Person()]
    with hub.begin("invent") as work:
        work.insert_many(
            [
                *children,
                *(Case(person_id=one.id, number=f"CV-00{n}", status="active") for n, one in enumerate(children)),
            ]
        )
    made = ImportPage(hub, KIND)
    qtbot.addWidget(made)
    made.resize(1120, 700)
    made.show()
    return made


@pytest.fixture
def template(page, qtbot, tmp_path):
    path = tmp_path / "retorno.xlsx"
    page.file_step.what.template_asked.emit(page.file_step.what.kind(), str(path))
    qtbot.waitUntil(lambda: bool(page.messages.bars()), timeout=WAIT)
    assert str(path) in page.messages.bars()[0].text
    return path


def fill(path, *rows):
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    places = {cell.value: cell.column for cell in sheet[1]}
    for number, row in enumerate(rows, 2):
        for heading, value in row.items():
            sheet.cell(number, places[heading], value)
    book.save(path)


def returns(hub):
    with hub.read() as session:
        return session.query(Return).all()


def test_the_form_asked_for_is_marked(page):
    assert page.file_step.what.kind().key == KIND
    page.file_step.what.mark("people")
    assert page.file_step.what.kind().key == "people"
    page.file_step.what.mark("no.such.kind")
    assert page.file_step.what.kind().key == "people"


def test_a_filled_template_goes_in_and_out_again(page, hub, qtbot, template):
    fill(
        template,
        {"Número de caso": "CV-000", "Vuelo": "GJ-12"},
        {"Número de caso": "CV-999", "Vuelo": "GJ-13"},
    )
    page.open_file(page.file_step.what.kind(), template)
    qtbot.waitUntil(lambda: page.step == COLUMNS, timeout=WAIT)
    page.make_plan()
    qtbot.waitUntil(lambda: page.step == ROWS, timeout=WAIT)
    model = page.rows_step.model
    assert {model.index(row, 1).data() for row in range(model.rowCount())} == {"No entra", "Nueva"}
    for row in range(model.rowCount()):
        page.rows_step.table.setCurrentIndex(model.index(row, 0))
    page.write()
    qtbot.waitUntil(lambda: page.step == RESULT, timeout=WAIT)
    assert [one.flight_no for one in returns(hub)] == ["GJ-12"]
    page.undo()
    qtbot.waitUntil(lambda: returns(hub) == [], timeout=WAIT)
