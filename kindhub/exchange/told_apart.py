"""*Another person*, said of a row of a file, is kept as what it is: these two are not the same person.

So neither a later import nor the page of possible duplicates asks again. What a policy decided for all rows at once
(`decide_unsure`) is nobody's word and is not kept.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kindhub.program.imports import NEW, ImportPlan, PersonGroup
from kindhub.services.person_pairs import note_different
from kindhub.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class ToldApart:
    """A person of the file, and whom she was told from: another person of the file, or the id of one of the hub."""

    group: PersonGroup
    other: PersonGroup | str

    def ends(self) -> tuple[str, str] | None:
        """Both ids, once the plan is resolved; None when one of them is not written, or they became one after all."""
        groups = [one for one in (self.group, self.other) if isinstance(one, PersonGroup)]
        ids = (self.group.person, self.other if isinstance(self.other, str) else self.other.person)
        return None if any(one.left_out for one in groups) or ids[0] == ids[1] else ids


def told_apart(plan: ImportPlan, decisions: Mapping[int, str]) -> list[ToldApart]:
    """Who was told from whom. Asked before the plan is resolved, for that gives its persons other ids."""
    if plan.own_people:
        return []
    by_person = {group.person: group for group in plan.people}
    return [
        ToldApart(plan.people[row.group], by_person.get(candidate.person, candidate.person))
        for place, decision in sorted(decisions.items())
        if decision == NEW and (row := plan.rows[place]).group is not None
        for candidate in row.candidates
    ]


def keep_told_apart(work: UnitOfWork, told: list[ToldApart]) -> None:
    """Write the pairs, in the unit of the import: taking it back takes them back."""
    work.flush()
    for one in told:
        ends = one.ends()
        if ends is not None:
            note_different(work, *ends)
