"""The lists of a person page: family links, contacts, documents."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kindhub.i18n import L, tr
from kindhub.records.codes import code_list
from kindhub.ui.kit.buttons import ShortLink
from kindhub.ui.kit.card import Card
from kindhub.ui.kit.look import gaps
from kindhub.ui.kit.panes import ScrollPane
from kindhub.ui.kit.row_list import Row, RowList
from kindhub.ui.kit.text import Text
from kindhub.ui.people.reading import masked_phone, safe_rules
from kindhub.ui.theme import theme

if TYPE_CHECKING:
    from kindhub.records.document import Document
    from kindhub.records.person import ContactPoint
    from kindhub.services.persons import Relative


class RowCard(Card):
    """A card of rows with a link that adds one; `chosen(key)`, `added`. One sentence where there are none."""

    chosen = Signal(str)
    added = Signal()

    def __init__(
        self,
        title: str,
        rows: Sequence[Row],
        empty: str,
        add: str = "",
        *,
        keeps: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(title, str(len(rows)) if rows else " ", parent)
        gaps(self.column, 4, 6, 10)
        gaps(self.head, 8, 10, 0, 4, 0)
        if add:
            link = ShortLink(add, "plus")
            link.clicked.connect(self.added)
            self.add_action(link)
        self.rows = RowList(title, keeps=keeps)
        self.rows.chosen.connect(self.chosen)
        self.rows.set_rows(rows)
        scroll = ScrollPane()
        scroll.body.addWidget(self.rows)
        if not rows:
            words = Text(empty, "body", "text2", wrap=True)
            words.setContentsMargins(theme().size(10), 0, 0, 0)
            scroll.body.addWidget(words)
        scroll.body.addStretch(1)
        self.add(scroll, 1)


def family_rows(family: Sequence[Relative]) -> list[Row]:
    """One row per link, read from this person's side: *madre de Elmer* for one, *Elmer es su madre* for the other."""
    rows = []
    for one in family:
        kinship = code_list("kinship").label(one.relationship.kind)
        words = kinship if one.inverse else tr("this person is the {kin}", "esta persona es su {kin}", kin=kinship)
        notes = [words]
        if one.relationship.caregiver:
            notes.append(tr("takes care", "le cuida") if one.inverse else tr("in her or his care", "a su cuidado"))
        if one.relationship.same_home:
            notes.append(tr("same home", "misma casa"))
        if one.relationship.confirmed is not True:
            notes.append(tr("not confirmed", "sin confirmar"))
        icon = "heart" if one.relationship.caregiver else "user"
        rows.append(Row(one.relationship.id, one.name or tr("no name", "sin nombre"), icon=icon, sub=" · ".join(notes)))
    return rows


def contact_rows(contacts: Sequence[ContactPoint]) -> list[Row]:
    """One row per telephone or address, its number masked, with the rule for using it safely."""
    rows = []
    for one in contacts:
        owner = tr("of {who}", "de {who}", who=one.owner) if one.owner else ""
        rule = safe_rules(one)
        title = f"{masked_phone(one)} {owner}".strip()
        icon = "envelope-simple" if one.kind == "email" else "phone"
        rows.append(Row(one.id, title, icon=icon, sub=rule or tr("no rule is written", "sin regla escrita"),
                        sub_tone="info" if rule else "text2"))  # fmt: skip
    return rows


def document_rows(documents: Sequence[Document], today: date) -> list[Row]:
    """One row per document; one that has expired says so."""
    rows = []
    for one in documents:
        kind = code_list("document_kind").label(one.kind) if one.kind else ""
        late = bool(one.expires and one.expires.is_before(today))
        expires = ""
        if one.expires:
            words = L("expired {day}", "venció {day}") if late else L("expires {day}", "vence {day}")
            expires = words.say(day=one.expires.show())
        rows.append(
            Row(one.id, one.title, state="missing" if late else "done", right=expires,
                sub=" · ".join(part for part in (kind, one.file_name or "") if part))
        )  # fmt: skip
    return rows
