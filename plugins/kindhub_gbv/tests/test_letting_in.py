"""Who is let in: by leads only, once her key was compared aloud, and with a second lead where there is one."""

from __future__ import annotations

import pytest

from kindhub import app
from kindhub.errors import Refused, UserError
from kindhub.security.access import HUB
from kindhub.services.admitting import admissions_in, decline
from kindhub.services.colleagues import add_colleague, grant, name_lead, renew_colleague, withdraw
from kindhub.storage.rekey import key_of
from kindhub.testing import PERSON, WEAK
from kindhub.ui.colleagues.page import ColleaguesPage

GBV, OTHER = "gbv", "reintegration"
WORDS = "nube tambor lluvia camino puente maíz"


pytestmark = pytest.mark.usefixtures("cheap_keys")


@pytest.fixture
def office(hub):
    """Ana leads; Eva and Marta are colleagues."""
    for uid, name in (("eva", "Eva Prueba"), ("marta", "Marta Prueba")):
        add_colleague(hub, uid, name, WORDS, kdf=WEAK)
    return hub


@pytest.fixture
def two_leads(office):
    """Ana and Marta lead; the hub is Ana's."""
    grant(office, "marta", GBV, "lead", compared=True)
    name_lead(office, GBV, "marta")
    return office


def members(hub):
    return {one.uid for one in hub.keyring.members(GBV)}


def waiting(hub):
    with hub.read() as session:
        return set(admissions_in(session, GBV).waiting)


def as_(hub, uid, passphrase=WORDS):
    hub.close()
    return app.open_hub(hub.folder.path, uid, passphrase, kdf_floor=WEAK)


def test_nobody_is_let_in_before_the_words_are_compared(office):
    with pytest.raises(UserError) as advice:
        grant(office, "eva", GBV, "caseworker")
    assert office.keyring.key_words("eva") in str(advice.value)
    assert "eva" not in members(office)


def test_an_open_program_asks_for_no_words(office):
    assert grant(office, "eva", OTHER, "caseworker")


def test_where_there_is_one_lead_her_word_is_enough(office):
    assert grant(office, "eva", GBV, "caseworker", compared=True)
    hers = as_(office, "eva")
    assert GBV in hers.schemas
    hers.close()


def test_where_there_are_two_both_say_it_and_one_cannot_say_it_twice(two_leads):
    assert not grant(two_leads, "eva", GBV, "caseworker", compared=True)
    assert not grant(two_leads, "eva", GBV, "caseworker", compared=True)
    assert "eva" not in members(two_leads)
    marta = as_(two_leads, "marta")
    assert waiting(marta) == {"eva"}
    with pytest.raises(UserError):
        grant(marta, "eva", GBV, "caseworker")
    assert grant(marta, "eva", GBV, "caseworker", compared=True)
    assert waiting(marta) == set()
    hers = as_(marta, "eva")
    assert GBV in hers.schemas
    hers.close()


def test_another_role_or_another_key_begins_anew(two_leads):
    grant(two_leads, "eva", GBV, "caseworker", compared=True)
    renew_colleague(two_leads, "eva", "otras seis palabras para abrir mañana", kdf=WEAK)
    marta = as_(two_leads, "marta")
    assert not grant(marta, "eva", GBV, "caseworker", compared=True)
    ana = as_(marta, PERSON.uid, PERSON.passphrase)
    assert not grant(ana, "eva", GBV, "lead", compared=True)
    assert "eva" not in members(ana)
    ana.close()


def test_what_one_lead_wants_another_can_decline(two_leads):
    grant(two_leads, "eva", GBV, "caseworker", compared=True)
    decline(two_leads, GBV, "eva")
    assert waiting(two_leads) == set()
    assert "eva" not in members(two_leads)


def test_who_was_certified_anew_is_given_it_again_only_after_comparing(office):
    grant(office, "eva", GBV, "caseworker", compared=True)
    before = office.keyring.key_words("eva")
    renew_colleague(office, "eva", "otras seis palabras para abrir mañana", kdf=WEAK)
    assert "eva" not in members(office)
    assert "eva" in {one.uid for one in office.keyring.members(HUB)}
    with office.read() as session:
        known = admissions_in(session, GBV)
    assert known.key_changed("eva", office.keyring.key_words("eva"))
    assert not known.key_changed("eva", before)


def test_an_administrator_lets_nobody_in(office):
    grant(office, "marta", HUB, "everything")
    name_lead(office, HUB, "marta")
    office.keyring.share_root(office.unlocked, "marta")
    marta = as_(office, "marta")
    for uid in ("marta", "eva"):
        with pytest.raises((Refused, UserError)):
            grant(marta, uid, GBV, "lead", compared=True)
    assert members(marta) == {PERSON.uid}
    marta.close()


def test_who_is_let_out_has_no_key_of_what_is_written_afterwards(office):
    grant(office, "eva", GBV, "caseworker", compared=True)
    hers = as_(office, "eva")
    then = app.store_keys(hers.folder, hers.unlocked).programs[GBV]
    ana = as_(hers, PERSON.uid, PERSON.passphrase)
    assert key_of(ana.folder.program(GBV), [then]) == then, "control: it opened the file"
    withdraw(ana, "eva", GBV)
    ana = as_(ana, PERSON.uid, PERSON.passphrase)
    with pytest.raises(UserError):
        key_of(ana.folder.program(GBV), [then])
    assert ana.unlocked.program_key(GBV).epoch == 2
    ana.close()
    assert as_(ana, "eva").schemas == ("main",)


def page_of(hub, qtbot, uid):
    page = ColleaguesPage(hub)
    qtbot.addWidget(page)
    page.resize(1100, 700)
    page.show()
    qtbot.waitUntil(lambda: page.card is not None)
    page.show_person(uid)
    return page


def test_in_the_window_the_words_are_shown_then_the_second_lead_is_waited_for(two_leads, qtbot):
    page = page_of(two_leads, qtbot, "eva")
    row = page.card.rows[GBV]
    row.role.set_value("caseworker")
    row._chosen("caseworker")
    row.give.click()
    qtbot.waitUntil(row.admission.isVisible, timeout=5_000)
    assert row.admission.words.text() == two_leads.keyring.key_words("eva")
    assert "eva" not in members(two_leads)
    row.admission.same.click()
    qtbot.waitUntil(lambda: waiting(two_leads) == {"eva"}, timeout=20_000)
    qtbot.waitUntil(lambda: page.card.rows[GBV].admission.waiting is not None, timeout=20_000)
    page.close()
    marta = as_(two_leads, "marta")
    page = page_of(marta, qtbot, "eva")
    row = page.card.rows[GBV]
    qtbot.waitUntil(row.admission.isVisible, timeout=5_000)
    row.admission.same.click()
    qtbot.waitUntil(lambda: "eva" in members(marta), timeout=20_000)
    marta.close()


def test_in_the_window_she_can_read_her_own_words(hub, qtbot):
    from kindhub.ui.colleagues.passphrase_page import PassphrasePage

    page = PassphrasePage(hub)
    qtbot.addWidget(page)
    assert hub.keyring.key_words(PERSON.uid) in page.key_words.text()
