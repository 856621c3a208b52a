from __future__ import annotations

import openpyxl
import pytest

HEAD = ["Nombres", "Apellidos", "Fecha de nacimiento", "Sexo", "CUI", "Teléfono", "Color favorito"]
ROWS = [
    ["Elmer Josué", "Tomás Felipe", "7/5/2011", "M", "", "5555 4412", "azul"],
    ["Heidy", "Chávez Us", "31/02/2012", "F", "", "", "rojo"],
    ["Jacinta", "Ceto Brito", "oct 2012", "F", "", "", ""],
    ["Darwin", "López Marcos", "2010", "M", "", "", ""],
    ["", "", "2011", "M", "", "", "verde"],
]


@pytest.fixture
def persons_file(tmp_path):
    """A small messy list of persons: an impossible date, a row without a name, a column nobody asked for."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Personas"
    sheet.append(["Lista de la organización"])
    sheet.append([])
    sheet.append(HEAD)
    for row in ROWS:
        sheet.append(row)
    path = tmp_path / "personas.xlsx"
    book.save(path)
    return path
