"""What is taught, kept by whoever keeps the lists: curricula in their versions, their sessions and their tests."""

from kindhub.i18n import L
from kindhub.program.forms import Field, Form, Section
from kindhub_gbv_activities.records import Curriculum, Question, Topic

KEEPS = "manage_reference"
CURRICULA = Form(
    "curricula",
    L("Curricula", "Currículos"),
    Curriculum,
    (
        Section(
            L("Curriculum", "Currículo"),
            (
                Field("name", needed="create", width=2),
                Field("edition", hint=L("A new version begins with the sessions and the test of the one before.",
                                        "Una versión nueva empieza con las sesiones y la prueba de la anterior.")),
                Field("in_force_from", needed="create"),
                Field("in_force_to"),
                Field("state"),
                Field("sessions"),
                Field("pass_mark"),
                Field("audience", width=3),
                Field("languages", width=3),
                Field("note", width=3),
            ),
        ),
    ),
    many=True,
    parent="state",
    order_by="name",
    in_side_list=False,
    register="gbv_activities.curriculum_state",
    writes=KEEPS,
)  # fmt: skip
TOPICS = Form(
    "topics",
    L("Sessions in their order", "Sesiones en su orden"),
    Topic,
    (
        Section(
            L("Session", "Sesión"),
            (Field("position"), Field("title", needed="create", width=2), Field("minutes"), Field("note", width=3)),
        ),
    ),
    many=True,
    parent="curriculum_id",
    order_by="position",
    in_side_list=False,
    writes=KEEPS,
)
TEST = Form(
    "test",
    L("Questions of the test", "Preguntas de la prueba"),
    Question,
    (
        Section(
            L("Question", "Pregunta"),
            (
                Field("position"),
                Field("words", needed="create", width=2),
                Field("kind"),
                Field("right_answer", width=2),
            ),
        ),
    ),
    many=True,
    parent="curriculum_id",
    order_by="position",
    in_side_list=False,
    writes=KEEPS,
)
