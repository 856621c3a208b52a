"""Levels of likeness between two words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kindhub.services.duplicates.likeness import Likeness, alike, one_slip


@pytest.mark.parametrize(
    ("one", "other", "level"),
    [
        ("eliseo", "eliseo", Likeness.SAME),
        ("eliseo", "elizeo", Likeness.SOUND),
        ("baltazar", "baltasar", Likeness.SOUND),
        ("xuan", "juan", Likeness.SOUND),
        ("pepe", "jose", Likeness.NICKNAME),
        ("bill", "william", Likeness.NICKNAME),
        ("eduardo", "euardo", Likeness.TYPO),
        ("rodrigo", "rdorigo", Likeness.TYPO),
        ("marcos", "macrso", Likeness.SIMILAR),
        ("amelia", "lmeaia", Likeness.SCRAMBLED),
        ("j", "juan", Likeness.INITIAL),
        ("an", "ana", Likeness.SIMILAR),
        ("juan", "marta", Likeness.DIFFERENT),
        ("ana", "eva", Likeness.DIFFERENT),
        ("p", "juan", Likeness.DIFFERENT),
    ],
)
def test_levels(one: str, other: str, level: Likeness) -> None:
    assert alike(one, other) == level


@given(st.text(max_size=12), st.text(max_size=12))
def test_likeness_is_symmetric_and_only_equal_words_are_the_same(one: str, other: str) -> None:
    if one and other:
        assert alike(one, other) == alike(other, one)
        assert (alike(one, other) == Likeness.SAME) == (one == other)


@pytest.mark.parametrize(
    ("one", "other", "slip"),
    [
        ("20010309", "20010308", True),
        ("20010309", "20010390", True),
        ("20010309", "2001039", True),
        ("20010309", "20010309", False),
        ("20010309", "20020308", False),
    ],
)
def test_one_slip(one: str, other: str, slip: bool) -> None:
    assert one_slip(one, other) is slip
