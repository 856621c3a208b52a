"""Every kind of field takes what the record holds, gives back the same, and says so when it cannot read something."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from kindhub.records.organisation import Organisation
from kindhub.records.partial_date import PartialDate
from kindhub.services.deadlines import CENTRAL_AMERICA
from kindhub.services.form_contents import Answers
from kindhub.ui.forms.checks import problems_in
from kindhub.ui.forms.fields.moment import read_moment, show_moment

VALUES = {
    "opened": date(2026, 11, 3),
    "size": 20,
    "weight": 12.5,
    "deposit": 12_550,
    "currency": "GTQ",
    "helmet": False,
    "handed": datetime(2026, 11, 3, 20, 20, tzinfo=UTC),
    "learnt": PartialDate.read("mar 2018"),
    "colour": "green",
    "extras": ("bell", "rack"),
    "countries": ("HN", "GT"),
    "village": "GT-1301",
    "note": "Dos líneas\nde texto",
}


@pytest.mark.parametrize("name", sorted(VALUES))
def test_what_the_record_holds_comes_back_unchanged(body, name):
    body.show_answers(Answers({name: VALUES[name]}), {})
    assert body.answers().values[name] == VALUES[name]


def test_nothing_comes_back_as_nothing(body):
    body.show_answers(Answers(), {})
    answers = body.answers()
    assert {name for name, value in answers.values.items() if value is not None} == set()
    assert answers.typed == {}


def test_a_retired_value_is_shown_and_kept_but_not_offered(body):
    body.show_answers(Answers({"colour": "blue"}), {})
    combo = body.questions["colour"].input
    assert combo.edit.text() == "azul"
    assert body.answers().values["colour"] == "blue"
    assert [choice.code for choice in combo.offered()] == ["red", "green"]


def test_a_picked_organisation_is_said_by_its_name(body, lending):
    with lending.begin("shop") as work:
        shop = Organisation(name="Taller El Pino")
        work.add(shop)
    body.show_answers(Answers({"shop": shop.id}), {})
    combo = body.questions["shop"].input
    assert combo.edit.text() == "Taller El Pino"
    assert [choice.code for choice in combo.offered("pino")] == [shop.id]
    assert combo.offered("cedro") == []


def test_places_are_found_without_accents_and_by_what_they_lie_in(body):
    find = body.questions["village"].input.offered
    assert "GT-1301" in [choice.code for choice in find("huehuetenango")]
    assert all("Quich" in f"{choice.label} {choice.note}" for choice in find("nebaj quiche"))
    assert find("nebaj quiche")


@pytest.mark.parametrize(
    ("name", "typed"),
    [("size", "veinte"), ("size", "inf"), ("size", "9" * 40), ("weight", "doce"), ("opened", "2018"),
     ("handed", "3/11/2026"), ("colour", "morado"), ("village", "Villa de Abajo")],
)  # fmt: skip
def test_what_cannot_be_read_stays_as_written_and_is_said(body, name, typed):
    block = body.blocks[name]
    block.focus()
    QTest.keyClicks(block.input.edit, typed)
    assert name in body.check()
    assert body.answers().values[name] is None
    assert body.answers().typed[name] == typed
    body.show_answers(body.answers(), {})  # a draft that is taken up again
    assert body.answers().typed[name] == typed


def test_esc_brings_back_the_value_from_when_the_field_got_the_focus(body):
    body.show_answers(Answers({"village": "GT-1301"}), {})
    editor = body.questions["village"].input
    editor.setFocus()
    before = editor.edit.text()
    editor.edit.selectAll()
    QTest.keyClicks(editor.edit, "Zac")
    QTest.keyClick(editor.edit, Qt.Key.Key_Escape)  # closes the list
    QTest.keyClick(editor.edit, Qt.Key.Key_Escape)
    assert editor.edit.text() == before
    assert body.answers().values["village"] == "GT-1301"


def test_a_field_is_checked_on_leaving_it_and_the_message_goes_when_it_is_mended(body):
    block = body.blocks["size"]
    block.focus()
    QTest.keyClicks(block.input.edit, "99")
    assert not block.has_message()  # never while typing
    body.blocks["weight"].focus()
    assert block.has_message()
    block.focus()
    block.input.edit.selectAll()
    QTest.keyClicks(block.input.edit, "2")
    assert not block.has_message()


def test_a_rule_over_two_fields_is_said_at_the_field_that_was_left(body):
    body.show_answers(Answers({"opened": date(2026, 11, 3), "handed": VALUES["handed"]}), {})
    assert body.blocks["closed"].isVisibleTo(body)
    body.blocks["closed"].focus()
    QTest.keyClicks(body.blocks["closed"].input.edit, "1/11/2026")
    body.blocks["note"].focus()
    assert body.blocks["closed"].has_message()


def test_what_the_sheet_said_stands_beside_the_field(body):
    body.show_answers(Answers(), {"size": "aro 20 o 24"})
    assert body.blocks["size"].said() == "En la hoja decía: «aro 20 o 24»"


def test_a_needed_field_is_marked_only_while_its_condition_holds(body):
    body.show_answers(Answers({"deposit": 100}), {})
    assert body.blocks["currency"].is_marked_needed()
    body.show_answers(Answers(), {})
    assert not body.blocks["currency"].isVisibleTo(body)


def test_a_reason_for_having_none_satisfies_what_is_needed(body):
    body.show_answers(Answers(), {})
    assert "opened" in body.check()
    body.questions["opened"].input.set_absence("not_asked")
    assert "opened" not in body.check()


def test_advice_is_info_and_keeps_nothing_back():
    from kindhub.i18n import L
    from kindhub.program.forms import Field, Form, Section
    from kindhub.records.person import Identifier
    from kindhub.ui.forms.checks import advice_in

    section = Section(L("Number", "Número"), (Field("kind"), Field("value")))
    form = Form("identifier", L("Number", "Número"), Identifier, (section,), parent="person_id")
    wrong = {"person_id": "1" * 32, "kind": "cui", "value": "2412123451314"}
    assert "value" in advice_in(form, wrong)
    assert problems_in(form, wrong, {}) == {}


@pytest.mark.parametrize(
    ("text", "hour", "minute"),
    [
        ("3/11/2026 14:20", 14, 20),
        ("3 nov 2026, 2:20 pm", 14, 20),
        ("3 nov 2026 12:05 am", 0, 5),
        ("3/11/2026, 9h", 9, 0),
    ],
)
def test_day_and_hour_are_read_as_people_write_them(text, hour, minute):
    assert read_moment(text) == datetime(2026, 11, 3, hour, minute, tzinfo=CENTRAL_AMERICA)


@pytest.mark.parametrize("text", ["", "3/11/2026", "14:20", "3 nov 12", "3/11/2026 25:00", "31/02/2026 10:00"])
def test_a_moment_without_day_or_hour_is_none(text):
    assert read_moment(text) is None


@settings(deadline=None)
@given(st.datetimes(datetime(1950, 1, 1), datetime(2090, 1, 1)))
def test_what_is_shown_of_a_moment_is_read_back(moment):
    moment = moment.replace(second=0, microsecond=0, tzinfo=CENTRAL_AMERICA)
    assert read_moment(show_moment(moment)) == moment


@settings(deadline=None)
@given(st.text(max_size=60))
def test_any_text_is_a_moment_or_none(text):
    assert read_moment(text) is None or isinstance(read_moment(text), datetime)
