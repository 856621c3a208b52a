"""The forms of a group: its head, its sessions with who came, headcounts and spots."""

from kindhub.i18n import L
from kindhub.program.case_forms import certificates_form
from kindhub.program.certificates import Certificates
from kindhub.program.conditions import Filled, Is, Not
from kindhub.program.forms import CASE_FILE, Field, Form, Section
from kindhub.program.rolls import Matrix, Roll
from kindhub_gbv_activities import records as r
from kindhub_gbv_activities.answers import ANSWERS
from kindhub_gbv_activities.forms.curricula import CURRICULA, TEST, TOPICS
from kindhub_gbv_activities.reports import CERTIFICATE
from kindhub_gbv_activities.series import GRID, certified
from kindhub_gbv_activities.who_came import take_over

_HELD = L("What was held", "Lo que se hizo")
HEADS = Matrix(
    (L("Girls and women", "Niñas y mujeres"), L("Boys and men", "Niños y hombres")),
    (L("0 to 11", "0 a 11"), L("12 to 17", "12 a 17"), L("18 and over", "18 o más")),
    (r.CELLS[:3], r.CELLS[3:]),
    total="total",
)
"""How many came where nobody is written down: sex by age band."""

GROUP = Form(
    "group",
    L("Group", "Grupo"),
    r.Group,
    (
        Section(
            L("Who it is for", "Para quién es"),
            (
                Field("number", needed="create", width=2),
                Field("audience"),
                Field("curriculum_id"),
                Field("partner_id"),
                Field("organisation_written"),
                Field("place"),
                Field("community"),
                Field("opened"),
                Field("attendance_asked"),
            ),
        ),
        Section(L("Who answers for it", "Quién responde"), (Field("responsible"), Field("office"), Field("team"))),
        Section(L("Remarks", "Observaciones"), (Field("note", width=3),)),
    ),
    parent="id",
    group=CASE_FILE,
)
SESSIONS = Form(
    "sessions",
    L("Workshops", "Talleres"),
    r.Session,
    (
        Section(
            L("Workshop", "Taller"),
            (
                Field("held_on", needed="create"),
                Field("topic", width=2),
                Field("minutes"),
                Field("facilitators", width=2),
                Field("place"),
                Field("venue", width=2),
                Field("languages"),
                Field("curriculum_id"),
                Field("test_maximum"),
                Field("mode", needed="create"),
                Field("roster", when=Is("mode", "list")),
                Field("headcount"),
                Field("photo_consent"),
                Field("safeguarding_note", width=3),
                Field("note", width=3),
            ),
        ),
    ),
    many=True,
    parent="group_id",
    order_by="-held_on",
    group=_HELD,
)
ATTENDANCE = Form(
    "attendance",
    L("Attendance", "Asistencia"),
    r.Attendance,
    (
        Section(
            L("Attendance", "Asistencia"),
            (
                Field("present"),
                Field("given"),
                Field("surnames"),
                Field("sex"),
                Field("age_from"),
                Field("role"),
                Field("community"),
                Field("pre"),
                Field("post"),
                Field("initials", when=Not(Filled("given"))),
            ),
        ),
        Section(L("More", "Más"), (Field("age_to"), Field("list_no"), Field("note"))),
    ),
    many=True,
    parent="session_id",
    order_by="list_no",
    in_side_list=False,
    roll=Roll(
        came="present",
        name=("given", "surnames", "initials"),
        counted=L("{n} of {all} came", "{n} de {all} asistieron"),
        beside=("sex", "age_from"),
        cells=("pre", "post"),
        take_over=take_over,
        take_over_act=L("Bring the last list", "Traer la lista anterior"),
    ),
    of_rows=Is("mode", "list"),
)
HEADCOUNT = Form(
    "headcount",
    L("Headcount", "Conteo"),
    r.Tally,
    (
        Section(
            L("How many came", "Cuántas personas llegaron"),
            (*(Field(name) for name in r.CELLS), Field("total")),
            matrix=HEADS,
        ),
        Section(L("Remarks", "Observaciones"), (Field("note", width=3),)),
    ),
    parent="session_id",
    in_side_list=False,
    of_rows=Is("mode", "count"),
)
"""Who came to a workshop without a list; day and place are the workshop's own."""
TALLIES = Form(
    "tallies",
    L("Headcounts", "Conteos"),
    r.Tally,
    (
        Section(
            L("Headcount", "Conteo"),
            (
                Field("held_on", needed="create"),
                Field("kind", needed="create"),
                Field("place"),
                Field("venue", width=2),
                Field("languages"),
                Field("note", width=2),
            ),
        ),
        Section(
            L("How many came", "Cuántas personas llegaron"),
            (*(Field(name) for name in r.CELLS), Field("total")),
            matrix=HEADS,
        ),
    ),
    many=True,
    parent="group_id",
    order_by="-held_on",
    group=_HELD,
)
MEDIA = Form(
    "media",
    L("Radio", "Radio"),
    r.Media,
    (
        Section(
            L("Spots", "Pases"),
            (
                Field("aired_on", needed="create"),
                Field("title", width=2),
                Field("spots"),
                Field("audience"),
                Field("languages"),
                Field("place"),
                Field("note", width=2),
            ),
        ),
    ),
    many=True,
    parent="group_id",
    order_by="-aired_on",
    group=_HELD,
)

