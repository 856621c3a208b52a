"""The third step: every row with its verdict, and the decisions that only a person can take."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLayout, QMenu, QVBoxLayout, QWidget

from kindhub.i18n import L, tr, tr_n
from kindhub.program.imports import NEW, SKIP, Candidate
from kindhub.ui.importing.compare_panel import ComparePanel
from kindhub.ui.importing.facts import Facts, compare, facts_of_rows
from kindhub.ui.importing.review import SHELVES, Counts
from kindhub.ui.importing.row_cells import LARGE_TEXT, RowCells, row_columns
from kindhub.ui.importing.row_panel import RowPanel
from kindhub.ui.kit.busy import EmptyState
from kindhub.ui.kit.card import Card
from kindhub.ui.kit.flow import FlowLayout
from kindhub.ui.kit.look import gaps
from kindhub.ui.kit.panes import Panes
from kindhub.ui.kit.table import PageModel, WorkTable, remember
from kindhub.ui.kit.tiles import VerdictTile
from kindhub.ui.kit.views import Views
from kindhub.ui.shell import bind
from kindhub.ui.theme import theme

if TYPE_CHECKING:
    from kindhub.program.exchange import ImportKind
    from kindhub.ui.importing.work import Planned

_SIDE = 366


class RowsStep(QWidget):
    """`changed` after every decision. Built for one plan."""

    changed = Signal()

    def __init__(self, planned: Planned, kind: ImportKind, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.planned, self.review, self._in_hub = planned, planned.review, planned.in_hub
        self._candidate = 0
        column = QVBoxLayout(self)
        gaps(column, 10)
        column.addLayout(self._build_tiles())
        self.model = PageModel(row_columns(), RowCells(self.review, kind), parent=self)
        panes = Panes(stack_below=860, parent=self)
        panes.put(self._build_table(panes), right=self._build_side(kind, panes))
        column.addWidget(panes, 1)
        self._bind_keys()
        self._show_shelf()
        self._select_first()

    def _build_tiles(self) -> QLayout:
        row: QLayout = FlowLayout(None, 10) if theme().percent >= LARGE_TEXT else QHBoxLayout()
        gaps(row, 10)
        self._shelves = QButtonGroup(self)
        for number, (icon, tone) in enumerate(
            (("rows", "accent"), ("plus-circle-fill", "accent"), ("check-circle-fill", "ok"), ("question-fill", "warn"),
             ("x-circle-fill", "danger"))
        ):  # fmt: skip
            tile = VerdictTile("", "", "", icon, tone)
            self._shelves.addButton(tile, number)
            row.addWidget(tile)
        self._shelves.button(0).setChecked(True)
        self._say_counts()
        self._shelves.idClicked.connect(self._show_shelf)
        return row

    def _build_table(self, room: QWidget) -> Card:
        card = Card(parent=room)
        gaps(card.column, 0, 1)
        self.table = WorkTable(self.model, tr("Rows of the file", "Filas del archivo"), row_height=45, parent=card)
        remember(self.table, "import_rows")
        self.table.current_changed.connect(self._show_current)
        self.table.cell_clicked.connect(self._cell_clicked)
        self.table.opened.connect(self._open_menu)
        self.empty = EmptyState(tr("No rows with this result.", "No hay filas con este resultado."), icon="check")
        card.add(self.table, 1)
        card.add(self.empty, 1)
        return card

    def _build_side(self, kind: ImportKind, room: QWidget) -> Views:
        self.side = Views(room)
        self.compare, self.row_panel = ComparePanel(self.side), RowPanel(kind, self.side)
        self.compare.same.connect(self.answer_same)
        self.compare.other.connect(self.answer_other)
        self.compare.later.connect(self.answer_later)
        self.compare.turned.connect(self._turn)
        self.side.setFixedWidth(theme().size(_SIDE))
        self.side.addWidget(self.compare)
        self.side.addWidget(self.row_panel)
        return self.side

    def _bind_keys(self) -> None:
        for name, act in (
            ("answer_same", self.answer_same),
            ("answer_other", self.answer_other),
            ("answer_later", self.answer_later),
        ):
            bind(self, name, act)

    def _say_counts(self) -> None:
        counts = self.review.counts()
        for number, (shelf, words) in enumerate(zip(SHELVES, _tile_words(counts), strict=True)):
            tile = self._shelves.button(number)
            if isinstance(tile, VerdictTile):
                tile.set_figure(f"{counts.shelves[shelf]:,}", *words)

    def _show_shelf(self) -> None:
        places = self.review.places(SHELVES[self.shelf])
        self.model.set_keys(places)
        self.table.setVisible(bool(places))
        self.empty.setVisible(not places)
        self.side.setVisible(bool(places))
        if self.table.current_key() is None:
            self._select_first()

    def _select_first(self) -> None:
        if self.model.keys():
            self.table.select_key(self.model.keys()[0])

    @property
    def shelf(self) -> int:
        """The number of the tile that is pressed."""
        return max(self._shelves.checkedId(), 0)

    def take_up(self, shelf: int, row: int | None) -> None:
        """Stand where one stood on a page before this one."""
        self._shelves.button(shelf).setChecked(True)
        self._show_shelf()
        if row is not None:
            self.table.select_key(row)

    def current(self) -> int | None:
        """The place of the row with the focus."""
        key = self.table.current_key()
        return key if isinstance(key, int) else None

    def _show_current(self) -> None:
        place = self.current()
        if place is None:
            return
        self._candidate = 0
        chosen = self.review.chosen(place)
        if chosen is not None:
            self._candidate = self.review.row(place).candidates.index(chosen)
        self._show_side(place)

    def _show_side(self, place: int) -> None:
        row = self.review.row(place)
        if not self.review.asks(place):
            self.row_panel.show_row(row, self.review.read(place))
            self.side.setCurrentWidget(self.row_panel)
            return
        candidate = row.candidates[self._candidate]
        seen = self.review.seen(place)
        lines = compare(facts_of_rows([seen] if seen else []), self._facts(candidate))
        self.compare.show_question(
            self._note(place, candidate), tr("Row {n}", "Fila {n}", n=row.row), _where(candidate), lines,
            len(row.candidates),
        )  # fmt: skip
        self.side.setCurrentWidget(self.compare)

    def _facts(self, candidate: Candidate) -> Facts:
        if candidate.in_hub and candidate.person in self._in_hub:
            return self._in_hub[candidate.person]
        return facts_of_rows(self.review.said_of(candidate.person))

    def _name(self, candidate: Candidate) -> str:
        return candidate.name or next(iter(self._facts(candidate).names), tr("no name", "sin nombre"))

    def _note(self, place: int, candidate: Candidate) -> str:
        score = tr("{n} of 100", "{n} de 100", n=f"{candidate.score:.0f}")
        waiting = sorted(self.review.open_places())
        if place not in waiting:
            return f"{tr('decided', 'decidida')} · {score}"
        return f"{tr('{a} of {n}', '{a} de {n}', a=waiting.index(place) + 1, n=len(waiting))} · {score}"

    def _turn(self, step: int) -> None:
        place = self.current()
        if place is not None:
            self._candidate = (self._candidate + step) % len(self.review.row(place).candidates)
            self._show_side(place)

    def answer_same(self) -> None:
        """M: the row is the person it is compared with."""
        place = self.current()
        if place is not None and self.review.asks(place):
            self._decide(place, self.review.same(self.review.row(place).candidates[self._candidate]))

    def answer_other(self) -> None:
        """O: the row is somebody else."""
        place = self.current()
        if place is not None and self.review.asks(place):
            self._decide(place, NEW)

    def answer_later(self) -> None:
        """D: leave the question open and go to the next one."""
        place = self.current()
        if place is not None and self.review.asks(place):
            self._decide(place, None)

    def _decide(self, place: int, decision: str | None, *, go_on: bool = True) -> None:
        self.review.decide(place, decision)
        self._say_counts()
        self.model.refresh()
        following = self.review.next_open(place) if go_on and self.review.asks(place) else None
        if following is not None and following != place and self.model.row_of(following) is not None:
            self.table.select_key(following)
        else:
            self._show_side(place)
        self.changed.emit()

    def _cell_clicked(self, key: object, _column: str) -> None:
        self._open_menu(key)

    def _open_menu(self, key: object) -> None:
        """The choices for a row, under its last cell."""
        row = self.model.row_of(key) if isinstance(key, int) else None
        if row is None or not isinstance(key, int) or not (self.review.asks(key) or self.review.carries_person(key)):
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for words, decision in self._choices(key):
            action = menu.addAction(words)
            action.setData((key, decision))
            action.setCheckable(True)
            action.setChecked(self.review.decisions.get(key) == decision)
        menu.triggered.connect(self._menu_chosen)
        cell = self.table.visualRect(self.model.index(row, self.model.columnCount() - 1))
        menu.popup(self.table.viewport().mapToGlobal(QPoint(cell.left(), cell.bottom())))

    def _choices(self, place: int) -> list[tuple[str, str | None]]:
        row = self.review.row(place)
        leave = (tr("Leave out", "Dejar fuera"), SKIP)
        if not self.review.asks(place):
            fresh = tr("Create", "Crear") if row.verdict == "new" else tr("Complete", "Completar")
            return [(fresh, None), leave]
        known: list[tuple[str, str | None]] = [
            (tr("It is {name} ({where})", "Es {name} ({where})", name=self._name(one), where=_where(one).lower()),
             self.review.same(one)) for one in row.candidates
        ]  # fmt: skip
        return [*known, (tr("It is another person", "Es otra persona"), NEW), leave,
                (tr("Decide later", "Decidir después"), None)]  # fmt: skip

    def _menu_chosen(self, action: QAction) -> None:
        place, decision = action.data()
        self._decide(place, decision, go_on=False)


def _where(candidate: Candidate) -> str:
    if candidate.in_hub or candidate.row is None:
        return tr("In the hub already", "Ya está en el hub")
    return tr("Row {n}", "Fila {n}", n=candidate.row)


def _tile_words(counts: Counts) -> list[tuple[str, str]]:
    """Word and second line of each tile, in the order of `SHELVES`."""
    of, waiting = counts.shelves, counts.open
    return [
        (tr_n(of["all"], L("row", "fila"), L("rows", "filas")),
         tr("all, open ones first", "todas, lo pendiente primero")),
        (tr_n(of["new"], L("new", "nueva"), L("new", "nuevas")), tr("are created", "se crean")),
        (tr_n(of["same"], L("already there", "ya existe"), L("already there", "ya existen")),
         tr("are completed", "se completan")),
        (tr_n(of["unsure"], L("unsure", "dudosa"), L("unsure", "dudosas")),
         tr_n(waiting, L("1 to decide", "falta 1 por decidir"), L("{n} to decide", "faltan {n} por decidir"))
         if waiting else tr("all decided", "todo decidido")),
        (tr_n(of["refused"], L("cannot go in", "no entra"), L("cannot go in", "no entran")),
         tr("with the reason", "con su razón")),
    ]  # fmt: skip
