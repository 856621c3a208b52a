"""Invented events for the demo folder and for practice: trainings of the last year, dated around today."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from kindhub.records.base import Record
from kindhub.records.names import fold
from kindhub.records.partial_date import PartialDate
from kindhub_mexico_training.records import Enrolment, Event, Institution, Presence, Session, Trainee

EVENTS = (
    ("Interés superior paso a paso", "course", "in_person", "MX-BCN-tijuana", ("best_interests",), 7, 2.5),
    ("Entrevista sensible al trauma", "workshop", "hybrid", "MX-CHP-tapachula", ("trauma_interview", "gbv"), 2, 3.0),
    ("Procedimiento de refugio", "webinar", "online", "MX-CMX", ("refugee_procedure",), 1, 2.0),
    ("Retorno y reintegración", "conference", "in_person", "MX-CHH-juarez", ("return_reintegration",), 2, 4.0),
)
INSTITUTIONS = (
    ("DIF Municipal Tijuana", "municipal", "dif_municipal", "MX-BCN", "Tijuana"),
    ("Procuraduría de Protección de NNA Chiapas", "state", "ppnna_state", "MX-CHP", None),
    ("Instituto Nacional de Migración (INM)", "federal", "inm", None, None),
    ("Albergue La Brújula", "shelter", None, "MX-CHH", None),
    ("Red de Prueba, A.C.", "ngo", None, "MX-BCN", None),
)
STARTS = (0, 21, -60, -120)
"""Days from today on which each event begins: one runs, one is to come."""
GIVEN = ("Ana", "Rosa", "Marta", "Elena", "Julia", "Norma", "Diego", "Felipe", "Marcos", "Pedro", "Raúl", "Saúl")
SURNAMES = ("Ochoa", "Vélez", "Quiroz", "Nava", "Trejo", "Corona", "Lozano", "Uribe", "Ibarra", "Montaño", "Duarte")
POSTS = ("child_protection_officer", "psychologist", "lawyer", "social_worker", "coordinator")
WOMEN = 6
"""So many of the given names are women's."""
PEOPLE = 40
ON_A_LIST = 24


def invent(_person_id: str, _place: str, number: int, _chance: Random, today: date, uid: str) -> list[Record]:
    """The records of one invented event for each of the first children; none of them is in it."""
    if number > len(EVENTS):
        return []
    records = list(_event(number, Random(f"training {number}"), today, uid))
    for record in records:
        record.invented = True
    return records


def _event(number: int, chance: Random, today: date, uid: str) -> Iterator[Record]:
    title, kind, modality, place, topics, sessions, hours = EVENTS[number - 1]
    began = today + timedelta(days=STARTS[number - 1])
    over = began + timedelta(days=1) < today
    status = "finished" if over else "running" if began <= today else "planned"
    event = Event(
        number=f"CAP-{began:%y}-{number:02}", title=title, kind=kind, modality=modality, place=place, topics=topics,
        status=status, opened=min(began, today), starts_on=began, ends_on=began + timedelta(days=1),
        closed=began + timedelta(days=1) if over else None, sessions=sessions, hours_per_session=hours,
        hours=sessions * hours, host="Oficina", facilitators="equipo", invited=ON_A_LIST + 6, registered=ON_A_LIST,
        test_maximum=100, pass_mark=70, responsible=uid,
    )  # fmt: skip
    yield event
    held = [
        Session(event_id=event.id, number=one, held_on=PartialDate.of(began + timedelta(days=(one - 1) // 2)))
        for one in range(1, sessions + 1)
    ]
    yield from held
    bodies = [
        Institution(id=_id("institution", place_in_list), name=name, kind=kind, body=body, state=state, town=town)
        for place_in_list, (name, kind, body, state, town) in enumerate(INSTITUTIONS)
    ]
    everyone = [_trainee(one, bodies) for one in range(PEOPLE)]
    if number == 1:
        yield from (*bodies, *everyone)
        yield from _twice(bodies, everyone)
    for list_no, who in enumerate(chance.sample(everyone, ON_A_LIST), start=1):
        yield from _line(event, held, list_no, who, {one.id: one.name for one in bodies}, chance, over=over)


def _id(kind: str, number: int) -> str:
    """The same id in every event: who came to two is one person."""
    return f"{Random(f'training {kind} {number}').getrandbits(128):032x}"


def _trainee(number: int, bodies: list[Institution]) -> Trainee:
    chance = Random(f"trainee {number}")
    at, body = chance.randrange(len(GIVEN)), chance.choice(bodies)
    given, surnames = GIVEN[at], " ".join(chance.sample(SURNAMES, 2))
    return Trainee(
        id=_id("trainee", number), given=given, surnames=surnames, sex="female" if at < WOMEN else "male",
        institution_id=body.id, position=chance.choice(POSTS), state=body.state or "MX-CMX",
        email=f"{fold(given[0] + surnames.split()[0])}{number}@prueba.example",
    )  # fmt: skip


def _twice(bodies: list[Institution], everyone: list[Trainee]) -> Iterator[Record]:
    """Somebody, and an institution, that another list wrote another way: they are here twice."""
    one = everyone[0]
    written = (one.surnames or "").replace("z", "s").replace("V", "B").replace("Q", "K")
    yield Trainee(given=one.given, surnames=written, sex=one.sex, institution_id=one.institution_id,
                  position=one.position, state=one.state)  # fmt: skip
    yield Institution(name=bodies[-1].name.replace("Prueba", "Pruebas"), kind=bodies[-1].kind, state=bodies[-1].state)


def _line(
    event: Event, held: list[Session], list_no: int, who: Trainee, bodies: dict[str, str], chance: Random, *, over: bool
) -> Iterator[Record]:
    came = over and chance.random() < 0.9
    before = chance.randint(25, 75)
    after = min(100, before + chance.randint(-5, 35))
    line = Enrolment(
        event_id=event.id, trainee_id=who.id, list_no=list_no, given=who.given, surnames=who.surnames, sex=who.sex,
        institution_id=who.institution_id, institution_written=bodies.get(who.institution_id or ""),
        position=who.position, state=who.state, email=who.email,
        mailing=chance.random() < 0.7, present=True if came else None,
        pre=float(before) if came else None, post=float(after) if came else None,
    )  # fmt: skip
    yield line
    if came:
        for place, one in enumerate(held):
            here = place == 0 or chance.random() < 0.85
            yield Presence(enrolment_id=line.id, session_id=one.id, present=here)
