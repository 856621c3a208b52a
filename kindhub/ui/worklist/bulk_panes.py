"""What is asked before many rows are changed at once: to whom and with which note, or which task by when."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kindhub.i18n import tr
from kindhub.services.bulk_acts import NO_NOTE, NO_TITLE, BulkResult, NewTask
from kindhub.ui.kit.buttons import FilledButton
from kindhub.ui.kit.field_block import FieldBlock
from kindhub.ui.kit.inputs import Choice, DateInput, LineInput, TextInput
from kindhub.ui.kit.popover import PopOver
from kindhub.ui.kit.text import Text
from kindhub.ui.theme import theme
from kindhub.ui.worklist.pick_one import PickOne

if TYPE_CHECKING:
    from kindhub.ui.tasks import Progress


class AssignPane(PopOver):
    """`given(uid, note)`."""

    given = Signal(str, str)

    def __init__(self, count: str, people: Sequence[tuple[str, str]], parent: QWidget) -> None:
        super().__init__(parent)
        self.frame.setFixedWidth(theme().size(340))
        self.body.addWidget(Text(tr("Reassign {count}", "Reasignar {count}", count=count), "h3", wrap=True))
        self.to = PickOne(tr("Who receives them?", "¿Quién los recibe?"), [Choice(uid, name) for uid, name in people])
        self.body.addWidget(self.to)
        self.note = TextInput(rows=4, max_length=2_000)
        hint = tr("It goes into each case, for the next person to read.",
                  "Queda en cada caso, para que lo lea quien recibe.")  # fmt: skip
        self.block = FieldBlock(tr("Hand-over note", "Nota de entrega"), self.note, hint=hint, needed="create")
        self.body.addWidget(self.block)
        self.go = FilledButton(tr("Reassign", "Reasignar"), "swap")
        self.go.clicked.connect(self._go)
        self.body.addWidget(self.go)

    def _go(self) -> None:
        uid, note = self.to.code(), str(self.note.value() or "").strip()
        if uid is None:
            self.to.setFocus()
        elif not note:
            self.block.show_message(NO_NOTE.say())
            self.note.setFocus()
        else:
            self.close()
            self.given.emit(str(uid), note)


class TaskPane(PopOver):
    """`made(NewTask)`; without a person it is for whoever is responsible for the case."""

    made = Signal(object)

    def __init__(self, count: str, people: Sequence[tuple[str, str]], parent: QWidget) -> None:
        super().__init__(parent)
        self.frame.setFixedWidth(theme().size(340))
        self.body.addWidget(Text(tr("Set a task on {count}", "Poner tarea a {count}", count=count), "h3", wrap=True))
        self.title = LineInput(300)
        self.block = FieldBlock(tr("What is to be done?", "¿Qué hay que hacer?"), self.title, needed="create")
        self.body.addWidget(self.block)
        self.due = DateInput(exact=True)
        self.day_block = FieldBlock(tr("By when?", "¿Para cuándo?"), self.due)
        self.body.addWidget(self.day_block)
        theirs = Choice("", tr("Whoever has the case", "Quien lleva el caso"))
        choices = [theirs, *(Choice(uid, name) for uid, name in people)]
        self.who = PickOne(tr("For whom?", "¿Para quién?"), choices, rows=3)
        self.body.addWidget(self.who)
        self.go = FilledButton(tr("Set the task", "Poner la tarea"), "check-square")
        self.go.clicked.connect(self._go)
        self.body.addWidget(self.go)

    def _go(self) -> None:
        title, due = str(self.title.value() or "").strip(), self.due.value()
        if not title:
            self.block.show_message(NO_TITLE.say())
            self.title.setFocus()
        elif due is not None and not isinstance(due, date):
            self.day_block.show_message(tr("Write one day, such as 7 may.", "Escriba un día, por ejemplo 7 may."))
            self.due.setFocus()
        else:
            self.close()
            self.made.emit(NewTask(title, due if isinstance(due, date) else None, str(self.who.code() or "") or None))


class BulkWork:
    """Work: an act on many rows, telling how far it is; stopped between portions it leaves nothing behind."""

    def __init__(self, words: str, act: Callable[[Callable[[int, int], None]], BulkResult]) -> None:
        self._words, self._act = words, act

    def __call__(self, progress: Progress) -> BulkResult:
        """Do it. Raises `Refused` or `UserError` with words for the person."""

        def step(done: int, of: int) -> None:
            progress.check()
            progress.say(f"{self._words} {done:,} / {of:,}", done / of if of else None)

        return self._act(step)
