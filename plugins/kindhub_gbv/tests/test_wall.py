"""The wall: canaries in survivor services, then everything a colleague without the key can reach.

Three colleagues: a lead; a worker with the key and the right to names; and one who holds everything but this program.
Each channel has its negative control: the same reading by the lead, or of a canary put where it does not belong, finds
it.
"""

# ruff: noqa: E501 - a channel a line

from __future__ import annotations

import contextlib
import io
import json
import shutil
from dataclasses import replace
from datetime import date

import pytest
from kindhub_gbv import records as r
from sqlalchemy import select, text

from kindhub import app
from kindhub.cli.run import run
from kindhub.i18n import spoken
from kindhub.program.indicators import Period
from kindhub.records.names import NameParts
from kindhub.reporting import keep_reports_in
from kindhub.security.access import NO_RIGHTS, Rights
from kindhub.security.kdf import KdfParams
from kindhub.services import colleagues
from kindhub.services.cases import cases_of
from kindhub.services.changes_since import changes_since
from kindhub.services.due_soon import Span, count_due, due_rows
from kindhub.services.indicators import count
from kindhub.services.last_here import last_here, note_here
from kindhub.services.persons import new_person
from kindhub.services.recents import note_opened, opened_lately
from kindhub.services.search.case_hits import find_cases
from kindhub.services.search.found import SearchFilters, find_filtered
from kindhub.services.timeline import timeline_of
from kindhub.services.worklists import Worklist
from kindhub.testing import PERSON, WEAK, template

CODE, NAME, SURNAME, STORY = "SV-ZAN8-TE", "Zanatina", "Guacamol", "colibritos"
CANARIES = (CODE, NAME, SURNAME, STORY, "ZAN8")
WORDS = "otras cuatro palabras largas"
TODAY = date(2026, 11, 23)


def fill(hub):
    """One survivor with her name, her story, a deadline and an open page; and a child of the other program."""
    with hub.begin("fill") as work:
        case = r.Case(number=CODE, opened=date(2026, 11, 2), responsible=hub.user.uid)
        work.add_all((
            case,
            r.Identity(code=CODE, given=NAME, surnames=SURNAME, phone="5512 7788"),
            r.Incident(case_id=case.id, gender_based=True, penetration=True, account=STORY, number="INC-ZAN8"),
            r.Consent(case_id=case.id, services="granted", services_on=date(2026, 11, 3)),
            r.CaseTask(case_id=case.id, title=f"llamar a {STORY}", due_on=date(2026, 11, 20)),
            r.Note(case_id=case.id, written_on=date(2026, 11, 3), words=STORY),
        ))  # fmt: skip
        work.add_all(new_person({}, [NameParts("Ana", "López")]))
    note_opened(hub, "gbv", "case", ("gbv", case.id))
    note_here(hub, "one")
    return case.id


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A folder with the survivor in it, and a colleague, Berta, with every program but this one; made once."""
    path = tmp_path_factory.mktemp("wall") / "data"
    shutil.copytree(template(), path)
    hub = opened(path, PERSON.uid, PERSON.passphrase)
    case_id = fill(hub)
    colleagues.add_colleague(hub, "berta", "Berta Prueba", WORDS, kdf=WEAK)
    colleagues.grant(hub, "berta", "reintegration", "coordinator")
    hub.close()
    return path, case_id


@pytest.fixture
def folder(made, tmp_path, monkeypatch):
    """A copy of it, the case's id, and the passphrases in files."""
    monkeypatch.setattr(KdfParams, "floor", classmethod(lambda _cls: WEAK))
    monkeypatch.setattr(KdfParams, "default", classmethod(lambda _cls: WEAK))
    monkeypatch.setattr(app, "prepare_process", lambda: None)
    shutil.copytree(made[0], tmp_path / "data")
    (tmp_path / "words").write_text(WORDS, encoding="utf-8")
    (tmp_path / "lead").write_text(PERSON.passphrase, encoding="utf-8")
    return tmp_path / "data", made[1]


def opened(path, uid, passphrase):
    return app.open_hub(path, uid, passphrase, kdf_floor=WEAK)


@pytest.fixture
def berta(folder):
    hub = opened(folder[0], "berta", WORDS)
    yield hub
    hub.close()


@pytest.fixture
def lead(folder):
    hub = opened(folder[0], PERSON.uid, PERSON.passphrase)
    yield hub
    hub.close()


