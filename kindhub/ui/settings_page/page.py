"""What a person chooses for herself: language, colours, text size, and when the hub locks itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kindhub.i18n import LANGUAGES, Language, language, tr
from kindhub.ui.kit.card import Card
from kindhub.ui.kit.field_block import FieldBlock
from kindhub.ui.kit.inputs import Choice, Input, SegmentInput
from kindhub.ui.kit.page_header import PageHeader
from kindhub.ui.kit.panes import ScrollPane
from kindhub.ui.kit.text import Text
from kindhub.ui.settings_page.photos import PhotosBlock, photo_words
from kindhub.ui.settings_page.ways import WaysOn
from kindhub.ui.settings_store import LOCK_MINUTES, SettingsStore
from kindhub.ui.shell import Page, ShellWindow
from kindhub.ui.theme import apply_theme, theme

if TYPE_CHECKING:
    from kindhub.storage.hub import Hub

BLUR_SECONDS = 180
TEXT_SIZES = (100, 125, 150, 200)


class SettingsPage(Page):
    """Each choice counts at once. `settings` is the store of this computer; a test gives its own."""

    def __init__(self, hub: Hub, settings: SettingsStore | None = None) -> None:
        super().__init__()
        self._hub, self.settings = hub, settings or SettingsStore()
        self.column.addWidget(PageHeader(tr("Settings", "Ajustes")))
        scroll = ScrollPane()
        self.inputs: dict[str, Input] = {}
        scroll.body.addWidget(self._screen())
        scroll.body.addWidget(self._privacy())
        scroll.body.addWidget(self._about())
        scroll.body.addStretch(1)
        self.column.addWidget(scroll, 1)

    def _screen(self) -> Card:
        card = Card(tr("Screen", "Pantalla"))
        names = {"es": "Español", "en": "English"}
        self._ask(card, "language", tr("Language", "Idioma"), [Choice(c, names[c]) for c in LANGUAGES], language())
        colours = [
            Choice("light", tr("Light", "Claro")),
            Choice("dark", tr("Dark", "Oscuro")),
            Choice("contrast", tr("High contrast", "Alto contraste")),
        ]
        self._ask(card, "theme", tr("Colours", "Colores"), colours, theme().name)
        sizes = [Choice(size, f"{size} %") for size in TEXT_SIZES]
        self._ask(card, "text_size", tr("Text size", "Tamaño del texto"), sizes, self.settings.text_size)
        return card

    def _privacy(self) -> Card:
        card = Card(tr("Privacy", "Privacidad"))
        minutes = [Choice(n, tr("{n} minutes", "{n} minutos", n=n)) for n in LOCK_MINUTES]
        label = tr("Lock when nobody touches anything for", "Bloquear cuando nadie toca nada por")
        self._ask(card, "lock_minutes", label, minutes, self.settings.lock_minutes)
        words = tr(
            "After three minutes the screen is hidden. F12 hides it at once, Ctrl+L locks it.",
            "A los tres minutos se oculta la pantalla. F12 la oculta al momento, Ctrl+L la bloquea.",
        )
        card.add(Text(words, "cap", "text2", wrap=True))
        card.body.addWidget(PhotosBlock(self._hub), 0, Qt.AlignmentFlag.AlignLeft)
        card.add(Text(photo_words(), "cap", "text2", wrap=True))
        return card

    def _about(self) -> Card:
        card = Card(tr("This computer", "Este equipo"))
        card.add(Text(tr("Data folder: {path}", "Carpeta de datos: {path}", path=self._hub.folder.path), wrap=True))
        programs = ", ".join(program.info.name.say() for program in self._hub.programs)
        card.add(Text(tr("Programs: {names}", "Programas: {names}", names=programs), wrap=True))
        ways = WaysOn(self._hub)
        ways.go.connect(self.go)
        card.add(ways)
        return card

    def _ask(self, card: Card, key: str, label: str, choices: list[Choice], value: object) -> None:
        editor = SegmentInput(choices)
        editor.set_value(value)
        block = FieldBlock(label, editor, name=key)
        block.changed.connect(self._chosen)
        holder = QWidget()
        holder.setMaximumWidth(theme().size(480))
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(block)
        self.inputs[key] = editor
        card.body.addWidget(holder, 0, Qt.AlignmentFlag.AlignLeft)

    def _chosen(self, key: str, value: object) -> None:
        window = self.window()
        self.settings.put(key, value if isinstance(value, int) else str(value))
        if key == "lock_minutes" and isinstance(window, ShellWindow):
            seconds = self.settings.lock_minutes * 60
            window.idle.set_times(min(BLUR_SECONDS, seconds), seconds)
        elif key == "language" and isinstance(window, ShellWindow):
            window.speak(cast("Language", value))
        elif key in ("theme", "text_size"):
            apply_theme(self.settings.theme, self.settings.text_size)
            if isinstance(window, ShellWindow):
                window.rebuild()
