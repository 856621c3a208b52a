"""Invented groups for the demo folder and for practice: workshops of the last year, dated around today."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from typing import Any

from kindhub.records.base import Record
from kindhub.records.partial_date import PartialDate, born_at_age
from kindhub_gbv_activities.records import (
    Attendance,
    Curriculum,
    Group,
    ItemResult,
    LaterReferral,
    Media,
    Participant,
    Question,
    Session,
    Tally,
    Topic,
)  # fmt: skip

GROUPS = (
    ("Niñas líderes de Chinacá", "GT-1301", "Aldea Chinacá", (11, 16), "student"),
    ("Docentes de Nebaj", "GT-1413", "INEBE Nebaj", (27, 58), "teacher"),
    ("Escuela El Reparto", "HN-FM-distrito-central", "CEB El Reparto", (10, 17), "student"),
    ("Madres y padres de Batzbacá", "GT-1413", "Cantón Batzbacá", (24, 60), "caregiver"),
)
TOPICS = ("Derechos y consentimiento", "Relaciones sin violencia", "Rutas de denuncia", "Primeros auxilios emocionales")
QUESTIONS = ("¿Quién puede denunciar?", "¿Qué es el consentimiento?", "¿A dónde se puede ir por ayuda?")
GIVEN = ("Ana", "Rosa", "Marta", "Ixchel", "Catarina", "Elena", "Petrona", "Juan", "Diego", "Felipe", "Marcos", "Pedro")
SURNAMES = ("Us", "Cuy", "Brito", "Raymundo", "Anay", "Pérez", "Ramírez", "Zelaya", "Mejía", "Velasco", "Caba", "Sic")
WOMEN = 7
"""So many of the given names are women's."""
TEST = 10


def invent(_person_id: str, _place: str, number: int, _chance: Random, today: date, uid: str) -> list[Record]:
    """The records of one invented group for each of the first children; none of them is in it, nor has a person."""
    if number > len(GROUPS):
        return []
    chance = Random(f"workshops {number}")
    records = list(_group(number, chance, today, uid))
    for record in records:
        record.invented = True
    return records


def _group(number: int, chance: Random, today: date, uid: str) -> Iterator[Record]:
    name, place, community, ages, role = GROUPS[number - 1]
    began = today - timedelta(days=200 + 40 * number)
    taught = Curriculum(name=f"Camino de práctica {number}", edition="1", sessions=len(TOPICS))
    group = Group(
        number=name, status="running" if number < len(GROUPS) else "finished", opened=began, responsible=uid,
        place=place, community=community, audience=role, curriculum_id=taught.id,
        closed=None if number < len(GROUPS) else today,
    )  # fmt: skip
    yield from (taught, group)
    for place_on_sheet, words in enumerate(QUESTIONS, start=1):
        yield Question(curriculum_id=taught.id, position=place_on_sheet, words=words)
    for place_in_line, topic in enumerate(TOPICS, start=1):
        yield Topic(curriculum_id=taught.id, position=place_in_line, title=topic, minutes=90)
    people = [
        _participant(place, community, chance.randint(*ages), began, chance) for _ in range(chance.randint(14, 22))
    ]
    yield from people
    for place_in_line, topic in enumerate(TOPICS):
        day = began + timedelta(days=45 * place_in_line)
        if day <= today:
            yield from _session(group, taught, topic, day, people, role, chance)
    if number == 1:
        yield from _twice(group, taught, people[0], role, today)
    if group.status == "running":
        yield from _today(group, taught, people, role, today)
        yield from _only_counted(group, today, chance)
    yield LaterReferral(
        group_id=group.id, participant_id=people[0].id, referred_on=PartialDate.of(began + timedelta(days=70)),
        referred_to=chance.choice(("health", "child_protection", "justice")), number=1,
    )  # fmt: skip
    yield Tally(
        group_id=group.id, held_on=PartialDate.of(began + timedelta(days=60)), kind="rights_fair", place=place,
        f_0_11=chance.randint(5, 40), f_12_17=chance.randint(5, 40), m_0_11=chance.randint(5, 40),
    )  # fmt: skip
    yield Media(
        group_id=group.id, aired_on=PartialDate.of(began + timedelta(days=90)), place=place, languages=("spa",),
        title="Spot: «Hablemos»", spots=chance.randint(6, 40), audience=250 * chance.randint(5, 60),
    )  # fmt: skip


