"""Groups, their sessions, and who came: codes only, typed line by line."""

from kindhub.i18n import L
from kindhub.program.forms import Field, Form, Section
from kindhub.program.rolls import Roll
from kindhub_gbv import records as r
from kindhub_gbv.group_keeping import call_again

GROUPS = Form(
    "therapy_groups", L("Groups", "Grupos"), r.TherapyGroup,
    (
        Section(
            L("By code only, never with a name", "Solo con código, nunca con nombre"),
            (Field("number", needed="create"), Field("opened", needed="create"), Field("closed"), Field("most"),
             Field("facilitator_code"), Field("status")),
        ),
    ),
    many=True, parent="status", order_by="number", in_side_list=False, register="gbv.group_status",
)  # fmt: skip
SESSIONS = Form(
    "therapy_sessions", L("Sessions", "Sesiones"), r.TherapySession,
    (Section(L("Session", "Sesión"), (Field("held_on", needed="create"), Field("topic"), Field("minutes"))),),
    many=True, parent="group_id", order_by="held_on", in_side_list=False,
)  # fmt: skip
ATTENDANCE = Form(
    "therapy_attendance", L("Who came", "Quiénes vinieron"), r.TherapyAttendance,
    (Section(L("By code", "Por código"), (Field("code", needed="create"), Field("present", needed="create"))),),
    many=True, parent="session_id", order_by="code", in_side_list=False,
    roll=Roll(
        came="present", name=("code",), counted=L("{n} of {all} came", "{n} de {all} vinieron"),
        take_over=call_again, take_over_act=L("Call the members", "Traer a las integrantes"),
    ),
)  # fmt: skip
