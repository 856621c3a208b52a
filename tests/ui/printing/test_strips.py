"""How pieces of a paper are dealt out to pages: nothing is lost, nothing is broken, headings come again."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kindhub.ui.printing.strips import Strip, deal

ROOM = 100.0


def nothing(_painter, _top):
    """A strip that draws nothing."""


def strip(height, **more):
    return Strip(height, nothing, **more)


def heights(pages):
    return [[one.strip.height for one in page] for page in pages]


def test_strips_fill_a_page_and_go_on_to_the_next():
    pages = deal([strip(40), strip(40), strip(40)], ROOM, ROOM)
    assert heights(pages) == [[40, 40], [40]]
    assert [one.top for one in pages[0]] == [0, 40]


def test_the_first_page_has_less_room():
    assert heights(deal([strip(40), strip(40), strip(40)], ROOM, 50)) == [[40], [40, 40]]


def test_a_gap_counts_between_strips_and_not_at_the_top_of_a_page():
    pages = deal([strip(50, gap=30), strip(50, gap=30)], ROOM, ROOM)
    assert heights(pages) == [[50], [50]]
    assert [page[0].top for page in pages] == [0, 0]
    assert heights(deal([strip(50, gap=30), strip(20, gap=30)], ROOM, ROOM)) == [[50, 20]]


def test_a_title_stays_with_what_follows():
    assert heights(deal([strip(80), strip(10, keep=True), strip(20)], ROOM, ROOM)) == [[80], [10, 20]]
    assert heights(deal([strip(80), strip(10), strip(20)], ROOM, ROOM)) == [[80, 10], [20]]


def test_headings_come_again_on_every_page():
    head = strip(10)
    rows = [strip(30, again=head) for _ in range(6)]
    pages = deal([replace(head, keep=True), *rows], ROOM, ROOM)
    assert heights(pages) == [[10, 30, 30, 30], [10, 30, 30, 30]]


def test_a_new_page_is_begun_once_only():
    assert heights(deal([strip(10), strip(10, new_page=True), strip(10)], ROOM, ROOM)) == [[10], [10, 10]]
    assert heights(deal([strip(10, new_page=True)], ROOM, ROOM)) == [[10]]


@pytest.mark.parametrize("again", [None, strip(10)])
def test_what_is_higher_than_a_page_and_cannot_be_cut_is_drawn_all_the_same(again):
    pages = deal([strip(20), strip(300, again=again), strip(20)], ROOM, ROOM)
    drawn = [height for page in heights(pages) for height in page]
    assert [height for height in drawn if height != 10] == [20, 300, 20]


def high(height, again=None):
    def cut(room):
        return high(room, again), (high(height - room, again) if height > room else None)

    return Strip(height, nothing, again=again, cut=cut)


def test_a_row_higher_than_a_page_is_cut_and_nothing_of_it_is_lost():
    head = strip(10)
    pages = deal([replace(head, keep=True), high(250, head)], ROOM, ROOM)
    assert heights(pages) == [[10, 90], [10, 90], [10, 70]]
