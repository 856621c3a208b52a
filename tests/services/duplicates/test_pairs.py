"""Named cases: what two cards must and must not be called, beside a folder of other families."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kindhub.records.names import NameParts
from kindhub.services.duplicates import MatchIndex, Pair, PersonCard, find_duplicates
from kindhub.services.duplicates.features import features

MAYA = PersonCard(
    id="a",
    names=(NameParts("Eliseo Cristian", "Tiriquiz", "Pixcar"),),
    birth_earliest=date(2001, 3, 9),
    birth_latest=date(2001, 3, 9),
    sex="m",
    phones=("44415494",),
    place_code="GT-1406",
    caregivers=("María Pixcar Zapeta",),
)
NUMBERED = replace(MAYA, identifiers=(("cui", "9994216031406"),))


@pytest.fixture(scope="session")
def folder(village) -> MatchIndex:
    return MatchIndex(village.cards)


@pytest.fixture
def compare(village):
    """The pair of two cards as found beside a folder of families, or None."""

    def _compare(one: PersonCard, other: PersonCard) -> Pair | None:
        pairs = find_duplicates([*village.cards[:300], one, other])
        return next((pair for pair in pairs if (pair.a, pair.b) == (one.id, other.id)), None)

    return _compare


def born(card: PersonCard, day: date, last: date | None = None) -> PersonCard:
    return replace(card, birth_earliest=day, birth_latest=last or day)


def named(card: PersonCard, *name: str) -> PersonCard:
    return replace(card, names=(NameParts(*name),))


SAME_CHILD = {
    "spelled as heard, second surname misspelled": named(MAYA, "Elizeo Cristian", "Tiriquiz", "Piixcar"),
    "second surname dropped": named(MAYA, "Eliseo Cristian", "Tiriquiz"),
    "second given name dropped": named(MAYA, "Eliseo", "Tiriquiz", "Pixcar"),
    "given name and surnames exchanged": named(MAYA, "Tiriquiz Pixcar", "Eliseo Cristian"),
    "written in one piece": replace(MAYA, names=("ELISEO CRISTIAN TIRIQUIZ PIXCAR",)),
    "whole name in the cell of given names": named(MAYA, "Eliseo Tiriquiz Pixcar"),
    "surnames first with a comma": replace(MAYA, names=("Tiriquiz Pixcar, Eliseo Cristian",)),
    "day and month exchanged": born(MAYA, date(2001, 9, 3)),
    "one digit of the year wrong": born(MAYA, date(2002, 3, 9)),
    "only the year known": born(MAYA, date(2001, 1, 1), date(2001, 12, 31)),
    "age only": born(MAYA, date(2000, 6, 1), date(2002, 5, 31)),
    "estimated day, some months off": replace(born(MAYA, date(2001, 7, 1)), birth_precision="estimated"),
    "no birth date": replace(MAYA, birth_earliest=None, birth_latest=None),
    "no telephone, no caregiver": replace(MAYA, phones=(), caregivers=()),
    "known under another name too": replace(MAYA, names=(NameParts("Cheo", "Tiriquiz"), *MAYA.names)),
}


@pytest.mark.parametrize("other", SAME_CHILD.values(), ids=SAME_CHILD)
def test_one_child_written_twice_is_found(compare, other: PersonCard) -> None:
    pair = compare(MAYA, replace(other, id="b"))
    assert pair is not None
    assert pair.cls in {"certain", "probable"}


def test_same_number_and_name_is_certain_even_without_birth_date(compare) -> None:
    other = replace(NUMBERED, id="b", birth_earliest=None, birth_latest=None, phones=(), caregivers=(), place_code="")
    assert compare(NUMBERED, named(other, "Elizeo Cristian", "Tiriquiz")).cls == "certain"


def test_full_name_birth_date_and_telephone_are_certain_without_a_number(compare) -> None:
    assert compare(MAYA, replace(MAYA, id="b")).cls == "certain"


RELATIVES = {
    "twin brother": named(MAYA, "Marvin Estuardo", "Tiriquiz", "Pixcar"),
    "twin sister": replace(named(MAYA, "Elisa Cristina", "Tiriquiz", "Pixcar"), sex="f"),
    "younger brother": born(named(MAYA, "Marvin", "Tiriquiz", "Pixcar"), date(2004, 7, 1)),
    "younger brother of unknown age": replace(
        named(MAYA, "Marvin", "Tiriquiz", "Pixcar"), birth_earliest=None, birth_latest=None
    ),
    "brother with one given name in common": born(
        named(MAYA, "Cristian Josué", "Tiriquiz", "Pixcar"), date(2006, 1, 5)
    ),
    "cousin with the surnames turned": born(named(MAYA, "Marvin", "Pixcar", "Tiriquiz"), date(2001, 8, 1)),
}


@pytest.mark.parametrize("other", RELATIVES.values(), ids=RELATIVES)
def test_relatives_of_one_household_are_at_most_possible(compare, other: PersonCard) -> None:
    pair = compare(MAYA, replace(other, id="b"))
    assert pair is None or pair.cls == "possible"


@pytest.mark.parametrize("other", RELATIVES.values(), ids=RELATIVES)
def test_an_arriving_relative_is_at_most_possible(folder: MatchIndex, other: PersonCard) -> None:
    folder.add(replace(MAYA, id="a-relative"))
    pairs = folder.candidates(replace(other, id="zz"))
    assert all(pair.cls == "possible" for pair in pairs if pair.a == "a-relative")


def test_namesakes_of_two_villages_are_not_certain(compare) -> None:
    one = PersonCard(
        id="a", names=(NameParts("Juan", "Pérez", "López"),), place_code="GT-1301", phones=("55550001",), sex="m"
    )
    other = replace(one, id="b", place_code="GT-1415", phones=("55559999",))
    assert compare(born(one, date(2003, 1, 5)), born(other, date(2009, 11, 20))) is None or (
        compare(born(one, date(2003, 1, 5)), born(other, date(2009, 11, 20))).cls == "possible"
    )
    same_day = compare(born(one, date(2003, 1, 5)), born(other, date(2003, 1, 5)))
    assert same_day is not None


@pytest.mark.parametrize("day", [date(2001, 3, 9), date(2008, 3, 9)])
def test_two_valid_numbers_lower_the_class(compare, day: date) -> None:
    alone = compare(NUMBERED, replace(MAYA, id="b"))
    against = compare(NUMBERED, born(replace(NUMBERED, id="b", identifiers=(("cui", "2345678901301"),)), day))
    assert alone.cls == "certain"
    assert against is None or against.cls != "certain"
    assert against is None or against.score < alone.score


def issued(serial: int, place: str = "1301") -> str:
    """A CUI as the register issues it: the check digit is right and the place exists. 10 is never issued."""
    digits = f"{serial:08d}"
    check = sum(int(digit) * weight for digit, weight in zip(digits, range(2, 10), strict=True)) % 11
    return f"{digits}{check}{place}" if check < 10 else issued(serial + 1, place)


@given(
    serials=st.tuples(st.integers(20_000_000, 29_999_998), st.integers(20_000_000, 29_999_998)),
    same_day=st.booleans(),
    household=st.booleans(),
)
@settings(max_examples=40, deadline=None)
def test_two_numbers_that_were_issued_make_two_persons_whatever_else_agrees(folder, serials, same_day, household):
    one, other = (
        replace(MAYA, id=key, identifiers=(("cui", issued(n)),)) for key, n in zip("ab", serials, strict=True)
    )
    other = other if same_day else born(other, date(2001, 9, 3))
    other = other if household else replace(other, phones=(), caregivers=())
    pair = _beside(folder, one, other)
    if one.identifiers == other.identifiers:
        assert pair.cls == "certain"
    else:
        assert pair is None or (pair.cls == "possible" and ISSUED in [said.en for said in pair.reasons])


ISSUED = "Two different numbers, both right by their check digit"


def _beside(folder: MatchIndex, one: PersonCard, other: PersonCard) -> Pair | None:
    scorer = folder._scorer
    return scorer.pair(features(one), features(other))


def test_neighbours_in_the_register_are_no_slip_of_each_other(folder) -> None:
    one, other = (
        replace(MAYA, id=key, identifiers=(("cui", issued(n)),)) for key, n in (("a", 21_345_670), ("b", 21_345_671))
    )
    assert _beside(folder, one, other).cls == "possible"
    slipped = replace(other, identifiers=(("cui", one.identifiers[0][1][:-5] + "0" + one.identifiers[0][1][-4:]),))
    assert _beside(folder, one, slipped).cls == "certain"


def test_a_mistyped_number_against_an_issued_one_is_still_to_be_looked_at(folder) -> None:
    one = replace(MAYA, identifiers=(("cui", issued(21_345_670)),))
    wrong = replace(MAYA, id="b", identifiers=(("cui", "2987000010101"),))
    assert _beside(folder, one, wrong).cls == "probable"


def test_beside_another_number_in_common_somebody_must_look(folder) -> None:
    one, other = (
        replace(MAYA, id=key, identifiers=(("cui", issued(n)), ("a_number", "A200111222")))
        for key, n in (("a", 21_345_670), ("b", 27_111_222))
    )
    pair = _beside(folder, one, other)
    assert pair.cls == "probable"
    assert {"Same identity number", ISSUED} <= {said.en for said in pair.reasons}
    assert [one.cls for one in _asked(folder, one, other)] == ["probable"]


def _asked(folder: MatchIndex, one: PersonCard, other: PersonCard) -> list[Pair]:
    """The short way, by which an import asks."""
    found = folder._scorer.pair(features(one), features(other), "probable")
    return [found] if found is not None else []


def test_one_number_shared_by_an_office_is_not_identity(compare, village) -> None:
    office = (("other", "EXP-2019-77"),)
    crowd = [replace(card, identifiers=office) for card in village.cards[:30]]
    pairs = find_duplicates(crowd)
    certain = [pair for pair in pairs if pair.cls == "certain"]
    assert all(village.child_of[pair.a] == village.child_of[pair.b] for pair in certain)


def test_father_and_son_of_one_name_and_house_are_not_certain(compare) -> None:
    pair = compare(MAYA, born(replace(MAYA, id="b"), date(1975, 3, 1)))
    assert pair is None or pair.cls != "certain"


def test_names_of_other_languages(compare) -> None:
    one = PersonCard(
        id="a",
        names=(NameParts("Michaela", "Neumann"),),
        birth_earliest=date(1915, 11, 11),
        birth_latest=date(1915, 11, 11),
        street="8 stanley street miami",
        locality="winston hills",
        postcode="4223",
        identifiers=(("other", "5304218"),),
    )
    other = replace(
        named(one, "micheala", "newmann"), id="b", street="8 miami stanley stret", identifiers=(("other", "5304281"),)
    )
    assert compare(one, other).cls in {"certain", "probable"}


ODD_NAMES = ("", " ", "\x00\x07", "\u202eأحمد\u202c علي", "x" * 5_000, "ñ " * 2_500, "—", "123", "李小龍", "'’ʼ")


@pytest.mark.parametrize("odd", ODD_NAMES, ids=range(len(ODD_NAMES)))
def test_odd_names_neither_fail_nor_match_others(compare, odd: str) -> None:
    other = replace(
        MAYA, id="b", names=(odd, NameParts(odd, odd)), phones=(odd,), street=odd, identifiers=(("cui", odd),)
    )
    pair = compare(PersonCard(id="a"), other)
    assert pair is None


def test_a_right_to_left_name_finds_itself(compare) -> None:
    one = born(PersonCard(id="a", names=(NameParts("أحمد", "علي"),), phones=("123456789",)), date(2005, 5, 5))
    other = replace(one, id="b", names=(NameParts("\u202bأحمد\u202c", "علي"),))
    assert compare(one, other).cls in {"certain", "probable"}


names = st.text(alphabet="aeinorlmjbvzsx ", max_size=14)
days = st.one_of(st.none(), st.dates(date(1998, 1, 1), date(2012, 12, 31)))


@st.composite
def cards(draw, name: str) -> PersonCard:
    day = draw(days)
    return PersonCard(
        id=name,
        names=(NameParts(draw(names), draw(names), draw(names)),),
        birth_earliest=day,
        birth_latest=day,
        sex=draw(st.sampled_from(["", "f", "m", "other"])),
        phones=draw(st.sampled_from([(), ("55551111",), ("55552222",)])),
        identifiers=draw(st.sampled_from([(), (("cui", "1234567890101"),), (("cui", "9876543210101"),)])),
    )


@given(cards("a"), cards("b"))
@settings(max_examples=200)
def test_the_score_is_symmetric(one: PersonCard, other: PersonCard) -> None:
    assert find_duplicates([one, other]) == find_duplicates([other, one])


@given(cards("a"), cards("b"))
@settings(max_examples=200)
def test_who_arrives_first_makes_no_difference_to_what_agrees(one: PersonCard, other: PersonCard) -> None:
    here, there = MatchIndex([one]).candidates(other), MatchIndex([other]).candidates(one)
    assert [pair.reasons for pair in here] == [pair.reasons for pair in there]
