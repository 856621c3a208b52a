"""Papers without a window take the same right as in it, and a period is read as it is typed."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import func, select

from kindhub.errors import Refused, UserError
from kindhub.security.access import Rights
from kindhub.storage.house import house_of
from kindhub.ui.dashboard.named_periods import named_period
from kindhub.ui.printable import papers_here
from kindhub.ui.printing.without_window import LookWish, write_pdf


def test_without_the_right_no_paper_is_written_kept_or_told(qapp, peopled, tmp_path):
    hub = peopled.hub
    with hub.read() as session:
        from kindhub_reintegration.records import Case

        case = session.scalars(select(Case).limit(1)).one()
    subjects = {"": "", "case": case.id, "person": case.person_id, "period": "2026"}
    papers = [one for one in papers_here(hub) if ".blank." not in one.key]
    hub.user.rights["reintegration"] = Rights({"view": "all"})
    hub.user.rights["hub"] = Rights({"view": "all", "list_names": "all"})
    path = tmp_path / "no.pdf"
    for paper in papers:
        with pytest.raises(Refused):
            write_pdf(hub, lambda one=paper: one.job(subjects[one.subject]), path, LookWish("lo pide el juzgado"))
    assert not path.exists()
    house = house_of("reintegration")
    with hub.read() as session:
        told = select(func.count()).select_from(house.ledger).where(house.ledger.c.action.in_(("export", "print")))
        assert session.scalar(told) == 0
        assert session.scalar(select(func.count()).select_from(house.given_out)) == 0


@pytest.mark.parametrize(("written", "first", "last"), [
    ("2026", date(2026, 1, 1), date(2026, 12, 31)), ("2026-Q3", date(2026, 7, 1), date(2026, 9, 30)),
    ("2026-02", date(2026, 2, 1), date(2026, 2, 28)), ("fy2026", date(2025, 10, 1), date(2026, 9, 30)),
    ("2026-01-05/2026-02-01", date(2026, 1, 5), date(2026, 2, 1)),
])  # fmt: skip
def test_periods_as_they_are_typed(written, first, last):
    period = named_period(written).period
    assert (period.first, period.last) == (first, last)


@pytest.mark.parametrize(
    "written", ["", "26", "2026-Q5", "2026-13", "FY2026-Q1", "2026-02-01/2026-01-01", "0000", "x/y"]
)
def test_what_is_no_period_is_said(written):
    with pytest.raises(UserError):
        named_period(written)
