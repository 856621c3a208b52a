"""A partner's workbook in small, with every kind of mess that the real one holds, and a way to bring it in."""

# ruff: noqa: E501 - the rows of the sheets are easier to compare on one line each

from __future__ import annotations

import datetime as dt
from pathlib import Path

import openpyxl
import pytest
from kindhub_reintegration.exchange import WORKBOOK

from kindhub.exchange.import_run import apply_plan, make_plan, read_file
from kindhub.testing import hub  # noqa: F401 - a fixture

REAL = Path(__file__).resolve().parents[5] / "shared" / "data" / "reintegration_partner.xlsx"
HEADER = [
    "No.", "No. de caso", "Fecha de\nreferencia", "Nombres", "Apellidos", "Sexo", "Fecha de nacimiento\n/ edad", "CUI",
    "Reg. viejo", "Municipio ", "Departamento", "Comunidad / aldea", "Idioma(s)", "Teléfono", "Teléfono", "Encargado/a",
    "Parentesco", "Referido por", "Correo abogado/a", "No. A", "Tipo de retorno", "Fecha de retorno",
    "Lugar de llegada", "Decisión", "Fecha respuesta", "Observaciones", "Zapatos",
]  # fmt: skip
DAY = dt.datetime(2020, 5, 4)


def child(no, case, received, given, surnames, **said):
    """A line of the referral list; `said` by short column names."""
    columns = dict(zip(COLUMNS, [None] * len(HEADER), strict=True))
    columns |= {"no": no, "case": case, "received": received, "given": given, "surnames": surnames, **said}
    return [columns[name] for name in COLUMNS]


COLUMNS = ["no", "case", "received", "given", "surnames", "sex", "birth", "cui", "reg", "town", "dept", "village", "language", "phone", "phone2", "carer", "kin", "by", "mail", "a_no", "type", "back", "at", "decision", "answered", "note", "shoes"]  # fmt: skip

