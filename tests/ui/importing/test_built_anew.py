"""Another language or text size builds the window anew; the import stays at its step, and a write is not lost."""

from __future__ import annotations

import threading

import pytest
from sqlalchemy import func, select

from kindhub.exchange.people_import import PEOPLE
from kindhub.records.base import table_of
from kindhub.records.person import Person
from kindhub.ui.importing.page import COLUMNS, FILE, RESULT, ROWS, WRITING, ImportPage
from kindhub.ui.shell import Route, ShellWindow
from kindhub.ui.tasks import run

WAIT = 30_000


@pytest.fixture
def window(hub, qtbot):
    window = ShellWindow(lambda _route: ImportPage(hub), lambda _window: None)
    qtbot.addWidget(window)
    window.open(Route("exchange"))
    with qtbot.waitExposed(window):
        window.show()
    return window


def until(qtbot, window, step):
    qtbot.waitUntil(lambda: window.page.step == step, timeout=WAIT)


def persons(hub):
    person = table_of(Person)
    with hub.read() as session:
        return session.execute(
            select(func.count()).select_from(person).where(person.c.removed_on.is_(None))
        ).scalar_one()


def test_the_columns_stay_as_they_were_corrected(window, qtbot, persons_file):
    window.page.open_file(PEOPLE, persons_file)
    until(qtbot, window, COLUMNS)
    step = window.page.columns_step
    favourite = next(c.index for c in step.table().mapping.columns if c.heading == "Color favorito")
    box = step.rows.boxes[favourite]
    box.setCurrentIndex(box.findData("note"))
    box.activated.emit(box.currentIndex())
    corrected = dict(step.corrected)
    assert corrected
    window.speak("en")
    assert window.page.step == COLUMNS
    assert window.page.columns_step is not step
    assert window.page.columns_step.corrected == corrected
    assert window.page.columns_step.rows.boxes[favourite].currentData() == "note"
    assert window.page.header.title.text().startswith("Import: ")


def test_the_rows_stay_with_what_was_decided(window, hub, qtbot, persons_file):
    window.page.open_file(PEOPLE, persons_file)
    until(qtbot, window, COLUMNS)
    window.page.make_plan()
    until(qtbot, window, ROWS)
    rows = window.page.rows_step
    place = rows.model.keys()[2]
    rows.table.select_key(place)
    rows._decide(place, "skip", go_on=False)
    window.speak("en")
    again = window.page.rows_step
    assert window.page.step == ROWS
    assert again is not rows
    assert again.current() == place
    assert again.review.decisions[place] == "skip"
    assert window.page.footer.next_button.text() == "Import 3 rows"
    window.page.write()
    until(qtbot, window, RESULT)
    assert persons(hub) == 3


def test_a_write_that_is_under_way_reaches_the_page_that_is_there_then(window, hub, qtbot, persons_file):
    window.page.open_file(PEOPLE, persons_file)
    until(qtbot, window, COLUMNS)
    window.page.make_plan()
    until(qtbot, window, ROWS)
    gate, told = threading.Event(), []
    run(window, lambda _progress: gate.wait(WAIT / 1000), told.append, told.append)  # the write waits its turn
    window.page.write()
    window.speak("en")
    assert window.page.step == WRITING
    gate.set()
    until(qtbot, window, RESULT)
    assert window.page.result_step is not None
    assert persons(hub) == 4
    window.speak("es")
    assert window.page.step == RESULT
    window.page.undo()
    until(qtbot, window, RESULT)
    assert persons(hub) == 0
    window.speak("en")
    assert window.page.result_step.undo_button.isHidden()


def test_the_first_step_keeps_what_is_marked(window, hub):
    what = window.page.file_step.what
    last = what._group.buttons()[-1]
    last.setChecked(True)
    kind = what.kind().key
    window.speak("en")
    assert window.page.step == FILE
    assert window.page.file_step.what.kind().key == kind
