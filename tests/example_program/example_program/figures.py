"""A list, an indicator, a dashboard and a report."""

from sqlalchemy import func, select

from example_program.records import Loan, Ride
from kindhub.i18n import L
from kindhub.program.indicators import Dimension, Figure, Indicator, IndicatorSet
from kindhub.program.lists import Column, ListView
from kindhub.program.reports import ChartSpec, Dashboard, Report, ReportTable
from kindhub.program.timeline import EventSource


def mine(context):
    return Loan.responsible == context.uid


def count(session, period):
    rows = session.execute(
        select(Loan.status, func.count()).where(Loan.opened.between(period.first, period.last)).group_by(Loan.status)
    ).all()
    yield Figure("loans", value=sum(n for _, n in rows))
    for status, n in rows:
        yield Figure("loans", {"status": status}, n)


def table(session, period):
    whole = next(iter(count(session, period)))
    heading = L("Loans", "Préstamos")
    return (ReportTable(heading, (heading,), ((whole.value,),)),)


LISTS = (
    ListView(
        "mine",
        L("My loans", "Mis préstamos"),
        Loan,
        (Column("person.name"), Column("number"), Column("status"), Column("deadline.due"), Column("deadline.label")),
        where=mine,
        badge="count",
    ),
    ListView("all", L("All loans", "Todos"), Loan, (Column("person.name"), Column("size")), order=("-number",)),
)
SETS = (
    IndicatorSet(
        (
            Indicator(
                "loans", L("Loans", "Préstamos"), L("Each loan once.", "Cada préstamo una vez."), "cases", ("status",)
            ),
        ),
        (Dimension("status", L("Status", "Estado")),),
        count,
    ),
)
DASHBOARDS = (Dashboard("panel", L("Panel", "Panel"), (ChartSpec("loans", "status"),)),)
REPORTS = (Report("year", L("The year", "El año"), table),)
EVENTS = (
    EventSource("asked", L("asked for", "pedida"), Loan, "opened", "decision", "loan", parent="id"),
    EventSource("lent", L("lent", "prestada"), Loan, "handed", form="loan", until="closed", parent="id"),
    EventSource("learnt", L("learnt", "aprendió"), Loan, "learnt", form="loan", parent="id", detail="colour"),
    EventSource("ride", L("ride", "recorrido"), Ride, "ridden_on", "journey", "rides"),
)
