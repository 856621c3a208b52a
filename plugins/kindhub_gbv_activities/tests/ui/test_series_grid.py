"""A group's workshops side by side: ticked, summed, signed lists entered back, all with the keyboard."""

from __future__ import annotations

import pytest
from kindhub_gbv_activities import records as r
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from kindhub.services.signed_lists import find_list, line_code, lists_of
from kindhub.testing.windows import shown_case
from kindhub.ui.forms.calling_page import SUMS, CallingPage
from kindhub.ui.printing.job import PrintWish
from kindhub.ui.printing.look import Look
from kindhub.ui.tasks import tasks

from .test_typed_attendance import settle

NAMES = ("Ana", "Ximena", "Rosa", "Rocío")
ALL = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def group(build):
    """Two workshops of an hour; four people are on the list of the first, nobody is marked."""
    key = build.add(r.Group(number="Niñas de Chinacá", status="running"))
    held = [build.workshop(day, group_id=key, minutes=60) for day in ("2022-03-07", "2022-03-14")]
    for number, given in enumerate(NAMES, start=1):
        person = build.who(given=given, surnames="Us")
        build.add(r.Attendance(session_id=held[0], participant_id=person, given=given, surnames="Us", present=None,
                               list_no=number))  # fmt: skip
    build.save()
    return {"group": key, "held": held}


@pytest.fixture
def grid(build, group, qtbot):
    page = shown_case(qtbot, build.hub, "gbv_activities", group["group"], "series")
    qtbot.waitUntil(lambda: page.pane.findChild(CallingPage) is not None and not tasks().busy(), timeout=10_000)
    found = page.pane.findChild(CallingPage)
    qtbot.waitUntil(found.table.hasFocus, timeout=10_000)
    return found


def came(build, meeting):
    with build.hub.read() as session:
        return {one.given: one.present for one in session.query(r.Attendance).filter_by(session_id=meeting)}


def texts(grid, key, *columns):
    (row,) = grid._rows([key])
    return [row.cells[one].text for one in columns]


def test_people_by_meetings_are_ticked_and_summed_with_the_keyboard_alone(grid, build, group, qtbot):
    first, second = group["held"]
    for key in ("1", "x", "0", " "):
        QTest.keyClicks(grid.table, key)
    settle(qtbot)
    assert came(build, first) == {"Ana": True, "Ximena": True, "Rosa": False, "Rocío": True}
    QTest.keyClick(grid.table, Qt.Key.Key_Right)
    QTest.keyClicks(grid.table, "ro")  # from Rocío on: round to Rosa, who stays for the second letter
    assert grid.table.currentIndex().row() == 2
    QTest.keyClicks(grid.table, "c")
    assert grid.table.currentIndex().row() == 3
    QTest.keyClick(grid.table, Qt.Key.Key_Up)
    QTest.keyClick(grid.table, Qt.Key.Key_Space)
    QTest.keyClick(grid.table, Qt.Key.Key_Return)
    assert grid.table.currentIndex().row() == 3
    settle(qtbot)
    assert came(build, second) == {"Rosa": True}
    QTest.keyClick(grid.table, Qt.Key.Key_Space, ALL)
    settle(qtbot)
    assert came(build, second) == dict.fromkeys(NAMES, True)
    people = {name: key for key, name in grid.sheet.people}
    assert texts(grid, people["Rosa Us"], "meetings", "hours") == ["1/2", "1"]
    assert texts(grid, SUMS, first, second, "meetings", "hours") == ["3/4", "4/4", "7", "7"]
    QTest.keyClick(grid.table, Qt.Key.Key_Space, ALL)  # once more: those it marked, and nobody else
    settle(qtbot)
    assert came(build, second) == {"Ana": None, "Ximena": None, "Rosa": True, "Rocío": None}
    QTest.keyClick(grid.table, Qt.Key.Key_Down)
    QTest.keyClicks(grid.table, "1")  # on the row of sums nothing is written
    QTest.keyClick(grid.table, Qt.Key.Key_Home)
    QTest.keyClicks(grid.table, "x")
    assert grid.table.currentIndex().row() == 1  # among the names x is a letter
    settle(qtbot)
    assert sum(map(bool, came(build, second).values())) == 1


def test_a_list_is_printed_signed_and_entered_back(grid, build, group, qtbot, tmp_path):
    _first, second = group["held"]
    grid.table.go_to_column(second)
    grid._print()
    grid.papers.begin(grid.papers._job, PrintWish(Look(), "para el taller", file=True))
    grid.papers.pane.close()
    grid.papers.save_to(str(tmp_path / "lista.pdf"))
    settle(qtbot)
    assert (tmp_path / "lista.pdf").read_bytes().startswith(b"%PDF")
    with build.hub.read() as session:
        (made,) = lists_of(session, grid.form, group["group"])
        assert find_list(session, grid.form, made.code).meeting == second

    grid.window().activateWindow()
    qtbot.waitActive(grid.window())
    QTest.keyClick(grid.bar.signed, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: grid.signed.lines.isAncestorOf(grid.window().focusWidget()) and not tasks().busy())
    assert grid.signed.code.value() == made.code
    edit = grid.window().focusWidget()
    QTest.keyClicks(edit, "1-2, 9")
    QTest.keyClick(edit, Qt.Key.Key_Return)  # on to the button, and nothing is marked yet
    assert grid.window().focusWidget() is grid.signed.enter
    QTest.keyClick(grid.signed.enter, Qt.Key.Key_Space)
    settle(qtbot)
    assert "9" in grid.signed.said.text()
    assert came(build, second) == {}
    QTest.keyClick(edit, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(edit, f"1-2 {line_code(made, 4)}")
    QTest.keyClick(edit, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot)
    assert came(build, second) == {"Ana": True, "Ximena": True, "Rosa": False, "Rocío": True}

    QTest.keyClick(grid, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    page = grid.newcomer.page
    qtbot.waitUntil(lambda: page.isVisible() and grid.newcomer.desk.target is not None and not tasks().busy())
    QTest.keyClicks(page.body.blocks["given"].input.edit, "Elena")
    with qtbot.waitSignal(grid.newcomer.added, timeout=10_000):
        page.save_and_go_on()
    settle(qtbot)
    assert came(build, second)["Elena"] is True
    assert [name for _, name in grid.sheet.people][-1] == "Elena"
