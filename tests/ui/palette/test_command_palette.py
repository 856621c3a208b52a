from __future__ import annotations

from dataclasses import replace

import pytest
from kindhub_reintegration.records import Case
from PySide6.QtCore import Qt
from sqlalchemy import select

from kindhub.security.access import HUB, Rights
from kindhub.ui.kit.veil import veil_names, veiled_words
from kindhub.ui.palette import sources
from kindhub.ui.shell import Route


@pytest.fixture
def palette(qtbot, place):
    qtbot.keyClick(place.window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert place.finder.palette is not None
    return place.finder.palette


def shown(palette):
    return [entry.words for entry in palette.lines.entries()]


def test_it_opens_from_the_box_too_and_esc_gives_the_cursor_back(qtbot, place):
    box = place.window.bar.search_box
    box.setFocus()
    qtbot.mouseClick(box, Qt.MouseButton.LeftButton)
    palette = place.finder.palette
    assert palette.isVisible()
    assert palette.edit.hasFocus()
    qtbot.keyClick(palette.edit, Qt.Key.Key_Escape)
    assert not palette.isVisible()
    assert box.hasFocus()


def test_from_the_first_letter_to_the_open_list_by_keyboard(qtbot, place, palette):
    qtbot.keyClicks(palette.edit, "vencid")
    assert palette.current().route == Route("list", ("reintegration", "overdue"))
    qtbot.keyClick(palette.edit, Qt.Key.Key_Return)
    assert place.window.history.current == Route("list", ("reintegration", "overdue"))
    assert not palette.isVisible()


def test_a_person_is_found_by_the_search_of_the_people_page(qtbot, place, palette, peopled):
    qtbot.keyClicks(palette.edit, "@elmer")
    qtbot.waitUntil(lambda: any(e.kind == "person" for e in palette.lines.entries()))
    first = palette.current()
    assert first.words.startswith("Elmer")
    found = palette.lines.found_at(palette.view.currentIndex().row())
    assert found.stretches == ((0, 5),)
    qtbot.keyClick(palette.edit, Qt.Key.Key_Return)
    assert place.window.history.current.page == "person"


def test_who_may_not_list_names_finds_nobody_here(qtbot, place, palette, peopled):
    rights = dict(peopled.hub.user.rights)
    held = rights[HUB]
    rights[HUB] = Rights({action: scope for action, scope in held.actions.items() if action != "list_names"})
    peopled.hub.user = replace(peopled.hub.user, rights=rights)
    with qtbot.assertNotEmitted(place.finder._searcher.found, wait=150):
        qtbot.keyClicks(palette.edit, "elmer")
    assert not any(entry.kind == "person" for entry in palette.lines.entries())


def test_a_program_without_a_right_to_look_is_not_there(peopled):
    assert [e for e in sources.of_programs(peopled.hub) if e.mark]
    rights = dict(peopled.hub.user.rights)
    rights["reintegration"] = Rights({})
    peopled.hub.user = replace(peopled.hub.user, rights=rights)
    assert not [e for e in sources.of_programs(peopled.hub) if e.mark]


def test_rules_of_the_office_are_offered_to_whoever_may_set_them(peopled):
    def offered():
        return {entry.key for entry in sources.of_settings(peopled.hub)}

    assert "setting:office.lock_minutes" in offered()
    rights = dict(peopled.hub.user.rights)
    rights[HUB] = Rights({"view": "all"})
    peopled.hub.user = replace(peopled.hub.user, rights=rights)
    assert "setting:office.lock_minutes" not in offered()
    assert "setting:theme" in offered()


def test_parts_of_the_open_case_come_first(qtbot, place, peopled):
    with peopled.hub.read() as session:
        case = session.scalars(select(Case.id).where(Case.status == "active").limit(1)).one()
    place.window.open(Route("case", ("reintegration", case)))
    qtbot.waitUntil(lambda: place.window.page.picture is not None)
    place.find()
    palette = place.finder.palette
    qtbot.keyClicks(palette.edit, "plan reint")
    assert palette.current().key == "here:part:plan"
    assert palette.reach.text() == "en este caso y en todo el hub"
    qtbot.keyClick(palette.edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: place.window.page.nav.rows.current() == "plan")


def test_veiled_names_are_blocks_until_one_walks_there(qtbot, place, palette):
    veil_names(on=True)
    qtbot.keyClicks(palette.edit, "@e")
    qtbot.keyClicks(palette.edit, "lmer")
    qtbot.waitUntil(lambda: len(palette.lines.entries()) > 1)
    rows = palette.lines.entry_rows()
    assert all(palette.lines.is_veiled(row) for row in rows)
    assert palette.edit.accessibleDescription().startswith(veiled_words())
    row = palette.lines.entry_rows()[-1]
    line = palette.lines.found_at(row)
    palette.lines._lines = (*palette.lines._lines[:row], replace(line, entry=replace(line.entry, private="la mamá")),
                            *palette.lines._lines[row + 1 :])  # fmt: skip
    assert "la mamá" not in palette.lines.words_of(row)
    qtbot.keyClick(palette.edit, Qt.Key.Key_Down)
    assert [palette.lines.is_veiled(row) for row in rows[:3]] == [True, False, True]
    assert palette.lines.entries()[1].words in palette.edit.accessibleDescription()
    veil_names(on=False)
    assert not any(palette.lines.is_veiled(row) for row in rows)
    assert palette.lines.words_of(row).endswith("la mamá")


def test_hiding_the_screen_closes_it(qtbot, place, palette):
    qtbot.keyClick(place.window, Qt.Key.Key_F12)
    assert not palette.isVisible()
    assert palette.lines.entries() == []


def test_words_that_find_nothing_are_answered(qtbot, palette):
    qtbot.keyClicks(palette.edit, "zzqx")
    qtbot.waitUntil(palette.nothing.isVisible)
    qtbot.keyClick(palette.edit, Qt.Key.Key_Return)
    assert palette.isVisible()


def test_help_opens_beside_the_page(qtbot, place, palette):
    qtbot.keyClicks(palette.edit, "?copias")
    qtbot.keyClick(palette.edit, Qt.Key.Key_Return)
    assert place.window.help.isVisible()
    assert place.window.help.title.text() == "Copias de seguridad"


def test_it_has_its_size_the_first_time_it_is_opened(place, palette):
    assert palette.size() == place.window.size()
    assert palette.edit.width() > place.window.width() // 3
