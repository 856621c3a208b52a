"""The program's hooks; everything heavy is imported when it is asked for."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from kindhub.i18n import L
from kindhub.program.hookspecs import hook
from kindhub.program.info import Program

if TYPE_CHECKING:
    from kindhub.program.access import Role
    from kindhub.program.commands import FileQuestion
    from kindhub.program.deadlines import DeadlineRule
    from kindhub.program.exchange import ImportKind
    from kindhub.program.forms import Form
    from kindhub.program.indicators import IndicatorSet
    from kindhub.program.letters import Letter
    from kindhub.program.lists import ListView
    from kindhub.program.reports import CasePaper, Dashboard, Report
    from kindhub.program.rule_sets import RuleBook
    from kindhub.program.timeline import EventSource
    from kindhub.program.workflow import Workflow
    from kindhub.records.base import Record


@hook
def program() -> Program:
    """The card of the program."""
    return Program(
        key="cam",
        name=L("Central American Minors (CAM)", "Menores Centroamericanos (CAM)"),
        neutral_name=L("CAM", "CAM"),
        letters="CM",
        version="0.1.0",
        order=40,
        colour="c3",
    )


@hook
def records() -> "Iterable[type[Record]]":
    """See `kindhub_cam.records`."""
    from kindhub_cam.records import RECORDS

    return RECORDS


@hook
def workflows() -> "Iterable[Workflow]":
    """See `kindhub_cam.workflow`."""
    from kindhub_cam.workflow import WORKFLOW

    return (WORKFLOW,)


@hook
def access() -> "Iterable[Role]":
    """See `kindhub_cam.access`."""
    from kindhub_cam.access import ROLES

    return ROLES


@hook
def forms() -> "Iterable[Form]":
    """See `kindhub_cam.forms`."""
    from kindhub_cam.forms import FORMS

    return FORMS


@hook
def lists() -> "Iterable[ListView]":
    """See `kindhub_cam.lists`."""
    from kindhub_cam.lists import LISTS

    return LISTS


@hook
def rules() -> "Iterable[DeadlineRule]":
    """See `kindhub_cam.clocks`."""
    from kindhub_cam.clocks import clocks

    return clocks()


@hook
def scope(record: "type[Record]", user: Any) -> Any:
    """See `kindhub_cam.access`."""
    from kindhub_cam.access import scope as condition

    return condition(record, user)


@hook
def record_will_save(work: Any, record: "Record") -> None:
    """See `kindhub_cam.saving`."""
    from kindhub_cam.saving import before

    before(work, record)


@hook
def record_did_save(work: Any, record: "Record") -> None:
    """See `kindhub_cam.saving`."""
    from kindhub_cam.saving import after

    after(work, record)


@hook
def exchange() -> "Iterable[ImportKind]":
    """See `kindhub_cam.exchange`."""
    from kindhub_cam.exchange import WORKBOOK

    return (WORKBOOK,)


@hook
def questions() -> "Iterable[FileQuestion]":
    """See `kindhub_cam.exchange.questions`."""
    from kindhub_cam.exchange.questions import QUESTIONS

    return QUESTIONS


@hook
def dashboards() -> "Iterable[Dashboard]":
    """See `kindhub_cam.dashboards`."""
    from kindhub_cam.dashboards import DASHBOARDS

    return DASHBOARDS


@hook
def indicators() -> "Iterable[IndicatorSet]":
    """See `kindhub_cam.indicators`."""
    from kindhub_cam.indicators import SETS

    return SETS


@hook
def reports() -> "Iterable[Report | CasePaper | Letter]":
    """See `kindhub_cam.reports`."""
    from kindhub_cam.reports import REPORTS

    return REPORTS


@hook
def timeline() -> "Iterable[EventSource]":
    """See `kindhub_cam.timeline`."""
    from kindhub_cam.timeline import EVENTS

    return EVENTS


@hook
def rule_books() -> "Iterable[RuleBook]":
    """See `kindhub_cam.rules.book`."""
    from kindhub_cam.rules.book import SCREENING

    return (SCREENING,)
