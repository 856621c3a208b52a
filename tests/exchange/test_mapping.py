"""Headers are found and columns understood by name, in both languages, and corrections are remembered."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kindhub.errors import UserError
from kindhub.exchange.mapping import find_header, find_sheet, fingerprint, propose_mapping, unique_headings
from kindhub.exchange.sheets import open_workbook
from kindhub.i18n import L
from kindhub.program.exchange import ImportColumn

SPECS = (
    ImportColumn("case_no", L("Case number", "Número de caso"), ("No. de caso", "No. caso"), needed=True),
    ImportColumn("given", L("Given names", "Nombres"), ("Nombre(s)",), needed=True),
    ImportColumn("surnames", L("Surnames", "Apellidos")),
    ImportColumn("referred_on", L("Date of referral", "Fecha de referencia")),
    ImportColumn("in_school", L("In school?", "¿En escuela?")),
    ImportColumn("phone", L("Phone", "Teléfono"), ("Tel.",)),
    ImportColumn("phone_2", L("Second phone", "Segundo teléfono"), ("Teléfono (2)",)),
    ImportColumn("sex", L("Sex", "Sexo"), needed=True),
)


def proposed(*headings, remembered=None):
    columns = propose_mapping(headings, SPECS, remembered).columns
    return {column.heading: (column.key, column.certainty) for column in columns}


def test_labels_synonyms_and_slips_of_the_hand():
    assert proposed("NO. DE CASO", "nombres ", "Apelidos", "Fecha de\nreferencia", "en escuela", "Cosas") == {
        "NO. DE CASO": ("case_no", "synonym"),
        "nombres": ("given", "exact"),
        "Apelidos": ("surnames", "close"),
        "Fecha de referencia": ("referred_on", "exact"),
        "en escuela": ("in_school", "exact"),
        "Cosas": (None, "none"),
    }


def test_english_headings_find_the_same_fields():
    assert [key for key, _ in proposed("case number", "Given names", "SURNAMES", "In school", "Phone").values()] == [
        "case_no", "given", "surnames", "in_school", "phone"]  # fmt: skip


def test_a_repeated_heading_is_numbered_and_can_have_its_own_field():
    assert proposed("Teléfono", "", "Telefono") == {
        "Teléfono": ("phone", "exact"),
        "(B)": (None, "none"),
        "Telefono (2)": ("phone_2", "synonym"),
    }


def test_a_field_is_taken_once_and_by_the_surest_column():
    assert proposed("Apelidos", "Apellidos") == {"Apelidos": (None, "none"), "Apellidos": ("surnames", "exact")}


def test_short_words_and_other_numbers_are_never_close():
    assert proposed("Sexp", "No.", "Pre 1")["Sexp"] == (None, "none")
    specs = (ImportColumn("goal_1", L("Goal met 1", "Meta cumplida 1")),)
    assert propose_mapping(["Meta cumplida 2"], specs).columns[0].key is None


def test_a_correction_is_remembered_whatever_the_order_of_columns():
    headings = ("No. caso", "Nombres", "Clave", "Sexo")
    before = propose_mapping(headings, SPECS)
    after = before.changed(2, "phone", SPECS).changed(3, None, SPECS)
    assert [spec.key for spec in after.missing] == ["sex"]
    again = ("Clave", "sexo", "NOMBRES", "No. Caso")
    assert fingerprint(headings) == fingerprint(again) == before.fingerprint
    remembered = proposed(*again, remembered=after.to_remember())
    assert remembered["Clave"] == ("phone", "remembered")
    assert remembered["sexo"] == (None, "none")
    assert remembered["NOMBRES"][0] == "given"


def test_giving_a_field_to_another_column_takes_it_from_the_first():
    mapping = propose_mapping(("Teléfono", "Celular"), SPECS).changed(1, "phone", SPECS)
    assert mapping.by_key == {"phone": 1}


def test_other_headings_have_another_fingerprint():
    assert fingerprint(["Nombre", "Edad"]) != fingerprint(["Nombre", "Sexo"])
    assert fingerprint(["¿En escuela?"]) == fingerprint(["en escuela"])


def test_missing_needed_columns_are_named():
    with pytest.raises(UserError, match=r"Sexo"):
        propose_mapping(("No. caso", "Nombres"), SPECS).require_complete("Referencias")
    propose_mapping(("No. caso", "Nombres", "Sexo"), SPECS).require_complete("Referencias")


def test_the_header_is_found_under_titles_and_before_its_repetition(messy):
    sheets = open_workbook(messy).sheets
    header = find_header(sheets[0].rows, SPECS)
    assert header.number == 4
    assert header.headings[6:8] == ("Teléfono", "Teléfono (2)")
    assert find_header(sheets[1].rows, SPECS) is None


def test_the_sheet_is_found_by_name_or_by_its_columns(messy):
    sheets = open_workbook(messy).sheets
    assert find_sheet(sheets, ["CODIGOS"], SPECS) is sheets[1]
    assert find_sheet(sheets, ["otra"], SPECS) is sheets[0]
    assert find_sheet(sheets[1:], ["otra"], SPECS) is None


def test_every_header_the_partners_readme_names_is_found(shared_data, messy):
    """The README says per sheet where the header stands and what it says; without it, the messy workbook is asked."""
    described = _described(shared_data) or [(messy, "Códigos", 1, ["SV", "salida voluntaria"])]
    books = {path: open_workbook(path) for path, *_ in described}
    for path, name, number, labels in described:
        specs = tuple(ImportColumn(f"c{index}", L(label, label)) for index, label in enumerate(labels))
        header = find_header(books[path].sheet(name).rows, specs)
        assert (name, header.number) == (name, number)
        assert propose_mapping(header.headings, specs).unmapped == ()


def _described(folder):
    """(workbook, sheet, header row, headings) as the README of the partners' files lists them."""
    if folder is None:
        return []
    found, workbook = [], None
    text = (folder / "README.md").read_text("utf-8")
    for line in re.split(r"\n(?! )", text):
        if heading := re.match(r"## (\S+\.xlsx)", line):
            workbook = folder / heading[1]
        if sheet := re.match(r"\* \*\*(.+?)\*\*[\s\S]*header in row (\d+): ([\s\S]+)", line):
            labels = unique_headings(part.strip() for part in sheet[3].split(" · "))
            found.append((workbook, sheet[1], int(sheet[2]), labels))
    assert len(found) > 10
    return found


@given(st.lists(st.text(max_size=20), max_size=12))
def test_any_headings_become_unique_names(texts):
    names = unique_headings(texts)
    assert len(names) == len(texts)
    assert all(names)
    assert [column.index for column in propose_mapping(texts, SPECS).columns] == list(range(len(texts)))
