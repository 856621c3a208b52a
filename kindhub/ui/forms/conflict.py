"""Two people saved the same record: field by field, mine or the other's, nothing chosen beforehand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from kindhub.i18n import tr
from kindhub.program.forms import Form
from kindhub.services.form_contents import Answers
from kindhub.services.forms import FormTarget
from kindhub.services.grids import names_of, specs_of
from kindhub.ui.forms.lookups import Lookups
from kindhub.ui.forms.saying import nothing, say, say_absence
from kindhub.ui.kit.buttons import FilledButton, LinkButton, QuietButton
from kindhub.ui.kit.look import Rule, gaps
from kindhub.ui.kit.panes import ScrollPane
from kindhub.ui.kit.text import Text
from kindhub.ui.theme import theme

MINE, OTHER = 0, 1


@dataclass(frozen=True, slots=True)
class Clash:
    """What stands in the record now, and which version of it and of its rows that is.

    `asked` are the fields both changed; None asks about every field in which the two differ.
    """

    theirs: Answers
    target: FormTarget
    asked: frozenset[str] | None = None


def differing(form: Form, mine: Answers, theirs: Answers) -> tuple[str, ...]:
    """The fields of the form in which the two answers differ, in its order."""
    changed = mine.since(theirs)
    names = {*changed.values, *changed.absent}
    return tuple(name for name in names_of(form) if name in names)


class ConflictPanel(QFrame):
    """`settled(Answers, FormTarget)` when every field was chosen; `left_open` to go back to the form."""

    settled = Signal(object, object)
    left_open = Signal()

    def __init__(
        self, form: Form, mine: Answers, clash: Clash, lookups: Lookups, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("part", "card")
        self._form, self._mine, self._clash, self._lookups = form, mine, clash, lookups
        self._specs = specs_of(form)
        self.names = tuple(
            name for name in differing(form, mine, clash.theirs) if clash.asked is None or name in clash.asked
        )
        self.groups: dict[str, QButtonGroup] = {}
        column = QVBoxLayout(self)
        gaps(column, 8, 16, 12)
        title = tr("Someone else saved this too", "Otra persona también guardó esto")
        self.setAccessibleName(title)
        column.addWidget(Text(title, "h2"))
        column.addWidget(
            Text(
                tr(
                    "Nothing of yours is lost. Choose, line by line, which one stays.",
                    "No se perdió nada de lo suyo. Elija, línea por línea, cuál queda.",
                ),
                "body",
                "text2",
                wrap=True,
            )
        )
        column.addWidget(Rule())
        scroll = ScrollPane()
        scroll.body.addLayout(self._table())
        scroll.body.addStretch(1)
        column.addWidget(scroll, 1)
        column.addLayout(self._foot())

    def _table(self) -> QGridLayout:
        grid = QGridLayout()
        gaps(grid, 12)
        for number, heading in ((1, tr("Mine", "La mía")), (2, tr("The other", "La otra"))):
            grid.addWidget(Text(heading, "h3"), 0, number)
            grid.setColumnStretch(number, 1)
        for row, name in enumerate(self.names, start=1):
            label = self._specs[name].label.say()
            grid.addWidget(Text(label, "strong", wrap=True), row, 0)
            group = QButtonGroup(self)
            for side, answers in ((MINE, self._mine), (OTHER, self._clash.theirs)):
                button = QuietButton(self._words(answers, name), checkable=True)
                side_word = tr("mine", "la mía") if side == MINE else tr("the other", "la otra")
                button.setAccessibleName(f"{label}, {side_word}: {button.text()}")
                group.addButton(button, side)
                grid.addWidget(button, row, side + 1)
            group.idClicked.connect(self._chosen)
            self.groups[name] = group
        return grid

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        gaps(row, 8)
        row.addStretch(1)
        back = LinkButton(tr("Back to the form", "Volver al formulario"))
        back.clicked.connect(self.left_open)
        row.addWidget(back)
        self.save_button = FilledButton(tr("Save what was chosen", "Guardar lo elegido"), "floppy-disk")
        self.save_button.setEnabled(not self.names)
        self.save_button.setMinimumWidth(theme().size(112))
        self.save_button.clicked.connect(self._settle)
        row.addWidget(self.save_button)
        return row

    def _words(self, answers: Answers, name: str) -> str:
        if name in answers.absent:
            return say_absence(answers.absent[name])
        return say(self._specs[name], answers.values.get(name), self._lookups) or nothing()

    def _chosen(self, _side: int) -> None:
        self.save_button.setEnabled(all(group.checkedId() >= 0 for group in self.groups.values()))

    def _settle(self) -> None:
        picked: dict[str, Any] = {}
        absent: dict[str, str] = {}
        for name, group in self.groups.items():
            side = self._mine if group.checkedId() == MINE else self._clash.theirs
            if name in side.absent:
                absent[name] = side.absent[name]
            else:
                picked[name] = side.values.get(name)
        merged = Answers(picked, absent).over(self._mine)
        self.settled.emit(_of_form(self._form, merged), self._clash.target)

    def focus_first(self) -> None:
        """Put the focus on the first choice."""
        for group in self.groups.values():
            group.button(MINE).setFocus(Qt.FocusReason.OtherFocusReason)
            return


def _of_form(form: Form, answers: Answers) -> Answers:
    names = set(names_of(form))

    def only(values: Mapping[str, Any]) -> dict[str, Any]:
        return {name: value for name, value in values.items() if name in names}

    return Answers(only(answers.values), only(answers.absent))
