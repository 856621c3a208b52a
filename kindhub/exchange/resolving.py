"""Turn decisions into persons: who is joined to whom, who is new, and which rows stay out."""

from __future__ import annotations

from kindhub.errors import UserError
from kindhub.i18n import L
from kindhub.program.imports import NEW, SAME, ImportPlan, PersonGroup

UNDECIDED = L("Nobody decided yet whose it is", "Todavía nadie decidió de quién es")
LEFT_OUT = L("Left out, as decided", "Se dejó fuera, como se decidió")
WAITS = L("Belongs to a row that was left out", "Depende de una fila que se dejó fuera")
NO_SUCH = L("Row {row}: this decision names nobody of its candidates.", "Fila {row}: la decisión no es un candidato.")


def resolve(plan: ImportPlan) -> list[PersonGroup]:
    """Apply the decisions to the plan; gives the persons to write, each once.

    A group with candidates follows the decision on its question. Rows of a group that is left out are marked so, and
    so is every row that names the group.
    """
    question_of = {row.group: row for row in plan.rows if row.candidates and row.group is not None}
    joined: dict[str, str] = {}
    for place, group in enumerate(plan.people):
        row = question_of.get(place)
        if row is None:
            continue
        if row.decision is None or not (row.decision == NEW or row.decision.startswith(SAME)):
            group.left_out = True
            row.reasons.append(UNDECIDED if row.decision is None else LEFT_OUT)
        elif row.decision.startswith(SAME):
            target = row.decision.removeprefix(SAME)
            if target not in {candidate.person for candidate in row.candidates}:
                raise UserError(NO_SUCH, row=row.row)
            joined[group.person] = target
    _leave_out_others(plan)
    people = _joined(plan, joined)
    _mark_rows(plan, set(question_of))
    return people


def _leave_out_others(plan: ImportPlan) -> None:
    """Persons whom only rows name that stay out stay out too."""
    named: dict[int, bool] = {}
    for row in plan.rows:
        out = row.verdict == "refused" or (row.group is not None and plan.people[row.group].left_out)
        for place in row.others:
            named[place] = named.get(place, True) and out
    own = {row.group for row in plan.rows}
    for place, out in named.items():
        if out and place not in own:
            plan.people[place].left_out = True


def _joined(plan: ImportPlan, joined: dict[str, str]) -> list[PersonGroup]:
    """Groups that were decided to be one, as one; a group joined to one that stays out stays out with it."""
    heads = {group.person: group for group in plan.people if group.person not in joined}
    for group in plan.people:
        if group.person not in joined:
            continue
        person = _end(group.person, joined)
        head = heads.get(person)
        if head is None:
            head = heads[person] = PersonGroup(person, True)
        if not group.left_out:
            head.seen = [*head.seen, *group.seen]
        group.left_out = group.left_out or head.left_out
        group.in_hub = head.in_hub
    for group in plan.people:
        group.person = _end(group.person, joined)
    return [head for head in heads.values() if not head.left_out and head.seen]


def _end(person: str, joined: dict[str, str]) -> str:
    seen: set[str] = set()
    while person in joined and person not in seen:
        seen.add(person)
        person = joined[person]
    return person


def _mark_rows(plan: ImportPlan, questions: set[int | None]) -> None:
    for row in plan.rows:
        if row.group is None or row.verdict == "unchanged":
            continue
        group = plan.people[row.group]
        row.person = group.person
        if group.left_out:
            row.left_out = True
            if not row.candidates:
                row.verdict = "unsure"
                row.reasons.append(WAITS)
        elif row.group in questions and row.verdict == "unsure" and not row.candidates:
            row.verdict = "same"
