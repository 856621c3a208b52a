"""The partner's real workbook, where it lies beside the repository; on other machines the small one stands for it."""

import pytest
from kindhub_reintegration.records import Closure, Contact, Service
from sqlalchemy import func, select

from .conftest import REAL, rows_of

# What a reader of the file sees: rows of certain children, and of others who only look like them.
ONE_CHILD = (
    (5, 36, 40), (14, 93), (53, 58), (73, 77), (148, 59), (101, 251, 252), (170, 246, 256), (216, 389), (222, 347),
    (218, 376, 392), (265, 420, 424), (393, 512, 514), (42, 176, 179), (394, 493), (626, 631), (648, 650), (525, 540),
    (72, 268), (322, 548), (323, 400), (636, 643), (99, 185),
)  # fmt: skip
NOT_ONE = (
    (10, 261), (78, 120), (572, 606), (64, 65), (80, 84), (81, 82), (212, 213), (322, 323), (337, 338), (380, 383),
    (422, 423), (582, 583), (592, 612), (96, 636), (50, 387), (14, 378), (299, 301), (541, 542), (545, 546), (113, 602),
)  # fmt: skip


if REAL.exists():

    @pytest.fixture
    def imported(bring_in):
        return bring_in(REAL)

    def test_the_workbook_goes_in_without_losing_a_row_or_joining_two_children(hub, imported, bring_in):
        plan, _ = imported
        rows = rows_of(plan)
        assert {sheet: sum(of.values()) for sheet, of in plan.counts().items()} == {
            "Referencias": 640, "Seguimiento": 2_672, "Cierres": 380}  # fmt: skip
        for group in ONE_CHILD:
            assert len({rows[number].person for number in group}) == 1, group
        for one, other in NOT_ONE:
            assert rows[one].person != rows[other].person, (one, other)
        assert not [row for row in plan.rows if row.verdict == "refused"]
        with hub.read() as session:
            counts = [session.scalar(select(func.count()).select_from(kind)) for kind in (Contact, Closure)]
            orphans = session.scalars(select(Service).where(Service.case_id.is_(None))).all()
        assert counts == [2_672 - 15, 380]  # fifteen lines of the sheet repeat another one to the letter
        assert len(orphans) == 16
        again, second = bring_in(REAL)
        assert {row.verdict for row in again.rows} == {"unchanged"}
        assert second.unit is None
