"""Acts on many rows of a worklist at once: assign with a hand-over note, set a task. One unit of work each, so that
it can be undone as one; rows that may not be touched are left alone and named.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from kindhub.errors import Refused, UserError
from kindhub.i18n import L
from kindhub.program.forms import Form
from kindhub.program.registry import LoadedProgram
from kindhub.program.workflow import Workflow
from kindhub.records.base import Record, table_of
from kindhub.records.note import NoteFields
from kindhub.records.organisation import UserAccount
from kindhub.records.task import TaskFields
from kindhub.security.access import User
from kindhub.services.search.cards import card
from kindhub.services.stages import owner_of
from kindhub.services.worklists import Worklist
from kindhub.storage.guard import problems_of
from kindhub.storage.hub import Hub
from kindhub.storage.unit_of_work import UnitOfWork

AT_ONCE = 200
LONGEST_NOTE = 2_000
NO_CASES = L("These rows are no cases.", "Estas filas no son casos.")
NO_TASKS = L("This program keeps no tasks.", "Este programa no lleva tareas.")
NOT_HERE = L("This person does not work with the program.", "Esta persona no trabaja con el programa.")
NO_NOTE = L("Write what the next person must know.", "Escriba lo que debe saber quien recibe.")
NO_TITLE = L("Write what is to be done.", "Escriba qué hay que hacer.")
Step = Callable[[int, int], None]
"""Told after each portion how many of how many rows are done; what it raises stops the whole, and nothing is kept."""


@dataclass(frozen=True, slots=True)
class LeftAlone:
    """A row the act did not touch, and why; `name` and `number` are what the list shows of it."""

    number: str
    name: str
    why: L


@dataclass(slots=True)
class BulkResult:
    """What was done: `unit` undoes it, empty when nothing was."""

    unit: str = ""
    done: int = 0
    same: int = 0
    left: list[LeftAlone] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class NewTask:
    """A task for each of the chosen cases; `assigned_to` None: whoever is responsible for the case."""

    title: str
    due_on: date | None = None
    assigned_to: str | None = None
    note: str = ""


def workflow_of(worklist: Worklist) -> Workflow | None:
    """The workflow whose cases the list shows; None for a list of other records."""
    return next((flow for flow in worklist.program.workflows if flow.record is worklist.view.record), None)


def lists_of_cases(hub: Hub, program: LoadedProgram, on: date) -> list[Worklist]:
    """A list over the cases of each workflow of a program, for acts on cases that were found elsewhere."""
    lists = (next((one for one in program.lists if one.record is flow.record), None) for flow in program.workflows)
    return [Worklist(program, one, hub.user, on) for one in lists if one is not None]


def part_form(program: LoadedProgram, kind: type[Record]) -> Form | None:
    """The program's form for its own tasks or notes, if it keeps any."""
    return next((form for form in program.forms if issubclass(form.record, kind)), None)


def receivers(hub: Hub, session: Session, program: str) -> list[tuple[str, str]]:
    """Who can be given cases of a program: user id and name of everybody who holds it."""
    names = {row.uid: row.name for row in session.scalars(select(UserAccount))}
    return sorted(
        ((one.uid, names.get(one.uid) or one.display_name) for one in hub.keyring.members(program)),
        key=lambda pair: pair[1].casefold(),
    )


def assign(
    hub: Hub, worklist: Worklist, rows: Sequence[int], to: str, note: str, *, on: date, step: Step | None = None
) -> BulkResult:
    """Give the cases of these rows to somebody. The note goes into each case file and into its history.

    Raises `UserError` without a note or for someone who does not hold the program, `Refused` without the right.
    """
    flow = _cases_of(worklist)
    hub.user.require(worklist.program.key, "assign")
    words = note.strip()[:LONGEST_NOTE]
    if not words:
        raise UserError(NO_NOTE)
    with hub.read() as session:
        names = dict(receivers(hub, session, worklist.program.key))
    if to not in names:
        raise UserError(NOT_HERE)
    form = part_form(worklist.program, NoteFields)
    giver = names.get(hub.user.uid, hub.user.name)

    def give(work: UnitOfWork, case: Any) -> bool:
        if getattr(case, flow.responsible) == to:
            return False
        setattr(case, flow.responsible, to)
        if form is not None:
            said = L(f"Handed over from {giver} to {names[to]}: {words}", f"Entrega de {giver} a {names[to]}: {words}")
            made: Any = form.record
            work.add(made(**{form.parent: case.id}, written_on=on, author=hub.user.uid, words=said.say()))
        return True

    return _on_each(hub, worklist, flow, rows, _Act("assign", words, give), step)


