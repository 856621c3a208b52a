"""The real workbook, where it lies beside the repository: the program's figures against a count by other means."""

from datetime import date
from pathlib import Path

import pytest

from kindhub.program.indicators import Period
from kindhub.services.indicators import count
from kindhub.testing import open_copy

from .conftest import bring_in
from .recount import callers, opened, recount

REAL = Path(__file__).resolve().parents[5] / "shared" / "data" / "reunification_search.xlsx"

if REAL.exists():

    @pytest.fixture(scope="module")
    def real(tmp_path_factory):
        hub = open_copy(tmp_path_factory.mktemp("real") / "data", ("reunification",))
        bring_in(hub, REAL)
        yield hub
        hub.close()

    def test_every_figure_agrees_with_the_recount(real):
        with real.read() as session:
            found = count(session, real.programs["reunification"], Period(date(2015, 1, 1), date(2030, 12, 31)))
        mine = {(one.indicator, *one.group.values()): one.value for one in found.figures}
        book = opened(REAL)
        theirs = recount(book)
        assert {key: mine.get(key) for key in theirs} == pytest.approx(theirs)
        fewest, most = callers(book)
        assert fewest <= mine["callers_identified",] <= most


def test_the_recount_itself_reads_the_small_workbook(workbook):
    book = opened(workbook)
    theirs = recount(book)
    assert (theirs["attempts",], theirs["attempts_repeated",], theirs["attempts_unknown_family",]) == (4, 1, 1)
    assert (theirs["families_located",], theirs["calls_anonymous",], theirs["first_call_resolution",]) == (1, 1, 50)
    assert callers(book) == (2, 2)
