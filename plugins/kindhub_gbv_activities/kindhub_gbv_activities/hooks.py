"""The program's hooks; everything heavy is imported when it is asked for."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from kindhub.i18n import L
from kindhub.program.hookspecs import hook
from kindhub.program.info import Program

if TYPE_CHECKING:
    from kindhub.program.access import Role
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
        key="gbv_activities",
        name=L("Workshops and reach (GBV)", "Talleres y alcance (VBG)"),
        neutral_name=L("Workshops", "Talleres"),
        letters="TA",
        version="0.1.0",
        order=30,
        colour="c4",
    )


@hook
def records() -> "Iterable[type[Record]]":
    """See `kindhub_gbv_activities.records`."""
    from kindhub_gbv_activities.records import RECORDS

    return RECORDS


@hook
def workflows() -> "Iterable[Workflow]":
    """See `kindhub_gbv_activities.workflow`."""
    from kindhub_gbv_activities.workflow import WORKFLOW

    return (WORKFLOW,)


@hook
def access() -> "Iterable[Role]":
    """See `kindhub_gbv_activities.access`."""
    from kindhub_gbv_activities.access import ROLES

    return ROLES


@hook
def forms() -> "Iterable[Form]":
    """See `kindhub_gbv_activities.forms`."""
    from kindhub_gbv_activities.forms import FORMS

    return FORMS


@hook
def lists() -> "Iterable[ListView]":
    """See `kindhub_gbv_activities.lists`."""
    from kindhub_gbv_activities.lists import LISTS

    return LISTS


@hook
def dashboards() -> "Iterable[Dashboard]":
    """See `kindhub_gbv_activities.dashboards`."""
    from kindhub_gbv_activities.dashboards import DASHBOARDS

    return DASHBOARDS


@hook
def indicators() -> "Iterable[IndicatorSet]":
    """See `kindhub_gbv_activities.indicators`."""
    from kindhub_gbv_activities.indicators import SETS

    return SETS


@hook
def reports() -> "Iterable[Report]":
    """See `kindhub_gbv_activities.reports`."""
    from kindhub_gbv_activities.reports import REPORTS

    return REPORTS


@hook
def exchange() -> "Iterable[ImportKind]":
    """See `kindhub_gbv_activities.exchange`."""
    from kindhub_gbv_activities.exchange.columns import WORKBOOK

    return (WORKBOOK,)


@hook
def scope(record: "type[Record]", user: Any) -> Any:
    """See `kindhub_gbv_activities.access`."""
    from kindhub_gbv_activities.access import scope as condition

    return condition(record, user)


@hook
def record_will_save(work: Any, record: "Record") -> None:
    """See `kindhub_gbv_activities.saving`."""
    from kindhub_gbv_activities.saving import before

    before(work, record)


@hook
def record_did_save(work: Any, record: "Record") -> None:
    """See `kindhub_gbv_activities.saving`."""
    from kindhub_gbv_activities.saving import after

    after(work, record)
