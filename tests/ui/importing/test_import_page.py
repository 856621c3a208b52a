"""The assistant from a file to its undo, over real encrypted files."""

from __future__ import annotations

import threading

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from sqlalchemy import func, select

from kindhub.exchange.people_import import PEOPLE
from kindhub.records.base import table_of
from kindhub.records.person import Person
from kindhub.ui.importing.page import COLUMNS, FILE, RESULT, ROWS, WRITING, ImportPage
from kindhub.ui.tasks import run

WAIT = 30_000


def persons(hub):
    person = table_of(Person)
    with hub.read() as session:
        return session.execute(
            select(func.count()).select_from(person).where(person.c.removed_on.is_(None))
        ).scalar_one()


def same_again(path, **changes):
    """The list again, one row of it written a little otherwise."""
    book = openpyxl.load_workbook(path)
    sheet = book.active
    sheet.delete_rows(5, 10)
    for column, value in changes.items():
        sheet[f"{column}4"] = value
    book.save(path)
    return path


@pytest.fixture
def page(hub, qtbot):
    made = ImportPage(hub, "people")
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.resize(1120, 700)
        made.show()
        made.activateWindow()
    return made


def go_to_rows(page, qtbot, path):
    page.open_file(PEOPLE, path)
    qtbot.waitUntil(lambda: page.step == COLUMNS or bool(page.messages.bars()), timeout=WAIT)
    assert page.step == COLUMNS, [bar.text for bar in page.messages.bars()]
    page.make_plan()
    qtbot.waitUntil(lambda: page.step == ROWS, timeout=WAIT)


def import_all(page, qtbot):
    page.write()
    qtbot.waitUntil(lambda: page.step == RESULT, timeout=WAIT)


def test_a_list_goes_in_and_out_again(page, hub, qtbot, persons_file):
    go_to_rows(page, qtbot, persons_file)
    assert page.footer.next_button.text() == "Importar 4 filas"
    assert persons(hub) == 0
    import_all(page, qtbot)
    assert persons(hub) == 4
    page.result_step.ask_undo()
    qtbot.mouseClick(page.result_step.confirm_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.step == RESULT, timeout=WAIT)
    assert persons(hub) == 0
    assert page.messages.bars()[0].tone == "ok"


def test_undo_asks_first(page, hub, qtbot, persons_file):
    go_to_rows(page, qtbot, persons_file)
    import_all(page, qtbot)
    qtbot.mouseClick(page.result_step.undo_button, Qt.MouseButton.LeftButton)
    assert page.result_step.question.isVisible()
    assert persons(hub) == 4


def test_every_row_is_shown_with_its_verdict(page, qtbot, persons_file):
    go_to_rows(page, qtbot, persons_file)
    model = page.rows_step.model
    words = [model.index(row, 1).data() for row in range(model.rowCount())]
    assert words == ["No entra", "Nueva", "Nueva", "Nueva", "Nueva"]
    dates = {model.index(row, 3).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(model.rowCount())}
    assert "Fecha leída: sin leer, «31/02/2012»" in dates
    assert "Fecha leída: 7 may 2011, «7/5/2011»" in dates


def test_a_tile_shows_its_rows_only(page, qtbot, persons_file):
    go_to_rows(page, qtbot, persons_file)
    page.rows_step._shelves.button(4).click()
    assert page.rows_step.model.rowCount() == 1
    page.rows_step._shelves.button(3).click()
    assert page.rows_step.model.rowCount() == 0
    assert page.rows_step.empty.isVisible()


def test_a_doubtful_row_waits_for_a_person(page, hub, qtbot, persons_file):
    go_to_rows(page, qtbot, persons_file)
    import_all(page, qtbot)
    again = same_again(persons_file, A="Elmer", B="Tomas Felipe", C="8/5/2011")
    page.start_again()
    go_to_rows(page, qtbot, again)
    assert page.rows_step.review.counts().open == 1
    assert not page.footer.next_button.isEnabled()
    assert "Falta 1 fila por decidir" in page.footer.words.text()
    qtbot.keyClick(page.rows_step.table, Qt.Key.Key_M)
    assert page.rows_step.review.counts().open == 0
    import_all(page, qtbot)
    assert persons(hub) == 4


def test_another_person_is_created_when_one_says_so(page, hub, qtbot, persons_file):
    go_to_rows(page, qtbot, persons_file)
    import_all(page, qtbot)
    again = same_again(persons_file, A="Elmer", B="Tomas Felipe", C="8/5/2011")
    page.start_again()
    go_to_rows(page, qtbot, again)
    qtbot.keyClick(page.rows_step.table, Qt.Key.Key_O)
    import_all(page, qtbot)
    assert persons(hub) == 5


def test_decisions_wait_for_another_day(page, qtbot, persons_file):
    go_to_rows(page, qtbot, persons_file)
    import_all(page, qtbot)
    again = same_again(persons_file, A="Elmer", B="Tomas Felipe", C="8/5/2011")
    page.start_again()
    go_to_rows(page, qtbot, again)
    qtbot.keyClick(page.rows_step.table, Qt.Key.Key_M)
    page.keep_for_later()
    assert page.step == FILE
    go_to_rows(page, qtbot, again)
    review = page.rows_step.review
    assert review.counts().open == 0
    assert review.chosen(0) is review.row(0).candidates[0]


