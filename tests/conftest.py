"""What every test needs: a screen that is not there, and no window left behind."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path

import openpyxl
import pytest

from kindhub.testing import pretend_installed

PROGRAMS = ("reintegration",)
"""The program the tests of the shell look at; what else is installed beside it must not change what they expect."""


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup():
    """Before any fixture of a test under this folder."""
    pretend_installed(PROGRAMS)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items):
    """Tests that say they may take long begin first: begun last, one worker would wait for the other."""
    items.sort(key=lambda item: item.get_closest_marker("timeout") is None)


@pytest.fixture(autouse=True)
def no_window_left():
    """Close windows and free them after each test; does nothing in tests that never touch Qt."""
    yield
    widgets = sys.modules.get("PySide6.QtWidgets")
    if widgets is None or (app := widgets.QApplication.instance()) is None:
        return
    for window in app.topLevelWidgets():
        window.close()
        window.deleteLater()
    from PySide6.QtCore import QCoreApplication, QEvent

    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert app.activeModalWidget() is None


SHARED = Path(__file__).parents[2] / "shared" / "data"
"""The partner's real files, which are not in this repository."""
REFERRALS = (
    ("No.", "No. de caso", "Fecha de referencia", "Nombres", "Apellidos", "Sexo", "Fecha de nacimiento / edad", "CUI",
     "Municipio", "Departamento", "Comunidad / aldea", "Idioma(s)", "Teléfono", "Encargado/a", "Parentesco",
     "Tipo de retorno", "Fecha de retorno", "Decisión", "Observaciones"),
    (1, "CV-2020-001", dt.datetime(2020, 5, 4), "Ana Lucía", "Pérez Gómez", "F", "07/05/2005", "", "Todos Santos",
     "Huehuetenango", "Chex", "mam", "4441-2233", "Marta Gómez Cruz", "mamá", "VD", dt.datetime(2020, 6, 1),
     "Aceptado/a", '=HYPERLINK("http://ejemplo.invalid","ver")'),
    (2, "CV-2020-002", dt.datetime(2020, 5, 5), "Diego", "Tiriquiz Pixcar", "M", "31/02/2004", "", "La Libertad",
     "Huehuetenango", "", "español", "5550 1122", "Pedro Tiriquiz", "papá", "VD", dt.datetime(2020, 7, 1),
     "Aceptado/a", ""),
    (3, "CV-2020-003", dt.datetime(2020, 5, 6), "Rosa", "Us Chávez", "F", "12 años", "", "Nebaj", "Quiché", "",
     "ixil", "", "", "", "", "", "lista de espera", "-5 a 10 quetzales de pasaje"),
    (4, "CV-2020-004", dt.datetime(2020, 5, 7), "Felipe", "Brito Raymundo", "M", "2006", "", "Nebaj", "Quiché", "",
     "ixil", "4455-6677", "", "", "VD", dt.datetime(2020, 8, 3), "Aceptado/a", ""),
)  # fmt: skip
FOLLOW_UPS = (
    ("No. de caso", "Nombre", "Fecha", "Tipo de contacto", "Bienestar (1-5)", "¿En escuela?", "¿Trabaja?", "Residencia",
     "Servicio", "Proveedor", "Costo (Q)"),
    ("CV-2020-001", "Ana Pérez", dt.datetime(2020, 9, 1), "visita", 4, "sí", "no", "comunidad", "tutoría", "Escuela",
     150),
    ("CV-2020-002", "Diego Tiriquiz", dt.datetime(2021, 6, 30), "llamada", 3, "no", "sí", "migró", "", "", None),
)  # fmt: skip
CLOSINGS = (
    ("No. de caso", "Fecha de cierre", "Motivo", "Residencia", "Observaciones"),
    ("CV-2020-001", dt.datetime(2021, 6, 1), "cumplió", "comunidad", ""),
)


@pytest.fixture(scope="session")
def miniature(tmp_path_factory):
    """A partner's three-sheet workbook in small: four children, two contacts, one closing, texts like formulas."""
    path = tmp_path_factory.mktemp("workbook") / "socia.xlsx"
    book = openpyxl.Workbook()
    for title, rows in (("Referencias", REFERRALS), ("Seguimiento", FOLLOW_UPS), ("Cierres", CLOSINGS)):
        sheet = book.active if title == "Referencias" else book.create_sheet(title)
        sheet.title = title
        for row in rows:
            sheet.append(row)
            for cell in sheet[sheet.max_row]:
                cell.data_type = "s" if isinstance(cell.value, str) else cell.data_type
    book.save(path)
    return path


@pytest.fixture(scope="session")
def partner_workbook(miniature):
    """The partner's real workbook where it lies beside the checkout, else the miniature."""
    real = SHARED / "reintegration_partner.xlsx"
    return real if real.exists() else miniature
