"""Persons who may be the one being written down: who, why, and a way to open her instead."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from kindhub.i18n import L, tr
from kindhub.records.places import places
from kindhub.ui.kit.card import Card
from kindhub.ui.kit.look import gaps
from kindhub.ui.kit.panes import ScrollPane
from kindhub.ui.kit.row_list import Row, RowList
from kindhub.ui.kit.text import Text
from kindhub.ui.people.hit_row import age_words
from kindhub.ui.theme import theme
from kindhub.ui.when import today

if TYPE_CHECKING:
    from kindhub.services.likely_same import Likely

CLASSES = {
    "certain": L("surely the same", "seguro es la misma"),
    "probable": L("probably the same", "quizá es la misma"),
    "possible": L("may be the same", "se parece"),
}


class LikelyCard(Card):
    """`chosen(person id)` to open somebody who is there already."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__(tr("Already there?", "¿Ya está?"), " ")
        self.setFixedWidth(theme().size(290))
        gaps(self.column, 4, 6, 10)
        gaps(self.head, 8, 10, 0, 4, 0)
        self.rows = RowList(self.title.text())
        self.rows.chosen.connect(self.chosen)
        self._words = Text("", "body", "text2", wrap=True)
        self._words.setContentsMargins(theme().size(10), 0, theme().size(6), 0)
        scroll = ScrollPane()
        scroll.body.addWidget(self._words)
        scroll.body.addWidget(self.rows)
        scroll.body.addStretch(1)
        self.add(scroll, 1)
        self.show_likely(())

    def show_likely(self, likely: Sequence[Likely]) -> None:
        """Show them, the likeliest first; each row says why."""
        self._words.setText(
            tr("Look at these before you create.", "Mire estas personas antes de crear.")
            if likely
            else tr("Nobody alike was found.", "No se encontró a nadie parecido.")
        )
        self.rows.set_rows([_row(one) for one in likely])


def _row(one: Likely) -> Row:
    where = places().label(one.hit.place) if one.hit.place else ""
    facts = [CLASSES[one.cls].say(), age_words(one.hit.birth, today()) if one.hit.birth else "", where]
    sure = one.cls in ("certain", "probable")
    return Row(
        one.hit.person_id,
        one.hit.name,
        state="doubt" if sure else "",
        icon="user",
        secret=True,
        sub=" · ".join(part for part in facts if part),
        sub_tone="warn" if sure else "text2",
    )
