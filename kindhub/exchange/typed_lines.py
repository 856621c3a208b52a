"""A line typed on an attendance list finds its person as a line of a file does: with the same eye, when it is saved."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import func, select

from kindhub.errors import UserError
from kindhub.i18n import L
from kindhub.program.imports import PersonGroup, PersonSeen
from kindhub.records.base import Record, table_of

MAY_BE = L("May be {names}", "Puede ser {names}")


@dataclass(slots=True)
class TypedLine:
    """A typed line as the recognition takes the lines of a file; `line` is what the program's judge compares."""

    line: Any
    given: str = ""
    surnames: str = ""
    initials: str = ""
    seen: PersonSeen = field(default_factory=lambda: PersonSeen(names=()))


def next_number(work: Any, record: type[Record], parent: str, parent_id: str) -> int:
    """The number on the list that comes next (`list_no`)."""
    table = table_of(record).c
    with work.session.no_autoflush:
        return int(work.session.scalar(select(func.max(table.list_no)).where(table[parent] == parent_id)) or 0) + 1


def refuse_twice(work: Any, line: Record, by: tuple[str, str], person: str, why: L) -> None:
    """Raise `UserError` where somebody is on the list already; `by` names the fields of list and person."""
    table, (parent, link) = table_of(type(line)).c, by
    same = select(table.id).where(
        table[parent] == getattr(line, parent), table[link] == person, table.id != line.id
    )  # fmt: skip
    with work.session.no_autoflush:
        if work.session.execute(same.limit(1)).first() is not None:
            raise UserError(why)


def say_who_it_may_be(line: Record, link: str, group: PersonGroup) -> None:
    """Beside the line of somebody new: whom the hub holds that she may be."""
    names = ", ".join(one.name for one in group.candidates)
    if names and not group.in_hub:
        line.as_written = {**line.as_written, link: MAY_BE.say(names=names)}
