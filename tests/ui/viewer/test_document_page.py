from __future__ import annotations

import io
from dataclasses import replace

import pytest
from kindhub_reintegration import records as r
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from sqlalchemy import select

from kindhub.errors import NotClean, Refused, UserError
from kindhub.records.document import Document
from kindhub.security.access import HUB, HUB_ROLES, Rights
from kindhub.services import documents
from kindhub.services.documents import keep_file_of_person, read_paper, save_copy
from kindhub.services.settings import choose
from kindhub.storage.house import house_of
from kindhub.ui.case.attaching import attach
from kindhub.ui.case.documents import document_form
from kindhub.ui.people.documents_pane import DocumentsPane
from kindhub.ui.people.person_page import PersonPage
from kindhub.ui.shell import Route
from kindhub.ui.viewer.attach_link import AttachLink
from kindhub.ui.viewer.page import DocumentPage
from kindhub.ui.viewer.sheets import ImageSheets, PdfSheets, open_sheets
from kindhub.ui.when import today

RED, BLUE = (200, 30, 30), (30, 30, 200)


def photo(size=(300, 200), colour=RED):
    out = io.BytesIO()
    exif = Image.Exif()
    exif[0x010E] = "casa de Xochitl"
    Image.new("RGB", size, colour).save(out, "JPEG", exif=exif)
    return out.getvalue()


def two_pages():
    out = io.BytesIO()
    first, second = Image.new("RGB", (200, 260), RED), Image.new("RGB", (200, 260), BLUE)
    first.save(out, "PDF", save_all=True, append_images=[second])
    return out.getvalue()


def told(hub, schema, action):
    ledger = house_of(schema).ledger
    with hub.read() as session:
        return session.execute(select(ledger).where(ledger.c.action == action)).all()


@pytest.fixture
def keep(peopled, tmp_path):
    """Keep a file with the first person; gives the document's id."""

    def keep(content, name):
        (tmp_path / name).write_bytes(content)
        keep_file_of_person(peopled.hub, peopled.person_ids[0], tmp_path / name, today())
        with peopled.hub.read() as session:
            return session.scalars(select(Document).where(Document.file_name == name)).one().id

    return keep


@pytest.fixture
def open_page(qtbot, peopled):
    def open_page(schema, record_id):
        page = DocumentPage(peopled.hub, schema, record_id)
        qtbot.addWidget(page)
        page.resize(900, 600)
        page.show()
        qtbot.waitUntil(lambda: page.paper is not None, timeout=10_000)
        return page

    return open_page


def colour_of(page):
    picture = page.view.sheet.pixmap().toImage()
    return picture.pixelColor(picture.width() // 2, picture.height() // 2)


def test_a_photograph_is_shown_without_what_it_told(qtbot, peopled, keep, open_page):
    page = open_page("main", keep(photo(), "foto.jpg"))
    qtbot.waitUntil(lambda: not page.view.sheet.pixmap().isNull())
    assert colour_of(page).red() > colour_of(page).blue()
    assert b"Xochitl" not in page.paper.content
    page.leave()
    assert page.paper is None
    assert page.view.sheet.pixmap().isNull()


def test_a_pdf_is_turned_by_keys_and_zoomed(qtbot, keep, open_page):
    page = open_page("main", keep(two_pages(), "acta.pdf"))
    view = page.view
    qtbot.waitUntil(lambda: not view.sheet.pixmap().isNull())
    assert view.where.text() == "Página 1 de 2"
    assert not view.back.isEnabled()
    qtbot.keyClick(view.pane, Qt.Key.Key_PageDown)
    qtbot.waitUntil(lambda: colour_of(page).blue() > colour_of(page).red())
    assert not view.forward.isEnabled()
    before = view.sheet.pixmap().width()
    qtbot.keyClick(view.pane, Qt.Key.Key_Plus)
    qtbot.waitUntil(lambda: view.sheet.pixmap().width() > before)
    qtbot.keyClick(view.pane, Qt.Key.Key_0)
    qtbot.waitUntil(lambda: view.sheet.pixmap().width() == before)


def test_looking_at_a_document_leaves_no_file_in_clear(qtbot, keep, open_page, tmp_path, monkeypatch, peopled):
    import tempfile

    fresh = tmp_path / "temporary"
    fresh.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(fresh))
    record = keep(two_pages(), "acta.pdf")
    (tmp_path / "acta.pdf").unlink()
    page = open_page("main", record)
    qtbot.waitUntil(lambda: not page.view.sheet.pixmap().isNull())
    assert list(fresh.iterdir()) == []
    assert not any(b"%PDF" in one.read_bytes() for one in peopled.hub.folder.path.rglob("*") if one.is_file())


@pytest.mark.parametrize(("name", "content"), [("nota.docx", b"PK\x03\x04 nota"), ("rota.pdf", b"%PDF-1.7 rota")])
def test_what_cannot_be_shown_says_so(qtbot, keep, open_page, name, content):
    page = open_page("main", keep(content, name))
    assert not page.view.isVisible()
    with pytest.raises(UserError, match="no se puede"):
        open_sheets(page.paper.content, page.paper.media_type)


