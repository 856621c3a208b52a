"""What happens after an invented return: contacts, services, assessments and a plan in the child's words."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from kindhub.records.base import Record
from kindhub.records.codes import code_list
from kindhub.records.partial_date import PartialDate
from kindhub_reintegration.records import Assessment, CaseTask, Contact, DomainScore, Goal, Plan, PlanReview, Service

ROUNDS = (("baseline", 10), ("month_3", 92), ("month_6", 183), ("month_12", 360))
GOALS = (
    ("education", "Quiero terminar básicos y aprender computación."),
    ("work", "Quiero aprender a coser para ayudar a mi mamá."),
    ("mental_health", "Quiero dormir sin soñar con el viaje."),
    ("legal", "Quiero sacar mi DPI cuando cumpla 18."),
)
WISHES = {
    "safety": "Que nadie nos moleste camino a la escuela.",
    "care": "Quiero platicar más con mi papá.",
    "shelter": "Un cuarto donde no entre la lluvia.",
    "food": "Que alcance para comer tres veces al día.",
    "health": "Ir al centro de salud por la tos.",
    "belonging": "Volver a jugar con el equipo de mi aldea.",
    "debt": "Saber cuánto debemos y cómo pagar poco a poco.",
    "migration": "Quedarme si encuentro cómo estudiar.",
    **dict(GOALS),
}
"""A goal in the child's words for each domain: a low score needs one."""
LOW = 2
TASKS = (
    "Llamar a la escuela por la inscripción",
    "Pedir la partida de nacimiento en RENAP",
    "Confirmar el teléfono de la mamá",
    "Preguntar por la beca de transporte",
    "Acordar la hora de la próxima visita",
)
SERVICES = ("psychosocial_individual", "school_supplies", "medical_consult", "vocational_training", "tutoring")


def contacts(case_id: str, returned: date, until: date, chance: Random, *, left: bool) -> Iterator[Contact]:
    """A first visit in the first week, then about one contact a month; the last one tells if the child left."""
    day, first = returned + timedelta(days=chance.randint(3, 8)), True
    while day <= until:
        following = day + timedelta(days=chance.randint(24, 32))
        gone = left and following > until
        reached = first or chance.random() < 0.92
        yield Contact(
            case_id=case_id,
            held_on=PartialDate.of(day),
            mode="home_visit" if first else chance.choice(("home_visit", "phone", "phone")),
            reached=reached,
            wellbeing=chance.randint(2, 5) if reached else None,
            in_school=chance.random() < 0.6 if reached else None,
            residence=("left" if gone else "in_community") if reached else None,
            intention=chance.choice(("no", "no", "thinking", "unknown")) if reached else None,
            next_due=PartialDate.of(following),
        )
        day, first = following, False


def services(case_id: str, returned: date, until: date, chance: Random) -> Iterator[Service]:
    """A few services with their cost in quetzales."""
    for _ in range(chance.randint(1, 5)):
        day = returned + timedelta(days=chance.randint(5, 330))
        if day <= until:
            yield Service(
                case_id=case_id,
                delivered_on=PartialDate.of(day),
                type=chance.choice(SERVICES),
                minutes=chance.choice((30, 45, 60, 90)),
                amount=chance.randint(50, 900) * 100,
                provider="equipo",
            )


def assessments(case_id: str, returned: date, until: date, chance: Random) -> Iterator[Record]:
    """The twelve domains at the start and at 3, 6 and 12 months, a little better each time."""
    domains = [code.code for code in code_list("reintegration.domain")]
    scores = {domain: chance.randint(1, 3) for domain in domains}
    for key, after in ROUNDS:
        day = returned + timedelta(days=after)
        if day > until:
            return
        held = Assessment(case_id=case_id, round=key, assessed_on=PartialDate.of(day), invented=True)
        yield held
        for domain in domains:
            goal = WISHES[domain] if scores[domain] <= LOW else None
            yield DomainScore(assessment_id=held.id, domain=domain, score=scores[domain], goal=goal)
            scores[domain] = min(4, scores[domain] + chance.choice((0, 0, 1)))


def plan(case_id: str, returned: date, until: date, chance: Random, uid: str) -> Iterator[Record]:
    """A plan with two or three goals, approved most of the time, and looked at again about every three months."""
    made = returned + timedelta(days=chance.randint(15, 40))
    approved = chance.random() < 0.85
    one = Plan(
        case_id=case_id,
        made_on=PartialDate.of(made),
        child_agrees=True,
        caregiver_agrees=True,
        approved_on=made + timedelta(days=3) if approved else None,
        approved_by=uid if approved else None,
    )
    yield one
    day = made + timedelta(days=chance.randint(70, 88))
    while day <= until and chance.random() < 0.93:
        yield PlanReview(case_id=case_id, reviewed_on=day, reviewed_by=uid)
        day += timedelta(days=chance.randint(70, 88))
    for domain, words in chance.sample(GOALS, chance.randint(2, 3)):
        yield Goal(plan_id=one.id, domain=domain, words=words, status=chance.choice(("open", "in_progress", "met")))


def tasks(case_id: str, number: int, today: date) -> Iterator[CaseTask]:
    """What somebody promised to do, in every third case: some of it late, some done. Drawn apart from all else, so
    that the rest of the case stays as it was.
    """
    chance = Random(number)
    for title in chance.sample(TASKS, chance.choice((0, 0, 1, 2))):
        due = today + timedelta(days=chance.randint(-6, 12))
        done = due if due < today and chance.random() < 0.5 else None
        yield CaseTask(case_id=case_id, title=title, due_on=due, done_on=done)
