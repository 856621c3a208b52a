"""Families, twins, namesakes and typing slips: who is one person, who is not, and who must be asked about."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kindhub.exchange.recognise import Judge, group_traits, traits_of
from kindhub.program.imports import PersonSeen
from kindhub.records.names import NameParts
from kindhub.records.partial_date import PartialDate
from kindhub.records.phones import read_phones


def seen(
    given="Ana Lucía", surnames="Pérez Gómez", birth="7/5/2005", *, cui=None, a=None, phone=None, carer=None, **more
):
    """A row; the surnames are two words unless it is one name in one piece (`surnames=None`)."""
    first, _, second = (surnames or "").partition(" ")
    numbers = (("cui", cui),) if cui else ()
    numbers += (("a_number", a),) if a else ()
    return PersonSeen(
        names=(NameParts(given, first, second) if surnames else given,),
        birth=PartialDate.read(birth, kind="birth") if birth else None,
        identifiers=numbers,
        phones=read_phones(phone, "GT") if phone else (),
        caregivers=((carer, None),) if carer else (),
        **more,
    )


HOME = {"phone": "4441 2233", "carer": "Marta Gómez Cruz", "place": "GT-1315"}


def answer(one, other, crowd=()):
    traits = [traits_of(str(place), row) for place, row in enumerate((one, other, *crowd))]
    return Judge(traits).judge(traits[0], traits[1]).answer


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(
            seen(cui="9282981431315"), seen("ANA LUSIA", "PERES", "2005", cui="9282 98143 1315"), id="same number"
        ),
        pytest.param(seen(a="A 743 285 071"), seen("Pérez", "Ana Lucía", None, a="743285071"), id="cells exchanged"),
        pytest.param(seen(**HOME), seen("Ana", "Péres Gómez", "2005", **HOME), id="a name dropped, year only"),
        pytest.param(seen(**HOME), seen("Ana Lucía Pérez", None, "7/5/2005", phone="44412233"), id="name in one cell"),
        pytest.param(seen(**HOME), seen("Ana Lucía", "Pérez Gómez", "5/7/2005", **HOME), id="day and month exchanged"),
        pytest.param(seen(**HOME), seen("Ana Lucía", "Pérez Gómez", None, **HOME), id="no birth date, same home"),
        pytest.param(
            seen(cui="9282981431315", **HOME),
            seen("Ana Lucía", "Pérez Gómez", "2005", cui="928298141315", **HOME),
            id="a digit lost",
        ),
    ],
)
def test_one_person(one, other):
    assert answer(one, other) == answer(other, one) == "same"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(seen(**HOME), seen("Mario Andrés", **HOME), id="twin brother"),
        pytest.param(seen(**HOME), seen("Ana Beatriz", **HOME), id="sister with the same first name"),
        pytest.param(seen("Juana", **HOME), seen("Juan", **HOME), id="Juan and Juana"),
        pytest.param(
            seen(**HOME),
            seen(phone="5550 1122", carer="Pedro Us", place="GT-1416", birth=None),
            id="namesake elsewhere",
        ),
        pytest.param(
            seen(cui="9282981431315"),
            seen("Diego", "Tiriquiz Pixcar", "2004", cui="9282981431315"),
            id="one number, two names",
        ),
        pytest.param(
            seen("Ana Pérez", None, "7/5/2005", **HOME),
            seen("Mario Pérez", None, "7/5/2005", **HOME),
            id="two in one piece",
        ),
        pytest.param(seen(**HOME), seen("Ana Lucía", birth="7/5/1999", place="GT-1315"), id="years apart"),
    ],
)
def test_two_persons(one, other):
    assert answer(one, other) == answer(other, one) == "different"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(
            seen("Rosa", birth="2006", **HOME), seen("Rosa Isabel", birth=None, **HOME), id="a name more, no birth date"
        ),
        pytest.param(
            seen(birth="7/5/2005", **HOME), seen(birth="3/11/2007", **HOME), id="same name and home, other birth"
        ),
        pytest.param(
            seen(cui="9282981431315"), seen(cui="9282981431315", birth="1/1/1990"), id="same number, other birth"
        ),
    ],
)
def test_must_be_asked(one, other):
    assert answer(one, other) == answer(other, one) == "unsure"


def test_two_names_in_use_a_letter_apart_are_two_names():
    crowd = [seen(name, f"Apellido{place}", None) for place in range(3) for name in ("Marta", "María")]
    assert answer(seen("Marta", birth="2005", **HOME), seen("María", birth="2005", **HOME), crowd) == "different"
    assert answer(seen("Marta", birth="2005", **HOME), seen("Marfa", birth="2005", **HOME), crowd) == "same"


def groups(*rows):
    return group_traits([traits_of(str(place), row) for place, row in enumerate(rows)])


def test_a_row_that_fits_two_sisters_joins_neither_and_asks():
    younger = seen("Ana Beatriz", birth="1/2/2005", **HOME)
    found = groups(seen("Ana Lucía", birth="3/11/2005", **HOME), younger, seen("Ana", birth="2005", **HOME))
    assert found.groups == [[0], [1], [2]]
    assert {(a, b) for a, b, _ in found.links} == {(0, 2), (1, 2)}


def test_a_chain_never_joins_what_contradicts_itself():
    found = groups(
        seen("Ana", "Pérez Gómez", "7/5/2005", cui="9282981431315"),
        seen("Ana", "Pérez Gómez", None, cui="9282981431315", a="743285071"),
        seen("Ana", "Pérez Gómez", "1/1/1990", a="743285071"),
    )
    assert sorted(map(len, found.groups)) == [1, 2]
    assert found.links


def test_two_persons_of_the_hub_are_never_joined_by_a_file():
    from dataclasses import replace

    known = [replace(traits_of(f"hub{n}", seen(cui="9282981431315")), fixed=True) for n in range(2)]
    found = group_traits([*known, traits_of("0", seen(cui="9282981431315"))], 2)
    assert len(found.groups) == 2


words = st.text(alphabet="abcdeñáü'’ -,\u202e\u0000", max_size=30)
rows = st.builds(
    seen, words, st.one_of(st.none(), words), st.sampled_from(["2005", "7/5/2005", "31/02/2005", "", None])
)


@given(rows, rows)
def test_any_two_rows_are_judged_alike_from_both_sides(one, other):
    assert answer(one, other) == answer(other, one)


@given(rows)
def test_a_row_is_never_different_from_a_copy_of_itself_in_the_same_home(row):
    from dataclasses import replace

    copied = replace(row, phones=read_phones("4441 2233", "GT"))
    traits = traits_of("0", copied)
    if traits.names and len(traits.names[0].given + traits.names[0].surnames) > 1:
        assert answer(copied, copied) != "different"
