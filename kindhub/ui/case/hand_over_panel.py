"""Giving the case to a colleague, with a note on how it stands."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from kindhub.i18n import tr
from kindhub.ui.case.ask_panel import AskPanel
from kindhub.ui.kit.field_block import FieldBlock
from kindhub.ui.kit.inputs import Choice, ComboInput, TextInput


class HandOverPanel(AskPanel):
    """`answered(uid, note)`."""

    answered = Signal(str, str)

    def __init__(self, colleagues: Sequence[Choice], parent: QWidget) -> None:
        title = tr("Hand over to a colleague", "Reasignar a otra persona")
        super().__init__(title, tr("Hand over", "Reasignar"), "swap", parent)
        self.who, self.note = ComboInput(colleagues), TextInput(4)
        self._who_block = FieldBlock(tr("To whom", "A quién"), self.who, name="who", needed="create")
        hint = tr(
            "It becomes a note. Your colleague also gets a task for today.",
            "Queda como nota. Su colega recibe además una tarea para hoy.",
        )
        label = tr("How things stand", "Cómo va todo")
        self.ask(self._who_block, FieldBlock(label, self.note, name="note", hint=hint, needed="create"))
        self._who_block.focus()

    @override
    def answer(self) -> None:
        who, note = self.who.value(), str(self.note.value() or "").strip()
        if not who:
            self.complain(tr("Choose who takes it up.", "Elija quién lo recibe."))
            self.who.setFocus()
        elif not note:
            self.complain(tr("Write how things stand.", "Escriba cómo va todo."))
            self.note.setFocus()
        else:
            self.answered.emit(str(who), note)
            self.close()
