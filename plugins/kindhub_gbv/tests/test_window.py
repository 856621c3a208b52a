"""In the window: the frame around what is restricted, the code as the heading, each reading told, names by right."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from kindhub_gbv import records as r
from PySide6.QtCore import Qt
from sqlalchemy import text

from kindhub.security.access import Rights
from kindhub.storage.drafts import drafts_of
from kindhub.testing import PERSON
from kindhub.ui.case.page import CasePage
from kindhub.ui.case.reading import read_case
from kindhub.ui.forms.parts_page import PartsPage
from kindhub.ui.kit.buttons import LinkButton, QuietButton
from kindhub.ui.kit.clock_card import read_clock
from kindhub.ui.kit.inputs import TextInput
from kindhub.ui.kit.restricted_frame import RestrictedFrame
from kindhub.ui.shell import Route
from kindhub.ui.when import today

from .conftest import when


def framed(place):
    return [one for one in place.window.findChildren(RestrictedFrame) if one.isVisible()]


def readings(hub):
    with hub.read() as session:
        asked = text("SELECT entity, record_id FROM gbv.ledger WHERE action = 'read' ORDER BY n")
        return [tuple(row) for row in session.execute(asked)]


def test_a_file_is_framed_headed_by_its_code_and_its_reading_told(place, build, qtbot):
    case = build.case("SV-7Q4K-M2")
    place.window.open(Route("case", ("gbv", case.id)))
    page = place.window.page
    assert isinstance(page, CasePage)
    qtbot.waitUntil(lambda: page.picture is not None and page.isVisible())
    assert page.picture.name == "SV-7Q4K-M2"
    assert len(framed(place)) == 1
    assert "SV-7Q4K" not in place.window.windowTitle()
    qtbot.waitUntil(lambda: readings(place.hub) == [("case", case.id)])


def test_control_other_pages_have_no_frame_and_tell_nothing(place, qtbot):
    place.window.open(Route("list", ("reintegration", "my_cases")))
    qtbot.waitUntil(place.window.page.isVisible)
    assert framed(place) == []
    assert readings(place.hub) == []


def test_a_new_file_is_opened_from_the_list_without_any_person(place, qtbot):
    place.window.open(Route("list", ("gbv", "my_files")))
    button = place.window.page.head.new_case
    qtbot.waitUntil(button.isVisible)
    button.click()
    qtbot.waitUntil(lambda: isinstance(place.window.page, CasePage) and place.window.page.picture is not None)
    assert place.window.page.picture.name.startswith("SV-")
    with place.hub.read() as session:
        assert session.query(r.Case).count() == 1


def classification(hub):
    form = next(one for one in hub.programs["gbv"].forms if one.key == "incidents")
    (page,) = form.pages()
    return page


@pytest.fixture
def asked(hub, qtbot):
    from kindhub.services.form_contents import Answers
    from kindhub.ui.forms.form_body import FormBody
    from kindhub.ui.forms.lookups import Lookups

    body = FormBody(classification(hub), Lookups(hub))
    qtbot.addWidget(body)
    body.set_facts({"intake_birth": when("05/2012"), "perpetrator_relations": ("partner",)})
    body.show_answers(Answers({"happened_on": when("01/11/2026")}), {})
    body.show()
    body.focus_field("")
    return body


def press(qtbot, body, keys):
    for key in keys:
        qtbot.keyClick(body.guided[0].answer(body.guided[0].at).buddy(), key)


def test_questions_are_answered_by_one_key_each_and_the_type_is_explained(asked, qtbot):
    guided = asked.guided[0]
    assert guided.at == "gender_based"
    press(qtbot, asked, "snd")
    assert guided.at == "physical"
    assert asked.answers().absent == {"sexual_contact": "not_known"}
    press(qtbot, asked, "s")
    assert guided.at == ""
    assert guided.result.words.text() == (
        "Agresión física: hubo agresión física, y es el primer sí en el orden de las preguntas."
    )
    assert "contacto sexual no deseado" in guided.result.reasons.text()
    assert guided.outcome.follows == ("violencia de pareja",)
    assert {row.field for row in guided.rows.values() if row.answer.text() == "ya no hace falta"} == {
        "marriage", "denied", "emotional",
    }  # fmt: skip
    assert asked.check() == {}


def test_one_may_go_back_and_answers_that_contradict_each_other_are_refused(asked, qtbot):
    guided = asked.guided[0]
    press(qtbot, asked, ["s", "n", "n", Qt.Key.Key_Backspace, Qt.Key.Key_Backspace])
    assert guided.at == "penetration"
    press(qtbot, asked, "s")
    assert set(asked.check()) == {"penetration", "sexual_contact"}
    assert "La penetración es contacto sexual" in guided.result.problems.message.text()
    asked.focus_field("sexual_contact")
    press(qtbot, asked, "s")
    assert asked.check() == {}
    assert guided.outcome.follows == ("violencia de pareja", "abuso sexual en la niñez")


def test_control_not_because_of_gender_asks_nothing_more(asked, qtbot):
    press(qtbot, asked, "n")
    assert asked.guided[0].at == ""
    assert asked.guided[0].result.words.text() == "No es VBG: no fue por razón de género."


def test_the_classification_has_a_page_of_its_own_in_the_case_and_is_saved_there(place, build, qtbot):
    case = build.case()
    one = build.incident(case, gender_based=None)
    place.window.open(Route("case", ("gbv", case.id, "incidents")))
    page = place.window.page
    qtbot.waitUntil(lambda: page.pane.desk is not None and page.pane.desk.target is not None)
    parts = page.pane.findChild(PartsPage)
    assert "gender_based" not in parts.page.body.blocks
    parts.table.select_key(one.id)
    qtbot.waitUntil(lambda: parts.desk.target.record_id == one.id)
    (link,) = [one for one in parts.page.findChildren(LinkButton) if one.text() == "Clasificación guiada"]
    link.click()
    qtbot.waitUntil(lambda: page.pane.form_page is not parts.page and page.pane.desk.target is not None)
    assert not page.side.outcome.isHidden()
    assert not page.gap.isVisible()
    press(qtbot, page.pane.form_page.body, "ss")
    with qtbot.waitSignal(page.pane.saved):
        page.pane.form_page.save()
    assert build.read(r.Incident, one.id).core_type == "rape"
    page.pane.go_up()
    assert page.side.outcome.isHidden()


def test_the_clocks_of_health_care_count_down_in_hours_on_the_page(hub, build):
    case = build.case()
    build.incident(case, penetration=True, happened_at=datetime.now(UTC) - timedelta(hours=40, minutes=1))
    picture = read_case(hub, hub.programs["gbv"], case.id, today())
    (group,) = picture.clocks
    assert (group.title, group.note, group.act) == ("Atención de salud", "desde el incidente", "Referir a salud")
    assert [face.key for face in group.faces] == ["health_72h", "health_120h"]
    assert {row.key for row in picture.due}.isdisjoint({"health_72h", "health_120h"})
    readings = [read_clock(face, datetime.now(UTC)) for face in group.faces]
    assert [one.left[:13] for one in readings] == ["quedan 31 h 5", "quedan 79 h 5"]
    assert [one.tone for one in readings] == ["danger", "warn"]
    assert readings[0].share == pytest.approx(32 / 72, abs=0.01)


def test_a_clock_that_ran_out_says_so_and_one_that_was_met_is_a_line_that_is_done(hub, build):
    case = build.case()
    build.incident(case, penetration=True, happened_at=datetime.now(UTC) - timedelta(hours=80))
    (group,) = read_case(hub, hub.programs["gbv"], case.id, today()).clocks
    first, second = (read_clock(face, datetime.now(UTC)) for face in group.faces)
    assert (first.left, first.share, first.passed) == ("ya pasó", 0, True)
    assert not second.passed
    build.save(r.Safety(case_id=case.id, assessed_on=today(), health_on=today()))
    picture = read_case(hub, hub.programs["gbv"], case.id, today())
    assert picture.clocks == ()
    assert {row.key: row.state for row in picture.due}["health_120h"] == "done"


def test_what_is_hidden_comes_back_by_the_passphrase_alone(place, build, qtbot):
    case = build.case(this_computer_only=True)
    place.window.open(Route("case", ("gbv", case.id)))
    qtbot.waitUntil(lambda: place.window.page.picture is not None and place.window.page.isVisible())
    assert place.window.bar.hide_button.property("tone") == "restricted"
    assert framed(place)[0]._clock.text() == "Se oculta sin uso en 3 min"
    assert [mark.text for mark in place.window.page.picture.marks] == ["Este equipo solamente"]
    place.window.hide_all()
    curtain = place.window.curtain
    assert curtain._left.text() == "Se bloquea sin uso en 10 min."
    for key in (Qt.Key.Key_Escape, Qt.Key.Key_A, Qt.Key.Key_F12, Qt.Key.Key_Return):
        qtbot.keyClick(curtain.edit, key)
        assert curtain.isVisible()
    qtbot.waitUntil(lambda: curtain._problem.text() != "")
    curtain.edit.setText(PERSON.passphrase)
    qtbot.keyClick(curtain.edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not curtain.isVisible())
    with place.hub.read() as session:
        miss = "SELECT count(*) FROM {} WHERE action = 'failed passphrase'"
        assert [session.execute(text(miss.format(one))).scalar() for one in ("gbv.ledger", "main.ledger")] == [1, 0]


def test_control_other_pages_come_back_by_any_key(place, qtbot):
    place.window.open(Route("list", ("reintegration", "my_cases")))
    place.window.hide_all()
    assert not place.window.curtain.edit.isVisible()
    qtbot.keyClick(place.window.curtain, Qt.Key.Key_A)
    assert not place.window.curtain.isVisible()


def test_an_account_is_folded_and_each_opening_told(place, build, qtbot):
    case = build.case()
    one = build.incident(case, account="Lo que contó.")
    place.window.open(Route("case", ("gbv", case.id, "incidents")))
    page = place.window.page
    qtbot.waitUntil(lambda: page.pane.desk is not None and page.pane.desk.target is not None)
    parts = page.pane.findChild(PartsPage)
    block = parts.page.body.blocks["account"]
    assert not block.is_folded()
    parts.table.select_key(one.id)
    qtbot.waitUntil(lambda: parts.desk.target.record_id == one.id)
    assert block.is_folded()
    assert block.input.isHidden()
    block.unfold()
    assert block.input.value() == "Lo que contó."
    qtbot.waitUntil(lambda: ("gbv_incident", one.id) in readings(place.hub))


def test_who_may_not_see_names_is_told_that_they_lie_elsewhere(hub, build):
    case = build.case()
    assert read_case(hub, hub.programs["gbv"], case.id, today()).apart == ()
    hub.user = replace(hub.user, rights={**hub.user.rights, "gbv": Rights({"view": "all", "edit": "all"})})
    picture = read_case(hub, hub.programs["gbv"], case.id, today())
    assert [part.title for part in picture.apart] == ["Nombre y contacto"]
    assert "identity" not in {row.key for row in picture.sections}


@pytest.mark.parametrize("named", [True, False])
def test_a_name_is_not_opened_by_its_address_without_the_right(place, build, qtbot, named):
    case = build.case("SV-7Q4K-M2")
    if not named:
        user = place.hub.user
        place.hub.user = replace(user, rights={**user.rights, "gbv": Rights({"view": "all", "edit": "all"})})
    place.window.open(Route("case", ("gbv", case.id, "identity")))
    page = place.window.page
    qtbot.waitUntil(lambda: page.picture is not None and not page.pane.is_empty())
    assert (page.parts.current() == "identity") is named


def test_a_pause_keeps_what_was_written_and_hides_it_until_the_passphrase_is_given(place, build, qtbot):
    case = build.case("SV-7Q4K-M2")
    place.window.open(Route("case", ("gbv", case.id, "safety")))
    page = place.window.page
    qtbot.waitUntil(lambda: page.pane.desk is not None and page.pane.desk.target is not None)
    name, question = next(
        (name, one) for name, one in page.pane.form_page.body.questions.items() if isinstance(one.input, TextInput)
    )
    question.input.set_value("se va con su tía")
    question.input.changed.emit(question.input.value())
    pause = next(one for one in page.findChildren(QuietButton) if one.text() in ("Pausa", "Pause"))
    pause.click()
    curtain = place.window.curtain
    assert curtain.isVisible()
    assert curtain.needs_passphrase
    with place.hub.read() as session:
        (draft,) = drafts_of(session.connection(), "gbv", place.hub.user.uid)
    assert draft.content["values"] == {name: "se va con su tía"}
    curtain.edit.setText("otra cosa")
    curtain._given()
    qtbot.waitUntil(lambda: curtain.edit.isEnabled(), timeout=10_000)
    assert curtain.isVisible()
    curtain.edit.setText(PERSON.passphrase)
    curtain._given()
    qtbot.waitUntil(lambda: not curtain.isVisible(), timeout=10_000)
    assert page.pane.form_page.body.questions[name].value() == "se va con su tía"