def test_a_row_can_be_left_out(page, hub, qtbot, persons_file):
    go_to_rows(page, qtbot, persons_file)
    step = page.rows_step
    place = next(p for p in step.review.places("new"))
    step._decide(place, "skip")
    assert page.footer.next_button.text() == "Importar 3 filas"
    import_all(page, qtbot)
    assert persons(hub) == 3


def test_stopped_means_nothing_written(page, hub, qtbot, persons_file):
    go_to_rows(page, qtbot, persons_file)
    gate, told = threading.Event(), []
    run(page, lambda _progress: gate.wait(WAIT / 1000), told.append, told.append)  # the write waits its turn
    page.write()
    page.writing_step._stop()
    gate.set()
    qtbot.waitUntil(lambda: page.step in (ROWS, RESULT), timeout=WAIT)
    assert page.step == ROWS
    assert persons(hub) == 0
    import_all(page, qtbot)
    assert persons(hub) == 4


def test_the_page_is_not_left_while_it_writes(page, qtbot, persons_file):
    go_to_rows(page, qtbot, persons_file)
    assert page.may_leave()
    page.write()
    assert page.step == WRITING
    assert not page.may_leave()
    qtbot.waitUntil(lambda: page.step == RESULT, timeout=WAIT)


def test_a_corrected_column_is_remembered(page, qtbot, persons_file):
    page.open_file(PEOPLE, persons_file)
    qtbot.waitUntil(lambda: page.step == COLUMNS, timeout=WAIT)
    step = page.columns_step
    favourite = next(c.index for c in step.table().mapping.columns if c.heading == "Color favorito")
    box = step.rows.boxes[favourite]
    note = box.findData("note")
    assert box.currentData() == ""
    assert note > 0
    box.setCurrentIndex(note)
    box.activated.emit(note)
    page.make_plan()
    qtbot.waitUntil(lambda: page.step == ROWS, timeout=WAIT)
    page.start_again()
    page.open_file(PEOPLE, persons_file)
    qtbot.waitUntil(lambda: page.step == COLUMNS, timeout=WAIT)
    column = page.columns_step.table().mapping.columns[favourite]
    assert (column.key, column.certainty) == ("note", "remembered")


def test_a_broken_file_is_a_sentence(page, qtbot, tmp_path):
    broken = tmp_path / "roto.xlsx"
    broken.write_bytes(b"PK\x03\x04 no book")
    page.open_file(PEOPLE, broken)
    qtbot.waitUntil(lambda: bool(page.messages.bars()), timeout=WAIT)
    assert page.messages.bars()[0].tone == "danger"
    assert page.step == FILE


def test_the_report_is_written_and_leaves_a_trace(page, hub, qtbot, persons_file, tmp_path):
    go_to_rows(page, qtbot, persons_file)
    import_all(page, qtbot)
    page.write_report(tmp_path / "informe.xlsx")
    qtbot.waitUntil(lambda: bool(page.messages.bars()), timeout=WAIT)
    sheets = openpyxl.load_workbook(tmp_path / "informe.xlsx").sheetnames
    assert "Filas" in sheets
    from kindhub.storage.house import house_of

    ledger = house_of("main").ledger
    with hub.read() as session:
        actions = session.execute(select(ledger.c.action).where(ledger.c.entity == "import-report")).scalars().all()
    assert actions == ["export"]


def test_without_the_right_there_is_no_import(hub, qtbot):
    from dataclasses import replace

    from kindhub.security.access import NO_RIGHTS

    hub.user = replace(hub.user, rights=dict.fromkeys(hub.user.rights, NO_RIGHTS))
    page = ImportPage(hub)
    qtbot.addWidget(page)
    assert page.file_step.accessibleName().startswith("Usted no puede importar")


def test_a_past_import_can_be_undone_after_its_question(page, hub, qtbot, persons_file):
    go_to_rows(page, qtbot, persons_file)
    import_all(page, qtbot)
    page.start_again()
    past = page.file_step.past
    qtbot.waitUntil(past.isVisible, timeout=WAIT)
    button = next(b for b in past.findChildren(QPushButton) if b.text() == "Deshacer…")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert persons(hub) == 4
    sure = next(b for b in past.findChildren(QPushButton) if b.text() == "Deshacer la importación")
    qtbot.mouseClick(sure, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.step == FILE and bool(page.messages.bars()), timeout=WAIT)
    assert persons(hub) == 0
    qtbot.waitUntil(past.isHidden, timeout=WAIT)


ROOM = 690 - 52
"""What a laptop of 1366x768 leaves to a page under the task bar and the window's own bar."""


def test_every_step_fits_the_laptop(page, qtbot, persons_file):
    heights = {FILE: page.minimumSizeHint().height()}
    go_to_rows(page, qtbot, persons_file)
    heights[ROWS] = page.minimumSizeHint().height()
    import_all(page, qtbot)
    heights[RESULT] = page.minimumSizeHint().height()
    assert max(heights.values()) <= ROOM, heights


def test_a_row_that_is_there_already_brings_nothing(page, hub, qtbot, persons_file):
    go_to_rows(page, qtbot, persons_file)
    import_all(page, qtbot)
    again = same_again(persons_file)
    page.start_again()
    go_to_rows(page, qtbot, again)
    assert "nada nuevo" in page.footer.words.text()
    assert not page.footer.next_button.isEnabled()
    assert page.rows_step.model.index(0, 1).data() == "Ya estaba"
    assert page.rows_step.model.index(0, 2).data() == "Elmer Josué Tomás"
