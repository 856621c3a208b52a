"""Inside the wall: the names of survivors, which are a right of their own among those who hold the key.

The wall itself, channel by channel, is proved in `tests/wall`.
"""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import date

import pytest
from kindhub_gbv import records as r
from sqlalchemy import select, text

from kindhub import app
from kindhub.security.access import NO_RIGHTS, Rights
from kindhub.services.search.case_hits import find_cases
from kindhub.testing import PERSON, WEAK, template

CODE, NAME, SURNAME, STORY = "SV-ZAN8-TE", "Zanatina", "Guacamol", "colibritos"
TODAY = date(2026, 11, 23)


def fill(hub):
    """One survivor with her name and her story."""
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
    return case.id


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A folder with the survivor in it; made once."""
    path = tmp_path_factory.mktemp("wall") / "data"
    shutil.copytree(template(), path)
    hub = opened(path, PERSON.uid, PERSON.passphrase)
    case_id = fill(hub)
    hub.close()
    return path, case_id


@pytest.fixture
def folder(made, tmp_path, cheap_keys):
    """A copy of it, and the case's id."""
    shutil.copytree(made[0], tmp_path / "data")
    return tmp_path / "data", made[1]


def opened(path, uid, passphrase):
    return app.open_hub(path, uid, passphrase, kdf_floor=WEAK)


@pytest.fixture
def lead(folder):
    hub = opened(folder[0], PERSON.uid, PERSON.passphrase)
    yield hub
    hub.close()


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
