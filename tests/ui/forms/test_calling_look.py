"""A grid of attendance keeps all its meetings in sight: their days go first, then the signs."""

from __future__ import annotations

import pytest

from kindhub.program.sheets import CAME, STAYED_AWAY, Asked
from kindhub.ui.forms.calling_look import LOOKS, look_for

LAPTOP, LARGE_TEXT = 890, 570
"""Units that the grid has on a screen of 1366 pixels, at 100 % and at 200 %."""


@pytest.mark.parametrize(
    ("meetings", "room", "look"),
    [(4, LAPTOP, 0), (6, LAPTOP, 1), (9, LAPTOP, 2), (14, LAPTOP, 2), (2, LARGE_TEXT, 1), (6, LARGE_TEXT, 2)],
)  # fmt: skip
def test_the_roomiest_look_that_fits_is_taken(meetings, room, look):
    assert look_for(meetings, room) is LOOKS[look]
    assert LOOKS[look].fits(meetings, room)


def test_where_not_even_the_tight_one_fits_the_table_is_moved_sideways():
    assert look_for(40, LAPTOP) is LOOKS[-1]
    assert not LOOKS[-1].fits(40, LAPTOP)


@pytest.mark.parametrize("look", LOOKS)
def test_who_came_is_said_in_words_in_every_look(look):
    assert [look.cell(one).text for one in (CAME, STAYED_AWAY, None)] == ["Sí", "No", "–"]
    assert look.heading(Asked("s1", "1", "")) == "1"
