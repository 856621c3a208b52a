"""A paper as a workbook: all that stands on it, and nothing in it counts or links by itself."""

from io import BytesIO

import openpyxl

from kindhub.program.paper import Box, Boxes, Heading, Item, Items, Paper, Signatures, Signer, Table, Words
from kindhub.services.papers.paper_sheet import sheet_of

PAPER = Paper(
    "Hoja",
    (
        Heading("Padre"),
        Items((Item("Nombre", "=HYPERLINK(\"http://a\")"), Item("Número", "007"))),
        Words("Falta el acta.", strong=True),
        Boxes("¿Vive con la niña?", (Box("Sí", ticked=True), Box("No"))),
        Table(("Nombre", "Según"), (("Luz", "acta"), ("Lus", "pasaporte"))),
        Signatures((Signer("Quien declara"),)),
    ),
    code="CAM-1",
)  # fmt: skip


def test_every_block_stands_in_the_sheet_as_text():
    sheet = openpyxl.load_workbook(BytesIO(sheet_of(PAPER))).active
    cells = [[cell.value for cell in row if cell.value] for row in sheet.iter_rows()]
    assert [row for row in cells if row] == [
        ["Hoja", "CAM-1"],
        ["Padre"],
        ["Nombre", '=HYPERLINK("http://a")'],
        ["Número", "007"],
        ["Falta el acta."],
        ["¿Vive con la niña?", "Sí"],
        ["Nombre", "Según"],
        ["Luz", "acta"],
        ["Lus", "pasaporte"],
        ["Quien declara"],
    ]
    assert {cell.data_type for row in sheet.iter_rows() for cell in row if cell.value} <= {"s", "inlineStr"}
