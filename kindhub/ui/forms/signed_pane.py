"""A list that was signed, entered back: its code, then the lines of those who signed, typed one after the other."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from kindhub.errors import UserError
from kindhub.i18n import L, tr, tr_n
from kindhub.program.forms import Form
from kindhub.program.sheets import Meeting, Sheet
from kindhub.services.signed_lists import Entered, SignedList, enter_lines, find_list, lists_of, read_lines
from kindhub.storage.hub import Hub
from kindhub.ui.error_words import words_of
from kindhub.ui.kit.buttons import FilledButton, QuietButton
from kindhub.ui.kit.card import Card
from kindhub.ui.kit.field_block import FieldBlock
from kindhub.ui.kit.flow import FlowLayout
from kindhub.ui.kit.inputs import LineInput
from kindhub.ui.kit.look import gaps
from kindhub.ui.kit.text import KeyCap, Text
from kindhub.ui.shell import bind
from kindhub.ui.tasks import Progress, Tasks

ELSEWHERE = L("This is a list of another group or event. Open that one and enter it there.",
              "Esta lista es de otro grupo o evento. Abra ese y pásela ahí.")  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Typed:
    """What was typed, taken out of the fields before it goes to work."""

    code: str
    lines: str
    others_stayed: bool


class SignedPane(QWidget):
    """`entered` once people were marked, `closed` when it is put away. Enter goes on to the button, Ctrl+S marks."""

    entered = Signal()
    closed = Signal()

    def __init__(self, hub: Hub, form: Form, parent_id: str, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hub, self._form, self._parent_id, self._tasks = hub, form, parent_id, tasks
        self._sheet, self.meeting = Sheet((), ()), ""
        self._lists: list[SignedList] = []
        column = QVBoxLayout(self)
        gaps(column)
        self.card = Card(tr("Enter a signed list", "Pasar una lista firmada"), " ")
        self.card.body.addLayout(self._questions())
        self.said = Text(" ", "body", "text2", wrap=True)
        self.card.add(self.said)
        self.card.body.addLayout(self._acts())
        column.addWidget(self.card)
        self.code.changed.connect(self._say_which)
        bind(self, "save", self.mark)
        self.hide()

    def _questions(self) -> QHBoxLayout:
        """The code and the lines, beside each other."""
        self.code = LineInput(20)
        hint = tr("At the top of the paper", "Arriba en la hoja")
        self.code_block = FieldBlock(tr("Code of the list", "Código de la lista"), self.code, hint=hint)
        self.lines = LineInput(2_000)
        hint = tr("Numbers, ranges or line codes: 1-12, 15, 018K", "Números, rangos o códigos de línea: 1-12, 15, 018K")
        self.lines_block = FieldBlock(tr("Who signed", "Quiénes firmaron"), self.lines, hint=hint)
        row = QHBoxLayout()
        gaps(row, 16)
        row.addWidget(self.code_block, 1)
        row.addWidget(self.lines_block, 3)
        return row

    def _acts(self) -> FlowLayout:
        self.enter = FilledButton(tr("Mark them", "Marcar"), "checks")
        self.enter.clicked.connect(self.mark)
        self.others = QCheckBox(
            tr("The others on the list did not come", "Las demás personas de la lista no asistieron")
        )
        self.others.setChecked(True)
        self.away = QuietButton(tr("Close", "Cerrar"))
        self.away.clicked.connect(self.close_pane)
        row = FlowLayout(spacing=8)
        for button in (self.enter, KeyCap("Ctrl S"), self.others, self.away):
            row.addWidget(button)
        return row

    def begin(self, sheet: Sheet, meeting: str) -> None:
        """Open it for the sheet on screen; the code of the last list of the meeting at hand is filled in."""
        self._sheet, self.meeting = sheet, meeting
        self.show()
        hub, form, parent_id = self._hub, self._form, self._parent_id

        def work(_progress: Progress) -> list[SignedList]:
            with hub.read() as session:
                return lists_of(session, form, parent_id)

        self._tasks.run(self, work, self._begun, self._failed)

    def _begun(self, lists: object) -> None:
        self._lists = lists if isinstance(lists, list) else []
        mine = [one for one in self._lists if one.meeting == self.meeting]
        self.code.set_value(mine[0].code if mine else "")
        self.lines.set_value("")
        self._say_which()
        (self.lines_block if mine else self.code_block).focus()

    def _say_which(self) -> None:
        """Which meeting the code is of, as soon as it is one of ours."""
        typed = str(self.code.value() or "").strip().upper()
        made = next((one for one in self._lists if one.code == typed), None)
        self.meeting = made.meeting if made is not None else self.meeting
        self.card.note.setText(self._of(made) if made is not None else " ")

    def _of(self, made: SignedList) -> str:
        meeting = next((one for one in self._sheet.asked if one.key == made.meeting), None)
        day = meeting.day.show() if isinstance(meeting, Meeting) and meeting.day is not None else ""
        lines = tr_n(len(made.people), L("{n} line", "{n} línea"), L("{n} lines", "{n} líneas"))
        return " · ".join(filter(None, (day, meeting.words if meeting is not None else "", lines)))

    def mark(self) -> None:
        """Mark who signed, all at once or nobody."""
        typed = _Typed(str(self.code.value() or ""), str(self.lines.value() or ""), self.others.isChecked())
        hub, form, parent_id = self._hub, self._form, self._parent_id

        def work(_progress: Progress) -> Entered:
            with hub.read() as session:
                made = find_list(session, form, typed.code)
            if made.parent_id != parent_id:
                raise UserError(ELSEWHERE)
            lines = read_lines(made, typed.lines)
            return enter_lines(hub, form, made, lines, others_stayed=typed.others_stayed)

        self._tasks.run(self, work, self._marked, self._failed)

    def _marked(self, found: object) -> None:
        if not isinstance(found, Entered):
            return
        came = tr_n(found.came, L("{n} person came", "{n} persona asistió"),
                    L("{n} people came", "{n} personas asistieron"))  # fmt: skip
        stayed = tr_n(found.stayed, L("{n} did not", "{n} no"), L("{n} did not", "{n} no"))
        gone = tr_n(found.gone, L("{n} is no longer on the list", "{n} ya no está en la lista"),
                    L("{n} are no longer on the list", "{n} ya no están en la lista"))  # fmt: skip
        parts = (came, stayed if found.stayed else "", gone if found.gone else "")
        who = tr("Whoever came besides is added with Ctrl+N.", "A quien llegó además se le agrega con Ctrl+N.")
        self.said.set_tone("ok")
        self.said.setText(f"{', '.join(filter(None, parts))}. {who}")
        self.lines.set_value("")
        self.entered.emit()

    def _failed(self, error: BaseException) -> None:
        self.said.set_tone("danger")
        self.said.setText(words_of(error))

    def close_pane(self) -> None:
        """Put it away."""
        self.hide()
        self.said.setText(" ")
        self.closed.emit()
