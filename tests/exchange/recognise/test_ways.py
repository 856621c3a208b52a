"""Children on the way, whom no home tells apart: country, entry, how they travel and when they were met."""

from __future__ import annotations

from datetime import date

import pytest

from kindhub.exchange.recognise import Judge, traits_of
from kindhub.program.imports import Journey, PersonSeen
from kindhub.records.names import NameParts
from kindhub.records.partial_date import PartialDate

MAY = date(2023, 5, 2)


def seen(given, first, second="", birth=None, met=MAY, paper="", entered=None, **way):
    said = {"nationality": "HN", "travels": "unaccompanied", "language": "spa", **way}
    return traits_of(
        f"{given}{first}{birth}{met}",
        PersonSeen(
            (NameParts(given, first, second),), sex="male", same_paper=paper,
            birth=PartialDate.read(birth, kind="birth", on=met) if birth else None,
            journey=Journey(entered=PartialDate.read(entered) if entered else None, met=(met, met), **said),
        ),
    )  # fmt: skip


CHILD = seen("Nelson Isaías", "Calix", "Us", "05/05/2010")


@pytest.mark.parametrize(
    ("other", "answer"),
    [
        (seen("Nelson", "Calix", birth="12 años"), "same"),
        (seen("nelzon isaias", "Callij", birth=None), "same"),
        (seen("Nelson Isaías", "Calix", "Us", "12 años", nationality="GT"), "different"),
        (seen("Nelson Isaías", "Calix", "Us", "05/05/2008"), "different"),
        (seen("Isaías", "Calix", "Us"), "different"),
        (seen("Nelson", "Calix", travels="accompanied"), "different"),
        (seen("Nelson", "Calix", birth="13 años", met=date(2024, 1, 9), travels="accompanied"), "unsure"),
        (seen("Nelson", "Calix", met=date(2024, 3, 9)), "different"),
        (seen("Nelson", "Calix", birth="05/05/2010", met=date(2024, 3, 9), travels="accompanied"), "same"),
    ],
)
def test_who_is_one_child(other, answer):
    assert Judge([CHILD, other]).judge(CHILD, other).answer == answer


def test_a_claim_or_a_day_of_entry_in_common_bears_with_a_slip_in_a_surname():
    one = seen("José Luis", "Padilla", "Ruiz", entered="16/12/2022", paper="COMAR 1")
    assert Judge([one]).judge(one, seen("Jozé Luis", "Pdiya", "Ruiz", entered="16/12/2022")).answer == "same"
    assert Judge([one]).judge(one, seen("José Luis", "Pdiya", "Ruiz", paper="COMAR 1")).answer == "same"
    assert Judge([one]).judge(one, seen("María", "Padilla", "Ruiz", paper="COMAR 1")).answer == "different"
    assert Judge([one]).judge(one, seen("José Luis", "Padilla", "Ruiz", entered="01/02/2023")).answer == "unsure"
