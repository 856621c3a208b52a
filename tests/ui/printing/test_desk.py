"""From the menu of a case to paper: reason, right, ledger row; a PDF is written where one says and nowhere else."""

from __future__ import annotations

from typing import get_args

import pypdfium2
import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel
from shiboken6 import isValid
from sqlalchemy import select

from kindhub.program.paper import Paper, Words
from kindhub.security.access import Rights, User
from kindhub.services.giving_out import WHY, Leaving
from kindhub.services.settings import choose
from kindhub.storage.house import house_of
from kindhub.ui.asking_where import AskWhere
from kindhub.ui.case.paper_jobs import BLANK, HISTORY, WHOLE
from kindhub.ui.case.papers import CasePapers
from kindhub.ui.printing.desk import PrintDesk
from kindhub.ui.printing.job import FileKind, PrintJob, PrintWish, kept_look
from kindhub.ui.printing.look import Look
from kindhub.ui.tasks import tasks

WAIT = 20_000


@pytest.fixture
def page(qtbot):
    from PySide6.QtWidgets import QWidget

    made = QWidget()
    made.resize(900, 600)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def case(peopled):
    from kindhub_reintegration.records import Case

    with peopled.hub.read() as session:
        return session.scalars(select(Case).where(Case.status == "active")).first().id


def text_of(content):
    return "\n".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(content))


def told(hub):
    ledger = house_of("reintegration").ledger
    with hub.read() as session:
        rows = session.execute(select(ledger.c.action, ledger.c.reason).where(ledger.c.action.in_(("print", "export"))))
        return [tuple(row) for row in rows]


def job(**more):
    about = Leaving("reintegration", "case", "c1")
    return PrintJob("Plan", lambda _session: Paper("Plan", (Words("meta"),), name="Elmer"), "plan", about, **more)


def said_by(desk):
    heard = []
    desk.said.connect(lambda tone, words: heard.append((tone, words)))
    return heard


def test_a_reason_is_asked_before_anything_leaves(hub, page, qtbot):
    desk = PrintDesk(hub, page)
    desk.ask(job(named=True), page)
    pane, wishes = desk.pane, []
    pane.wished.connect(wishes.append)
    QTest.mouseClick(pane.buttons["printer"], Qt.MouseButton.LeftButton)
    assert wishes == []
    assert pane.isVisible()
    assert any(WHY.say() == text.text() for text in pane.block.findChildren(QLabel))
    pane.close()


def test_the_pane_gives_what_was_chosen(hub, page, qtbot):
    desk = PrintDesk(hub, page)
    desk.ask(job(named=True), page)
    pane, wishes = desk.pane, []
    pane.wished.disconnect(desk._wished)
    pane.wished.connect(wishes.append)
    pane.sheet.set_value("a4")
    pane.large.setChecked(True)
    pane.named.setChecked(True)
    pane.reason.set_value("firma con la familia")
    QTest.mouseClick(pane.buttons["pdf"], Qt.MouseButton.LeftButton)
    assert wishes == [PrintWish(Look("a4", large=True), "firma con la familia", named=True, file=True)]
    assert not pane.language.isVisible()


def test_a_letter_is_asked_for_in_either_language(hub, page):
    desk = PrintDesk(hub, page)
    desk.ask(job(spoken=True), page)
    pane, wishes = desk.pane, []
    pane.wished.disconnect(desk._wished)
    pane.wished.connect(wishes.append)
    assert pane.language.isVisible()
    assert pane.language.value() == "es"
    pane.language.set_value("en")
    pane.reason.set_value("la pide la abogada")
    QTest.mouseClick(pane.buttons["pdf"], Qt.MouseButton.LeftButton)
    assert [wish.language for wish in wishes] == ["en"]


def test_every_kind_of_file_has_a_button_with_its_sign(hub, page):
    desk, others = PrintDesk(hub, page), [kind for kind in get_args(FileKind) if kind != "pdf"]
    desk.ask(job(others=dict.fromkeys(others, lambda _session: b"")), page)
    assert list(desk.pane.buttons) == ["printer", "pdf", *others]
    assert all(not desk.pane.buttons[kind].icon().isNull() for kind in get_args(FileKind))
    desk.pane.close()


def test_whoever_may_only_print_sees_no_way_to_a_file(hub, page):
    hub.user = User(hub.user.uid, "Rosa", rights={"reintegration": Rights({"view": "all", "print": "all"})})
    desk = PrintDesk(hub, page)
    desk.ask(job(), page)
    assert list(desk.pane.buttons) == ["printer"]
    desk.pane.close()


def test_whoever_may_neither_is_told_so(hub, page):
    hub.user = User(hub.user.uid, "Rosa", rights={"reintegration": Rights({"view": "all"})})
    desk = PrintDesk(hub, page)
    heard = said_by(desk)
    desk.ask(job(), page)
    assert desk.pane is None
    assert heard == [("info", "Usted no tiene permiso para imprimir esto.")]


