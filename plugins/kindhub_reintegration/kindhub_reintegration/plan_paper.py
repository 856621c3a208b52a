"""The plan as a paper to be signed: each goal in the child's words, who does what until when, and who agrees.

Child and caregiver sign, put a thumb, or agree by word before a witness: many read little Spanish, and a plan they
only heard read out is theirs too. Where there is no plan yet, the same sheet comes empty, to be written with them.
"""

from typing import Any

from sqlalchemy import select
from sqlmodel import col

from kindhub.i18n import tr
from kindhub.program.paper import Box, Boxes, Heading, Item, Items, Paper, Signatures, Signer, Table, Words
from kindhub.records.codes import code_list
from kindhub.records.organisation import Organisation, UserAccount
from kindhub.records.partial_date import PartialDate
from kindhub_reintegration.records import Case, Goal, Plan, Step

EMPTY_GOALS, EMPTY_STEPS = 3, 3
WEIGHTS = (3.2, 2.4, 1.5, 1.5, 1.5, 0.9)


def plan_paper(session: Any, case: Case) -> Paper:
    """The newest plan of the case; an empty sheet when there is none."""
    plan = session.scalars(select(Plan).where(col(Plan.case_id) == case.id).order_by(col(Plan.id).desc())).first()
    goals = _goals(session, plan) if plan else []
    return Paper(
        title=tr("Reintegration plan", "Plan de reintegración"),
        code=case.number or "",
        record=f"kindhub:reintegration.plan:{plan.id if plan else case.id}",
        blank=plan is None,
        blocks=(
            Words(tr("We made this plan together. It can be changed at any time: tell whoever accompanies you.",
                     "Este plan lo hicimos juntos. Se puede cambiar en cualquier momento: avise a quien le acompaña.")),
            _head(session, case, plan),
            *(goals or _no_goals()),
            *_agreed(plan),
        ),
    )  # fmt: skip


def _head(session: Any, case: Case, plan: Plan | None) -> Items:
    worker = session.scalars(select(col(UserAccount.name)).where(col(UserAccount.uid) == case.responsible)).first()
    partner = session.scalars(select(col(Organisation.name)).where(col(Organisation.id) == case.partner_id)).first()
    return Items((
        Item(tr("Made on", "Hecho el"), plan.made_on.show() if plan and plan.made_on else ""),
        Item(tr("Who accompanies", "Quién acompaña"), worker or ""),
        Item(tr("Organisation", "Organización"), partner or ""),
    ), columns=3)  # fmt: skip


def _goals(session: Any, plan: Plan) -> list[Any]:
    goals = session.scalars(select(Goal).where(col(Goal.plan_id) == plan.id).order_by(col(Goal.id))).all()
    found: list[Any] = []
    for number, goal in enumerate(goals, 1):
        steps = session.scalars(select(Step).where(col(Step.goal_id) == goal.id).order_by(col(Step.id))).all()
        domain = code_list("reintegration.domain").label(goal.domain) if goal.domain else ""
        found.append(Heading(" · ".join(part for part in (tr("Goal {n}", "Meta {n}", n=number), domain) if part)))
        found.append(
            Words(f"«{goal.words.strip()}»" if goal.words else tr("no words yet", "todavía sin palabras"), keep=True)
        )
        found.append(_steps([_step(step) for step in steps], 0 if steps else 1))
    return found


def _no_goals() -> list[Any]:
    found: list[Any] = []
    for number in range(1, EMPTY_GOALS + 1):
        found.append(Heading(tr("Goal {n}", "Meta {n}", n=number)))
        label = tr("In the child's words", "En palabras de la niña o del niño")
        found.append(Items((Item(label, lines=2, wide=True),)))
        found.append(_steps([], EMPTY_STEPS))
    return found


def _steps(rows: list[tuple[str, ...]], empty: int) -> Table:
    headings = (tr("What is done", "Qué se hace"), tr("Who", "Quién"), tr("From", "Desde"), tr("Until", "Para el"),
                tr("Cost", "Costo"), tr("Done", "Hecho"))  # fmt: skip
    return Table(headings, tuple(rows), WEIGHTS, right=(4,), empty_rows=empty)


def _step(step: Step) -> tuple[str, ...]:
    service = code_list("reintegration.service_type").label(step.service_type) if step.service_type else ""
    cost = f"{step.currency or ''} {step.cost / 100:,.2f}".strip() if step.cost is not None else ""
    days = (PartialDate.of(day).show() if day else "" for day in (step.starts_on, step.due_on))
    done = "X" if step.status == "done" else ""
    return (service, step.provider or "", *days, cost, done)


def _agreed(plan: Plan | None) -> list[Any]:
    child = tr("Do you agree with this plan? (the child)", "¿Está de acuerdo con este plan? (la niña o el niño)")
    carer = tr("Do you agree with this plan? (the caregiver)", "¿Está de acuerdo con este plan? (quien le cuida)")
    note = [Items((Item(tr("Note", "Nota"), plan.note, wide=True),))] if plan and plan.note else []
    return [
        *note,
        Heading(tr("We agree", "Estamos de acuerdo")),
        _yes_or_no(child, plan.child_agrees if plan else None),
        _yes_or_no(carer, plan.caregiver_agrees if plan else None),
        Signatures(
            (
                Signer(tr("The child", "La niña o el niño"), thumb=True),
                Signer(tr("The caregiver", "La persona cuidadora"), thumb=True),
                Signer(tr("Who accompanies", "Quien acompaña")),
            ),
            spoken=True,
        ),
    ]


def _yes_or_no(question: str, answer: bool | None) -> Boxes:
    return Boxes(question, (Box(tr("Yes", "Sí"), ticked=answer is True), Box(tr("No", "No"), ticked=answer is False)))
