"""Bad files: each gives one clear sentence, leaves nothing behind and no handle open."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter

from kindhub.errors import UserError
from kindhub.exchange.sheets import USUAL_LIMITS, Limits, open_workbook
from kindhub.i18n import spoken

OLE = bytes.fromhex("D0CF11E0A1B11AE1")
HANDLES = Path("/proc/self/fd")
SHEET = "xl/worksheets/sheet1.xml"
NS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


@pytest.fixture
def plain(tmp_path):
    """A small workbook that is all right, for each test to spoil."""
    book = openpyxl.Workbook()
    book.active.append(["Nombre", "Edad"])
    book.active.append(["Ana", 12])
    path = tmp_path / "lista.xlsx"
    book.save(path)
    return path


def refusal(path, limits: Limits = USUAL_LIMITS) -> str:
    """What the person reads in English; also makes sure that Spanish exists and names the file."""
    before = sorted(path.parent.iterdir())
    with pytest.raises(UserError) as caught:
        open_workbook(path, limits)
    assert sorted(path.parent.iterdir()) == before
    with spoken("es"):
        assert path.name in str(caught.value)
    with spoken("en"):
        return str(caught.value)


def respoil(path, changes: dict[str, bytes | None], extra: dict[str, bytes] | None = None):
    """Write the package again with some parts replaced, left out (None) or added."""
    with zipfile.ZipFile(path) as source:
        parts = {name: source.read(name) for name in source.namelist()}
    parts |= extra or {}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        for name, data in parts.items():
            new = changes.get(name, data)
            if new is not None:
                target.writestr(name, new)
    return path


def sheet_xml(body: str, before: str = "", dimension: str = "A1:B2") -> bytes:
    return (
        f'<?xml version="1.0"?>{before}<worksheet xmlns="{NS}"><dimension ref="{dimension}"/>'
        f"<sheetData>{body}</sheetData></worksheet>"
    ).encode()


def test_the_workbook_before_spoiling_opens(plain):
    assert [cell.value for cell in open_workbook(plain).sheets[0].row(2).cells] == ["Ana", 12]


@pytest.mark.parametrize("kept", [4, 30, 200, -1, -22, -500])
def test_a_half_written_workbook(plain, kept):
    plain.write_bytes(plain.read_bytes()[:kept])
    assert "damaged" in refusal(plain)


def test_a_changed_byte_inside_a_part_is_found_by_its_checksum(plain):
    data = bytearray(plain.read_bytes())
    place = data.index(b"PK\x03\x04", 10) + 60
    data[place] ^= 0xFF
    plain.write_bytes(data)
    assert "damaged" in refusal(plain)


@pytest.mark.parametrize("data", [b"\0" * 4096, b"PK\x05\x06" + b"\0" * 18, b"not a zip at all, but named so"])
def test_other_bytes_under_the_name_of_a_workbook(tmp_path, data):
    path = tmp_path / "lista.xlsx"
    path.write_bytes(data)
    assert "damaged" in refusal(path)


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.xlsx", OLE + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"), "password"),
        ("a.xls", OLE + b"\0" * 600 + "Workbook".encode("utf-16-le"), "another format"),
        ("a.doc", OLE + b"\0" * 600 + "WordDocument".encode("utf-16-le"), "text document"),
        ("a.xlsx", b"%PDF-1.7 ...", "a PDF"),
        ("a.csv", b"%PDF-1.7 ...", "a PDF"),
        ("a.csv", b"\x89PNG\r\n\x1a\n", "a picture"),
        ("a.csv", b"SQLite format 3\0", "a database"),
        ("a.xls", b"\xef\xbb\xbf<html><table>", "another format"),
        ("a.xlsx", b"", "empty"),
        ("a.csv", b"", "empty"),
        ("a.csv", b"\r\n\r\n;;;\r\n", "empty"),
    ],
)
def test_files_of_another_kind(tmp_path, name, data, said):
    path = tmp_path / name
    path.write_bytes(data)
    assert said in refusal(path)


def test_a_zip_that_is_no_workbook(tmp_path):
    for member, said in (
        ("a.txt", "compressed folder"),
        ("word/document.xml", "text document"),
        ("mimetype", "another format"),
        ("xl/workbook.bin", "another format"),
    ):
        path = tmp_path / "lista.xlsx"
        with zipfile.ZipFile(path, "w") as target:
            target.writestr(member, "x")
        assert said in refusal(path)


def test_a_zip_with_a_password(plain):
    data = bytearray(plain.read_bytes())
    place = -1
    while (place := data.find(b"PK\x01\x02", place + 1)) >= 0:
        data[place + 8] |= 1
    plain.write_bytes(data)
    assert "password" in refusal(plain)


def test_a_workbook_of_empty_sheets(tmp_path):
    path = tmp_path / "vacio.xlsx"
    openpyxl.Workbook().save(path)
    assert "empty" in refusal(path)


def test_folder_missing_file_lock_file_and_no_right_to_read(plain, tmp_path, monkeypatch):
    folder = tmp_path / "carpeta.xlsx"
    folder.mkdir()
    assert "folder" in refusal(folder)
    assert "not there" in refusal(tmp_path / "nada.xlsx")
    for name in ("~$lista.xlsx", ".~lock.lista.xlsx#"):
        lock = tmp_path / name
        lock.write_bytes(b"x")
        assert "workbook is open" in refusal(lock)

    def locked(*_args, **_options):
        raise PermissionError(13, "used by another process")

    monkeypatch.setattr("pathlib.Path.open", locked)
    assert "open in another program" in refusal(plain)


def test_a_bomb_is_refused_while_it_unpacks(plain):
    respoil(plain, {}, {"xl/media/a.bin": b"\0" * (8 * 2**20)})
    assert "once unpacked" in refusal(plain)
    assert open_workbook(plain, replace(USUAL_LIMITS, ratio=2_000)).sheets


def test_many_parts_and_too_many_bytes_are_refused_from_the_directory(plain):
    assert "parts" in refusal(plain, replace(USUAL_LIMITS, entries=3))
    assert "once unpacked" in refusal(plain, replace(USUAL_LIMITS, unpacked_bytes=1_000))
    assert "bytes" in refusal(plain, replace(USUAL_LIMITS, file_bytes=500))


def test_a_directory_that_lies_about_sizes_does_not_help_a_bomb(plain):
    respoil(plain, {}, {"xl/media/a.bin": b"\0" * (8 * 2**20)})
    data = bytearray(plain.read_bytes())
    honest = (8 * 2**20).to_bytes(4, "little")
    for place in [place for place in range(len(data) - 4) if data[place : place + 4] == honest]:
        data[place : place + 4] = (100).to_bytes(4, "little")
    plain.write_bytes(data)
    assert "damaged" in refusal(plain)


@pytest.mark.parametrize(
    "before",
    [
        '<!DOCTYPE w [<!ENTITY a "ja"><!ENTITY b "&a;&a;&a;&a;">]>',
        '<!DOCTYPE w SYSTEM "http://127.0.0.1:9/x.dtd">',
        '<!-- x --><!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
    ],
)
def test_xml_with_a_document_type_is_not_read(plain, before):
    row = '<row r="1"><c r="A1" t="inlineStr"><is><t>x</t></is></c></row>'
    respoil(plain, {SHEET: sheet_xml(row, before)})
    assert "can do harm" in refusal(plain)
    respoil(plain, {SHEET: sheet_xml(row, before).decode().encode("utf-16")})
    assert "can do harm" in refusal(plain)
    respoil(plain, {SHEET: sheet_xml(row)})
    assert open_workbook(plain).sheets[0].rows[0].cells[0].value == "x"


def with_shared_texts(path):
    """A workbook that keeps its texts in one table, as Excel does (openpyxl here writes them into the cells)."""
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        for row in range(5):
            sheet.write_row(row, 0, ["Nombres", "Apellidos", "Edad", "Sexo", "Lugar"])
    return path


@pytest.mark.parametrize("part", ["xl/workbook.xml", SHEET, "xl/styles.xml", "xl/sharedStrings.xml"])
def test_broken_xml_in_any_part(tmp_path, part):
    plain = with_shared_texts(tmp_path / "lista.xlsx")
    assert open_workbook(plain).sheets[0].row(5).cells[4].value == "Lugar"
    respoil(plain, {part: b"<worksheet><sheetData><row>"})
    assert "damaged" in refusal(plain)


def test_a_missing_part(plain):
    respoil(plain, {SHEET: None})
    assert "damaged" in refusal(plain)


def test_a_dimension_that_lies_changes_nothing(plain):
    row = '<row r="1048576"><c r="A1048576"><v>5</v></c></row>'
    respoil(plain, {SHEET: sheet_xml(row, dimension="A1:XFD1048576")})
    assert [(row.number, row.cells[0].value) for row in open_workbook(plain).sheets[0].rows] == [(1_048_576, 5)]


@pytest.mark.parametrize(
    "body",
    [
        '<row r="1048577"><c r="A1048577"><v>5</v></c></row>',
        '<row r="3"><c r="A3"><v>5</v></c></row><row r="2"><c r="A2"><v>5</v></c></row>',
        '<row r="1"><c r="B1"><v>5</v></c><c r="A1"><v>6</v></c></row>',
        '<row r="1"><c r="A1" t="s"><v>99</v></c></row>',
    ],
)
def test_rows_and_cells_in_impossible_places(plain, body):
    respoil(plain, {SHEET: sheet_xml(body)})
    assert "damaged" in refusal(plain)


@pytest.mark.parametrize(
    ("limit", "said"),
    [("rows", "rows"), ("columns", "columns"), ("cells", "cells"), ("shared_texts", "texts"), ("text", "letters")],
)
def test_more_than_is_read_at_once(tmp_path, limit, said):
    path = with_shared_texts(tmp_path / "grande.xlsx")
    assert said in refusal(path, replace(USUAL_LIMITS, **{limit: 4}))
    assert open_workbook(path, replace(USUAL_LIMITS, **{limit: 25})).sheets[0].rows


def test_merges_without_end_are_refused_and_senseless_ones_passed_over(plain):
    row = '<row r="1"><c r="A1"><v>5</v></c></row><row r="2"><c r="B2"><v>6</v></c></row>'
    merges = (
        '</sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/><mergeCell ref="nonsense"/></mergeCells><sheetData>'
    )
    respoil(plain, {SHEET: sheet_xml(row + merges)})
    sheet = open_workbook(plain).sheets[0]
    assert [cell.value for cell in sheet.row(2).cells] == [5, 6]
    many = "</sheetData><mergeCells>" + '<mergeCell ref="A1:A9"/>' * 30 + "</mergeCells><sheetData>"
    respoil(plain, {SHEET: sheet_xml(row + many)})
    assert "merged" in refusal(plain, replace(USUAL_LIMITS, cells=20))


def test_macros_and_links_are_left_alone_and_said(plain):
    assert open_workbook(plain).notes == ()
    respoil(plain, {}, {"xl/vbaProject.bin": b"macro", "xl/externalLinks/externalLink1.xml": b"<x/>"})
    notes = " ".join(note.en for note in open_workbook(plain.rename(plain.with_suffix(".xlsm"))).notes)
    assert "not run" in notes
    assert "not opened" in notes


def test_shared_formulas_stored_results_dates_and_escapes(plain):
    body = (
        '<row r="1"><c r="A1"><f t="shared" ref="A1:A2" si="0">B1*2</f><v>8</v></c></row>'
        '<row r="2"><c r="A2"><f t="shared" si="0"/><v>10</v></c>'
        '<c r="B2" t="str"><v>uno_x000D_&#10;dos</v></c><c t="d"><v>2020-05-07T00:00:00</v></c>'
        '<c t="inlineStr"><is><r><t>a</t></r><r><t>b</t></r><rPh><t>no</t></rPh></is></c>'
        "<c><v>9.28198243131E12</v></c><c><v>NaN</v></c></row>"
    )
    respoil(plain, {SHEET: sheet_xml(body)})
    first, second = open_workbook(plain).sheets[0].rows
    assert (first.cells[0].value, first.cells[0].cached) == ("=B1*2", "8")
    assert (second.cells[0].written, second.cells[0].cached) == ("=B2*2", "10")
    assert [cell.written for cell in second.cells[1:]] == ["uno\r\ndos", "07/05/2020", "ab", "9281982431310", "NaN"]
    assert second.cells[4].value == 9281982431310


def test_a_workbook_of_the_strict_kind_and_one_named_xls_are_read(plain):
    row = '<row r="1"><c r="A1"><v>5</v></c></row>'
    strict = sheet_xml(row).replace(NS.encode(), b"http://purl.oclc.org/ooxml/spreadsheetml/main")
    respoil(plain, {SHEET: strict})
    assert open_workbook(plain.rename(plain.with_suffix(".xls"))).sheets[0].rows[0].cells[0].value == 5


@pytest.mark.skipif(not HANDLES.is_dir(), reason="counts handles through /proc")
def test_no_handle_stays_open_whether_it_is_read_or_refused(plain, tmp_path):
    broken = tmp_path / "roto.xlsx"
    broken.write_bytes(plain.read_bytes()[:-30])
    before = len(list(HANDLES.iterdir()))
    open_workbook(plain)
    refusal(broken)
    assert len(list(HANDLES.iterdir())) == before
    with plain.open("rb"):
        assert len(list(HANDLES.iterdir())) == before + 1


def test_parts_that_overlap_are_damaged(tmp_path):
    path = tmp_path / "solapado.xlsx"
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target:
        target.writestr("xl/workbook.xml", b"x" * 1000)
        target.writestr("xl/styles.xml", b"y" * 1000)
    data = bytearray(buffer.getvalue())
    second = data.rindex(b"PK\x01\x02")
    data[second + 42 : second + 46] = (0).to_bytes(4, "little")
    path.write_bytes(data)
    assert "damaged" in refusal(path)
