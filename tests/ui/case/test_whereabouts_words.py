"""Who was where when, in words: what is not known is drawn as not known, and the table says what the drawing does."""

from datetime import date

import pytest

from kindhub.i18n import spoken
from kindhub.program.whereabouts import LifeLine, LifeLines, Moment, Stay
from kindhub.records.partial_date import PartialDate
from kindhub.ui.case.whereabouts_words import chart_of, sentence_of, table_of, undated_of
from kindhub.ui.kit.timeline import Span

TODAY = date(2026, 11, 27)
KINDS = {"again": "together again", "held": "detained", "back": "returned"}


def on(text):
    return PartialDate.read(text)


def day(*parts):
    return Span(date(*parts), date(*parts))


APART = Stay("apart", "apart", since=on("4/5/2018"))
STAYS = (
    Stay("held", "detained", "held", on("4/5/2018"), None, "Centro"),
    Stay("back", "returned", "back", on("jul 2018"), None, "Guatemala", "whereabouts", "back"),
)
FAMILY = LifeLine(
    "family", "The family", stays=(APART,), moments=(Moment("cut", "separation", on("4/5/2018"), all=True),)
)
PARENT = LifeLine("elena", "Elena", "parent", STAYS)
CHILD = LifeLine("luz", "Luz", "child")


def items(*lines, known_to=None):
    with spoken("en"):
        return {
            item.key: item for lane in chart_of(LifeLines(lines, KINDS, known_to), TODAY).lanes for item in lane.items
        }


def test_a_stay_without_an_end_lasts_until_the_next_and_the_last_until_today():
    drawn = items(FAMILY, PARENT)
    july = Span(date(2018, 7, 1), date(2018, 7, 31))
    assert (drawn["held"].start, drawn["held"].end) == (day(2018, 5, 4), july)
    assert (drawn["back"].start, drawn["back"].end) == (july, day(2026, 11, 27))
    assert (drawn["apart"].frame, drawn["apart"].end) == (True, day(2026, 11, 27)), "no neighbour of what lies on it"
    assert drawn["cut"].through
    closed = items(FAMILY, PARENT, known_to=date(2024, 2, 1))
    assert closed["back"].end == day(2024, 2, 1), "after the closing nothing is known"


@pytest.mark.parametrize("before", [None, Stay("x", "x", "held", on("2010"), on("2/2/2015"))])
def test_a_beginning_nobody_wrote_lies_after_the_stay_before_and_is_sure_only_at_its_end(before):
    home = Stay("home", "home", "again", None, on("4/5/2018"))
    drawn = items(LifeLine("a", "Ana", "parent", tuple(filter(None, (before, home)))))["home"]
    assert drawn.start.first == (date(2015, 2, 2) if before else date(2015, 5, 1))
    assert drawn.start.first < drawn.start.last < drawn.end.first == date(2018, 5, 4)


def test_an_estimated_day_may_be_a_month_off_and_an_end_before_its_beginning_is_drawn_all_the_same():
    about = Stay("about", "x", "held", on("aprox. 4/5/2018"), on("1/1/2018"))
    drawn = items(LifeLine("a", "Ana", "parent", (about,)))["about"]
    assert (drawn.start.first, drawn.start.last) == (date(2018, 4, 3), date(2018, 6, 4))
    assert drawn.end == drawn.start


def test_a_line_without_anything_is_there_and_kinds_that_occur_are_told_in_their_order():
    with spoken("en"):
        drawn = chart_of(LifeLines((FAMILY, PARENT, CHILD), KINDS), TODAY)
    assert [(lane.title, lane.under, len(lane.items)) for lane in drawn.lanes] == [
        ("The family", "", 2), ("Elena", "Parent", 2), ("Luz", "Child", 0)]  # fmt: skip
    assert drawn.kinds == ((2, "detained"), (3, "returned"))
    assert drawn.lanes[1].items[1].slot == 3


def test_the_table_and_the_sentence_tell_it_and_what_has_no_date_is_counted():
    lost = Stay("lost", "with a sponsor", "again", place="Omaha")
    told = LifeLines((FAMILY, PARENT, LifeLine("luz", "Luz", "child", (lost,))), KINDS)
    with spoken("en"):
        assert dict(table_of(told)) == {
            "apart": ("The family", "apart", "", "4 May 2018", "not written"),
            "cut": ("The family", "separation", "", "4 May 2018", ""),
            "held": ("Elena", "detained", "Centro", "4 May 2018", "not written"),
            "back": ("Elena", "returned", "Guatemala", "Jul 2018", "not written"),
            "lost": ("Luz", "with a sponsor", "Omaha", "not written", "not written"),
        }
        assert sentence_of(told) == (
            "2 persons. Last known: Elena: returned · Guatemala; Luz: with a sponsor · Omaha.")  # fmt: skip
        assert sentence_of(LifeLines((FAMILY, CHILD))) == "1 person. Nothing is written of where they were."
    assert undated_of(told) == 1
    assert "lost" not in items(*told.lines)
    assert [key for key, _ in table_of(LifeLines((PARENT,)))] == ["held", "back"]
