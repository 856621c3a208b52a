"""Who is who between two lists: joined, asked, kept apart. Each rule with the case that must not follow it."""

from datetime import date

import pytest
from kindhub_gbv_activities.exchange.judging import Judge, Line

from kindhub.exchange.recognise.traits import reading_of
from kindhub.records.partial_date import born_at_age

MARCH_22, JULY_23 = date(2022, 3, 7), date(2023, 7, 6)


def line(name="", age=None, on=MARCH_22, letters="", **more):
    said = {"sex": "female", "place": "GT-1301", "community": "aldea chinaca", "walk": "young"}
    earliest, latest = born_at_age(age, age, on) if age is not None else (None, None)
    names = (reading_of(name),) if name else ()
    return Line(name or letters, names, letters, earliest=earliest, latest=latest, **{**said, **more})


def answer(a, b, *others):
    return Judge([a, b, *others]).judge(a, b).answer


def test_one_person_over_the_years_however_she_is_spelt():
    first = line("Victoria Cristina Ijom Sambrano", 17)
    assert answer(first, line("BICTORIA  ijon", 18, JULY_23)) == "same"
    assert answer(first, line("Ijom Sambrano Victoria Cristina", 18, JULY_23)) == "same"


def test_an_age_that_cannot_be_hers_keeps_her_apart():
    first = line("Victoria Ijom Sambrano", 17)
    assert answer(first, line("Victoria Ijom Sambrano", 32, JULY_23)) == "different"
    assert answer(first, line("Victoria Ijom Sambrano", 20, JULY_23)) == "unsure"


def test_sisters_share_surnames_village_and_telephone():
    home = frozenset({"44424054"})
    first = line("Engracia Anay Ijom", 15, phones=home)
    assert answer(first, line("Reyna Anay Ijom", 15, phones=home)) == "different"
    assert answer(line("Ximena Murillo Rivas", 13), line("Andrea Ximena Murillo Rivas", 13)) == "different"


def test_namesakes_of_two_schools_are_asked_about_or_kept_apart():
    first = line("Rosa Elena Us Tum", 14)
    elsewhere = line("Rosa Elena Us Tum", 14, community="ineb nebaj")
    assert answer(first, elsewhere) == "unsure"
    assert answer(first, line("Rosa Us", 14, community="ineb nebaj")) == "different"
    told = {"phones": frozenset({"55521028"})}
    other = {"phones": frozenset({"33314532"}), "community": "ineb nebaj"}
    assert answer(line("Rosa Elena Us Tum", 14, **told), line("Rosa Elena Us Tum", 14, **other)) == "different"


def test_another_sex_keeps_apart():
    assert answer(line("Ajpu Santos Us Tum", 14), line("Ajpu Santos Us Tum", 14, sex="male")) == "different"


def test_initials_join_where_enough_agrees_besides():
    named = line("María Angelina Jiménez Mendoza", 13)
    assert answer(named, line(letters="majm", age=14, on=JULY_23)) == "same"
    assert answer(named, line(letters="mjm", age=14, on=JULY_23)) == "different"
    assert answer(line("Nicolás Martín", None), line(letters="nm", age=14, on=JULY_23)) == "unsure"


def test_initials_of_another_walk_of_life_or_village_are_somebody_else():
    named = line("María Angelina Jiménez Mendoza", 30)
    assert answer(named, line(letters="majm", walk="school")) == "different"
    assert answer(named, line(letters="majm", age=30, community="ineb nebaj")) == "different"


def test_a_name_that_two_walks_of_life_share_is_two_people_or_asked_about():
    pupil = line("Sofía Discua Turcios", 14)
    assert answer(pupil, line("Zofia Discua", walk="religious_leader")) == "different"
    mother = line("Rosario Lagos Raudales", 30, walk="caregiver")
    assert answer(mother, line("Rosario Lagos", 31, JULY_23, walk="teacher")) == "different"
    assert answer(mother, line("Rosario Lagos Raudales", 31, JULY_23, walk="teacher")) == "unsure"


@pytest.mark.parametrize("missing", ["community", "sex"])
def test_a_missing_fact_contradicts_nothing(missing):
    first = line("Micaela Ramírez Maldonado", 13)
    assert answer(first, line("Micaela Ramirez", 14, JULY_23, **{missing: ""})) == "same"
