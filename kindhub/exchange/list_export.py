"""Writes a worklist to a file the person chose: for a right, with a reason, told to the ledger."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from kindhub.errors import UserError
from kindhub.exchange.csv_guard import guard
from kindhub.exchange.tables import SheetTable, TableColumn
from kindhub.exchange.write_csv import write_csv
from kindhub.exchange.write_xlsx import write_tables
from kindhub.i18n import L, tr, tr_n
from kindhub.program.lists import Column
from kindhub.program.paper import Heading, Paper, Table, Words
from kindhub.records.codes import code_list
from kindhub.records.organisation import Organisation, UserAccount
from kindhub.records.partial_date import PartialDate
from kindhub.records.places import places
from kindhub.services.forms import age_in_years
from kindhub.services.leaving import may_leave
from kindhub.services.list_filters import NUMBERS, Filter
from kindhub.services.record_names import LinkedNames
from kindhub.services.worklists import Worklist
from kindhub.storage.hub import Hub

ROWS_AT_ONCE = 500
MOST_COPIED, MOST_PRINTED = 20_000, 2_000
TOO_MANY = L("At most {most} rows at once: narrow the list.", "Hasta {most} filas a la vez: acote la lista.")
SHORTEST_REASON = 4
HELD_BACK = (
    L("{n} row stays out: that person wants her file on this computer only.",
      "{n} fila se queda fuera: esa persona quiere su expediente solo en esta computadora."),
    L("{n} rows stay out: those persons want their files on this computer only.",
      "{n} filas se quedan fuera: esas personas quieren su expediente solo en esta computadora."),
)  # fmt: skip
WHY = L(
    "Write why you export this list; it is kept with your name.",
    "Escriba para qué exporta esta lista; queda escrito con su nombre.",
)


@dataclass(frozen=True, slots=True)
class TakenOut:
    """How many rows left, and how many were held back (`kindhub.services.leaving`); `text` of what was copied."""

    rows: int
    held_back: int = 0
    text: str = ""


def leaving_rows(session: Session, worklist: Worklist, rows: Sequence[int]) -> Sequence[int]:
    """Of these rows those that may leave this computer: in a file, on paper, by the clipboard."""
    return worklist.those(session, rows, may_leave(worklist.program, worklist.view.record))


def held_back_words(count: int) -> str:
    """How many rows stay out and why; empty for none."""
    return tr_n(count, *HELD_BACK) if count else ""


def export_list(
    hub: Hub,
    worklist: Worklist,
    path: Path,
    reason: str,
    *,
    filters: Sequence[Filter] = (),
    find: str = "",
    order: Sequence[str] = (),
    columns: Sequence[str] = (),
    rows: Sequence[int] | None = None,
) -> TakenOut:
    """Write the rows the list holds now as XLSX or, by the file's ending, CSV.

    `rows` are the row numbers wanted, in order, in place of what `filters` and `find` would find. `columns` are the
    sources wanted, in order (none: those the list shows). Raises `Refused` without the right and `UserError` without
    a reason or where the file cannot be written; then nothing is written and nothing is told. What may not leave this
    computer is left out; a workbook says how many rows that are.
    """
    _require(hub, worklist, "export", reason)
    wanted = worklist.columns(columns) if columns else [c for c in worklist.view.columns if c.shown]
    with hub.begin("export") as work:
        found = worklist.ids(work.session, order, filters, find) if rows is None else rows
        ids = leaving_rows(work.session, worklist, found)
        held_back = len(found) - len(ids)
        table = SheetTable(
            worklist.view.title,
            [TableColumn(worklist.label(column)) for column in wanted],
            _rows(work.session, worklist, ids, wanted),
        )
        work.log(
            "export",
            worklist.view.key,
            schema=worklist.program.key,
            reason=reason.strip(),
            about={
                "rows": len(ids),
                "columns": [column.source for column in wanted],
                "file": path.suffix.lower(),
                "held_back": held_back,
            },
        )
        if path.suffix.lower() == ".csv":
            write_csv(path, table)
        else:
            write_tables(path, [table, *_note(held_back)])
    return TakenOut(len(ids), held_back)


def _note(held_back: int) -> Iterator[SheetTable]:
    if held_back:
        note = L("Note", "Nota")
        yield SheetTable(note, (TableColumn(note, width=100),), [(held_back_words(held_back),)])


def copy_list(hub: Hub, worklist: Worklist, rows: Sequence[int], reason: str, *, columns: Sequence[str]) -> TakenOut:
    """These rows as text a sheet takes from the clipboard: headings, then a line each, tabs between the cells.

    Raises `Refused` without the right, `UserError` without a reason or for more rows than one copies.
    """
    _require(hub, worklist, "copy", reason)
    if len(rows) > MOST_COPIED:
        raise UserError(TOO_MANY, most=f"{MOST_COPIED:,}")
    wanted = worklist.columns(columns)
    with hub.begin("copy") as work:
        ids = leaving_rows(work.session, worklist, rows)
        held_back = len(rows) - len(ids)
        lines = [[worklist.label(column).say() for column in wanted]]
        lines += [[_in_cell(value) for value in row] for row in _rows(work.session, worklist, ids, wanted)]
        about = {"rows": len(ids), "held_back": held_back, "columns": [column.source for column in wanted]}
        work.log("copy", worklist.view.key, schema=worklist.program.key, reason=reason.strip(), about=about)
    return TakenOut(len(ids), held_back, "\n".join("\t".join(line) for line in lines))


def list_paper(session: Session, worklist: Worklist, rows: Sequence[int], *, columns: Sequence[str]) -> Paper:
    """These rows as a paper with one table. Raises `UserError` for more rows than one prints."""
    if len(rows) > MOST_PRINTED:
        raise UserError(TOO_MANY, most=f"{MOST_PRINTED:,}")
    wanted, ids = worklist.columns(columns), leaving_rows(session, worklist, rows)
    numbers = tuple(at for at, column in enumerate(wanted) if worklist.kind(column.source) in NUMBERS)
    nothing = tr("no data", "sin dato")
    lines = tuple(tuple(_in_cell(value) or nothing for value in row) for row in _rows(session, worklist, ids, wanted))
    headings = tuple(worklist.label(column).say() for column in wanted)
    weights = tuple(float(column.width) for column in wanted)
    title = worklist.view.title.say()
    said = held_back_words(len(rows) - len(ids))
    notes = (Words(said, small=True),) if said else ()
    return Paper(title, (Heading(title), *notes, Table(headings, lines, weights, numbers)))


def _in_cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return tr("yes", "sí") if value else tr("no", "no")
    return guard(" ".join(str(value).split()))


def _require(hub: Hub, worklist: Worklist, right: str, reason: str) -> None:
    if len(reason.strip()) < SHORTEST_REASON:
        raise UserError(WHY)
    hub.user.require(worklist.program.key, right)


def _rows(session: Session, worklist: Worklist, ids: Sequence[int], columns: Sequence[Column]) -> Iterator[list[Any]]:
    words = CellWords(session, worklist)
    sources = [column.source for column in columns]
    for start in range(0, len(ids), ROWS_AT_ONCE):
        found = worklist.page(session, ids[start : start + ROWS_AT_ONCE], sources)
        words.learn(session, found)
        for row in found:
            yield [words.say(column, row[column.source]) for column in columns]


class CellWords:
    """The cells of a list in the words people read: labels for codes, names for ids. Also for the table on screen."""

    def __init__(self, session: Session, worklist: Worklist) -> None:
        self._worklist = worklist
        self._rules = {rule.key: rule.label for rule in worklist.program.rules}
        self._users = dict(_pairs(session, col(UserAccount.uid), col(UserAccount.name)))
        self._organisations = dict(_pairs(session, col(Organisation.id), col(Organisation.name)))
        self._linked = LinkedNames((worklist.program,), worklist.user)

    def learn(self, session: Session, rows: Sequence[Mapping[str, Any]]) -> None:
        """Read at once what the records are called that these rows point to."""
        for source in rows[0] if rows else ():
            spec = self._worklist.spec_of(source)
            if spec is not None and spec.kind == "link":
                self._linked.learn(session, spec, {str(row[source]) for row in rows if row[source]})

    def say(self, column: Column, value: Any) -> Any:
        """A plain value for a sheet: text, number, date or None."""
        if value is None or value == "":
            return None
        source = column.source
        if source == "person.age":
            return age_in_years(PartialDate.from_storage(value), self._worklist.context.today)
        if source == "person.sex":
            return code_list("sex").label(value)
        if source == "person.place":
            return places().path_label(value)
        if source == "person.language":
            return ", ".join(code_list("language").label(code) for code in value.split())
        if source == "deadline.due":
            return date.fromisoformat(value)
        if source == "deadline.label":
            return self._rules[value].say() if value in self._rules else value
        return self._by_kind(column, value)

    def _by_kind(self, column: Column, value: Any) -> Any:
        spec = self._worklist.spec(column)
        kind = spec.kind if spec else "text"
        if kind == "code" and spec and spec.codes:
            return code_list(spec.codes).label(value)
        if kind == "codes" and spec and spec.codes:
            return ", ".join(code_list(spec.codes).label(one) for one in value)
        if kind == "user":
            return self._users.get(value, value)
        if kind == "organisation":
            return self._organisations.get(value, value)
        if kind == "link" and spec:
            return self._linked.name(value)
        if kind == "place":
            return places().path_label(value)
        if kind == "money":
            return value / 100
        return value.show() if isinstance(value, PartialDate) else value


def _pairs(session: Session, key: Any, label: Any) -> Iterator[tuple[str, str]]:
    return ((str(row[0]), str(row[1])) for row in session.execute(select(key, label)).all())
