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
    from kindhub.program.lists import ListView
    from kindhub.program.reports import CasePaper, Dashboard, Report
    from kindhub.program.timeline import EventSource
    from kindhub.program.workflow import Workflow
    from kindhub.records.base import Record


@hook
def program() -> Program:
    """The card of the program."""
    return Program(
        key="reunification",
        name=L("Reunification of separated families", "Reunificación de familias separadas"),
        neutral_name=L("Reunification", "Reunificación"),
        letters="RF",
        version="0.1.0",
        order=50,
        colour="c5",
    )


@hook
def records() -> "Iterable[type[Record]]":
    """See `kindhub_reunification.records`."""
    from kindhub_reunification.records import RECORDS

    return RECORDS


@hook
def workflows() -> "Iterable[Workflow]":
    """See `kindhub_reunification.workflow`."""
    from kindhub_reunification.workflow import WORKFLOW

    return (WORKFLOW,)


@hook
def access() -> "Iterable[Role]":
    """See `kindhub_reunification.access`."""
    from kindhub_reunification.access import ROLES

    return ROLES


@hook
def forms() -> "Iterable[Form]":
    """See `kindhub_reunification.forms`."""
    from kindhub_reunification.forms import FORMS

    return FORMS


@hook
def lists() -> "Iterable[ListView]":
    """See `kindhub_reunification.lists`."""
    from kindhub_reunification.lists import LISTS

    return LISTS


@hook
def rules() -> "Iterable[DeadlineRule]":
    """See `kindhub_reunification.clocks`."""
    from kindhub_reunification.clocks import clocks

    return clocks()


@hook
def scope(record: "type[Record]", user: Any) -> Any:
    """See `kindhub_reunification.access`."""
    from kindhub_reunification.access import scope as condition

    return condition(record, user)


@hook
def record_will_save(work: Any, record: "Record") -> None:
    """See `kindhub_reunification.saving`."""
    from kindhub_reunification.saving import before

    before(work, record)


@hook
def record_did_save(work: Any, record: "Record") -> None:
    """See `kindhub_reunification.saving`."""
    from kindhub_reunification.saving import after

    after(work, record)


@hook
def exchange() -> "Iterable[ImportKind]":
    """See `kindhub_reunification.exchange`."""
    from kindhub_reunification.exchange import WORKBOOK

    return (WORKBOOK,)


@hook
def dashboards() -> "Iterable[Dashboard]":
    """See `kindhub_reunification.dashboards`."""
    from kindhub_reunification.dashboards import DASHBOARDS

    return DASHBOARDS


@hook
def indicators() -> "Iterable[IndicatorSet]":
    """See `kindhub_reunification.indicators`."""
    from kindhub_reunification.indicators import SETS

    return SETS


@hook
def reports() -> "Iterable[Report | CasePaper]":
    """See `kindhub_reunification.reports`."""
    from kindhub_reunification.reports import REPORTS

    return REPORTS


@hook
def timeline() -> "Iterable[EventSource]":
    """See `kindhub_reunification.timeline`."""
    from kindhub_reunification.timeline import EVENTS

    return EVENTS
