"""What must be true of the program as a whole: lists of values, tables, roles, worklists, reports."""

import csv
import re
from datetime import date
from pathlib import Path

import kindhub_reintegration
import pytest
from kindhub_reintegration import records as r
from kindhub_reintegration.access import ROLES, scope
from kindhub_reintegration.indicators.definitions import INDICATORS
from sqlalchemy import func, select

from kindhub.i18n import spoken
from kindhub.program.indicators import Period
from kindhub.program.lists import ListContext
from kindhub.program.registry import find_programs
from kindhub.records.base import table_of
from kindhub.records.codes import code_list
from kindhub.records.date_words import plain
from kindhub.records.fields import fields_of
from kindhub.security.access import Rights, User
from kindhub.storage.migrations.generate import generate
from kindhub.storage.migrations.streams import program_stream

REFERENCE = Path(kindhub_reintegration.__file__).parent / "reference"
NO_CODES = {"deadlines", "areas", "age_bands", "school_age"}
LISTS = sorted(file.stem for file in REFERENCE.glob("*.csv") if file.stem not in NO_CODES)


@pytest.mark.parametrize("name", LISTS)
def test_value_lists_speak_both_languages_and_no_word_means_two_things(name):
    with (REFERENCE / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        codes = [row["code"] for row in csv.DictReader(lines)]
    assert len(codes) == len(set(codes))
    meant = {}
    for code in code_list(f"reintegration.{name}"):
        assert code.label.en
        assert code.label.es
        assert code.source
        assert re.fullmatch(r"[a-z][a-z0-9_]*", code.code)
        for word in code.synonyms:
            assert meant.setdefault(plain(word), code.code) == code.code, word


def test_every_value_list_is_used_by_a_field():
    used = {spec.codes for record in r.RECORDS for spec in fields_of(record).values() if spec.codes}
    assert {f"reintegration.{name}" for name in LISTS} == {one for one in used if one.startswith("reintegration.")}


def test_the_tables_are_those_of_the_records():
    programs = find_programs()
    assert programs["reintegration"].records == r.RECORDS
    assert generate(program_stream(programs["reintegration"]), "nothing") is None


@pytest.mark.parametrize("record", r.RECORDS, ids=lambda record: record.__name__)
def test_records_lie_in_the_file_of_the_program_under_its_prefix(record):
    assert record.schema_key() == "reintegration"
    assert record.__tablename__.startswith("reintegration_")


def user(role, **more):
    chosen = next(one for one in ROLES if one.key == role)
    return User("ana", "Ana", rights={"reintegration": Rights.of([chosen])}, **more)


@pytest.fixture
def owned(build):
    mine, ours, theirs = build.case(), build.case(), build.case()
    kept = {record.id: record for record in build.waiting}
    kept[mine].responsible = "ana"
    kept[ours].office, kept[ours].team = "huehue", "norte"
    for case in (mine, ours, theirs):
        plan = build.add(r.Plan(case_id=case))
        build.add(r.Goal(plan_id=plan.id, words="estudiar"))
    build.contact(None, "2021-05-01", case_written="CV-1")
    build.save()
    return {"mine": mine, "ours": ours, "theirs": theirs}


def seen(hub, record, who):
    table = table_of(record)
    condition = scope(record, who)
    query = select(func.count()).select_from(table)
    with hub.read() as session:
        return session.scalar(query if condition is None else query.where(condition))


@pytest.mark.parametrize(
    ("who", "cases"),
    [
        (user("coordinator"), 3),
        (user("caseworker", office_id="huehue"), 2),
        (user("caseworker"), 1),
        (user("partner", team_id="norte"), 2),
        (user("partner", team_id="sur"), 1),
        (User("ana", "Ana"), 0),
    ],
)
def test_a_person_sees_what_her_role_reaches_and_so_for_every_part(hub, owned, who, cases):
    assert seen(hub, r.Case, who) == cases
    assert seen(hub, r.Referral, who) == cases
    assert seen(hub, r.Goal, who) == cases
    assert seen(hub, r.Contact, who) == (1 if cases == 3 else 0)


def rows(hub, key, today):
    view = next(one for one in hub.programs["reintegration"].lists if one.key == key)
    table = table_of(view.record)
    query = select(table.c.id)
    condition = view.where(ListContext("ana", (), today)) if view.where else None
    with hub.read() as session:
        return set(session.scalars(query if condition is None else query.where(condition)))


def test_worklists_hold_what_they_say(hub, build):
    today = date(2026, 11, 23)
    mine = build.case(returned="2026-11-03", place="GT-1301")
    build.waiting[1].responsible = "ana"
    other = build.case(returned="2025-11-20")
    lost = build.case(place_ambiguous=True)
    done = build.case()
    kept = {record.id: record for record in build.waiting}
    kept[lost].status, kept[done].status = "lost_contact", "closed"
    orphan = build.contact(None, "2026-01-01", case_written="CV-1")
    build.closure(done, "2026-01-01", "aged_out")
    build.save()
    assert rows(hub, "my_cases", today) == {mine}
    assert rows(hub, "without_plan", today) == {mine, other}
    assert rows(hub, "closing", today) == {other}
    assert rows(hub, "overdue", today) >= {mine, other}
    assert done not in rows(hub, "overdue", today)
    assert rows(hub, "lost_contact", today) == {lost}
    assert rows(hub, "ambiguous_place", today) == {lost}
    assert rows(hub, "closed", today) == {done}
    assert rows(hub, "awaiting_approval", today) == {done}
    assert rows(hub, "no_return_date", today) == {done}
    assert rows(hub, "orphan_contacts", today) == {orphan.id}
    assert rows(hub, "all_cases", today) == {mine, other, lost, done}


@pytest.mark.parametrize("view", find_programs()["reintegration"].lists, ids=lambda view: view.key)
def test_columns_of_a_list_are_fields_or_known_sources(view):
    known = set(fields_of(view.record))
    for column in view.columns:
        assert column.source in known or column.source.split(".")[0] in ("person", "deadline")


def test_reports_and_every_indicator_speak_both_languages(hub, build):
    build.contact(build.case(place="GT-1301", returned="2021-03-10"), "2021-05-01")
    figures = build.figures("2021-01-01", "2022-12-31")
    defined = {one.key: one for one in INDICATORS}
    assert {key[0] for key in figures} == set(defined)
    for one in figures.values():
        assert set(one.group) <= set(defined[one.indicator].dimensions)
    for language in ("en", "es"):
        with spoken(language), hub.read() as session:
            for report in hub.programs["reintegration"].reports:
                tables = report.make(session, Period(date(2021, 1, 1), date(2022, 12, 31)))
                assert all(table.rows and table.title.say() for table in tables)


@pytest.mark.parametrize(
    ("name", "word", "code"),
    [
        ("return_type", "salida vol.", "voluntary_departure"),
        ("return_type", "SALIDA VOLUNTARIA", "voluntary_departure"),
        ("return_type", "VD", "voluntary_departure"),
        ("return_type", "retorno asistido de Mexico (DIF)", "voluntary_return_mexico"),
        ("return_type", "ya retornado", "already_returned"),
        ("return_type", "sin dato", None),
        ("decision", "acept.", "accepted"),
        ("decision", "Sí", "accepted"),
        ("decision", "desistió", "withdrawn"),
        ("decision", "no se localizó a la familia", "no_contact"),
        ("contact_mode", "no se encontró a nadie", "attempt"),
        ("contact_mode", "V.D.", "home_visit"),
        ("residence", "en Xela trabajando", "moved_inside"),
        ("residence", "en México", "left"),
        ("residence", "no saben dónde está", "unknown"),
        ("service_type", "trámite RENAP", "legal_document"),
        ("closure_reason", "fin del período (12 m)", "completed_12_months"),
        ("closure_reason", "algo pasó", None),
    ],
)
def test_words_of_partners_sheets_are_known_and_unclear_ones_are_not(name, word, code):
    known = {plain(word): one.code for one in code_list(f"reintegration.{name}") for word in one.synonyms}
    assert known.get(plain(word)) == code
