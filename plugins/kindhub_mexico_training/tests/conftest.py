"""A hub with this program only, a hand to hold events with, and a way to bring a workbook in."""

from datetime import date

import pytest
from kindhub_mexico_training import records as r
from kindhub_mexico_training.exchange.columns import WORKBOOK

from kindhub.exchange.import_run import apply_plan, make_plan, read_file
from kindhub.program.indicators import Period
from kindhub.services.indicators import count, rows_behind
from kindhub.testing import open_copy, pretend_installed

WHOLE = ("2021-01-01", "2024-12-31")


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item):
    """Its own program; how it stands beside the others is asked in `test_contract.py`."""
    if item.path.name != "test_contract.py":
        pretend_installed(("mexico_training",))


@pytest.fixture
def hub(tmp_path):
    """An office that only trains."""
    opened = open_copy(tmp_path / "data", ("mexico_training",))
    yield opened
    opened.close()


class Hand:
    """Saves one record after the other, as the window does."""

    def __init__(self, opened):
        self.hub = opened

    def save(self, *records):
        with self.hub.begin("test") as work:
            for record in records:
                work.add(record)
                work.flush()
        return records[0].id

    def event(self, number="CAP-26-01", starts="2024-03-04", sessions=2, hours=2.5, **more):
        return self.save(r.Event(number=number, title="Prueba", starts_on=date.fromisoformat(starts),
                                 sessions=sessions, hours_per_session=hours, test_maximum=100, **more))  # fmt: skip

    def line(self, event, given="Ana", surnames="Ochoa Nava", **more):
        return self.save(r.Enrolment(event_id=event, given=given, surnames=surnames, sex="female", **more))

    def all(self, kind):
        with self.hub.read() as session:
            return list(session.query(kind).order_by(kind.id))

    def one(self, kind, record_id):
        with self.hub.read() as session:
            return session.get(kind, record_id)

    def figures(self, first=WHOLE[0], last=WHOLE[1]):
        with self.hub.read() as session:
            counted = count(session, self.program, Period(date.fromisoformat(first), date.fromisoformat(last)))
        return {(one.indicator, *sorted(one.group.items())): one for one in counted.figures}

    def behind(self, indicator, **group):
        period = Period(*map(date.fromisoformat, WHOLE))
        with self.hub.read() as session:
            return set(rows_behind(session, self.program, period, (indicator, group)))

    @property
    def program(self):
        return self.hub.programs["mexico_training"]


@pytest.fixture
def hand(hub):
    return Hand(hub)


@pytest.fixture
def bring_in(hub):
    """Read, plan and write a file; gives plan and result."""

    def run(path, unsure="new", decide=None, **options):
        plan = make_plan(hub, WORKBOOK, read_file(hub, path, WORKBOOK), unsure=unsure, **options)
        return plan, apply_plan(hub, plan, decide(plan) if decide else None)

    return run
