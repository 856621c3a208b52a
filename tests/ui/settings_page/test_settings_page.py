from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QSettings

from kindhub.errors import Refused, UserError
from kindhub.i18n import L, language, tr, use_terms
from kindhub.packs.house import House
from kindhub.security.access import HUB, Rights
from kindhub.services.settings import choose, setting_in_force
from kindhub.services.wording import country_terms
from kindhub.settings import GROUPS, SETTINGS
from kindhub.ui.hub_window.workplace import Workplace
from kindhub.ui.kit.veil import names_veiled, veil_names
from kindhub.ui.settings_page import ways as ways_room
from kindhub.ui.settings_page.page import SettingsPage
from kindhub.ui.settings_page.ways import WaysOn
from kindhub.ui.settings_store import ALLOWED, SettingsStore
from kindhub.ui.shell import Route
from kindhub.ui.theme import apply_theme, theme


@pytest.fixture
def raw(tmp_path):
    return QSettings(str(tmp_path / "s.ini"), QSettings.Format.IniFormat)


@pytest.fixture
def place(qtbot, peopled, raw):
    place = Workplace(peopled.hub, SettingsStore(raw), ("program",))
    qtbot.addWidget(place.window)
    place.show()
    yield place
    place._open = False
    use_terms({})
    veil_names(on=False)
    apply_theme("light", portable=True)


def value(hub, key):
    with hub.read() as session:
        return setting_in_force(session, hub.user.uid, key)


def without_rule_rights(hub):
    rights = dict(hub.user.rights)
    rights[HUB] = Rights({a: s for a, s in rights[HUB].actions.items() if a != "manage_people"})
    hub.user = replace(hub.user, rights=rights)


def test_the_table_is_whole():
    for setting in SETTINGS.values():
        assert setting.allows(setting.default), setting.key
        assert setting.group in GROUPS
        assert setting.help.en
        assert setting.help.es
        assert not setting.governs or (setting.scope == "office" and setting.governs in SETTINGS)
    assert ALLOWED == ("language", "theme", "text_size")


def test_only_what_the_unlock_page_needs_lies_beside_the_encrypted_folder(place, raw):
    place.memory.keep_place(place.window)
    choose(place.hub, "lock_minutes", 5)
    choose(place.hub, "names_veiled", True)
    place.person.follow(place.window, "names_veiled")
    raw.setValue("geometry", b"x")
    place.settings.clean()
    assert set(raw.allKeys()) <= set(ALLOWED)


def test_a_value_of_another_kind_is_refused(hub):
    choose(hub, "lock_minutes", 15)
    for wrong in (7, "15", True):
        with pytest.raises(UserError):
            choose(hub, "lock_minutes", wrong)
    assert value(hub, "lock_minutes").value == 15


def test_what_the_office_rules_is_stronger_and_named(hub):
    choose(hub, "lock_minutes", 30)
    assert value(hub, "lock_minutes").by == ""
    choose(hub, "office.lock_minutes", 10)
    now = value(hub, "lock_minutes")
    assert (now.value, now.by, now.limit, now.fixed) == (10, hub.user.name, 10, False)
    with pytest.raises(Refused):
        choose(hub, "lock_minutes", 15)
    choose(hub, "lock_minutes", 5)
    choose(hub, "office.wording", "MX")
    assert value(hub, "wording").fixed
    with pytest.raises(Refused):
        choose(hub, "wording", "GT")
    choose(hub, "office.wording", "")
    assert not value(hub, "wording").fixed


def test_a_rule_needs_the_right_and_leaves_a_row_in_the_ledger(hub):
    from kindhub.storage.house import house_of

    ledger = house_of("main").ledger
    choose(hub, "office.names_veiled", "veiled")
    with hub.read() as session:
        rows = session.execute(ledger.select().where(ledger.c.action == "rule")).all()
    assert [row.record_id for row in rows] == ["office.names_veiled"]
    without_rule_rights(hub)
    with pytest.raises(Refused):
        choose(hub, "office.names_veiled", "")
    assert value(hub, "names_veiled").value is True


def test_the_page_shows_what_is_ruled_and_by_whom(qtbot, hub):
    choose(hub, "office.wording", "MX")
    choose(hub, "office.lock_minutes", 10)
    without_rule_rights(hub)
    page = SettingsPage(hub)
    qtbot.addWidget(page)
    said = [w.accessibleName() for w in page.rows["wording"].findChildren(object) if hasattr(w, "accessibleName")]
    assert any(words.startswith(f"Lo fija: {hub.user.name}") for words in said)
    assert not any(
        "Lo fija" in w.accessibleName() for w in page.rows["paper"].children() if hasattr(w, "accessibleName")
    )
    assert "office.wording" not in page.rows


