from __future__ import annotations

from math import cos, pi, sin

import pytest
from PySide6.QtCore import QPoint, QPointF, QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QTableWidget

from kindhub.records.places import places
from kindhub.ui.kit.charts import (
    BarChart,
    ChartCard,
    Figures,
    FunnelChart,
    FunnelFigures,
    LineChart,
    LyingBarChart,
    RadarChart,
    Series,
    SpreadChart,
    SpreadFigures,
    TargetChart,
    TileMap,
)
from kindhub.ui.kit.charts.patterns import UNKNOWN, fill, slot_of
from kindhub.ui.kit.charts.tile_map import grounds, shade
from kindhub.ui.theme import apply_theme, theme
from kindhub.ui.theme.palette import contrast_ratio

FIGURES = Figures(
    ("abr", "may", "jun"),
    (Series("inscritos", (9, None, 12)), Series("no se sabe", (1, 2, 3), unknown=True)),
    "Entran más en junio.",
    keys=("2026-04", "2026-05", "2026-06"),
)
ONE = Figures(("Quiché", "Sin dato"), (Series("inscritos", (54, 4)),), "Quiché tiene más.", no_data=1)


def kinds():
    return {
        "bars": BarChart(FIGURES), "stacked": BarChart(FIGURES, "stacked"), "lying": LyingBarChart(FIGURES),
        "lines": LineChart(FIGURES), "radar": RadarChart(FIGURES, 12, 4), "target": TargetChart(ONE, (50, None)),
    }  # fmt: skip


def painted(qtbot, chart):
    qtbot.addWidget(chart)
    chart.resize(400, 260)
    chart.grab()
    return chart


@pytest.mark.parametrize("kind", ["bars", "stacked", "lying", "lines", "radar", "target"])
def test_every_known_figure_has_a_mark_inside_the_chart(qtbot, kind):
    chart = painted(qtbot, kinds()[kind])
    known = sum(v is not None for s in chart.figures.series for v in s.values)
    assert len(chart._marks) == known
    for mark in chart._marks:
        assert chart.rect().toRectF().contains(mark.place.center())


@pytest.mark.parametrize("kind", ["bars", "lines", "radar", "target"])
def test_a_screen_reader_hears_the_finding_and_each_mark(qtbot, kind):
    chart = painted(qtbot, kinds()[kind])
    assert chart.accessibleName() == chart.figures.sentence
    qtbot.keyClick(chart, Qt.Key.Key_Right)
    assert chart.accessibleDescription() == chart.said(chart._marks[0])


def test_a_mark_opens_its_rows_by_key_and_by_click(qtbot):
    chart = painted(qtbot, BarChart(FIGURES))
    qtbot.keyClick(chart, Qt.Key.Key_Right)
    qtbot.keyClick(chart, Qt.Key.Key_Left)
    with qtbot.waitSignal(chart.mark_clicked) as opened:
        qtbot.keyClick(chart, Qt.Key.Key_Return)
    assert opened.args == ["2026-06", "no se sabe"]
    place = chart._marks[0].place.center().toPoint()
    with qtbot.waitSignal(chart.mark_clicked) as opened:
        qtbot.mouseClick(chart, Qt.MouseButton.LeftButton, pos=QPoint(place))
    assert opened.args == ["2026-04", "inscritos"]


def test_height_of_bars_is_in_proportion_from_zero(qtbot):
    chart = painted(qtbot, BarChart(Figures(("a", "b"), (Series("n", (5, 10)),), "b es el doble.")))
    low, high = (m.place.height() for m in chart._marks)
    assert high == pytest.approx(2 * low, rel=0.01)


def test_stacked_bars_have_the_height_of_their_sum(qtbot):
    figures = Figures(("a", "b"), (Series("x", (3, 10)), Series("y", (7, 0))), "Suman lo mismo.")
    assert figures.most("stacked") == 10
    chart = painted(qtbot, BarChart(figures, "stacked"))
    first = [m.place.height() for m in chart._marks if m.category == 0]
    second = [m.place.height() for m in chart._marks if m.category == 1]
    assert sum(first) == pytest.approx(sum(second), rel=0.02)


def test_series_can_be_told_apart_without_colour(qapp):
    def grey(slot):
        image = QImage(QSize(48, 48), QImage.Format.Format_Grayscale8)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        painter.fillRect(image.rect(), fill(slot))
        painter.end()
        return [image.pixelColor(x, y).value() > 190 for x in range(0, 48, 3) for y in range(0, 48, 3)]

    looks = [tuple(grey(slot)) for slot in range(1, 7)]
    assert len(set(looks)) == 6


def test_what_is_not_known_keeps_the_empty_outline():
    assert slot_of(0, unknown=True) == UNKNOWN
    assert UNKNOWN not in [slot_of(n) for n in range(12)]