def test_a_copy_needs_a_reason_and_leaves_a_row(qtbot, peopled, keep, open_page, tmp_path):
    page = open_page("main", keep(photo(), "foto.jpg"))
    page.ask_copy()
    page.copying.choose.click()
    assert page.copying.block.has_message()
    page.copying.reason.set_value("lo pide el juzgado")
    target = tmp_path / "copia.jpg"
    page.copying.take(str(target))
    qtbot.waitUntil(lambda: page.copying is None)
    assert target.read_bytes() == page.paper.content
    (row,) = told(peopled.hub, "main", "export")
    assert row.record_id == page.paper.record_id


def test_no_copy_without_right_or_reason(peopled, keep, tmp_path):
    hub = peopled.hub
    paper = read_paper(hub, "main", keep(photo(), "foto.jpg"))
    with pytest.raises(UserError, match="para qué"):
        save_copy(hub, paper, tmp_path / "a.jpg", "  ")
    hub.user.rights[HUB] = Rights.of([next(role for role in HUB_ROLES if role.key == "staff")])
    with pytest.raises(Refused):
        save_copy(hub, paper, tmp_path / "a.jpg", "lo pide el juzgado")
    assert not (tmp_path / "a.jpg").exists()
    assert told(hub, "main", "export") == []


@pytest.fixture
def paper_of_case(peopled, tmp_path):
    hub = peopled.hub
    (tmp_path / "acta.pdf").write_bytes(two_pages())
    with hub.read() as session:
        case = session.scalars(select(r.Case)).first()
    return attach(hub, document_form(hub.programs["reintegration"]), case.id, tmp_path / "acta.pdf").record_id


def test_reading_in_a_restricted_program_is_written_down_and_elsewhere_not(peopled, paper_of_case, monkeypatch):
    hub = peopled.hub
    read_paper(hub, "reintegration", paper_of_case)
    assert told(hub, "reintegration", "read") == []
    program = hub.programs["reintegration"]
    monkeypatch.setattr(program, "info", replace(program.info, restricted=True))
    read_paper(hub, "reintegration", paper_of_case)
    (row,) = told(hub, "reintegration", "read")
    assert (row.record_id, row.who) == (paper_of_case, "ana")


def test_a_file_exchanged_for_another_is_not_shown(peopled, keep):
    hub = peopled.hub
    first, second = keep(photo(), "una.jpg"), keep(photo(colour=BLUE), "otra.jpg")
    with hub.read() as session:
        names = [session.get(Document, one).stored_as for one in (first, second)]
    (hub.folder.files / names[0]).write_bytes((hub.folder.files / names[1]).read_bytes())
    with pytest.raises(NotClean):
        read_paper(hub, "main", first)
    assert read_paper(hub, "main", second).title == "otra"


def test_photographs_are_made_smaller_only_on_request(peopled, keep):
    large = photo((3000, 1500))
    as_it_came = read_paper(peopled.hub, "main", keep(large, "una.jpg")).content
    choose(peopled.hub, "attach.smaller", True)
    smaller = read_paper(peopled.hub, "main", keep(large, "otra.jpg")).content
    widths = [Image.open(io.BytesIO(content)).width for content in (as_it_came, smaller)]
    assert widths == [3000, documents.SMALLER_PHOTO]


def test_pages_are_counted_and_drawn_as_wide_as_asked():
    pdf = PdfSheets(two_pages())
    assert pdf.count == 2
    assert pdf.picture(0, 400).width() == 400
    assert pdf.picture(1, 400).pixelColor(200, 200).blue() > 150
    image = ImageSheets(photo((300, 200)))
    assert image.picture(0, 150).width() == 150
    assert image.picture(0, 5000).width() == 600
    assert QColor(image.picture(0, 150).pixelColor(70, 50)).red() > 150


def test_a_paper_of_the_checklist_opens_here_and_leads_back_to_its_case(qtbot, peopled, paper_of_case, open_page):
    from kindhub.ui.case.page import CasePage

    page = open_page("reintegration", paper_of_case)
    case = CasePage(peopled.hub, "reintegration", page.paper.owner)
    qtbot.addWidget(case)
    qtbot.waitUntil(lambda: case.picture is not None)
    with qtbot.waitSignal(case.go) as left:
        case.side.document_chosen.emit(paper_of_case)
    assert left.args[0] == Route("document", ("reintegration", paper_of_case))
    assert page._crumbs(page.paper)[0][1] == Route("case", ("reintegration", case.case_id))


def test_files_are_attached_to_a_person_and_opened_from_her_page(qtbot, peopled, tmp_path):
    (tmp_path / "foto.jpg").write_bytes(photo())
    person = peopled.person_ids[0]
    page = PersonPage(peopled.hub, person, "documents")
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(lambda: page.findChild(AttachLink) is not None)
    page.findChild(AttachLink).attach([str(tmp_path / "foto.jpg")])
    qtbot.waitUntil(lambda: len(page._read.profile.documents) == 1)
    (kept,) = page._read.profile.documents
    pane = page.findChild(DocumentsPane)
    pane.show_document(f"main:{kept.id}")
    with qtbot.waitSignal(page.go) as left:
        pane._open_large()
    assert left.args[0] == Route("document", ("main", kept.id))
