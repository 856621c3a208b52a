"""The right side of *My day*: what was saved or opened lately, and drafts with what they are about."""

from __future__ import annotations

from datetime import date

from kindhub.records.base import new_id
from kindhub.records.person import Person, PersonName
from kindhub.services.recents import note_opened, opened_lately
from kindhub.services.undo import undo_unit
from kindhub.storage.drafts import Draft, keep_draft
from kindhub.ui.home.side_reading import RECENT, ReadMySide
from kindhub.ui.shell.nav import Route
from kindhub.ui.tasks import Progress

DAY = date(2026, 11, 23)


def _add(hub, names):
    people = [Person(id=new_id()) for _ in names]
    with hub.begin("test") as work:
        for person, name in zip(people, names, strict=True):
            work.add_all([person, PersonName(person_id=person.id, given=name, first_surname="Tum")])
    return work.id, [person.id for person in people]


def _side(hub):
    return ReadMySide(hub, DAY, "a session")(Progress())


def _recent(hub):
    return [lead.title.split()[0] for lead in _side(hub).recent]


def test_what_was_taken_back_does_not_push_out_what_was_saved_last(hub):
    _add(hub, ["Petrona"])
    unit, _ = _add(hub, [f"N{n}" for n in range(RECENT + 1)])
    assert "Petrona" not in _recent(hub)
    undo_unit(hub, unit)
    assert _recent(hub) == ["Petrona"]


def test_what_was_opened_last_comes_first_and_only_once(hub):
    _, ids = _add(hub, ["Elmer", "Heidy", "Katy"])
    for person_id in (ids[0], ids[2], ids[0]):
        note_opened(hub, "main", "person", (person_id,))
    assert _recent(hub)[:2] == ["Elmer", "Katy"]
    assert sorted(_recent(hub)) == ["Elmer", "Heidy", "Katy"]
    assert [one.args for one in opened_lately(hub)] == [(ids[0],), (ids[2],)]


def test_a_case_of_a_program_without_key_is_not_among_the_recent(hub, peopled):
    from kindhub_reintegration.records import Case
    from sqlalchemy import select

    with hub.read() as session:
        case_id = session.scalars(select(Case.id)).first()
    note_opened(hub, "reintegration", "case", ("reintegration", case_id))
    assert Route("case", ("reintegration", case_id)) in [lead.route for lead in _side(hub).recent]
    hub.programs = hub.programs.only(())
    assert all(lead.route.page == "person" for lead in _side(hub).recent)


def test_a_draft_leads_to_its_form_and_those_of_others_are_not_shown(hub, peopled):
    from kindhub_reintegration.records import Case
    from sqlalchemy import select

    with hub.begin() as work:
        case_id = work.session.scalars(select(Case.id)).first()
        for uid in (hub.user.uid, "eva"):
            draft = Draft("reintegration", uid, "contacts", "", case_id, {"mode": "phone"})
            keep_draft(work.session.connection(), draft)
        keep_draft(
            work.session.connection(), Draft("main", hub.user.uid, "name", "", peopled.person_ids[0], {"given": "Ana"})
        )
    routes = [lead.route for lead in _side(hub).drafts]
    assert sorted(routes, key=str) == sorted(
        [
            Route("case", ("reintegration", case_id, "contacts")),
            Route("person_part", (peopled.person_ids[0], "name", "")),
        ],
        key=str,
    )
