"""Reads what *My day* shows, in one go beside the window."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from sqlalchemy import select

from kindhub.i18n import tr
from kindhub.services.cases import cases_of
from kindhub.services.due_soon import DueRow, due_counts, due_rows
from kindhub.services.history import recent
from kindhub.services.search.cards import card
from kindhub.storage.drafts import Draft, drafts_of
from kindhub.ui.shell.nav import Route
from kindhub.ui.when import short_day

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from kindhub.program.registry import LoadedProgram
    from kindhub.storage.hub import Hub
    from kindhub.ui.tasks import Progress

RECENT = 8


@dataclass(frozen=True, slots=True)
class Lead:
    """A row that leads somewhere."""

    key: str
    title: str
    sub: str
    icon: str
    route: Route


@dataclass(frozen=True, slots=True)
class MyDay:
    """Everything on the page, as plain values."""

    counts: dict[str, int]
    due: list[DueRow]
    drafts: list[Lead]
    recent: list[Lead]


class ReadMyDay:
    """Work: read the deadlines of the cases this person answers for, her drafts and her last changes."""

    def __init__(self, hub: Hub, on: date) -> None:
        self._hub, self._on = hub, on

    def __call__(self, _progress: Progress) -> MyDay:
        """Read."""
        uid = self._hub.user.uid
        with self._hub.read() as session:
            programs = self._hub.programs
            return MyDay(
                counts=due_counts(session, programs, self._on, uid=uid),
                due=due_rows(session, programs, self._on + timedelta(days=7), uid=uid),
                drafts=self._drafts(session),
                recent=self._recent(session),
            )

    def _drafts(self, session: Session) -> list[Lead]:
        found = []
        for schema in self._hub.schemas:
            for draft in drafts_of(session.connection(), schema, self._hub.user.uid):
                facts = self._draft(session, draft)
                if facts is not None:
                    found.append(facts)
        return found

    def _draft(self, session: Session, draft: Draft) -> Lead | None:
        if draft.schema == "main" or draft.schema not in self._hub.programs.loaded:
            return None
        program = self._hub.programs[draft.schema]
        form = next((form for form in program.forms if form.key == draft.form), None)
        case_id = draft.parent_id or draft.record_id
        name = case_name(session, program, case_id)
        if form is None or name is None:
            return None
        at = datetime.fromisoformat(draft.at).astimezone()
        day = short_day(at.date(), self._on)
        return Lead(
            f"draft:{draft.schema}:{draft.form}:{case_id}",
            f"{name} · {form.title.say()}",
            tr("kept {day}, {clock}", "guardado {day}, {clock}", day=day, clock=f"{at:%H:%M}"),
            "pencil-simple",
            Route("case", (draft.schema, case_id, draft.form)),
        )

    def _recent(self, session: Session) -> list[Lead]:
        rows: list[Lead] = []
        touched = dict.fromkeys(
            row.record_id
            for row in recent(session, "main", uid=self._hub.user.uid, limit=200)
            if row.entity == "person"
        )
        asked = select(card.c.person_id, card.c.name).where(card.c.person_id.in_(touched))
        names = {row.person_id: str(row.name) for row in session.execute(asked)}
        still_there = [person_id for person_id in touched if names.get(person_id)]
        for person_id in still_there[:RECENT]:
            cases = cases_of(session, self._hub.programs, person_id)
            status = " · ".join(f"{one.program.info.neutral_name.say()}, {one.status_label}" for one in cases)
            status = status or tr("no case", "sin caso")
            route = Route("person", (person_id,))
            rows.append(Lead(f"person:{person_id}", names[person_id], status, "user", route))
        return rows


def case_name(session: Session, program: LoadedProgram, case_id: str) -> str | None:
    """The name of the person of a case, by which lists call it; None when the case is not in sight."""
    from kindhub.records.base import table_of

    for workflow in program.workflows:
        table = table_of(workflow.record)
        found = session.execute(
            select(card.c.name).join(table, table.c[workflow.person] == card.c.person_id).where(table.c.id == case_id)
        ).scalar()
        if found is not None:
            return str(found)
    return None
