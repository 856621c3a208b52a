"""The right of the case page: what is due and to be done, and which papers are there."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from kindhub.i18n import tr
from kindhub.program.guided import Guided, GuidedOutcome
from kindhub.ui.case.picture import CasePicture
from kindhub.ui.kit.clock_card import ClockCard
from kindhub.ui.kit.explained_panel import ExplainedPanel
from kindhub.ui.kit.look import clear_layout, gaps, is_put_away, show_when
from kindhub.ui.kit.outcome_panel import OutcomePanel, OutcomeRow
from kindhub.ui.kit.panes import ScrollPane
from kindhub.ui.kit.row_list import Row
from kindhub.ui.kit.side_lists import DocumentChecklist, DueList
from kindhub.ui.theme import theme

WIDTH, TOLD_WIDTH, GAP = 276, 400, 12
_FEWEST_DUE, _FEWEST_PAPERS = 2, 2


class SidePanel(ScrollPane):
    """`due_chosen(key)`, `task_asked`, `task_ticked(key)`, `document_chosen(key)`, `document_asked`,
    `files_dropped(paths, key)`.

    Both lists are cut to whole rows that fit, the less urgent behind *más*; opened by hand, the panel scrolls.
    """

    due_chosen = Signal(str)
    task_asked = Signal()
    task_ticked = Signal(str)
    document_chosen = Signal(str)
    document_asked = Signal()
    files_dropped = Signal(object, str)

    def __init__(self, *, tasks: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(theme().size(WIDTH))
        inside: QVBoxLayout = self.body
        gaps(inside, GAP)
        self._clocks = QVBoxLayout()
        gaps(self._clocks, GAP)
        inside.addLayout(self._clocks)
        self.outcome = OutcomePanel(parent=self.inside)
        self.outcome.hide()
        inside.addWidget(self.outcome)
        self.told = ExplainedPanel(parent=self.inside)
        self.told.hide()
        inside.addWidget(self.told)
        self.due = DueList(can_add=tasks, parent=self.inside)
        self.due.chosen.connect(self.due_chosen)
        self.due.ticked.connect(self.task_ticked)
        self.due.added.connect(self.task_asked)
        self.due.folded_by_hand.connect(self._fit)
        inside.addWidget(self.due)
        self.documents = DocumentChecklist(parent=self.inside)
        self.documents.dropped.connect(self.files_dropped)
        self.documents.chosen.connect(self.document_chosen)
        self.documents.added.connect(self.document_asked)
        self.documents.folded_by_hand.connect(self._fit)
        inside.addWidget(self.documents)
        inside.addStretch(1)
        self.clocks: list[ClockCard] = []
        self._whole, self._tasks, self._papers = False, tasks, False

    def show_case(self, picture: CasePicture) -> None:
        """Fill both lists; a program without a checklist has no second one."""
        self._show_clocks(picture)
        nothing = Row("", tr("Nothing is due.", "No hay plazos pendientes."), "fine")
        self.due.set_rows(picture.due or (nothing,))
        may_add = picture.may_edit and not picture.read_only
        show_when(self.due.plus, self._tasks and may_add)
        self.documents.set_open(may_add=may_add)
        self._papers = picture.documents is not None
        show_when(self.documents, self._papers and not self._asking())
        self.documents.set_rows(picture.documents or ())
        self._fit()

    def _show_clocks(self, picture: CasePicture) -> None:
        clear_layout(self._clocks)
        self.clocks = []
        for group in picture.clocks:
            act = group.act if picture.may_edit and not picture.read_only else ""
            card = ClockCard(group.title, group.note, act)
            card.set_clocks(group.faces)
            card.chosen.connect(self.due_chosen)
            self._clocks.addWidget(card)
            self.clocks.append(card)

    def show_outcome(self, guided: Guided | None, outcome: GuidedOutcome | None) -> None:
        """While questions are asked one by one, what they may lead to stands here in place of the lists.

        Where it is told person by person and rule by rule, the panel is as wide as that takes.
        """
        told = outcome.told if outcome is not None else ()
        if guided is not None and outcome is not None:
            for panel in (self.outcome, self.told):
                panel.set_title(guided.panel.say())
            self.outcome.set_rows([OutcomeRow(one.words, one.standing) for one in outcome.possible])
            self.told.set_told(told)
        show_when(self.told, bool(told))
        show_when(self.outcome, outcome is not None and bool(outcome.possible))
        asking = self._asking()
        if not self._whole:
            self.setFixedWidth(theme().size(TOLD_WIDTH if told else WIDTH))
        show_when(self.due, not asking)
        show_when(self.documents, self._papers and not asking)
        self._fit()

    def _asking(self) -> bool:
        return not (is_put_away(self.outcome) and is_put_away(self.told))

    def set_whole(self, *, whole: bool) -> None:
        """Under the form, not beside it: every row is shown, and the page scrolls."""
        self._whole = whole
        self._fit()
        self.setMinimumHeight(self.body.sizeHint().height() if whole else 0)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Take rows away one by one, from the longer list first, until what stays is whole."""
        due, papers = self.due.most(), self.documents.most()
        room = self.viewport().height() - self._clocks_height()
        while not self._whole and self._height_with(due, papers) > room:
            if papers > _FEWEST_PAPERS and (papers >= due or due <= _FEWEST_DUE) and not self.documents.opened_wide:
                papers -= 1
            elif due > _FEWEST_DUE and not self.due.opened_wide:
                due -= 1
            elif papers > _FEWEST_PAPERS and not self.documents.opened_wide:
                papers -= 1
            else:
                break
        for more_due, more_papers in ((1, 0), (0, 1)):
            if self._height_with(due + more_due, papers + more_papers) <= room:
                due, papers = due + more_due, papers + more_papers
        self.due.show_at_most(due)
        self.documents.show_at_most(papers)

    def _clocks_height(self) -> int:
        return sum(card.sizeHint().height() + theme().size(GAP) for card in self.clocks)

    def _height_with(self, due: int, papers: int) -> int:
        shown = not is_put_away(self.documents)
        return self.due.height_with(due) + (self.documents.height_with(papers) + theme().size(GAP) if shown else 0)
