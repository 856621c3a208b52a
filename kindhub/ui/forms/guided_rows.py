"""A question that is not at hand, in one line; and what follows from all of them."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from kindhub.i18n import L, tr
from kindhub.program.guided import GuidedOutcome, Onward
from kindhub.ui.kit.badge import Badge
from kindhub.ui.kit.buttons import LinkButton, QuietButton
from kindhub.ui.kit.flow import FlowLayout
from kindhub.ui.kit.look import clear_layout, gaps, set_look, show_when
from kindhub.ui.kit.message_bar import MessageBar
from kindhub.ui.kit.text import Icon, Text, YieldingText
from kindhub.ui.theme import theme

_ROW = 32
STATES: dict[str, tuple[str, str]] = {
    "answered": ("check-circle-fill", "ok"),
    "later": ("circle", "muted"),
    "needless": ("minus-circle", "muted"),
    "contradicts": ("warning-circle-fill", "danger"),
}
LATER = L("later", "después")
NEEDLESS = L("not needed any more", "ya no hace falta")


class AskedRow(QWidget):
    """Sign, number, short name, the answer. `change_asked(field)` by *Cambiar*."""

    change_asked = Signal(str)

    def __init__(self, number: int, field: str, short: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field, self.short = field, short
        row = QHBoxLayout(self)
        gaps(row, 10, 8, 0)
        self._sign = Icon("circle", "muted", 16)
        row.addWidget(self._sign)
        row.addWidget(Text(str(number), "body", "text2"))
        row.addWidget(Text(short, wrap=True), 1)
        self.answer = YieldingText("", "strong")
        self.answer.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.answer)
        self.change = LinkButton(tr("Change", "Cambiar"))
        self.change.clicked.connect(self._asked)
        row.addWidget(self.change)
        self.setMinimumHeight(theme().size(_ROW))

    def show_state(self, state: str, answer: str, *, may_change: bool) -> None:
        """`answered`, `later`, `needless` or `contradicts`, with the answer there is."""
        self._sign.show_icon(*STATES[state])
        words = {"later": LATER.say(), "needless": NEEDLESS.say()}.get(state, answer)
        if state == "needless" and answer:
            words = f"{answer} · {words}"
        self.answer.setText(words)
        quiet = state in ("later", "needless")
        set_look(self.answer, role="body" if quiet else "strong", tone="muted" if quiet else "text")
        show_when(self.change, may_change and state in ("answered", "contradicts"))
        self.change.setAccessibleName(tr("Change: {what}", "Cambiar: {what}", what=self.short))
        self.setAccessibleName(f"{self.short}: {words}")

    def _asked(self) -> None:
        self.change_asked.emit(self.field)


class ResultCard(QFrame):
    """What the answers give, step by step, with what goes with it; and why some cannot stand beside each other.

    `onward_asked(Onward)` by the button of questions that are left about somebody else.
    """

    onward_asked = Signal(object)

    def __init__(self, follows: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        column = QVBoxLayout(self)
        gaps(column, 6, 8, 8)
        self.problems = MessageBar("danger", " ", closable=False)
        self.words = Text("", "h3", "accent", wrap=True)
        self.reasons = Text("", "body", "text2", wrap=True)
        column.addWidget(self.problems)
        column.addWidget(self.words)
        column.addWidget(self.reasons)
        self._follows = QWidget(self)
        row = QHBoxLayout(self._follows)
        gaps(row, 8)
        row.addWidget(Text(follows, "strong"), 0, Qt.AlignmentFlag.AlignTop)
        self._marks = FlowLayout(None, 6)
        row.addLayout(self._marks, 1)
        column.addWidget(self._follows)
        self._onward = QWidget(self)
        self._ways = FlowLayout(self._onward, 8)
        column.addWidget(self._onward)
        self.ways: list[QuietButton] = []
        self._onwards: tuple[Onward, ...] = ()

    def take_focus(self) -> None:
        """After the last question: to the questions about others, else to what follows."""
        (self.ways[0] if self.ways else self).setFocus(Qt.FocusReason.TabFocusReason)

    def _show_onward(self, onwards: tuple[Onward, ...]) -> None:
        if onwards == self._onwards:
            return
        self._onwards, self.ways = onwards, []
        clear_layout(self._ways)
        for at, one in enumerate(onwards):
            way = QuietButton(one.words, "arrow-right")
            way.setProperty("at", at)
            way.clicked.connect(self._go_onward)
            self._ways.addWidget(way)
            self.ways.append(way)

    def _go_onward(self) -> None:
        self.onward_asked.emit(self._onwards[int(self.sender().property("at"))])

    def show_outcome(self, outcome: GuidedOutcome) -> None:
        """Say it; before anything follows there is nothing to see."""
        problems = " ".join(dict.fromkeys(one.say() for one in outcome.contradictions.values()))
        self.problems.message.setText(problems)
        show_when(self.problems, bool(problems))
        clear_layout(self._marks)
        for words in outcome.follows if not problems else ():
            self._marks.addWidget(Badge(words, "info"))
        show_when(self._follows, bool(outcome.follows) and not problems)
        said = (problems,) if problems else (outcome.result, "\n".join(outcome.reasons))
        for text, words in zip((self.words, self.reasons), said if not problems else ("", ""), strict=True):
            text.setText(words)
            show_when(text, bool(words))
        self._show_onward(outcome.onward if not problems else ())
        show_when(self._onward, bool(self.ways))
        show_when(self, any(said) or bool(self.ways))
        self.setAccessibleName(" ".join((*said, *outcome.follows)).strip())
