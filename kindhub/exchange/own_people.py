"""People whom a program keeps for itself (who came to a workshop, who was trained), from the lines of its lists.

What the programs that keep attendance lists do alike with a plan: give each line its person, say where else she is,
and write many records at once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

from sqlalchemy import select

from kindhub.i18n import L
from kindhub.program.imports import PersonGroup, RowPlan
from kindhub.program.row_plans import ask_who
from kindhub.records.base import Record, table_of

WRITTEN_AT_ONCE = 2_000
_CHUNK = 500
R = TypeVar("R", bound=Record)


def give_people(rows: Sequence[RowPlan], fresh: Sequence[RowPlan], people: Sequence[PersonGroup], in_hub: L) -> None:
    """Say on each fresh row whose it is, and put the questions to the first row of a group.

    The rows of `people` are places in `fresh` and become places in `rows`, the rows of the plan. `in_hub` is the
    reason of a row whose person is held already.
    """
    place_in_plan = {id(plan): place for place, plan in enumerate(rows)}
    for place, group in enumerate(people):
        first = fresh[group.rows[0]]
        for plan in (fresh[row] for row in group.rows):
            plan.group, plan.person = place, group.person
            plan.verdict = "same" if group.in_hub or plan is not first else "new"
            if group.in_hub:
                plan.reasons.append(in_hub)
        if group.candidates:
            ask_who(first, group, fresh)
        group.rows = [place_in_plan[id(fresh[row])] for row in group.rows]


def say_where_else(
    fresh: Iterable[RowPlan], list_of: Callable[[RowPlan], Any], twice: L, also: Callable[[RowPlan], L]
) -> dict[Any, int]:
    """Say on each row where its person stood before: `twice` (with `{row}`) on the same list, `also` of another row.

    Gives how many people are on each list.
    """
    first_of: dict[str, RowPlan] = {}
    on_list: dict[tuple[Any, str], RowPlan] = {}
    for plan in fresh:
        person = plan.person or ""
        twin = on_list.setdefault((list_of(plan), person), plan)
        first = first_of.setdefault(person, plan)
        if twin is not plan:
            plan.reasons.append(twice.filled(row=twin.row))
        elif first is not plan:
            plan.reasons.append(also(first))
    counted: dict[Any, int] = {}
    for key, _ in on_list:
        counted[key] = counted.get(key, 0) + 1
    return counted


def held_by_id(work: Any, record: type[R], ids: Sequence[str]) -> dict[str, R]:
    """The records of these ids that are there, in the session of the unit of work."""
    found: dict[str, R] = {}
    for start in range(0, len(ids), _CHUNK):
        wanted = table_of(record).c.id.in_(ids[start : start + _CHUNK])
        found.update({one.id: one for one in work.session.scalars(select(record).where(wanted))})
    return found


def write_many(work: Any, records: Iterable[Record]) -> None:
    """Write new records of any kinds, in their order, a few thousand at a time."""
    waiting = list(records)
    for start in range(0, len(waiting), WRITTEN_AT_ONCE):
        work.insert_many(waiting[start : start + WRITTEN_AT_ONCE])


def fill_from_again(first: Record, again: Record, fields: Sequence[str]) -> None:
    """Twice on one list: what the first line lacks is taken from the other, what differs is kept in words."""
    written = dict(first.as_written)
    for name in fields:
        held, said = getattr(first, name), getattr(again, name)
        if held is None and said is not None:
            setattr(first, name, said)
        elif said is not None and said != held:
            written[name] = "\n".join(filter(None, (written.get(name), str(said))))
    first.as_written = written
