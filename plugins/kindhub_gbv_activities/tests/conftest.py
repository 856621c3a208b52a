"""A hub with this program only, and a hand to hold workshops with."""

from datetime import date

import pytest
from kindhub_gbv_activities import records as r

from kindhub.program.indicators import Period
from kindhub.records.partial_date import PartialDate, born_at_age
from kindhub.services.indicators import count, rows_behind
from kindhub.testing import open_copy, pretend_installed

WHOLE = ("2022-01-01", "2024-12-31")


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item):
    """Its own program; how it stands beside the others is asked in `test_contract.py`."""
    if item.path.name != "test_contract.py":
        pretend_installed(("gbv_activities",))


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

    def figures(self, first=WHOLE[0], last=WHOLE[1]):
        self.save()
        with self.hub.read() as session:
            counted = count(session, self.program, Period(date.fromisoformat(first), date.fromisoformat(last)))
        return {(one.indicator, *sorted(one.group.items())): one for one in counted.figures}

    def behind(self, indicator, **group):
        period = Period(*map(date.fromisoformat, WHOLE))
        with self.hub.read() as session:
            return set(rows_behind(session, self.program, period, (indicator, group)))

    @property
    def program(self):
        return self.hub.programs["gbv_activities"]


@pytest.fixture
def build(hub):
    return Build(hub)
