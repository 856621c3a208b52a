"""The forms of an event: its head, its sessions, its list; and the directory."""

from kindhub.i18n import L
from kindhub.program.case_forms import certificates_form
from kindhub.program.certificates import Certificates
from kindhub.program.forms import CASE_FILE, Field, Form, Section
from kindhub.program.rolls import Roll
from kindhub_mexico_training import records as r
from kindhub_mexico_training.grid import GRID, certified
from kindhub_mexico_training.reports import CERTIFICATE

_HELD = L("What is held", "Lo que se imparte")

EVENT = Form(
    "event",
    L("Event", "Evento"),
    r.Event,
    (
        Section(
            L("What it is", "Qué es"),
            (
                Field("number", needed="create"),
                Field("title", needed="create", width=2),
                Field("kind"),
                Field("modality"),
                Field("pass_mark"),
                Field("attendance_asked"),
                Field("topics", width=3),
            ),
        ),
        Section(
            L("When", "Cuándo"),
            (
                Field("starts_on", needed="create"),
                Field("ends_on"),
                Field("sessions", hint=L("They are made when the event is saved for the first time.",
                                         "Se crean cuando el evento se guarda por primera vez.")),
                Field("hours_per_session"),
                Field("hours"),
                Field("dates_written"),
            ),
        ),
        Section(
            L("Where and with whom", "Dónde y con quién"),
            (Field("place"), Field("venue", width=2), Field("host"), Field("partner_id"), Field("facilitators")),
        ),
        Section(
            L("Stated by the organiser", "Según quien organiza"),
            (Field("invited"), Field("registered"), Field("attended"), Field("test_maximum"),
             Field("materials", width=2)),
        ),
        Section(
            L("Who answers for it", "Quién responde"),
            (Field("responsible"), Field("office"), Field("team"), Field("note", width=3)),
        ),
    ),
    parent="id",
    group=CASE_FILE,
)  # fmt: skip
SESSIONS = Form(
    "sessions",
    L("Sessions", "Sesiones"),
    r.Session,
    (
        Section(
            L("Session", "Sesión"),
            (Field("number", needed="create"), Field("held_on"), Field("topic", width=2), Field("minutes")),
        ),
    ),
    many=True,
    parent="event_id",
    order_by="number",
    group=_HELD,
)
ROSTER = Form(
    "roster",
    L("Attendance list", "Lista de asistencia"),
    r.Enrolment,
    (
        Section(
            L("On the list", "En la lista"),
            (
                Field("present", hint=L("Marks every session. Which one was missed is told in the grid.",
                                        "Marca todas las sesiones. La que faltó se quita en la cuadrícula.")),
                Field("given", needed="create"),
                Field("surnames", needed="create"),
                Field("sex"),
                Field("institution_written"),
                Field("position"),
                Field("state"),
                Field("email"),
                Field("pre"),
                Field("post"),
            ),
        ),
        Section(
            L("More", "Más"),
            (
                Field("mailing"),
                Field("certificate"),
                Field("list_no"),
                Field("institution_id"),
                Field("note", width=2),
            ),
        ),
    ),
    many=True,
    parent="event_id",
    order_by="list_no",
    group=_HELD,
    roll=Roll(
        came="present",
        name=("given", "surnames"),
        counted=L("{n} of {all} came", "{n} de {all} asistieron"),
        beside=("institution_written",),
        cells=("pre", "post"),
    ),
)  # fmt: skip
TRAINEE = Form(
    "trainee",
    L("Trained person", "Persona capacitada"),
    r.Trainee,
    (
        Section(
            L("Who it is", "Quién es"),
            (
                Field("given"),
                Field("surnames"),
                Field("sex"),
                Field("institution_id", width=2),
                Field("position"),
                Field("state"),
                Field("email"),
                Field("phone"),
                Field("also_written", width=3),
            ),
        ),
    ),
    parent="id",
    in_side_list=False,
)
"""Opened from the list of trained people: what one list got wrong is put right for all."""
INSTITUTION = Form(
    "institution",
    L("Institution", "Institución"),
    r.Institution,
    (
        Section(
            L("What it is", "Qué es"),
            (
                Field("name", needed="create", width=2),
                Field("kind"),
                Field("body"),
                Field("state"),
                Field("town"),
                Field("country"),
                Field("contact"),
                Field("phone"),
                Field("also_written", width=3),
            ),
        ),
    ),
    parent="id",
    in_side_list=False,
)
SERIES = Form(
    "grid",
    L("Who came to which session", "Quién llegó a qué sesión"),
    r.Presence,
    (Section(L("Attendance", "Asistencia"), (Field("session_id"), Field("present"))),),
    many=True,
    parent="enrolment_id",
    group=_HELD,
    sheet=GRID,
)
CERTIFICATES = certificates_form(
    r.Certificate, "event_id", Certificates("enrolment_id", CERTIFICATE, r.CertificateSecret, certified), _HELD
)
FORMS: tuple[Form, ...] = (SESSIONS, ROSTER, SERIES, CERTIFICATES, EVENT, TRAINEE, INSTITUTION)
