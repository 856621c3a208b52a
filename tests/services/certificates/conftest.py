"""A course of four workshops with a test, and people who came to some of them."""

from datetime import date

import pytest
from kindhub_gbv_activities import records as r
from kindhub_gbv_activities.forms import CERTIFICATES

from kindhub.records.partial_date import PartialDate
from kindhub.testing import open_copy

TODAY = date(2026, 3, 9)
CAME_TO = {"Ana": 4, "Rosa": 3, "Elena": 2, "Noemí": 4}
"""Of four; Noemí did not pass the test and nobody tested Rosa."""


@pytest.fixture
def hub(tmp_path):
    opened = open_copy(tmp_path / "data", ("gbv_activities",))
    yield opened
    opened.close()


def hold(hub, came_to, mark=None, scores=None, days=4):
    """A group with so many workshops of 90 minutes; gives (group, its people by name)."""
    taught = r.Curriculum(name="Camino", pass_mark=mark)
    group = r.Group(number="Niñas de Chinacá", curriculum_id=taught.id)
    held = [
        r.Session(group_id=group.id, held_on=PartialDate.of(date(2026, 3, 2 + n)), minutes=90, test_maximum=10,
                  venue="Casa de la Mujer")
        for n in range(days)
    ]  # fmt: skip
    people = {name: r.Participant(given=name, surnames="Us") for name in came_to}
    with hub.begin("test") as work:
        work.add_all([taught, group])
        work.flush()
        work.add_all([*held, *people.values()])
        work.flush()
        work.insert_many(
            r.Attendance(session_id=one.id, participant_id=people[name].id, given=name, surnames="Us", list_no=number,
                         present=at < came_to[name], post=(scores or {}).get(name))
            for number, name in enumerate(came_to, start=1)
            for at, one in enumerate(held)
        )  # fmt: skip
    return group.id, {name: one.id for name, one in people.items()}


@pytest.fixture
def course(hub):
    return hold(hub, CAME_TO, mark=70, scores={"Ana": 8, "Elena": 9, "Noemí": 6.9})


@pytest.fixture
def form():
    return CERTIFICATES