HOME = {
    "town": "Todos Santos",
    "village": "Chex",
    "language": "mam y esp.",
    "phone": "4441-2233",
    "carer": "Marta Gómez Cruz",
}
REFERRALS = [
    # one child three times: typed twice under one number, and referred again a year later under her bare first name
    child(1, "CV-2020-001", DAY, "Ana Lucía", "Pérez Gómez", sex="Femenina", birth="7/5/05", cui="9282981431315",
          reg="gx1111", dept="Huehuetenango", type="VD", back=dt.datetime(2020, 6, 1), at="FAG", decision="Aceptado/a",
          kin="mamá", by="ORR", note='=HYPERLINK("http://ejemplo.invalid","ver")', shoes="38", **HOME),
    child(2, "cv2020-1", "05/05/2020", "ANA LUSIA", "PEREZ", sex="F", birth="07/05/2005", cui="9282981431315",
          reg="gx2222", type="salida vol.", back="1/6/20", decision="OK", **HOME),
    child(3, "CV/2021/009", "12/06/2021", "Ana", "Péres Gómez", sex="f", birth="16 años", reg="gx3333",
          decision="Sí", back="julio 2021", **HOME),
    # her brother, same home, same day of birth (twins), his own number
    child(4, "CV-2020-002", DAY, "Mario Andrés", "Pérez Gómez", sex="niño", birth="07/05/2005", reg="gx1111",
          decision="lista de espera", **HOME),
    # a namesake in another town
    child(5, "CV-2020-003", "14-mar-2020", "Ana Lucía", "Pérez Gómez", sex="mujer", birth="31/02/2004",
          town="Sacapulas", dept="Quiché", phone="5550 1122", carer="Pedro Pérez Us", decision="no elegible"),
    # two children, one number: somebody's slip
    child(6, "CV-2020-004", DAY, "Diego", "Tiriquiz Pixcar", sex="M", birth="2004", cui="9282981431315",
          town="La Libertad", decision="desistió"),
    # cells exchanged, and a name in one cell
    child(7, "CV-2020-005", "06/2020", "LUX CALEL", "Juan Baltazar", sex="M", birth="no recuerda", a_no="A 743 285 071",
          town="Nebaj", dept="Quiche", decision="acept.", back="más o menos 08/08/2020"),
    child(8, "2021-005", dt.datetime(2021, 5, 4), "Juan Baltazar Lux", None, sex="M", birth="14 aprox", a_no="743285071",
          town="Nebaj", decision="OK", mail="mailto:x @ firma.example"),
    # may be the same, may be a sister: nobody can say from the list
    child(9, "CV-2020-006", DAY, "Rosa", "Ixcot Us", sex="F", birth="2006", town="Cantel", carer="Eva Us Tum"),
    child(10, "CV-2021-006", dt.datetime(2021, 8, 4), "Rosa Isabel", "Ixcot Us", sex="F", town="Cantel", carer="Eva Us Tum"),
    child(11, "CV-2020-007", DAY, None, None, town="Nebaj"),
]  # fmt: skip
FOLLOW_UPS = [
    ["CV-2020-001", "Ana Lucía Pérez", dt.datetime(2020, 7, 1), "V.D.", "A.P.", "4/5", "S", "no", "En comunidad", "no",
     "útiles escolares", "equipo", "Q 1,250.50", "45 min", "01/09/2020", "+1"],
    ["CV-2020-001", "Ana Lucía Pérez", dt.datetime(2020, 7, 1), "V.D.", "A.P.", "4/5", "S", "no", "En comunidad", "no",
     "útiles escolares", "equipo", "Q 1,250.50", "45 min", "01/09/2020", "+1"],
    [" cv-20-1", "ana pérez", "agosto 2020", "no contestó"],
    ["CV 2021 009", "#N/A", dt.datetime(2021, 9, 2), "tel.", None, "9", "x", None, "se fue a EEUU", None, "beca mensual",
     None, "pendiente factura"],
    ["CV-2016-044", "#N/A", dt.datetime(2020, 9, 2), "Visita", None, 3, None, None, "en casa", None, "Beca", None, 100],
    [None, "Ana Lucía Pérez", dt.datetime(2020, 9, 9), "Visita", None, None, None, None, None, None, "Viveres"],
    ["CV-2020-002", "Ixchel Francisco", dt.datetime(2020, 9, 9), "Visita", None, 5],
    [None, None, dt.datetime(2020, 9, 10), "Visita", None, 5],
]  # fmt: skip
CLOSINGS = [
    ["CV-2020-001", "Ana Lucía Pérez", dt.datetime(2021, 6, 1), "12 meses", "en casa", "3 de 5", "contento", "KIND"],
    ["CV-2020-001", "Ana Lucía Pérez", "02/06/2021", "remigró", "en México", dt.datetime(2019, 2, 1), "no sé", "pendiente"],
    ["CV-2020-002", "Mario Pérez", "?", "expediente repetido"],
]  # fmt: skip
FOLLOW_HEADER = [
    "No. caso", "Nombre", "Fecha", "Tipo de contacto", "Técnica/o", "Bienestar (1-5)", "¿En escuela?", "¿Trabaja?",
    "Residencia", "¿Intención de migrar?", "Servicio", "Proveedor", "Costo (Q)", "Duración (min)", "Próximo contacto",
    "Observaciones",
]  # fmt: skip
CLOSING_HEADER = ["No. caso", "Nombre", "Fecha de cierre", "Motivo de cierre", "Residencia al cierre", "Metas cumplidas",
                  "Opinión del NNA", "Aprobado por", "Observaciones"]  # fmt: skip


def build(path, referrals=REFERRALS, follow_ups=FOLLOW_UPS, closings=CLOSINGS):
    """Write the workbook: titles, a separator in the middle, an error cell, texts that look like formulas."""
    book = openpyxl.Workbook()
    sheets = (
        ("Referencias", HEADER, referrals),
        ("Seguimiento", FOLLOW_HEADER, follow_ups),
        ("Cierres", CLOSING_HEADER, closings),
    )
    for place, (title, header, lines) in enumerate(sheets):
        sheet = book.active if place == 0 else book.create_sheet()
        sheet.title = title
        sheet["A1"] = "CONTROL"
        sheet.append([])
        sheet.append(["Actualizado al 31/03/2024"])
        sheet.append(header)
        for number, line in enumerate(lines):
            if number == 3:
                sheet.append(["— — —  AÑO 2021  — — —"])
            sheet.append(line)
            for cell, value in zip(sheet[sheet.max_row], line, strict=False):
                if isinstance(value, str) and value.startswith("="):
                    cell.data_type = "s"
    book.save(path)
    return path


@pytest.fixture
def workbook(tmp_path):
    return build(tmp_path / "partner.xlsx")


@pytest.fixture
def bring_in(hub):  # noqa: F811
    """Read, plan and write a file; gives plan and result."""

    def run(path, unsure="new", **options):
        plan = make_plan(hub, WORKBOOK, read_file(hub, path, WORKBOOK), unsure=unsure)
        return plan, apply_plan(hub, plan, **options)

    return run


def rows_of(plan, sheet="Referencias"):
    """Rows of a sheet by their number in the file."""
    return {row.row: row for row in plan.rows if row.sheet == sheet}
