"""Worklists: a program's `ListView` as two statements, the ordered ids of its rows and the cells of one page.

The window keeps only the ids (eight bytes a row) and asks for a page of cells when it paints it, so a list of a
million rows opens as fast as one of ten.
"""

import json
from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from sqlalchemy import ColumnElement, Select, Text, and_, func, literal_column, select, true, type_coerce
from sqlalchemy.orm import Session
from sqlalchemy.sql.elements import UnaryExpression
from sqlalchemy.sql.operators import custom_op

from kindhub.i18n import L
from kindhub.program.lists import Column, ListContext, ListView
from kindhub.program.registry import LoadedProgram
from kindhub.records.base import table_of
from kindhub.records.fields import FieldSpec, fields_of
from kindhub.records.names import fold
from kindhub.security.access import User
from kindhub.services.list_fields import FormField, form_fields, name_of_person, value_of_head, value_of_part
from kindhub.services.list_filters import Filter, FilterConditions
from kindhub.services.record_names import linked_record, sorted_name
from kindhub.services.search.cards import card
from kindhub.storage.house import house_of

NO_DATE = "9999"
STRETCH = 100_000
"""So many letters of a list of numbers are read at once: about two milliseconds."""
PERSON_COLUMNS: Mapping[str, tuple[str, L]] = {
    "person.name": ("name", L("Child", "Niña o niño")),
    "person.age": ("birth", L("Age", "Edad")),
    "person.sex": ("sex", L("Sex", "Sexo")),
    "person.place": ("place", L("Place", "Lugar")),
    "person.language": ("languages", L("Language", "Idioma")),
}
DEADLINE_COLUMNS: Mapping[str, L] = {
    "deadline.due": L("Due", "Plazo"),
    "deadline.label": L("What is due", "Qué vence"),
}
KINDS: Mapping[str, str] = {
    "person.name": "name", "person.age": "age", "person.sex": "code", "person.place": "place",
    "person.language": "languages", "deadline.due": "due", "deadline.label": "rule",
}  # fmt: skip
CODES: Mapping[str, str] = {"person.sex": "sex", "person.language": "language"}
GROUPED = ("code", "yes_no", "user", "organisation", "place", "rule")
"""Kinds of column by which rows can be grouped: those whose values come again."""


@dataclass(frozen=True, slots=True)
class GroupCount:
    """Rows that share a value: how many, and how many of them are overdue. `value` None: those without one."""

    value: Any
    count: int
    late: int


