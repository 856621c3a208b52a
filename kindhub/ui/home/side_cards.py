"""The cards at the right of *My day*: drafts, what others changed, and what was opened lately."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kindhub.i18n import tr
from kindhub.ui.home.saying import CHANGE_ICONS, change_words, since_words
from kindhub.ui.kit.buttons import IconButton, LinkButton, QuietButton
from kindhub.ui.kit.card import Card
from kindhub.ui.kit.look import gaps, show_when
from kindhub.ui.kit.popover import PopOver
from kindhub.ui.kit.row_list import Row, RowList
from kindhub.ui.kit.text import Text
from kindhub.ui.shell.nav import Route
from kindhub.ui.theme import theme

if TYPE_CHECKING:
    from kindhub.services.changes_since import Change
    from kindhub.storage.drafts import Draft
    from kindhub.ui.home.side_reading import Lead, MySide

SHOWN, RECENT_SHOWN = 3, 3


class LeadCard(Card):
    """Rows that lead somewhere, or one sentence why there are none. `asked(Route)`."""

    asked = Signal(object)

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(title, "", parent)
        gaps(self.column, 4, 6, 10)
        gaps(self.head, 8, 10, 0, 8, 0)
        self.title.setWordWrap(True)
        self.head.setStretch(0, 1)
        self.head.setStretch(2, 0)
        self.rows = RowList(title, parent=self)
        self.rows.chosen.connect(self._chosen)
        self.add(self.rows)
        self._empty = Text("", "body", "text2", wrap=True, parent=self)
        self._empty.setContentsMargins(theme().size(10), 0, theme().size(10), 0)
        self.add(self._empty)
        self._routes: dict[str, Route] = {}

    def show_rows(self, rows: Sequence[tuple[Row, Route]], empty: str) -> None:
        """Show other rows."""
        self._routes = {row.key: route for row, route in rows}
        self.rows.set_rows([row for row, _ in rows])
        show_when(self.rows, bool(rows))
        self._empty.setText(empty)
        show_when(self._empty, not rows)

    def _chosen(self, key: str) -> None:
        if key in self._routes:
            self.asked.emit(self._routes[key])


class MoreRows(LeadCard):
    """The same with only the first few; *ver los n* shows them all."""

    def __init__(self, title: str, shown: int = SHOWN, parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        self._shown = shown
        self.more = LinkButton("", parent=self)
        self.more.clicked.connect(self._show_all)
        self.add_action(self.more)
        self.more.hide()
        self._all: Sequence[tuple[Row, Route]] = ()
        self._nothing, self._open = "", False

    def show_rows(self, rows: Sequence[tuple[Row, Route]], empty: str) -> None:
        """Show other rows; all of them once they were asked for."""
        self._all, self._nothing = rows, empty
        rest = len(rows) > self._shown
        show_when(self.more, rest)
        less = tr("see fewer", "ver menos")
        self.more.setText(less if self._open else tr("see all {n}", "ver los {n}", n=len(rows)))
        super().show_rows(rows if self._open else rows[: self._shown], empty)

    def _show_all(self) -> None:
        self._open = not self._open
        self.show_rows(self._all, self._nothing)


class DraftCard(MoreRows):
    """Drafts: a row goes on with one; the bin at the right of the head asks which is to go, and asks again."""

    dropped = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Unfinished drafts", "Borradores sin terminar"), parent=parent)
        self._drafts: list[Lead] = []
        self.discard = IconButton("trash", tr("Discard a draft…", "Descartar un borrador…"), parent=self)
        self.discard.clicked.connect(self._ask)
        self.add_action(self.discard)
        self.discard.hide()

    def show_drafts(self, drafts: list[Lead]) -> None:
        """Show other drafts."""
        self._drafts = drafts
        show_when(self.discard, bool(drafts))
        rows = [(Row(one.key, one.title, icon=one.icon, sub=one.sub, strong=True), one.route) for one in drafts]
        self.show_rows(rows, tr("Nothing left unfinished.", "No dejó nada sin terminar."))

    def _ask(self) -> None:
        pane = DropDraft(self._drafts, self)
        pane.chosen.connect(self.dropped)
        pane.open_under(self.discard)


class DropDraft(PopOver):
    """Asks which draft is to be forgotten, and whether it really is. `chosen(Draft)`."""

    chosen = Signal(object)

    def __init__(self, drafts: Sequence[Lead], parent: QWidget) -> None:
        super().__init__(parent)
        self._drafts = {one.key: one.draft for one in drafts}
        self._names = {one.key: one.title for one in drafts}
        self._key = ""
        self.words = Text(tr("Which draft is to go?", "¿Qué borrador se descarta?"), "strong", wrap=True)
        self.words.setMinimumWidth(theme().size(280))
        self.body.addWidget(self.words)
        self.rows = RowList(tr("Drafts", "Borradores"))
        self.rows.set_rows([Row(one.key, one.title, icon=one.icon, sub=one.sub) for one in drafts])
        self.rows.chosen.connect(self._take)
        self.body.addWidget(self.rows)
        self.acts = QWidget()
        row = QHBoxLayout(self.acts)
        gaps(row, 8)
        self.yes = QuietButton(tr("Discard draft", "Descartar borrador"), "trash")
        self.no = QuietButton(tr("Keep it", "Conservarlo"))
        self.yes.clicked.connect(self._drop)
        self.no.clicked.connect(self.close)
        row.addWidget(self.yes)
        row.addWidget(self.no)
        row.addStretch(1)
        self.body.addWidget(self.acts)
        self.acts.hide()
        if len(drafts) == 1:
            self._take(drafts[0].key)

    def _take(self, key: str) -> None:
        self._key = key
        name = self._names[key]
        self.words.setText(
            tr("What you typed in “{name}” will be gone.", "Lo que escribió en «{name}» se perderá.", name=name)
        )
        self.rows.hide()
        self.acts.show()
        self.adjustSize()
        self.no.setFocus()

    def _drop(self) -> None:
        draft: Draft | None = self._drafts.get(self._key)
        if draft is not None:
            self.chosen.emit(draft)
        self.close()


class SideCards(QWidget):
    """`asked(Route)` for a row, `dropped(Draft)` for a draft that is to be forgotten."""

    asked = Signal(object)
    dropped = Signal(object)

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self.setMaximumWidth(theme().size(290))
        self.setMinimumWidth(theme().size(240))
        column = QVBoxLayout(self)
        gaps(column, 12)
        self.drafts = DraftCard(self)
        self.changes = MoreRows(since_words(None, today), parent=self)
        self.recent = MoreRows(tr("Recent", "Recientes"), RECENT_SHOWN, self)
        self.drafts.dropped.connect(self.dropped)
        for card in (self.drafts, self.changes, self.recent):
            card.asked.connect(self.asked)
            column.addWidget(card)
        column.addStretch(1)

    def show_side(self, side: MySide) -> None:
        """Show what was read."""
        self.drafts.show_drafts(side.drafts)
        self.changes.title.setText(since_words(side.since, self._today))
        rows = [self._change(at, one, side.names) for at, one in enumerate(side.changes)]
        self.changes.show_rows(rows, tr("Nothing that others did.", "Nada que hayan hecho otras personas."))
        recent = [
            (Row(one.key, one.title, icon=one.icon, sub=one.sub, strong=True, secret=True), one.route)
            for one in side.recent
        ]
        self.recent.show_rows(recent, tr("Nothing yet.", "Todavía nada."))

    def _change(self, at: int, one: Change, names: dict[str, str]) -> tuple[Row, Route]:
        who = names.get(one.who, one.who).split(" ")[0]
        row = Row(f"{at}", f"{change_words(one)} · {who}", icon=CHANGE_ICONS[one.act], sub=one.person, strong=True)
        return row, Route("case", (one.program, one.case_id, one.form))
