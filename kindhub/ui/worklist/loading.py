"""What a list page asks of the database, beside the window."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from kindhub.i18n import L, tr_n
from kindhub.records.base import table_of
from kindhub.records.codes import code_list
from kindhub.services.list_filters import Filter
from kindhub.services.list_views import ListLook, SavedView, keep_last_look, views_of
from kindhub.services.worklists import GroupCount, Worklist
from kindhub.ui.kit.table import Group, Key, TableRow
from kindhub.ui.kit.table.model import PAGE
from kindhub.ui.when import today
from kindhub.ui.worklist.row_lane import fetch_rows, first_pages

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy.orm import Session

    from kindhub.program.registry import LoadedProgram
    from kindhub.storage.hub import Hub
    from kindhub.ui.tasks import Progress
    from kindhub.ui.worklist.filters import FilterWords
    from kindhub.ui.worklist.row_lane import RowLane

LATE_COUNTED_UP_TO = 20_000
"""Rows among which the overdue ones are counted for the tint; a longer list is not held up for a colour."""
CALM_BELOW = 0.5
"""The share of overdue rows up to which they are tinted; where most are overdue, sign, word and bar say it alone."""


@dataclass(frozen=True, slots=True)
class ListQuestion:
    """Order, filters, typed words, and the column the rows are grouped by."""

    order: tuple[str, ...] = ()
    filters: tuple[Filter, ...] = ()
    find: str = ""
    group: str = ""


@dataclass(frozen=True, slots=True)
class LoadedList:
    """The row numbers in order, how many the list holds without filters, headings with their values.

    `pages` are the rows that are in sight at first, with the columns of `sources`.
    """

    keys: Sequence[int]
    total: int
    groups: tuple[Group, ...] = ()
    values: tuple[Any, ...] = ()
    pages: Mapping[int, Sequence[TableRow]] = field(default_factory=dict)
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Chosen:
    """Rows a person chose: those ticked, or all that were found but for some. Worked out beside the window."""

    keys: Sequence[int]
    named: frozenset[Key] = field(default=frozenset())
    all_but: bool = True

    def rows(self) -> Sequence[int]:
        """The row numbers, in the order of the list."""
        if self.all_but and not self.named:
            return self.keys
        return [key for key in self.keys if (key in self.named) != self.all_but]


class LoadList:
    """Work: the row numbers of a list, and the rows around `here` and at the beginning.

    `asked` comes back, so that an answer that was overtaken is dropped.
    """

    def __init__(
        self, rows: RowLane, question: ListQuestion, words: FilterWords, noun: tuple[L, L], asked: int, here: object
    ) -> None:
        self._hub, self._worklist, self._question = rows.hub, rows.worklist, question
        self._maker, self._sources, self._here = rows.maker, tuple(rows.sources), here
        self._words, self._noun, self._asked = words, noun, asked

    def __call__(self, _progress: Progress) -> tuple[int, LoadedList]:
        """Load."""
        asked, work = self._question, self._worklist
        with self._hub.read() as session:
            keys = work.ids(session, asked.order, asked.filters, asked.find, group=asked.group)
            narrowed = bool(asked.filters or asked.find)
            total = work.count(session) if narrowed else len(keys)
            counts = work.groups(session, asked.group, asked.filters, asked.find) if asked.group else []
            few = len(keys) <= LATE_COUNTED_UP_TO
            late = work.overdue(session, asked.filters, asked.find) if few else 0
        keys, counts = self._by_words(keys, counts)
        headings = tuple(self._heading(one) for one in counts)
        self._maker.tinted = late <= len(keys) * CALM_BELOW
        pages = {page: self._rows(keys[page * PAGE : (page + 1) * PAGE]) for page in first_pages(keys, self._here)}
        values = tuple(one.value for one in counts)
        return self._asked, LoadedList(keys, total, headings, values, pages, self._sources)

    def _rows(self, keys: Sequence[int]) -> list[TableRow]:
        return fetch_rows(self._hub, self._worklist, self._maker, keys, self._sources)

    def _by_words(self, keys: array[int], counts: list[GroupCount]) -> tuple[array[int], list[GroupCount]]:
        """Groups in the order people read them: a value list's own, else by name; those without a value last."""
        starts, at = {}, 0
        for one in counts:
            starts[one.value] = at
            at += one.count
        ordered = sorted(counts, key=self._rank)
        sorted_keys = array("q")
        for one in ordered:
            sorted_keys += keys[starts[one.value] : starts[one.value] + one.count]
        return (sorted_keys, ordered) if counts else (keys, counts)

    def _rank(self, one: GroupCount) -> tuple[bool, int, str]:
        source = self._question.group
        codes = self._worklist.codes(source)
        order = list(code_list(codes).codes) if codes else []
        place = order.index(one.value) if one.value in order else len(order)
        return one.value is None, place, self._words.name_of(source, one.value).casefold()

    def _heading(self, one: GroupCount) -> Group:
        noted = f"{one.count:,} {tr_n(one.count, *self._noun)}"
        if one.late:
            noted += "  ·  " + tr_n(one.late, L("{n} overdue", "{n} vencido"), L("{n} overdue", "{n} vencidos"))
        return Group(self._words.name_of(self._question.group, one.value), one.count, noted, one.value)


class CountTabs:
    """Work: how many rows each list and each saved view of the program holds, by the key of its tab."""

    def __init__(self, hub: Hub, program: LoadedProgram) -> None:
        self._hub, self._program = hub, program

    def __call__(self, progress: Progress) -> dict[str, int]:
        """Count one after the other, so that leaving the page stops it."""
        counts = {}
        lists = {view.key: view for view in self._program.lists}
        with self._hub.read() as session:
            views = views_of(session, self._program.key, self._hub.user.uid)
        asked: list[tuple[str, str, tuple[Filter, ...]]] = [(key, key, ()) for key in lists]
        asked += [(tab_of(view), view.list_key, view.look.filters) for view in views if view.list_key in lists]
        for tab, list_key, filters in asked:
            progress.check()
            with self._hub.read() as session:
                work = Worklist(self._program, lists[list_key], self._hub.user, today())
                counts[tab] = work.count(session, work.known(filters))
        return counts


def tab_of(view: SavedView) -> str:
    """The key of a saved view's tab."""
    return f"view:{view.key}"


class KeepLook:
    """Work: remember how this person looks at the list."""

    def __init__(self, hub: Hub, schema: str, place: str, look: ListLook, extra: Mapping[str, Any]) -> None:
        self._hub, self._schema, self._place, self._look, self._extra = hub, schema, place, look, dict(extra)

    def __call__(self, _progress: Progress) -> None:
        """Keep."""
        keep_last_look(self._hub, self._schema, self._place, self._look, self._extra)


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
