"""An invented therapeutic group: codes of invented survivors, some sessions, who came."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from kindhub.records.base import Record
from kindhub.records.partial_date import PartialDate
from kindhub_gbv.records import GroupPlace, TherapyAttendance, TherapyGroup, TherapySession

CODE = "GR-HUE-01"
TOPICS = ("Quiénes somos", "Lo que siento en el cuerpo", "Redes que me cuidan")
BEGAN = timedelta(days=30)


def group(today: date, codes: Sequence[str]) -> Iterator[Record]:
    """The group, its sessions, and who of these came: each missed one."""
    running = TherapyGroup(number=CODE, status="running", opened=today - BEGAN, most=10, facilitator_code="P-02")
    yield running
    for week, topic in enumerate(TOPICS):
        held = today - BEGAN + timedelta(days=7 * week)
        meeting = TherapySession(group_id=running.id, held_on=PartialDate.of(held), topic=topic, minutes=90)
        yield meeting
        for at, code in enumerate(codes):
            yield TherapyAttendance(session_id=meeting.id, code=code, present=at % len(TOPICS) != week)


def place(case_id: str, today: date) -> GroupPlace:
    """Her place in it."""
    return GroupPlace(case_id=case_id, group=CODE, joined_on=today - BEGAN, wellbeing_before=40)
