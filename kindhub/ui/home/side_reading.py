"""What stands at the right of *My day*: drafts, what others changed, and what was opened or saved lately."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from sqlalchemy import select

from kindhub.i18n import tr
from kindhub.records.base import new_id
from kindhub.services.asking_access import ASK, asks_access
from kindhub.services.case_names import case_name
from kindhub.services.cases import cases_of
from kindhub.services.changes_since import Change, changes_since
from kindhub.services.history import touched_lately
from kindhub.services.last_here import last_here, note_here
from kindhub.services.recents import Opened, opened_lately
from kindhub.services.search.cards import card
from kindhub.storage.drafts import Draft, drafts_of
from kindhub.ui.people.part_forms import FORMS
from kindhub.ui.shell.nav import Route
from kindhub.ui.when import short_day

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from kindhub.program.forms import Form
    from kindhub.program.registry import LoadedProgram
    from kindhub.storage.hub import Hub
    from kindhub.ui.tasks import Progress

RECENT = 8
SITTING = new_id()
"""This run of the program; a lock begins another."""


@dataclass(frozen=True, slots=True)
class Lead:
    """A row that leads somewhere; `draft` is what it stands for, if it is one."""

    key: str
    title: str
    sub: str
    icon: str
    route: Route
    draft: Draft | None = None


@dataclass(frozen=True, slots=True)
class MySide:
    """The three cards at the right. `names` are the colleagues by uid; `since` is when she was last here."""

    drafts: list[Lead]
    changes: list[Change]
    since: datetime | None
    names: dict[str, str]
    recent: list[Lead]


class ReadMySide:
    """Work: drafts, changes and recent records."""

    def __init__(self, hub: Hub, on: date, sitting: str = SITTING) -> None:
        self._hub, self._on, self._sitting = hub, on, sitting

    def __call__(self, _progress: Progress) -> MySide:
        """Read."""
        hub = self._hub
        with hub.read() as session:
            since = last_here(hub, session, self._sitting)
            return MySide(
                drafts=self._drafts(session),
                changes=changes_since(session, hub.programs, hub.user, since),
                since=since.at,
                names={one.uid: one.display_name for one in hub.keyring.people()},
                recent=self._recent(session),
            )

    def _drafts(self, session: Session) -> list[Lead]:
        kept = [
            draft
            for schema in self._hub.schemas
            for draft in drafts_of(session.connection(), schema, self._hub.user.uid)
        ]
        kept.sort(key=lambda draft: draft.at, reverse=True)
        return [lead for draft in kept if (lead := self._draft(session, draft)) is not None]

    def _draft(self, session: Session, draft: Draft) -> Lead | None:
        about = self._of_person(session, draft) if draft.schema == "main" else self._of_case(session, draft)
        if about is None:
            return None
        title, name, route = about
        at = datetime.fromisoformat(draft.at).astimezone()
        when = clock_words(at, self._on)
        key = f"draft:{draft.schema}:{draft.form}:{draft.record_id}:{draft.parent_id}"
        return Lead(key, f"{title} · {when}", name, "pencil-simple", route, draft)

    def _of_person(self, session: Session, draft: Draft) -> tuple[str, str, Route] | None:
        form = FORMS.get(draft.form)
        person_id = draft.parent_id or draft.record_id
        name = session.execute(select(card.c.name).where(card.c.person_id == person_id)).scalar()
        if form is None or name is None:
            return None
        record = draft.record_id if draft.record_id != person_id else ""
        return form.title.say(), str(name), Route("person_part", (person_id, draft.form, record))

    def _of_case(self, session: Session, draft: Draft) -> tuple[str, str, Route] | None:
        program = self._hub.programs.loaded.get(draft.schema)
        if program is None:
            return None
        form = next((form for form in program.forms if form.key == draft.form), None)
        if form is not None and (page := _own_page(form, draft)) is not None:
            return form.title.say(), program.info.neutral_name.say(), page
        case_id = draft.parent_id or draft.record_id
        name = case_name(session, self._hub, program, case_id)
        if name is not None and asks_access(draft.form):
            return ASK.say(), name, Route("case", (draft.schema, case_id))
        if form is None or name is None:
            return None
        return form.title.say(), name, Route("case", (draft.schema, case_id, draft.form))

    def _recent(self, session: Session) -> list[Lead]:
        leads: dict[str, Lead] = {}
        for one in (*opened_lately(self._hub), *self._saved(session)):
            lead = self._lead(session, one)
            if lead is not None:
                leads.setdefault(lead.key, lead)
            if len(leads) == RECENT:
                break
        return list(leads.values())

    def _saved(self, session: Session) -> list[Opened]:
        """Persons she saved, for those who come from elsewhere than a page: an import, another computer."""
        touched = touched_lately(session, "main", "person", self._hub.user.uid, among=200)
        return [Opened("main", "person", (person_id,), "") for person_id in touched]

    def _lead(self, session: Session, one: Opened) -> Lead | None:
        if one.page == "person":
            return self._person_lead(session, one.args[0])
        program = self._hub.programs.loaded.get(one.schema)
        if program is None or len(one.args) < 2:
            return None
        return self._list_lead(program, one) if one.page == "list" else self._case_lead(session, program, one)

    def _person_lead(self, session: Session, person_id: str) -> Lead | None:
        name = session.execute(select(card.c.name).where(card.c.person_id == person_id)).scalar()
        if not name:
            return None
        cases = cases_of(session, self._hub.programs, person_id)
        status = " · ".join(f"{one.program.info.neutral_name.say()}, {one.status_label}" for one in cases)
        sub = status or tr("Person, no case", "Persona, sin caso")
        return Lead(f"person:{person_id}", str(name), sub, "user", Route("person", (person_id,)))

    def _case_lead(self, session: Session, program: LoadedProgram, one: Opened) -> Lead | None:
        name = case_name(session, self._hub, program, one.args[1])
        if name is None:
            return None
        form = next((form.title.say() for form in program.forms if form.key in one.args[2:]), "")
        sub = " · ".join(part for part in (program.info.neutral_name.say(), form) if part)
        return Lead(f"case:{one.args[1]}", name, sub, "folder", Route("case", one.args))

    def _list_lead(self, program: LoadedProgram, one: Opened) -> Lead | None:
        view = next((view for view in program.lists if view.key == one.args[1]), None)
        if view is None:
            return None
        sub = tr("List · {program}", "Lista · {program}", program=program.info.neutral_name.say())
        return Lead(f"list:{program.key}:{view.key}", view.title.say(), sub, "list-bullets", Route("list", one.args))


class NoteHere:
    """Work: note that the person has been here. Nobody waits for it; what is new to her this time stays new."""

    def __init__(self, hub: Hub, sitting: str = SITTING) -> None:
        self._hub, self._sitting = hub, sitting

    def __call__(self, _progress: Progress) -> None:
        """Note it."""
        note_here(self._hub, self._sitting)


def clock_words(at: datetime, on: date) -> str:
    """`hoy 10:42`, `ayer 9:15`, `20 nov 16:51`."""
    days = (on - at.date()).days
    day = {0: tr("today", "hoy"), 1: tr("yesterday", "ayer")}.get(days, short_day(at.date(), on))
    return f"{day} {at:%H:%M}"


def _own_page(form: Form, draft: Draft) -> Route | None:
    """The page of a form that is no part of a case."""
    if form.desk is not None:
        return Route("calls", (draft.schema, form.key))
    if form.day_book is not None:
        return Route("day_book", (draft.schema, form.key))
    return Route("register", (draft.schema, form.key, draft.parent_id)) if form.register else None
