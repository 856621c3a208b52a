"""Workbooks to read: one small and messy, built here, and the partners' files when they lie beside the repository."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill

SHARED = Path(__file__).resolve().parents[3] / "shared" / "data"


_SECOND_OPINION = {"reintegration_partner.xlsx", "gbv_activities.xlsx", "mexico_training_roster.xlsx"}


def partner_files() -> list[Path]:
    """The partners' spreadsheets, none where they are not at hand."""
    return sorted([*SHARED.glob("*.xlsx"), *SHARED.glob("*.csv")])


@pytest.fixture
def shared_data() -> Path | None:
    """The folder of the partners' files beside the repository, None on a machine that has none."""
    return SHARED if SHARED.is_dir() else None


def build_messy(path: Path) -> Path:
    """A workbook with every kind of mess the partners' files have, small enough to check by eye."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Referencias"
    _title_block(sheet)
    header = ["No.", "No. de caso", "Fecha de\nreferencia", "Nombres", "Apellidos", "Reg. viejo"]
    header += ["Teléfono", "Teléfono", "Encargado/a", "Costo (Q)", "Metas", "Observaciones"]
    for column, text in enumerate(header, 1):
        sheet.cell(4, column, text)
    rows = [
        [1, "CV-2017-001", dt.datetime(2017, 11, 6), "Eulalia", "paiz", "gx1", "+502 3330 7150", None, "Ana", 19.5],
        [2, "CV-2017-002", "15/11/2017", "Ixmucané", "Ijom  Brito", "gx2", 44406576, None, None, "Q 2,063.75"],
        ["— — —  AÑO 2018  — — —"],
        [3, "CV-2018-001", 44433, "Q’anil", "Xol Tz’i’", "gx3", "no tiene", None, "Juana", "-0-"],
        header,
        [4, "CV-2018-002", dt.datetime(2018, 3, 1, 14, 30), "Muy 🎒😊", "Us", "gx4", None, None, None, 0],
        [None, None, None, " "],
        ["TOTAL", None, None, "4 referencias (revisar)"],
    ]
    for number, row in enumerate(rows, 5):
        for column, value in enumerate(row, 1):
            cell = sheet.cell(number, column, value)
            if isinstance(value, str) and value[:1] == "=":
                cell.data_type = "s"
    _marks(sheet)
    hidden = book.create_sheet("Códigos")
    hidden.sheet_state = "hidden"
    hidden.append(["SV", "salida voluntaria"])
    book.save(path)
    return path


def _title_block(sheet) -> None:
    sheet["A1"] = "CV\nCamino"
    sheet["C1"] = "CONTROL DE REFERENCIAS"
    sheet.merge_cells("A1:B3")
    sheet.merge_cells("C1:L1")


def _marks(sheet) -> None:
    """Merges, formulas, errors, formats, colours, comments; the references are those of `build_messy`."""
    sheet.merge_cells("A7:L7")
    sheet.merge_cells("I5:I6")
    sheet["C10"].number_format = "d-mmm-yy"
    sheet["K5"] = dt.datetime(2019, 2, 1)
    sheet["K5"].number_format = "d/m"
    sheet["K6"] = 0.37
    sheet["K6"].number_format = "0%"
    sheet["K8"] = dt.time(0, 20)
    sheet["K8"].number_format = "hh:mm"
    sheet["L5"] = '=HYPERLINK("https://ejemplo.invalid","ver")'
    sheet["L6"] = "=1+1"
    sheet["L6"].data_type = "s"
    sheet["L8"] = "#N/A"
    sheet["L10"] = True
    sheet["B5"].comment = Comment("Confirmar apellidos", "TS")
    sheet["A8"].fill = PatternFill("solid", fgColor="FFF2B3")
    sheet["D8"].font = Font(strike=True)
    sheet.column_dimensions["F"].hidden = True
    sheet.row_dimensions[6].hidden = True
    for number in range(20, 40):
        sheet.cell(number, 3).number_format = "dd/mm/yyyy"


@pytest.fixture
def messy(tmp_path: Path) -> Path:
    """The small messy workbook, freshly written."""
    return build_messy(tmp_path / "referencias.xlsx")


@pytest.fixture(params=["messy", *[path.name for path in partner_files() if path.name in _SECOND_OPINION]])
def any_workbook(request, tmp_path: Path) -> Path:
    """The messy workbook and, where they are at hand, three of the partners' (openpyxl is slow on all of them)."""
    return build_messy(tmp_path / "messy.xlsx") if request.param == "messy" else SHARED / request.param