def test_the_whole_case_as_pdf_lies_where_one_said_and_the_ledger_knows_why(peopled, case, page, qtbot, tmp_path):
    hub = peopled.hub
    papers = CasePapers(hub, hub.programs["reintegration"], case, tasks(), page)
    heard = said_by(papers.desk)
    before = set(hub.folder.path.rglob("*"))
    papers.desk.begin(papers.job(WHOLE), PrintWish(Look(), "lo pide el juzgado", file=True))
    papers.desk.save_to(str(tmp_path / "caso.pdf"))
    qtbot.waitUntil(lambda: bool(heard), timeout=WAIT)
    assert heard == [("ok", "El archivo está en «caso.pdf».")]
    text = text_of((tmp_path / "caso.pdf").read_bytes())
    assert "REI-2026-" in text
    assert "lo pide el juzgado" in text
    assert told(hub) == [("export", "lo pide el juzgado")]
    assert [path.name for path in tmp_path.iterdir() if path.suffix == ".pdf"] == ["caso.pdf"]
    after = set(hub.folder.path.rglob("*"))
    assert not any(path.suffix == ".pdf" for path in after - before)


def test_a_file_that_cannot_be_written_is_said(hub, page, qtbot, tmp_path):
    desk = PrintDesk(hub, page)
    heard = said_by(desk)
    desk.begin(job(), PrintWish(Look(), "para probar", file=True))
    desk.save_to(str(tmp_path / "no" / "such.pdf"))
    qtbot.waitUntil(lambda: bool(heard), timeout=WAIT)
    assert heard[0][0] == "danger"


def test_the_history_is_on_paper_only_when_asked_for(peopled, case, page):
    hub = peopled.hub
    papers = CasePapers(hub, hub.programs["reintegration"], case, tasks(), page)
    papers.menu(page, None, (case,))
    with hub.read() as session:
        plain, with_history = (len(papers.job(key).make(session).blocks) for key in (WHOLE, HISTORY))
    assert with_history == plain + 3


def test_a_blank_form_needs_neither_right_nor_reason(peopled, case, page, qtbot, tmp_path):
    hub = peopled.hub
    program = hub.programs["reintegration"]
    hub.user = User(hub.user.uid, "Rosa", rights={"reintegration": Rights({"view": "all"})})
    papers = CasePapers(hub, program, case, tasks(), page)
    menu = papers.menu(page, program.forms[0], ())
    assert [action.data() for action in menu.actions() if action.data()] == [BLANK]
    heard = said_by(papers.desk)
    papers.desk.begin(papers.job(BLANK), PrintWish(Look(), file=True))
    papers.desk.save_to(str(tmp_path / "forma.pdf"))
    qtbot.waitUntil(lambda: bool(heard), timeout=WAIT)
    text = text_of((tmp_path / "forma.pdf").read_bytes())
    assert program.forms[0].title.say() in text
    assert "sin dato" not in text
    assert told(hub) == []


def test_a_printer_gets_every_page_and_the_neutral_title(hub, page, qtbot, tmp_path):
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "out.pdf"))
    desk = PrintDesk(hub, page)
    heard = said_by(desk)
    desk.begin(job(), PrintWish(Look("a4"), "firma con la familia", named=True))
    desk.print_with(printer)
    qtbot.waitUntil(lambda: bool(heard), timeout=WAIT)
    assert heard == [("ok", "Se envió a la impresora.")]
    document = pypdfium2.PdfDocument((tmp_path / "out.pdf").read_bytes())
    assert document.get_metadata_dict()["Title"] == "KIND Hub"
    assert "Elmer" in document[0].get_textpage().get_text_range()
    assert tuple(round(side) for side in document[0].get_size()) == (595, 842)
    assert told(hub) == [("print", "firma con la familia")]
    assert kept_look(hub) == Look("letter")  # another sheet for one print only


def test_the_sheet_is_that_of_the_settings_and_large_type_is_remembered(hub, page, qtbot, tmp_path):
    assert kept_look(hub) == Look("letter")
    choose(hub, "paper", "a4")
    assert kept_look(hub) == Look("a4")
    desk = PrintDesk(hub, page)
    desk.ask(job(), page)
    assert desk.pane.sheet.value() == "a4"
    desk.pane.close()
    heard = said_by(desk)
    desk.begin(job(), PrintWish(Look("letter", large=True), "firma con la familia", file=True))
    desk.save_to(str(tmp_path / "out.pdf"))
    qtbot.waitUntil(lambda: bool(heard), timeout=WAIT)
    assert kept_look(hub) == Look("a4", large=True)


def test_qt_forgets_which_folder_was_looked_into(page, qtbot, tmp_path):
    where = AskWhere(page)
    dialog = where.ask(page, "Guardar", "caso.pdf", "pdf")
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setDirectory(str(tmp_path))
    dialog.reject()
    qtbot.waitUntil(lambda: not isValid(dialog), timeout=WAIT)
    settings = QSettings(QSettings.Scope.UserScope, "QtProject")
    settings.sync()
    assert "FileDialog" not in settings.childGroups()
