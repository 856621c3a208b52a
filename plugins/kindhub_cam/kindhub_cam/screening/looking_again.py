"""All open families looked at again under the rules of a day: whom a new set, a birthday or a lapsed status touches.

The screenings stay as they were. A case keeps what the second look gave only where that is something else than its
screening said, so that a look that changes nothing writes nothing.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from kindhub.i18n import L
from kindhub.program.rule_sets import Looked, PersonTouched, SecondLook, Step, Touched
from kindhub_cam.records import Case
from kindhub_cam.rules.books import set_on
from kindhub_cam.rules.model import RuleSet
from kindhub_cam.rules.office import all_sets
from kindhub_cam.screening.contradictions import SAID
from kindhub_cam.screening.explaining import STANDING
from kindhub_cam.screening.stored import (
    OTHER_PARENT,
    Change,
    Now,
    StoredScreening,
    changes,
    stored_screenings,
)

CHILD = L("Child", "Niña o niño")
OTHER = L("Parent in the country", "Persona en el país")
LONGEST = 200


@dataclass(frozen=True, slots=True)
class Read:
    """The rule sets, and the latest screening of every open family in sight."""

    sets: tuple[RuleSet, ...]
    stored: tuple[StoredScreening, ...]


def read_screenings(session: Session, _on: date) -> Read:
    """All that is looked at again."""
    return Read(all_sets(session), tuple(stored_screenings(session)))


def look_again(read: Read, on: date, step: Step | None = None) -> Looked:
    """Judge every open family by what the rules of a day give; nothing is written."""
    found, rules = changes(read.sets, read.stored, on, step), set_on(read.sets, on)
    kept = _to_keep(read.stored, found, rules.name, on)
    return Looked(on, rules.name, len(read.stored), tuple(_touched(rules, found)), kept)


def _touched(rules: RuleSet, found: Sequence[Change]) -> Iterator[Touched]:
    labels = {rule.key: rule.label.say() for rule in rules.rules} | {key: said.say() for key, said in SAID.items()}
    said = {(key, how): f"{label}: {word.say()}" for key, label in labels.items() for how, word in STANDING.items()}
    closed = (rules.title.say(),)
    children, other = CHILD.say(), OTHER.say()
    for one in found:
        persons = tuple(
            PersonTouched(
                f"{children} {person.number}" if person.number != OTHER_PARENT else other, person.before, person.after,
                closed if rules.closed else tuple(map(said.__getitem__, person.reasons)),
            )
            for person in one.persons
        )  # fmt: skip
        yield Touched(one.case_id, one.number, one.before, one.after, one.rules_before, persons)


def _to_keep(
    stored: Sequence[StoredScreening], found: Sequence[Change], rules: str, on: date
) -> dict[str, dict[str, Any]]:
    after = {one.case_id: _now(one) for one in found}
    kept: dict[str, dict[str, Any]] = {}
    for one in stored:
        now: Now = after.get(one.case_id) or (one.outcome if one.now[0] is not None else None, None, None)
        if now != one.now:
            kept[one.case_id] = {
                "outcome_now": now[0], "children_now": now[1], "other_parent_now": now[2], "rules_now": rules,
                "rescreened_on": on,
            }  # fmt: skip
    return kept


def _now(change: Change) -> Now:
    """What the case keeps of it."""
    numbers = ", ".join(str(one.number) for one in change.persons if one.number != OTHER_PARENT)
    return change.after, numbers[:LONGEST] or None, any(one.number == OTHER_PARENT for one in change.persons) or None


SECOND_LOOK = SecondLook(
    L("Open families, screened again", "Familias abiertas, evaluadas otra vez"),
    L("Screen open families again", "Evaluar otra vez las familias abiertas"),
    Case, "cam.outcome", "affected", read_screenings, look_again,
)  # fmt: skip
