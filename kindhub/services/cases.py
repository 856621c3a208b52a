"""A case as the case page shows it: stages, what the next one lacks, sections, what is due; and moving it on."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Literal

from sqlalchemy import select
from sqlalchemy.orm import Session

from kindhub.errors import UserError
from kindhub.i18n import L
from kindhub.program.deadlines import DeadlineRule
from kindhub.program.forms import Form
from kindhub.program.registry import LoadedProgram, Programs
from kindhub.program.workflow import Need, SideStatus, Stage, Workflow
from kindhub.records.base import table_of
from kindhub.records.local_day import today
from kindhub.security.access import User
from kindhub.services.aliases import every_id_of, roots_of
from kindhub.services.forms import State, records_of, state_of
from kindhub.services.history import MOVED
from kindhub.services.search.cards import card
from kindhub.services.stages import move
from kindhub.storage.house import house_of
from kindhub.storage.hub import Hub
from kindhub.storage.unit_of_work import UnitOfWork

StageState = Literal["done", "now", "next", "later"]


@dataclass(frozen=True, slots=True)
class StageView:
    """A stage of the bar: its state and, when it was reached, the day."""

    stage: Stage
    state: StageState
    since: date | None


@dataclass(frozen=True, slots=True)
class SectionView:
    """An entry of the section list; `count` of a repeating part, `tally` what is done of all that there is to do."""

    form: Form
    state: State
    count: int
    tally: tuple[int, int] | None = None
    locked: bool = False


@dataclass(frozen=True, slots=True)
class HourClock:
    """A clock in hours whose beginning is known to the hour."""

    rule: DeadlineRule
    began: datetime

    @property
    def until(self) -> datetime:
        """The very moment at which it runs out."""
        return self.began + timedelta(hours=self.rule.amount)


@dataclass(frozen=True, slots=True)
class DueView:
    """One deadline of the case, with its `clock` where it counts in hours."""

    key: str
    label: L
    due_on: date
    done_on: date | None
    form: str
    clock: HourClock | None = None


@dataclass(frozen=True, slots=True)
class CaseView:
    """Everything the case page shows besides the form itself. `case` is detached and not to be saved.

    `person_id` and `person_name` are empty where the case has no shared person; `heading` is what it is called then.
    """

    program: LoadedProgram
    workflow: Workflow
    case: Any
    person_id: str
    person_name: str
    stages: tuple[StageView, ...]
    side: SideStatus | None
    next_stage: Stage | None
    lacking: tuple[Need, ...]
    facts: dict[str, Any]
    sections: tuple[SectionView, ...]
    due: tuple[DueView, ...]

    @property
    def number(self) -> str:
        """The case's number; empty where it has none."""
        return getattr(self.case, self.workflow.number, None) or ""

    @property
    def heading(self) -> str:
        """The person's name, or the number of a case without a shared person."""
        return self.person_name if self.workflow.person else self.number


@dataclass(frozen=True, slots=True)
class CaseOfPerson:
    """A case of a person in one of the open programs, as the person page lists it."""

    program: LoadedProgram
    case_id: str
    number: str
    status: str
    status_label: str
    opened: date | None
    closed: date | None
    responsible: str = ""


def view_case(session: Session, program: LoadedProgram, case_id: str) -> CaseView:
    """The case of that id. Raises `UserError` when it is gone or out of the person's sight: both look the same."""
    workflow = program.workflows[0]
    case: Any = session.scalars(select(workflow.record).where(table_of(workflow.record).c.id == case_id)).first()
    if case is None:
        raise UserError(workflow.called.gone)
    facts = workflow.facts(session, case)
    status = getattr(case, workflow.status)
    main = _main_stage(workflow, case, status)
    following = workflow.after(main)
    person_id = getattr(case, workflow.person) if workflow.person else ""
    person_id = roots_of(session, [person_id])[person_id] if person_id else ""
    name = session.execute(select(card.c.name).where(card.c.person_id == person_id)).scalar() if person_id else ""
    return CaseView(
        program=program,
        workflow=workflow,
        case=case,
        person_id=person_id,
        person_name=name or "",
        stages=_stages(workflow, main, facts),
        side=next((side for side in workflow.side if side.key == status), None),
        next_stage=following,
        lacking=workflow.missing(following, facts) if following else (),
        facts=facts,
        sections=tuple(_section(session, form, case, facts) for form in program.forms if form.in_side_list),
        due=_due(session, program, case_id, facts),
    )


def cases_of(session: Session, programs: Programs, person_id: str) -> tuple[CaseOfPerson, ...]:
    """The cases of a person in every open program: the programs are asked, the shared file knows of none."""
    ids = every_id_of(session, person_id)
    return tuple(
        _of_person(program, workflow, case)
        for program in programs
        for workflow in program.workflows
        if workflow.person is not None
        for case in session.scalars(
            select(workflow.record)
            .where(table_of(workflow.record).c[workflow.person].in_(ids))
            .order_by(table_of(workflow.record).c.id)
        )
    )


