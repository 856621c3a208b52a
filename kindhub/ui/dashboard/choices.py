"""Whose cases are counted and what they are compared with: two lists beside the period."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from kindhub.i18n import tr
from kindhub.ui.kit.look import gaps, show_when
from kindhub.ui.theme import theme

if TYPE_CHECKING:
    from kindhub.services.indicators import Limit
    from kindhub.ui.dashboard.periods import Comparison


WORKING = "working"


class PanelChoices(QWidget):
    """`changed` when one of them was chosen. The list of offices and partners is there once there are several; with
    `working` a third one says what the figures are for, which begins with working.
    """

    changed = Signal()

    def __init__(self, *, working: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        gaps(row, 8)
        self.whose = QComboBox(self)
        self.whose.setAccessibleName(tr("Whose cases", "De quién son los casos"))
        self.whose.addItem(tr("All offices and partners", "Todas las oficinas y socias"), ())
        self.whose.setMinimumWidth(theme().size(190))
        self.whose.setMaximumWidth(theme().size(260))
        self.whose.hide()
        self.compare = QComboBox(self)
        self.compare.setAccessibleName(tr("Compared with", "Comparar con"))
        for how, words in (
            ("", tr("Compare with nothing", "Sin comparar")),
            ("period", tr("Compare with the period before", "Comparar con el anterior")),
            ("year", tr("Compare with a year before", "Comparar con un año antes")),
        ):
            self.compare.addItem(words, how)
        self.use = QComboBox()
        self.use.setAccessibleName(tr("What the figures are for", "Para qué son las cifras"))
        if working:
            self.use.addItem(tr("Working figures", "Cifras de trabajo"), WORKING)
        self.use.addItem(tr("To share", "Para compartir"), "")
        show_when(self.use, working)
        for box in (self.use, self.whose, self.compare):
            box.activated.connect(self._chosen)
            row.addWidget(box)

    def offer(self, limits: Sequence[Limit]) -> None:
        """Fill the list of offices and partners; what was chosen stays chosen while it is there."""
        held = self.only()
        while self.whose.count() > 1:
            self.whose.removeItem(1)
        for one in limits:
            self.whose.addItem(one.label, ((one.field, one.code),))
        places = [at for at in range(self.whose.count()) if self._at(at) == held]
        self.whose.setCurrentIndex(places[0] if places else 0)
        self.whose.setVisible(bool(limits))

    def only(self) -> tuple[tuple[str, str], ...]:
        """Whose cases: field of the case and value; empty for everybody's."""
        return self._at(self.whose.currentIndex())

    def only_words(self) -> str:
        """The same in words; empty for everybody's."""
        return self.whose.currentText() if self.only() else ""

    def comparison(self) -> Comparison:
        """What the figures are compared with."""
        return cast("Comparison", str(self.compare.currentData() or ""))

    def for_work(self) -> bool:
        """Whether the figures are looked at by those who work with the records, and not to be given out."""
        return bool(self.use.currentData())

    def _at(self, place: int) -> tuple[tuple[str, str], ...]:
        found = self.whose.itemData(place) or ()
        return tuple((str(field), str(code)) for field, code in found)

    def _chosen(self) -> None:
        self.changed.emit()
