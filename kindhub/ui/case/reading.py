"""Reads a case into a `CasePicture`. Runs beside the window: no widgets here, and no record leaves it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from kindhub.i18n import tr
from kindhub.program.registry import LoadedProgram
from kindhub.program.workflow import Workflow
from kindhub.records.base import table_of
from kindhub.records.fields import fields_of
from kindhub.services.cases import CaseView, view_case
from kindhub.services.forms import records_of
from kindhub.services.history import history_of
from kindhub.services.stages import open_to
from kindhub.storage.hub import Hub
from kindhub.ui.case.documents import checklist_rows
from kindhub.ui.case.due_rows import due_rows
from kindhub.ui.case.header import facts_of_person, marks_of
from kindhub.ui.case.picture import CasePicture, Move, Place
from kindhub.ui.kit.row_list import Row
from kindhub.ui.kit.stage_bar import Stage
from kindhub.ui.kit.stage_bar import StageState as BarState
from kindhub.ui.kit.stage_gap import Gap
from kindhub.ui.when import short_day

LINE, _EACH = 104, 6
_STATES = {"done": "done", "part": "part", "empty": "none"}
_BAR: dict[str, BarState] = {"done": "done", "now": "current", "next": "next", "later": "later"}


def read_case(hub: Hub, program: LoadedProgram, case_id: str, today: date) -> CasePicture:
    """The case of that id as it stands. Raises `UserError` when it is gone or out of this person's sight."""
    with hub.read() as session:
        view = view_case(session, program, case_id)
        parts = {form.key: records_of(session, form, view.case) for form in _top_forms(program, view)}
        since = _reached(session, program, view)
        rows, places = due_rows(view.due, today)
        return CasePicture(
            person_id=view.person_id,
            name=view.person_name or tr("Name not known", "Nombre desconocido"),
            facts=facts_of_person(session, view, today),
            marks=marks_of(session, view),
            stages=_stages(view, since, today),
            next_key=view.next_stage.key if view.next_stage else "",
            next_title=view.next_stage.label.say() if view.next_stage else "",
            gaps=_one_line(_gaps(view, today)),
            gap_places={need.key: Place(need.form, need.field or "") for need in view.lacking},
            sections=tuple(_section(one.form, one.state, one.count) for one in view.sections),
            records={form: found[-1].id for form, found in parts.items() if found},
            due=rows,
            due_places=places,
            moves=_moves(view),
            documents=checklist_rows(session, program, view.case),
            read_only=_read_only(hub, program, view, today),
            may_edit=hub.user.can(program.key, "edit"),
            record_ids=_all_records(session, program, view),
        )


def _top_forms(program: LoadedProgram, view: CaseView) -> list[Any]:
    """The forms that hang on the case itself; parts of parts are read when they are opened."""
    return [form for form in program.forms if form.record is view.workflow.record or form.parent == "case_id"]


def _all_records(session: Session, program: LoadedProgram, view: CaseView) -> tuple[str, ...]:
    """The case, its parts and theirs: whose history is the history of the case."""
    found = {view.case.id: table_of(view.workflow.record).fullname}
    waiting = dict(found)
    while waiting:
        below: dict[str, str] = {}
        for record in program.records:
            table = table_of(record)
            for name, spec in fields_of(record).items():
                above = [one for one, target in waiting.items() if spec.kind == "link" and spec.target == target]
                if above:
                    ids = session.execute(select(table.c.id).where(table.c[name].in_(above))).scalars()
                    below.update((one, table.fullname) for one in ids if one not in found)
        found.update(below)
        waiting = below
    return tuple(found)


def _section(form: Any, state: str, count: int) -> Row:
    right = str(count) if form.many and count else ""
    return Row(form.key, form.title.say(), _STATES[state], right=right)


def _reached(session: Session, program: LoadedProgram, view: CaseView) -> dict[str, date]:
    """The day on which the case came to each stage, as the ledger has it."""
    status: dict[str, date] = {}
    for row in reversed(history_of(session, program.key, view.case.id)):
        if view.workflow.status in row.changes:
            status[str(row.changes[view.workflow.status][1])] = row.at.astimezone().date()
    return status


def _stages(view: CaseView, reached: dict[str, date], today: date) -> tuple[Stage, ...]:
    found = []
    for one in view.stages:
        since = one.since or reached.get(one.stage.key)
        if one.state == "now":
            since = getattr(view.case, "status_since", None) or since
        found.append(Stage(one.stage.key, one.stage.label.say(), _BAR[one.state], _note(one.state, since, view, today)))
    return tuple(found)


def _note(state: str, since: date | None, view: CaseView, today: date) -> str:
    if state == "now":
        if view.side is not None:
            return view.side.label.say()
        if since is None:
            return ""
        days = (today - since).days
        return tr("since {day} · {n} d", "desde el {day} · {n} días", day=short_day(since, today), n=days)
    if state == "next":
        n = len(view.lacking)
        return tr("{n} missing", "faltan {n}", n=n) if n else tr("ready", "todo listo")
    return short_day(since, today) if since is not None and state == "done" else ""


def _gaps(view: CaseView, today: date) -> tuple[Gap, ...]:
    found = []
    for need in view.lacking:
        due = min((one.due_on for one in view.due if one.form == need.form and one.done_on is None), default=None)
        if need.progress is not None:
            found.append(Gap(need.key, need.label.say(), need.progress(view.facts)))
        elif due is not None:
            word = tr("was due {day}", "venció el {day}") if due < today else tr("due {day}", "vence {day}")
            tone = "danger" if due < today else "warn"
            found.append(Gap(need.key, need.label.say(), word.format(day=short_day(due, today)), tone))
        else:
            found.append(Gap(need.key, need.label.say()))
    return tuple(found)


def _one_line(gaps: Sequence[Gap]) -> tuple[Gap, ...]:
    """As many as one line holds; the last says how many more there are and leads to the first of them."""
    shown, room = 0, LINE
    for gap in gaps:
        room -= len(gap.title) + len(gap.note) + _EACH
        if room < 0:
            break
        shown += 1
    rest = gaps[max(shown, 1) :]
    if not rest:
        return tuple(gaps)
    more = Gap(rest[0].key, tr("{n} more", "{n} más", n=len(rest)))
    return (*gaps[: max(shown, 1)], more if len(rest) > 1 else rest[0])


def _moves(view: CaseView) -> tuple[Move, ...]:
    flow: Workflow = view.workflow
    return tuple(
        Move(
            goal.key,
            goal.label.say(),
            flow.stage(goal.key) is None,
            tuple(need.label.say() for need in flow.missing(goal, view.facts)),
        )
        for goal in open_to(flow, view.case)
    )


def _read_only(hub: Hub, program: LoadedProgram, view: CaseView, today: date) -> str:
    if not hub.user.can(program.key, "edit"):
        return tr("Reading only", "Solo lectura")
    last = view.workflow.stages[-1].key
    side = view.side
    if getattr(view.case, view.workflow.status) != last and (side is None or side.open):
        return ""
    closed = getattr(view.case, view.workflow.closed, None)
    if closed is None:
        return tr("Case closed", "Caso cerrado")
    return tr("Case closed on {day}", "Caso cerrado el {day}", day=short_day(closed, today))
