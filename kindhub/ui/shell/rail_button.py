"""One entry of the rail, painted: sign, word, count, and the mark of the page one is on."""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from kindhub.i18n import tr
from kindhub.ui.kit.badge import paint_program
from kindhub.ui.kit.painted_button import ListedButton
from kindhub.ui.shell.nav import NavEntry, NavProgram
from kindhub.ui.theme import PALETTES, paint_icon, theme
from kindhub.ui.when import moment_words


class RailButton(ListedButton):
    """Shared by entries and program headings; narrow ones show their sign only and keep the word as tip."""

    units = 37

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(text)
        self.narrow = False
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_narrow(self, *, narrow: bool) -> None:
        """Signs only, or signs and words."""
        self.narrow = narrow
        self._set_tip(cut=False)
        self.update()

    def _set_tip(self, *, cut: bool) -> None:
        """The word where it is not seen, or not all of it."""
        self.setToolTip(self.text() if cut or self.narrow else "")

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme().size(56), theme().size(self.units))

    def paint_ground(self, painter: QPainter) -> None:
        """Tint and bar of the page one is on, hover, focus ring."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shape = QRectF(self.rect()).adjusted(theme().size(8), 1, -theme().size(8), -2)
        painter.setPen(Qt.PenStyle.NoPen)
        if self.isChecked() or self.underMouse():
            painter.setBrush(theme().color("rail_hi", 255 if self.isChecked() else 120))
            painter.drawRoundedRect(shape, 5, 5)
        if self.isChecked():
            painter.setBrush(QColor(PALETTES["dark"].accent))  # the rail is dark in every theme
            painter.drawRect(QRectF(shape.left(), shape.top() + 6, theme().size(3), shape.height() - 12))
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme().color("rail_text"), 2))
            painter.drawRoundedRect(shape.adjusted(1, 1, -1, -1), 5, 5)

    def paint_words(self, painter: QPainter, room: QRect, *, strong: bool) -> None:
        """The entry's word; elided words keep their tip."""
        if self.narrow:
            return
        painter.setFont(theme().font("strong" if strong else "body"))
        painter.setPen(theme().color("rail_text"))
        shown = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        self._set_tip(cut=shown != self.text())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, shown)


class EntryButton(RailButton):
    """An entry that leads to a page; those of a program are indented and smaller."""

    def __init__(self, entry: NavEntry, *, inside: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(entry.text, parent)
        self.entry, self.inside = entry, inside
        self.units = 33 if inside else 37
        self.set_count(entry.count, entry.as_of, counted=entry.counted)

    def set_count(self, count: int, as_of: str = "", *, counted: bool = True) -> None:
        """Show another count; nothing at 0. A number that may have changed since `as_of` (UTC) has a frame only, and
        its tip and its spoken name say so; one that is being counted is three points.
        """
        self.count, self.as_of, self.counted = count, as_of, counted
        self._shown = "…" if not counted else f"{count:,}" if count or as_of else ""
        late = tr("overdue", "vencidos") if self.entry.overdue else ""
        said = (self.text(), str(count) if self._shown and counted else "", late, self._doubt())
        self.setAccessibleName(" ".join(part for part in said if part))
        self._set_tip(cut=False)
        self.update()

    def _doubt(self) -> str:
        if not self.counted:
            return tr("(being counted)", "(se está contando)")
        if not self.as_of:
            return ""
        when = moment_words(datetime.fromisoformat(self.as_of), datetime.now(UTC))
        return tr("(as of {when}; being counted again)", "(contado {when}; se cuenta de nuevo)", when=when)

    @override
    def _set_tip(self, *, cut: bool) -> None:
        word = self.text() if cut or self.narrow else ""
        self.setToolTip(" ".join(part for part in (word, self._doubt()) if part))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self.paint_ground(painter)
        side = theme().size(20)
        if self.entry.icon:
            name = f"{self.entry.icon}-fill" if self.isChecked() else self.entry.icon
            role = "rail_text" if self.isChecked() else "rail_muted"
            paint_icon(painter, name, QRect(theme().size(20), (self.height() - side) // 2, side, side), role)
        taken = self._paint_count(painter) if self._shown and not self.narrow else 0
        room = self.rect().adjusted(theme().size(46), 0, -taken - theme().size(20), 0)
        self.paint_words(painter, room, strong=self.isChecked())
        painter.end()

    def _paint_count(self, painter: QPainter) -> int:
        font = theme().font("cap")
        font.setWeight(font.Weight.DemiBold)
        words, sure = self._shown, self.counted and not self.as_of
        height = theme().size(22)
        width = max(QFontMetrics(font).horizontalAdvance(words) + theme().size(13), height)
        right = self.width() - theme().size(18)
        pill = QRectF(right - width, (self.height() - height) / 2, width, height)
        late = self.entry.overdue and sure
        painter.setPen(Qt.PenStyle.NoPen if sure else QPen(theme().color("rail_muted"), 1, Qt.PenStyle.DashLine))
        fill = "danger_soft" if late else "rail" if self.isChecked() else "rail_hi"
        painter.setBrush(theme().color(fill) if sure else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(pill, height / 2, height / 2)
        painter.setFont(font)
        painter.setPen(theme().color("danger" if late else "rail_text"))
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, words)
        if not late:
            return width
        side = theme().size(15)
        sign = QRect(int(pill.left()) - side - theme().size(5), (self.height() - side) // 2, side, side)
        paint_icon(painter, "warning-circle-fill", sign, "danger_soft" if theme().name == "light" else "danger")
        return width + side + theme().size(5)


class ProgramButton(RailButton):
    """A program's heading: folds and unfolds its entries."""

    def __init__(self, program: NavProgram, parent: QWidget | None = None) -> None:
        super().__init__(program.name, parent)
        self.program = program
        self.open = not program.folded
        self.setCheckable(False)
        self._rename()

    def toggle_open(self) -> None:
        """Fold or unfold."""
        self.open = not self.open
        self._rename()
        self.update()

    def _rename(self) -> None:
        state = tr("unfolded", "desplegado") if self.open else tr("folded", "plegado")
        self.setAccessibleName(f"{self.program.name}, {state}")

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self.paint_ground(painter)
        side = theme().size(20)
        mark = QRect(theme().size(19), (self.height() - side) // 2, side, side)
        paint_program(painter, mark, self.program.letters, self.program.slot, on_rail=True)
        self.paint_words(painter, self.rect().adjusted(theme().size(46), 0, -theme().size(40), 0), strong=True)
        if not self.narrow:
            tip = theme().size(16)
            caret = QRect(self.width() - theme().size(36), (self.height() - tip) // 2, tip, tip)
            paint_icon(painter, "caret-down" if self.open else "caret-right", caret, "rail_muted")
        painter.end()
