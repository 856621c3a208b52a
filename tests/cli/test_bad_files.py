"""Spreadsheets nobody should send: each is refused in one sentence or comes in whole, and the hub stays as it was."""

import zipfile

import openpyxl
import pytest
from sqlalchemy import func, select

from kindhub import app
from kindhub.records.base import table_of
from kindhub.records.shared import SHARED
from kindhub.testing import PERSON
from kindhub.testing.made_once import made_once

OLE = bytes.fromhex("d0cf11e0a1b11ae1")
"""First bytes of old Office files and of encrypted new ones ([MS-CFB])."""


def rows(kindhub):
    """How many rows every table of records holds."""
    hub = app.open_hub(kindhub.data, PERSON.uid, PERSON.passphrase)
    try:
        with hub.read() as session:
            tables = [table_of(one) for one in (*SHARED, *hub.programs["reintegration"].records)]
            return {one.fullname: session.execute(select(func.count()).select_from(one)).scalar_one() for one in tables}
    finally:
        hub.close()


def bomb(path):
    """A workbook of some kilobytes that would unpack to gigabytes."""
    path.write_bytes(made_once("bomb.xlsx", _bomb).read_bytes())


def _bomb(path):
    whole = openpyxl.Workbook()
    whole.save(path)
    with zipfile.ZipFile(path) as book:
        parts = {name: book.read(name) for name in book.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book:
        for name, content in parts.items():
            if name == "xl/worksheets/sheet1.xml":
                with book.open(name, "w", force_zip64=True) as sheet:
                    for _ in range(300):
                        sheet.write(b" " * (1 << 20))
            else:
                book.writestr(name, content)


def cut(path):
    whole = openpyxl.Workbook()
    whole.active.append(["Nombres", "Apellidos"])
    whole.save(path)
    path.write_bytes(path.read_bytes()[:-400])


BAD = {
    "empty.xlsx": lambda path: path.write_bytes(b""),
    "empty.csv": lambda path: path.write_bytes(b""),
    "cut.xlsx": cut,
    "no_zip.xlsx": lambda path: path.write_bytes(b"PK\x03\x04" + b"\0" * 400),
    "zip.xlsx": lambda path: zipfile.ZipFile(path, "w").writestr("a.txt", "no workbook"),
    "paper.xlsx": lambda path: path.write_bytes(b"%PDF-1.7\n" + b"\xff" * 4000),
    "protected.xlsx": lambda path: path.write_bytes(
        OLE + b"\0" * 2000 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 2000
    ),
    "old.xls": lambda path: path.write_bytes(OLE + b"\0" * 4000),
    "bomb.xlsx": bomb,
    "folder.xlsx": lambda path: path.mkdir(),
    "photo.csv": lambda path: path.write_bytes(b"\x89PNG\r\n\x1a\n\0\0" + bytes(range(256)) * 20),
    "other.csv": lambda path: path.write_text("colour,weight\nblue,3\n", encoding="utf-8"),
    "page.csv": lambda path: path.write_text("<!DOCTYPE html><html><body>log in</body></html>", encoding="utf-8"),
}


@pytest.mark.parametrize("kind", ["people", "reintegration.workbook"])
@pytest.mark.parametrize("name", sorted(BAD))
def test_a_file_that_cannot_be_read(kindhub, tmp_path, name, kind):
    path = tmp_path / name
    BAD[name](path)
    said = set()
    for language in ("en", "es"):
        answer = kindhub("import", kind, path, "--lang", language)
        assert (answer.code, answer.out) == (1, "")
        assert answer.err.startswith("kindhub: ")
        assert answer.err.count("\n") == 1, answer.err
        assert name.partition(".")[0] in answer.err
        said.add(answer.err)
    assert len(said) == 2
    assert {table: n for table, n in rows(kindhub).items() if n} == {"user_account": 1}


LONG = "Ñ" * 5_000
HOSTILE = [
    ("given", "surname_1", "birth", "note"),
    (LONG, "Larga", "2010-01-02", "x" * 20_000),
    ("\u202egnortS", "Derecha", "31/02/2010", "\u200f\u202a\u2067"),
    ("Ana\x07\x1bBel", "Control\x00es", "99/99/9999", "a\tb"),
    ("=1+1", "@Formula", "-5", "+cmd|' /C calc'!A0"),
    ("'; DROP TABLE person; --", 'O"Brien', "29/02/2011", "${jndi:ldap://x}"),
    ("👧🏽", "𝕌nicode", "ayer", "e\u0301"),
]


def hostile_csv(path):
    lines = [",".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in HOSTILE]
    path.write_bytes("\n".join(lines).encode("utf-8").replace(b"\x00", b""))


def test_hostile_texts_come_in_whole_and_go_out_as_texts(kindhub, tmp_path):
    hostile_csv(tmp_path / "hostile.csv")
    answer = kindhub("import", "people", tmp_path / "hostile.csv", "--no-match", "--rows").json
    assert [row["verdict"] for row in answer["rows"]] == ["new"] * 6
    assert rows(kindhub)["person"] == 6
    assert [len(one["name"]) for one in kindhub("search", "Larga").json] == [5_000 + len(" Larga")]
    out = tmp_path / "out.xlsx"
    kindhub("export", "people", out, "--reason", "look at all of it")
    cells = [cell for row in openpyxl.load_workbook(out).active.iter_rows(min_row=2) for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f"]
    texts = {cell.value for cell in cells}
    assert {"=1+1", "@Formula", "'; DROP TABLE person; --", "👧🏽"} <= texts
    assert any("31/02/2010" in str(text) for text in texts), "a day that does not exist is kept as it was written"
    assert kindhub("verify").json["clean"] is True


def test_names_longer_than_a_name_can_be_are_told_and_nothing_is_half_written(kindhub, tmp_path):
    path = tmp_path / "long.csv"
    path.write_text(f"given,surname_1\nAna,Primera\n{'x' * 50_000},Segunda\n", encoding="utf-8")
    answer = kindhub("import", "people", path, "--no-match", "--rows")
    if answer.code == 0:
        assert "refused" in [row["verdict"] for row in answer.json["rows"]] or rows(kindhub)["person"] == 2
    else:
        assert answer.err.count("\n") == 1
        assert "xxx" not in answer.err
        assert rows(kindhub)["person"] == 0
    assert kindhub("verify").json["clean"] is True