def begin_case(work: UnitOfWork, program: LoadedProgram, person_id: str, user: User | None, **more: Any) -> Any:
    """A new case in the program's first stage, within a unit of work that is open.

    `user` answers for it, at her office; without one nobody does yet. `more` are further fields. A program whose cases
    have no shared person is given none.
    """
    flow = program.workflows[0]
    values: dict[str, Any] = {"opened": today()}
    if user is not None:
        values |= {"team": user.team_id, "office": user.office_id, flow.responsible: user.uid}
    values |= more
    if flow.person is not None:
        values[flow.person] = person_id
    known = flow.record.model_fields
    case = flow.record(**{name: value for name, value in values.items() if name in known})
    work.add(case)
    return case


def move_case(hub: Hub, program: LoadedProgram, case_id: str, to: str, reason: str = "") -> str:
    """Take a case to a stage or side status and return the unit that did it, for undoing.

    Raises `UserError` naming what is lacking, `Refused` without the right; then nothing changes.
    """
    hub.user.require(program.key, "edit")
    with hub.begin(MOVED + reason.strip() if reason.strip() else f"to {to}") as work:
        view = view_case(work.session, program, case_id)
        move(work, view.workflow, view.case, to, hub.user)
    return work.id


def _main_stage(workflow: Workflow, case: Any, status: str) -> str:
    if workflow.stage(status):
        return status
    before = getattr(case, "stage_before", None)
    return before if before and workflow.stage(before) else workflow.stages[0].key


def _stages(workflow: Workflow, now: str, facts: dict[str, Any]) -> tuple[StageView, ...]:
    keys = [stage.key for stage in workflow.stages]
    here = keys.index(now)
    views = []
    for place, stage in enumerate(workflow.stages):
        state: StageState = "done" if place < here else "now" if place == here else "later"
        if place == here + 1:
            state = "next"
        since = facts.get(stage.date_field) if stage.date_field else None
        views.append(StageView(stage, state, since if isinstance(since, date) else None))
    return tuple(views)


def _section(session: Session, form: Form, case: Any, facts: dict[str, Any]) -> SectionView:
    """A part with something still to do of a tally is not done, however well its records are filled."""
    records: Sequence[Any] = records_of(session, form, case)
    state = state_of(form, records)
    tally = form.tally(facts) if form.tally else None
    if state == "done" and tally is not None and tally[0] < tally[1]:
        state = "part"
    locked = form.lock is not None and state == "empty" and not form.lock.until.holds(facts)
    return SectionView(form, state, len(records), tally, locked)


def _due(session: Session, program: LoadedProgram, case_id: str, facts: dict[str, Any]) -> tuple[DueView, ...]:
    table = house_of(program.key).deadline
    rules = {rule.key: rule for rule in program.rules}
    rows = session.execute(select(table).where(table.c.record_id == case_id).order_by(table.c.due_on))
    return tuple(
        DueView(
            key=row.key,
            label=rules[row.key].label if row.key in rules else L(row.key, row.key),
            due_on=date.fromisoformat(row.due_on),
            done_on=date.fromisoformat(row.done_on) if row.done_on else None,
            form=row.form,
            clock=_clock(rules.get(row.key), facts),
        )
        for row in rows
    )


def _clock(rule: DeadlineRule | None, facts: dict[str, Any]) -> HourClock | None:
    began = facts.get(rule.anchor) if rule is not None and rule.unit == "hours" else None
    return HourClock(rule, began) if rule is not None and isinstance(began, datetime) else None


def _of_person(program: LoadedProgram, workflow: Workflow, case: Any) -> CaseOfPerson:
    status = getattr(case, workflow.status)
    known = workflow.stage(status) or next((side for side in workflow.side if side.key == status), None)
    return CaseOfPerson(
        program=program,
        case_id=case.id,
        number=getattr(case, workflow.number) or "",
        status=status,
        status_label=known.label.say() if known else status,
        opened=getattr(case, "opened", None),
        closed=getattr(case, workflow.closed, None),
        responsible=getattr(case, workflow.responsible, None) or "",
    )


def case_of_number(session: Session, program: LoadedProgram, number: str) -> str:
    """The case of that number or id, within what the person may see. Raises `UserError` when there is none."""
    for flow in program.workflows:
        case, record = table_of(flow.record).c, flow.record
        found = session.scalars(select(record).where((case[flow.number] == number) | (case.id == number))).first()
        if found is not None:
            return found.id
    raise UserError(L("There is no case “{number}”.", "No hay un caso «{number}»."), number=number)
