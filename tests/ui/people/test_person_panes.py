"""Documents, consents, photograph and timeline on the person page, over a real encrypted hub."""

from __future__ import annotations

import io
from datetime import date

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible

from kindhub.records.consent import Consent
from kindhub.records.document import Document
from kindhub.records.partial_date import PartialDate
from kindhub.records.person import Address
from kindhub.services.consents import tell_sharing
from kindhub.storage.attachments import store_attachment
from kindhub.ui.people.consents_pane import ConsentsPane
from kindhub.ui.people.documents_pane import DocumentsPane
from kindhub.ui.people.person_page import PersonPage
from kindhub.ui.people.photo_box import PhotoBox
from kindhub.ui.people.timeline_card import TimelineCard
from kindhub.ui.shell import Route


def picture():
    made = io.BytesIO()
    Image.new("RGB", (40, 50), "#336699").save(made, "PNG")
    return made.getvalue()


def with_file(hub, **facts):
    paper = Document(**facts)
    stored = store_attachment(hub.folder, "main", paper.id, picture())
    paper.stored_as, paper.file_key, paper.size, paper.media_type = stored.name, stored.key, stored.size, "image/png"
    return paper


@pytest.fixture
def person_id(peopled):
    hub, one = peopled.hub, peopled.person_ids[1]
    with hub.begin() as work:
        work.add(with_file(hub, person_id=one, kind="photo", title="Foto"))
        work.add(
            with_file(hub, person_id=one, kind="birth_certificate", title="Partida", issued_on=PartialDate.read("2012"))
        )
        work.add(Document(person_id=one, title="Sin archivo"))
        work.add(
            Address(person_id=one, locality="Houston", since=PartialDate.read("2018"), until=PartialDate.read("2020"))
        )
        for purpose, recipient in (("serve", "KIND"), ("share", "Escuela")):
            work.add(
                Consent(
                    person_id=one, purpose=purpose, recipient=recipient, answer="granted", given_on=date(2026, 1, 2)
                )
            )
    return one


@pytest.fixture
def page(qtbot, peopled, person_id, shown):
    page = PersonPage(peopled.hub, person_id)
    shown(page).resize(1100, 700)
    qtbot.waitUntil(lambda: page._read is not None)
    return page


def test_the_photograph_is_shown_when_asked_for_only(qtbot, page):
    box = page.findChild(PhotoBox)
    assert not box.is_shown()
    qtbot.keyClick(box, Qt.Key.Key_Return)
    qtbot.waitUntil(box.is_shown)
    page.show_tab("family")
    assert not box.is_shown()


def test_without_the_right_there_is_no_photograph(qtbot, peopled, person_id):
    from dataclasses import replace

    from kindhub.security.access import Rights

    hub = peopled.hub
    hub.user = replace(hub.user, rights={**hub.user.rights, "hub": Rights({"view": "all"})})
    page = PersonPage(hub, person_id)
    qtbot.addWidget(page)
    qtbot.waitUntil(lambda: page._read is not None)
    assert page.findChild(PhotoBox) is None


def test_a_document_is_shown_beside_the_list_and_forgotten(qtbot, page):
    page.show_tab("documents")
    pane = page.findChild(DocumentsPane)
    papers = {one.id: one.kind for one in page._read.profile.documents}
    assert papers[pane._shown.partition(":")[2]] == "birth_certificate"  # a photograph is never shown unasked
    qtbot.waitUntil(lambda: pane.view.isVisible(), timeout=20_000)
    assert pane.view._sheets is not None
    bare = next(key for key, there in pane._files.items() if not there)
    pane.show_document(bare)
    assert pane.view._sheets is None
    with qtbot.waitSignal(page.go) as left:
        pane._edit()
    assert left.args[0] == Route("person_part", (page.person_id, "document", bare.partition(":")[2]))
    page.show_tab("")
    assert pane.view._sheets is None


