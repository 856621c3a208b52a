"""The last step: what went in, the report of every row, and the way back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLayout, QVBoxLayout, QWidget

from kindhub.exchange.import_report import VERDICT_WORDS
from kindhub.i18n import L, tr, tr_n
from kindhub.program.imports import VERDICTS
from kindhub.ui.importing.row_cells import LARGE_TEXT
from kindhub.ui.kit.buttons import FilledButton, LinkButton, QuietButton
from kindhub.ui.kit.card import Card
from kindhub.ui.kit.flow import FlowLayout
from kindhub.ui.kit.look import gaps, show_when
from kindhub.ui.kit.panes import ScrollPane
from kindhub.ui.kit.table import Cell, Column, Key, PageModel, TableRow, WorkTable
from kindhub.ui.kit.text import Text
from kindhub.ui.kit.tiles import VerdictTile
from kindhub.ui.shell.nav import Route
from kindhub.ui.theme import theme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kindhub.exchange.import_run import ImportResult


class ResultStep(QWidget):
    """`report_asked`, `undo_asked` (after its confirmation), `again_asked` for another file, `went(Route)`."""

    report_asked = Signal()
    undo_asked = Signal()
    again_asked = Signal()
    went = Signal(object)

    def __init__(self, result: ImportResult, parent: QWidget | None = None, *, undone: bool = False) -> None:
        super().__init__(parent)
        self.result, self.undone = result, undone
        outer = QVBoxLayout(self)
        gaps(outer)
        pane = ScrollPane()
        outer.addWidget(pane)
        pane.body.addLayout(self._tiles())
        pane.body.addWidget(self._table_card())
        pane.body.addWidget(self._act_card())
        pane.body.addStretch(1)

    def _tiles(self) -> QLayout:
        row: QLayout = FlowLayout(None, 10) if theme().percent >= LARGE_TEXT else QHBoxLayout()
        gaps(row, 10)
        rows = self.result.plan.rows
        left = sum(one.left_out for one in rows)
        refused = sum(one.verdict == "refused" for one in rows)
        before = sum(one.verdict == "unchanged" for one in rows)
        went = len(rows) - left - refused - before
        new, more = self.result.persons_new, self.result.persons_completed
        for count, words, sub, icon, tone in (
            (went, tr_n(went, L("row went in", "fila entró"), L("rows went in", "filas entraron")),
             tr("with all their words", "con todo lo escrito"), "check-circle-fill", "ok"),
            (new, tr_n(new, L("new person", "persona nueva"), L("new persons", "personas nuevas")),
             tr_n(more, L("1 completed", "1 completada"), L("{n} completed", "{n} completadas")), "plus-circle-fill",
             "accent"),
            (before, tr("were in already", "ya estaban"), tr("nothing changed", "nada cambió"), "equals", "text2"),
            (left, tr("left out", "quedaron fuera"), tr("they can come in later", "pueden entrar otro día"),
             "question-fill", "warn"),
            (refused, tr("could not go in", "no entraron"), tr("with the reason", "con su razón"), "x-circle-fill",
             "danger"),
        ):  # fmt: skip
            tile = VerdictTile(f"{count:,}", words, sub, icon, tone)
            tile.setCheckable(False)
            tile.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            tile.setCursor(Qt.CursorShape.ArrowCursor)
            row.addWidget(tile)
        return row

    def _table_card(self) -> Card:
        card = Card(tr("By sheet", "Por hoja"))
        columns = [Column("sheet", tr("Sheet", "Hoja"), 200, sortable=False, stretch=True)]
        columns += [Column(v, VERDICT_WORDS[v].say(), 130, right=True, sortable=False) for v in VERDICTS]
        model = PageModel(columns, self._fetch, parent=self)
        model.set_keys(list(self.result.plan.counts()))
        table = WorkTable(model, tr("Rows by sheet and result", "Filas por hoja y resultado"))
        table.setFixedHeight(theme().size(34) * (model.rowCount() + 1) + theme().size(8))
        card.add(table)
        return card

    def _fetch(self, keys: Sequence[Key]) -> list[TableRow]:
        counts = self.result.plan.counts()
        return [TableRow(key, _cells(str(key), counts[str(key)])) for key in keys]

    def _act_card(self) -> Card:
        card = Card(tr("And now", "Y ahora"))
        card.add(
            Text(
                tr("The report says what happened to every row, for you and for whoever sent the file.",
                   "El informe dice qué pasó con cada fila, para usted y para quien mandó el archivo."),
                "body", "text2", wrap=True,
            )
        )  # fmt: skip
        self._acts = QWidget()
        row = FlowLayout(self._acts, 8)
        self.report_button = FilledButton(tr("Save the report…", "Guardar el informe…"), "download-simple")
        self.report_button.clicked.connect(self.report_asked)
        self.undo_button = QuietButton(tr("Undo the import…", "Deshacer la importación…"), "arrow-counter-clockwise")
        self.undo_button.clicked.connect(self.ask_undo)
        again = LinkButton(tr("Import another file", "Importar otro archivo"))
        again.clicked.connect(self.again_asked)
        self.pairs_link = LinkButton(tr("Look at possible duplicates", "Ver posibles duplicados"))
        self.pairs_link.clicked.connect(self._to_pairs)
        for button in (self.report_button, self.undo_button, again, self.pairs_link):
            row.addWidget(button)
        show_when(self.pairs_link, bool(self.result.persons_new) and not self.undone)
        card.add(self._acts)
        card.add(self._question())
        self.undo_button.setVisible(self.result.unit is not None and not self.undone)
        return card

    def _question(self) -> QWidget:
        """The confirmation, in place: no window over the window."""
        self.question = QWidget()
        column = QVBoxLayout(self.question)
        gaps(column, 8, 0, 8)
        self.question_words = Text(
            tr("Everything this import brought is taken away, and what it changed gets its old value. What somebody "
               "worked on since stays and is named.",
               "Se quita todo lo que trajo esta importación, y lo que cambió vuelve a su valor anterior. Lo que "
               "alguien ya trabajó después se queda y se nombra."),
            "body", wrap=True,
        )  # fmt: skip
        column.addWidget(self.question_words)
        row = QHBoxLayout()
        gaps(row, 8)
        self.confirm_button = FilledButton(tr("Undo the import", "Deshacer la importación"), tone="danger")
        self.confirm_button.clicked.connect(self._confirmed)
        keep = QuietButton(tr("Keep it", "Dejarla como está"))
        keep.clicked.connect(self._keep)
        row.addWidget(self.confirm_button)
        row.addWidget(keep)
        row.addStretch(1)
        column.addLayout(row)
        show_when(self.question, False)
        return self.question

    def _to_pairs(self) -> None:
        self.went.emit(Route("duplicates"))

    def ask_undo(self) -> None:
        """Ask before anything is taken back."""
        self._acts.hide()
        self.question.show()
        self.confirm_button.setFocus()

    def _keep(self) -> None:
        self.question.hide()
        self._acts.show()

    def _confirmed(self) -> None:
        self._keep()
        self.undo_button.setEnabled(False)
        self.undo_asked.emit()

    def show_undone(self) -> None:
        """The import is gone; there is nothing left to undo."""
        self.undone = True
        self.undo_button.hide()
        self.pairs_link.hide()

    def undo_failed(self) -> None:
        """The import is still there and can be undone again."""
        self.undo_button.setEnabled(True)


def _cells(sheet: str, counts: dict[str, int]) -> dict[str, Cell]:
    return {"sheet": Cell(sheet, bold=True), **{verdict: Cell(f"{counts[verdict]:,}") for verdict in VERDICTS}}