def test_the_table_shows_the_same_figures(qtbot):
    card = ChartCard("Entrada", "por mes", BarChart(FIGURES))
    qtbot.addWidget(card)
    card.show_table(table=True)
    table = card.findChild(QTableWidget)
    shown = [[table.item(r, c).text() for c in range(3)] for r in range(3)]
    assert shown == [["abr", "9", "1"], ["may", "", "2"], ["jun", "12", "3"]]
    assert table.accessibleName() == "Entran más en junio."
    card.show_table(table=False)
    assert not card.shows_table()


def test_a_chart_is_kept_as_a_picture(qtbot, tmp_path):
    chart = painted(qtbot, LineChart(FIGURES))
    chart.export_png(tmp_path / "chart.png")
    assert QImage(str(tmp_path / "chart.png")).size() == QSize(800, 520)
    with pytest.raises(OSError, match="could not write"):
        chart.export_png(tmp_path / "no" / "folder.png")


@pytest.mark.parametrize("scores", [(1.0,) * 12, (4.0,) * 12, (4, 1, 4, 1, 3, 2, 1, 1, 4, 4, 2, 1)])
def test_every_score_of_a_radar_has_its_number_and_none_lies_on_another(qapp, scores):
    names = tuple(f"tema {n}" for n in range(12))
    radar = RadarChart(Figures(names, (Series("ahora", scores), Series("antes", (4.0,) * 12)), ""), 4, numbered=True)
    centre, radius = QPointF(120, 120), 66
    places = radar.number_places(centre, radius)
    assert [words for _, words in places] == [f"{score:.0f}" for score in scores]
    plates = [plate for plate, _ in places]
    for at, plate in enumerate(plates):
        assert not any(plate.adjusted(1, 1, -1, -1).intersects(other) for other in plates[at + 1 :])
        beyond = radius + theme().size(32)
        name = QPointF(120 + beyond * cos(_angle(at)), 120 + beyond * sin(_angle(at)))
        assert not plate.contains(name)


def _angle(at):
    return 2 * pi * at / 12 - pi / 2


FUNNEL = FunnelFigures(("consulta", "evaluada", "llegó"), (Series("casos", (12, 9, None), marks={2: "<5"}),), "Llegan.")
SPREAD = SpreadFigures(
    ("Consulta", "Medicos", "Nadie"), (Series("días", (10.5, 40, None)),), "Esperan.",
    spreads=((1, 10, 11, 90), (40,), ()), counted="cuántas",
)  # fmt: skip


def test_a_funnel_tells_the_share_of_the_step_before_and_none_of_what_is_hidden(qtbot):
    assert [FUNNEL.share(at) for at in range(3)] == ["", "75 %", ""]
    assert [row[1:] for row in FUNNEL.table()[1]] == [["12", "–"], ["9", "75 %"], ["<5", "–"]]
    chart = FunnelChart(FUNNEL)
    painted(qtbot, chart)
    assert [mark.category for mark in chart._marks] == [0, 1]
    assert "75 %" in chart.said(chart._marks[1])
    assert "%" not in chart.said(chart._marks[0])


def test_a_spread_names_how_many_the_middle_and_the_ends(qtbot):
    assert SPREAD.table()[1] == [
        ["Consulta", "4", "10.5", "1", "90"], ["Medicos", "1", "40", "40", "40"], ["Nadie", "0", "", "–", "–"]
    ]  # fmt: skip
    chart = SpreadChart(SPREAD)
    painted(qtbot, chart)
    said = chart.said(chart._marks[0])
    assert all(words in said for words in ("Consulta", "10.5", "4", "90"))
    assert "\t".join(chart.figures.table()[0])


SEARCHES = Figures(
    ("Quiché", "Petén", "Cortés", "Sin dato"),
    (Series("familias", (54, None, 7, 4), marks={1: "<5"}),),
    "Quiché tiene más.",
    keys=("GT-14", "GT-17", "HN-CR", "unknown"),
    no_data=3,
)


def test_every_department_of_a_drawn_country_has_one_tile_of_its_own():
    for ground in grounds():
        level = "state" if ground.country == "MX" else "department"
        assert set(ground.tiles) == {
            one.code for one in places() if one.parent == ground.country and one.level == level
        }
        assert len(set(ground.tiles.values())) == len(ground.tiles)


def test_a_map_shows_the_countries_with_figures_and_says_apart_what_lies_on_no_tile(qtbot):
    chart = painted(qtbot, TileMap(SEARCHES))
    assert [ground.country for ground in chart._shown()] == ["GT", "HN"]
    assert [chart.said(mark) for mark in chart._marks] == ["Quiché: 54", "Cortés: 7", "Sin dato: 4"]
    for one in chart._marks:
        assert chart.rect().toRectF().contains(one.place)
    tiles = [mark.place for mark in chart._marks]
    assert not any(a.intersects(b) for n, a in enumerate(tiles) for b in tiles[n + 1 :])


@pytest.mark.parametrize("name", ["light", "dark", "contrast"])
def test_words_on_the_darkest_tile_are_read(qapp, name):
    apply_theme(name, portable=True)
    try:
        assert all(contrast_ratio(theme().color("text").name(), shade(step).name()) >= 4.5 for step in range(5))
        assert shade(4) != shade(0)
    finally:
        apply_theme("light", portable=True)
