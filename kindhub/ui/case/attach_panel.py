"""Files on their way into the case: which line of the checklist each fills."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from kindhub.i18n import tr
from kindhub.records.names import fold
from kindhub.ui.case.ask_panel import AskPanel
from kindhub.ui.kit.field_block import FieldBlock
from kindhub.ui.kit.inputs import Choice, ComboInput
from kindhub.ui.kit.row_list import Row

OTHER = "@other"
_SHORTEST = 4


def guess(path: Path, lines: Sequence[Row]) -> str:
    """The key of the line whose words the file's name holds, where exactly one does; else empty."""
    name = fold(path.stem)
    found = [row.key for row in lines if any(word in name for word in _words(row.title))]
    return found[0] if len(found) == 1 else ""


def _words(title: str) -> list[str]:
    """The words long enough to tell one document from another."""
    return [word for word in fold(title).split() if len(word) >= _SHORTEST]


class AttachPanel(AskPanel):
    """`answered([(path, line)])`; the line is empty for a document of no line. What a name says is filled in."""

    answered = Signal(object)

    def __init__(self, paths: Sequence[Path], lines: Sequence[Row], parent: QWidget) -> None:
        title = tr("Which document is it?", "¿Qué documento es?")
        super().__init__(title, tr("Attach", "Adjuntar"), "paperclip", parent)
        missing = [row for row in lines if row.state == "missing"]
        choices = [*(Choice(row.key, ": ".join(filter(None, (row.title, row.group)))) for row in missing)]
        choices.append(Choice(OTHER, tr("Another document", "Otro documento")))
        self.picks: list[tuple[Path, ComboInput]] = []
        blocks: list[FieldBlock] = []
        for path in paths:
            pick = ComboInput(choices)
            pick.set_value(guess(path, missing) or (OTHER if not missing else None))
            self.picks.append((path, pick))
            blocks.append(FieldBlock(path.name, pick, name=str(len(blocks)), needed="create"))
        self.ask(*blocks)
        empty = next((at for at, (_, pick) in enumerate(self.picks) if pick.value() is None), None)
        if empty is None:
            self.act_button.setFocus()
        else:
            blocks[empty].focus()

    @override
    def answer(self) -> None:
        for path, pick in self.picks:
            if pick.value() is None:
                words = tr("Choose what “{name}” is.", "Elija qué es «{name}».", name=path.name)
                self.complain(words)
                pick.setFocus()
                return
        chosen = [(path, str(pick.value())) for path, pick in self.picks]
        self.answered.emit([(path, "" if line == OTHER else line) for path, line in chosen])
        self.close()