class Worklist:
    """One list as one person sees it on one day."""

    def __init__(self, program: LoadedProgram, view: ListView, user: User, today: date) -> None:
        self.program = program
        self.view = view
        self.context = ListContext(user.uid, (user.team_id,) if user.team_id else (), today)
        self.user = user
        self._table = table_of(view.record)
        self._specs: dict[str, FieldSpec] = fields_of(view.record)
        self._workflow = next((flow for flow in program.workflows if flow.record is view.record), None)

    @cached_property
    def _fields(self) -> Mapping[str, FormField]:
        return form_fields(self.program, self.view)

    def available(self) -> tuple[Column, ...]:
        """The columns the program chose, then every field of its forms that could be one; those start hidden."""
        named = {column.source for column in self.view.columns}
        rest = (one.column for source, one in self._fields.items() if source not in named)
        return (*self.view.columns, *rest)

    def columns(self, sources: Sequence[str]) -> list[Column]:
        """The available columns of these sources, in their order; what is none is left out."""
        known = {column.source: column for column in self.available()}
        return [known[source] for source in sources if source in known]

    def label(self, column: Column) -> L:
        """The heading of a column."""
        if column.label:
            return column.label
        if column.source in PERSON_COLUMNS:
            return PERSON_COLUMNS[column.source][1]
        if column.source in DEADLINE_COLUMNS:
            return DEADLINE_COLUMNS[column.source]
        field = self._fields.get(column.source)
        return field.spec.label if field is not None else self._specs[column.source].label

    def spec(self, column: Column) -> FieldSpec | None:
        """What the hub knows of the field behind a column; None for columns of the person or the deadline."""
        return self.spec_of(column.source)

    def kind(self, source: str) -> str:
        """What kind of value a column holds: a kind of field, or `name`, `age`, `languages`, `due`, `rule`."""
        spec = self.spec_of(source)
        return KINDS.get(source) or (spec.kind if spec else "text")

    def codes(self, source: str) -> str | None:
        """The value list of a column, if it has one."""
        spec = self.spec_of(source)
        return CODES.get(source) or (spec.codes if spec else None)

    def known(self, filters: Sequence[Filter]) -> tuple[Filter, ...]:
        """Those of the filters whose column still exists; a saved view may be older than the program."""
        there = {column.source for column in self.available()}
        return tuple(one for one in filters if one.source in there)

    def spec_of(self, source: str) -> FieldSpec | None:
        """The same by the source's name."""
        return self._fields[source].spec if source in self._fields else self._specs.get(source)

    def count(self, session: Session, filters: Sequence[Filter] = (), find: str = "") -> int:
        """How many rows the list holds."""
        chosen = self._chosen(filters, find)
        return session.execute(chosen.with_only_columns(func.count()).order_by(None)).scalar_one()

    def overdue(self, session: Session, filters: Sequence[Filter] = (), find: str = "") -> int:
        """How many of its rows have a deadline that has passed."""
        chosen = self._chosen(filters, find).where(self._late())
        return session.execute(chosen.with_only_columns(func.count())).scalar_one()

    def groups(self, session: Session, source: str, filters: Sequence[Filter] = (), find: str = "") -> list[GroupCount]:
        """How many rows share each value of a column, in the order `ids` puts them with `group` for that column."""
        value, late = self._grouping(source), func.sum(func.iif(self._late(), 1, 0))
        chosen = self._chosen(filters, find, (source,)).where(self._in_place())
        statement = chosen.with_only_columns(value, func.count(), late)
        rows = session.execute(statement.group_by(value).order_by(value.is_(None), value))
        return [GroupCount(row[0], row[1], row[2] or 0) for row in rows]

    def ids(
        self,
        session: Session,
        order: Sequence[str] = (),
        filters: Sequence[Filter] = (),
        find: str = "",
        *,
        group: str = "",
    ) -> "array[int]":
        """The row numbers of the list in order: what the table keeps. With `group`, by that column's value first."""
        wanted = order or self.view.order
        statement = self._chosen(filters, find, (*wanted, group)).with_only_columns(self._rowid().label("n"))
        terms = [self._ordering(one) for one in wanted]
        if statement.whereclause is not None or group:
            # an index of the order would fetch every row of an encrypted file in that order to look at the condition
            terms = [without_index(one) for one in terms]
        rowid = self._rowid()
        turned = [one.desc() if name.startswith("-") else one for one, name in zip(terms, wanted, strict=True)]
        if group:
            statement = statement.where(self._in_place())
            value = without_index(self._grouping(group))
            turned = [value.is_(None), value, *turned]
        statement = statement.order_by(*turned, rowid.desc() if wanted and wanted[-1].startswith("-") else rowid)
        in_order = statement.subquery()
        return _numbers(session.execute(select(func.json_group_array(in_order.c.n))).scalar_one())

    def those(self, session: Session, rows: Sequence[int], condition: Any) -> Sequence[int]:
        """These rows, in their order, as far as the condition on their records holds; all of them without one."""
        if condition is None:
            return rows
        held = set(session.connection().execute(select(self._rowid()).where(condition)).scalars())
        return [row for row in rows if row in held]

    def page(self, session: Session, rows: Sequence[int], columns: Sequence[str] = ()) -> list[dict[str, Any]]:
        """The cells of these rows: source → value, with `id`, `person_id` and `rowid`; missing rows are left out.

        `columns` are the sources wanted (none: those the program named); see `available`.
        """
        wanted = self.columns(columns) if columns else self.view.columns
        cells = [self._expression(column.source).label(column.source) for column in wanted]
        person = self._person_column()
        extra = [person.label("person_id")] if person is not None else []
        statement = self._joined(self._rowid().label("rowid"), self._table.c.id.label("id"), *extra, *cells)
        found = {
            row["rowid"]: dict(row) for row in session.execute(statement.where(self._rowid().in_(rows))).mappings()
        }
        return [found[row] for row in rows if row in found]

    def rows_of(self, session: Session, ids: Sequence[str]) -> list[int]:
        """The row numbers of these records, in their order; those that are not there are left out."""
        rowid = self._rowid().label("rowid")
        asked = select(self._table.c.id, rowid).where(self._table.c.id.in_(ids))
        found: dict[str, int] = {row.id: row.rowid for row in session.execute(asked)}
        return [found[one] for one in dict.fromkeys(ids) if one in found]

    def _rowid(self) -> ColumnElement[int]:
        return literal_column(f"{self._table.name}.rowid")

    def _in_place(self) -> ColumnElement[bool]:
        """True of every row: SQLite then reads the table as it lies in the file, not along an index it joins by.

        An index that leads straight to few rows is still preferred.
        """
        return self._rowid() > -1

    def _person_column(self) -> Any:
        name = self._workflow.person if self._workflow else "person_id"
        return self._table.c.get(name, None) if name else None

    def _next(self, column: str) -> ColumnElement[Any]:
        """A column of the next open deadline of a row, looked up row by row: an index holds all it needs."""
        deadline = house_of(self.program.key).deadline
        mine = select(deadline.c[column]).where(deadline.c.record_id == self._table.c.id, deadline.c.done_on.is_(None))
        first = mine.order_by(deadline.c.due_on, deadline.c.key).limit(1)
        return first.correlate(self._table).scalar_subquery()

    def _late(self) -> ColumnElement[bool]:
        return self._next("due_on") < self.context.today.isoformat()

    def _grouping(self, source: str) -> ColumnElement[Any]:
        """A column's value, nothing and an empty text being the same."""
        value = self._expression(source)
        return type_coerce(func.nullif(type_coerce(value, Text), ""), Text) if self.kind(source) != "yes_no" else value

    def _joined(self, *columns: Any) -> Select[Any]:
        person = self._person_column()
        source = self._table if person is None else self._table.outerjoin(card, card.c.person_id == person)
        return select(*columns).select_from(source)

    def _chosen(self, filters: Sequence[Filter] = (), find: str = "", order: Sequence[str] = ()) -> Select[Any]:
        """The rows of the list. Cards are looked up only where they choose or order: a card for each of a million
        cases is a million pages of an encrypted file.
        """
        asked = (*(one.source for one in filters), *(name.removeprefix("-") for name in order))
        with_cards = (bool(find) and not self.found_by_number) or not PERSON_COLUMNS.keys().isdisjoint(asked)
        mine = self._table.c.id
        statement = self._joined(mine) if with_cards else select(mine).select_from(self._table)
        if self.view.where is not None:
            condition = self.view.where(self.context)
            statement = statement.where(condition) if condition is not None else statement
        scope = self.program.scope(self.view.record, self.user)
        if scope is not None:
            statement = statement.where(scope)
        if filters or find:
            statement = statement.where(
                self._in_place(), and_(true(), *(self._conditions.condition(one) for one in filters))
            )
        return statement.where(*self._found(find))

    def _found(self, find: str) -> list[ColumnElement[bool]]:
        """Words of the name; of the number, where the rows are cases without a shared person."""
        if self.found_by_number:
            number = self._table.c[self._workflow.number]  # type: ignore[union-attr]
            return [number.icontains(word, autoescape=True) for word in find.split()]
        return [card.c.sort_name.contains(word, autoescape=True) for word in fold(find).split()]

    @property
    def found_by_number(self) -> bool:
        """Whether a row goes by its number, because no shared person stands behind it."""
        return self._workflow is not None and self._workflow.person is None

    def _expression(self, source: str) -> ColumnElement[Any]:
        instead = next((one.instead for one in self.view.columns if one.source == source), ())
        if not instead:
            return self._said(source)
        told = (self._said(source), *(self._table.c[name] for name in instead))
        return func.coalesce(*(func.nullif(one, "") for one in told))

    def _said(self, source: str) -> ColumnElement[Any]:
        if source in PERSON_COLUMNS:
            return card.c[PERSON_COLUMNS[source][0]]
        if source == "deadline.due":
            return self._next("due_on")
        if source == "deadline.label":
            return self._next("key")
        return self._of_field(source)

    def _of_field(self, source: str) -> ColumnElement[Any]:
        field = self._fields.get(source)
        if field is not None and field.part is not None:
            scope = self.program.scope(field.part.record, self.user)
            found = value_of_part(field.part, field.spec.name, self._table, scope)
        elif field is not None and field.head is not None:
            found = value_of_head(field, self._table, self.program.scope(field.head, self.user))
        else:
            found = self._table.c[source]
        spec = self.spec_of(source)
        return name_of_person(found, self._table) if spec is not None and spec.kind == "person" else found

    def _ordering(self, name: str) -> ColumnElement[Any]:
        source = name.removeprefix("-")
        if source == "person.name":
            return card.c.sort_name
        if source == "deadline.due":
            return func.coalesce(self._next("due_on"), NO_DATE)
        return self._by_name(source)

    def _by_name(self, source: str) -> ColumnElement[Any]:
        """A column as it is ordered and found by: a record that is pointed to by what it is called."""
        value, spec = self._expression(source), self.spec_of(source)
        target = linked_record((self.program,), spec) if spec is not None and spec.kind == "link" else None
        return value if target is None else sorted_name(value, self._table, *target, self.user)

    @cached_property
    def _conditions(self) -> FilterConditions:
        return FilterConditions(self._by_name, self.kind, self.context.today)


def without_index(term: ColumnElement[Any]) -> ColumnElement[Any]:
    """The same order, but not by an index: SQLite's `+column`."""
    return UnaryExpression(term, operator=custom_op("+"), type_=term.type)


def every_case_list(program: LoadedProgram) -> str:
    """The key of the list that leaves nobody out: the first without a condition, else the last."""
    open_lists = [view.key for view in program.lists if view.where is None]
    return open_lists[0] if open_lists else program.lists[-1].key


def _numbers(said: str) -> "array[int]":
    """The numbers of a JSON list, a stretch at a time, so that the window has its turn between.

    One text of a million numbers comes out of the file in half the time of a million rows. SQLite gathers it in the
    order of the inner question, as for every aggregate whose result depends on it.
    """
    found, start, inside = array("q"), 0, said[1:-1]
    while start < len(inside):
        end = inside.find(",", start + STRETCH)
        end = len(inside) if end < 0 else end
        found.extend(json.loads(f"[{inside[start:end]}]"))
        start = end + 1
    return found
