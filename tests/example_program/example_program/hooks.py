"""Every hook there is; each imports what it needs when it is asked."""

from kindhub.i18n import L
from kindhub.program.hookspecs import hook
from kindhub.program.info import Program


@hook
def program():
    return Program(
        key="example",
        name=L("Lending bicycles", "Préstamo de bicicletas"),
        neutral_name=L("Lending", "Préstamo"),
        letters="EX",
        version="0.1.0",
        order=900,
        colour="c2",
    )


@hook
def records():
    from example_program.records import RECORDS

    return RECORDS


@hook
def workflows():
    from example_program.workflow import WORKFLOW

    return (WORKFLOW,)


@hook
def access():
    from example_program.access import ROLES

    return ROLES


@hook
def forms():
    from example_program.forms import FORMS

    return FORMS


@hook
def lists():
    from example_program.figures import LISTS

    return LISTS


@hook
def dashboards():
    from example_program.figures import DASHBOARDS

    return DASHBOARDS


@hook
def indicators():
    from example_program.figures import SETS

    return SETS


@hook
def reports():
    from example_program.figures import REPORTS

    return REPORTS


@hook
def exchange():
    from example_program.exchange import KINDS

    return KINDS


@hook
def rules():
    from pathlib import Path

    from kindhub.program.deadlines import read_rules

    return read_rules(Path(__file__).parent / "reference" / "deadlines.csv")


@hook
def timeline():
    from example_program.figures import EVENTS

    return EVENTS


@hook
def scope(record, user):
    from example_program.access import condition

    return condition(record, user)


@hook
def record_will_save(work, record):
    from example_program.saving import number

    number(record)


@hook
def record_did_save(work, record):
    from example_program.saving import count_rides

    count_rides(work, record)