def test_the_search_finds_by_words_help_and_choices(qtbot, hub):
    page = SettingsPage(hub)
    qtbot.addWidget(page)
    for typed, found in (("oscuro", {"theme"}), ("bloque", {"lock_minutes", "office.lock_minutes"}), ("zzz", set())):
        page.search.setText(typed)
        page._filter(typed)
        assert found <= {key for key, row in page.rows.items() if not row.isHidden()}, typed
    assert not page._none.isHidden()
    assert all(row.isHidden() for row in page.rows.values())


def test_another_language_keeps_the_page_and_what_was_typed(qtbot, place):
    place.window.open(Route("people"))
    place.window.page.search.setText("elmer jos")
    choose(place.hub, "language", "en")
    place.window.setting_changed.emit("language")
    assert language() == "en"
    assert place.window.page.search.text() == "elmer jos"
    place.window.open(Route("new_person", ("ana",)))
    body = place.window.page.bodies["name"]
    body.blocks["surname_1"].input.set_value("Us")
    place.window.text_size_asked.emit(10)
    assert theme().percent == 125
    assert place.window.page.bodies["name"].answers().values["surname_1"] == "Us"
    assert place.window.page.bodies["name"].answers().values["given"] == "Ana"


def test_a_form_that_was_begun_goes_on_in_the_other_language(qtbot, place, peopled):
    from kindhub_reintegration.records import Case
    from sqlalchemy import select

    with peopled.hub.read() as session:
        case = session.scalars(select(Case.id).where(Case.status == "active").limit(1)).one()
    place.window.open(Route("case", ("reintegration", case, "referral")))
    page = place.window.page
    qtbot.waitUntil(lambda: page.pane.desk is not None and page.pane.desk.target is not None)
    blocks = page.pane.form_page.body.blocks
    from kindhub.ui.kit.inputs import TextInput

    name = next(name for name, block in blocks.items() if isinstance(block.input, TextInput))
    blocks[name].input.set_value("lo que iba escribiendo")
    page.pane.desk._edited()
    place.window.speak("en")
    again = place.window.page
    assert again is not page
    qtbot.waitUntil(lambda: again.pane.desk is not None and again.pane.desk.target is not None)
    assert again.nav.rows.current() == "referral"
    assert again.pane.form_page.body.answers().values[name] == "lo que iba escribiendo"


def test_choices_count_at_once(qtbot, place):
    for key, chosen in (("lock_minutes", 5), ("names_veiled", True), ("wording", "MX"), ("theme", "dark")):
        choose(place.hub, key, chosen)
        place.window.setting_changed.emit(key)
    assert place.window.idle._lock.interval() == 300_000
    assert names_veiled()
    assert theme().name == "dark"
    assert tr("The referral", "La referencia") == "La canalización"


def test_a_choice_made_on_the_unlock_page_goes_over_to_the_person(qtbot, peopled, raw):
    store = SettingsStore(raw)
    choose(peopled.hub, "theme", "dark")
    store.put("theme", "contrast")
    place = Workplace(peopled.hub, store, ("program",))
    qtbot.addWidget(place.window)
    assert value(peopled.hub, "theme").value == "contrast"
    place._open = False
    again = Workplace(peopled.hub, SettingsStore(raw), ("program",))
    qtbot.addWidget(again.window)
    assert again.person.values["theme"].value == "contrast"
    again._open = False
    apply_theme("light", portable=True)


def test_terms_are_replaced_whole_with_their_capitals_and_data_is_not():
    use_terms(country_terms("MX"))
    try:
        assert L("x", "Referencias y referencia").say() == "Canalizaciones y canalización"
        assert L("x", "Preferencias").say() == "Preferencias"
        assert L("x", "Ver {referencia}: {name}").say(referencia="1", name="la referencia de Ana") == (
            "Ver 1: la referencia de Ana"
        )
        assert L("Referral", "x").en == "Referral"
    finally:
        use_terms({})
    assert L("x", "Referencias").say() == "Referencias"


def test_in_an_installation_an_installer_can_be_checked_from_here(qtbot, hub, tmp_path, monkeypatch):
    """The control: in a checkout there is no such way."""
    page = SettingsPage(hub)
    qtbot.addWidget(page)
    assert page.rows
    assert not page.findChildren(WaysOn)[0].ways.keys() & {"check_installer"}
    monkeypatch.setattr(ways_room, "house", lambda: House(tmp_path))
    page = SettingsPage(hub)
    qtbot.addWidget(page)
    assert page.rows
    asked = page.findChildren(WaysOn)[0]
    with qtbot.waitSignal(asked.go) as gone:
        asked.ways["check_installer"].click()
    assert gone.args == [Route("check_installer")]
