from __future__ import annotations

import pytest
from kindhub_reintegration import records  # noqa: F401 - the program is there
from PySide6.QtCore import QUrl
from PySide6.QtGui import QTextDocument
from sqlalchemy import select

from kindhub import app
from kindhub.errors import Refused, UserError
from kindhub.records.organisation import UserAccount
from kindhub.security.access import HUB, HUB_ROLES, Rights
from kindhub.security.keyring import Keyring
from kindhub.security.recovery import QR_PREFIX, make_sheet, read_sheet
from kindhub.services.colleagues import add_colleague, colleagues, grant, remove_colleague
from kindhub.services.own_keys import printable_sheets
from kindhub.storage.house import house_of
from kindhub.testing import PERSON, WEAK
from kindhub.ui.colleagues.new_person_card import NewPersonCard
from kindhub.ui.colleagues.page import ColleaguesPage
from kindhub.ui.colleagues.passphrase_page import PassphrasePage
from kindhub.ui.colleagues.person_card import PersonCard
from kindhub.ui.colleagues.renew_card import RenewCard
from kindhub.ui.colleagues.sheets_card import SheetsCard
from kindhub.ui.printing.square_code import QUIET_ZONE, qr_picture
from kindhub.ui.settings_page.ways import WaysOn
from kindhub.ui.unlocking.recovery_paper import paper_of

GOOD = "nube tambor lluvia camino puente maíz"
PROGRAM = "reintegration"
OTHER = "luna camino pan dulce piedra río"


pytestmark = pytest.mark.usefixtures("cheap_keys")


@pytest.fixture
def open_page(qtbot, hub):
    def open_page():
        page = ColleaguesPage(hub)
        qtbot.addWidget(page)
        page.resize(1100, 700)
        page.show()
        qtbot.waitUntil(lambda: page.card is not None)
        return page

    return open_page


@pytest.fixture
def eva(hub):
    add_colleague(hub, "eva", "Eva Prueba", GOOD, kdf=WEAK)
    return "eva"


def programs_of(hub, uid):
    return next(one.programs for one in colleagues(hub) if one.uid == uid)


def actions(hub, schema="main"):
    ledger = house_of(schema).ledger
    with hub.read() as session:
        return list(session.scalars(select(ledger.c.action)))


def test_a_person_added_here_can_open_the_hub(qtbot, hub, open_page):
    page = open_page()
    page.add_button.click()
    card = page.card
    assert isinstance(card, NewPersonCard)
    card.name.edit.setFocus()
    qtbot.keyClicks(card.name.edit, "Eva Nunez")
    assert card.uid.value() == "eva.nunez"
    card.new.first.setText(GOOD)
    card.new.again.setText(GOOD)
    card.save.click()
    qtbot.waitUntil(lambda: page.rows.current() == "eva.nunez", timeout=20_000)
    assert programs_of(hub, "eva.nunez") == {HUB: "staff"}
    Keyring.load(hub.folder.keyring, kdf_floor=WEAK).unlock("eva.nunez", GOOD)


def test_a_passphrase_that_is_guessed_at_once_or_differs_adds_nobody(qtbot, hub, open_page):
    page = open_page()
    page.ask_person()
    card = page.card
    card.name.set_value("Eva Núñez")
    card.uid.set_value("eva")
    for first, again in (("corta", "corta"), (GOOD, GOOD + "x")):
        card.new.first.setText(first)
        card.new.again.setText(again)
        card.save.click()
        qtbot.waitUntil(card.error.isVisible)
        card.error.hide()
    assert [one.uid for one in colleagues(hub)] == ["ana"]


def test_a_proposal_is_good_enough_and_must_be_typed_again(open_page):
    page = open_page()
    page.ask_person()
    new = page.card.new
    new.for_whom("eva", "Eva")
    new.propose_link.click()
    with pytest.raises(UserError, match="iguales"):
        new.check()
    new.again.setText(new.first.text())
    new.check()
    assert len(new.take().split()) == 6
    assert new.first.text() == new.again.text() == ""


