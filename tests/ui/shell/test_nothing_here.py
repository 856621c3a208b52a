"""A page of a record that is not here says so and leads on; nothing on it invites to write."""

from __future__ import annotations

import pytest
from kindhub_reintegration.records import Case
from PySide6.QtWidgets import QAbstractButton
from sqlalchemy import select

from kindhub.ui.case.page import CasePage
from kindhub.ui.people.person_page import PersonPage
from kindhub.ui.shell import Route

PAGES = {
    "case": (lambda hub: CasePage(hub, "reintegration", "gone"), "Este caso no está aquí."),
    "person": (lambda hub: PersonPage(hub, "gone"), "Esta persona no está aquí."),
}


def a_case(hub):
    with hub.read() as session:
        return session.scalars(select(Case.id)).first()


@pytest.mark.parametrize("name", PAGES)
def test_only_a_sentence_and_the_way_to_my_day_are_left(qtbot, shown, peopled, name):
    make, words = PAGES[name]
    page = make(peopled.hub)
    shown(page)
    qtbot.waitUntil(lambda: page.nothing.state is not None)
    assert page.nothing.state.accessibleName().startswith(words)
    buttons = [button for button in page.findChildren(QAbstractButton) if button.isVisible()]
    assert [button.text() for button in buttons] == ["Ir a Mi día"]
    with qtbot.waitSignal(page.go) as left:
        buttons[0].click()
    assert left.args[0] == Route("day")


def test_it_stands_again_once_the_record_is_here(qtbot, shown, peopled):
    page = CasePage(peopled.hub, "reintegration", "gone")
    shown(page)
    qtbot.waitUntil(lambda: page.nothing.state is not None)
    page.refresh()
    qtbot.waitUntil(lambda: page.nothing.state is not None)
    page.case_id = a_case(peopled.hub)
    page.refresh()
    qtbot.waitUntil(lambda: page.picture is not None and page.nothing.state is None)
    assert page.side.isVisible()
    assert page.stages.isVisible()


def test_a_case_on_screen_stays_when_it_cannot_be_read_again(qtbot, shown, peopled):
    """What is typed in it would be gone with it."""
    page = CasePage(peopled.hub, "reintegration", a_case(peopled.hub))
    shown(page)
    qtbot.waitUntil(lambda: page.picture is not None)
    page.case_id = "gone"
    page.refresh()
    qtbot.waitUntil(lambda: "no está aquí" in "".join(bar.accessibleName() for bar in page.messages.bars()))
    assert page.nothing.state is None
