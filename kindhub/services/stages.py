"""The one door through which a case goes on: what the next stage needs must be there, and who must approve, does."""

from typing import Any

from kindhub.errors import UserError
from kindhub.i18n import L
from kindhub.program.workflow import Need, SideStatus, Stage, Workflow
from kindhub.security.access import Owner, User
from kindhub.storage.unit_of_work import UnitOfWork


class NotYet(UserError):
    """The case lacks something. `needs` name the forms where it can be given."""

    def __init__(self, needs: tuple[Need, ...]) -> None:
        super().__init__(
            L("This is still missing: {missing}.", "Todavía falta: {missing}."),
            missing="; ".join(need.label.say() for need in needs),
        )
        self.needs = needs


def open_to(workflow: Workflow, case: Any) -> tuple[Stage | SideStatus, ...]:
    """Where the case may go from here, met needs or not: the next stage (past optional ones too), side statuses.

    From a side status it may go back to the stage it came from or any stage before it, or on to the next. The last
    stage can be reached from everywhere: a case may end early for many reasons.
    """
    status = getattr(case, workflow.status)
    here = workflow.stage(status)
    keys = [stage.key for stage in workflow.stages]
    if here is not None:
        ahead = workflow.stages[keys.index(status) + 1 :]
        stages = _through_optional(ahead)
    else:
        came_from = getattr(case, "stage_before", None) or keys[0]
        upto = keys.index(came_from) + 1
        stages = (*workflow.stages[:upto], *_through_optional(workflow.stages[upto:]))
    last = workflow.stages[-1]
    ends = () if last in stages or status == last.key else (last,)
    return (*stages, *ends, *(side for side in workflow.side if status in side.from_stages))


def move(work: UnitOfWork, workflow: Workflow, case: Any, to: str, user: User) -> None:
    """Put the case into the stage or side status `to`.

    Raises `NotYet` with what is missing, `Refused` without the right to approve, `UserError` for a step that the
    workflow does not have. What was added in this unit of work counts.
    """
    work.flush()
    target = next((one for one in open_to(workflow, case) if one.key == to), None)
    if target is None:
        raise UserError(L("It cannot go there from here.", "No puede pasar ahí desde aquí."))
    needs = workflow.missing(target, workflow.facts(work.session, case))
    if needs:
        raise NotYet(needs)
    approval = target.approval if isinstance(target, Stage) else None
    user.require(workflow.record.schema_key(), approval or "edit", owner_of(workflow, case))
    setattr(case, workflow.status, to)
    work.flush()


def owner_of(workflow: Workflow, case: Any) -> Owner:
    """Whose the case is, and where: what a right that reaches only so far is asked with."""
    return Owner(getattr(case, workflow.responsible) or "", getattr(case, "team", None), getattr(case, "office", None))


def _through_optional(stages: tuple[Stage, ...]) -> tuple[Stage, ...]:
    found = []
    for stage in stages:
        found.append(stage)
        if not stage.optional:
            break
    return tuple(found)
