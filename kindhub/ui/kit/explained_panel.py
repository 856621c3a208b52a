"""What the answers give for each person, and why: every rule with its facts and source, and what would change it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from kindhub.i18n import L, capital, tr
from kindhub.ui.kit.card import Card
from kindhub.ui.kit.in_turns import InTurns
from kindhub.ui.kit.look import gaps
from kindhub.ui.kit.text import Icon, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kindhub.program.guided import Told, ToldReason

ANSWERS: dict[str, tuple[str, str]] = {
    "good": ("check-circle-fill", "ok"),
    "unsure": ("question-fill", "warn"),
    "bad": ("x-circle-fill", "danger"),
    "closed": ("lock-key-fill", "text2"),
}
STANDINGS: dict[str, tuple[str, str, L]] = {
    "missed": ("x-circle", "danger", L("not met", "no se cumple")),
    "review": ("scales", "warn", L("a lawyer must look", "debe verlo lo legal")),
    "open": ("circle-dashed", "accent", L("not known yet", "aún no se sabe")),
    "met": ("check-circle", "ok", L("met", "se cumple")),
}
"""Sign, colour and word of how a rule stands, in the order in which they are shown."""


def said_of(told: Told) -> str:
    """All that is told of one person, as it is read aloud."""
    lines = [f"{told.who}: {told.outcome}."]
    for reason in in_order(told):
        said = f"{reason.label}: {STANDINGS[reason.standing][2].say()}"
        lines.append(" ".join(f"{capital(one)}." for one in (said, *reason.lines())))
    lines += [f"{capital(one)}." for one in told.changes]
    return "\n".join(lines)


def in_order(told: Told) -> list[ToldReason]:
    """What decides first, what is met last."""
    order = list(STANDINGS)
    return sorted(told.reasons, key=lambda one: order.index(one.standing))


class ExplainedPanel(Card):
    """`set_told` shows each person under the title; a person is one stop for Tab and is read as a whole.

    What is told of a person anew is made bit by bit while one goes on answering; who stays as she was stays there.
    """

    def __init__(self, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(title or " ", parent=parent)
        gaps(self.body, 10)
        self._told: tuple[Told, ...] = ()
        self._shown: dict[Told, QWidget] = {}
        self._building: InTurns | None = None
        self._half: Told | None = None
        """Of whom not all is there yet: begun anew, where something else is told before that."""

    def set_title(self, title: str) -> None:
        """What the panel is about."""
        self.title.setText(title)
        self.setAccessibleName(title)

    def set_told(self, told: tuple[Told, ...]) -> None:
        """Say it; the same once more changes nothing."""
        if told == self._told:
            return
        self._told = told
        if self._building is not None:
            self._building.give_up()
        for one in [one for one in self._shown if one not in told or one is self._half]:
            frame = self._shown.pop(one)
            self.body.removeWidget(frame)
            frame.hide()
            frame.deleteLater()
        self._building = InTurns(self._pieces(told), self)

    def _pieces(self, told: tuple[Told, ...]) -> Iterator[None]:
        for at, one in enumerate(told):
            if one not in self._shown:
                self._half = one
                frame = self._shown[one] = QFrame(self)
                self.body.insertWidget(at, frame)
                yield from _fill(frame, one)
                self._half = None

    def complete(self) -> None:
        """Make what is still to come, here and now."""
        if self._building is not None:
            self._building.finish()

    def said(self) -> str:
        """Everything on the panel, as it is read aloud."""
        return "\n".join(map(said_of, self._told))


def _fill(frame: QFrame, told: Told) -> Iterator[None]:
    frame.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    frame.setAccessibleName(said_of(told))
    column = QVBoxLayout(frame)
    gaps(column, 6, 4, 4)
    head = QHBoxLayout()
    gaps(head, 8)
    icon, tone = ANSWERS[told.answer]
    head.addWidget(Icon(icon, tone, 18), 0, Qt.AlignmentFlag.AlignTop)
    head.addWidget(Text(f"{told.who}: {told.outcome}", "h3", wrap=True), 1)
    column.addLayout(head)
    for reason in in_order(told):
        yield
        column.addWidget(_reason(reason))
    if told.changes:
        column.addWidget(Text(tr("What would change the answer", "Qué cambiaría la respuesta"), "strong", wrap=True))
        column.addWidget(Text("\n".join(f"– {one}" for one in told.changes), "body", "text2", wrap=True))


def _reason(reason: ToldReason) -> QWidget:
    line = QWidget()
    row = QHBoxLayout(line)
    gaps(row, 8, 0, 1)
    icon, tone, word = STANDINGS[reason.standing]
    row.addWidget(Icon(icon, tone, 16), 0, Qt.AlignmentFlag.AlignTop)
    words = QVBoxLayout()
    gaps(words, 1)
    met = reason.standing == "met"
    words.addWidget(Text(f"{reason.label}: {word.say()}", "body" if met else "strong", wrap=True))
    words.addWidget(Text("\n".join(map(capital, reason.lines())), "cap", "text2", wrap=True))
    row.addLayout(words, 1)
    return line
