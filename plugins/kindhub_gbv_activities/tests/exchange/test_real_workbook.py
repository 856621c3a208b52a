"""The organisations' real workbook, where it lies beside the repository: counted again from its raw cells."""

from __future__ import annotations

import re
from datetime import date

import openpyxl
from kindhub_gbv_activities import records as r
from sqlalchemy import func, select

from kindhub.program.indicators import Period
from kindhub.services.indicators import count

from .conftest import REAL, row

# what a reader of the file sees: lines of certain people, and of others who only look like them
ONE_PERSON = (
    (("01 Hueh 07-03-22", 12), ("05 Hueh 28-06-22", 21), ("19 Hueh 26-09-23", 26)),
    (("02 Tegu 09-03-22", 8), ("04 Tegu 27-05-22", 73), ("28 Tegu 08-08-24", 50)),
    (("Taller 6", 15), ("Taller 6", 57)),
    (("Taller 6", 34), ("Taller 6", 60)),
    (("13 Tegu 23-02-23", 19), ("13 Tegu 23-02-23", 25)),
    (("Taller 15", 19), ("Taller 27", 16)),
    (("05 Hueh 28-06-22", 9), ("19 Hueh 26-09-23", 15)),
    (("05 Hueh 28-06-22", 48), ("Taller 27", 50)),
)
NOT_ONE = (
    (("07 Tegu 03-09-22", 32), ("07 Tegu 03-09-22", 33)),
    (("02 Tegu 09-03-22", 37), ("16 Tegu 27-06-23", 15)),
    (("Taller 21", 23), ("Taller 21", 54)),
    (("11 Neba 03-02-23", 23), ("11 Neba 03-02-23", 53)),
)
TOTAL = re.compile(r"total(?: participantes)?:? (\d+)", re.IGNORECASE)
WRONG_TOTALS = {"Taller 6": 64, "Taller 18": 40}
"""Two lists state a number that their own lines do not bear out."""


def stated_totals():
    """The number each list states at its end, read from the raw cells."""
    book = openpyxl.load_workbook(REAL, read_only=True)
    found = {}
    for sheet in book:
        for line in sheet.iter_rows(values_only=True):
            stated = TOTAL.match(line[0]) if line and isinstance(line[0], str) else None
            if stated:
                found[sheet.title] = int(stated[1])
    return found


if REAL.exists():

    def test_the_real_workbook_goes_in_without_losing_a_line_or_joining_two_people(hub, bring_in):
        plan, _ = bring_in(REAL)
        assert not [one for one in plan.rows if one.verdict == "refused"]
        for group in ONE_PERSON:
            assert len({row(plan, *place).person for place in group}) == 1, group
        for group in NOT_ONE:
            assert len({row(plan, *place).person for place in group}) == len(group), group
        came = {}
        for one in plan.rows:
            if one.person:
                came.setdefault(one.sheet, set()).add(one.person)
        assert {sheet: len(people) for sheet, people in came.items()} == stated_totals() | WRONG_TOTALS
        with hub.read() as session:
            figures = count(session, hub.programs["gbv_activities"], Period(date(2022, 1, 1), date(2024, 12, 31)))
            sessions = session.scalar(select(func.count()).select_from(r.Session))
        assert sessions == figures.whole("workshops").value == 30
        assert figures.whole("attendances").value == sum((stated_totals() | WRONG_TOTALS).values())
        assert figures.whole("people_reached").value == len({one.person for one in plan.rows if one.person})
        assert figures.whole("tally_people").value == 4058  # what the sheet itself adds up to
        again, second = bring_in(REAL)
        assert {one.verdict for one in again.rows} == {"unchanged"}
        assert second.unit is None