def _participant(place: str, community: str, age: int, day: date, chance: Random) -> Participant:
    at = chance.randrange(len(GIVEN))
    earliest, latest = born_at_age(age, age, day)
    return Participant(
        given=GIVEN[at],
        surnames=" ".join(chance.sample(SURNAMES, 2)),
        sex="female" if at < WOMEN else "male",
        birth=PartialDate(earliest, latest, "range", written=f"{age}"),
        place=place,
        community=community,
    )


def _today(group: Group, taught: Curriculum, people: list[Participant], role: str, today: date) -> Iterator[Record]:
    """The workshop of today, whose list is still to be called."""
    held = _held(group, taught, "Cierre del ciclo", today)
    yield held
    for number, one in enumerate(people, start=1):
        age = one.birth.age_on(today)[0] if one.birth else None
        yield Attendance(
            session_id=held.id, participant_id=one.id, present=None, list_no=number, given=one.given,
            surnames=one.surnames, sex=one.sex, age_from=age, age_to=age, role=role, community=one.community,
        )  # fmt: skip


def _twice(group: Group, taught: Curriculum, one: Participant, role: str, today: date) -> Iterator[Record]:
    """She came to the workshop of another month, where somebody wrote her name another way: she is here twice."""
    held = _held(group, taught, "Taller de recuperación", today - timedelta(days=20))
    written = (
        (one.surnames or "")
        .replace("ez", "es")
        .replace("Us", "Uz")
        .replace("Vel", "Bel")
        .replace("Sic", "Sik")
        .replace("Ca", "Ka")
    )
    again = Participant(
        given=(one.given or "").replace("x", "xx"), surnames=written, sex=one.sex, birth=one.birth, place=one.place,
        community=one.community, phone="5555 0142",
    )  # fmt: skip
    age = one.birth.age_on(today)[0] if one.birth else None
    yield from (held, again)
    yield Attendance(
        session_id=held.id, participant_id=again.id, list_no=1, given=again.given, surnames=again.surnames,
        sex=again.sex, age_from=age, age_to=age, role=role, community=again.community,
    )  # fmt: skip


def _only_counted(group: Group, today: date, chance: Random) -> Iterator[Record]:
    """A talk at the market: nobody was written down."""
    held = Session(
        group_id=group.id, held_on=PartialDate.of(today - timedelta(days=9)), topic="Charla en el mercado",
        place=group.place, venue="Mercado", mode="count", languages=("spa",),
    )  # fmt: skip
    counted: dict[str, Any] = {name: chance.randint(4, 30) for name in ("f_12_17", "f_18", "m_12_17", "m_18")}
    yield held
    yield Tally(
        group_id=group.id, session_id=held.id, held_on=held.held_on, place=group.place, venue=held.venue,
        kind="workshop", total=sum(counted.values()), **counted,
    )  # fmt: skip


def _held(group: Group, taught: Curriculum, topic: str, day: date) -> Session:
    return Session(
        group_id=group.id, held_on=PartialDate.of(day), topic=topic, minutes=90, facilitators="equipo",
        place=group.place, venue=group.community, languages=("spa",), curriculum_id=taught.id, test_maximum=TEST,
        photo_consent=False,
    )  # fmt: skip


def _session(
    group: Group, taught: Curriculum, topic: str, day: date, people: list[Participant], role: str, chance: Random
) -> Iterator[Record]:
    held = _held(group, taught, topic, day)
    yield held
    for number, words in enumerate(QUESTIONS, start=1):
        before, after = chance.randint(3, 8), chance.randint(8, 13)
        yield ItemResult(session_id=held.id, position=number, words=words, answered_before=14, right_before=before,
                         answered_after=14, right_after=after)  # fmt: skip
    there = [one for one in people if chance.random() < 0.8]
    for number, one in enumerate(there, start=1):
        age = one.birth.age_on(day)[0] if one.birth else None
        before = chance.randint(2, 7)
        yield Attendance(
            session_id=held.id, participant_id=one.id, list_no=number, given=one.given, surnames=one.surnames,
            sex=one.sex, age_from=age, age_to=age, role=role, community=one.community, pre=float(before),
            post=float(min(TEST, before + chance.randint(-1, 4))),
        )  # fmt: skip
