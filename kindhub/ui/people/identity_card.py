"""Who a person is: photograph, names and where they stand, birth, numbers, languages, address, telephones."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QMenu, QVBoxLayout, QWidget
from typing_extensions import override

from kindhub.i18n import L, capital, tr
from kindhub.records.codes import code_list
from kindhub.records.identifiers import read_identifier
from kindhub.records.places import places
from kindhub.ui.kit.buttons import LinkButton
from kindhub.ui.kit.card import Card
from kindhub.ui.kit.look import Rule, gaps
from kindhub.ui.kit.panes import ScrollPane
from kindhub.ui.kit.text import Text
from kindhub.ui.people.hit_row import age_words, place_words
from kindhub.ui.people.masked_number import MaskedNumber
from kindhub.ui.people.photo_box import PhotoBox
from kindhub.ui.people.reading import masked, masked_phone, safe_rules
from kindhub.ui.theme import theme
from kindhub.ui.when import today

if TYPE_CHECKING:
    from kindhub.records.person import Address
    from kindhub.services.persons import Profile
    from kindhub.storage.hub import Hub

LABELS = 88
ADDING = {
    "name": L("name", "nombre"), "identifier": L("document number", "número de documento"),
    "language": L("language", "idioma"), "address": L("address", "dirección"), "contact": L("telephone", "teléfono"),
}  # fmt: skip


class IdentityCard(Card):
    """`edit_asked(form key, record id)` when a part is to be mended or, with an empty id, added; `failed(error)`."""

    edit_asked = Signal(str, str)
    failed = Signal(object)

    def __init__(self, hub: Hub, profile: Profile, *, may_edit: bool, may_see_photo: bool) -> None:
        super().__init__(tr("Identity", "Identidad"))
        self._profile, self._at = profile, 0
        self._numbers: list[MaskedNumber] = []
        scroll = ScrollPane()
        gaps(scroll.body, 8)
        scroll.body.addLayout(self._names(hub, shows_photo=may_see_photo))
        scroll.body.addWidget(Rule())
        self._grid = QGridLayout()
        gaps(self._grid, 8)
        self._grid.setVerticalSpacing(theme().size(3))
        self._grid.setColumnMinimumWidth(0, theme().size(LABELS))
        self._grid.setColumnStretch(1, 1)
        scroll.body.addLayout(self._grid)
        scroll.body.addStretch(1)
        self.add(scroll, 1)
        if may_edit:
            self.mend = LinkButton(tr("Mend", "Corregir"), "pencil-simple")
            self.mend.clicked.connect(self._ask_part)
            self.add_action(self.mend)
        self._fill(profile)

    @override
    def hasHeightForWidth(self) -> bool:
        """No: what it holds scrolls, so it takes the room there is and asks for none."""
        return False

    def _names(self, hub: Hub, *, shows_photo: bool) -> QHBoxLayout:
        row = QHBoxLayout()
        gaps(row, 12)
        if shows_photo:
            self.photo = PhotoBox(hub, photo_of(self._profile))
            self.photo.failed.connect(self.failed)
            row.addWidget(self.photo)
        column = QVBoxLayout()
        gaps(column)
        for at, name in enumerate(self._profile.names):
            column.addWidget(Text(name.display(), "body" if at else "strong", wrap=True))
            kind = code_list("name_kind").label(name.kind) if name.kind else ""
            if kind or at:
                column.addWidget(
                    Text(kind or tr("another name used", "otro nombre que usó"), "cap", "text2", wrap=True)
                )
        column.addStretch(1)
        row.addLayout(column, 1)
        return row

    def _fill(self, one: Profile) -> None:
        birth = one.person.birth
        words = birth.show() if birth else tr("no data", "sin dato")
        self._row(tr("Birth", "Nacimiento"), Text(words, wrap=True), age_words(birth, today()) if birth else "")
        if one.person.death is not None:
            self._row(tr("Death", "Fallecimiento"), Text(one.person.death.show(), wrap=True))
        for number in one.identifiers:
            label = code_list("identifier_kind").label(number.kind)
            shown = MaskedNumber(masked(number), read_identifier(number.kind, number.value).shown, label)
            self._number(shown)
            self._row(label, shown, number.holder or "")
        if one.languages:
            self._row(tr("Languages", "Idiomas"), Text("; ".join(_languages(one)), wrap=True))
        for address in lives_at(one.addresses, today()):
            where = ", ".join(part for part in (address.locality, address.street) if part)
            path = ", ".join(part for part in place_words(address.place) if part) if address.place else ""
            self._row(tr("Address", "Dirección"), Text(where or path, wrap=True), path if where else "")
        for contact in one.contacts:
            label = code_list("contact_kind").label(contact.kind)
            owner = tr("of {who}", "de {who}", who=contact.owner) if contact.owner else ""
            shown = MaskedNumber(masked_phone(contact), contact.value, label, owner)
            self._number(shown)
            self._row(label, shown, safe_rules(contact))

    def _number(self, number: MaskedNumber) -> None:
        number.revealed.connect(self._hide_others)
        self._numbers.append(number)

    def _hide_others(self) -> None:
        for number in self._numbers:
            if number is not self.sender():
                number.cover()

    def _row(self, label: str, shown: QWidget, note: str = "") -> None:
        heading = Text(capital(label), "cap", "text2", wrap=True)
        heading.setContentsMargins(0, theme().size(2), 0, 0)
        words = QVBoxLayout()
        gaps(words)
        words.addWidget(shown)
        if note:
            words.addWidget(Text(note, "cap", "text2", wrap=True))
        column = QVBoxLayout()
        gaps(column)
        column.addWidget(heading)
        column.addStretch(1)
        self._grid.addLayout(column, self._at, 0)
        self._grid.addLayout(words, self._at, 1)
        self._at += 1

    def _ask_part(self) -> None:
        """Which part: each there is by its kind and enough of it to know it, then what can be added."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for form, record_id, words in self._parts():
            menu.addAction(words).setData((form, record_id))
        menu.addSeparator()
        for form, label in ADDING.items():
            menu.addAction(tr("Add: {what}", "Agregar: {what}", what=label)).setData((form, ""))
        menu.triggered.connect(self._part)
        menu.popup(self.mend.mapToGlobal(self.mend.rect().bottomLeft()))

    def _parts(self) -> Iterator[tuple[str, str, str]]:
        one = self._profile
        yield "person", "", tr("Sex, birth, nationality…", "Sexo, nacimiento, nacionalidad…")
        for name in one.names:
            yield "name", name.id, tr("Name: {what}", "Nombre: {what}", what=name.display())
        for number in one.identifiers:
            yield "identifier", number.id, f"{code_list('identifier_kind').label(number.kind)}: {masked(number)}"
        for language in one.languages:
            spoken = code_list("language").label(language.language)
            yield "language", language.id, tr("Language: {what}", "Idioma: {what}", what=spoken)
        for address in one.addresses:
            where = address.locality or (places().label(address.place) if address.place else "")
            yield "address", address.id, tr("Address: {what}", "Dirección: {what}", what=where)
        for contact in one.contacts:
            label = code_list("contact_kind").label(contact.kind)
            yield "contact", contact.id, f"{capital(label)}: {masked_phone(contact)}"

    def _part(self, action: QAction) -> None:
        form, record_id = action.data()
        self.edit_asked.emit(form, record_id)


def photo_of(profile: Profile) -> str:
    """The id of the newest document that is a photograph with its file; empty when there is none."""
    photos = [one for one in profile.documents if one.kind == "photo" and one.stored_as]
    return photos[-1].id if photos else ""


def lives_at(addresses: Sequence[Address], on: date) -> list[Address]:
    """The addresses that have not ended; where she lived before stands on the timeline."""
    return [one for one in addresses if one.until is None or one.until.is_before(on) is not True]


def _languages(one: Profile) -> Iterator[str]:
    for language in one.languages:
        name = code_list("language").label(language.language)
        yield f"{name} ({tr('interpreter', 'con intérprete')})" if language.interpreter else name
