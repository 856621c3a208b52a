"""Where the parts of the program lie."""

from kindhub.i18n import L
from kindhub.program.hook_parts import done_in, each_in, kept_in, scope_in
from kindhub.program.hookspecs import hook
from kindhub.program.info import Program


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


records = kept_in("kindhub_cam.records:RECORDS")
workflows = each_in("kindhub_cam.workflow:WORKFLOW")
access = kept_in("kindhub_cam.access:ROLES")
forms = kept_in("kindhub_cam.forms:FORMS")
lists = kept_in("kindhub_cam.lists:LISTS")
rules = kept_in("kindhub_cam.clocks:clocks")
scope = scope_in("kindhub_cam.access:scope")
record_will_save = done_in("kindhub_cam.saving:before")
record_did_save = done_in("kindhub_cam.saving:after")
exchange = each_in("kindhub_cam.exchange:WORKBOOK")
questions = kept_in("kindhub_cam.exchange.questions:QUESTIONS")
dashboards = kept_in("kindhub_cam.dashboards:DASHBOARDS")
indicators = kept_in("kindhub_cam.indicators:SETS")
reports = kept_in("kindhub_cam.reports:REPORTS")
timeline = kept_in("kindhub_cam.timeline:EVENTS")
rule_books = each_in("kindhub_cam.rules.book:SCREENING")
