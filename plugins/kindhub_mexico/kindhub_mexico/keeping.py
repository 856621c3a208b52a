"""Keeps on the case what its encounters and screenings add up to, so that lists and clocks need not look for it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Row
from sqlmodel import col, select

from kindhub.program.case_facts import CHUNK, part_rows
from kindhub.records.partial_date import first_day
from kindhub_mexico.records import Case, Encounter, Screening

SCREENED_BY = ("interview", "follow_up", "accompaniment")
"""Encounters that count as an individual screening (definitions of the figures); going along is a follow-up."""
LEVELS = ("information_only", "referral_out", "brief_advice", "psychosocial_only", "accompaniment", "legal_assistance")
"""From the least to the most; a case keeps the most it came to."""
SIGNS = ("yes", "unclear", "no")
"""What is said of international protection: a yes outweighs a later no until somebody writes another on the case."""
SAID = ("accompaniment", "with_whom", "language", "interpreter")
OF_THE_WAY = ("entered_on", "entry_point", "destination", "destination_words")
"""Told in a screening only."""


def take_over(work: Any, ids: Sequence[str]) -> None:
    """What these encounters and screenings say of a child is what the case says, unless one of a later day is there.

    An empty answer takes nothing away.
    """
    for kind, names in ((Encounter, SAID), (Screening, (*SAID, *OF_THE_WAY))):
        for start in range(0, len(ids), CHUNK):
            asked = select(kind).where(col(kind.id).in_(ids[start : start + CHUNK]))
            told = [one for one in work.session.scalars(asked) if one.case_id is not None]
            of_them = {one.case_id for one in told}
            held = {case.id: case for case in work.session.scalars(select(Case).where(col(Case.id).in_(of_them)))}
            for one in sorted(told, key=lambda one: (_day(one), one.id)):
                _said(held.get(one.case_id), one, names)


def _day(one: Any) -> date:
    return first_day(one.held_on) or date.min


def _said(case: Case | None, one: Any, names: Sequence[str]) -> None:
    if case is None or (case.last_seen_on is not None and _day(one) < case.last_seen_on):
        return
    for name in names:
        value = getattr(one, name)
        if value is not None and getattr(case, name) != value:
            setattr(case, name, value)


@dataclass(frozen=True, slots=True)
class Told:
    """One encounter or screening as the case counts it."""

    on: date | None
    kind: str | None
    level: str | None
    protection: str | None
    urgent: bool | None


def recount(work: Any, case_ids: Iterable[str]) -> None:
    """Count the encounters of these cases anew, and move on those that stand at the beginning."""
    ids = sorted(set(case_ids))
    for start in range(0, len(ids), CHUNK):
        some = ids[start : start + CHUNK]
        told = _read(work, some)
        for case in work.session.scalars(select(Case).where(col(Case.id).in_(some))):
            for name, value in wanted(case, told[case.id]).items():
                if getattr(case, name) != value:
                    setattr(case, name, value)


def _read(work: Any, ids: Sequence[str]) -> Mapping[str, list[Told]]:
    found: dict[str, list[Told]] = defaultdict(list)
    for row in part_rows(work.session, Encounter, ids, "held_on", "kind", "level", "protection", "urgent"):
        found[row.case_id].append(_told(row, row.kind))
    for row in part_rows(work.session, Screening, ids, "held_on", "level", "protection", "urgent"):
        found[row.case_id].append(_told(row, "screening"))
    return found


def _told(row: Row[Any], kind: str | None) -> Told:
    return Told(first_day(row.held_on), kind, row.level, row.protection, row.urgent)


def wanted(case: Case, told: Sequence[Told]) -> dict[str, Any]:
    """What the case is to say of what was told."""
    days = [one.on for one in told if one.on]
    groups = [one.on for one in told if one.on and one.kind == "group"]
    heard = [one.on for one in told if one.on and one.kind in (*SCREENED_BY, "screening")]
    signs = {one.protection for one in told}
    urgent = [one.urgent for one in sorted(told, key=lambda one: one.on or date.min) if one.urgent is not None]
    screened = min(heard, default=None)
    return {
        "encounters": sum(one.kind != "screening" for one in told),
        "first_seen_on": min(days, default=None),
        "last_seen_on": max(days, default=None),
        "oriented_on": min(groups, default=None),
        "screened_on": screened,
        "protection": next((sign for sign in SIGNS if sign in signs), case.protection),
        "urgent": urgent[-1] if urgent else case.urgent,
        "level": _most([case.level, *(one.level for one in told)]),
        "status": _further(case.status, bool(groups), screened is not None),
    }


def _most(levels: Sequence[str | None]) -> str | None:
    known = [level for level in levels if level in LEVELS]
    return max(known, key=LEVELS.index, default=levels[0])


def _further(status: str, oriented: bool, screened: bool) -> str:
    """A case at the beginning moves on by itself; whether it is opened is for somebody to decide."""
    if status in ("encountered", "oriented") and screened:
        return "screened"
    return "oriented" if status == "encountered" and oriented else status
