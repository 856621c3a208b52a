"""Who a person is: names and where they stand, birth, documents, languages, address, telephones; each can be mended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from kindhub.i18n import tr
from kindhub.records.codes import code_list
from kindhub.records.identifiers import read_identifier
from kindhub.records.places import places
from kindhub.services.persons import display_name
from kindhub.ui.kit.buttons import IconButton, LinkButton
from kindhub.ui.kit.card import Card
from kindhub.ui.kit.flow import FlowLayout
from kindhub.ui.kit.look import gaps
from kindhub.ui.kit.panes import ScrollPane
from kindhub.ui.kit.text import Text
from kindhub.ui.people.hit_row import age_words
from kindhub.ui.people.masked_number import MaskedNumber
from kindhub.ui.people.reading import masked, masked_phone, safe_rules
from kindhub.ui.theme import theme
from kindhub.ui.when import today

if TYPE_CHECKING:
    from kindhub.records.base import Record
    from kindhub.services.persons import Profile


class IdentityCard(Card):
    """`edit_asked(form key, record id)` when a part is to be mended or, with an empty id, added."""

    edit_asked = Signal(str, str)

    def __init__(self, profile: Profile, *, may_edit: bool, parent: QWidget | None = None) -> None:
        super().__init__(tr("Identity", "Identidad"), parent=parent)
        self._may_edit = may_edit
        self._at = 0
        self._numbers: list[MaskedNumber] = []
        scroll = ScrollPane()
        self._grid = QGridLayout()
        gaps(self._grid, 8)
        self._grid.setVerticalSpacing(theme().size(6))
        self._grid.setColumnMinimumWidth(0, theme().size(88))
        self._grid.setColumnStretch(1, 1)
        scroll.body.addLayout(self._grid)
        scroll.body.addStretch(1)
        self.add(scroll, 1)
        if may_edit:
            mend = LinkButton(tr("Mend", "Corregir"), "pencil-simple")
            mend.clicked.connect(self._mend)
            self.add_action(mend)
            self.add(self._adding())
        self._fill(profile)

    def _mend(self) -> None:
        self.edit_asked.emit("person", "")

    def _fill(self, one: Profile) -> None:
        for name in one.names:
            kind = code_list("name_kind").label(name.kind) if name.kind else ""
            self._row(tr("Name", "Nombre"), "name", name, Text(display_name(name), "strong", wrap=True), kind)
        birth = one.person.birth
        words = birth.show() if birth else tr("no data", "sin dato")
        self._row(
            tr("Birth", "Nacimiento"), "", None, Text(words, wrap=True), age_words(birth, today()) if birth else ""
        )
        if one.person.sex:
            self._row(tr("Sex", "Sexo"), "", None, Text(code_list("sex").label(one.person.sex)))
        for number in one.identifiers:
            label = code_list("identifier_kind").label(number.kind)
            shown = MaskedNumber(masked(number), read_identifier(number.kind, number.value).shown, label)
            self._number(shown)
            self._row(label, "identifier", number, shown, number.holder or "")
        for language in one.languages:
            name_of = code_list("language").label(language.language)
            note = tr("needs an interpreter", "necesita intérprete") if language.interpreter else ""
            self._row(tr("Language", "Idioma"), "language", language, Text(name_of), note)
        for address in one.addresses:
            where = ", ".join(part for part in (address.locality, address.street) if part)
            path = places().path_label(address.place) if address.place else ""
            self._row(
                tr("Address", "Dirección"), "address", address, Text(where or path, wrap=True), path if where else ""
            )
        for contact in one.contacts:
            label = code_list("contact_kind").label(contact.kind)
            owner = tr("of {who}", "de {who}", who=contact.owner) if contact.owner else ""
            shown = MaskedNumber(masked_phone(contact), contact.value, label, owner)
            self._number(shown)
            self._row(label, "contact", contact, shown, safe_rules(contact))

    def _number(self, number: MaskedNumber) -> None:
        number.revealed.connect(self._hide_others)
        self._numbers.append(number)

    def _hide_others(self) -> None:
        for number in self._numbers:
            if number is not self.sender():
                number.cover()

    def _row(self, label: str, form: str, record: Record | None, shown: QWidget, note: str = "") -> None:
        self._grid.addWidget(Text(label[:1].upper() + label[1:], "cap", "text2", wrap=True), self._at, 0)
        words = QVBoxLayout()
        gaps(words)
        words.addWidget(shown)
        if note:
            words.addWidget(Text(note, "cap", "text2", wrap=True))
        self._grid.addLayout(words, self._at, 1)
        if form and record is not None and self._may_edit:
            mend = IconButton("pencil-simple", tr("Mend: {label}", "Corregir: {label}", label=label))
            mend.setProperty("part_of", (form, record.id))
            mend.clicked.connect(self._part)
            self._grid.addWidget(mend, self._at, 2)
        self._at += 1

    def _adding(self) -> QWidget:
        holder = QWidget()
        row = FlowLayout(holder, 4)
        for form, words in (
            ("name", tr("Name", "Nombre")),
            ("identifier", tr("Document", "Documento")),
            ("language", tr("Language", "Idioma")),
            ("address", tr("Address", "Dirección")),
            ("contact", tr("Telephone", "Teléfono")),
        ):
            link = LinkButton(words, "plus")
            link.setProperty("part_of", (form, ""))
            link.clicked.connect(self._part)
            row.addWidget(link)
        return holder

    def _part(self) -> None:
        button = self.sender()
        if isinstance(button, QWidget):
            form, record_id = button.property("part_of")
            self.edit_asked.emit(form, record_id)
