"""The panel over real files, and the rules by which figures become charts."""

from __future__ import annotations

from datetime import date

import openpyxl
import pytest
from PySide6.QtCore import Qt
from sqlalchemy import select

from kindhub.i18n import L
from kindhub.program.indicators import Dimension, Figure, Indicator
from kindhub.records.partial_date import PartialDate
from kindhub.services.indicators import Counted
from kindhub.storage.house import house_of
from kindhub.ui.dashboard.cards import PanelCard, places_of
from kindhub.ui.dashboard.chart_figures import chart_figures, funnel_figures, said, spread_figures
from kindhub.ui.dashboard.page import DashboardPage
from kindhub.ui.dashboard.periods import custom, year_of
from kindhub.ui.dashboard.readings import readings_by, readings_of
from kindhub.ui.kit.charts import Figures, LyingBarChart

WAIT = 20_000
YEAR = year_of(date(2021, 6, 1))


def counted(*figures, units=None):
    keys = dict.fromkeys(figure.indicator for figure in figures)
    units = units or {}
    indicators = {key: Indicator(key, L(key, key), L("M.", "M."), units.get(key, "persons")) for key in keys}
    names = dict.fromkeys(name for figure in figures for name in figure.group)
    return Counted(YEAR.period, tuple(figures), indicators, {name: Dimension(name, L(name, name)) for name in names})


def test_months_without_anybody_are_zero_and_stand_in_order():
    made = counted(Figure("n", {"month": "2021-11"}, 4), Figure("n", {"month": "2021-02"}, 3))
    figures, left_out = chart_figures(made, YEAR, "n", "month")
    assert figures.categories[:2] == ("ene", "feb")
    assert figures.series[0].values == (0, 3, 0, 0, 0, 0, 0, 0, 0, 0, 4, 0)
    assert left_out == 0


def test_a_long_period_shows_its_last_year_and_says_so():
    period = custom(date(2019, 1, 1), date(2021, 6, 30))
    figures, left_out = chart_figures(counted(Figure("n", {"month": "2021-06"}, 1)), period, "n", "month")
    assert (len(figures.categories), left_out, figures.series[0].values[-1]) == (12, 18, 1)


def test_groups_stand_by_size_and_the_unknown_last_and_apart():
    groups = [("a", 2), ("unknown", 9), ("b", 5)]
    made = counted(*(Figure("n", {"place": code}, value) for code, value in groups))
    figures, _ = chart_figures(made, YEAR, "n", "place")
    assert figures.keys == ("b", "a", "unknown")
    assert figures.no_data == 2


def test_ages_stand_by_age():
    made = counted(*(Figure("n", {"age_band": band}, 1) for band in ("13-17", "22+", "6-12")))
    assert chart_figures(made, YEAR, "n", "age_band")[0].keys == ("6-12", "13-17", "22+")


def test_steps_of_a_way_stand_in_their_order_and_all_of_them():
    codes = [f"s{n}" for n in range(12)]
    made = counted(*(Figure("n", {"step": code}, n) for n, code in enumerate(reversed(codes))))
    made.dimensions["step"] = Dimension("step", L("Step", "Paso"), order=tuple(codes))
    figures, left_out = chart_figures(made, YEAR, "n", "step")
    assert (figures.keys, left_out) == (tuple(codes), 0)
    assert funnel_figures(figures).share(1) == "91 %"


def test_a_spread_has_the_values_of_each_group():
    made = counted(*(Figure("n", {"place": code}, 5, spread=(1, 5, 9)) for code in "ab"), units={"n": "days"})
    figures = spread_figures(made, chart_figures(made, YEAR, "n", "place")[0], "n", "place")
    assert figures.spreads == ((1, 5, 9), (1, 5, 9))
    assert figures.table()[1][0][1:] == ["3", "5", "1", "9"]


def test_a_wide_card_takes_two_places_and_a_later_one_fills_the_hole(qtbot):
    cards = [PanelCard(title, "", LyingBarChart(Figures((), (), ""))) for title in "abcd"]
    for card in cards:
        qtbot.addWidget(card)
    cards[1].wide = cards[2].wide = True
    assert places_of(cards, 3) == [(0, 0, 1), (0, 1, 2), (1, 0, 2), (1, 2, 1)]
    assert places_of(cards, 1) == [(0, 0, 1), (1, 0, 1), (2, 0, 1), (3, 0, 1)]


def test_many_groups_are_cut_and_counted():
    made = counted(*(Figure("n", {"place": f"p{n}"}, n + 1) for n in range(11)))
    figures, left_out = chart_figures(made, YEAR, "n", "place")
    assert (len(figures.categories), left_out) == (8, 3)


