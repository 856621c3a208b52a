"""The program's hooks; everything heavy is imported when it is asked for."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from kindhub.i18n import L
from kindhub.program.hookspecs import hook
from kindhub.program.info import Program

if TYPE_CHECKING:
    from kindhub.program.access import Role
    from kindhub.program.forms import Form
    from kindhub.program.lists import ListView
    from kindhub.program.workflow import Workflow
    from kindhub.records.base import Record


@hook
def program() -> Program:
    """The card of the program."""
    return Program(
        key="mexico_training",
        name=L("Training (Mexico)", "Capacitación (México)"),
        neutral_name=L("Training", "Capacitación"),
        letters="CP",
        version="0.1.0",
        order=70,
        colour="c2",
    )


@hook
def records() -> "Iterable[type[Record]]":
    """See `kindhub_mexico_training.records`."""
    from kindhub_mexico_training.records import RECORDS

    return RECORDS


@hook
def workflows() -> "Iterable[Workflow]":
    """See `kindhub_mexico_training.workflow`."""
    from kindhub_mexico_training.workflow import WORKFLOW

    return (WORKFLOW,)


@hook
def access() -> "Iterable[Role]":
    """See `kindhub_mexico_training.access`."""
    from kindhub_mexico_training.access import ROLES

    return ROLES


@hook
def forms() -> "Iterable[Form]":
    """See `kindhub_mexico_training.forms`."""
    from kindhub_mexico_training.forms import FORMS

    return FORMS


@hook
def lists() -> "Iterable[ListView]":
    """See `kindhub_mexico_training.lists`."""
    from kindhub_mexico_training.lists import LISTS

    return LISTS


@hook
def scope(record: "type[Record]", user: Any) -> Any:
    """See `kindhub_mexico_training.access`."""
    from kindhub_mexico_training.access import scope as condition

    return condition(record, user)


@hook
def record_will_save(work: Any, record: "Record") -> None:
    """See `kindhub_mexico_training.saving`."""
    from kindhub_mexico_training.saving import before

    before(work, record)
