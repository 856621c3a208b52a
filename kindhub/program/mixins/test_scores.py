"""Tests before and after: the scale they are counted on, and the scores of one person."""

from kindhub.i18n import L
from kindhub.records.base import Record
from kindhub.records.fields import decimal, integer

MOST_POINTS = 1_000
PASS_MARK = 70
"""Percent from which a test is passed, where nobody set another mark (definitions of the figures: pass mark 70)."""


class ScaleFields(Record):
    """What both tests of a session are counted against; a score above it is no score."""

    test_maximum: int | None = integer(
        L("Highest score of the tests", "Puntaje máximo"), minimum=1, maximum=MOST_POINTS
    )


class ScoreFields(Record):
    """The scores of one person's tests."""

    pre: float | None = decimal(L("Test before", "Prueba inicial"), minimum=0, maximum=MOST_POINTS)
    post: float | None = decimal(L("Test after", "Prueba final"), minimum=0, maximum=MOST_POINTS)


def percent(score: float | None, maximum: float | None) -> float | None:
    """The score in percent of the maximum; none where either is missing or the score lies above it."""
    if score is None or not maximum or score > maximum:
        return None
    return 100 * score / maximum