def test_currencies_are_never_one_series():
    made = counted(
        Figure("cost", {"currency": "GTQ", "month": "2021-01"}, 100.0, unit="GTQ"),
        Figure("cost", {"currency": "USD", "month": "2021-01"}, 7.0, unit="USD"),
        units={"cost": "money"},
    )
    figures, _ = chart_figures(made, YEAR, "cost", "month")
    assert [one.values[0] for one in figures.series] == [100.0, 7.0]


@pytest.mark.parametrize("figures", [(), (Figure("n", {"place": "a"}, 0),), (Figure("n", {"place": "a"}, None),)])
def test_nothing_is_no_chart(figures):
    assert chart_figures(counted(*figures), YEAR, "n", "place") is None


@pytest.mark.parametrize(
    ("value", "unit", "words"),
    [(None, "persons", "sin dato"), (52.66, "percent", "52.7 %"), (1234, "persons", "1,234"), (3.14, "days", "3.1"),
     (2063.75, "GTQ", "2,063.75 GTQ"), (0, "persons", "0")],
)  # fmt: skip
def test_how_a_figure_is_written(value, unit, words):
    assert said(value, unit) == words


def remained(stayed=47, gone=7, unknown=8, dead=1):
    known, alive = stayed + gone, stayed + gone + unknown
    return counted(
        Figure("stay_optimistic", {}, 100 * stayed / known if known else None, stayed, known, "percent"),
        Figure("stay_strict", {}, 100 * stayed / alive if alive else None, stayed, alive, "percent"),
        Figure("stay_unknown", {}, unknown),
        Figure("stay_left", {}, gone),
        Figure("stay_dead", {}, dead),
        Figure("stay_strict", {"year": "2020"}, 50.0, 1, 2, "percent"),
        Figure("stay_optimistic", {"year": "2020"}, 100.0, 1, 1, "percent"),
        units={"stay_optimistic": "percent", "stay_strict": "percent"},
    )


def test_both_readings_and_what_is_not_known_apart():
    found = readings_of(remained(), "stay")
    assert [(count, unknown) for _, count, unknown in found.parts] == [(47, False), (7, False), (8, True)]
    assert sum(count for _, count, _ in found.parts) == found.strict.denominator
    assert found.apart == (("stay_dead", 1),)
    assert found.figures().table()[1][0] == ["stay_strict", "47"]


def test_the_dead_are_apart_even_when_they_are_as_many_as_those_who_left():
    found = readings_of(remained(gone=3, dead=3), "stay")
    assert found.apart == (("stay_dead", 3),)


def test_nobody_in_the_readings_is_no_card():
    assert readings_of(remained(0, 0, 0, 0), "stay") is None


def test_readings_by_year_stand_side_by_side():
    figures = readings_by(remained(), "stay", "year")
    assert [one.values for one in figures.series] == [(50.0,), (100.0,)]


@pytest.fixture
def children(hub):
    """Three children referred in 2021, one of them of an unknown department."""
    from kindhub_reintegration.records import Case, Referral

    from kindhub.records.names import NameParts
    from kindhub.services.persons import new_person

    with hub.begin("children") as work:
        for month, sex in ((2, "female"), (2, "male"), (11, "female")):
            records = new_person({"sex": sex}, [NameParts("Ana", "Ceto")], [])
            day = date(2021, month, 3)
            case = Case(person_id=records[0].id, number=f"R-{month}-{sex}", status="accepted", opened=day)
            work.add_all(records)
            work.add(case)
            work.add(Referral(case_id=case.id, received_on=PartialDate.of(day)))


@pytest.fixture
def page(hub, children, qtbot):
    made = DashboardPage(hub, "reintegration")
    qtbot.addWidget(made)
    made.resize(1140, 700)
    made.show()
    qtbot.waitUntil(lambda: made.figures is not None, timeout=WAIT)
    return made


def show(page, qtbot, period):
    page.picker.choose(period)
    qtbot.waitUntil(lambda: page.figures.period == period, timeout=WAIT)


def test_cards_show_the_children_of_the_year(page, qtbot):
    show(page, qtbot, YEAR)
    card = next(card for card in page.cards if card.title.text() == "Niñas y niños referidos")
    assert card.chart.figures.series[0].values[1] == 2
    assert card.chart.figures.series[0].values[10] == 1
    assert card.accessibleDescription().startswith("Una vez cada quien")


def test_an_empty_period_leads_to_the_one_before(page, qtbot):
    show(page, qtbot, year_of(date(2022, 1, 1)))
    assert page.stack.currentWidget() is page.empty
    page.empty.acted.emit()
    qtbot.waitUntil(lambda: page.figures.period == YEAR, timeout=WAIT)
    assert page.stack.currentWidget() is not page.empty


