"""The day at the head of the book: asked once, then a single line of words until something of it changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from kindhub.i18n import tr
from kindhub.records.fields import fields_of
from kindhub.services.day_book import DayHead
from kindhub.services.form_contents import Answers
from kindhub.ui.forms.form_body import FormBody
from kindhub.ui.forms.saying import say
from kindhub.ui.kit.buttons import QuietButton
from kindhub.ui.kit.look import gaps, show_when
from kindhub.ui.kit.text import Text

if TYPE_CHECKING:
    from kindhub.program.forms import Form
    from kindhub.ui.forms.lookups import Lookups


class HeadCard(QFrame):
    """`edited` while writing, `done` when the cursor goes on to the lines, `another_asked` for a new day,
    `group_asked` to count a group nobody of which is written down. `buttons` stand in the header of the page.
    """

    edited = Signal()
    done = Signal()
    another_asked = Signal()
    group_asked = Signal()

    def __init__(self, form: Form, lookups: Lookups, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("part", "card")
        self.setAccessibleName(form.title.say())
        self._form, self._lookups = form, lookups
        self._head = DayHead(Answers())
        column = QVBoxLayout(self)
        gaps(column, 4, 16, 8, 16, 8)
        self.words = Text("", "strong", wrap=True, parent=self)
        column.addWidget(self.words)
        self.change_button = QuietButton(tr("Change the day", "Cambiar la jornada"), "pencil-simple")
        self.change_button.clicked.connect(self.unfold)
        self.group_button = QuietButton(tr("Count a group", "Contar un grupo"), "users-three")
        self.group_button.clicked.connect(self.group_asked)
        self.another_button = QuietButton(tr("Another day", "Otra jornada"), "plus")
        self.another_button.clicked.connect(self.another_asked)
        self.body = FormBody(form, lookups, self)
        self.body.hide_titles()
        self.body.changed.connect(self._changed)
        last = list(self.body.blocks)[-1]
        self.body.blocks[last].input.went_on.connect(self.finish)
        column.addWidget(self.body)

    @property
    def buttons(self) -> tuple[QuietButton, ...]:
        """What can be done with the day."""
        return self.change_button, self.group_button, self.another_button

    def head(self) -> DayHead:
        """The day as its fields hold it."""
        return DayHead(self.body.answers(), self._head.record_id, self._head.version)

    def show_head(self, head: DayHead, *, folded: bool) -> None:
        """Fill the fields; folded where there is nothing to ask any more."""
        self._head = head
        self.body.show_answers(head.answers, {})
        (self.fold if folded else self.unfold)()

    def know(self, head: DayHead) -> None:
        """The day was saved as this record in this version."""
        self._head = head

    def is_sound(self) -> bool:
        """Whether the day can be saved; if not, what is wrong stands at its fields, and the cursor at the first."""
        problems = self.body.check()
        self.body.show_problems(problems)
        if problems:
            self.unfold()
            self.body.focus_field(next(iter(problems)))
        return not problems

    def finish(self) -> None:
        """Enter in the last field: on to the first line."""
        if self.is_sound():
            self.fold()
            self.done.emit()

    def fold(self) -> None:
        """One line of words."""
        self._fold(folded=True)

    def unfold(self) -> None:
        """All fields."""
        self._fold(folded=False)
        self.body.focus_field("")

    def _fold(self, *, folded: bool) -> None:
        show_when(self.body, not folded)
        saved = self._head.record_id is not None
        show_when(self.change_button, folded)
        show_when(self.another_button, folded and saved)
        self.words.setText(self._said() if folded else tr("The day", "La jornada"))

    def _said(self) -> str:
        specs, values = fields_of(self._form.record), self.body.answers().values
        said = (say(specs[one.name], values.get(one.name), self._lookups) for one in self._form.fields())
        return " · ".join(filter(None, said))

    def _changed(self, _name: str) -> None:
        self.edited.emit()
