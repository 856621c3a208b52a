"""A way to bring a sheet of encounters in, and to count."""

from datetime import date

import pytest
from kindhub_mexico.exchange.columns import ENCOUNTERS

from kindhub.exchange.import_run import apply_plan, make_plan, read_file
from kindhub.program.indicators import Period
from kindhub.services.indicators import count, rows_behind
from kindhub.testing import open_copy

WHOLE = Period(date(2020, 1, 1), date(2026, 12, 31))


@pytest.fixture
def office(tmp_path):
    opened = open_copy(tmp_path / "data", ("mexico",))
    yield opened
    opened.close()


@pytest.fixture
def bring_in(office):
    """Read, plan and write a file; gives plan and result."""

    def run(path, unsure="new"):
        plan = make_plan(office, ENCOUNTERS, read_file(office, path, ENCOUNTERS), unsure=unsure)
        return plan, apply_plan(office, plan)

    return run


@pytest.fixture
def figures(office):
    """Every figure by its name and group; what is behind one with `behind`."""

    class Figures(dict):
        def behind(self, indicator, **group):
            with office.read() as session:
                return set(rows_behind(session, office.programs["mexico"], WHOLE, (indicator, group)))

    def ask(period=WHOLE):
        with office.read() as session:
            counted = count(session, office.programs["mexico"], period)
        return Figures({(one.indicator, *sorted(one.group.items())): one for one in counted.figures})

    return ask


@pytest.fixture
def everything(office):
    def read(kind):
        with office.read() as session:
            return list(session.query(kind).order_by(kind.id))

    return read