def test_all_figures_whole_and_cut(page, qtbot):
    show(page, qtbot, YEAR)
    page.view.set_value("table")
    page._show_view()
    model = page.table.model
    first = [model.index(0, column).data() for column in range(model.columnCount())]
    assert first[:2] == ["Niñas y niños referidos", "3"]
    page.table.cut.setCurrentIndex(page.table.cut.findData("sex"))
    page.table._fill()
    rows = {
        (model.index(r, 0).data(), model.index(r, 1).data()): model.index(r, 2).data() for r in range(model.rowCount())
    }
    assert rows["Niñas y niños referidos", "mujer"] == "2"
    assert page.table.method.text().startswith("Niñas y niños referidos: ")


def test_charts_turn_into_tables_of_the_same_figures(page, qtbot):
    show(page, qtbot, YEAR)
    page.as_table.click()
    qtbot.waitUntil(lambda: all(card.shows_table() for card in page.cards))
    page.as_table.click()
    qtbot.waitUntil(lambda: not any(card.shows_table() for card in page.cards))


def exports(hub):
    ledger = house_of("reintegration").ledger
    with hub.read() as session:
        rows = session.execute(
            select(ledger.c.reason).where(ledger.c.action == "export", ledger.c.entity == "indicators")
        )
        return list(rows.scalars())


def test_the_workbook_says_the_same_and_the_ledger_why(page, hub, qtbot, tmp_path):
    show(page, qtbot, YEAR)
    page.export(tmp_path / "cifras.xlsx", "informe anual")
    qtbot.waitUntil(lambda: bool(page.messages.bars()), timeout=WAIT)
    assert page.messages.bars()[0].tone == "ok"
    rows = list(openpyxl.load_workbook(tmp_path / "cifras.xlsx").worksheets[0].values)
    assert ("Niñas y niños referidos", 3) in [row[:2] for row in rows]
    assert exports(hub) == ["informe anual"]


def test_a_file_that_cannot_be_written_leaves_no_trace(page, hub, qtbot, tmp_path):
    page.export(tmp_path / "no" / "such" / "cifras.xlsx", "x")
    qtbot.waitUntil(lambda: bool(page.messages.bars()), timeout=WAIT)
    assert page.messages.bars()[0].tone == "danger"
    assert exports(hub) == []


def test_an_export_needs_a_reason(page, qtbot):
    from kindhub.ui.dashboard.export_pane import ExportPane

    given = []
    pane = ExportPane("x", page)
    pane.reasoned.connect(given.append)
    qtbot.mouseClick(pane.go_on, Qt.MouseButton.LeftButton)
    assert given == []
    pane.reason.set_value("informe")
    qtbot.mouseClick(pane.go_on, Qt.MouseButton.LeftButton)
    assert given == ["informe"]


def test_without_the_right_there_is_no_way_out(hub, qtbot):
    from dataclasses import replace

    from kindhub.security.access import Rights

    hub.user = replace(hub.user, rights={**hub.user.rights, "reintegration": Rights({"view": "all"})})
    page = DashboardPage(hub, "reintegration")
    qtbot.addWidget(page)
    assert page.export_button.isHidden()
    qtbot.waitUntil(lambda: page.figures is not None, timeout=WAIT)


def test_the_panel_fits_the_laptop(page, qtbot):
    show(page, qtbot, YEAR)
    assert page.minimumSizeHint().height() <= 690 - 52
    assert page.minimumSizeHint().width() <= 1366 - 208


def test_a_picture_leaves_a_trace_and_a_bad_place_does_not(page, hub, qtbot, tmp_path):
    show(page, qtbot, YEAR)
    page.save_picture(page.cards[0].chart, tmp_path / "no" / "such.png", "x")
    qtbot.waitUntil(lambda: bool(page.messages.bars()), timeout=WAIT)
    assert page.messages.bars()[0].tone == "danger"
    page.save_picture(page.cards[0].chart, tmp_path / "chart.png", "informe")
    assert (tmp_path / "chart.png").read_bytes().startswith(b"\x89PNG")
    ledger = house_of("reintegration").ledger
    with hub.read() as session:
        reasons = session.execute(select(ledger.c.reason).where(ledger.c.entity == "chart")).scalars().all()
    assert reasons == ["informe"]


def test_the_routes_lead_here(hub, qtbot):
    from kindhub.ui.importing.page import ImportPage
    from kindhub.ui.routes import make_page
    from kindhub.ui.shell import Route

    for route, kind in ((Route("panel", ("reintegration",)), DashboardPage), (Route("exchange"), ImportPage)):
        made = make_page(hub, route)
        qtbot.addWidget(made)
        assert isinstance(made, kind)
