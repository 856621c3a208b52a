"""The lists of a person page: cases, family, documents, and the matrix of consents."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from kindhub.i18n import L, tr
from kindhub.records.codes import code_list
from kindhub.ui.kit.buttons import LinkButton
from kindhub.ui.kit.card import Card
from kindhub.ui.kit.look import gaps
from kindhub.ui.kit.panes import ScrollPane
from kindhub.ui.kit.row_list import Row, RowList
from kindhub.ui.kit.text import Text
from kindhub.ui.theme import theme
from kindhub.ui.when import short_day

if TYPE_CHECKING:
    from kindhub.records.consent import Consent
    from kindhub.records.document import Document
    from kindhub.services.cases import CaseOfPerson
    from kindhub.services.persons import Relative


class RowCard(Card):
    """A card of rows with a link that adds one; `chosen(key)`, `added`. One sentence where there are none."""

    chosen = Signal(str)
    added = Signal()

    def __init__(
        self, title: str, rows: Sequence[Row], empty: str, add: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(title, str(len(rows)) if rows else " ", parent)
        gaps(self.column, 4, 6, 10)
        gaps(self.head, 8, 10, 0, 4, 0)
        if add:
            link = LinkButton(add, "plus")
            link.clicked.connect(self.added)
            self.add_action(link)
        self.rows = RowList(title)
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


def case_rows(cases: Sequence[CaseOfPerson]) -> list[Row]:
    """One row per case: program and stage, number and years."""
    rows = []
    for case in cases:
        info = case.program.info
        years = " – ".join(str(day.year) for day in (case.opened, case.closed) if day)
        facts = " · ".join(part for part in (case.number, years) if part)
        title = f"{info.neutral_name.say()} · {case.status_label}"
        rows.append(Row(f"{case.program.key}:{case.case_id}", title, icon="folder-open", sub=facts, right=info.letters))
    return rows


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


class ConsentMatrix(Card):
    """Purposes down, recipients across; each cell says the newest answer in words. `chosen(consent id)`, `added`."""

    chosen = Signal(str)
    added = Signal()

    def __init__(self, consents: Sequence[Consent], today: date, *, may_edit: bool) -> None:
        super().__init__(tr("Consents", "Consentimientos"), str(len(consents)) if consents else " ")
        self._today = today
        if may_edit:
            link = LinkButton(tr("Consent", "Consentimiento"), "plus")
            link.clicked.connect(self.added)
            self.add_action(link)
        scroll = ScrollPane()
        if consents:
            scroll.body.addLayout(self._grid(consents))
        else:
            words = tr("No consent is written down. Nothing may be shared.",
                       "No hay ningún consentimiento escrito. No se puede compartir nada.")  # fmt: skip
            scroll.body.addWidget(Text(words, "body", "text2", wrap=True))
        scroll.body.addStretch(1)
        self.add(scroll, 1)

    def _grid(self, consents: Sequence[Consent]) -> QGridLayout:
        grid = QGridLayout()
        gaps(grid, 8)
        recipients = list(dict.fromkeys(one.recipient for one in consents))
        purposes = list(dict.fromkeys(one.purpose for one in consents))
        for column, recipient in enumerate(recipients, 1):
            grid.addWidget(Text(recipient, "strong", wrap=True), 0, column)
        for row, purpose in enumerate(purposes, 1):
            grid.addWidget(Text(code_list("consent_purpose").label(purpose), "strong", wrap=True), row, 0)
            for column, recipient in enumerate(recipients, 1):
                mine = [one for one in consents if (one.purpose, one.recipient) == (purpose, recipient)]
                if mine:
                    grid.addWidget(self._cell(mine[-1]), row, column)
                else:
                    grid.addWidget(Text(tr("not asked", "no se preguntó"), "body", "muted"), row, column)
        grid.setColumnStretch(len(recipients) + 1, 1)
        return grid

    def _cell(self, consent: Consent) -> LinkButton:
        words, icon, tone = consent_words(consent, self._today)
        cell = LinkButton(words, icon, tone=tone)
        cell.setProperty("consent", consent.id)
        cell.clicked.connect(self._clicked)
        return cell

    def _clicked(self) -> None:
        cell = self.sender()
        if isinstance(cell, QWidget):
            self.chosen.emit(str(cell.property("consent")))


def consent_words(consent: Consent, today: date) -> tuple[str, str, str]:
    """Words, sign and colour of a consent as it stands today."""
    if consent.withdrawn_on and consent.withdrawn_on <= today:
        day = short_day(consent.withdrawn_on, today)
        return tr("withdrawn {day}", "retirado el {day}", day=day), "x-circle", "danger"
    if consent.until and consent.until < today:
        return tr("ended {day}", "terminó el {day}", day=short_day(consent.until, today)), "clock", "warn"
    answer = code_list("consent_answer").label(consent.answer)
    day = short_day(consent.given_on, today)
    icon, tone = {"granted": ("check-circle", "ok"), "refused": ("x-circle", "danger")}.get(
        consent.answer, ("circle-dashed", "warn")
    )
    return f"{answer}, {day}", icon, tone
