"""The cells of a worklist on screen: words for codes, signs for deadlines, "sin dato" where nothing is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from kindhub.exchange.list_export import CellWords
from kindhub.i18n import tr
from kindhub.program.lists import Column as ListColumn
from kindhub.program.lists import ListView
from kindhub.records.partial_date import PartialDate
from kindhub.records.places import places
from kindhub.ui.kit.table import Cell, Column, Key, TableRow
from kindhub.ui.when import due_state, due_tone, due_words, short_day

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from kindhub.services.worklists import Worklist

NUMBERS = ("integer", "decimal", "money")


WIDTHS = {
    "deadline.due": 136, "person.name": 212, "deadline.label": 190, "person.place": 148, "person.age": 84,
    "person.language": 104, "person.sex": 84, "status": 104, "number": 132, "risk": 104,
}  # fmt: skip
FIXED = ("deadline.due", "person.name")
USUAL = 120
"""The width of a column of which a program says nothing."""
ROOM = 1066
"""Units a table has beside the rail on a laptop of 1366; what does not fit at first is one choice away."""


def width_of(column: ListColumn) -> int:
    """How wide a column is at first: what its usual content needs, else what the program says.

    What statuses are called differs most from program to program: one that asks for more room for them gets it.
    """
    if column.names or (column.source == "status" and column.width > USUAL):
        return column.width
    return WIDTHS.get(column.source, column.width)


def first_columns(view: ListView) -> list[str]:
    """What a person sees who has chosen nothing: deadline and name first, then as many as fit without scrolling."""
    wanted = [column for column in view.columns if column.shown]
    ordered = sorted(wanted, key=_place)
    shown, used = [], 0
    for column in ordered:
        used += width_of(column)
        if used <= ROOM:
            shown.append(column.source)
    return shown


def _place(column: ListColumn) -> int:
    """Deadline and name first, then what names the row in its place, then the rest as the program gives them."""
    return FIXED.index(column.source) if column.source in FIXED else len(FIXED) + (not column.names)


def table_columns(worklist: Worklist, sources: Sequence[str]) -> list[Column]:
    """The columns of the table, in the order of `sources`; the last one takes the room that is left."""
    return [
        Column(
            one.source, worklist.label(one).say(), width_of(one), right=_is_number(worklist, one),
            fixed=one.source in FIXED or one.names, names=one.source == "person.name" or one.names,
        )
        for one in worklist.columns(sources)
    ]  # fmt: skip


def _is_number(worklist: Worklist, column: ListColumn) -> bool:
    spec = worklist.spec(column)
    return column.source == "person.age" or (spec is not None and spec.kind in NUMBERS)


class RowMaker:
    """Turns what `Worklist.page` gives into rows. `ids` remembers which record stands behind a row number."""

    def __init__(self, session: Session, worklist: Worklist) -> None:
        self._worklist = worklist
        self._words = CellWords(session, worklist)
        self._today = worklist.context.today
        self._columns = {column.source: column for column in worklist.available()}
        self.ids: dict[Key, str] = {}
        self.tinted = True
        """Whether overdue rows are filled with colour; the bar, the sign and the word are always there."""

    def rows(self, session: Session, found: Sequence[Mapping[str, Any]]) -> list[TableRow]:
        """The rows of a page that was read in this session."""
        self._words.learn(session, found)
        return [self._row(values) for values in found]

    def _row(self, values: Mapping[str, Any]) -> TableRow:
        self.ids[values["rowid"]] = str(values["id"])
        due = values.get("deadline.due")
        late = bool(due) and date.fromisoformat(str(due)) < self._today
        cells = {
            source: self._cell(self._columns[source], one) for source, one in values.items() if source in self._columns
        }
        return TableRow(values["rowid"], cells, "danger" if late else "", tint=late and self.tinted)

    def _cell(self, column: ListColumn, value: Any) -> Cell:
        source = column.source
        if source == "deadline.due" and value:
            day = date.fromisoformat(value)
            tone = due_tone(day, self._today)
            return Cell(due_words(day, self._today), state=due_state(day, self._today), tone=tone)
        if source == "person.place" and value:
            return Cell(places().label(value))
        said = self._words.say(column, value)
        if said is None or said == "":
            quiet = source in ("deadline.due", "deadline.label")
            return Cell("–" if quiet else tr("no data", "sin dato"), tone="muted")
        if isinstance(said, bool):
            return Cell(tr("yes", "sí") if said else tr("no", "no"))
        if isinstance(said, date):
            return Cell(short_day(said, self._today))
        if isinstance(value, PartialDate) and value.is_exact and value.earliest:
            return Cell(short_day(value.earliest, self._today))
        spec = self._worklist.spec(column)
        if spec is not None and spec.kind == "money" and isinstance(said, float):
            return Cell(f"{said:,.2f}")
        return Cell(str(said), bold=source == "person.name" or column.names, secret=source == "person.name")
