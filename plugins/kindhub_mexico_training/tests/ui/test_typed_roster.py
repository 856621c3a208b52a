"""A training of 60 people: its list with institution and post, and who came to which session, typed without a mouse."""

from __future__ import annotations

from kindhub_mexico_training import records as r
from kindhub_mexico_training.forms import SERIES
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from kindhub.services.answer_sheets import attended, how_many_came, read_sheet
from kindhub.ui.forms.calling_page import CallingPage
from kindhub.ui.forms.lookups import Lookups
from kindhub.ui.tasks import tasks

PEOPLE = 60
NOT_AT_SECOND = ("bru", "dieg", "leo")
"""Who stayed away from the second session: the letters that lead to each, from the one before on."""
GIVEN = ("Abril", "Bruno", "Carla", "Diego", "Elena", "Fabio", "Gloria", "Hugo", "Irma", "Julio", "Mireya", "Leonel")
SURNAMES = ("Ochoa", "Trejo", "Quiroz", "Uribe", "Lozano")
INSTITUTIONS = ("COMAR", "Casa Paz", "INM")
POST = "abog"
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def stands_at(page, name):
    focus = page.window().focusWidget()
    return focus is not None and page.body.blocks[name].input.isAncestorOf(focus)


def type_person(page, number):
    """Tab from field to field, as they stand in the form; Ctrl+Enter saves and goes on to the next person."""
    wanted = {"given": GIVEN[(number - 1) % 12], "surnames": SURNAMES[(number - 1) // 12],
              "institution_written": INSTITUTIONS[number % 3], "position": POST}  # fmt: skip
    focus = page.window().focusWidget
    for name, words in wanted.items():
        while not stands_at(page, name):
            QTest.keyClick(focus(), Qt.Key.Key_Tab)
        QTest.keyClicks(focus(), words)
    QTest.keyClick(focus(), Qt.Key.Key_Return)  # takes the post that was found
    QTest.keyClick(focus(), Qt.Key.Key_Return, CTRL)


def test_sixty_people_and_three_sessions_are_typed_without_the_mouse(hand, qtbot):
    event = hand.event(starts="2027-03-04", sessions=3, hours=2)
    page = CallingPage(hand.hub, hand.program, SERIES, event, Lookups(hand.hub), tasks())
    page.resize(900, 460)
    qtbot.addWidget(page)
    page.show()
    page.activateWindow()
    qtbot.waitActive(page)
    page.open()
    qtbot.waitUntil(page.bar.new.hasFocus, timeout=10_000)  # nobody is on the list: the cursor is where one begins
    form = page.newcomer.page
    QTest.keyClick(page.bar.new, Qt.Key.Key_N, CTRL)
    for number in range(1, PEOPLE + 1):
        qtbot.waitUntil(lambda: stands_at(form, "present") and not tasks().busy(), timeout=10_000)
        with qtbot.waitSignal(page.newcomer.added, timeout=10_000):
            type_person(form, number)
    qtbot.waitUntil(lambda: len(page.sheet.people) == PEOPLE and not tasks().busy(), timeout=10_000)
    page.newcomer.close_form()
    assert page.table.hasFocus()

    first, second, third = (one.key for one in page.sheet.asked)
    page.table.setCurrentIndex(page.table.model().index(0, 1))
    QTest.keyClick(page.table, Qt.Key.Key_Space, CTRL | SHIFT)
    QTest.keyClick(page.table, Qt.Key.Key_Right)
    for letters in NOT_AT_SECOND:
        QTest.keyClicks(page.table, letters)
        QTest.keyClicks(page.table, "0")
    QTest.keyClick(page.table, Qt.Key.Key_Space, CTRL | SHIFT)
    QTest.keyClick(page.table, Qt.Key.Key_Right)
    for _ in range(10):
        QTest.keyClicks(page.table, "x")
    qtbot.waitUntil(lambda: not tasks().busy(), timeout=20_000)

    kept = read_sheet(hand.hub, SERIES, event)
    assert [how_many_came(kept, one) for one in (first, second, third)] == [60, 57, 10]
    away = [name for person, name in kept.people if kept.points[person, second, ""] == 0]
    assert away == ["Bruno Ochoa", "Diego Ochoa", "Leonel Ochoa"]
    hours = {name: attended(kept, person).hours for person, name in kept.people}
    assert [hours[one] for one in ("Abril Ochoa", "Diego Ochoa")] == [4.0, 2.0]
    assert hours["Abril Trejo"] == 6.0  # the first after Leonel: x goes down from where the cursor stood
    people, institutions = hand.all(r.Enrolment), hand.all(r.Institution)
    assert len({one.trainee_id for one in people}) == PEOPLE
    assert {one.position for one in people} != {None}
    assert len(institutions) == len(INSTITUTIONS)
