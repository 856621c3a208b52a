"""The filters of the people page: country, age, program, place, and two ways of finding that can be switched off."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QCheckBox, QMenu, QPushButton, QWidget

from kindhub.i18n import tr
from kindhub.records.places import COUNTRIES, places
from kindhub.services.search.found import SearchFilters
from kindhub.ui.kit.buttons import QuietButton
from kindhub.ui.kit.chip import FilterChip
from kindhub.ui.kit.flow import FlowLayout

if TYPE_CHECKING:
    from kindhub.storage.hub import Hub

AGES: tuple[tuple[int, int], ...] = ((0, 5), (6, 11), (12, 14), (15, 17), (18, 25), (26, 120))
_Options = Sequence[tuple[str, object]]


class SearchFilterBar(QWidget):
    """`changed` with each choice; `filters` is what is asked for now. One chip or one menu button per filter."""

    changed = Signal()

    def __init__(self, hub: Hub, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hub = hub
        self.filters = SearchFilters()
        self._row = FlowLayout(self)
        self._parts: dict[str, tuple[QuietButton, FilterChip]] = {}
        for name, title in (
            ("country", tr("Country", "País")),
            ("ages", tr("Age", "Edad")),
            ("program", tr("Program", "Programa")),
            ("place", tr("Place", "Lugar")),
        ):
            self._add(name, title)
        self.sounds = self._check(tr("Names that sound alike", "Nombres que suenan parecido"), "sounds")
        self.family = self._check(tr("Relatives", "Familiares"), "family")

    def _add(self, name: str, title: str) -> None:
        button = QuietButton(title, "caret-down")
        button.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        chip = FilterChip(title)
        for widget in (button, chip):
            widget.setProperty("filter", name)
            self._row.addWidget(widget)
            widget.clicked.connect(self._ask)
        chip.removed.connect(self._remove)
        chip.hide()
        self._parts[name] = (button, chip)

    def _check(self, words: str, name: str) -> QCheckBox:
        box = QCheckBox(words)
        box.setChecked(True)
        box.setProperty("filter", name)
        box.setMinimumHeight(QuietButton(words).sizeHint().height())
        box.toggled.connect(self._toggled)
        self._row.addWidget(box)
        return box

    def first(self) -> QPushButton:
        """Where F6 goes."""
        return self._parts["country"][0]

    def clear(self) -> None:
        """Take all filters away."""
        self.filters = SearchFilters(sounds=self.filters.sounds, family=self.filters.family)
        for name in self._parts:
            self._show(name, "")
        self.changed.emit()

    def _ask(self) -> None:
        button = self.sender()
        if not isinstance(button, QWidget):
            return
        name = str(button.property("filter"))
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for words, value in self._options(name):
            action = menu.addAction(words)
            action.setData((name, words, value))
        menu.triggered.connect(self._take)
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def _options(self, name: str) -> _Options:
        if name == "country":
            return [(places().label(code), code) for code in COUNTRIES]
        if name == "ages":
            return [(tr("{a} to {b}", "de {a} a {b}", a=a, b=b), (a, b)) for a, b in AGES]
        if name == "program":
            return [(program.info.neutral_name.say(), program.key) for program in self._hub.programs]
        country = self.filters.country or "GT"
        return [(places().label(place.code), place.code) for place in places().children(country)]

    def _take(self, action: QAction) -> None:
        name, words, value = action.data()
        self.choose(name, value, words)

    def choose(self, name: str, value: object, words: str) -> None:
        """Ask for one thing; `words` stand in the chip."""
        self.filters = replace(self.filters, **{name: value})  # type: ignore[arg-type]  # the names of its own fields
        self._show(name, words)
        self.changed.emit()

    def _remove(self) -> None:
        chip = self.sender()
        if isinstance(chip, QWidget):
            name = str(chip.property("filter"))
            self.filters = replace(self.filters, **{name: None})  # type: ignore[arg-type]
            self._show(name, "")
            self.changed.emit()

    def _show(self, name: str, words: str) -> None:
        button, chip = self._parts[name]
        chip.set_value(words)
        chip.setVisible(bool(words))
        button.setVisible(not words)

    def _toggled(self, on: bool) -> None:
        box = self.sender()
        if isinstance(box, QWidget):
            self.filters = replace(self.filters, **{str(box.property("filter")): on})  # type: ignore[arg-type]
            self.changed.emit()
