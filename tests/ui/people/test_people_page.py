from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt

from kindhub.services.search.find import Hit
from kindhub.services.search.found import SearchFilters
from kindhub.ui.people.hit_row import matches
from kindhub.ui.people.people_page import PeoplePage
from kindhub.ui.shell import Route


@pytest.fixture
def page(qtbot, peopled):
    page = PeoplePage(peopled.hub)
    qtbot.addWidget(page)
    page.resize(1150, 700)
    page.show()
    return page


def names(page):
    return [page.model.index(row, 0).data() for row in range(page.model.rowCount())]


def type_and_wait(qtbot, page, text):
    qtbot.keyClicks(page.search, text)
    qtbot.waitUntil(lambda: page._typed == text)


def test_rows_follow_the_letters_and_enter_opens_the_first(qtbot, page, peopled):
    type_and_wait(qtbot, page, "elmer tom")
    assert names(page)
    assert all("Elmer" in name for name in names(page))
    with qtbot.waitSignal(page.go) as left:
        qtbot.keyClick(page.search, Qt.Key.Key_Return)
    assert left.args[0] == Route("person", (page.table.current_key(),))
    assert page.table.current_key() in peopled.person_ids


def test_arrow_down_goes_into_the_table_and_enter_opens_that_row(qtbot, page):
    type_and_wait(qtbot, page, "elmer")
    second = page.model.key_at(1)
    qtbot.keyClick(page.search, Qt.Key.Key_Down)
    with qtbot.waitSignal(page.go) as left:
        qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert left.args[0].args == (second,)


def test_an_answer_that_was_overtaken_is_not_shown(qtbot, page):
    page.searcher.ask("elmer", SearchFilters())
    page.searcher.ask("heidy", SearchFilters())
    with qtbot.waitSignal(page.searcher.found) as answer:
        pass
    assert answer.args[0] == "heidy"


def test_creating_comes_only_after_a_search_and_keeps_what_was_typed(qtbot, page):
    assert not page.create_bar.isVisible()
    with qtbot.assertNotEmitted(page.go):
        page.create_person()
    type_and_wait(qtbot, page, "nadie asi")
    assert page.create_bar.isVisible()
    with qtbot.waitSignal(page.go) as left:
        page.create_person()
    assert left.args[0] == Route("new_person", ("nadie asi",))


def test_a_filter_that_leaves_nobody_offers_to_be_taken_away(qtbot, page):
    type_and_wait(qtbot, page, "elmer")
    before = names(page)
    page.filters.choose("country", "US", "Estados Unidos")
    qtbot.waitUntil(lambda: not names(page))
    assert page._stack.currentWidget() is page._none
    page._none.acted.emit()
    qtbot.waitUntil(lambda: names(page) == before)


def test_the_preview_shows_numbers_masked(qtbot, page, peopled):
    from kindhub.ui.kit.text import Text

    type_and_wait(qtbot, page, "heidy")
    qtbot.waitUntil(lambda: page.preview.case_route() is not None or page.preview._case is not None)
    shown = " ".join(text.text() for text in page.preview.findChildren(Text))
    assert "1314" in shown
    assert "12345" not in shown


def hit(name, why):
    return Hit("p", name, "", None, None, None, (), False, why, ())


@pytest.mark.parametrize(
    ("name", "typed", "why", "found"),
    [
        ("Elmer Tomás", "elmer tom", "exact", ((0, 5), (6, 3))),
        ("Tomás Elmer", "elmer", "order", ((6, 5),)),
        ("Ana López", "xyz", "exact", ()),
        ("Thomas Juan", "tomas", "sound", ((0, 6),)),
        ("Ana López", "5555", "number", ()),
    ],
)
def test_found_letters_are_marked_where_they_stand(name, typed, why, found):
    assert matches(hit(name, why), typed) == found


def test_programs_of_nobody_asks_nothing(peopled):
    from kindhub.services.search.found import find_filtered, programs_of

    with peopled.hub.read() as session:
        assert programs_of(session, peopled.hub.programs, []) == {}
        found = find_filtered(
            session, peopled.hub.programs, "elmer", SearchFilters(program="no_such"), date(2026, 1, 1)
        )
    assert found.hits == ()
    assert found.left_out > 0


def test_f6_goes_from_the_search_to_the_filters(qtbot, page):
    qtbot.keyClick(page.search, Qt.Key.Key_F6)
    qtbot.waitUntil(lambda: page.filters.first().hasFocus() or page.focusWidget() is page.filters.first())
