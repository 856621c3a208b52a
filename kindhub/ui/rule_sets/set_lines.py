"""The lines of a rule set: what differs from the one before, its rules, and its tests with what they gave."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from kindhub.i18n import tr
from kindhub.ui.kit.look import gaps
from kindhub.ui.kit.text import Icon, Text
from kindhub.ui.theme import theme

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kindhub.program.rule_sets import Difference, ProofLine, RuleLine, SetPicture

DIFFERENCES, RULES, PROOFS = "differences", "rules", "proofs"


def lines_of(picture: SetPicture, which: str) -> Iterator[QWidget]:
    """The widgets of one of the three lists, one at a time."""
    if which == DIFFERENCES:
        yield from (_difference(one) for one in picture.differences)
    elif which == RULES:
        yield from (_rule(one) for one in picture.rules)
    else:
        yield from (_proof(one) for one in picture.proofs)


def nothing_words(picture: SetPicture, which: str) -> str:
    """What is said where a list has no line."""
    if which == DIFFERENCES and not picture.against:
        return tr("There is no set before this one.", "No hay un conjunto anterior a este.")
    if which == DIFFERENCES:
        return tr("It says the same as {set}.", "Dice lo mismo que {set}.", set=picture.against)
    if which == RULES:
        return tr("While the program is closed there are no rules: nobody is eligible.",
                  "Con el programa cerrado no hay reglas: nadie es elegible.")  # fmt: skip
    return tr("A set of a closed program has no tests.", "Un conjunto de programa cerrado no lleva pruebas.")


def _difference(one: Difference) -> QWidget:
    line = QWidget()
    column = QVBoxLayout(line)
    gaps(column, 2, 0, 6)
    column.addWidget(Text(one.about, "strong", wrap=True))
    grid = QGridLayout()
    gaps(grid, 4)
    grid.setColumnStretch(1, 1)
    sides = [(tr("Before", "Antes"), one.was, "text2"), (tr("Now", "Ahora"), one.now, "text")]
    for at, (head, words, tone) in enumerate(sides):
        said = words or (tr("there was no such rule", "no existía") if at == 0 else tr("gone", "ya no está"))
        label = Text(head, "cap", "text2")
        label.setMinimumWidth(theme().size(52))
        grid.addWidget(label, at, 0)
        grid.addWidget(Text(said, "body", tone if words else "muted", wrap=True), at, 1)
    column.addLayout(grid)
    line.setAccessibleName(f"{one.about}. {sides[0][0]}: {one.was or '—'}. {sides[1][0]}: {one.now or '—'}.")
    return line


def _rule(one: RuleLine) -> QWidget:
    line = QWidget()
    column = QVBoxLayout(line)
    gaps(column, 2, 0, 6)
    column.addWidget(Text(one.label, "strong", wrap=True))
    column.addWidget(Text(one.test, wrap=True))
    source = tr("Source: {source}", "Fuente: {source}", source=one.source)
    column.addWidget(Text(source, "cap", "text2", wrap=True))
    line.setAccessibleName(f"{one.label}. {one.test}. {source}.")
    return line


def _proof(one: ProofLine) -> QWidget:
    line = QWidget()
    row = QHBoxLayout(line)
    gaps(row, 8, 0, 3)
    sign, tone = ("check-circle-fill", "ok") if one.passed else ("x-circle-fill", "danger")
    row.addWidget(Icon(sign, tone, 16))
    words = QVBoxLayout()
    gaps(words, 0)
    words.addWidget(Text(one.words, wrap=True))
    words.addWidget(Text(one.source, "cap", "text2", wrap=True))
    row.addLayout(words, 1)
    said = one.got if one.passed else tr("{got}, not {expected}", "{got}, no {expected}", got=one.got,
                                         expected=one.expected)  # fmt: skip
    row.addWidget(Text(said, "strong" if not one.passed else "body", "text" if one.passed else "danger"))
    passed = tr("passes", "pasa") if one.passed else tr("fails", "falla")
    line.setAccessibleName(f"{one.words}: {said} ({passed}). {one.source}")
    return line
