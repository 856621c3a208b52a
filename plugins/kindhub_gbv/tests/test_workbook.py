"""A partner's register in small, with every kind of mess: each row goes to its own place and no name stays behind."""

# ruff: noqa: E501 - the rows of the sheets are easier to compare on one line each

from __future__ import annotations

import datetime as dt
import shutil
from functools import partial
from pathlib import Path

import openpyxl
import pytest
from kindhub_gbv import indicators
from kindhub_gbv import records as r
from kindhub_gbv.exchange import WORKBOOK
from kindhub_gbv.reports import compiled_tables
from sqlalchemy import func, select, text

from kindhub.exchange.import_run import apply_plan, make_plan, read_file
from kindhub.program.indicators import Period
from kindhub.records.person import Person
from kindhub.services.indicators import count
from kindhub.testing import open_copy, open_folder, put_away, template

REAL = Path(__file__).resolve().parents[4] / "shared" / "data" / "gbv_survivors.xlsx"
S_HEAD = ["Código de sobreviviente", "Código de gestora", "Fecha de ingreso", "Sexo", "Fecha nac.", "Edad al ingreso",
          "Estado civil", "Etnia / idioma", "País de origen", "Situación de desplazamiento", "Vulnerabilidad",
          "Municipio", "Consent. remisión", "Solo esta computadora", "Observaciones"]  # fmt: skip
I_HEAD = ["ID incidente", "Código sobreviviente", "Fecha de reporte", "Fecha del incidente", "Departamento",
          "Municipio", "Lugar (tipo)", "Hora", "Etapa de desplazamiento", "¿Hubo penetración?",
          "¿Contacto sexual no deseado?", "¿Agresión física?", "¿Matrimonio/unión forzada?", "¿Negación de recursos?",
          "¿Daño emocional?", "¿Por razón de género?", "Tipo de VBG", "No. agresores", "Sexo agresor", "Relación",
          "¿Reportado antes?", "¿Desea acción legal?", "Consentimiento estadística", "Relato", "Nombre del agresor"]  # fmt: skip
R_HEAD = ["Código sobreviviente", "ID incidente", "Sector", "Estado de la remisión", "Proveedor", "Fecha",
          "Consintió compartir", "Nota"]  # fmt: skip
P_HEAD = ["Código sobreviviente", "Nombres", "Apellidos", "Documento", "Teléfono", "Contacto seguro: cómo",
          "Contacto seguro: cuándo", "NO contactar si", "Encargado/a", "Dirección"]  # fmt: skip
SURVIVORS = [
    ["gt-neb-2022-001", "g-01", dt.datetime(2022, 1, 14), "F", "24/09/2010", "11", "Soltera", "Ixil", "Guatemala",
     "desplazada interna", "ninguna", "Santa María Nebaj", "S", "X", "Viene con Zoila Quetzal."],
    ["GT-NEB-2022-002", "G-03", "marzo 2022", "Masculino", None, "28 años", "soltero", "Ixil", "Guatemala", "N/A",
     "ninguna", "San Juan Cotzal", "No", None, "Prefiere la mañana."],
    [None, "G-03", "05/04/2022", "F"],
]  # fmt: skip
Q = ("penetration", "contact", "physical", "marriage", "denied", "harm", "gender")


def incident(number, code, reported, happened, yes, typed, consent="Sí", story=None, who=None, n="1"):
    answers = ["x" if one in yes else "No" for one in Q]
    return [number, code, reported, happened, "Quiché", "Santa Maria Nebaj", "casa", "noche", "no desplazada", *answers,
            typed, n, "M", "pareja", "no", "sí", consent, story, who]  # fmt: skip


