"""A workbook of attendance sheets in small, with the mess of the real ones, and a way to bring it in."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import openpyxl
import pytest
from kindhub_gbv_activities.exchange.columns import WORKBOOK

from kindhub.exchange.import_run import apply_plan, make_plan, read_file

REAL = Path(__file__).resolve().parents[5] / "shared" / "data" / "gbv_activities.xlsx"

FIRST = [
    [],
    ["Lista de participantes"],
    ["Organización:", "Colectivo de Prueba"],
    ["Fecha:", dt.datetime(2022, 3, 7)],
    ["Lugar:", "Huehue, salón municipal"],
    ["Facilita:", "Ana y Tomasa"],
    ["Tema:", "Relaciones sin violencia"],
    ["Currículo:", "Camino de Prueba v2"],
    ["Idioma:", "Español / Mam"],
    ["Evaluación:", "Puntaje máximo de pre y post: 10"],
    [
        "No.",
        "Nombres",
        "Apellidos",
        "Género",
        "Edad",
        "Cargo / rol",
        "Escuela / comunidad",
        "Teléfono",
        "Pre-test",
        "Post-test",
        "Firma",
    ],
    [1, "María Angelina", "Jiménez Mendoza", "F", 12, "estudiante", "Aldea Chinacá", "3331-4532", 4, 8],
    [2, "Bartolo", "Us Tum", "niño", "13 años", "adolescente", "Aldea Chinacá", None, dt.datetime(2022, 10, 5), "7/10"],
    [3, "Rosa", "Cuy", "mujer", 17, "joven", "INEB de Prueba", None, 9, 11],
    ["", "Rosa", "Cuy", "F", "17", "estudiante", "INEB de Prueba", None, "9,0", "NSP"],
    [5, "Tz unun", "Ordóñez Paz", None, None, "lideresa", "INEB de Prueba", None, "ausente", "-"],
    [],
    ["TOTAL PARTICIPANTES 5"],
    ["Observaciones: no se tomaron fotos."],
]
SECOND = [
    ["HOJA DE ASISTENCIA"],
    ["Tema: Rutas de denuncia", None, "Organización: Colectivo de Prueba"],
    ["Lugar: Huehuetenango (cabecera)", None, "Fecha:", "6/7/23"],
    ["Currículo: Camino de Prueba v2", None, "Evaluación: Pre y post en porcentaje (0-100)"],
    ["No.", "Iniciales", "F", "M", "Rango edad", "Perfil", "Procedencia", "Nota inicial", "Nota final", "Firma"],
    [1, "M. A. J. M.", "x", None, "13-17", "alumna/o", "ALDEA CHINACÁ", 0.4, "70 %"],
    [2, "BUT", None, "✓", "13 a 17", "estudiante", "Aldea Chinaca", 55, 50],
    [3, "R.E.C.", 1, None, "18-24", "juventud", "INEB DE PRUEBA", "80%", 90],
]
COUNTS = [
    ["FERIAS Y RADIO"],
    [],
    [
        "Fecha",
        "Lugar",
        "Actividad",
        "F 0-11",
        "F 12-17",
        "F 18+",
        "M 0-11",
        "M 12-17",
        "M 18+",
        "Total",
        "Idioma",
        "Audiencia estimada (radio)",
        "Notas",
    ],
    ["agosto 2022", "HUEHUETENANGO", "Feria de derechos", "10 ", 5, 1, 2, 3, 4, 25, None, None, "llovió"],
    [
        dt.datetime(2023, 5, 8),
        "Nebaj",
        "spots de radio (28 pases)",
        None,
        None,
        None,
        None,
        None,
        None,
        None,
        "Ixil",
        "aprox. 10,500",
    ],
    ["06/2023", "Nebaj", "Teatro foro", 5, 5, None, 5, 5, None, 21],
    ["Total general", None, None, None, None, None, None, None, None, 46],
]


def build(path, sheets):
    """Write the workbook; a score that looks like a date is one, and 40 % is the number 0.4."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, lines in sheets.items():
        sheet = book.create_sheet(title)
        for line in lines:
            sheet.append(line)
            for cell in sheet[sheet.max_row]:
                if isinstance(cell.value, float):
                    cell.number_format = "0%"
    book.save(path)
    return path


@pytest.fixture
def workbook(tmp_path):
    return build(
        tmp_path / "talleres.xlsx", {"Uno": FIRST, "Taller 2": SECOND, "Ferias": COUNTS, "Vacía": [["nada aquí"]]}
    )


@pytest.fixture
def bring_in(hub):
    """Read, plan and write a file; gives plan and result."""

    def run(path, unsure="new", decide=None, **options):
        plan = make_plan(hub, WORKBOOK, read_file(hub, path, WORKBOOK), unsure=unsure, **options)
        return plan, apply_plan(hub, plan, decide(plan) if decide else None)

    return run


def row(plan, sheet, number):
    """One row of a plan."""
    return next(one for one in plan.rows if (one.sheet, one.row) == (sheet, number))
