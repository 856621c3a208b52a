"""What is the same, alike and different of two persons; and what a plan's decisions lead to."""

from __future__ import annotations

import pytest

from kindhub.i18n import L
from kindhub.program.imports import (
    NEW,
    SKIP,
    Candidate,
    ImportPlan,
    PersonGroup,
    PersonSeen,
    RowPlan,
    SourceTables,
)
from kindhub.records.names import NameParts
from kindhub.records.partial_date import PartialDate
from kindhub.ui.importing.facts import Facts, added_by, compare, masked
from kindhub.ui.importing.review import Review


def birth(text):
    from datetime import date

    return PartialDate.read(text, on=date(2026, 1, 1), kind="birth")


@pytest.mark.parametrize(
    ("left", "right", "label", "likeness"),
    [
        (Facts(names=("Tomás Felipe Elmer",)), Facts(names=("ELMER TOMAS FELIPE",)), "Nombre", "same"),
        (Facts(names=("Elmer Tomas F.",)), Facts(names=("Elmer Josué Tomás Felipe",)), "Nombre", "alike"),
        (Facts(names=("Elmer Tomás",)), Facts(names=("Jacinta Ceto",)), "Nombre", "different"),
        (Facts(birth=birth("7/5/2011")), Facts(birth=birth("7 may 2011")), "Nacimiento", "same"),
        (Facts(birth=birth("2011")), Facts(birth=birth("7/5/2011")), "Nacimiento", "alike"),
        (Facts(birth=birth("5/7/2011")), Facts(birth=birth("7/5/2011")), "Nacimiento", "alike"),
        (Facts(birth=birth("7/5/2010")), Facts(birth=birth("7/5/2011")), "Nacimiento", "different"),
        (Facts(place="GT-1301"), Facts(place="GT-1302"), "Municipio", "alike"),
        (Facts(place="GT-1301"), Facts(place="GT-1401"), "Municipio", "different"),
        (Facts(phones=("55554412", "33330000")), Facts(phones=("33330000",)), "Teléfono", "same"),
        (Facts(sex="male"), Facts(sex="female"), "Sexo", "different"),
    ],
)
def test_likeness(left, right, label, likeness):
    (line,) = compare(left, right)
    assert (line.label.es, line.likeness) == (label, likeness)


def test_one_empty_side_is_neither_like_nor_unlike():
    lines = compare(Facts(names=("Ana",), sex="female"), Facts(names=("Ana",)))
    assert [line.likeness for line in lines] == ["same", ""]
    assert added_by(lines) == 1


def test_numbers_show_their_end_only():
    (line,) = compare(Facts(numbers=(("cui", "2412123451314"),)), Facts(numbers=(("cui", "2412123451314"),)))
    assert line.left == "•••• 1314"
    assert "2412" not in line.left + line.right
    assert masked("") == ""


def plan():
    """Rows 0 and 1 are one child, row 2 may be her, row 3 is nobody, row 4 is a visit of row 2's child."""
    seen = [PersonSeen(names=(NameParts("Ana", "Ceto"),)) for _ in range(3)]
    who = Candidate("p0", "Ana Ceto", 80.0, (L("Same name", "Mismo nombre"),), False, 0)
    rows = [
        RowPlan("A", 1, "new", group=0, person="p0", source_key="a"),
        RowPlan("A", 2, "same", group=0, person="p0", source_key="b"),
        RowPlan("A", 3, "unsure", group=1, person="p1", candidates=(who,), source_key="c"),
        RowPlan("A", 4, "refused", source_key="d"),
        RowPlan("B", 1, "new", group=1, person="p1", source_key="e"),
    ]
    people = [PersonGroup("p0", False, seen[:2], [0, 1]), PersonGroup("p1", False, seen[2:], [2], (who,))]
    return ImportPlan("people", rows, people)


def review():
    return Review(plan(), SourceTables("x", {}))


def test_an_open_question_keeps_the_child_and_her_visits_out():
    counts = review().counts()
    assert (counts.open, counts.going_in) == (1, 2)
    assert counts.shelves == {"all": 5, "new": 2, "same": 1, "unsure": 1, "refused": 1}


@pytest.mark.parametrize(("decision", "going"), [(NEW, 4), ("same:p0", 4), (SKIP, 2)])
def test_a_decision_says_what_goes_in(decision, going):
    one = review()
    one.decide(2, decision)
    assert (one.counts().open, one.counts().going_in) == (0, going)


def test_who_is_joined_to_somebody_left_out_stays_out_too():
    one = review()
    one.decide(2, "same:p0")
    one.decide(0, SKIP)
    assert one.counts().going_in == 0


def test_open_questions_come_first_and_the_rest_as_in_the_file():
    one = review()
    assert one.places() == [2, 3, 1, 0, 4]
    one.decide(2, NEW)
    assert one.places() == [2, 3, 1, 0, 4]
    assert one.next_open(0) is None


def test_only_the_row_of_the_question_asks():
    one = review()
    assert [one.asks(place) for place in range(5)] == [False, False, True, False, False]
    assert [one.carries_person(place) for place in range(5)] == [True, True, True, False, False]


def test_the_plan_itself_stays_as_it_was():
    one = review()
    one.decide(0, SKIP)
    one.decide(2, NEW)
    copied = plan()
    assert one.final(copied) == {2: NEW}
    assert copied.people[0].left_out
    assert not one.plan.people[0].left_out
