"""Pairs of records that may be one person: looked at, joined, parted and taken back by keys alone."""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from kindhub.records.names import NameParts
from kindhub.records.partial_date import PartialDate
from kindhub.records.person import Identifier, Person
from kindhub.security.access import HUB, Rights
from kindhub.services.person_pairs import find_pairs
from kindhub.services.persons import new_person
from kindhub.ui.kit.message_bar import MessageStack
from kindhub.ui.kit.page_header import PageHeader
from kindhub.ui.people.duplicates_page import DuplicatesPage
from kindhub.ui.people.pair_reading import FindPairs
from kindhub.ui.people.person_page import PersonPage
from kindhub.ui.shell import Route

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def written_twice(name, numbers, births):
    number = Identifier(person_id="", kind="cui", value=numbers, normalised=numbers)
    return [
        new_person({"sex": "male", "birth": PartialDate.of(birth)}, [name], [replace_number(number)])
        for birth in births
    ]  # fmt: skip


def replace_number(number):
    return Identifier(person_id="", kind=number.kind, value=number.value, normalised=number.normalised)


@pytest.fixture
def page(qtbot, shown, hub):
    day, turned = date(2011, 5, 7), date(2011, 7, 5)
    with hub.begin("twice") as work:
        for name, number, births in (
            (NameParts("Elmer Josué", "Tomás", "Felipe"), "2412123451314", (day, turned)),
            (NameParts("Gaspar", "Ceto", "Brito"), "3001556671413", (day, day)),
        ):
            for records in written_twice(name, number, births):
                work.add_all(records)
    page = DuplicatesPage(hub)
    window = shown(page)
    window.messages = MessageStack(window)
    window.resize(1150, 720)
    qtbot.waitUntil(lambda: len(page.pairs()) == 2)
    qtbot.waitUntil(lambda: page.card.isEnabled())
    return page


def go_to(qtbot, page, name):
    at = next(n for n, pair in enumerate(page.pairs()) if pair.names[0] == name)
    page.table.select_key(at)
    pair = page.pairs()[at]
    qtbot.waitUntil(lambda: page.card._read is not None and page.card._read.kept.id in (pair.a, pair.b))


def living(hub):
    with hub.read() as session:
        return len([one for one in session.query(Person) if one.merged_into is None])


def test_a_pair_is_joined_by_keys_when_every_choice_is_made_and_taken_back(qtbot, page, hub):
    go_to(qtbot, page, "Elmer Josué Tomás Felipe")
    assert list(page.card.groups) == ["birth"]
    assert "1" in page.card.lacking.text()
    qtbot.keyClick(page.table, Qt.Key.Key_M)
    first, second = page.card.groups["birth"].buttons()
    assert QApplication.focusWidget() is first
    assert living(hub) == 4
    qtbot.keyClick(first, Qt.Key.Key_Right)
    assert QApplication.focusWidget() is second
    qtbot.keyClick(second, Qt.Key.Key_Space)
    assert second.isChecked()
    qtbot.keyClick(second, Qt.Key.Key_M)
    qtbot.waitUntil(lambda: len(page.pairs()) == 1)
    assert living(hub) == 3
    qtbot.keyClick(page.table, Qt.Key.Key_U, CTRL | SHIFT)
    qtbot.waitUntil(lambda: len(page.pairs()) == 2)
    assert living(hub) == 4


def test_later_puts_a_pair_last_and_not_the_same_is_remembered(qtbot, page, hub):
    go_to(qtbot, page, page.pairs()[0].names[0])
    first = page.pairs()[0]
    qtbot.keyClick(page.table, Qt.Key.Key_D)
    assert page.pairs()[-1] == first
    go_to(qtbot, page, first.names[0])
    qtbot.keyClick(page.table, Qt.Key.Key_O)
    qtbot.waitUntil(lambda: len(page.pairs()) == 1)
    assert first.ends not in [pair.ends for pair in find_pairs(hub).pairs]
    assert living(hub) == 4


def test_whoever_may_not_join_sees_what_differs_and_says_only_that_they_are_two(qtbot, shown, page, hub):
    pair = page.pairs()[0]
    hub.user = replace(hub.user, rights={HUB: Rights({"list_names": "all", "edit": "all"})})
    other = DuplicatesPage(hub, pair.b, pair.a)
    shown(other)
    qtbot.waitUntil(lambda: other.card.isEnabled())
    assert other.card.groups == {}
    assert not other.card.join.isVisible()
    assert other.card.no_right.isVisible()
    other.card.say_same()
    assert living(hub) == 4
    with qtbot.waitSignal(other.go) as left:
        other.findChild(PageHeader).crumb_clicked.emit(Route("people"))
    assert left.args[0] == Route("people")


def test_the_page_of_the_person_says_so_and_parts_them_again(qtbot, shown, page, hub):
    pair = next(pair for pair in page.pairs() if pair.names[0] == "Gaspar Ceto Brito")
    go_to(qtbot, page, "Gaspar Ceto Brito")
    page.card.say_same()
    qtbot.waitUntil(lambda: len(page.pairs()) == 1)
    person = PersonPage(hub, pair.b)
    shown(person)
    qtbot.waitUntil(lambda: person._read is not None)
    assert person.person_id in (pair.a, pair.b)
    (joined,) = person._read.joined
    with qtbot.waitSignal(person.parting.changed):
        person.parting.part(joined.unit)
    qtbot.waitUntil(lambda: person._read.joined == ())
    assert living(hub) == 4


def test_what_is_known_stands_there_at_once_and_the_pair_one_is_at_stays(qtbot, page, hub, monkeypatch):
    assert page.note.text().startswith("Al día.")
    gate, compare = threading.Event(), FindPairs.__call__

    def later(work, progress):
        gate.wait(10)
        return compare(work, progress)

    monkeypatch.setattr(FindPairs, "__call__", later)
    with hub.begin("once more") as work:
        for records in written_twice(NameParts("Zoila", "Quej", "Xol"), "1972145910101", (date(2012, 1, 2),) * 2):
            work.add_all(records)
    page.refresh()
    qtbot.waitUntil(lambda: page.note.text().startswith("Comparado"))
    assert len(page.pairs()) == 2
    last = page.pairs()[1]
    page.table.select_key(1)
    gate.set()
    qtbot.waitUntil(lambda: len(page.pairs()) == 3)
    assert page.pairs()[page.table.current_key()].ends == last.ends
    assert page.note.text().startswith("Al día.")