INCIDENTS = [
    incident("INC-2022-001", "GT NEB 2022 1", "14/01/2022", "aprox. 25/11/2021", ("contact", "harm", "gender"),
             "agresion sexual", story="Fue en la casa de Zoila Quetzal.", who="Rufino Bol Caal", n="más de 3"),
    incident("INC-2022-002", "GT-NEB-2022-002", "10/03/2022", "12/03/2022", ("physical", "gender"), "Psicológico",
             consent="pendiente"),
    incident("INC-2022-003", "GT-NEB-2022-099", "10/03/2022", "2022", ("harm", "gender"), "abuso emocional"),
    incident("INC-2022-004", "GT-NEB-2022-002", "11/03/2022", "febrero 2022", ("physical",), "No VBG"),
    incident("INC-2022-005", "GT-NEB-2022-002", "12/03/2022", "31/02/2022", ("gender",), "algo raro", n="?"),
]  # fmt: skip
REFERRALS = [
    ["GT-NEB-2022-001", "INC-2022-001", "Salud", "Referida", "Centro de salud", "20/01/2022", "Sí", None],
    ["GT-NEB-2022-001", "INC-2022-001", "legal", "remitida", "PGN", "s/f", None, None],
    ["GT-NEB-2022-001", "INC-2022-002", "Albergue", "No quiso", None, "21/01/2022", "no", None],
    ["GT-NEB-2022-001", "INC-2022-077", "Albergue", "N/A", None, "21/01/2022", "no", None],
]
IDENTITIES = [
    ["GT-NEB-2022-001", "Zoila", "Quetzal Toj", None, "5555 1234", "solo texto", "tardes", "es de noche", "abuela", "Chex"],
    ["GT-NEB-2022-050", "Amapola", "Xitumul Us", None, "4444 1234"],
    [None, "Dominga", "Sicajau Pop", None, "3333 1234"],
    ["GT-NEB-2022-002", "Rosendo", "Chavajay Us", None, "+502 4444 1234"],
]  # fmt: skip
NAMES = ("Zoila", "Quetzal", "Rufino", "Amapola", "Dominga", "Rosendo")


def build(path, incidents=INCIDENTS):
    book = openpyxl.Workbook()
    sheets = (("Sobrevivientes", S_HEAD, SURVIVORS), ("Incidentes", I_HEAD, incidents),
              ("Remisiones", R_HEAD, REFERRALS), ("Identidad", P_HEAD, IDENTITIES))  # fmt: skip
    for place, (title, header, lines) in enumerate(sheets):
        sheet = book.active if place == 0 else book.create_sheet()
        sheet.title = title
        sheet.append(["CONFIDENCIAL"])
        sheet.append([])
        sheet.append(header)
        for line in lines:
            sheet.append(line)
    book.save(path)
    return path


def taken_in(hub, path):
    plan = make_plan(hub, WORKBOOK, read_file(hub, path, WORKBOOK))
    return plan, apply_plan(hub, plan)


@pytest.fixture(scope="module")
def brought(tmp_path_factory):
    """A folder the register came into, plan and result."""
    folder = tmp_path_factory.mktemp("brought")
    hub = open_copy(folder / "data")
    told = taken_in(hub, build(folder / "register.xlsx"))
    put_away(hub)
    return folder / "data", *told


@pytest.fixture
def hub(tmp_path, request):
    """An open hub; the register is in it for a test that asks for it."""
    begun = request.getfixturevalue("brought")[0] if "imported" in request.fixturenames else template()
    shutil.copytree(begun, tmp_path / "data")
    opened = open_folder(tmp_path / "data")
    yield opened
    put_away(opened)


@pytest.fixture
def bring_in(hub):
    return partial(taken_in, hub)


@pytest.fixture
def imported(brought):
    """Plan and result of the register that came in."""
    return brought[1:]


def rows_of(plan, sheet):
    return {row.row: row for row in plan.rows if row.sheet == sheet}


def said(row):
    return [one.advice.es for one in row.problems]


def all_of(hub, kind):
    with hub.read() as session:
        return session.scalars(select(kind)).all()


def by_number(hub, number):
    return next(one for one in all_of(hub, r.Incident) if one.number == number)


def test_each_sheet_goes_to_its_own_place_and_nobody_becomes_a_shared_person(hub, imported):
    assert {one.number for one in all_of(hub, r.Case)} == {"GT-NEB-2022-001", "GT-NEB-2022-002"}
    assert len(all_of(hub, r.Incident)) == 5
    assert len(all_of(hub, r.Referral)) == 4
    assert len(all_of(hub, r.Identity)) == 4
    with hub.read() as session:
        assert session.scalar(select(func.count()).select_from(Person)) == 0
    assert imported[1].persons_new == 0


def test_a_second_time_brings_nothing_new(hub, imported, bring_in, tmp_path):
    before = [len(all_of(hub, kind)) for kind in (r.Case, r.Incident, r.Referral, r.Identity)]
    plan, result = bring_in(build(tmp_path / "again.xlsx"))
    assert {row.verdict for row in plan.rows} <= {"unchanged", "refused"}
    assert result.unit is None
    assert [len(all_of(hub, kind)) for kind in (r.Case, r.Incident, r.Referral, r.Identity)] == before