def test_cells_are_walked_by_arrows_and_speak(qtbot, page):
    page.show_tab("consents")
    pane = page.findChild(ConsentsPane)
    first, beside = pane.matrix.cells[1, 1], pane.matrix.cells[1, 2]
    with qtbot.waitActive(page.window()):
        page.window().activateWindow()
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Right)
    assert beside.hasFocus()
    said = QAccessible.queryAccessibleInterface(first).text(QAccessible.Text.Name)
    assert "KIND" in said
    assert "lo dio" in said
    with qtbot.waitSignal(page.go) as left:
        qtbot.keyClick(pane.matrix.cells[1, 1], Qt.Key.Key_Return)
    assert left.args[0].args[1] == "consent"


def test_a_consent_is_withdrawn_in_two_steps_and_what_was_shared_stays(qtbot, peopled, page):
    page.show_tab("consents")
    pane = page.findChild(ConsentsPane)
    cell = next(one for one in pane._cells.values() if one.recipient == "Escuela")
    tell_sharing(peopled.hub, cell.consent.id, "constancia de estudios", date(2026, 3, 3))
    pane.matrix.take(cell.consent.id)
    pane.withdraw.click()
    with peopled.hub.read() as session:
        assert session.get(Consent, cell.consent.id).withdrawn_on is None
    with qtbot.waitSignal(pane.changed):
        pane.withdraw.click()
    with peopled.hub.read() as session:
        assert session.get(Consent, cell.consent.id).withdrawn_on is not None
    qtbot.waitUntil(lambda: any(one.state == "withdrawn" and one.shared for one in page._read.consents))


def test_what_was_shared_is_written_down_and_not_lost_on_the_way(qtbot, page):
    page.show_tab("consents")
    pane = page.findChild(ConsentsPane)
    keys = list(pane._cells)
    pane.matrix.take(keys[1])
    qtbot.keyClicks(pane.what, "constancia")
    pane.matrix.take(keys[0])
    pane.matrix.take(keys[1])
    assert pane.what.text() == "constancia"
    with qtbot.waitSignal(pane.changed):
        qtbot.keyClick(pane.what, Qt.Key.Key_Return)


def test_the_timeline_opens_what_it_shows_and_is_a_table_too(qtbot, page):
    card = page.findChild(TimelineCard)
    keys = [item.key for lane in card.timeline.lines.lanes for item in lane.items]
    assert {lane.key for lane in card.timeline.lines.lanes} >= {"home", "reintegration", "documents"}
    card.table_link.click()
    assert card.shows_table()
    assert {str(key) for key in (card.model.key_at(row) for row in range(card.model.rowCount()))} >= set(keys)
    case = next(key for key in keys if key.endswith(":case"))
    with qtbot.waitSignal(page.go) as left:
        card._open(case)
    assert left.args[0] == Route("case", ("reintegration", page._read.cases[0].case_id))


def test_of_a_program_without_key_nothing_is_on_the_page(qtbot, peopled, person_id):
    from kindhub.program.registry import Programs

    hub = peopled.hub
    hub.programs = Programs({})
    page = PersonPage(hub, person_id)
    qtbot.addWidget(page)
    qtbot.waitUntil(lambda: page._read is not None)
    assert [lane.key for lane in page._read.lanes] == ["home", "documents"]
    assert page._read.cases == ()


def test_one_field_is_brought_back_from_the_history(qtbot, peopled, page):
    from kindhub.records.person import Person
    from kindhub.ui.case.history_page import HistoryPage

    with peopled.hub.begin("form person") as work:
        work.get(Person, page.person_id).note = "una nota"
    page.show_tab("history")
    qtbot.waitUntil(lambda: page.findChild(HistoryPage) is not None, timeout=20_000)
    history = page.findChild(HistoryPage)
    at = next(n for n, line in enumerate(history.lines) if line.new == "una nota")
    bare = next(n for n, line in enumerate(history.lines) if line.change is None)
    history.table.select_key(bare)
    assert history.bar.isHidden()
    history.table.select_key(at)
    assert not history.bar.isHidden()
    history.reason.setText("no era suya")
    with qtbot.waitSignal(history.restore_asked):
        qtbot.keyClick(history.reason, Qt.Key.Key_Return)

    def gone():
        with peopled.hub.read() as session:
            return session.get(Person, page.person_id).note is None

    qtbot.waitUntil(gone, timeout=20_000)
    qtbot.waitUntil(lambda: page._read.profile.person.note is None, timeout=20_000)