QUESTIONS = Form(
    "questions",
    L("Test by question", "Prueba por pregunta"),
    r.ItemResult,
    (
        Section(
            L("Question", "Pregunta"),
            (
                Field("words", needed="create", width=2),
                Field("position"),
                Field("answered_before"),
                Field("right_before"),
                Field("answered_after"),
                Field("right_after"),
            ),
        ),
    ),
    many=True,
    parent="session_id",
    order_by="position",
    in_side_list=False,
)
ANSWER_SHEET = Form(
    "answers",
    L("Answers one by one", "Respuestas una por una"),
    r.Answer,
    (Section(L("Answer", "Respuesta"), (Field("question_id"), Field("moment"), Field("points"))),),
    many=True,
    parent="attendance_id",
    in_side_list=False,
    sheet=ANSWERS,
    of_rows=Is("mode", "list"),
)
REFERRALS = Form(
    "referrals",
    L("Referrals that came of it", "Remisiones que resultaron"),
    r.LaterReferral,
    (
        Section(
            L("Referral", "Remisión"),
            (
                Field("referred_on", needed="create"),
                Field("referred_to"),
                Field("number"),
                Field(
                    "participant_id",
                    hint=L(
                        "Who of the group referred. Nothing of the case is written here.",
                        "Quién del grupo remitió. Aquí no se escribe nada del caso.",
                    ),
                ),
            ),
        ),
    ),
    many=True,
    parent="group_id",
    order_by="-referred_on",
    group=_HELD,
)

PARTICIPANT = Form(
    "participant",
    L("Participant", "Participante"),
    r.Participant,
    (
        Section(
            L("Who it is", "Quién es"),
            (
                Field("given"),
                Field("surnames"),
                Field("initials"),
                Field("sex"),
                Field("birth"),
                Field("phone"),
                Field("also_written", width=3),
            ),
        ),
        Section(
            L("Home", "De dónde viene"),
            (Field("place"), Field("community", width=2), Field("language"), Field("people")),
        ),
        Section(L("More", "Más"), (Field("disability"), Field("migration"), Field("person_id"))),
    ),
    parent="id",
    in_side_list=False,
)
"""Opened from the list of participants: what one list got wrong is put right for all."""

SERIES = Form(
    "series",
    L("Who came to which", "Quién llegó a cuál"),
    r.Attendance,
    (Section(L("Attendance", "Asistencia"), (Field("participant_id"), Field("present"))),),
    many=True,
    parent="session_id",
    group=_HELD,
    sheet=GRID,
)
"""The workshops beside each other; one of them is called in `ATTENDANCE`."""
CERTIFICATES = certificates_form(
    r.Certificate, "group_id", Certificates("participant_id", CERTIFICATE, r.CertificateSecret, certified), _HELD
)

FORMS: tuple[Form, ...] = (
    SESSIONS, SERIES, TALLIES, MEDIA, REFERRALS, CERTIFICATES, GROUP, ATTENDANCE, HEADCOUNT, QUESTIONS, PARTICIPANT,
    CURRICULA, TOPICS, TEST, ANSWER_SHEET,
)  # fmt: skip
