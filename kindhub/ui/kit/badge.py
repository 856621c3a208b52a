"""Small marks with a word: badges, counts, program letters and states. None speaks by colour alone."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget
from typing_extensions import override

from kindhub.i18n import L
from kindhub.ui.kit.look import TONES, Tone, gaps, show_when
from kindhub.ui.kit.text import Icon, Text
from kindhub.ui.theme import paint_icon, theme

# State → (icon, colour, word for the screen reader).
STATES: dict[str, tuple[str, str, L]] = {
    "overdue": ("warning-circle-fill", "danger", L("overdue", "vencido")),
    "soon": ("clock-fill", "warn", L("due soon", "por vencer")),
    "done": ("check-circle-fill", "ok", L("done", "hecho")),
    "part": ("circle-half-fill", "accent", L("part done", "en parte")),
    "none": ("circle", "muted", L("not begun", "sin empezar")),
    "missing": ("circle-dashed", "warn", L("missing", "falta")),
    "optional": ("circle-dashed", "muted", L("not there yet", "aún no está")),
    "locked": ("lock-key", "muted", L("locked", "bloqueado")),
    "draft": ("pencil-simple", "text2", L("draft", "borrador")),
    "restricted": ("lock-key-fill", "restricted", L("restricted", "restringido")),
    "planned": ("calendar-blank", "text2", L("planned", "previsto")),
    "fine": ("check-circle", "ok", L("in time", "a tiempo")),
    "doubt": ("question-fill", "warn", L("in doubt", "dudosa")),
    "refused": ("x-circle-fill", "danger", L("left out", "no entra")),
    "new": ("plus-circle-fill", "accent", L("new", "nueva")),
}


class StateIcon(Icon):
    """The mark of a state; its word is its tip and its accessible name."""

    def __init__(self, state: str, units: int = 16, parent: QWidget | None = None) -> None:
        name, role, word = STATES[state]
        super().__init__(name, role, units, parent)
        self.setAccessibleName(word.say())
        self.setToolTip(word.say())


class Badge(QWidget):
    """A word in a pill: `Riesgo medio` with its sign, `48 de 214 casos`."""

    def __init__(self, text: str, tone: Tone = "neutral", icon: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        ink, self._fill = TONES[tone]
        row = QHBoxLayout(self)
        gaps(row, 6, 9, 2)
        if icon:
            row.addWidget(Icon(icon, ink, 14))
        self._text = Text(text, "cap", ink)
        self._text.setProperty("part", "pill")
        row.addWidget(self._text)
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_text(self, text: str) -> None:
        """Say another word in the same tone."""
        self._text.setText(text)
        self.setAccessibleName(text)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        _pill(self, self._fill, edge="border" if theme().name == "contrast" else "")


class CountBadge(QWidget):
    """A number in a pill. `overdue` adds the sign, so that it reads without colour; `on_rail` for the rail."""

    def __init__(
        self, count: int, *, overdue: bool = False, on_rail: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._count, self._overdue, self._on_rail = count, overdue, on_rail
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_count(count)

    def set_count(self, count: int) -> None:
        """Show another number; nothing at 0."""
        self._count = count
        word = STATES["overdue"][2].say()
        self.setAccessibleName(f"{count} {word}" if self._overdue else str(count))
        show_when(self, count > 0)
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        text = self.fontMetrics().horizontalAdvance(f"{self._count:n}")
        width = max(text + theme().size(14), theme().size(22))
        return QSize(width + (theme().size(19) if self._overdue else 0), theme().size(22))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        ink, fill = ("danger", "danger_soft") if self._overdue else ("text2", "sunken")
        if self._on_rail and not self._overdue:
            ink, fill = "rail_text", "rail_hi"
        sign = theme().size(19) if self._overdue else 0
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if sign:
            side = theme().size(14)
            place = QRect(0, (self.height() - side) // 2, side, side)
            light_on_rail = self._on_rail and theme().name == "light"
            paint_icon(painter, "warning-circle-fill", place, "danger_soft" if light_on_rail else "danger")
        pill = QRectF(self.rect()).adjusted(sign, 0, 0, 0)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().color(fill))
        painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2)
        font = theme().font("cap")
        font.setWeight(font.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(theme().color(ink))
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, f"{self._count:n}")
        painter.end()


class ProgramMark(QWidget):
    """Two letters in a square: a program's sign, told apart by its letters, not by its colour."""

    def __init__(
        self, letters: str, slot: int = 1, name: str = "", *, on_rail: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.letters, self.slot, self._on_rail = letters, slot, on_rail
        self.setAccessibleName(name or letters)
        self.setToolTip(name)
        self.setFixedSize(theme().size(20), theme().size(20))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_program(painter, self.rect(), self.letters, self.slot, on_rail=self._on_rail)
        painter.end()


def paint_program(painter: QPainter, rect: QRect, letters: str, slot: int, *, on_rail: bool = False) -> None:
    """Draw a program's letters; also used by table cells and timelines. `slot` 1 to 5 is its chart colour."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if on_rail:
        painter.setPen(theme().color("rail_text"))
        painter.setBrush(Qt.BrushStyle.NoBrush)
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().color(f"c{(slot - 1) % 5 + 1}"))
    painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), theme().size(4), theme().size(4))
    font = theme().font("key")
    font.setPointSizeF(font.pointSizeF() * 0.88)
    font.setWeight(font.Weight.Bold)
    painter.setFont(font)
    painter.setPen(theme().color("rail_text" if on_rail else "surface"))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, letters[:2])
    painter.restore()


def _pill(widget: QWidget, fill: str, edge: str = "") -> None:
    painter = QPainter(widget)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(theme().color(edge) if edge else Qt.PenStyle.NoPen)
    painter.setBrush(theme().color(fill))
    shape = QRectF(widget.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
    painter.drawRoundedRect(shape, shape.height() / 2, shape.height() / 2)
    painter.end()
