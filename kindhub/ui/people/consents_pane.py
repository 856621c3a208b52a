"""The consents of a person: the matrix, and beside it the chosen cell with all that is known and can be done."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout

from kindhub.i18n import L, capital, tr, tr_n
from kindhub.records.codes import code_list
from kindhub.services.consents import ConsentCell, tell_sharing, withdraw
from kindhub.ui.kit.buttons import LinkButton, QuietButton
from kindhub.ui.kit.card import Card
from kindhub.ui.kit.consent_matrix import ConsentMatrix, MatrixCell
from kindhub.ui.kit.look import Rule, clear_layout, gaps
from kindhub.ui.kit.panes import Panes, Room, ScrollPane
from kindhub.ui.kit.text import Text
from kindhub.ui.tasks import run
from kindhub.ui.theme import theme
from kindhub.ui.when import short_day, today

if TYPE_CHECKING:
    from kindhub.records.consent import Consent
    from kindhub.storage.hub import Hub
    from kindhub.ui.tasks import Progress

SIDE, LEAST = 330, 260
STATES = {
    "granted": L("granted", "lo dio"), "refused": L("refused", "no lo dio"), "pending": L("pending", "pendiente"),
    "withdrawn": L("withdrawn", "retirado"), "ended": L("ended", "terminó"),
}  # fmt: skip
_KEYS = (
    ("given_by", L("Given by", "Quién lo dio")), ("given_as", L("As", "Como")), ("means", L("Means", "Medio")),
    ("language", L("Language", "Idioma")), ("text_version", L("Text read", "Texto leído")),
)  # fmt: skip
_LISTS = {"given_as": "consent_giver", "means": "consent_means", "language": "language"}


class Withdraw:
    """Work: withdraw a consent from today on."""

    def __init__(self, hub: Hub, consent: Consent) -> None:
        self._hub, self._id, self._version = hub, consent.id, consent.version

    def __call__(self, _progress: Progress) -> str:
        """Withdraw it; gives the unit for undoing."""
        return withdraw(self._hub, self._id, self._version, today())


class TellSharing:
    """Work: write down what was shared."""

    def __init__(self, hub: Hub, consent_id: str, what: str) -> None:
        self._hub, self._id, self._what = hub, consent_id, what

    def __call__(self, _progress: Progress) -> None:
        """Write it."""
        tell_sharing(self._hub, self._id, self._what, today())


class ConsentsPane(Room):
    """`edited(consent id)`, `added`, `changed` after a withdrawal or a sharing, `failed(error)`."""

    edited = Signal(str)
    added = Signal()
    changed = Signal()
    failed = Signal(object)

    def __init__(self, hub: Hub, cells: Sequence[ConsentCell], users: dict[str, str], *, may_edit: bool) -> None:
        super().__init__()
        self._hub, self._users, self._may_edit = hub, users, may_edit
        self._cells = {one.consent.id: one for one in cells}
        self._asked_sure = ""
        self._typed: dict[str, str] = {}
        row = QHBoxLayout(self)
        gaps(row, 12)
        self.side = Card(tr("This consent", "Este consentimiento"), " ")
        self.side.setFixedWidth(theme().size(SIDE))
        pane = ScrollPane()
        self._about = QVBoxLayout()
        gaps(self._about, 8)
        pane.body.addLayout(self._about)
        pane.body.addStretch(1)
        self.side.add(pane, 1)
        self.side.setMinimumHeight(theme().size(LEAST))
        row.addWidget(Panes(self._matrix_card(cells), right=self.side))
        self.side.setVisible(bool(cells))
        if cells:
            self.matrix.take(cells[0].consent.id)

    def _matrix_card(self, cells: Sequence[ConsentCell]) -> Card:
        card = Card(tr("Consents", "Consentimientos"), _counted(cells))
        if self._may_edit:
            add = LinkButton(tr("Consent", "Consentimiento"), "plus")
            add.clicked.connect(self.added)
            card.add_action(add)
        pane = ScrollPane()
        pane.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)  # a table may be wider than the page
        self.matrix = ConsentMatrix(tr("Consents", "Consentimientos"), [cell_of(one) for one in cells])
        self.matrix.current.connect(self._show)
        self.matrix.opened.connect(self._opened)
        pane.body.addWidget(self.matrix)
        if not cells:
            words = tr("No consent is written down. Nothing may be shared.",
                       "No hay ningún consentimiento escrito. No se puede compartir nada.")  # fmt: skip
            pane.body.addWidget(Text(words, "body", "text2", wrap=True))
        pane.body.addStretch(1)
        card.add(pane, 1)
        card.setMinimumHeight(theme().size(LEAST))
        return card

    def _opened(self, key: str, _row: str, _column: str) -> None:
        if self._may_edit:
            if key:
                self.edited.emit(key)
            else:
                self.added.emit()

    def _show(self, key: str, row: str, column: str) -> None:
        clear_layout(self._about)
        self._asked_sure = ""
        self._about.addWidget(Text(f"{row}: {column}", "strong", wrap=True))
        cell = self._cells.get(key)
        if cell is None:
            words = tr("Nobody has asked yet.", "Todavía no se preguntó.")
            self._about.addWidget(Text(words, "body", "text2", wrap=True))
            return
        self._about.addWidget(Text(standing(cell), "body", wrap=True))
        self._about.addLayout(self._facts(cell.consent))
        self._sharings(cell)
        for one in cell.earlier:
            before = f"{code_list('consent_answer').label(one.answer)}, {short_day(one.given_on, today())}"
            words = tr("Before: {what}", "Antes: {what}", what=before)
            self._about.addWidget(Text(words, "cap", "text2", wrap=True))
        if self._may_edit:
            self._acts(cell)

    def _facts(self, consent: Consent) -> QGridLayout:
        grid = QGridLayout()
        gaps(grid, 8)
        grid.setVerticalSpacing(theme().size(4))
        facts = []
        for name, title in _KEYS:
            value = getattr(consent, name)
            facts.append((title.say(), code_list(_LISTS[name]).label(value) if value and name in _LISTS else value))
        facts.append((tr("Note", "Nota"), consent.note))
        for at, (label, value) in enumerate((label, value) for label, value in facts if value):
            grid.addWidget(Text(label, "cap", "text2", wrap=True), at, 0)
            grid.addWidget(Text(value, "body", wrap=True), at, 1)
        grid.setColumnMinimumWidth(0, theme().size(92))
        grid.setColumnStretch(1, 1)
        return grid

    def _sharings(self, cell: ConsentCell) -> None:
        self._about.addWidget(Rule())
        self._about.addWidget(Text(tr("Already shared", "Lo que ya se compartió"), "strong", "text2"))
        if not cell.shared:
            self._about.addWidget(Text(tr("nothing is written down", "no hay nada escrito"), "body", "text2"))
        for one in cell.shared:
            self._about.addWidget(Text(f"{short_day(one.on, today())}: {one.what}", "body", wrap=True))
            self._about.addWidget(Text(self._users.get(one.who, one.who), "cap", "text2", wrap=True))

    def _acts(self, cell: ConsentCell) -> None:
        self._about.addWidget(Rule())
        if cell.state == "granted":
            self.what = QLineEdit()
            self.what.setPlaceholderText(tr("What was shared", "Qué se compartió"))
            self.what.setAccessibleName(tr("What was shared", "Qué se compartió"))
            self.what.setText(self._typed.get(cell.consent.id, ""))
            self.what.textEdited.connect(self._keep)
            self.what.returnPressed.connect(self._tell)
            self.tell = QuietButton(tr("Write down what was shared", "Anotar lo compartido"), "share-network")
            self.tell.clicked.connect(self._tell)
            self._about.addWidget(self.what)
            self._about.addWidget(self.tell)
        mend = QuietButton(tr("Mend", "Corregir"), "pencil-simple")
        mend.clicked.connect(self._mend)
        self._about.addWidget(mend)
        if cell.state in ("granted", "ended"):
            self.withdraw = QuietButton(tr("Withdraw…", "Retirar…"), "arrow-u-up-left")
            self.withdraw.clicked.connect(self._withdraw)
            self._about.addWidget(self.withdraw)
        self._current = cell

    def _mend(self) -> None:
        self.edited.emit(self._current.consent.id)

    def _withdraw(self) -> None:
        """Asked twice in words, not by a window: what it means stands on the button."""
        if self._asked_sure != self._current.consent.id:
            self._asked_sure = self._current.consent.id
            self.withdraw.setText(tr("Withdraw from today on", "Retirar desde hoy"))
            words = tr("Nothing more may be shared from today on. What was already shared stays written down.",
                       "Desde hoy no se comparte nada más. Lo que ya se compartió queda anotado.")  # fmt: skip
            self._about.insertWidget(self._about.count() - 1, Text(words, "body", "warn", wrap=True))
            return
        run(self, Withdraw(self._hub, self._current.consent), self._done, self._failed)

    def _tell(self) -> None:
        run(self, TellSharing(self._hub, self._current.consent.id, self.what.text()), self._done, self._failed)

    def _keep(self, text: str) -> None:
        """What was typed for one cell is there again when one comes back to it."""
        self._typed[self._current.consent.id] = text

    def _done(self, _result: object) -> None:
        self.changed.emit()

    def _failed(self, error: BaseException) -> None:
        self.failed.emit(error)


def _counted(cells: Sequence[ConsentCell]) -> str:
    holds = sum(1 for one in cells if one.state == "granted")
    return tr_n(holds, L("{n} holds today", "{n} vale hoy"), L("{n} hold today", "{n} valen hoy")) if cells else " "


def standing(cell: ConsentCell) -> str:
    """How a consent stands, in a sentence."""
    one, on = cell.consent, today()
    given = short_day(one.given_on, on)
    if cell.state == "withdrawn" and one.withdrawn_on is not None:
        day = short_day(one.withdrawn_on, on)
        words = L("Given on {given}, withdrawn on {day}.", "Se dio el {given} y se retiró el {day}.")
        return words.say(given=given, day=day)
    if cell.state == "ended" and one.until is not None:
        day = short_day(one.until, on)
        return tr("Given on {given}, ended on {day}.", "Se dio el {given} y terminó el {day}.", given=given, day=day)
    if cell.state == "granted":
        until = tr(" It holds until {day}.", " Vale hasta el {day}.", day=short_day(one.until, on)) if one.until else ""
        return tr("Given on {given}.", "Se dio el {given}.", given=given) + until
    if cell.state == "refused":
        return tr("Refused on {given}.", "No se dio; se preguntó el {given}.", given=given)
    return tr("Asked on {given}, no answer yet.", "Se preguntó el {given}; aún no hay respuesta.", given=given)


def cell_of(cell: ConsentCell) -> MatrixCell:
    """A cell of the matrix in words."""
    one = cell.consent
    purpose = code_list("consent_purpose").label(cell.purpose)
    row = capital(purpose)
    lines = [_when(cell, today()), one.given_by or ""]
    if cell.shared:
        many = L("shared {n} times", "se compartió {n} veces")
        lines.append(tr_n(len(cell.shared), L("shared once", "se compartió 1 vez"), many))
    shown = tuple(line for line in lines if line)
    title = STATES[cell.state].say()
    said = f"{row}, {cell.recipient}: {title}. {', '.join(shown)}"
    return MatrixCell(row, cell.recipient, one.id, cell.state, title, shown, said)


def _when(cell: ConsentCell, on: date) -> str:
    one = cell.consent
    if cell.state == "withdrawn" and one.withdrawn_on is not None:
        return short_day(one.withdrawn_on, on)
    if one.until is not None and cell.state in ("granted", "ended"):
        return tr("until {day}", "hasta {day}", day=short_day(one.until, on))
    return short_day(one.given_on, on)
