"""The lines of the palette: headings and entries, painted, with the letters that were found marked."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
)  # fmt: skip
from PySide6.QtGui import QFontMetrics, QPainter, QTextLayout
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from kindhub.ui.kit.badge import paint_program
from kindhub.ui.kit.table.cell_painter import found_letters
from kindhub.ui.kit.veil import names_veiled, paint_veil, veil_width, veiled_words
from kindhub.ui.palette.entry import Entry, Found, Group
from kindhub.ui.shell.keys import KEYS, cap
from kindhub.ui.theme import paint_icon, theme

AnyIndex = QModelIndex | QPersistentModelIndex
Line = str | Found
LINE_ROLE = int(Qt.ItemDataRole.UserRole)
ROW, HEADING = 37, 27
_HERE, _OFF = 52, 44


class PaletteLines(QAbstractListModel):
    """Headings (text) and entries in one column; only entries can be chosen."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[Line, ...] = ()
        self.bare = -1
        """The row whose name is shown though names are veiled: the one the arrows or the mouse went to."""

    def show_groups(self, groups: Sequence[Group]) -> None:
        """Show other groups."""
        self.beginResetModel()
        self.bare = -1
        lines: list[Line] = []
        for group in groups:
            lines += [group.title, *group.found]
        self._lines = tuple(lines)
        self.endResetModel()

    def show_bare(self, row: int) -> None:
        """Let this row show its name."""
        before, self.bare = self.bare, row
        for changed in (before, row):
            if 0 <= changed < len(self._lines):
                self.dataChanged.emit(self.index(changed), self.index(changed))

    def found_at(self, row: int) -> Found | None:
        """The entry of a row; None for a heading and outside."""
        line = self._lines[row] if 0 <= row < len(self._lines) else None
        return line if isinstance(line, Found) else None

    def entries(self) -> list[Entry]:
        """All entries in order."""
        return [line.entry for line in self._lines if isinstance(line, Found)]

    def entry_rows(self) -> list[int]:
        """The rows that can be chosen."""
        return [row for row, line in enumerate(self._lines) if isinstance(line, Found)]

    def is_veiled(self, row: int) -> bool:
        """Whether this row paints blocks in the place of a name."""
        found = self.found_at(row)
        return found is not None and found.entry.secret and names_veiled() and row != self.bare

    @override
    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._lines)

    @override
    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line = self._lines[index.row()]
        if role == LINE_ROLE:
            return line
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return line if isinstance(line, str) else self.words_of(index.row())
        return None

    def words_of(self, row: int) -> str:
        """What a screen reader says of an entry."""
        found = self.found_at(row)
        if found is None:
            return ""
        veiled = self.is_veiled(row)
        words = veiled_words() if veiled else found.entry.words
        return ", ".join(part for part in (words, found.entry.noted(veiled=veiled)) if part)

    @override
    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        if self.found_at(index.row()) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class PaletteDelegate(QStyledItemDelegate):
    """Paints a line: sign, words, note, and at the right the key that does the same."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        units = HEADING if isinstance(index.data(LINE_ROLE), str) else ROW
        return QSize(theme().size(200), theme().size(units))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        line, rect, model = index.data(LINE_ROLE), QRect(option.rect), index.model()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(line, Found) and isinstance(model, PaletteLines):
            view = option.widget
            chosen = isinstance(view, QListView) and view.currentIndex().row() == index.row()
            _paint_entry(painter, rect, line, chosen=chosen, veiled=model.is_veiled(index.row()))
        else:
            font = theme().font("cap")
            font.setWeight(font.Weight.DemiBold)
            painter.setFont(font)
            painter.setPen(theme().color("text2"))
            painter.drawText(rect.adjusted(theme().size(14), 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, str(line))
        painter.restore()


def _paint_entry(painter: QPainter, rect: QRect, line: Found, *, chosen: bool, veiled: bool) -> None:
    entry = line.entry
    if chosen:
        painter.fillRect(rect, theme().color("soft"))
        painter.fillRect(QRect(rect.left(), rect.top(), theme().size(4), rect.height()), theme().color("accent"))
    side = theme().size(20)
    sign = QRect(rect.left() + theme().size(13), rect.center().y() - side // 2 + 1, side, side)
    if entry.mark is not None:
        paint_program(painter, sign, *entry.mark)
    else:
        paint_icon(painter, entry.icon, sign, "on_soft" if chosen else "text2")
    room = rect.adjusted(theme().size(_OFF), 0, -theme().size(14), 0)
    room.setRight(_paint_caps(painter, room, _cap_of(entry, chosen=chosen)))
    font = theme().font("strong" if chosen else "body")
    painter.setFont(font)
    if veiled:
        paint_veil(painter, room)
        taken = veil_width(QFontMetrics(font))
    else:
        taken = _paint_words(painter, room, line, "on_soft" if chosen else "text")
    painter.setFont(theme().font("cap"))
    painter.setPen(theme().color("text2"))
    note = room.adjusted(taken + theme().size(12), 0, 0, 0)
    shown = painter.fontMetrics().elidedText(
        entry.noted(veiled=veiled), Qt.TextElideMode.ElideRight, max(0, note.width())
    )
    painter.drawText(note, Qt.AlignmentFlag.AlignVCenter, shown)


def _cap_of(entry: Entry, *, chosen: bool) -> str:
    if chosen:
        return cap("Return")
    return cap(KEYS[entry.keys].keys[0]).replace("+", " ") if entry.keys else ""


def _paint_words(painter: QPainter, room: QRect, line: Found, role: str) -> int:
    """Paint the words with what was found in them marked; returns their width."""
    layout = QTextLayout(line.entry.words, painter.font())
    layout.setFormats([found_letters(start, length) for start, length in line.stretches])
    layout.beginLayout()
    drawn = layout.createLine()
    layout.endLayout()
    painter.setPen(theme().color(role))
    painter.setClipRect(room)
    layout.draw(painter, QPointF(room.left(), room.top() + (room.height() - drawn.height()) / 2))
    painter.setClipping(False)
    return round(drawn.naturalTextWidth())


def _paint_caps(painter: QPainter, room: QRect, words: str) -> int:
    """Paint the name of a key at the right; returns where the room before it ends."""
    if not words:
        return room.right()
    painter.setFont(theme().font("key"))
    metrics = painter.fontMetrics()
    width, height = metrics.horizontalAdvance(words) + theme().size(16), metrics.height() + theme().size(4)
    shape = QRectF(room.right() - width, room.center().y() - height / 2 + 1, width, height)
    painter.setPen(theme().color("line"))
    painter.setBrush(theme().color("sunken"))
    painter.drawRoundedRect(shape, 3, 3)
    painter.setPen(theme().color("text2"))
    painter.drawText(shape, Qt.AlignmentFlag.AlignCenter, words)
    return int(shape.left()) - theme().size(8)
