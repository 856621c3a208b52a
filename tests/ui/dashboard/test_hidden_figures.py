"""A program that asks for it: no small number on the panel, in the table, in the workbook or on paper."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import openpyxl
import pypdfium2
import pytest
from PySide6.QtGui import QGuiApplication

from kindhub.i18n import L
from kindhub.program.indicators import Dimension, Figure, Indicator, IndicatorSet, Period
from kindhub.program.reports import ChartSpec, Dashboard
from kindhub.services.indicators import count, keep_figures
from kindhub.services.kept_reports import kept_reports
from kindhub.ui.dashboard.chart_figures import chart_figures, marks_words
from kindhub.ui.dashboard.page import DashboardPage
from kindhub.ui.dashboard.periods import year_of
from kindhub.ui.printing.job import PrintWish
from kindhub.ui.printing.look import Look

WAIT = 20_000
YEAR = year_of(date(2021, 6, 1))
MARKED = Indicator("n", L("Reported", "Reportados"), L("Once.", "Una vez."), "cases", ("type", "month"))
TYPES = {"a": 3, "b": 30, "c": 19, "d": 0}
SMALL = re.compile(r"(?<![\d.,<«“])[1-4](?![\d.,])")


def figures(_session, period):
    yield Figure("n", {}, 52)
    yield from (Figure("n", {"type": code}, n) for code, n in TYPES.items())
    yield from (Figure("n", {"month": f"{period.first.year}-0{month}"}, n) for month, n in ((1, 2), (2, 24), (3, 26)))


SET = IndicatorSet((MARKED,), tuple(Dimension(one, L(one, one)) for one in ("type", "month")), figures, suppress=True)
BOARD = Dashboard("panel", L("Panel", "Panel"), (ChartSpec("n", "type"), ChartSpec("n", "month")))


@pytest.fixture(params=[True, False], ids=["suppressed", "plain"])
def page(hub, qtbot, monkeypatch, request):
    program = hub.programs["reintegration"]
    monkeypatch.setitem(program.__dict__, "indicators", (replace(SET, suppress=request.param),))
    monkeypatch.setitem(program.__dict__, "dashboards", (BOARD,))
    made = DashboardPage(hub, "reintegration")
    qtbot.addWidget(made)
    made.resize(1140, 700)
    made.show()
    qtbot.waitUntil(lambda: made.figures is not None, timeout=WAIT)
    made.picker.choose(YEAR)
    qtbot.waitUntil(lambda: made.figures.period == YEAR, timeout=WAIT)
    made.suppressed = request.param
    return made


def on_cards(page):
    for card in page.cards:
        head, rows = card.chart.figures.table()
        yield from (cell for row in (head, *rows) for cell in row[1:])
        yield from card.figure_words


def in_table(page):
    for cut in range(page.table.cut.count()):
        page.table.cut.setCurrentIndex(cut)
        page.table._fill()
        model = page.table.model
        yield from (str(model.index(row, at).data()) for row in range(model.rowCount()) for at in (1, 2, 3, 4))


def kept(page):
    """What was kept of that which left, by period."""
    with page._hub.read() as session:
        return [one.period for one in kept_reports(session, "reintegration")]


def in_workbook(page, qtbot, tmp_path):
    page.export(tmp_path / "cifras.xlsx", "informe")
    qtbot.waitUntil(lambda: bool(page.messages.bars()), timeout=WAIT)
    sheets = openpyxl.load_workbook(tmp_path / "cifras.xlsx").worksheets
    return [str(cell) for sheet in sheets[:-1] for row in sheet.values for cell in row], sheets[-1]


def test_no_small_number_is_seen_where_it_is_asked_for_and_all_where_not(page, qtbot, tmp_path):
    cells, how = in_workbook(page, qtbot, tmp_path)
    for where, texts in (("cards", on_cards(page)), ("table", in_table(page)), ("workbook", cells)):
        found = [text for text in texts if SMALL.fullmatch(text.strip())]
        assert bool(found) is not page.suppressed, where
    assert kept(page) == ([YEAR.period] if page.suppressed else [])
    assert ("<5" in cells) is page.suppressed
    assert any("<5" in str(cell) for row in how.values for cell in row) is page.suppressed


def test_the_paper_says_what_the_marks_mean(page, qtbot, tmp_path):
    heard = []
    page.desk.said.connect(lambda tone, words: heard.append(tone))
    page.print_panel()
    page.desk.pane.close()
    page.desk.begin(page.desk._job, PrintWish(Look(), "informe", file=True))
    page.desk.save_to(str(tmp_path / "panel.pdf"))
    qtbot.waitUntil(lambda: bool(heard), timeout=WAIT)
    document = pypdfium2.PdfDocument((tmp_path / "panel.pdf").read_bytes())
    text = " ".join(" ".join(sheet.get_textpage().get_text_range() for sheet in document).split())
    assert kept(page) == ([YEAR.period] if page.suppressed else [])
    assert "52" in text
    for words in ("«<5»: de 1 a 4.", "«s»: oculta para proteger otra."):
        assert (words in text) is page.suppressed


def test_a_picture_and_a_copy_are_kept_before_they_leave_and_once(page, qtbot, tmp_path):
    QGuiApplication.clipboard().clear()
    page.copy(page.cards[0])
    qtbot.waitUntil(lambda: "30" in QGuiApplication.clipboard().text(), timeout=WAIT)
    assert kept(page) == ([YEAR.period] if page.suppressed else [])
    page.save_picture(page.cards[0].chart, tmp_path / "una.png", "informe")
    assert (tmp_path / "una.png").exists()
    assert kept(page) == ([YEAR.period] if page.suppressed else [])


def test_with_a_comparison_both_periods_are_kept(page, qtbot, tmp_path):
    page.choices.compare.setCurrentIndex(1)
    page.choices.changed.emit()
    qtbot.waitUntil(lambda: page.figures.before is not None, timeout=WAIT)
    page.save_picture(page.cards[0].chart, tmp_path / "una.png", "informe")
    assert len(kept(page)) == (2 if page.suppressed else 0)


def test_a_picture_of_figures_counted_before_others_left_is_not_written(page, qtbot, tmp_path):
    other = Period(date(2021, 1, 1), date(2021, 3, 31))
    with page._hub.begin("give out") as work:
        keep_figures(work, "reintegration", count(work.session, page._program, other))
    page.save_picture(page.cards[0].chart, tmp_path / "una.png", "informe")
    assert (tmp_path / "una.png").exists() is not page.suppressed


def test_a_hidden_month_is_not_drawn_as_nobody(page):
    made, _ = chart_figures(page.figures.counted, YEAR, "n", "month")
    assert made.series[0].values[3:] == (0,) * 9
    assert made.series[0].values[0] == (None if page.suppressed else 2)
    assert made.table()[1][0] == ["ene", "<5" if page.suppressed else "2"]
    assert marks_words(page.figures.counted.figures).startswith("«<5»: de 1 a 4.") is page.suppressed


@pytest.fixture
def working(hub, qtbot, monkeypatch):
    program = hub.programs["reintegration"]
    monkeypatch.setitem(program.__dict__, "indicators", (replace(SET, working=("n",)),))
    monkeypatch.setitem(program.__dict__, "dashboards", (BOARD,))
    made = DashboardPage(hub, "reintegration")
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(lambda: made.figures is not None, timeout=WAIT)
    return made


def test_working_figures_are_shown_and_given_out_by_no_way(working, qtbot, tmp_path):
    assert any(SMALL.fullmatch(text.strip()) for text in on_cards(working))
    assert not working.export_button.isEnabled()
    assert not working.print_button.isEnabled()
    assert not any(card.gives_out for card in working.cards)
    working.print_panel()
    working.save_picture(working.cards[0].chart, tmp_path / "una.png", "informe")
    assert working.messages.bars()
    working.messages.clear()
    working.export(tmp_path / "cifras.xlsx", "informe")
    qtbot.waitUntil(lambda: bool(working.messages.bars()), timeout=WAIT)
    assert list(tmp_path.glob("*.png")) + list(tmp_path.glob("*.xlsx")) == []
    assert getattr(working.desk, "pane", None) is None


def test_to_share_they_are_hidden_and_may_leave(working, qtbot, tmp_path):
    working.choices.use.setCurrentIndex(1)
    working.choices.changed.emit()
    qtbot.waitUntil(lambda: not working.figures.counted.working, timeout=WAIT)
    assert not any(SMALL.fullmatch(text.strip()) for text in on_cards(working))
    assert working.export_button.isEnabled()
    working.export(tmp_path / "cifras.xlsx", "informe")
    qtbot.waitUntil(lambda: (tmp_path / "cifras.xlsx").exists(), timeout=WAIT)
