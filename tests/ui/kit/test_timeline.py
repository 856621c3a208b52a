"""The drawn timeline: nothing on top of another, what is not known to the day shows so, and keys reach everything."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QAccessible, QColor, QImage, QPainter

from kindhub.i18n import use_language
from kindhub.ui.kit.charts.patterns import KINDS
from kindhub.ui.kit.ink import Ink
from kindhub.ui.kit.timeline import Span, TimeItem, TimeLane, Timeline, TimelinePicture, TimeLines, signs_in
from kindhub.ui.kit.timeline.arrange import arrange, rows_of
from kindhub.ui.kit.timeline.kinds import paint_stretch
from kindhub.ui.kit.timeline.scale import Scale, ticks, uneven

TODAY = date(2026, 11, 23)


def day(text):
    return Span(date.fromisoformat(text), date.fromisoformat(text))


YEAR_2018 = Span(date(2018, 1, 1), date(2018, 12, 31))
LIFE = (
    TimeItem("village", "aldea", day("2012-01-01"), "aldea", YEAR_2018),
    TimeItem("houston", "Houston", YEAR_2018, "Houston", day("2025-03-01")),
)
CASE = (
    TimeItem("case", "caso", day("2026-01-01"), "caso", day("2026-11-23"), frame=True),
    *(TimeItem(f"visit{n}", "visita", day(f"2026-0{n}-10"), f"visita {n}", sign="circle") for n in range(1, 7)),
    TimeItem("same1", "a", day("2026-09-01"), "a"),
    TimeItem("same2", "b", day("2026-09-01"), "b"),
)
LINES = TimeLines((TimeLane("home", "Dónde", LIFE), TimeLane("case", "Caso", CASE, letters="RE")), TODAY, "12 hechos.")


def stops(lane, per_day, end=100_000.0):
    return arrange(lane, Scale(date(2010, 1, 1), per_day), mark=16, words=lambda stop: 40.0, end=end)


def test_marks_that_would_touch_are_one_cluster_and_apart_when_near(qapp):
    lane = LINES.lanes[1]
    far = [len(one.items) for one in stops(lane, 0.1) if not one.items[0].frame]
    near = [len(one.items) for one in stops(lane, 4) if not one.items[0].frame]
    assert far == [8]
    assert near == [1, 1, 1, 1, 1, 1, 2]  # two on one day stay together at any distance


def test_what_is_not_certain_lies_outside_the_bar(qapp):
    bar = next(one for one in stops(LINES.lanes[0], 1) if one.items[0].key == "houston")
    scale = Scale(date(2010, 1, 1), 1)
    assert (bar.from_, bar.left) == (scale.x(date(2018, 1, 1)), scale.x(date(2018, 12, 31)))
    assert bar.right == bar.to == scale.x(date(2025, 3, 2))


def test_words_stand_where_they_have_room(qapp):
    at = {one.items[0].key: one.label_at for one in stops(LINES.lanes[1], 4) if one.items[0].sign == "circle"}
    assert all(label is not None for label in at.values())
    tight = [one for one in stops(LINES.lanes[1], 0.7) if one.items[0].sign == "circle"]
    spans = sorted((one.label_at, one.label_at + 40) for one in tight if one.label_at is not None)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
    whole = Scale(date(2010, 1, 1), 4).x(TODAY)
    assert all(one.label_at + 40 <= whole for one in stops(LINES.lanes[1], 4, whole) if one.label_at is not None)


def test_stretches_at_one_time_take_rows_of_their_own():
    both = TimeItem("school", "escuela", day("2015-01-01"), end=day("2016-01-01"))
    rows = rows_of(TimeLane("home", "", (*LIFE, both)))
    assert rows["school"] != rows["village"]
    assert rows["houston"] == rows["village"]


@pytest.mark.parametrize("language", ["es", "en"])
def test_years_or_months_stand_over_the_lanes(language):
    use_language(language)
    years = [one.words for one in ticks(Scale(date(2010, 1, 1), 0.2), 0, 700, (40, 60))]
    assert years[0] == "2010"
    assert len(years) == len(set(years))
    months = [one.words for one in ticks(Scale(date(2026, 1, 1), 3), 0, 300, (40, 60))]
    assert months[0] == ("ene 2026" if language == "es" else "Jan 2026")


def test_the_ends_of_the_calendar_are_no_trouble():
    list(ticks(Scale(date(1, 1, 1), 0.1), 0, 5_000, (40, 60)))
    assert Scale(date(9999, 1, 1), 0.1).on(1_000_000) == date.max


def test_uneven_time_gives_each_change_room_and_is_walked_back(qapp):
    start, days = date(2010, 1, 1), 6_000
    changes = [date(2018, 5, 4), date(2018, 5, 20), date(2018, 7, 18), date(2026, 1, 1)]
    scale = uneven(start, days, 700, changes)
    places = [scale.x(one) for one in (start, *changes, start + timedelta(days))]
    assert (places[0], places[-1]) == (0, pytest.approx(700))
    widths = [after - before for before, after in pairwise(places)]
    assert min(widths) > 50
    assert Scale(start, 700 / days).x(changes[1]) - Scale(start, 700 / days).x(changes[0]) < 2, "too narrow to see"
    assert widths[2] > widths[1], "the longer is still the wider"
    for on in (start, *changes, date(2018, 6, 11), date(2027, 3, 4), date(2040, 1, 1)):
        assert abs((scale.on(scale.x(on) + 0.01) - on).days) <= 1
    assert uneven(start, days, 700, changes[:1]) == Scale(start, 700 / days)


def test_nearer_time_is_even(qtbot, shown):
    lines = replace(LINES, uneven=True, kinds=((2, "en camino"),))
    view = Timeline(lines)
    shown(view).resize(900, 300)
    assert view.drawing.scale.knots
    assert view.drawing.high > view.drawing.lanes_end, "what the patterns mean stands under the lanes"
    qtbot.keyClick(view, Qt.Key.Key_Plus)
    assert not view.drawing.scale.knots
    qtbot.keyClick(view, Qt.Key.Key_0)
    assert view.drawing.scale.knots


def test_a_long_name_takes_lines_and_is_not_cut(qapp):
    name = "María de los Ángeles Tzunux Ventura de la Cruz"
    lanes = [TimeLane("a", words, LIFE, under="Madre o padre") for words in (name, "Ana")]
    drawing = Timeline(TimeLines(tuple(lanes), TODAY)).drawing
    assert drawing.rooms[0].high > drawing.rooms[1].high
    assert drawing.rooms[0].row_middle(0) == drawing.rooms[0].high / 2 + drawing.rooms[0].top


def test_each_kind_of_stay_has_a_pattern_of_its_own_on_screen_and_in_black(qapp):
    for paper in (False, True):
        seen = set()
        for slot in KINDS:
            sheet = QImage(64, 40, QImage.Format.Format_Grayscale8)
            sheet.fill(QColor("white"))
            painter = QPainter(sheet)
            paint_stretch(painter, QRectF(2, 2, 60, 36), slot, Ink(paper=paper))
            painter.end()
            seen.add(bytes(sheet.constBits()))
        assert len(seen) == len(KINDS)


@pytest.fixture
def view(shown):
    view = Timeline(LINES)
    window = shown(view)
    window.resize(900, 260)
    view.setFocus()
    return view


def test_arrows_reach_every_stop_and_say_it(qtbot, view):
    reached = set()
    for lane in range(2):
        qtbot.keyClick(view, Qt.Key.Key_Down if lane else Qt.Key.Key_Right)
        qtbot.keyClick(view, Qt.Key.Key_Home)
        for _ in view.drawing.rooms[lane].stops:
            reached.update(item.key for item in view._stop()[1].items)
            assert view.accessibleDescription()
            qtbot.keyClick(view, Qt.Key.Key_Right)
    assert reached == {item.key for lane in LINES.lanes for item in lane.items}
    assert QAccessible.queryAccessibleInterface(view).text(QAccessible.Text.Name) == "12 hechos."


def test_enter_opens_one_and_comes_nearer_to_many(qtbot, view):
    view.current = "visit1"
    assert len(view._stop()[1].items) > 1
    before = view.drawing.scale.day
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert view.drawing.scale.day > before
    view.current = "village"
    with qtbot.waitSignal(view.opened) as opened:
        qtbot.keyClick(view, Qt.Key.Key_Return)
    assert opened.args == ["village"]


def test_two_on_one_day_are_handed_over_for_the_table(qtbot, view):
    view._zoom_to(8)
    view.current = "same1"
    with qtbot.waitSignal(view.crowded) as crowded:
        qtbot.keyClick(view, Qt.Key.Key_Return)
    assert crowded.args == [["same1", "same2"]]


def test_plus_minus_and_zero_zoom(qtbot, view):
    whole = view.drawing.scale.day
    qtbot.keyClick(view, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert view.drawing.scale.day == pytest.approx(whole * 1.5)
    assert not view.shows_all
    qtbot.keyClick(view, Qt.Key.Key_0)
    assert view.shows_all
    assert view.drawing.scale.day == pytest.approx(whole)
    view.show_months()
    x = view.drawing.scale.x(TODAY) - view._bar.value()
    assert 0 < x < view._room()


def test_a_click_opens_what_lies_there(qtbot, view):
    room, stop = view.drawing.rooms[0], view.drawing.rooms[0].stops[0]
    at = QPoint(round(view.width() - view._room() + stop.middle), round(room.row_middle(stop.row)))
    with qtbot.waitSignal(view.opened) as opened:
        qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=at)
    assert opened.args == ["village"]


def test_a_timeline_of_nothing_is_drawn(shown):
    assert shown(Timeline(TimeLines((), TODAY))).grab().width() > 0


def test_on_paper_there_is_no_colour(qapp):
    sheet = QImage(900, 200, QImage.Format.Format_RGB32)
    sheet.fill(QColor("white"))
    painter = QPainter(sheet)
    TimelinePicture(LINES).paint_on(painter, QRectF(0, 0, 900, 200))
    painter.end()
    dots = [QColor(sheet.pixel(x, y)) for x in range(0, 900, 3) for y in range(0, 110, 3)]
    assert max(one.saturation() for one in dots) < 12
    assert min(one.lightness() for one in dots) < 100


def test_the_legend_explains_the_signs_there_are_and_no_others():
    day, about = Span(TODAY, TODAY), Span(TODAY, TODAY + timedelta(days=30))
    late = TimeItem("late", "Visit", day, sign="overdue")
    stay = TimeItem("stay", "Shelter", about, end=day, sign="circle")
    assert signs_in(TimeLines((TimeLane("a", "A", (late,)),), TODAY)) == {"clock"}
    assert signs_in(TimeLines((TimeLane("a", "A", (late, stay)),), TODAY)) == {"clock", "fuzzy"}
