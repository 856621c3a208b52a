"""How a row of an import looks in the table: verdict, what was read, why, and what will be done with it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from kindhub.exchange.import_report import VERDICT_WORDS
from kindhub.i18n import L, tr, tr_n
from kindhub.program.imports import NEW, SKIP, CellRead
from kindhub.records.codes import code_list
from kindhub.records.date_show import show
from kindhub.records.partial_date import PartialDate
from kindhub.records.places import places
from kindhub.ui.kit.table import Cell, Column, Key, TableRow
from kindhub.ui.theme import theme

if TYPE_CHECKING:
    from kindhub.program.exchange import ImportColumn, ImportKind
    from kindhub.ui.importing.review import Review

LARGE_TEXT = 150
"""Percent from which the window has not the room for all columns, or all tiles in one row."""
_LOOKS = {
    "unsure": ("doubt", "warn", "warn"),
    "refused": ("refused", "danger", "danger"),
    "same": ("done", "ok", ""),
    "unchanged": ("done", "text2", ""),
    "new": ("new", "accent", ""),
}
"""Verdict → state (icon), tone of its word, bar at the left."""
_LINE, _NAME = 21, 20
"""Letters that fit on one line of the columns *why* and *in the file*; a judgement by the shipped font."""
DECIDED = L("Decided", "Decidida")
LEAVES_OUT = L("Left out", "Se deja fuera")


def row_columns() -> list[Column]:
    """The columns of the table, in units of the design; with large text the table scrolls and no column shrinks."""
    large = theme().percent >= LARGE_TEXT
    return [
        Column("row", tr("Row", "Fila"), 50, right=True, sortable=False),
        Column("verdict", tr("Result", "Resultado"), 104, sortable=False),
        Column("read", tr("In the file", "En el archivo"), 160, sortable=False, stretch=not large),
        Column("day", tr("Date, as read", "Fecha leída"), 112, sortable=False),
        Column("why", tr("Why", "Por qué"), 158, sortable=False),
        Column("do", tr("What to do", "Qué hacer"), 122, sortable=False),
    ]


class RowCells:
    """Fetches rows for a `PageModel`; a key is a place in the plan."""

    def __init__(self, review: Review, kind: ImportKind) -> None:
        self._review = review
        columns = [column for sheet in kind.sheets for column in sheet.columns]
        self._names = tuple(dict.fromkeys(column.key for column in columns if column.kind == "name"))
        self._days = {column.key: column.kind for column in columns if column.kind in ("birth", "day")}

    def __call__(self, keys: Sequence[Key]) -> list[TableRow]:
        """The rows of a page."""
        return [self._row(int(str(key))) for key in keys]

    def _row(self, place: int) -> TableRow:
        row = self._review.row(place)
        state, tone, edge = _LOOKS[row.verdict]
        word = VERDICT_WORDS[row.verdict]
        decision = self._review.decisions.get(place)
        if decision is not None:
            state, tone, edge, word = "done", "ok", "", DECIDED
        if decision == SKIP:
            state, tone, word = "optional", "text2", LEAVES_OUT
        cells = {
            "row": Cell(f"{row.row}"),
            "verdict": Cell(word.say(), state=state, tone=tone, bold=True),
            "read": self._who(place),
            "day": self._day(place),
            "why": self._why(place),
            "do": self._do(place),
        }
        return TableRow(place, cells, edge)

    def _who(self, place: int) -> Cell:
        """A name is never cut: a long one takes both lines."""
        written = self._review.row(place).title or self._name_written(place)
        name = _two_lines(written or tr("no name", "sin nombre"), _NAME)
        below = self._where(place)
        return Cell(name.text, f"{name.sub} · {below}" if name.sub else below, bold=True)

    def _name_written(self, place: int) -> str:
        """The name as it stands in the row, for rows that were not read again."""
        read = self._review.read(place)
        cells = (read.cell(key).written for key in self._names) if read else ()
        return " ".join(word for cell in cells for word in cell.split())

    def _where(self, place: int) -> str:
        seen, sheet = self._review.seen(place), self._review.row(place).sheet
        if seen is None:
            return tr("sheet {sheet}", "hoja {sheet}", sheet=sheet)
        home = places().label(seen.place) if seen.place else seen.locality
        return f"{home or tr('no place', 'sin lugar')} · {sheet}"

    def _day(self, place: int) -> Cell:
        read = self._review.read(place)
        found = [(kind, read.cell(key)) for key, kind in self._days.items() if read and key in read.cells]
        births = [cell for kind, cell in found if kind == "birth"]
        cell = births[0] if births else found[0][1] if found and not self._review.seen(place) else None
        if cell is None or not (cell.written or cell.value):
            return Cell(tr("no data", "sin dato"), tr("empty cell", "celda vacía"), tone="muted")
        return Cell(said(cell), tr("“{text}”", "«{text}»", text=cell.written))

    def _why(self, place: int) -> Cell:
        row = self._review.row(place)
        reasons = list(dict.fromkeys(str(reason) for reason in row.reasons))
        first = reasons[0] if reasons else tr("Nobody like this", "Nadie parecido") if self._review.seen(place) else ""
        if row.candidates:
            score = tr("{n} of 100", "{n} de 100", n=f"{row.candidates[0].score:.0f}")
            yours = tr(", you decided", ", usted decidió") if place in self._review.decisions else ""
            return Cell("; ".join(reasons), score + yours)
        if row.problems:
            return Cell(first, tr_n(len(row.problems), L("1 cell to look at", "1 celda por revisar"),
                                    L("{n} cells to look at", "{n} celdas por revisar")))  # fmt: skip
        return _two_lines(first) if len(reasons) < 2 else Cell(first, "; ".join(reasons[1:]))

    def _do(self, place: int) -> Cell:
        row, decision = self._review.row(place), self._review.decisions.get(place)
        if row.verdict == "refused":
            return Cell(tr("See the row", "Ver la fila"), icon="eye", tone="accent")
        if row.verdict == "unchanged":
            return Cell(tr("Nothing", "Nada"), tone="text2")
        if self._review.asks(place):
            return Cell(decision_words(decision), button=True)
        if self._review.carries_person(place):
            fresh = tr("Create", "Crear") if row.verdict == "new" else tr("Complete", "Completar")
            return Cell(tr("Leave out", "Dejar fuera") if decision == SKIP else fresh, button=True)
        return Cell(tr("Add", "Agregar"), tone="text2")


def _two_lines(text: str, room: int = _LINE) -> Cell:
    """A long sentence on both lines of its cell; `room` in letters."""
    first = text if len(text) <= room else text[:room].rsplit(" ", 1)[0]
    return Cell(first, text[len(first) :].strip())


def decision_words(decision: str | None) -> str:
    """A decision in a word or two."""
    if decision is None:
        return tr("Choose…", "Elija…")
    if decision == NEW:
        return tr("Another person", "Otra persona")
    return tr("Leave out", "Dejar fuera") if decision == SKIP else tr("Same person", "Misma persona")


def said(cell: CellRead, column: ImportColumn | None = None) -> str:
    """What a cell was read as, in words; "sin leer" where it could not be."""
    if column is not None and column.kind == "code" and column.codes and isinstance(cell.value, str):
        return code_list(column.codes).label(cell.value)
    if isinstance(cell.value, PartialDate):
        return show(cell.value) if cell.value.is_known else tr("not read", "sin leer")
    if cell.value is None:
        return tr("not read", "sin leer") if cell.written else ""
    if isinstance(cell.value, bool):
        return tr("yes", "sí") if cell.value else tr("no", "no")
    return str(cell.value) if isinstance(cell.value, str | int | float) else cell.written
