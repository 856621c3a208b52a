"""Whatever is broken inside a workbook: it is read, or refused in words; nothing else ever comes out."""

from __future__ import annotations

import io
import zipfile
from contextlib import suppress

import pytest
import xlsxwriter
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from kindhub.errors import UserError
from kindhub.exchange.sheets import open_workbook

PARTS = [
    "xl/workbook.xml",
    "xl/_rels/workbook.xml.rels",
    "xl/worksheets/sheet1.xml",
    "xl/styles.xml",
    "xl/sharedStrings.xml",
]
INSERTED = st.sampled_from(
    ["", "9", "-1", "9" * 400, "<", ">", "&", "&#0;", '"', "/", "é", "<c/>", "<f/>", 't="d"', 'r="A0"']
)


def workbook() -> dict[str, bytes]:
    """The parts of a small workbook with dates, a formula, a merge and texts in their table."""
    data = io.BytesIO()
    with xlsxwriter.Workbook(data, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Hoja")
        sheet.write_row(0, 0, ["Nombre", "Fecha", "Costo"])
        sheet.write_number(1, 1, 44433, book.add_format({"num_format": "d-mmm-yy"}))
        sheet.write_formula(1, 2, "=A1*2", None, 12)
        sheet.merge_range("A3:A5", "Ana")
        sheet.write_column(2, 1, [1, 2, 3])
        sheet.set_column(3, 3, 9, None, {"hidden": True})
    with zipfile.ZipFile(data) as package:
        return {name: package.read(name) for name in package.namelist()}


WHOLE = workbook()


def pack(parts: dict[str, bytes]) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return data.getvalue()


@given(st.sampled_from(PARTS), st.floats(0, 1), st.integers(0, 12), INSERTED)
@example("xl/worksheets/sheet1.xml", 0.0, 0, "")
@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_part_with_a_piece_replaced(tmp_path, part, where, length, inserted):
    content = WHOLE[part]
    start = int(where * len(content))
    spoiled = content[:start] + inserted.encode() + content[start + length :]
    path = tmp_path / "a.xlsx"
    path.write_bytes(pack(WHOLE | {part: spoiled}))
    with suppress(UserError):
        assert open_workbook(path).sheets


@given(st.floats(0, 1), st.integers(0, 255))
@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_package_with_a_byte_replaced(tmp_path, where, byte):
    data = bytearray(pack(WHOLE))
    data[min(int(where * len(data)), len(data) - 1)] = byte
    path = tmp_path / "a.xlsx"
    path.write_bytes(data)
    with suppress(UserError):
        assert open_workbook(path).sheets


def test_the_whole_workbook_is_read_and_an_empty_package_refused(tmp_path):
    path = tmp_path / "a.xlsx"
    path.write_bytes(pack(WHOLE))
    sheet = open_workbook(path).sheets[0]
    assert [cell.written for cell in sheet.row(2).cells] == ["", "25-ago-21", "=A1*2"]
    assert sheet.row(2).cells[2].cached == "12"
    assert [sheet.row(number).cells[0].written for number in (3, 4, 5)] == ["Ana"] * 3
    path.write_bytes(pack({}))
    with pytest.raises(UserError):
        open_workbook(path)