def test_intake_is_read_with_what_is_partial(hub, imported):
    cases = {one.number: one for one in all_of(hub, r.Case)}
    first, second = (next(one for one in all_of(hub, r.Intake) if one.case_id == cases[number].id)
                     for number in ("GT-NEB-2022-001", "GT-NEB-2022-002"))  # fmt: skip
    assert (first.sex, first.ethnicity, first.place) == ("female", "ixil", "GT-1413")
    assert cases["GT-NEB-2022-001"].this_computer_only is True
    assert cases["GT-NEB-2022-001"].caseworker_code == "G-01"
    assert (second.received_on.precision, second.birth.precision) == ("month", "age")


def test_a_row_without_a_code_is_refused_and_says_where(imported):
    row = rows_of(imported[0], "Sobrevivientes")[6]
    assert row.verdict == "refused"
    assert (row.problems[0].column, said(row)) == ("Código de sobreviviente", ["No trae código de sobreviviente"])


def test_an_incident_of_an_unknown_code_is_kept_and_not_counted(hub, imported):
    row = rows_of(imported[0], "Incidentes")[6]
    assert any("Ningún expediente" in one for one in said(row))
    orphan = by_number(hub, "INC-2022-003")
    assert (orphan.case_id, orphan.case_written) == (None, "GT-NEB-2022-099")


def test_an_incident_after_its_report_is_said(imported):
    assert any("después de su reporte" in one for one in said(rows_of(imported[0], "Incidentes")[5]))
    assert not any("después de su reporte" in one for one in said(rows_of(imported[0], "Incidentes")[4]))


def test_the_answers_decide_and_a_contradiction_is_said(hub, imported):
    held = by_number(hub, "INC-2022-002")
    assert (held.core_type, held.type_typed, held.to_review) == ("physical_assault", "psychological", True)
    assert any("agresión física" in one and "psicológica" in one for one in said(rows_of(imported[0], "Incidentes")[5]))


def test_an_unknown_type_and_an_impossible_date_stay_in_words(hub, imported):
    held = by_number(hub, "INC-2022-005")
    assert (held.core_type, held.type_typed) == (None, None)
    assert held.as_written["type_typed"] == "algo raro"
    assert held.happened_on.written == "31/02/2022"
    assert any("todavía no hay tipo" in one for one in said(rows_of(imported[0], "Incidentes")[8]))


def test_no_clock_runs_from_what_a_register_says_of_long_ago(hub, imported):
    with hub.read() as session:
        assert session.execute(text("SELECT count(*) FROM gbv.deadline WHERE key LIKE 'health%'")).scalar_one() == 0


def test_perpetrators_are_counted_and_never_named(hub, imported):
    incident = by_number(hub, "INC-2022-001")
    who = next(one for one in all_of(hub, r.Perpetrator) if one.incident_id == incident.id)
    assert (who.how_many, who.or_more, who.relationship) == (3, True, "partner")
    assert incident.contexts == ("intimate_partner", "child_sexual_abuse")


def test_a_name_in_the_wrong_place_goes_into_the_vault_with_a_warning(hub, imported):
    plan, _ = imported
    for sheet, number in (("Incidentes", 4), ("Sobrevivientes", 4)):
        assert any("se llevó al archivo de identidades" in one for one in said(rows_of(plan, sheet)[number]))
    vault = next(one for one in all_of(hub, r.Identity) if one.code == "GT-NEB-2022-001")
    for words in ("Rufino Bol Caal", "Fue en la casa de Zoila Quetzal.", "Viene con Zoila Quetzal."):
        assert words in vault.note


def outside_the_vault(hub):
    """Every value of every table of both files, save the vault and the ledger rows of its records."""
    found = []
    with hub.read() as session:
        for schema in ("main", "gbv"):
            names = (
                session.execute(text(f"SELECT name FROM {schema}.sqlite_master WHERE type = 'table'")).scalars().all()
            )
            for name in names:
                but = " WHERE entity <> 'gbv_identity'" if name == "ledger" else ""
                if name != "gbv_identity":
                    found += [str(row) for row in session.execute(text(f'SELECT * FROM {schema}."{name}"{but}'))]
    return "\n".join(found)


def test_no_name_is_anywhere_but_in_the_vault(hub, imported):
    everything = outside_the_vault(hub)
    assert [name for name in NAMES if name in everything] == []


def test_control_a_name_nobody_knows_in_a_free_text_would_be_found(hub, bring_in, tmp_path):
    odd = [incident("INC-2022-009", "GT-NEB-2022-001", "14/01/2022", "2021", ("harm", "gender"), "abuso emocional",
                    story="Lo hizo Teófilo.")]  # fmt: skip
    bring_in(build(tmp_path / "odd.xlsx", odd))
    assert "Teófilo" in outside_the_vault(hub)


