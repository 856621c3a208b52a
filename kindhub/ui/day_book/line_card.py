"""The line that is being written: who it is, what is known of somebody new, and the few fields of the meeting."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from kindhub.i18n import L, tr
from kindhub.records.names import split_full_name
from kindhub.services.day_book import NEW_NAME, NEW_PERSON, curp_in
from kindhub.services.form_contents import Answers
from kindhub.services.needs import NEEDED
from kindhub.ui.forms.form_body import FormBody
from kindhub.ui.kit.buttons import QuietButton
from kindhub.ui.kit.inputs.base import Input
from kindhub.ui.kit.look import gaps, show_when
from kindhub.ui.kit.save_bar import SaveBar
from kindhub.ui.kit.search_edit import SearchEdit
from kindhub.ui.kit.text import Text

if TYPE_CHECKING:
    from kindhub.program.forms import Form
    from kindhub.ui.forms.lookups import Lookups

WHO_FIRST = L("Say first who it is: type the name and press Enter.",
              "Primero indique quién es: escriba el nombre y presione Intro.")  # fmt: skip


class LineCard(QFrame):
    """`edited` while writing, `save_asked` by Enter in the last field, `let_go_asked`, `discard_asked`.

    `top`, where one says who it is, stands apart: whoever may be meant is shown between it and the fields where the
    room is short.
    """

    edited = Signal()
    save_asked = Signal()
    let_go_asked = Signal()
    discard_asked = Signal()

    def __init__(self, form: Form, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("part", "card")
        self.setAccessibleName(tr("The line", "La línea"))
        self._form = form
        self.person_id, self.is_new, self.number = "", False, ""
        self._column = QVBoxLayout(self)
        gaps(self._column, 6)
        self.top = QWidget(parent)
        top = QVBoxLayout(self.top)
        gaps(top, 4)
        self.search = SearchEdit(tr("Name, folio, case or CURP", "Nombre, folio, caso o CURP"), big=True)
        top.addWidget(self.search)
        top.addLayout(self._who_row())

    def parts(self, lookups: Lookups) -> Iterator[None]:
        """Make the fields, a part at a time: together they take longer than a key may wait."""
        fields = QVBoxLayout()
        gaps(fields, 4, 16, 8)
        self.name = FormBody(NEW_NAME, lookups, self)
        yield
        self.person = FormBody(NEW_PERSON, lookups, self)
        yield
        self.line = FormBody(self._form, lookups, self)
        yield
        for body in (self.name, self.person, self.line):
            body.hide_titles()
            body.changed.connect(self._changed)
            fields.addWidget(body)
        bodies = (self.name, self.person, self.line)
        for block in (block for body in bodies for block in body.blocks.values()):
            block.input.went_on.connect(self._went_on)
        for before, after in pairwise(bodies):  # Tab and Enter go from part to part, past the folders of their titles
            QWidget.setTabOrder(_ends(before)[1], _ends(after)[0])
        self._column.addLayout(fields)
        self.bar = SaveBar(tr("Save line", "Guardar línea"), self)
        self.bar.save.connect(self.save_asked)
        self.bar.discard.connect(self.discard_asked)
        self._column.addWidget(self.bar)
        self.begin({})

    def _who_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        gaps(row, 8)
        self.who = Text("", "strong", wrap=True, parent=self.top)
        self.other = QuietButton(tr("It is somebody else", "Es otra persona"), "user-minus")
        self.other.clicked.connect(self.let_go_asked)
        row.addWidget(self.who, 1)
        row.addWidget(self.other)
        return row

    def begin(self, kept: dict[str, object]) -> None:
        """An empty line; `kept` are the answers it begins with."""
        for body in (self.name, self.person):
            body.show_answers(Answers(), {})
        self.line.show_answers(Answers(kept), {})
        self.search.clear()
        self.show_who("", "")
        self.bar.set_state("", draft=False)

    def show_who(self, person_id: str, words: str, *, is_new: bool = False, number: str = "") -> None:
        """It is this person, or somebody new, or nobody yet."""
        self.person_id, self.is_new, self.number = person_id, is_new, number
        known = bool(person_id) or is_new
        self.who.setText(words)
        for widget, shown in ((self.who, known), (self.other, known), (self.name, is_new), (self.person, is_new),
                              (self.search, not known)):  # fmt: skip
            show_when(widget, shown)

    def who_is_said(self) -> bool:
        """Whether somebody is chosen, or somebody new is being written down."""
        return bool(self.person_id) or self.is_new

    def begin_new(self, typed: str) -> None:
        """Somebody new: what was typed is her name, or the CURP nobody is known by."""
        number = curp_in(typed)
        parts = split_full_name(typed.title() if typed.islower() else typed) if not number else split_full_name("")
        words = tr("New", "Registro nuevo") + (f" · CURP {number}" if number else "")
        self.show_who("", words, is_new=True, number=number)
        names = {"given": parts.given, "surname_1": parts.surname_1, "surname_2": parts.surname_2}
        self.name.put({name: value or None for name, value in names.items()}, over=True)
        self.name.focus_field("given" if not parts.given else "surname_1" if not parts.surname_1 else "surname_2")

    def go_to_line(self, first: str = "") -> None:
        """The cursor goes to a field of the meeting."""
        self.line.focus_field(first)

    def is_sound(self) -> bool:
        """Whether the line can be saved; if not, what is wrong stands at its field, and the cursor at the first."""
        if not self.who_is_said():
            self.bar.set_state(WHO_FIRST.say(), draft=False, icon="warning")
            self.search.setFocus()
            return False
        bodies = (self.name, self.person, self.line) if self.is_new else (self.line,)
        wrong = [(body, problems) for body in bodies if (problems := self._problems(body))]
        for body, problems in wrong:
            body.show_problems(problems)
        if wrong:
            wrong[0][0].focus_field(next(iter(wrong[0][1])))
        return not wrong

    def _problems(self, body: FormBody) -> dict[str, L]:
        found = body.check()
        if body is self.name and not str(body.answers().values.get("given") or "").strip():
            found.setdefault("given", NEEDED)
        return found

    def show_problems(self, problems: dict[str, L]) -> bool:
        """What the guard said of fields that are here; False where none is."""
        mine = [
            (body, name) for body in (self.name, self.person, self.line) for name in problems if name in body.blocks
        ]
        for body, name in mine:
            body.show_problems({name: problems[name]})
        if mine:
            mine[0][0].focus_field(mine[0][1])
        return bool(mine)

    def has_typed(self, kept: dict[str, object]) -> bool:
        """Whether there is anything in the line that would be lost."""
        line = self.line.answers().since(Answers(kept))
        return bool(self.search.text().strip() or self.who_is_said() or not line.is_empty())

    def _went_on(self) -> None:
        """Enter in the last field of a part: the next part; in the last field of all the line is saved."""
        came_from = self.sender()
        last = [_last_asked(body) for body in (self.name, self.person, self.line)]
        if came_from is last[0]:
            self.person.focus_field("")
        elif came_from is last[1]:
            self.line.focus_field("")
        elif came_from is last[2]:
            self.save_asked.emit()

    def _changed(self, _name: str) -> None:
        self.edited.emit()


def _ends(body: FormBody) -> tuple[Input, Input]:
    """The inputs with which a part begins and ends."""
    inputs = [block.input for block in body.blocks.values()]
    return inputs[0], inputs[-1]


def _last_asked(body: FormBody) -> Input | None:
    return next((block.input for name, block in reversed(body.blocks.items()) if body.is_asked(name)), None)
