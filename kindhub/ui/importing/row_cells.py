"""How a row of an import looks in the table: verdict, what was read, why, and what will be done with it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from kindhub.exchange.import_report import VERDICT_WORDS
from kindhub.i18n import L, tr, tr_n
from kindhub.program.imports import NEW, SKIP, CellRead
from kindhub.records.date_show import show
from kindhub.records.partial_date import PartialDate
from kindhub.records.places import places
from kindhub.ui.kit.table import Cell, Column, Key, TableRow

if TYPE_CHECKING:
    from kindhub.program.exchange import ImportKind
    from kindhub.ui.importing.review import Review

_LOOKS = {
    "unsure": ("doubt", "warn", "warn"),
    "refused": ("refused", "danger", "danger"),
    "same": ("done", "ok", ""),
    "unchanged": ("done", "text2", ""),
    "new": ("new", "accent", ""),
}
"""Verdict → state (icon), tone of its word, bar at the left."""
DECIDED = L("Decided", "Decidida")
LEAVES_OUT = L("Left out", "Se deja fuera")


def row_columns() -> list[Column]:
    """The columns of the table, in units of the design."""
    return [
        Column("row", tr("Row", "Fila"), 52, right=True, sortable=False),
        Column("verdict", tr("Result", "Resultado"), 108, sortable=False),
        Column("read", tr("In the file", "En el archivo"), 160, sortable=False, stretch=True),
        Column("day", tr("Birth or date, as read", "Nacimiento o fecha"), 138, sortable=False),
        Column("why", tr("Why", "Por qué"), 172, sortable=False),
        Column("do", tr("What to do", "Qué hacer"), 142, sortable=False),
    ]


class RowCells:
    """Fetches rows for a `PageModel`; a key is a place in the plan."""

    def __init__(self, review: Review, kind: ImportKind) -> None:
        self._review = review
        columns = [column for sheet in kind.sheets for column in sheet.columns]
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
            "read": Cell(row.title or tr("no name", "sin nombre"), self._where(place), bold=True),
            "day": self._day(place),
            "why": self._why(place),
            "do": self._do(place),
        }
        return TableRow(place, cells, edge)

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
        return Cell(said(cell), tr("written “{text}”", "escrito «{text}»", text=cell.written))

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
        return Cell(first, "; ".join(reasons[1:]))

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


def decision_words(decision: str | None) -> str:
    """A decision in a word or two."""
    if decision is None:
        return tr("Choose…", "Elija…")
    if decision == NEW:
        return tr("Another person", "Otra persona")
    return tr("Leave out", "Dejar fuera") if decision == SKIP else tr("Same person", "Misma persona")


def said(cell: CellRead) -> str:
    """What a cell was read as, in words; "sin leer" where it could not be."""
    if isinstance(cell.value, PartialDate):
        return show(cell.value) if cell.value.is_known else tr("not read", "sin leer")
    if cell.value is None:
        return tr("not read", "sin leer") if cell.written else ""
    if isinstance(cell.value, bool):
        return tr("yes", "sí") if cell.value else tr("no", "no")
    return str(cell.value) if isinstance(cell.value, str | int | float) else cell.written
