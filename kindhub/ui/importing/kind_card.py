"""What is imported: a kind of file, or the sheet of one form; and an empty template of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFileDialog, QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from kindhub.i18n import tr
from kindhub.ui.asking_where import forget_folders
from kindhub.ui.kit.buttons import LinkButton
from kindhub.ui.kit.card import Card
from kindhub.ui.kit.inputs import Choice, ComboInput
from kindhub.ui.kit.look import gaps
from kindhub.ui.kit.text import Text
from kindhub.ui.theme import theme

if TYPE_CHECKING:
    from kindhub.program.exchange import ImportKind

FORM_WIDTH = 320


class KindCard(Card):
    """`kind()` is what is marked. `template_asked(kind, path)` once a place for an empty template was chosen."""

    template_asked = Signal(object, str)

    def __init__(
        self,
        kinds: Sequence[ImportKind],
        forms: Sequence[ImportKind] = (),
        first: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(tr("What do you want to import?", "¿Qué va a importar?"), parent=parent)
        self._kinds, self._forms = tuple(kinds), {kind.key: kind for kind in forms}
        self._group = QButtonGroup(self)
        for kind in self._kinds:
            self._add(kind.title.say(), kind.help.say() if kind.help else "")
        self.forms: ComboInput | None = None
        if self._forms:
            self._add_forms()
        template = LinkButton(tr("Save an empty template…", "Guardar una plantilla vacía…"), "file-plus")
        template.clicked.connect(self.ask_template)
        row = QHBoxLayout()
        row.addWidget(template)
        row.addStretch(1)
        self.body.addLayout(row)
        self._group.button(0).setChecked(True)
        self.mark(first)

    def _add(self, title: str, about: str) -> QVBoxLayout:
        button = QRadioButton(title)
        button.setAccessibleDescription(about)
        self._group.addButton(button, len(self._group.buttons()))
        together = QVBoxLayout()
        gaps(together, 0)
        together.addWidget(button)
        if about:
            words = Text(about, "cap", "text2", wrap=True)
            words.setContentsMargins(theme().size(24), 0, 0, theme().size(4))
            together.addWidget(words)
        self.body.addLayout(together)
        return together

    def _add_forms(self) -> None:
        title = tr("The sheet of one form", "La hoja de un formulario")
        about = tr("One row per record; the case is named by its number. Start from the empty template.",
                   "Una fila por registro; el caso se indica con su número. Empiece con la plantilla.")  # fmt: skip
        together = self._add(title, about)
        self.forms = ComboInput([Choice(key, kind.title.say()) for key, kind in self._forms.items()])
        self.forms.name_for_reader(tr("Form", "Formulario"))
        self.forms.setFixedWidth(theme().size(FORM_WIDTH))
        self.forms.set_value(next(iter(self._forms)))
        self.forms.changed.connect(self._form_chosen)
        row = QHBoxLayout()
        gaps(row, 0, theme().size(24), 0, 0, theme().size(4))
        row.addWidget(self.forms)
        row.addStretch(1)
        together.addLayout(row)

    def _form_chosen(self, _key: object) -> None:
        self._group.button(len(self._kinds)).setChecked(True)

    def kind(self) -> ImportKind:
        """The kind that is marked; with the form's field left empty, the first form."""
        place = max(self._group.checkedId(), 0)
        if place < len(self._kinds):
            return self._kinds[place]
        key = self.forms.value() if self.forms else None
        return self._forms.get(str(key)) or next(iter(self._forms.values()))

    def mark(self, key: str) -> None:
        """Mark a kind, a form's among them; an unknown key leaves what is marked."""
        for number, kind in enumerate(self._kinds):
            if kind.key == key:
                self._group.button(number).setChecked(True)
        if key in self._forms and self.forms:
            self.forms.set_value(key)
            self._form_chosen(key)

    def ask_template(self) -> None:
        """Open the system's dialog for where the template goes."""
        kind = self.kind()
        dialog = QFileDialog(self, tr("Save the template as", "Guardar la plantilla como"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter("Excel (*.xlsx)")
        dialog.setDefaultSuffix("xlsx")
        dialog.selectFile(f"{kind.key.replace('.', '-')}.xlsx")
        dialog.fileSelected.connect(self._template_place)
        dialog.destroyed.connect(forget_folders)
        dialog.open()

    def _template_place(self, path: str) -> None:
        self.template_asked.emit(self.kind(), path)