def told(hub, case_id):
    """Whatever the services of the shell say to this person, as one text, and how much is due."""
    with hub.read() as session:
        persons = [row[0] for row in session.execute(text("SELECT id FROM main.person"))]
        span = Span(None, date(2030, 1, 1))
        said = [
            hub.schemas,
            [(program.key, program.info.name.es, [one.title.es for one in program.lists]) for program in hub.programs],
            due_rows(session, hub.programs, hub.user, span),
            count_due(session, hub.programs, hub.user, span),
            [find_filtered(session, hub.programs, typed, SearchFilters(), TODAY) for typed in CANARIES],
            [find_cases(session, hub.programs, typed) for typed in CANARIES],
            [cases_of(session, hub.programs, one) for one in persons],
            [timeline_of(session, hub.programs, one, TODAY) for one in persons],
            changes_since(session, hub.programs, hub.user, last_here(hub, session, "two")),
            opened_lately(hub),
            [count(session, program, Period(date(2020, 1, 1), date(2030, 1, 1))).rows() for program in hub.programs],
            [
                Worklist(program, view, hub.user, TODAY).page(session, Worklist(program, view, hub.user, TODAY).ids(session))
                for program in hub.programs for view in program.lists
            ],
            colleagues.colleagues(hub),
        ]  # fmt: skip
        for schema in hub.schemas:
            names = (
                session.execute(text(f"SELECT name FROM {schema}.sqlite_master WHERE type = 'table'")).scalars().all()
            )
            said += [str(row) for name in names for row in session.execute(text(f'SELECT * FROM {schema}."{name}"'))]
    return repr(said)


def found_in(said, case_id):
    return [one for one in (*CANARIES, case_id, "gbv_", "INC-") if one in said]


def test_application_nothing_is_told_to_who_lacks_the_key(berta, folder):
    assert found_in(told(berta, folder[1]), folder[1]) == []
    assert berta.schemas == ("main", "reintegration")


def test_application_control_the_lead_is_told_all_of_it(lead, folder):
    assert set(found_in(told(lead, folder[1]), folder[1])) == {*CANARIES, folder[1], "gbv_", "INC-"}


def test_keys_her_key_does_not_open_the_file(berta, folder):
    from kindhub.storage.folder import DataFolder
    from kindhub.storage.rekey import key_of

    store = app.store_keys(DataFolder(folder[0]), berta.unlocked)
    assert "gbv" not in store.programs
    mine = [store.main, *store.programs.values()]
    with pytest.raises(Exception):  # noqa: B017 - whatever the library says, it is shut
        key_of(folder[0] / "gbv.db", mine)


def test_keys_control_the_lead_s_key_does(lead, folder):
    from kindhub.storage.folder import DataFolder
    from kindhub.storage.rekey import key_of

    store = app.store_keys(DataFolder(folder[0]), lead.unlocked)
    assert key_of(folder[0] / "gbv.db", [store.programs["gbv"]]) == store.programs["gbv"]


def test_keys_she_cannot_let_herself_in(berta):
    with pytest.raises(Exception):  # noqa: B017
        colleagues.grant(berta, "berta", "gbv", "lead")
    assert "gbv" not in berta.unlocked.program_keys()


def everything_on_disk(path):
    return b"".join(file.read_bytes() for file in sorted(path.rglob("*")) if file.is_file())


def test_disk_no_canary_in_any_file(folder):
    raw = everything_on_disk(folder[0])
    for one in (*CANARIES, folder[1]):
        for coded in (one.encode(), one.lower().encode(), one.encode("utf-16-le")):
            assert coded not in raw


def test_disk_control_a_file_in_clear_would_be_found(folder):
    (folder[0] / "stray.txt").write_text(f"notes about {NAME}", encoding="utf-8")
    assert NAME.encode() in everything_on_disk(folder[0])


def command(folder, uid, words_file, *words):
    out, err = io.StringIO(), io.StringIO()
    who = ("--data", folder, "--person", uid, "--passphrase-file", words_file)
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err), spoken("en"):
        try:
            run([str(one) for one in ("--lang", "en", *words, *who)])
        except SystemExit:
            pass
        finally:
            keep_reports_in(None)
    return out.getvalue() + err.getvalue()


COMMANDS = (
    ("search", CODE, "--json"), ("search", NAME, "--json"), ("list", "--json"), ("list", "gbv.my_files", "--json"),
    ("list", "all_files", "--json"), ("indicators", "gbv", "--from", "2020-01-01", "--to", "2030-01-01", "--json"),
    ("indicators", "reintegration", "--from", "2020-01-01", "--to", "2030-01-01", "--json"), ("duplicates", "--json"),
    ("verify", "--json"), ("users", "--json"), ("programs", "--json"), ("undo", "0" * 32, "--json"),
)  # fmt: skip


def test_command_line_says_nothing_to_her(folder, tmp_path):
    said = "\n".join(command(folder[0], "berta", tmp_path / "words", *words) for words in COMMANDS)
    echoed = said.replace(CODE, "").replace(NAME, "")
    assert json.loads(command(folder[0], "berta", tmp_path / "words", "search", CODE, "--json")) == []
    assert found_in(echoed, folder[1]) == []


def test_command_line_control_the_lead_hears_it(folder, tmp_path):
    said = command(folder[0], PERSON.uid, tmp_path / "lead", "list", "gbv.my_files", "--json")
    assert CODE in said
    assert folder[1] in command(folder[0], PERSON.uid, tmp_path / "lead", "search", NAME, "--json")