def test_a_program_is_given_changed_and_withdrawn_in_words(qtbot, hub, eva, open_page):
    page = open_page()
    page.show_person(eva)
    row = page.card.rows[PROGRAM]
    assert row.held is None
    assert not row.give.isEnabled()
    role = hub.programs[PROGRAM].roles[0].key
    row.role.set_value(role)
    row._chosen(role)
    row.give.click()
    qtbot.waitUntil(lambda: programs_of(hub, eva).get(PROGRAM) == role)
    qtbot.waitUntil(lambda: page.card.rows[PROGRAM].held == role)
    row = page.card.rows[PROGRAM]
    row.withdraw.click()
    qtbot.waitUntil(row.agree.isVisible)
    assert programs_of(hub, eva).get(PROGRAM) == role
    row.agree.click()
    qtbot.waitUntil(lambda: "withdraw" in actions(hub, PROGRAM))
    assert PROGRAM not in programs_of(hub, eva)


def test_withdrawing_says_from_now_on(eva, hub, open_page):
    page = open_page()
    page.show_person(eva)
    from kindhub.ui.kit.message_bar import MessageBar

    words = [bar.text for bar in page.card.findChildren(MessageBar)]
    assert any(text.startswith("De ahora en adelante Eva Prueba") for text in words)


def test_nobody_changes_her_own_permissions(open_page):
    page = open_page()
    assert page.rows.current() in ("", "ana")
    assert not hasattr(page.card.rows[PROGRAM], "give")
    assert not hasattr(page.card, "remove")


def test_somebody_is_let_give_a_program_and_no_longer(qtbot, hub, eva, open_page):
    grant(hub, eva, PROGRAM, "everything")
    page = open_page()
    page.show_person(eva)
    page.card.rows[PROGRAM].lead.click()
    qtbot.waitUntil(lambda: hub.keyring.leads(PROGRAM) == ["ana", "eva"])
    qtbot.waitUntil(lambda: page.card.rows[PROGRAM].lead.isEnabled())
    assert page.card.rows[PROGRAM].lead.isChecked()
    page.card.rows[PROGRAM].lead.click()
    qtbot.waitUntil(lambda: hub.keyring.leads(PROGRAM) == ["ana"])
    assert {"name lead", "end lead"} <= set(actions(hub, PROGRAM))
    assert PROGRAM in programs_of(hub, eva)


def test_a_forgotten_passphrase_is_replaced_and_the_programs_are_hers_again(qtbot, hub, eva, open_page):
    grant(hub, eva, PROGRAM, "everything")
    page = open_page()
    page.show_person(eva)
    page.card.renew.click()
    card = page.card
    assert isinstance(card, RenewCard)
    card.new.first.setText("corta")
    card.new.again.setText("corta")
    card.save.click()
    assert not card.error.isHidden()
    card.new.first.setText(OTHER)
    card.new.again.setText(OTHER)
    card.save.click()
    qtbot.waitUntil(lambda: isinstance(page.card, PersonCard) and "renew" in actions(hub), timeout=20_000)
    keyring = Keyring.load(hub.folder.keyring, kdf_floor=WEAK)
    assert set(keyring.unlock(eva, OTHER).program_keys()) == {HUB, PROGRAM}
    with pytest.raises(Refused):
        keyring.unlock(eva, GOOD)


def test_somebody_is_removed_after_a_question_and_her_name_stays_in_the_history(qtbot, hub, eva, open_page):
    page = open_page()
    page.show_person(eva)
    page.card.remove.click()
    qtbot.waitUntil(page.card.question.isVisible)
    assert eva in [one.uid for one in colleagues(hub)]
    page.card.question.agree.click()
    qtbot.waitUntil(lambda: eva not in [one.uid for one in colleagues(hub)])
    qtbot.waitUntil(lambda: page.rows.current() == "ana")
    with hub.read() as session:
        (account,) = session.scalars(select(UserAccount).where(UserAccount.uid == eva))
    assert (account.name, account.active) == ("Eva Prueba", False)
    with pytest.raises(UserError):
        Keyring.load(hub.folder.keyring, kdf_floor=WEAK).unlock(eva, GOOD)


def test_without_the_key_that_certifies_nobody_is_renewed_or_removed(qtbot, hub, eva, open_page):
    hub.unlocked.root = None
    page = open_page()
    page.show_person(eva)
    assert not hasattr(page.card, "remove")
    with pytest.raises(Refused):
        remove_colleague(hub, eva)
    assert eva in [one.uid for one in colleagues(hub)]


