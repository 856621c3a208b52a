"""The program's hooks; everything heavy is imported when it is asked for."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from kindhub.i18n import L
from kindhub.program.hookspecs import hook
from kindhub.program.info import Program

if TYPE_CHECKING:
    from kindhub.program.access import Role
    from kindhub.program.deadlines import DeadlineRule
    from kindhub.program.exchange import ImportKind
    from kindhub.program.forms import Form
    from kindhub.program.indicators import IndicatorSet
    from kindhub.program.letters import Letter
    from kindhub.program.lists import ListView
    from kindhub.program.reports import CasePaper, Dashboard, Report
    from kindhub.program.timeline import EventSource
    from kindhub.program.workflow import Workflow
    from kindhub.records.base import Record


@hook
def program() -> Program:
    """The card of the program."""
    return Program(
        key="reintegration",
        name=L("Return and reintegration", "Retorno y reintegración"),
        neutral_name=L("Reintegration", "Reintegración"),
        letters="RE",
        version="0.1.0",
        order=10,
        colour="c1",
    )


@hook
def records() -> "Iterable[type[Record]]":
    """See `kindhub_reintegration.records`."""
    from kindhub_reintegration.records import RECORDS

    return RECORDS


@hook
def workflows() -> "Iterable[Workflow]":
    """See `kindhub_reintegration.workflow`."""
    from kindhub_reintegration.workflow import WORKFLOW

    return (WORKFLOW,)


@hook
def access() -> "Iterable[Role]":
    """See `kindhub_reintegration.access`."""
    from kindhub_reintegration.access import ROLES

    return ROLES


@hook
def forms() -> "Iterable[Form]":
    """See `kindhub_reintegration.forms`."""
    from kindhub_reintegration.forms import FORMS

    return FORMS


@hook
def lists() -> "Iterable[ListView]":
    """See `kindhub_reintegration.lists`."""
    from kindhub_reintegration.lists import LISTS

    return LISTS


@hook
def dashboards() -> "Iterable[Dashboard]":
    """See `kindhub_reintegration.dashboards`."""
    from kindhub_reintegration.dashboards import DASHBOARDS

    return DASHBOARDS


@hook
def indicators() -> "Iterable[IndicatorSet]":
    """See `kindhub_reintegration.indicators`."""
    from kindhub_reintegration.indicators import SETS

    return SETS


@hook
def reports() -> "Iterable[Report | CasePaper | Letter]":
    """See `kindhub_reintegration.reports`."""
    from kindhub_reintegration.reports import REPORTS

    return REPORTS


@hook
def exchange() -> "Iterable[ImportKind]":
    """See `kindhub_reintegration.exchange`."""
    from kindhub_reintegration.exchange import WORKBOOK

    return (WORKBOOK,)


@hook
def rules() -> "Iterable[DeadlineRule]":
    """See `kindhub_reintegration.rules`."""
    from kindhub_reintegration.rules import clocks

    return clocks()


@hook
def timeline() -> "Iterable[EventSource]":
    """See `kindhub_reintegration.timeline`."""
    from kindhub_reintegration.timeline import EVENTS

    return EVENTS


@hook
def scope(record: "type[Record]", user: Any) -> Any:
    """See `kindhub_reintegration.access`."""
    from kindhub_reintegration.access import scope as condition

    return condition(record, user)


@hook
def record_will_save(work: Any, record: "Record") -> None:
    """See `kindhub_reintegration.saving`."""
    from kindhub_reintegration.saving import before

    before(work, record)


@hook
def record_did_save(work: Any, record: "Record") -> None:
    """See `kindhub_reintegration.saving`."""
    from kindhub_reintegration.saving import after

    after(work, record)
