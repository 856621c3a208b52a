"""Finds persons by the numbers of their cases: the open programs are asked, the shared file holds no copy of them."""

from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import Text, or_, select, type_coerce
from sqlalchemy.orm import Session

from kindhub.program.registry import Programs
from kindhub.program.workflow import Workflow
from kindhub.services.aliases import roots_of
from kindhub.services.case_numbers import NumberKey, number_key
from kindhub.services.search.find import SHOWN, Hit, find_persons, hits_of

MOST_PARTS, LONGEST_LETTERS, FEWEST_DIGITS, LAST_AT_MOST = 4, 6, 3, 5
"""What a case number looks like, as against a name or a telephone: `CV-2017-001`, `REI-2026-0412`, `2017-001`."""


def search_persons(
    session: Session, programs: Programs, typed: str, *, sounds: bool = True, family: bool = True, limit: int = SHOWN
) -> tuple[Hit, ...]:
    """Persons that what was typed may mean: by case number first, then as `find_persons` finds them."""
    by_number = find_by_case_number(session, programs, typed, limit)
    known = {hit.person_id for hit in by_number}
    others = find_persons(session.connection(), typed, sounds=sounds, family=family, limit=limit)
    return (*by_number, *(hit for hit in others if hit.person_id not in known))[:limit]


def find_by_case_number(session: Session, programs: Programs, typed: str, limit: int = SHOWN) -> tuple[Hit, ...]:
    """Persons with a case of that number, or one that begins with it, among those the person at work may see."""
    key = number_key(typed)
    if not _may_be_one(key, typed):
        return ()
    numbers: dict[str, str] = {}
    for program in programs:
        for flow in program.workflows:
            if flow.person is None:
                continue
            for person_id, number in _cases(session, flow, key, typed, limit):
                numbers.setdefault(person_id, number)
    roots = roots_of(session, numbers)
    found: dict[str, str] = {}
    for person_id, number in numbers.items():
        found.setdefault(roots[person_id], number)
    return hits_of(session.connection(), found)


def _may_be_one(key: NumberKey, typed: str) -> bool:
    letters, digits = [one for one in key if one.isalpha()], [one for one in key if not one.isalpha()]
    return (
        1 < len(key) <= MOST_PARTS
        and len(letters) <= 1
        and (not letters or (key[0] == letters[0] and len(letters[0]) <= LONGEST_LETTERS))
        and len(digits[-1]) <= LAST_AT_MOST
        and sum(sign.isdecimal() for sign in typed) >= FEWEST_DIGITS
    )


def _cases(session: Session, flow: Workflow, key: NumberKey, typed: str, limit: int) -> Iterator[tuple[str, str]]:
    """(person, number), by the index of the numbers where the letters were typed, else by reading that index."""
    case: Any = flow.record
    person, number = getattr(case, str(flow.person)), getattr(case, flow.number)
    begins = " ".join(typed.split()).upper()
    forms = _written(key)
    if key[0].isalpha():
        wanted = or_(number.in_(forms), number.between(begins, begins + "\uffff"))
    else:
        wanted = or_(*(number.like(f"%-{one}") for one in forms))
    rows = session.execute(select(person, number).where(wanted).order_by(number).limit(limit)).all()
    if not rows and key[0].isalpha() and len(key) > 2:
        further = type_coerce(case.as_written, Text)
        found = or_(*(further.contains(one, autoescape=True) for one in forms))
        rows = session.execute(select(person, number, case.as_written).where(found).limit(limit)).all()
        rows = [row for row in rows if _among(key, row[2], flow)]
    yield from ((str(row[0]), str(row[1] or "")) for row in rows)


def _among(key: NumberKey, as_written: Mapping[str, str], flow: Workflow) -> bool:
    return key in [number_key(one) for one in as_written.get(flow.number, "").split("\n")]


def _written(key: NumberKey) -> list[str]:
    """The number with hyphens, its last part with as many zeros in front as people write."""
    *front, last = key
    return ["-".join((*front, last.zfill(width))) for width in range(len(last), LAST_AT_MOST + 1)]
