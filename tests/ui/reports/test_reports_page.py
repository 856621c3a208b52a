"""A compiled report in the window: what is hidden is said, what leaves is kept first, and bears on the next."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from types import SimpleNamespace

import openpyxl
import pypdfium2
import pytest
from sqlalchemy import select

from kindhub.errors import UserError
from kindhub.i18n import L
from kindhub.program.indicators import Figure, Indicator
from kindhub.program.reports import Compiled, Report, ReportTable
from kindhub.services.kept_reports import kept_reports
from kindhub.services.small_numbers import compiled_figures
from kindhub.services.suppression import Limits
from kindhub.storage.house import house_of
from kindhub.ui.dashboard.periods import month_of
from kindhub.ui.printing.job import PrintWish, WriteFile
from kindhub.ui.printing.look import Look
from kindhub.ui.reports.page import ReportsPage
from kindhub.ui.reports.reading import KeepReport, MakeReport, WriteReport
from kindhub.ui.reports.report_paper import report_job
from kindhub.ui.tasks import tasks

MARCH = month_of(date(2021, 3, 1))
WHY = "informe mensual"
ONE = Indicator("n", L("Incidents", "Incidentes"), L("Once.", "Una vez."), "cases")


@dataclass
class Counted:
    """What there is to count, by type; a test adds what comes late."""

    types: dict = field(default_factory=lambda: {"a": 20, "b": 30, "c": 2})

    def compiled(self, _session, period, before):
        figures = [Figure("n", {}, sum(self.types.values()))]
        figures += [Figure("n", {"type": code}, n) for code, n in self.types.items()]
        safe = compiled_figures(figures, {"n": ONE}, Limits(), period, before)
        rows = tuple((one.group.get("type", "Total"), one.hidden or one.value) for one in safe.figures)
        return Compiled(
            (ReportTable(L("Types", "Tipos"), (L("Type", "Tipo"), L("N", "N")), rows, ONE.method),), safe.kept
        )


@pytest.fixture
def counted(hub, monkeypatch):
    held = Counted()
    report = Report("x.compiled", L("Compiled", "Compilado"), lambda *_: (), held.compiled)
    monkeypatch.setitem(hub.programs["reintegration"].__dict__, "reports", (report,))
    return held


@pytest.fixture
def made(hub, counted):
    program = hub.programs["reintegration"]
    return SimpleNamespace(
        now=lambda: MakeReport(hub, program, program.reports[0], MARCH)(None),
        write=lambda report, path, reason=WHY: WriteReport(hub, program, report, path, reason)(None),
    )


def given_out(hub):
    with hub.read() as session:
        return kept_reports(session, "reintegration", "x.compiled")


def told(hub):
    ledger = house_of("reintegration").ledger
    with hub.read() as session:
        return [row.action for row in session.execute(select(ledger).where(ledger.c.entity == "report"))]


def rows_of(report):
    return dict(report.tables[0].rows)


def test_what_is_written_is_kept_and_told_and_what_came_late_is_hidden_next_time(hub, counted, made, tmp_path):
    first = made.now()
    assert rows_of(first) == {"Total": 52, "a": "s", "b": 30, "c": "<5"}
    made.write(first, tmp_path / "a.xlsx")
    assert [(one.period, one.who) for one in given_out(hub)] == [(MARCH.period, hub.user.uid)]
    assert told(hub) == ["export"]
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx").worksheets[0]
    assert ("c", "<5") in [row[:2] for row in sheet.iter_rows(values_only=True)]
    made.write(made.now(), tmp_path / "b.xlsx")
    assert len(given_out(hub)) == 1  # the same tables once more

    counted.types["b"] = 32
    late = made.now()
    assert rows_of(late)["b"] == "s"
    assert late.hidden == (1, 3)


def test_it_does_not_leave_when_another_was_given_out_meanwhile_nor_without_a_reason(hub, counted, made, tmp_path):
    early = made.now()
    counted.types["a"] = 25
    made.write(made.now(), tmp_path / "a.xlsx")
    with pytest.raises(UserError, match=r"meanwhile|Entretanto"):
        made.write(early, tmp_path / "b.xlsx")
    with pytest.raises(UserError):
        made.write(made.now(), tmp_path / "c.xlsx", " ")
    assert [path.name for path in tmp_path.iterdir() if path.suffix == ".xlsx"] == ["a.xlsx"]
    KeepReport(hub, "reintegration", made.now())()
    assert len(given_out(hub)) == 1


def test_the_pdf_is_what_was_looked_at_and_is_kept_too(hub, made, tmp_path):
    report = made.now()
    job = report_job(hub, "reintegration", report)
    WriteFile(hub, job, PrintWish(Look("letter"), WHY, file=True), tmp_path / "a.pdf")(
        SimpleNamespace(say=lambda *_: None, check=lambda: None)
    )
    text = "".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(tmp_path / "a.pdf"))
    assert "<5" in text
    assert WHY in text
    assert len(given_out(hub)) == 1


def test_the_page_says_what_is_hidden_and_what_was_given_out(hub, counted, qtbot, tmp_path):
    page = ReportsPage(hub, "reintegration")
    qtbot.addWidget(page)
    page.resize(1100, 640)
    page.show()
    qtbot.waitUntil(lambda: page.made is not None and not tasks().busy(), timeout=20_000)
    assert page.made.period.kind == "month"
    assert page.hidden.text().startswith(("Hidden", "Oculto"))
    assert not page.hidden.text().endswith(")")
    page.write(tmp_path / "x.xlsx", WHY)
    qtbot.waitUntil(lambda: page.made is not None and len(page.made.before) == 1 and not tasks().busy(), timeout=20_000)
    assert page.made.period.title in page.hidden.text()
    assert [bar.tone for bar in page.messages.bars()] == ["ok"]
