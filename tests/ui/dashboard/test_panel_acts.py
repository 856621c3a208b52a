"""What one does with a panel: go to the rows of a bar, compare, narrow, copy, print."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pypdfium2
import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter

from kindhub.records.organisation import Organisation
from kindhub.records.partial_date import PartialDate
from kindhub.security.access import Rights
from kindhub.services.indicators import count
from kindhub.ui.dashboard.figure_line import words_of_figure
from kindhub.ui.dashboard.page import DashboardPage
from kindhub.ui.dashboard.periods import compared, custom, quarter_of, us_fiscal_year_of, year_of
from kindhub.ui.dashboard.rows_page import RowsPage
from kindhub.ui.printing.job import PrintWish
from kindhub.ui.printing.look import Look
from kindhub.ui.routes import make_page
from kindhub.ui.theme import apply_theme, theme

WAIT = 20_000
YEAR = year_of(date(2021, 6, 1))


@pytest.fixture
def children(hub):
    """Five children referred in 2021 and one in 2020, of two partners."""
    from kindhub_reintegration.records import Case, Referral

    from kindhub.records.names import NameParts
    from kindhub.services.persons import new_person

    with hub.begin("children") as work:
        partners = [Organisation(name=name) for name in ("Colibrí", "Ceiba")]
        work.add_all(partners)
        work.flush()
        for number, (year, month) in enumerate(((2021, 2), (2021, 2), (2021, 2), (2021, 7), (2021, 11), (2020, 5))):
            records = new_person({"sex": "female"}, [NameParts("Ana", "Ceto")], [])
            day = date(year, month, 3)
            mine = {"responsible": hub.user.uid} if number else {}
            case = Case(person_id=records[0].id, number=f"R-{number}", status="accepted", opened=day,
                        partner_id=partners[number % 2].id, **mine)  # fmt: skip
            work.add_all(records)
            work.add(case)
            work.add(Referral(case_id=case.id, received_on=PartialDate.of(day)))


@pytest.fixture
def page(hub, children, qtbot):
    made = DashboardPage(hub, "reintegration")
    qtbot.addWidget(made)
    made.resize(1140, 700)
    made.show()
    made.picker.choose(YEAR)
    counted(made, qtbot)
    return made


def counted(page, qtbot):
    qtbot.waitUntil(lambda: page.figures is not None and page.figures.question == page.question(), timeout=WAIT)


def by_month(page):
    return next(
        card for card in page.cards if card.title.text() == "Niñas y niños referidos" and card.behind.by == "month"
    )


def rows(hub, route, qtbot):
    made = make_page(hub, route)
    qtbot.addWidget(made)
    made.resize(1100, 600)
    made.show()
    assert isinstance(made, RowsPage)
    qtbot.waitUntil(lambda: made._loaded.total > 0, timeout=WAIT)
    return made


@pytest.mark.parametrize("by_key", [True, False])
def test_a_bar_leads_to_exactly_its_rows(page, hub, qtbot, by_key):
    chart, routes = by_month(page).chart, []
    page.go.connect(routes.append)
    chart.grab()
    if by_key:
        chart.setFocus()
        for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Return):
            qtbot.keyClick(chart, key)
    else:
        mark = next(one for one in chart._marks if one.category == 1)
        qtbot.mouseClick(chart, Qt.MouseButton.LeftButton, pos=mark.place.center().toPoint())
    (route,) = routes
    assert chart.figures.series[0].values[1] == 3
    list_page = rows(hub, route, qtbot)
    assert len(list_page._loaded.keys) == 3
    assert list_page.header.title.text() == "Niñas y niños referidos · feb · 2021"


def test_the_menu_leads_to_all_rows_of_the_figure(page, hub, qtbot):
    routes = []
    page.go.connect(routes.append)
    by_month(page).rows_asked.emit()
    assert len(rows(hub, routes[0], qtbot)._loaded.keys) == 5


def test_whoever_may_see_fewer_sees_fewer_and_is_told(page, hub, qtbot):
    routes = []
    page.go.connect(routes.append)
    by_month(page).rows_asked.emit()
    hub.user = replace(hub.user, rights={**hub.user.rights, "reintegration": Rights({"view": "self"})})
    list_page = rows(hub, routes[0], qtbot)
    assert len(list_page._loaded.keys) == 4
    assert list_page._told


def test_a_figure_nobody_can_list_leads_nowhere(page):
    routes = []
    page.go.connect(routes.append)
    page._go_to_rows("median_days_to_answer", {})
    assert routes == []


def test_compared_with_the_year_before(page, qtbot):
    page.choices.compare.setCurrentIndex(page.choices.compare.findData("year"))
    page.choices.changed.emit()
    counted(page, qtbot)
    assert page.figures.before.whole("children_referred").value == 1
    assert words_of_figure(page.figures.counted, page.figures.before, "children_referred") == (
        "5", "personas · antes 1", "arrow-up",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("chosen", "how", "wanted"),
    [
        (quarter_of(date(2021, 2, 1)), "period", quarter_of(date(2020, 11, 1))),
        (quarter_of(date(2021, 2, 1)), "year", quarter_of(date(2020, 2, 1))),
        (us_fiscal_year_of(date(2021, 2, 1)), "year", us_fiscal_year_of(date(2020, 2, 1))),
        (custom(date(2021, 3, 1), date(2021, 3, 10)), "period", custom(date(2021, 2, 19), date(2021, 2, 28))),
        (custom(date(2020, 2, 29), date(2020, 3, 1)), "year", custom(date(2019, 2, 28), date(2019, 3, 1))),
        (YEAR, "", None),
    ],
)
def test_what_a_period_is_compared_with(chosen, how, wanted):
    assert compared(chosen, how) == wanted


def test_narrowed_to_a_partner(page, hub, qtbot):
    whose = page.choices.whose
    assert [whose.itemText(at) for at in range(1, whose.count())] == ["Ceiba", "Colibrí"]
    whose.setCurrentIndex(1)
    page.choices.changed.emit()
    counted(page, qtbot)
    assert page.figures.counted.whole("children_referred").value == 2
    assert whose.currentText() == "Ceiba"
    routes = []
    page.go.connect(routes.append)
    by_month(page).rows_asked.emit()
    assert len(rows(hub, routes[0], qtbot)._loaded.keys) == 2


def test_numbers_are_copied_as_a_table(page):
    by_month(page).copy_numbers()
    lines = QGuiApplication.clipboard().text().split("\n")
    assert lines[2] == "feb\t3"
    assert len(lines) == 13


def test_the_panel_on_paper_has_every_title_and_number(page, qtbot, tmp_path):
    heard = []
    page.desk.said.connect(lambda tone, words: heard.append(tone))
    page.print_panel()
    page.desk.pane.close()
    page.desk.begin(page.desk._job, PrintWish(Look(), "informe trimestral", file=True))
    page.desk.save_to(str(tmp_path / "panel.pdf"))
    qtbot.waitUntil(lambda: bool(heard), timeout=WAIT)
    assert heard == ["ok"]
    document = pypdfium2.PdfDocument((tmp_path / "panel.pdf").read_bytes())
    text = "\n".join(sheet.get_textpage().get_text_range() for sheet in document)
    for card in page.cards:
        assert card.title.text() in text
    for words in ("Panel de Reintegración", "2021", "feb", "informe trimestral"):
        assert words in text


def test_without_the_right_nothing_goes_out_but_one_may_look(hub, children, qtbot):
    hub.user = replace(hub.user, rights={**hub.user.rights, "reintegration": Rights({"view": "all"})})
    page = DashboardPage(hub, "reintegration")
    qtbot.addWidget(page)
    page.picker.choose(YEAR)
    counted(page, qtbot)
    assert page.print_button.isHidden()
    assert not any(card.gives_out for card in page.cards)
    page.print_panel()
    assert page.desk.pane is None


@pytest.mark.parametrize("name", ["light", "dark", "contrast"])
def test_charts_are_black_on_white_on_paper_whatever_is_worn(page, name):
    apply_theme(name, 150, portable=True)
    before = theme().color("text"), theme().font("body"), theme().size(100)
    image = QImage(900, 400, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    with theme().on_paper():
        by_month(page).chart.paint_on(painter, QRectF(0, 0, 900, 400))
    painter.end()
    seen = {image.pixelColor(x, y).hsvSaturation() for x in range(0, 900, 3) for y in range(0, 400, 3)}
    assert max(seen) == 0
    assert (theme().color("text"), theme().font("body"), theme().size(100)) == before
    apply_theme("light", portable=True)


def test_few_bars_make_a_low_card(page):
    few = next(card for card in page.cards if len(card.chart.figures.categories) <= 2)
    assert few.chart.natural_height() < by_month(page).chart.natural_height() / 2


def test_figures_agree_with_what_the_service_counts(page, hub):
    with hub.read() as session:
        fresh = count(session, hub.programs["reintegration"], YEAR.period)
    assert page.figures.counted.figures == fresh.figures
