"""Where the parts of the program lie."""

from kindhub.i18n import L
from kindhub.program.hook_parts import done_in, each_in, kept_in, scope_in
from kindhub.program.hookspecs import hook
from kindhub.program.info import Program


@hook
def program() -> Program:
    """The card of the program."""
    return Program(
        key="mexico",
        name=L("KIND Mexico", "KIND México"),
        neutral_name=L("Mexico", "México"),
        letters="MX",
        version="0.1.0",
        order=60,
        colour="c2",
    )


records = kept_in("kindhub_mexico.records:RECORDS")
workflows = each_in("kindhub_mexico.workflow:WORKFLOW")
access = kept_in("kindhub_mexico.access:ROLES")
forms = kept_in("kindhub_mexico.forms:FORMS")
lists = kept_in("kindhub_mexico.lists:LISTS")
rules = kept_in("kindhub_mexico.clocks:clocks")
scope = scope_in("kindhub_mexico.access:scope")
record_will_save = done_in("kindhub_mexico.saving:before")
record_did_save = done_in("kindhub_mexico.saving:after")
record_was_removed = done_in("kindhub_mexico.saving:removed")
timeline = kept_in("kindhub_mexico.timeline:EVENTS")
exchange = each_in("kindhub_mexico.exchange.columns:ENCOUNTERS")
dashboards = kept_in("kindhub_mexico.dashboards:DASHBOARDS")
indicators = kept_in("kindhub_mexico.indicators:SETS")
reports = kept_in("kindhub_mexico.reports:REPORTS")
