"""By default the tour leaves out what looks alike, and no page, no program and nobody's wall with it."""

from __future__ import annotations

import pytest

from kindhub.demo import folder as demo
from kindhub.demo.colleagues import PEOPLE, ROSA
from kindhub.demo.role_stops import PARTS, role_stops
from kindhub.demo.tour import View, _clear
from kindhub.demo.tour_short import ShortTour
from kindhub.demo.tour_stops import Stop, stops
from kindhub.ui.shell import Page, Route, ShellWindow

OWNERS = ("lending", "lending_more", "lead")


def shown(*there, uid="rosa", tour=None):
    walk = (tour or ShortTour(OWNERS)).walk(uid, list(enumerate(there)))
    return [stop.name for _number, stop, pictured in walk if pictured]


def page(name, *arguments, **more):
    return Stop(name, Route(name, arguments), **more)


def test_of_two_programs_that_have_the_same_part_one_shows_it_and_each_its_list():
    there = [page(f"{key}-{what}") for key in OWNERS[:2] for what in ("list", "case-notes", f"case-{key}")]
    assert shown(*there) == [
        "lending-list", "lending-case-notes", "lending-case-lending", "lending_more-list",
        "lending_more-case-lending_more",
    ]  # fmt: skip


def test_a_page_that_was_shown_is_not_shown_under_another_name_but_to_another_person_it_is():
    tour, home = ShortTour(OWNERS), Route("day")
    assert shown(Stop("my-day", home), Stop("lead-home", home), tour=tour) == ["my-day"]
    assert shown(Stop("lead-home", home), uid="marta", tour=tour) == ["lead-home"]


def test_few_stops_are_shown_in_another_look():
    there = [page(name, theme="dark") for name in ("my-day-dark", "letters-dark")]
    assert shown(*there, page("letters-200", text=200), page("letters")) == ["my-day-dark", "letters"]


def test_what_opens_the_page_of_a_picture_is_gone_through_without_one():
    there = [page("lending-roll-before"), Stop("lending-roll"), page("lending-lone-before"), page("about")]
    walk = ShortTour(OWNERS).walk("rosa", list(enumerate(there)))
    assert [(stop.name, pictured) for _number, stop, pictured in walk] == [
        ("lending-roll-before", False), ("lending-roll", True), ("about", True),
    ]  # fmt: skip


def test_whoever_asks_for_some_screens_a_person_or_the_whole_tour_gets_all_of_them():
    assert not View.read("1366x768").whole
    assert all(View.read("1366x768", **asked).whole for asked in ({"only": "x"}, {"person": "nora"}, {"whole": True}))


def test_the_next_stop_is_seen_after_the_one_that_hides_everything(qtbot):
    window = ShellWindow(lambda _route: Page(), lambda _window: None)
    qtbot.addWidget(window)
    window.show()
    window.hide_all()
    assert window.curtain.isVisible()  # the control: opening a page lifts nothing
    window.open(Route("day"))
    assert window.curtain.isVisible()
    _clear(window)
    assert not window.curtain.isVisible()


@pytest.fixture(scope="module")
def walked(made):
    """Stops of the whole tour over two programs, and those of the short one, by person."""
    tour = ShortTour((*PARTS.values(), "reintegration", "gbv"))
    found = {}
    for uid in PEOPLE:
        hub = demo.open_demo_folder(made, uid)
        there = [*(stops(hub, made.parent) if uid == ROSA.uid else ()), *role_stops(hub)]
        walk = tour.walk(uid, list(enumerate(there)))
        found[uid] = there, [stop for _number, stop, pictured in walk if pictured]
        hub.close()
    return found


def test_no_page_of_the_whole_tour_is_missing_in_the_short_one(walked):
    whole = {stop.route.page for there, _short in walked.values() for stop in there if stop.route}
    assert {stop.route.page for _there, short in walked.values() for stop in short if stop.route} == whole
    assert whole >= {"day", "case", "list", "panel", "exchange", "travel", "letters"}


def test_each_of_the_four_shows_where_a_walled_program_is_and_where_not(walked):
    for uid, (_there, short) in walked.items():
        names = {stop.name for stop in short}
        assert names & {"my-day", f"{PARTS[uid]}-home"}
        assert any("gbv" in name for name in names) == (uid in ("marta", "clara")), uid


def test_the_short_tour_is_less_than_two_thirds_of_the_whole(walked):
    sizes = [(len(there), len(short)) for there, short in walked.values()]
    assert sum(short for _whole, short in sizes) * 3 < sum(whole for whole, _short in sizes) * 2
