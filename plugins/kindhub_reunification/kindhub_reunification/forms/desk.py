"""The help desk: a call as it is written down while somebody speaks."""

from kindhub.i18n import L
from kindhub.program.call_desk import CallDesk
from kindhub.program.conditions import Filled, Is, Not
from kindhub.program.form_parts import must, section, wide
from kindhub.program.forms import Field, Form
from kindhub_reunification import records as r
from kindhub_reunification.access import at_help_desk
from kindhub_reunification.helpdesk.desk import counts_of, find_callers, picture_of, waiting_for

UNKNOWN = Not(Filled("caller_id"))
HELP_DESK = Form(
    "help_desk", L("Help desk", "Línea de ayuda"), r.Call,
    (
        section("What about", "De qué se trata", Field("topics", needed="create", width=2), "language",
                wide("said"), "info", "resolved", Field("follow_up_on", when=Not(Is("resolved", True)))),
        section("Who", "Quién", Field("name", width=2, when=UNKNOWN), Field("phone", when=UNKNOWN), "role",
                "interpreter", "case_id"),
        section("When", "Cuándo", must("called_on"), "at", "minutes", "way"),
    ),
    many=True, parent="way", in_side_list=False, beside=("caller_id", "returns_id"),
    desk=CallDesk(
        caller="caller_id", returns="returns_id", day="called_on", at="at", minutes="minutes", name="name",
        phone="phone", first="topics", queue="call_back", find=find_callers, picture=picture_of, waiting=waiting_for,
        counts=counts_of, seated=at_help_desk,
    ),
)  # fmt: skip
