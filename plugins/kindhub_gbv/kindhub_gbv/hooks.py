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
    from kindhub.program.reports import Dashboard, Report
    from kindhub.program.workflow import Workflow
    from kindhub.records.base import Record


@hook
def program() -> Program:
    """The card of the program."""
    return Program(
        key="gbv",
        name=L("Survivor services", "Atención a sobrevivientes"),
        neutral_name=L("Accompaniment", "Acompañamiento"),
        letters="AC",
        version="0.1.0",
        order=20,
        colour="c4",
        restricted=True,
    )


@hook
def records() -> "Iterable[type[Record]]":
    """See `kindhub_gbv.records`."""
    from kindhub_gbv.records import RECORDS

    return RECORDS


@hook
def workflows() -> "Iterable[Workflow]":
    """See `kindhub_gbv.workflow`."""
    from kindhub_gbv.workflow import WORKFLOW

    return (WORKFLOW,)


@hook
def access() -> "Iterable[Role]":
    """See `kindhub_gbv.access`."""
    from kindhub_gbv.access import ROLES

    return ROLES


@hook
def forms() -> "Iterable[Form]":
    """See `kindhub_gbv.forms`."""
    from kindhub_gbv.forms import FORMS

    return FORMS


@hook
def lists() -> "Iterable[ListView]":
    """See `kindhub_gbv.lists`."""
    from kindhub_gbv.lists import LISTS

    return LISTS


@hook
def dashboards() -> "Iterable[Dashboard]":
    """See `kindhub_gbv.dashboards`."""
    from kindhub_gbv.dashboards import DASHBOARDS

    return DASHBOARDS


@hook
def indicators() -> "Iterable[IndicatorSet]":
    """See `kindhub_gbv.indicators`."""
    from kindhub_gbv.indicators import SETS

    return SETS


@hook
def reports() -> "Iterable[Report]":
    """See `kindhub_gbv.reports`."""
    from kindhub_gbv.reports import REPORTS

    return REPORTS


@hook
def exchange() -> "Iterable[ImportKind]":
    """See `kindhub_gbv.exchange`."""
    from kindhub_gbv.exchange import WORKBOOK

    return (WORKBOOK,)


@hook
def rules() -> "Iterable[DeadlineRule]":
    """See `kindhub_gbv.rules`."""
    from kindhub_gbv.rules import clocks

    return clocks()


@hook
def scope(record: "type[Record]", user: Any) -> Any:
    """See `kindhub_gbv.access`."""
    from kindhub_gbv.access import scope as condition

    return condition(record, user)


@hook
def record_will_save(work: Any, record: "Record") -> None:
    """See `kindhub_gbv.saving`."""
    from kindhub_gbv.saving import before

    before(work, record)


@hook
def record_did_save(work: Any, record: "Record") -> None:
    """See `kindhub_gbv.saving`."""
    from kindhub_gbv.saving import after

    after(work, record)
