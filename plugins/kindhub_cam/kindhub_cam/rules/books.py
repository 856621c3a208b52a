"""All sets together: those that came with the program and those of the office; which one is in force on a day.

Together they cover every day once: a set that would leave a gap or lie over another is refused with the days.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from itertools import pairwise
from pathlib import Path

from kindhub.errors import UserError
from kindhub.i18n import L
from kindhub_cam.rules.model import RuleSet
from kindhub_cam.rules.reading import read_rules

FOLDER = Path(__file__).parent / "sets"
DAY = timedelta(days=1)
NO_SET = L("There is no rule set “{name}”. There are: {known}.", "No hay un conjunto de reglas «{name}». Hay: {known}.")
SAME_NAME = L("There is a set called “{name}” already.", "Ya hay un conjunto que se llama «{name}».")
OVERLAP = L("“{one}” and “{other}” are both in force on {day}.", "«{one}» y «{other}» rigen los dos el {day}.")
GAP = L("No set is in force from {first} to {last}.", "Ningún conjunto rige del {first} al {last}.")
OPEN_END = L("No set is in force from {first} on.", "Ningún conjunto rige desde el {first}.")
OPEN_START = L("No set is in force before {first}.", "Ningún conjunto rige antes del {first}.")
INSIDE = L("“{name}” begins on {day}, before the last set does: only what comes after it can be activated.",
           "«{name}» empieza el {day}, antes que el último conjunto: solo se activa lo que viene después.")  # fmt: skip


@cache
def shipped() -> tuple[RuleSet, ...]:
    """What comes with the program, the earliest first."""
    return in_order(read_rules(file.read_text(encoding="utf-8")) for file in sorted(FOLDER.glob("*.toml")))


def in_order(sets: Iterable[RuleSet]) -> tuple[RuleSet, ...]:
    """The earliest first."""
    return tuple(sorted(sets, key=lambda one: one.in_force_from or date.min))


def require_whole(sets: Sequence[RuleSet]) -> None:
    """Raise `UserError` where a day lies in two sets or in none."""
    ordered = in_order(sets)
    names = [one.name for one in ordered]
    for name in names:
        if names.count(name) > 1:
            raise UserError(SAME_NAME, name=name)
    if ordered[0].in_force_from is not None:
        raise UserError(OPEN_START, first=ordered[0].in_force_from)
    for before, after in pairwise(ordered):
        begins = after.in_force_from
        if begins is None or before.in_force_to is None or before.in_force_to >= begins:
            raise UserError(OVERLAP, one=before.name, other=after.name, day=begins or before.in_force_from or "—")
        if before.in_force_to + DAY < begins:
            raise UserError(GAP, first=before.in_force_to + DAY, last=begins - DAY)
    if ordered[-1].in_force_to is not None:
        raise UserError(OPEN_END, first=ordered[-1].in_force_to + DAY)


def with_new(sets: Sequence[RuleSet], new: RuleSet, activated_on: date) -> tuple[RuleSet, ...]:
    """The sets with a new one in force from that day on: the last one ends the day before. Raises `UserError`."""
    new = replace(new, in_force_from=max(activated_on, new.in_force_from or activated_on))
    ordered = in_order(sets)
    last, begins = ordered[-1], new.in_force_from
    assert begins is not None
    if last.in_force_from is not None and begins <= last.in_force_from:
        raise UserError(INSIDE, name=new.name, day=begins)
    ended = replace(last, in_force_to=begins - DAY) if last.in_force_to is None else last
    whole = (*ordered[:-1], ended, new)
    require_whole(whole)
    return whole


def set_on(sets: Sequence[RuleSet], day: date) -> RuleSet:
    """The set in force on a day."""
    for one in reversed(sets):
        if one.in_force(day):
            return one
    raise UserError(GAP, first=day, last=day)


def set_named(sets: Sequence[RuleSet], name: str) -> RuleSet:
    """The set of that name; capitals do not count. Raises `UserError` naming those there are."""
    for one in sets:
        if one.name.casefold() == name.casefold():
            return one
    raise UserError(NO_SET, name=name[:60], known=", ".join(one.name for one in sets))
