"""The child: the case itself, its encounters, the screening; the day at a place with its headcount."""

from kindhub.i18n import L
from kindhub.program.conditions import Filled, Is, Not, OneOf
from kindhub.program.form_parts import must, section, wide
from kindhub.program.forms import Field, Form, Section
from kindhub.program.rolls import Matrix
from kindhub_mexico import records as r
from kindhub_mexico.day_book import BOOK

IN_COMPANY = OneOf("accompaniment", ("accompanied", "separated"))
DETAINED = Is("detained", True)
ALONE = Not(Is("kind", "group"))
HEADS = Matrix(
    (L("Girls and women", "Niñas y mujeres"), L("Boys and men", "Niños y hombres"), L("Sex not said", "Sexo no dicho")),
    (L("0 to 5", "0 a 5"), L("6 to 11", "6 a 11"), L("12 to 17", "12 a 17"), L("18 and over", "18 o más")),
    (r.CELLS[:4], r.CELLS[4:8], r.CELLS[8:]),
    total="counted",
)
"""How many took part where nobody is written down: sex by age band."""

CASE = Form(
    "case", L("Case", "Caso"), r.Case,
    (
        section("Who answers for it", "Quién responde", "number", must("opened"), "responsible", "office", "team",
                "risk", "level"),
        section("How the child travels", "Cómo viaja", "accompaniment", Field("with_whom", when=IN_COMPANY, width=2),
                "entered_on", "entry_point", "destination", Field("destination_words", when=Filled("destination")),
                "language", "interpreter"),
        section("Where the child is", "Dónde está", Field("staying_at", width=2), "staying_place", wide("note")),
    ),
    parent="person_id",
)  # fmt: skip
ENCOUNTERS = Form(
    "encounters", L("Encounters", "Atenciones"), r.Encounter,
    (
        section("Encounter", "Atención", must("held_on"), must("kind"), "level", "office", Field("venue", width=2),
                "place", "visit_id", "folio"),
        section("The child", "La niña o el niño", "accompaniment", Field("with_whom", when=IN_COMPANY), "language",
                "interpreter", "protection", "urgent", Field("concerns", width=3), wide("wishes")),
        section("Who and how long", "Quién y cuánto tiempo", "by", "minutes", wide("note")),
    ),
    many=True, order_by="-held_on",
)  # fmt: skip
SCREENING = Form(
    "screening", L("Individual screening", "Entrevista individual"), r.Screening,
    (
        section("Interview", "Entrevista", must("held_on"), must("office"), must("place"), Field("venue", width=2),
                "by", "minutes", "language", "interpreter", "alone"),
        section("How the child travels", "Cómo viaja", must("accompaniment"),
                Field("with_whom", when=IN_COMPANY, width=2), "entered_on", "entry_point", "earlier_entries",
                "earlier_returns", "destination", Field("destination_words", when=Filled("destination"), width=2)),
        section("Detention", "Detención", "detained", Field("custody", when=DETAINED),
                Field("custody_words", when=DETAINED), Field("detained_from", when=DETAINED),
                Field("detained_to", when=DETAINED)),
        section("Family", "Familia", wide("family_us"), wide("family_mexico"), wide("family_home")),
        section("Protection", "Protección", "protection", "urgent", Field("urgent_why", when=Is("urgent", True)),
                Field("concerns", width=3), Field("trafficking", width=3), wide("protection_words")),
        section("Health and school", "Salud y escuela", wide("health"), wide("education")),
        section("Wishes and service", "Deseos y servicio", Field("wishes", needed="create", width=3), "level",
                wide("note")),
    ),
    many=True, order_by="-held_on",
)  # fmt: skip
VISITS = Form(
    "visits", L("Days at a place", "Jornadas"), r.Visit,
    (
        section("The day", "La jornada", must("held_on"), must("office"), "kind", "site", Field("venue", width=2),
                "place", "facilitators", "minutes", Field("topic", width=2), "languages"),
        Section(L("Counted, not written down", "Contadas y contados, sin anotar nombres"),
                (*(Field(name) for name in r.CELLS), Field("counted")), matrix=HEADS),
        section("Remarks", "Observaciones", wide("safeguarding_note"), "photo_consent", wide("note")),
    ),
    many=True, parent="office", order_by="-held_on", in_side_list=False,
)  # fmt: skip
DAY_BOOK = Form(
    "day_book", L("Day book", "Libro del día"), r.Encounter,
    (
        section("Encounter", "Atención", must("kind"), "level", "by", "accompaniment",
                Field("with_whom", when=IN_COMPANY), "language", Field("protection", when=ALONE),
                Field("urgent", when=ALONE), "minutes"),
    ),
    many=True, in_side_list=False, beside=(BOOK.link, *BOOK.same), day_book=BOOK,
)  # fmt: skip