def test_without_the_right_there_is_neither_page_nor_way_to_it(qtbot, hub):
    ways = WaysOn(hub)
    qtbot.addWidget(ways)
    assert set(ways.ways) == {"backup", "travel", "passphrase", "colleagues", "programs", "about", "letters"}
    hub.user.rights[HUB] = Rights.of([next(role for role in HUB_ROLES if role.key == "staff")])
    hub.user.rights[PROGRAM] = Rights()
    ways = WaysOn(hub)
    qtbot.addWidget(ways)
    assert set(ways.ways) == {"backup", "travel", "passphrase", "programs", "about"}
    with pytest.raises(Refused):
        ColleaguesPage(hub)
    assert printable_sheets(hub) == ()


def test_a_new_sheet_recovers_and_the_page_waits_until_it_was_typed_back(qtbot, hub, open_page):
    page = open_page()
    page.ask_sheets()
    card = page.card
    assert isinstance(card, SheetsCard)
    card.makers[""].click()
    qtbot.waitUntil(card.is_open)
    assert not page.may_leave()
    sheet = card.pane._sheet
    card.pane.typed.set_value(sheet.text.lower())
    card.pane.done.click()
    assert not card.is_open()
    assert page.may_leave()
    assert "print recovery sheet" in actions(hub)
    again = Keyring.load(hub.folder.keyring, kdf_floor=WEAK)
    again.recover(sheet.text, "ana", "otra frase larga de prueba", kdf=WEAK)
    assert again.unlock("ana", "otra frase larga de prueba").is_lead(PROGRAM)


@pytest.fixture
def passphrase_page(qtbot, hub):
    page = PassphrasePage(hub)
    qtbot.addWidget(page)
    page.show()
    return page


def test_ones_own_passphrase_is_changed_by_oneself(qtbot, hub, passphrase_page):
    page = passphrase_page
    page.old.setText(PERSON.passphrase)
    page.new.first.setText(GOOD)
    page.new.again.setText(GOOD)
    with qtbot.waitSignal(page.go, timeout=20_000):
        page.save.click()
    assert page.old.text() == page.new.first.text() == page.new.again.text() == ""
    keyring = Keyring.load(hub.folder.keyring, kdf_floor=WEAK)
    keyring.unlock("ana", GOOD)
    with pytest.raises(Refused):
        keyring.unlock("ana", PERSON.passphrase)
    assert "change passphrase" in actions(hub)


def test_a_wrong_old_passphrase_changes_nothing(qtbot, hub, passphrase_page):
    page = passphrase_page
    page.old.setText("no es esta de ninguna manera")
    page.new.first.setText(GOOD)
    page.new.again.setText(GOOD)
    page.save.click()
    qtbot.waitUntil(page.error.isVisible, timeout=20_000)
    Keyring.load(hub.folder.keyring, kdf_floor=WEAK).unlock("ana", PERSON.passphrase)
    assert "change passphrase" not in actions(hub)


def test_the_paper_carries_the_key_as_text_and_as_a_code():
    private = bytes(range(32))
    sheet = make_sheet("KIND", "@all", "", bytearray(private))
    assert sheet.qr_payload.startswith(QR_PREFIX)
    assert bytes(read_sheet(sheet.qr_payload)) == private
    picture = qr_picture(sheet.qr_payload)
    assert (picture.width() - 2 * QUIET_ZONE - 17) % 4 == 0  # a side of 17 + 4 n modules
    edge = [picture.pixelColor(x, QUIET_ZONE - 1).lightness() for x in range(picture.width())]
    assert set(edge) == {255}
    assert picture.pixelColor(QUIET_ZONE, QUIET_ZONE).lightness() == 0
    document = paper_of(sheet, f"KIND\n\n{sheet.text}\n")
    assert sheet.text.splitlines()[3] in document.toPlainText()
    assert document.resource(QTextDocument.ResourceType.ImageResource.value, QUrl("recovery-qr")) is not None


def test_roles_over_the_shared_records_can_be_changed_and_hold_at_the_next_unlocking(qtbot, hub, eva, open_page):
    page = open_page()
    page.show_person(eva)
    row = page.card.rows[HUB]
    assert not hasattr(row, "withdraw")
    row.role.set_value("reader")
    row._chosen("reader")
    row.give.click()
    qtbot.waitUntil(lambda: programs_of(hub, eva)[HUB] == "reader")
    hub.close()
    as_eva = app.open_hub(hub.folder.path, "eva", GOOD, kdf_floor=WEAK)
    assert not as_eva.user.can(HUB, "create")
    as_eva.close()
    hub.folder.lock()
