"""Papers as PDF, read back: what is on which page, how large the sheet is, and what is not there."""

from __future__ import annotations

from datetime import datetime

import pypdfium2
import pytest
from PySide6.QtCore import QRectF, Qt

from kindhub.i18n import spoken
from kindhub.program.paper import (
    Box,
    Boxes,
    Heading,
    Item,
    Items,
    NewPage,
    Paper,
    Signatures,
    Signer,
    Table,
    Words,
)
from kindhub.ui.printing.draw import JOB, Pages, Stamp, pdf_of
from kindhub.ui.printing.look import Look
from kindhub.ui.printing.picture import Picture

STAMP = Stamp("Rosa Chún", datetime(2026, 11, 26, 11, 5), "firma con la familia")
ROWS = tuple((f"fila{n}", "Rosa Chún", f"{n}.00") for n in range(90))


def pages(paper, look=None, **more):
    """The text of each page."""
    document = pypdfium2.PdfDocument(pdf_of(paper, look or Look(), STAMP, **more))
    return [page.get_textpage().get_text_range() for page in document]


def dark_dots(page, box):
    return sum(page.render(scale=1).to_pil().convert("L").crop(box).histogram()[:60])


def paper(*blocks, **more):
    return Paper("Plan acordado", blocks, code="REI-2026-0412", name="Elmer Josué", **more)


def test_head_and_foot_stand_on_every_page():
    found = pages(paper(Table(("Paso", "Quién", "Costo"), ROWS)))
    assert len(found) > 2
    for number, text in enumerate(found, 1):
        assert "Plan acordado" in text
        assert "REI-2026-0412" in text
        assert f"página {number} de {len(found)}" in text
        assert "Rosa Chún · 26 nov 2026, 11:05 · para: firma con la familia" in text


def test_the_name_is_printed_only_when_it_is_asked_for():
    plain = paper(Words("Hola"))
    assert "Elmer" not in pages(plain)[0]
    assert "Elmer Josué" in pages(plain, named=True)[0]


def test_the_job_says_nothing_but_the_programs_name():
    document = pypdfium2.PdfDocument(pdf_of(paper(Words("x")), Look(), STAMP, named=True))
    about = document.get_metadata_dict()
    assert (about["Title"], about["Creator"], about["Author"], about["Subject"]) == (JOB, JOB, "", "")


@pytest.mark.parametrize(
    ("look", "size"),
    [(Look(), (612, 792)), (Look("a4"), (595, 842)), (Look(sideways=True), (792, 612)), (Look(large=True), (612, 792))],
)  # fmt: skip
def test_the_sheet_is_as_large_as_asked(look, size):
    document = pypdfium2.PdfDocument(pdf_of(paper(Words("x")), look, STAMP))
    assert tuple(round(side) for side in document[0].get_size()) == size


def test_headings_come_again_and_every_row_is_there_once():
    found = pages(paper(Table(("Paso", "Quién", "Costo"), ROWS, right=(2,))))
    assert all(text.count("Quién") == 1 for text in found)
    words = " ".join(found).split()
    assert [word for word in words if word.startswith("fila")] == [row[0] for row in ROWS]


def test_large_type_needs_more_pages():
    made = paper(Table(("Paso", "Quién", "Costo"), ROWS))
    assert len(Pages(made, Look(large=True), STAMP)) > len(Pages(made, Look(), STAMP))


def test_a_note_longer_than_a_page_is_printed_to_its_last_word():
    note = " ".join(f"palabra{n}" for n in range(2500))
    for block in (Words(note), Items((Item("Nota", note),)), Table(("Nota",), ((note,),))):
        found = pages(paper(block))
        assert len(found) > 2
        words = [word for text in found for word in text.split() if word.startswith("palabra")]
        assert words == note.split()


def test_a_word_without_end_is_broken_and_not_lost():
    found = "".join(pages(paper(Words("x" * 400))))
    assert found.count("x") >= 400


def test_what_is_empty_is_said_on_a_filled_paper_and_a_line_on_a_blank_one():
    items = Items((Item("Grado"), Item("Escuela", "INEB")))
    assert "sin dato" in pages(paper(items))[0]
    blank = pages(paper(items, blank=True))[0]
    assert "sin dato" not in blank
    assert "INEB" in blank


def test_boxes_and_who_signs():
    text = pages(paper(
        Boxes("¿Está de acuerdo?", (Box("Sí", ticked=True), Box("No"))),
        Signatures((Signer("La niña o el niño", thumb=True), Signer("Responsable")), spoken=True),
    ))[0]  # fmt: skip
    for words in ("¿Está de acuerdo?", "Sí", "La niña o el niño", "Huella", "Firma", "Aceptó de palabra", "Testigo"):
        assert words in text
    assert text.count("Huella") == 1


@pytest.mark.parametrize("keep", [True, False])
def test_a_figure_stays_with_its_picture(keep):
    filling = [Words(f"línea {n}") for n in range(31)]
    found = pages(paper(*filling, Words("ciento ochenta", keep=keep), Picture(lambda _painter, _room: None, 60, "pie")))
    assert ("ciento ochenta" in found[1]) is keep
    assert "pie" in found[1]


def test_a_part_can_begin_a_page():
    found = pages(paper(Words("uno"), NewPage(), Heading("Historial"), Words("dos")))
    assert len(found) == 2
    assert "dos" in found[1]
    assert "dos" not in found[0]


def test_the_foot_speaks_english_too():
    with spoken("en"):
        text = pages(paper(Words("x")))[0]
    assert "page 1 of 1" in text
    assert "for: firma con la familia" in text


def test_a_picture_is_drawn_in_the_room_it_asked_for():
    rooms = []

    def paint(painter, room):
        rooms.append(room)
        painter.fillRect(QRectF(room), Qt.GlobalColor.black)

    content = pdf_of(paper(Picture(paint, 40, "Diez en julio")), Look(), STAMP)
    page = pypdfium2.PdfDocument(content)[0]
    assert "Diez en julio" in page.get_textpage().get_text_range()
    assert rooms[0].height() == pytest.approx(40 / 25.4 * 600)
    assert dark_dots(page, (100, 120, 500, 130)) == 400 * 10


def test_a_block_nobody_can_draw_is_a_fault_and_not_left_out():
    with pytest.raises(TypeError):
        pdf_of(paper("text"), Look(), STAMP)


def test_the_square_code_holds_the_record_and_only_then_is_there():
    bare, coded = (pypdfium2.PdfDocument(pdf_of(paper(Words("x"), record=record), Look(), STAMP))[0]
                   for record in ("", "kindhub:0190c1"))  # fmt: skip
    corner = (490, 50, 560, 100)
    assert dark_dots(bare, corner) == 0
    assert dark_dots(coded, corner) > 200


def test_rows_of_a_table_with_lines_have_room_for_a_hand():
    rows = tuple((f"fila{n}", "") for n in range(12))
    assert len(pages(paper(Table(("Paso", "Resultado"), rows)))) == 1
    found = pages(paper(Table(("Paso", "Resultado"), rows, lines=4)))
    assert len(found) > 1
    assert all(f"fila{n}" in "".join(found) for n in range(12))
