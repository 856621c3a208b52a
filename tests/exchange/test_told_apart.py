"""*Another person* is kept: neither a second import nor the page of possible duplicates asks again."""

from __future__ import annotations

import csv

import pytest
from sqlalchemy import select

from kindhub.exchange.import_run import apply_plan, make_plan, read_file
from kindhub.exchange.people_import import PEOPLE
from kindhub.exchange.undo_import import undo_import
from kindhub.program.imports import NEW, SAME
from kindhub.records.person import Person
from kindhub.records.person_pair import PersonPair
from kindhub.services.person_pairs import ends_of, find_pairs
from kindhub.testing import hub  # noqa: F401 - a fixture

HEAD = ["nombre completo", "fecha de nacimiento", "sexo", "comunidad", "municipio"]
ANA = ["Ana Lucía Pérez Gómez", "7/5/2011", "F", "Chex", "Todos Santos Cuchumatán"]
NEARLY = ["Ana Lucía Peres", "2011", "F", "", "Todos Santos Cuchumatán"]


def book(path, *lines):
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([HEAD, *lines])
    return path


def planned(hub, path, unsure="ask"):  # noqa: F811
    return make_plan(hub, PEOPLE, read_file(hub, path, PEOPLE), unsure=unsure)


def pairs(hub):  # noqa: F811
    with hub.read() as session:
        return {(one.person_id, one.other_id): one.verdict for one in session.scalars(select(PersonPair))}


def ids(hub):  # noqa: F811
    with hub.read() as session:
        return set(session.scalars(select(Person.id).where(Person.removed_on.is_(None))))


@pytest.fixture
def asked(hub, tmp_path):  # noqa: F811
    """Ana is in the hub, and a file holds a row that looks like her: its path, its plan, and her id."""
    first = planned(hub, book(tmp_path / "ana.csv", ANA))
    apply_plan(hub, first)
    path = book(tmp_path / "otra.csv", NEARLY)
    plan = planned(hub, path)
    assert [one.person for one in plan.rows[0].candidates] == [first.rows[0].person]
    return path, plan, first.rows[0].person


def test_another_person_is_kept_as_a_pair_and_never_asked_again(hub, asked):  # noqa: F811
    path, plan, ana = asked
    apply_plan(hub, plan, {0: NEW})
    (other,) = ids(hub) - {ana}
    assert pairs(hub) == {ends_of(ana, other): "different"}
    assert find_pairs(hub).pairs == []
    again = planned(hub, path)
    assert again.open_questions == []
    assert again.rows[0].verdict == "unchanged"
    assert again.rows[0].person == other
    assert apply_plan(hub, again).unit is None


def test_undoing_the_import_takes_the_answer_back(hub, asked):  # noqa: F811
    path, plan, ana = asked
    result = apply_plan(hub, plan, {0: NEW})
    assert undo_import(hub, result.unit).left == []
    assert pairs(hub) == {}
    assert ids(hub) == {ana}
    assert len(planned(hub, path).open_questions) == 1


def test_the_same_person_is_not_asked_again_either(hub, asked):  # noqa: F811
    path, plan, ana = asked
    apply_plan(hub, plan, {0: f"{SAME}{ana}"})
    assert pairs(hub) == {}
    again = planned(hub, path)
    assert (again.open_questions, again.rows[0].person) == ([], ana)


def test_what_a_policy_decided_for_all_is_nobodys_word(hub, asked):  # noqa: F811
    path, _, _ = asked
    apply_plan(hub, planned(hub, path, unsure="new"))
    assert pairs(hub) == {}
    assert len(find_pairs(hub).pairs) == 1


def test_a_row_of_the_same_file_is_told_from_the_one_above(hub, tmp_path):  # noqa: F811
    plan = planned(hub, book(tmp_path / "dos.csv", ANA, NEARLY))
    assert len(plan.open_questions) == 1
    apply_plan(hub, plan, {1: NEW})
    assert list(pairs(hub)) == [ends_of(*ids(hub))]


def test_two_who_stay_out_are_no_pair(hub, asked):  # noqa: F811
    _, plan, _ = asked
    plan.people[0].left_out = True
    apply_plan(hub, plan, {0: NEW})
    assert pairs(hub) == {}
