"""Reads a case into a `CasePicture`. Runs beside the window: no widgets here, and no record leaves it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from kindhub.i18n import L, tr, tr_n
from kindhub.program.forms import Form
from kindhub.program.registry import LoadedProgram
from kindhub.program.workflow import Need, Workflow
from kindhub.records.base import table_of
from kindhub.records.fields import fields_of
from kindhub.security.access import User
from kindhub.services.cases import CaseView, SectionView, view_case
from kindhub.services.colleagues import who_gives_rights
from kindhub.services.forms import records_of
from kindhub.services.handing_over import may_hand_over
from kindhub.services.history import history_of
from kindhub.services.parts_seen import sees_part, sees_record
from kindhub.services.referring import Receiver, may_refer, receivers
from kindhub.services.stages import open_to
from kindhub.storage.hub import Hub
from kindhub.ui.case.clocks import clock_groups
from kindhub.ui.case.documents import checklist_rows
from kindhub.ui.case.due_rows import due_rows, task_form
from kindhub.ui.case.header import facts_of_person, marks_of
from kindhub.ui.case.picture import CasePicture, Move, Place
from kindhub.ui.kit.row_list import Row
from kindhub.ui.kit.stage_bar import Stage
from kindhub.ui.kit.stage_bar import StageState as BarState
from kindhub.ui.kit.stage_gap import Gap
from kindhub.ui.when import short_day

_STATES = {"done": "done", "part": "part", "empty": "none"}
_BAR: dict[str, BarState] = {"done": "done", "now": "current", "next": "next", "later": "later"}


def read_case(hub: Hub, program: LoadedProgram, case_id: str, today: date) -> CasePicture:
    """The case of that id as it stands. Raises `UserError` when it is gone or out of this person's sight."""
    with hub.read() as session:
        view = view_case(session, program, case_id)
        parts = {form.key: records_of(session, form, view.case) for form in _top_forms(program, view)}
        since = _reached(session, program, view)
        responsible = str(getattr(view.case, view.workflow.responsible) or "")
        to_do = task_form(program)
        tasks = records_of(session, to_do, view.case) if to_do else ()
        rows, places = due_rows(view.due, tasks, today, to_do.key if to_do else "")
        records = {form: found[-1].id for form, found in parts.items() if found}
        return CasePicture(
            person_id=view.person_id,
            name=view.heading or tr("Name not known", "Nombre desconocido"),
            facts=facts_of_person(session, view, today),
            marks=marks_of(session, view),
            stages=_stages(view, since, today),
            next_key=view.next_stage.key if view.next_stage else "",
            next_title=view.next_stage.label.say() if view.next_stage else "",
            gaps=_gaps(view, today),
            gap_places={need.key: _place(need, records) for need in view.lacking},
            sections=tuple(_section(one) for one in view.sections if may_see(hub, program, one.form)),
            records=records,
            due=rows,
            due_places=places,
            moves=_moves(view, records),
            documents=checklist_rows(session, program, view.case),
            locked={one.form.key: one.form.lock.why.say() for one in view.sections if one.locked and one.form.lock},
            read_only=_read_only(hub, program, view, today),
            may_edit=hub.user.can(program.key, "edit"),
            may_hand_over=may_hand_over(hub, program, responsible),
            receivers=_receivers(session, hub, program, view, today),
            responsible=responsible,
            record_ids=_all_records(session, hub.user, program, view),
            clocks=clock_groups(view.due),
            apart=tuple(
                Row(one.form.key, one.form.title.say(), sub=one.form.apart.say())
                for one in view.sections
                if one.form.apart is not None and not may_see(hub, program, one.form)
            ),
            may_ask=task_form(program) is not None and bool(who_gives_rights(hub, program.key)),
        )


def _receivers(session: Session, hub: Hub, program: LoadedProgram, view: CaseView, today: date) -> tuple[Receiver, ...]:
    """The programs this person may refer the case to."""
    return receivers(session, hub, program, view.case, today) if may_refer(hub, program, view.case) else ()


def _top_forms(program: LoadedProgram, view: CaseView) -> list[Form]:
    """The forms that hang on the case itself; parts of parts are read when they are opened."""
    return [
        form
        for form in program.forms
        if form.record is view.workflow.record or form.parent == "case_id" or form.joined_by != "id"
    ]


def may_see(hub: Hub, program: LoadedProgram, form: Form) -> bool:
    """Whether the part is there for this person at all."""
    return sees_part(hub.user, program, form)


def _all_records(session: Session, user: User, program: LoadedProgram, view: CaseView) -> tuple[str, ...]:
    """The case, its parts and theirs, as far as they are there for her: whose history is the history of the case."""
    found = {view.case.id: table_of(view.workflow.record).fullname}
    waiting = dict(found)
    while waiting:
        below: dict[str, str] = {}
        for record in program.records:
            table, scope = table_of(record), program.scope(record, user)
            if not sees_record(user, program, record):
                continue
            for name, spec in fields_of(record).items():
                above = [one for one, target in waiting.items() if spec.kind == "link" and spec.target == target]
                if above:
                    asked = select(table.c.id).where(table.c[name].in_(above))
                    ids = session.execute(asked if scope is None else asked.where(scope)).scalars()
                    below.update((one, table.fullname) for one in ids if one not in found)
        found.update(below)
        waiting = below
    return tuple(found)


def _section(one: SectionView) -> Row:
    form = one.form
    right = "/".join(map(str, one.tally)) if one.tally else str(one.count) if form.many and one.count else ""
    group = form.group.say() if form.group else ""
    if form.sheet is not None:
        return Row(form.key, form.title.say(), icon="table", group=group)  # it is filled and never done
    state = "locked" if one.locked else _STATES[one.state]
    return Row(form.key, form.title.say(), state, right=right, group=group)


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
        days = tr_n((today - since).days, L("{n} day", "{n} día"), L("{n} days", "{n} días"))
        return tr("since {day} · {days}", "desde el {day} · {days}", day=short_day(since, today), days=days)
    if state == "next":
        n = len(view.lacking)
        lacking = tr_n(n, L("{n} missing", "falta {n}"), L("{n} missing", "faltan {n}"))
        return lacking if n else tr("ready", "todo listo")
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


def _place(need: Need, records: Mapping[str, str]) -> Place:
    """Where the thing lacking is given: in the record there is, else in a new one."""
    return Place(need.form, need.field or "", records.get(need.form, ""))


def _moves(view: CaseView, records: Mapping[str, str]) -> tuple[Move, ...]:
    flow: Workflow = view.workflow
    return tuple(
        Move(
            goal.key,
            goal.label.say(),
            flow.stage(goal.key) is None,
            tuple((need.label.say(), _place(need, records)) for need in flow.missing(goal, view.facts)),
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
        return view.workflow.called.closed.say()
    return tr(
        "{closed} on {day}", "{closed} el {day}", closed=view.workflow.called.closed, day=short_day(closed, today)
    )
