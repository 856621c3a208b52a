"""The age-out radar: how soon each child on the way may turn 21, from dates of which only a part may be known."""

from collections.abc import Iterator, Mapping
from datetime import date

from kindhub.i18n import L
from kindhub.program.figure_labels import UNKNOWN
from kindhub.program.indicators import Period
from kindhub.program.telling import Told, counts
from kindhub.records.local_day import today
from kindhub_cam.indicators.population import Population, Track

SOON: tuple[tuple[int, str], ...] = ((90, "m3"), (180, "m6"), (365, "y1"), (730, "y2"))
URGENCY: Mapping[str, L] = {
    "turned": L("21 already", "ya cumplió 21"),
    "may_be": L("may be 21 already", "tal vez ya cumplió 21"),
    "m3": L("within 3 months", "en 3 meses"),
    "m6": L("within 6 months", "en 6 meses"),
    "y1": L("within a year", "en un año"),
    "y2": L("within 2 years", "en 2 años"),
    "later": L("later", "después"),
    UNKNOWN: L("birth not known", "sin fecha de nacimiento"),
}
"""From the most urgent; by the first day on which the child may turn 21."""


def turning_figures(found: Population, period: Period) -> Iterator[Told]:
    """Children of open tracks whose AOR is not filed, on the last day of the period, or today where that is later."""
    last = min(period.last, today())
    tracks = [
        track
        for family in found.families.values()
        if family.waits and (family.filed_on is None or family.filed_on > last)
        for track in family.tracks
        if track.role == "child" and track.waits
    ]
    yield from counts("turning_21", tracks, {"urgency": lambda one: urgency(one, last)}, "persons",
                      lambda one: str(one.id))  # fmt: skip


def urgency(track: Track, day: date) -> str:
    """How soon, by the first and the last day on which it may happen."""
    first, last = track.earliest_21, track.latest_21
    if first is None:
        return UNKNOWN
    if first <= day:
        return "turned" if last is not None and last <= day else "may_be"
    days = (first - day).days
    return next((code for most, code in SOON if days <= most), "later")
