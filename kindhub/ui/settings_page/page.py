"""The settings, drawn from the table that declares them; what the office rules is shown as ruled, and by whom."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from kindhub.errors import UserError
from kindhub.i18n import tr
from kindhub.records.names import fold, words
from kindhub.services.settings import InForce, choose, may_rule, settings_in_force
from kindhub.settings import GROUPS, SETTINGS, Setting, Value
from kindhub.ui.kit.busy import EmptyState
from kindhub.ui.kit.card import Card
from kindhub.ui.kit.field_block import FieldBlock
from kindhub.ui.kit.in_turns import InTurns
from kindhub.ui.kit.inputs import Choice, Input, SegmentInput
from kindhub.ui.kit.look import gaps
from kindhub.ui.kit.page_header import PageHeader
from kindhub.ui.kit.panes import ScrollPane
from kindhub.ui.kit.search_edit import SearchEdit
from kindhub.ui.kit.text import Icon, Text
from kindhub.ui.settings_page.ways import WaysOn
from kindhub.ui.shell import Page, Route, ShellWindow
from kindhub.ui.theme import theme
from kindhub.ui.when import short_day, today

if TYPE_CHECKING:
    from kindhub.storage.hub import Hub


class SettingsPage(Page):
    """`SettingsPage(hub, key = "")` opens with that setting in sight. Each choice counts at once.

    The first group is there when the page opens, the others follow in turns; who asks for `rows` or `inputs` before
    that has them all.
    """

    def __init__(self, hub: Hub, key: str = "") -> None:
        super().__init__()
        self._hub, self._key = hub, key
        with hub.read() as session:
            self._values = settings_in_force(session, hub.user.uid)
        self._inputs: dict[str, Input] = {}
        self._rows: dict[str, QWidget] = {}
        self._cards: dict[str, Card] = {}
        self.column.addWidget(PageHeader(tr("Settings", "Ajustes"), parent=self))
        self.search = SearchEdit(tr("Find a setting", "Buscar un ajuste"))
        self.search.setMaximumWidth(theme().size(480))
        self.search.searched.connect(self._filter)
        self.column.addWidget(self.search)
        self._scroll = ScrollPane(self)
        self.column.addWidget(self._scroll, 1)
        none = tr("No setting with these words.", "Ningún ajuste con estas palabras.")
        self._none = EmptyState(none, parent=self._scroll.inside)
        self._none.hide()
        pieces = self._pieces()
        while not self._scroll.body.count():
            next(pieces)
        self._building = InTurns(pieces, self)
        self._show_wanted(key)

    @property
    def inputs(self) -> dict[str, Input]:
        """The inputs by the key of their setting."""
        self._building.finish()
        return self._inputs

    @property
    def rows(self) -> dict[str, QWidget]:
        """What stands in a card for each setting, by its key."""
        self._building.finish()
        return self._rows

    def _pieces(self) -> Iterator[None]:
        """The groups one after the other."""
        body = self._scroll.body
        for group, title in GROUPS.items():
            if group != "office" or may_rule(self._hub):
                yield from self._fill_card(group, title.say())
        self._cards["about"] = self._about()
        body.addWidget(self._cards["about"])
        body.addWidget(self._none)
        body.addStretch(1)

    def _fill_card(self, group: str, title: str) -> Iterator[None]:
        card = Card(title, parent=self._scroll.inside)
        self._cards[group] = card
        for setting in SETTINGS.values():
            if setting.group == group:
                row = self._rows[setting.key] = self._row(setting, self._values[setting.key], card)
                card.add(row)
                yield
        self._scroll.body.addWidget(card)
        yield

    def _row(self, setting: Setting, now: InForce, card: Card) -> QWidget:
        editor = SegmentInput([
            Choice(option.value, option.label.say())
            for option in setting.options
            if now.limit is None or int(option.value) <= int(now.limit)
        ])  # fmt: skip
        editor.set_value(now.value)
        holder = QWidget(card)
        block = FieldBlock(setting.label.say(), editor, name=setting.key, parent=holder)
        editor.name_for_reader(setting.label.say(), setting.help.say())
        block.changed.connect(self._chosen)
        self._inputs[setting.key] = editor
        column = QVBoxLayout(holder)
        gaps(column, 2)
        held = QHBoxLayout()
        gaps(held)
        held.addWidget(block, 0, Qt.AlignmentFlag.AlignLeft)
        held.addStretch(1)
        column.addLayout(held)
        column.addWidget(Text(setting.help.say(), "cap", "text2", wrap=True, parent=holder))
        if now.by:
            column.addWidget(_ruled_by(now))
        if now.fixed:
            editor.set_read_only(True)
        return holder

    def _about(self) -> Card:
        card = Card(tr("This computer", "Este equipo"), parent=self._scroll.inside)
        card.add(Text(tr("Data folder: {path}", "Carpeta de datos: {path}", path=self._hub.folder.path), wrap=True))
        ways = WaysOn(self._hub)
        ways.go.connect(self.go)
        card.add(ways)
        return card

    def _show_wanted(self, key: str) -> None:
        if key and key in self.rows:
            self.inputs[key].setFocus()
            self._scroll.ensureWidgetVisible(self.rows[key])

    def _filter(self, typed: str) -> None:
        """Show the settings whose words, help or choices begin with what was typed."""
        asked = words(typed)
        for key, row in self.rows.items():
            row.setVisible(all(f" {word}" in _searched(SETTINGS[key]) for word in asked))
        for group, card in self._cards.items():
            inside = [self.rows[key] for key, one in SETTINGS.items() if one.group == group and key in self.rows]
            card.setVisible(any(not row.isHidden() for row in inside) if inside else not asked)
        self._none.setVisible(all(card.isHidden() for card in self._cards.values()))

    def _chosen(self, key: str, value: object) -> None:
        if not isinstance(value, Value) or value == self._values[key].value:
            return
        self._key = key
        try:
            choose(self._hub, key, value)
        except UserError as error:
            self.say("warn", str(error), passing=False)
            self.inputs[key].set_value(self._values[key].value)
            return
        with self._hub.read() as session:
            self._values = settings_in_force(session, self._hub.user.uid)
        window = self.window()
        if isinstance(window, ShellWindow):
            window.setting_changed.emit(key)

    @override
    def here(self) -> Route:
        return Route("settings", (self._key,)) if self._key else Route("settings")

    @override
    def keep(self) -> object | None:
        return self.search.text() or None

    @override
    def take_up(self, kept: object) -> None:
        self.search.setText(str(kept))

    @override
    def begins_at(self) -> QWidget:
        return self.inputs.get(self._key, self.search) if self._key else self.search

    @override
    def find_here(self) -> bool:
        self.search.setFocus()
        self.search.selectAll()
        return True


def _searched(setting: Setting) -> str:
    said = (setting.label, setting.help, GROUPS[setting.group], *(option.label for option in setting.options))
    return f" {fold(' '.join(one.say() for one in said))} {fold(setting.words)}"


def _ruled_by(now: InForce) -> QFrame:
    """*Lo fija: …* with a padlock, under a setting the office rules."""
    strip = QFrame()
    row = QHBoxLayout(strip)
    gaps(row, 6)
    row.addWidget(Icon("lock-simple", "text2", 14), 0, Qt.AlignmentFlag.AlignTop)
    said = tr("Fixed by: {who}, {day}", "Lo fija: {who}, {day}", who=now.by,
              day=short_day(date.fromisoformat(now.on), today()))  # fmt: skip
    if now.limit is not None:
        said = tr("{said}. At most {n} minutes.", "{said}. Hasta {n} minutos.", said=said, n=now.limit)
    words_ = Text(said, "cap", "text2", wrap=True)
    row.addWidget(words_, 1)
    strip.setAccessibleName(said)
    return strip