def set_task(
    hub: Hub, worklist: Worklist, rows: Sequence[int], task: NewTask, *, step: Step | None = None
) -> BulkResult:
    """Put a task on each case of these rows. Raises `UserError` without a title, `Refused` without the right."""
    flow = _cases_of(worklist)
    hub.user.require(worklist.program.key, "edit")
    form = part_form(worklist.program, TaskFields)
    if form is None:
        raise UserError(NO_TASKS)
    if not task.title.strip():
        raise UserError(NO_TITLE)
    record: Any = form.record
    parent = form.parent

    def put(work: UnitOfWork, case: Any) -> bool:
        who = task.assigned_to or getattr(case, flow.responsible)
        work.add(
            record(
                **{parent: case.id}, title=task.title.strip(), due_on=task.due_on, assigned_to=who,
                note=task.note.strip() or None,
            )
        )  # fmt: skip
        return True

    return _on_each(hub, worklist, flow, rows, _Act("edit", task.title.strip(), put), step)


@dataclass(frozen=True, slots=True)
class _Act:
    """`do` changes one case and says whether it did; `right` is what each case needs."""

    right: str
    reason: str
    do: Callable[[UnitOfWork, Any], bool]


def _cases_of(worklist: Worklist) -> Workflow:
    flow = workflow_of(worklist)
    if flow is None:
        raise UserError(NO_CASES)
    return flow


def _on_each(
    hub: Hub, worklist: Worklist, flow: Workflow, rows: Sequence[int], act: _Act, step: Step | None
) -> BulkResult:
    result = BulkResult()
    with hub.begin(act.reason) as work:
        for start in range(0, len(rows), AT_ONCE):
            for case, name in _cases(work.session, worklist, flow, rows[start : start + AT_ONCE]):
                _on_one(work, hub.user, flow, case, name, act, result)
            work.flush()
            if step is not None:
                step(min(start + AT_ONCE, len(rows)), len(rows))
        result.unit = work.id if result.done else ""
    return result


def _on_one(
    work: UnitOfWork, user: User, flow: Workflow, case: Any, name: str, act: _Act, result: BulkResult
) -> None:  # fmt: skip
    number = getattr(case, flow.number) or ""
    try:
        user.require(type(case).schema_key(), act.right, owner_of(flow, case))
    except Refused as refusal:
        result.left.append(LeftAlone(number, name, _words(refusal)))
        return
    unsound = problems_of(case)
    if unsound:
        advice = L(
            f"“{unsound[0].label.en}”: {unsound[0].advice.en}", f"«{unsound[0].label.es}»: {unsound[0].advice.es}"
        )
        result.left.append(LeftAlone(number, name, advice))
    elif act.do(work, case):
        result.done += 1
    else:
        result.same += 1


def _words(refusal: Refused) -> L:
    said = str(refusal)
    return L(said, said)


def _cases(session: Session, worklist: Worklist, flow: Workflow, rows: Sequence[int]) -> Iterator[tuple[Any, str]]:
    """The cases of these rows with the names of their children; those that are gone or out of sight are left out."""
    page = worklist.page(session, rows, ["person.name"] if flow.person else [flow.number])
    found = {row["id"]: row.get("person_id") or "" for row in page}
    record: Any = flow.record
    shown = session.execute(select(card.c.person_id, card.c.name).where(card.c.person_id.in_(set(found.values()))))
    names: dict[str, str] = {row[0]: row[1] for row in shown}
    by_id = {case.id: case for case in session.scalars(select(record).where(table_of(record).c.id.in_(list(found))))}
    for case_id, person_id in found.items():
        if case_id in by_id:
            yield by_id[case_id], names.get(person_id, "")
