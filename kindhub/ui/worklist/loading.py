"""What a list page asks of the database, beside the window."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from kindhub.records.base import table_of
from kindhub.services.list_filters import Filter
from kindhub.services.preferences import keep_preference
from kindhub.services.worklists import Worklist
from kindhub.ui.when import today

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from kindhub.program.registry import LoadedProgram
    from kindhub.storage.hub import Hub
    from kindhub.ui.tasks import Progress


@dataclass(frozen=True, slots=True)
class ListQuestion:
    """Order, filters and typed words."""

    order: tuple[str, ...] = ()
    filters: tuple[Filter, ...] = ()
    find: str = ""


@dataclass(frozen=True, slots=True)
class LoadedList:
    """The row numbers in order, and how many the list holds without filters."""

    keys: Sequence[int]
    total: int


class LoadList:
    """Work: the row numbers of a list. `asked` comes back, so that an answer that was overtaken is dropped."""

    def __init__(self, hub: Hub, worklist: Worklist, question: ListQuestion, asked: int) -> None:
        self._hub, self._worklist, self._question, self._asked = hub, worklist, question, asked

    def __call__(self, _progress: Progress) -> tuple[int, LoadedList]:
        """Load."""
        asked = self._question
        with self._hub.read() as session:
            keys = self._worklist.ids(session, asked.order, asked.filters, asked.find)
            narrowed = bool(asked.filters or asked.find)
            total = self._worklist.count(session) if narrowed else len(keys)
        return self._asked, LoadedList(keys, total)


class CountTabs:
    """Work: how many rows each list of the program holds."""

    def __init__(self, hub: Hub, program: LoadedProgram) -> None:
        self._hub, self._program = hub, program

    def __call__(self, progress: Progress) -> dict[str, int]:
        """Count one after the other, so that leaving the page stops it."""
        counts = {}
        for view in self._program.lists:
            progress.check()
            with self._hub.read() as session:
                counts[view.key] = Worklist(self._program, view, self._hub.user, today()).count(session)
        return counts


class KeepColumns:
    """Work: remember which columns this person wants to see."""

    def __init__(self, hub: Hub, schema: str, key: str, sources: Sequence[str]) -> None:
        self._hub, self._schema, self._key, self._sources = hub, schema, key, list(sources)

    def __call__(self, _progress: Progress) -> None:
        """Keep."""
        keep_preference(self._hub, self._schema, self._key, self._sources)


def case_behind(session: Session, worklist: Worklist, record_id: str) -> str | None:
    """The case a row belongs to: the record itself, or what its `case_id` names; None for a row without a case."""
    record = worklist.view.record
    if any(flow.record is record for flow in worklist.program.workflows):
        return record_id
    table = table_of(record)
    if "case_id" not in table.c:
        return None
    found = session.execute(select(table.c.case_id).where(table.c.id == record_id)).scalar()
    return str(found) if found else None