def test_an_identity_without_a_file_or_a_code_is_set_aside(hub, imported):
    plan, _ = imported
    rows = rows_of(plan, "Identidad")
    assert any("espera su expediente" in one for one in said(rows[5]))
    assert any("se aparta" in one for one in said(rows[6]))
    assert {one.given for one in all_of(hub, r.Identity) if one.code is None} == {"Dominga"}


def test_the_report_of_the_import_holds_no_name_of_the_vault(imported):
    plan, _ = imported
    words = [row.title for row in plan.rows] + [one.es for row in plan.rows for one in row.reasons]
    words += [
        text
        for row in plan.rows
        if row.sheet != "Identidad"
        for one in row.problems
        for text in (one.advice.es, one.written)
    ]
    words += [text for row in plan.rows for text in row.as_written.values()]
    assert [name for name in NAMES if name in " ".join(words)] == []


def test_referrals_of_long_ago_come_in_and_those_without_consent_are_said(hub, imported):
    plan, _ = imported
    rows = rows_of(plan, "Remisiones")
    assert any("no hay un sí para compartir" in one for one in said(rows[5]))
    assert not any("no hay un sí para compartir" in one for one in said(rows[4]))
    assert any("otro código" in one for one in said(rows[6]))
    assert any("Ningún incidente" in one for one in said(rows[7]))


PERIOD = Period(dt.date(2022, 1, 1), dt.date(2024, 12, 31))


def figures(hub):
    """As the program counts them, before the shell hides what is small."""
    with hub.read() as session:
        return {(one.indicator, *sorted(one.group.items())): one.value for one in indicators.count(session, PERIOD)}


def test_only_consented_gbv_is_compiled(hub, imported):
    found = figures(hub)
    assert found["incidents_reported",] == 4
    assert found["incidents_compiled",] == 1
    assert found["incidents_compiled", ("age_band", "0-11"), ("core_type", "sexual_assault")] == 1
    assert found["incidents_compiled", ("incident_month", "2021-11")] == 1
    assert found["orphan_rows", ("kind", "incident")] == 1
    assert found["referrals_without_consent",] == 1


def test_nobody_is_given_a_small_number(hub, imported):
    with hub.read() as session:
        counted = count(session, hub.programs["gbv"], PERIOD)
        tables = compiled_tables(session, PERIOD)
    given = [one.value for one in counted.figures if one.unit in ("events", "persons")]
    assert [value for value in given if value is not None and 0 < value < 5] == []
    assert [cell for table in tables for row in table.rows for cell in row[1:] if cell in (1, 2, 3, 4)] == []


if REAL.exists():

    def by_hand():
        """Compiled incidents by type, counted from the cells with none of our code."""
        order = ("rape", "sexual_assault", "physical_assault", "forced_marriage", "denial", "psychological")
        found = {}
        for row in openpyxl.load_workbook(REAL)["Incidentes"].iter_rows(values_only=True):
            if str(row[0] or "").startswith("INC-"):
                yes = [str(one or "").strip().lower() in ("s", "sí", "si", "x") for one in row]
                kind = next((kind for kind, hit in zip(order, yes[9:15], strict=True) if hit), None)
                if yes[15] and yes[22] and kind:
                    found[kind] = found.get(kind, 0) + 1
        return found

    def test_the_real_register_goes_in_whole_and_counts_as_by_hand(hub, bring_in):
        plan, _ = bring_in(REAL)
        assert plan.counts() == {
            sheet: {"new": n, "same": 0, "unsure": 0, "refused": 0, "unchanged": 0}
            for sheet, n in (("Sobrevivientes", 85), ("Incidentes", 110), ("Remisiones", 250), ("Identidad", 85))
        }
        found = figures(hub)
        expected = by_hand()
        assert {key[1][1]: n for key, n in found.items()
                if key[0] == "incidents_compiled" and len(key) == 2 and key[1][0] == "core_type"} == expected  # fmt: skip
        assert found["incidents_compiled",] == sum(expected.values())

    def test_the_report_of_the_real_register_gives_its_types_and_hides_the_few(hub, bring_in):
        bring_in(REAL)
        with hub.read() as session:
            by_age, by_type, *_ = compiled_tables(session, PERIOD)
        expected = by_hand()
        assert sorted(row[1] for row in by_type.rows) == sorted(expected.values())
        cells = [cell for row in by_age.rows for cell in row[1:]]
        assert [cell for cell in cells if cell in (1, 2, 3, 4)] == []
        assert 0 in cells
        assert "<5" in cells
        assert by_age.rows[-1][-1] == sum(expected.values())
