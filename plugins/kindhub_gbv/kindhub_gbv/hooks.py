"""Where the parts of the program lie."""

from kindhub.i18n import L
from kindhub.program.hook_parts import done_in, each_in, kept_in, scope_in
from kindhub.program.hookspecs import hook
from kindhub.program.info import Program


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


records = kept_in("kindhub_gbv.records:RECORDS")
workflows = each_in("kindhub_gbv.workflow:WORKFLOW")
access = kept_in("kindhub_gbv.access:ROLES")
forms = kept_in("kindhub_gbv.forms:FORMS")
lists = kept_in("kindhub_gbv.lists:LISTS")
dashboards = kept_in("kindhub_gbv.dashboards:DASHBOARDS")
indicators = kept_in("kindhub_gbv.indicators:SETS")
reports = kept_in("kindhub_gbv.reports:REPORTS")
exchange = each_in("kindhub_gbv.exchange:WORKBOOK")
rules = kept_in("kindhub_gbv.rules:clocks")
scope = scope_in("kindhub_gbv.access:scope")
record_will_save = done_in("kindhub_gbv.saving:before")
record_did_save = done_in("kindhub_gbv.saving:after")