def test_a_list_of_hers_and_one_that_is_nowhere_are_refused_alike(folder, tmp_path):
    hers = command(folder[0], "berta", tmp_path / "words", "list", "gbv.my_files", "--json")
    nowhere = command(folder[0], "berta", tmp_path / "words", "list", "abc.my_files", "--json")
    assert hers.replace("gbv", "abc") == nowhere


def test_an_export_of_what_she_has_holds_no_canary(berta, folder, tmp_path):
    from openpyxl import load_workbook

    from kindhub.exchange.program_export import export_program

    export_program(berta, berta.programs["reintegration"], tmp_path / "out.xlsx", "para la prueba del muro")
    book = load_workbook(tmp_path / "out.xlsx")
    said = repr([[cell.value for cell in row] for sheet in book for row in sheet.iter_rows()])
    assert found_in(said, folder[1]) == []


def as_role(hub, key):
    role = next(role for role in hub.programs["gbv"].roles if role.key == key)
    hub.user = replace(hub.user, rights={**hub.user.rights, "gbv": Rights(dict(role.actions))})


@pytest.mark.parametrize("rights", ["counsellor", "figures", None])
def test_names_without_the_right_there_is_no_row_of_the_vault(lead, folder, rights):
    if rights:
        as_role(lead, rights)
    else:
        lead.user = replace(lead.user, rights={**lead.user.rights, "gbv": NO_RIGHTS})
    with lead.read() as session:
        assert session.scalars(select(r.Identity)).all() == []
        assert find_cases(session, lead.programs, NAME) == ()
        held = session.execute(text("SELECT id FROM gbv.gbv_identity")).scalar_one()
        assert session.get(r.Identity, held) is None


def test_names_control_with_the_right_there_is(lead):
    as_role(lead, "caseworker")
    with lead.read() as session:
        assert [one.given for one in session.scalars(select(r.Identity))] == [NAME]
        assert [one.number for one in find_cases(session, lead.programs, NAME)] == [CODE]


def test_names_are_not_on_the_case_page_of_who_lacks_the_right(lead, folder):
    from kindhub.ui.case.reading import read_case

    program = lead.programs["gbv"]
    assert "identity" in [row.key for row in read_case(lead, program, folder[1], TODAY).sections]
    as_role(lead, "counsellor")
    lead.user = replace(lead.user, office_id="huehue")
    with lead.begin("office") as work:
        work.session.execute(text("UPDATE gbv.gbv_case SET office = 'huehue'"))
    picture = read_case(lead, program, folder[1], TODAY)
    assert "identity" not in [row.key for row in picture.sections]
    assert NAME not in repr(picture)


def test_names_are_in_no_history_and_no_paper_of_the_case(lead, folder):
    from kindhub.services.papers.case_paper import case_paper
    from kindhub.ui.case.history_page import read_history
    from kindhub.ui.case.reading import read_case
    from kindhub.ui.forms.lookups import Lookups

    program = lead.programs["gbv"]
    picture = read_case(lead, program, folder[1], TODAY)
    history = repr(read_history(lead, program, picture.record_ids, Lookups(lead)))
    with lead.read() as session:
        paper = repr(case_paper(session, program, folder[1]))
    assert NAME not in history + paper
    assert STORY in history + paper, "control: the rest of the file is there"


def test_names_each_opening_is_told_to_the_ledger(lead, folder):
    from kindhub.ui.forms.form_desk import read_contents

    form = next(one for one in lead.programs["gbv"].forms if one.key == "identity")
    with lead.read() as session:
        held = session.scalars(select(r.Identity)).one().id
    assert read_contents(lead, form, folder[1], held).answers.values["given"] == NAME
    with lead.read() as session:
        asked = text("SELECT who, entity, record_id FROM gbv.ledger WHERE action = 'read'")
        assert [tuple(row) for row in session.execute(asked)] == [(PERSON.uid, "gbv_identity", held)]


def test_names_a_new_identity_is_joined_by_the_code(lead):
    from kindhub.services.forms import FormTarget, save_form

    form = next(one for one in lead.programs["gbv"].forms if one.key == "identity")
    with lead.begin("another") as work:
        case = r.Case(opened=TODAY, responsible=lead.user.uid)
        work.add(case)
    saved = save_form(lead, FormTarget(form, case.id), {"given": "Otra"})
    with lead.read() as session:
        assert session.get(r.Identity, saved.record_id).code == case.number


def test_control_a_canary_among_the_shared_records_would_be_told(folder):
    hub = opened(folder[0], PERSON.uid, PERSON.passphrase)
    with hub.begin("a name in the wrong place") as work:
        work.add_all(new_person({}, [NameParts(NAME, SURNAME)]))
    hub.close()
    hub = opened(folder[0], "berta", WORDS)
    said = told(hub, folder[1])
    hub.close()
    assert NAME in said
