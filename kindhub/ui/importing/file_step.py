"""The first step: what is imported, and from which file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from kindhub.i18n import tr
from kindhub.ui.asking_where import ask_file
from kindhub.ui.importing.kind_card import KindCard
from kindhub.ui.importing.past_imports import PastImportsCard
from kindhub.ui.importing.saying import NO_RIGHT
from kindhub.ui.kit.busy import EmptyState
from kindhub.ui.kit.card import Card
from kindhub.ui.kit.drop_zone import DropZone
from kindhub.ui.kit.look import gaps
from kindhub.ui.kit.panes import ScrollPane
from kindhub.ui.kit.text import Text
from kindhub.ui.theme import theme

if TYPE_CHECKING:
    from kindhub.program.exchange import ImportKind

_PATTERNS = "(*.xlsx *.xlsm *.csv *.tsv *.txt)"


class FileStep(QWidget):
    """`chosen(kind, path)` once a file is let go here or picked."""

    chosen = Signal(object, object)

    def __init__(
        self,
        kinds: Sequence[ImportKind],
        forms: Sequence[ImportKind] = (),
        first: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        outer = QVBoxLayout(self)
        gaps(outer)
        pane = ScrollPane()
        outer.addWidget(pane)
        self.what = KindCard(kinds, forms, first)
        pane.body.addWidget(self.what)
        pane.body.addWidget(self._file_card())
        self.past = PastImportsCard((*kinds, *forms))
        pane.body.addWidget(self.past)
        pane.body.addStretch(1)

    def _file_card(self) -> Card:
        card = Card(tr("The file", "El archivo"))
        self.zone = DropZone(tr("Drop the file here or choose it…", "Suelte aquí el archivo o elíjalo…"))
        self.zone.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        card.setMinimumHeight(theme().size(220))
        self.zone.clicked.connect(self.ask_file)
        self.zone.dropped.connect(self._dropped)
        card.add(self.zone, 1)
        card.add(
            Text(
                tr("Excel (XLSX) or CSV, up to 100 MB. The file is only read; nothing is written until you say so in "
                   "step 4, and the whole import can be undone.",
                   "Excel (XLSX) o CSV, hasta 100 MB. El archivo solo se lee; no se escribe nada hasta que usted lo "
                   "indique en el paso 4, y toda la importación se puede deshacer."),
                "cap", "text2", wrap=True,
            )
        )  # fmt: skip
        return card

    def ask_file(self) -> None:
        """Open the system's dialog for a file."""
        kinds = f"{tr('Spreadsheets', 'Hojas de cálculo')} {_PATTERNS}"
        ask_file(self, tr("Choose a file", "Elegir archivo"), kinds).fileSelected.connect(self._picked)

    def _picked(self, path: str) -> None:
        self.chosen.emit(self.what.kind(), Path(path))

    def _dropped(self, paths: object) -> None:
        if isinstance(paths, list) and paths:
            self._picked(str(paths[0]))


def no_right(parent: QWidget) -> EmptyState:
    """What stands in place of the step for whoever may import nothing."""
    return EmptyState(NO_RIGHT.say(), icon="lock-key", parent=parent)
