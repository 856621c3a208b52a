"""The bar that is always there: back, forward, search, backup, hide, lock, help."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget
from typing_extensions import override

from kindhub.i18n import tr
from kindhub.ui.kit.buttons import IconButton, LinkButton, QuietButton
from kindhub.ui.kit.look import gaps, set_look
from kindhub.ui.kit.text import KeyCap
from kindhub.ui.theme import icon, paint_icon, theme

_ROOMY = 860


class SearchBox(QPushButton):
    """Looks like a field and opens the palette, so that there is one search in the hub."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = tr("Find person, case, list or act", "Buscar persona, caso, lista o acción")
        self.setProperty("kind", "searchBox")
        self.setAccessibleName(self._words)
        self.setAccessibleDescription("Ctrl+K")
        self.setMinimumWidth(theme().size(120))
        row = QHBoxLayout(self)
        gaps(row, 0, 0, 0, 8, 0)
        row.addStretch(1)
        self.cap = KeyCap("Ctrl K")
        self.cap.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        row.addWidget(self.cap)

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme().size(400), super().sizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Words that do not fit end in "…"."""
        super().resizeEvent(event)
        room = self.width() - theme().size(56) - (0 if self.cap.isHidden() else self.cap.sizeHint().width())
        shown = self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, room)
        self.setText(shown)
        self.setToolTip("" if shown == self._words else self._words)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        side = theme().size(18)
        paint_icon(painter, "magnifying-glass", QRect(theme().size(10), (self.height() - side) // 2, side, side))
        painter.end()


class TopBar(QWidget):
    """Signals for each act; the window connects them. `set_backup` says when the last copy was made."""

    back = Signal()
    forward = Signal()
    search = Signal()
    backup = Signal()
    hide_asked = Signal()
    lock_asked = Signal()
    help_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("topBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(theme().size(52))
        row = QHBoxLayout(self)
        gaps(row, 8, 12, 8)
        self.back_button = IconButton("arrow-left", tr("Back", "Atrás"), "Alt+←")
        self.back_button.clicked.connect(self.back)
        self.forward_button = IconButton("arrow-right", tr("Forward", "Adelante"), "Alt+→")
        self.forward_button.clicked.connect(self.forward)
        self.search_box = SearchBox()
        self.search_box.setMaximumWidth(theme().size(400))
        self.search_box.clicked.connect(self.search)
        for widget, stretch in ((self.back_button, 0), (self.forward_button, 0), (self.search_box, 3)):
            row.addWidget(widget, stretch)
        row.addStretch(1)
        self._backup = LinkButton("", "shield-check", tone="text2")
        self._backup.clicked.connect(self.backup)
        self._backup.hide()
        self._backup_words = ""
        row.addWidget(self._backup)
        self._add_privacy(row)

    def _add_privacy(self, row: QHBoxLayout) -> None:
        self.hide_button = QuietButton(tr("Hide", "Ocultar"), "eye-slash")
        self.hide_button.clicked.connect(self.hide_asked)
        self.lock_button = QuietButton(tr("Lock", "Bloquear"), "lock-key")
        self.lock_button.clicked.connect(self.lock_asked)
        self.help_button = IconButton("question", tr("Help", "Ayuda"), "F1")
        self.help_button.clicked.connect(self.help_asked)
        self._caps = [KeyCap("F12"), KeyCap("Ctrl L"), self.search_box.cap]
        for widget in (self.hide_button, self._caps[0], self.lock_button, self._caps[1], self.help_button):
            row.addWidget(widget)

    def set_backup(self, text: str, tone: str = "ok") -> None:
        """`Copia: ayer 17:40`; tone `warn` or `danger` changes the sign as well."""
        signs = {"ok": "shield-check", "warn": "shield-warning", "danger": "shield-warning"}
        self._backup.setIcon(icon(signs[tone], tone))
        self._backup_words = text
        self._backup.setAccessibleName(text)
        self._backup.setToolTip(text)
        self._fit()

    def _fit(self) -> None:
        """Where the room is short the keys' names and the backup's words go; signs and tips stay."""
        roomy = self.width() >= theme().size(_ROOMY)
        for cap in self._caps:
            cap.setVisible(roomy)
        self._backup.setText(self._backup_words if roomy else "")
        self._backup.setVisible(bool(self._backup_words))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def set_restricted(self, *, restricted: bool) -> None:
        """Hiding at once is what matters most while something restricted is on screen."""
        set_look(self.hide_button, kind="filled" if restricted else "", tone="restricted" if restricted else "")
        self.hide_button.setIcon(icon("eye-slash", "surface" if restricted else "text2"))

    def set_history(self, *, back: bool, forward: bool) -> None:
        """Whether there is somewhere to go."""
        self.back_button.setEnabled(back)
        self.forward_button.setEnabled(forward)
