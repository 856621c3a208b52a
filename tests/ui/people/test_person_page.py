from __future__ import annotations

import pytest
from sqlalchemy import select

from kindhub.records.person import ContactPoint, Person, PersonName
from kindhub.services.history import history_of
from kindhub.services.search.find import find_persons
from kindhub.ui.people.identity_card import IdentityCard
from kindhub.ui.people.masked_number import MaskedNumber
from kindhub.ui.people.new_person_page import NewPersonPage
from kindhub.ui.people.part_page import PersonPartPage
from kindhub.ui.people.person_page import PersonPage
from kindhub.ui.shell import Route


@pytest.fixture
def person_id(peopled):
    return peopled.person_ids[1]


@pytest.fixture
def page(qtbot, peopled, person_id):
    page = PersonPage(peopled.hub, person_id)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(lambda: page._read is not None)
    return page


def test_numbers_are_masked_and_one_is_shown_at_a_time(page):
    first, second = page.findChild(IdentityCard).findChildren(MaskedNumber)[:2]
    assert not first.is_shown()
    first.toggle()
    second.toggle()
    assert second.is_shown()
    assert not first.is_shown()


def test_a_revealed_number_hides_itself(qtbot, qapp):
    number = MaskedNumber("•••• 1314", "2412 12345 1314", "CUI")
    qtbot.addWidget(number)
    number._timer.setInterval(1)
    number.toggle()
    assert number.is_shown()
    qtbot.waitUntil(lambda: not number.is_shown())


def test_every_tab_shows_something(qtbot, page):
    keys = page.tabs.keys()
    for key in keys:
        page.show_tab(key)
        qtbot.waitUntil(lambda: page._body.count() > 0)


def test_a_case_leads_to_its_page(qtbot, page):
    key = f"reintegration:{page._read.cases[0].case_id}"
    with qtbot.waitSignal(page.go) as left:
        page._case_chosen(key)
    assert left.args[0] == Route("case", ("reintegration", page._read.cases[0].case_id))


def part(qtbot, hub, person_id, form, **values):
    page = PersonPartPage(hub, person_id, form)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(lambda: page.desk.target is not None)
    from kindhub.services.form_contents import Answers

    page.form.body.show_answers(Answers(values), {})
    with qtbot.waitSignal(page.go) as left:
        page.form.save()
    return left.args[0]


def test_a_new_telephone_is_found_by_its_digits(qtbot, peopled, person_id):
    route = part(qtbot, peopled.hub, person_id, "contact", kind="phone", value="7777 8888")
    assert route == Route("person", (person_id, "family"))
    with peopled.hub.read() as session:
        hits = find_persons(session.connection(), "77778888")
        kept = session.scalars(select(ContactPoint).where(ContactPoint.value == "7777 8888")).one()
        rows = history_of(session, "main", kept.id)
    assert [hit.person_id for hit in hits] == [person_id]
    assert "77778888" in kept.normalised
    assert rows[-1].action == "create"


def test_another_name_stands_behind_the_first(qtbot, peopled, person_id):
    part(qtbot, peopled.hub, person_id, "name", given="Chepa")
    with peopled.hub.read() as session:
        names = session.scalars(
            select(PersonName).where(PersonName.person_id == person_id).order_by(PersonName.position)
        ).all()
    assert [name.given for name in names] == ["Heidy", "Chepa"]


def new_page(qtbot, hub, typed):
    page = NewPersonPage(hub, typed)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(lambda: page.likely_card.rows.keys() != [] or page._likely == [])
    return page


def test_a_person_is_created_from_what_was_typed(qtbot, peopled):
    page = new_page(qtbot, peopled.hub, "zacarías pop")
    with qtbot.waitSignal(page.go) as left:
        page.save()
    with peopled.hub.read() as session:
        name = session.scalars(select(PersonName).where(PersonName.person_id == left.args[0].args[0])).one()
        assert session.get(Person, name.person_id) is not None
    assert (name.given, name.surname_1) == ("Zacarías", "Pop")


def test_somebody_surely_the_same_asks_for_a_second_look(qtbot, peopled):
    page = new_page(qtbot, peopled.hub, "")
    from kindhub.services.form_contents import Answers

    page.bodies["name"].show_answers(Answers({"given": "Heidy", "surname_1": "Ramos", "surname_2": "Ceto"}), {})
    page.bodies["identifier"].show_answers(Answers({"kind": "cui", "value": "2412 12345 1314"}), {})
    page.look_for_same()
    qtbot.waitUntil(lambda: bool(page._likely))
    shown = page.likely_card.rows.keys()
    assert peopled.person_ids[1] in shown
    assert any(one.cls != "possible" for one in page._likely)
    with qtbot.assertNotEmitted(page.go):
        page.save()
    with qtbot.waitSignal(page.go):
        page.save()


def test_a_part_that_was_begun_must_be_whole(qtbot, peopled):
    page = new_page(qtbot, peopled.hub, "zacarías pop")
    from kindhub.services.form_contents import Answers

    page.bodies["identifier"].show_answers(Answers({"kind": "cui"}), {})
    with qtbot.assertNotEmitted(page.go):
        page.save()
    assert page.bodies["identifier"].blocks["value"].has_message()


def open_part(qtbot, hub, person_id, form, record_id=""):
    page = PersonPartPage(hub, person_id, form, record_id)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(lambda: page.desk.target is not None)
    return page


def test_two_people_mend_the_same_telephone_and_choose_side_by_side(qtbot, peopled, person_id):
    from kindhub.services.form_contents import Answers
    from kindhub.ui.forms.conflict import OTHER, ConflictPanel

    hub = peopled.hub
    with hub.read() as session:
        contact = session.scalars(select(ContactPoint).where(ContactPoint.person_id == person_id)).one()
    mine = open_part(qtbot, hub, person_id, "contact", contact.id)
    with hub.begin("meanwhile") as work:
        theirs = work.get(ContactPoint, contact.id)
        theirs.safe_when, theirs.owner = "solo por la mañana", "abuela"
    answers = mine.form.body.answers()
    typed = Answers({**answers.values, "safe_when": "nunca los lunes", "never_if": "contesta él"}, answers.absent)
    mine.form.body.show_answers(typed, {})
    mine.form.save()
    qtbot.waitUntil(lambda: mine.conflict is not None)
    panel = mine.findChild(ConflictPanel)
    assert panel.names == ("safe_when",)  # the other fields were touched by one of them only
    panel.groups["safe_when"].button(OTHER).click()
    with qtbot.waitSignal(mine.go):
        panel.save_button.click()
    with hub.read() as session:
        kept = session.get(ContactPoint, contact.id)
    assert (kept.safe_when, kept.never_if, kept.owner) == ("solo por la mañana", "contesta él", "abuela")
    assert mine.conflict is None


def test_a_conflict_can_be_left_and_nothing_typed_is_lost(qtbot, peopled, person_id):
    from kindhub.services.form_contents import Answers

    hub = peopled.hub
    mine = open_part(qtbot, hub, person_id, "person")
    with hub.begin("meanwhile") as work:
        work.get(Person, person_id).note = "de otra persona"
    answers = mine.form.body.answers()
    mine.form.body.show_answers(Answers({**answers.values, "note": "lo mío"}, answers.absent), {})
    mine.form.save()
    qtbot.waitUntil(lambda: mine.conflict is not None)
    mine.conflict.left_open.emit()
    assert mine.conflict is None
    assert mine.form.body.answers().values["note"] == "lo mío"
    with hub.read() as session:
        assert session.get(Person, person_id).note == "de otra persona"
