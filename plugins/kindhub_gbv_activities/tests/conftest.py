"""A hub with this program only, and a hand to hold workshops with."""

from datetime import date

import pytest
from kindhub_gbv_activities import records as r

from kindhub.records.partial_date import PartialDate, born_at_age
from kindhub.testing import only_installed, open_copy
from kindhub.testing.counting import Counting

WHOLE = ("2022-01-01", "2024-12-31")


pytest_runtest_setup = only_installed("gbv_activities")


@pytest.fixture
def hub(tmp_path):
    """A partner that only holds workshops."""
    opened = open_copy(tmp_path / "data", ("gbv_activities",))
    yield opened
    opened.close()


class Build:
    """Collects records and writes them in one go."""

    def __init__(self, opened):
        self.hub = opened
        self.waiting = []

    def add(self, record):
        self.waiting.append(record)
        return record.id

    def workshop(self, day, place="GT-1301", maximum=10, **more):
        return self.add(r.Session(held_on=PartialDate.of(date.fromisoformat(day)), place=place,
                                  test_maximum=maximum, **more))  # fmt: skip

    def who(self, given="Ana", surnames="Us Tum", sex="female", age=None, on="2022-03-07", **more):
        birth = None
        if age is not None:
            birth = PartialDate(*born_at_age(age, age, date.fromisoformat(on)), "range")
        return self.add(r.Participant(given=given, surnames=surnames, sex=sex, birth=birth, **more))

    def came(self, session, person, role="student", age=None, pre=None, post=None):
        low, high = age if isinstance(age, tuple) else (age, age)
        return self.add(r.Attendance(session_id=session, participant_id=person, role=role, age_from=low, age_to=high,
                                     pre=pre, post=post))  # fmt: skip

    def save(self):
        with self.hub.begin("test") as work:
            for record in self.waiting:
                work.add(record)
                work.flush()
        self.waiting = []

    def figures(self, first="", last=""):
        self.save()
        return self.counting.figures(first, last)

    def behind(self, indicator, **group):
        return self.counting.behind(indicator, **group)

    @property
    def counting(self):
        return Counting(self.hub, "gbv_activities", *WHOLE)

    @property
    def program(self):
        return self.hub.programs["gbv_activities"]


@pytest.fixture
def build(hub):
    return Build(hub)
