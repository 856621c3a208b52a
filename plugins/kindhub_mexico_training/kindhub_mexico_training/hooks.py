"""Where the parts of the program lie."""

from kindhub.i18n import L
from kindhub.program.hook_parts import done_in, each_in, kept_in, scope_in
from kindhub.program.hookspecs import hook
from kindhub.program.info import Program


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


records = kept_in("kindhub_mexico_training.records:RECORDS")
workflows = each_in("kindhub_mexico_training.workflow:WORKFLOW")
access = kept_in("kindhub_mexico_training.access:ROLES")
forms = kept_in("kindhub_mexico_training.forms:FORMS")
lists = kept_in("kindhub_mexico_training.lists:LISTS")
scope = scope_in("kindhub_mexico_training.access:scope")
record_will_save = done_in("kindhub_mexico_training.saving:before")
exchange = each_in("kindhub_mexico_training.exchange.columns:WORKBOOK")
record_did_save = done_in("kindhub_mexico_training.saving:after")
dashboards = kept_in("kindhub_mexico_training.dashboards:DASHBOARDS")
indicators = kept_in("kindhub_mexico_training.indicators:SETS")
reports = kept_in("kindhub_mexico_training.reports:REPORTS")
