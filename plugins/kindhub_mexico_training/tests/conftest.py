"""A hub with this program only, a hand to hold events with, and a way to bring a workbook in."""

from datetime import date

import pytest
from kindhub_mexico_training import records as r
from kindhub_mexico_training.exchange.columns import WORKBOOK

from kindhub.exchange.import_run import apply_plan, make_plan, read_file
from kindhub.testing import only_installed, open_copy
from kindhub.testing.counting import Counting

WHOLE = ("2021-01-01", "2024-12-31")


pytest_runtest_setup = only_installed("mexico_training")


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

    def figures(self, *span):
        return self.counting.figures(*span)

    def behind(self, indicator, **group):
        return self.counting.behind(indicator, **group)

    @property
    def counting(self):
        return Counting(self.hub, "mexico_training", *WHOLE)

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
