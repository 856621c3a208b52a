"""How a row looks: two lines, signs, found letters bold and underlined, the bar of what is overdue."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QHeaderView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView
from typing_extensions import override

from kindhub.ui.kit.badge import STATES, paint_program
from kindhub.ui.kit.table.model import CELL_ROLE, AnyIndex, PageModel, cell_of
from kindhub.ui.kit.table.rows import Cell, Group, TableRow
from kindhub.ui.kit.veil import names_veiled, paint_veil
from kindhub.ui.theme import paint_icon, theme
from kindhub.ui.theme.fonts import TextRole


class RowDelegate(QStyledItemDelegate):
    """Paints cells from `Cell` values; ground, bar and line belong to the row, the rest to the cell."""

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        model = index.model()
        if not isinstance(model, PageModel):
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect: QRect = option.rect
        heading = model.heading_at(index.row())
        if heading is not None:
            self._paint_heading(painter, rect, model, heading)
            return
        row, key = model.row_at(index.row()), model.key_at(index.row())
        column = model.column_at(index.column())
        ticked = model.ticks is not None and key is not None and key in model.ticks
        self._paint_ground(painter, option, rect, row, index, ticked=ticked)
        if column is not None:
            cell = cell_of(row, column)
            _paint_cell(painter, _inside(rect), cell, right=column.right, veiled=_is_veiled(option, index, cell))
        elif model.ticks is not None:
            _paint_tick(painter, rect, on=ticked)

    def _paint_heading(self, painter: QPainter, rect: QRect, model: PageModel, number: int) -> None:
        painter.fillRect(rect, theme().color("sunken"))
        rect = _from_edge(rect)
        folded = model.groups.is_folded(number)
        side = theme().size(14)
        caret = QRect(rect.left() + theme().size(10), rect.center().y() - side // 2 + 1, side, side)
        paint_icon(painter, "caret-right" if folded else "caret-down", caret, "text2")
        painter.setFont(_heading_font())
        painter.setPen(theme().color("text"))
        group = model.groups.groups[number]
        painter.drawText(rect.adjusted(theme().size(31), 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, group.title)
        painter.setPen(theme().color("accent"))
        painter.drawText(note_rect(rect, group), Qt.AlignmentFlag.AlignVCenter, group.note)

    def _paint_ground(
        self, painter: QPainter, option: QStyleOptionViewItem, rect: QRect, row: TableRow | None, index: AnyIndex,
        *, ticked: bool,
    ) -> None:  # fmt: skip
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        fill = "soft" if selected or ticked else f"{row.edge}_soft" if row and row.tint and row.edge else "surface"
        painter.fillRect(rect, theme().color(fill))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, theme().color("line"))
        view = option.widget
        if row and row.edge and isinstance(view, QTableView) and _first_seen(view.horizontalHeader()) == index.column():
            bar = QRect(rect.left(), rect.top(), theme().size(4), rect.height() - 1)
            painter.fillRect(bar, theme().color(row.edge))

    @override
    def editorEvent(self, event: QEvent, model: object, option: QStyleOptionViewItem, index: AnyIndex) -> bool:
        return False  # the table ticks where its box is drawn; Qt would tick back where it thinks the box is

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        cell = index.data(CELL_ROLE)
        if not isinstance(cell, Cell):
            return QSize(theme().size(42), theme().size(34))
        bold, small = QFontMetrics(theme().font("strong")), QFontMetrics(theme().font("cap"))
        sign = theme().size(22) if cell.state or cell.icon else 0
        marks = len(cell.programs) * theme().size(24)
        text = max(bold.horizontalAdvance(cell.text), small.horizontalAdvance(cell.sub))
        return QSize(text + sign + marks + theme().size(20), theme().size(34))


def note_rect(rect: QRect, group: Group) -> QRect:
    """Where the link of a heading stands: behind its title."""
    font = _heading_font()
    left = _from_edge(rect).left() + theme().size(31 + 16) + QFontMetrics(font).horizontalAdvance(group.title)
    return QRect(left, rect.top(), QFontMetrics(font).horizontalAdvance(group.note), rect.height())


def _first_seen(head: QHeaderView) -> int:
    """The first column that is not hidden: where the columns begin, however far they were moved sideways."""
    return head.logicalIndexAt(-head.offset())


def _from_edge(rect: QRect) -> QRect:
    """A heading stays in sight when the table is moved sideways."""
    return rect.adjusted(max(-rect.left(), 0), 0, 0, 0)


def _heading_font() -> QFont:
    font = theme().font("cap")
    font.setWeight(QFont.Weight.DemiBold)
    return font


def _inside(rect: QRect) -> QRect:
    return rect.adjusted(theme().size(8), 0, -theme().size(6), 0)


def _paint_tick(painter: QPainter, rect: QRect, *, on: bool) -> None:
    side = theme().size(17)
    box = QRectF(rect.center().x() - side / 2 + 0.5, rect.center().y() - side / 2 + 0.5, side, side)
    painter.setPen(QPen(theme().color("accent" if on else "border"), 1))
    painter.setBrush(theme().color("accent" if on else "surface"))
    painter.drawRoundedRect(box, 3, 3)
    if on:
        inset = side // 6
        paint_icon(painter, "check-bold", box.toRect().adjusted(inset, inset, -inset, -inset), "on_accent")


def _is_veiled(option: QStyleOptionViewItem, index: AnyIndex, cell: Cell) -> bool:
    """Whether blocks stand in the place of a name: the row with the cursor and the one under the mouse show it."""
    if not cell.secret or not names_veiled():
        return False
    view = option.widget
    here = isinstance(view, QTableView) and view.hasFocus() and view.currentIndex().row() == index.row()
    return not here and not bool(option.state & QStyle.StateFlag.State_MouseOver)


def _paint_cell(painter: QPainter, rect: QRect, cell: Cell, *, right: bool, veiled: bool = False) -> None:
    if cell.button:
        _paint_button(painter, rect, cell)
        return
    if right and cell.icon and not cell.text:  # a sign alone stands where the numbers of its column would
        rect = rect.adjusted(rect.width() - theme().size(18), 0, 0, 0)
    rect = _paint_signs(painter, rect, cell)
    if veiled:
        painter.setFont(theme().font(_first_role(cell)))
        paint_veil(painter, rect)
        return
    if cell.bold and not cell.sub and not cell.matches and not _has_room(cell.text, _first_role(cell), rect):
        _paint_name_in_two(painter, rect, cell)
        return
    if not cell.sub:
        _paint_line(painter, rect, cell.text, _first_role(cell), theme().color(cell.tone), right, cell.matches)
        return
    half = rect.height() // 2
    first = rect.adjusted(0, theme().size(5), 0, -half)
    second = rect.adjusted(0, half, 0, -theme().size(6))
    _paint_line(painter, first, cell.text, _first_role(cell), theme().color(cell.tone), right, cell.matches)
    _paint_line(painter, second, cell.sub, "cap", theme().color("text2"), right, ())


def _has_room(text: str, role: TextRole, rect: QRect) -> bool:
    """Whether it is not cut. To measure is dear, so what has room in the widest letters is not measured."""
    few = len(text) * theme().widest(role) <= rect.width() and text.isprintable()
    return few or _fits(text, theme().font(role), rect)


def _fits(text: str, font: QFont, rect: QRect) -> bool:
    return QFontMetrics(font).horizontalAdvance(text) <= rect.width()


def _paint_name_in_two(painter: QPainter, rect: QRect, cell: Cell) -> None:
    """No name is cut: one too long for its line takes smaller letters, and two lines where it must."""
    font = _heading_font()
    painter.setFont(font)
    painter.setPen(theme().color(cell.tone))
    words, first = cell.text.split(" "), ""
    while words and _fits(f"{first} {words[0]}".strip(), font, rect):
        first = f"{first} {words.pop(0)}".strip()
    if not words:
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter, first)
        return
    half = rect.height() // 2
    upper, lower = rect.adjusted(0, 1, 0, -half), rect.adjusted(0, half - 1, 0, -2)
    rest = QFontMetrics(font).elidedText(" ".join(words), Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(upper, Qt.AlignmentFlag.AlignBottom, first)
    painter.drawText(lower, Qt.AlignmentFlag.AlignTop, rest)


def _first_role(cell: Cell) -> TextRole:
    return "strong" if cell.bold or cell.tone in ("danger", "warn") else "body"


def _paint_signs(painter: QPainter, rect: QRect, cell: Cell) -> QRect:
    side = theme().size(16)
    name, role = STATES[cell.state][:2] if cell.state else (cell.icon, "accent")
    if name:
        mark = QRect(rect.left(), rect.center().y() - side // 2 + 1, side, side)
        paint_icon(painter, name, mark, role)
        rect = rect.adjusted(theme().size(22), 0, 0, 0)
    for letters, slot in cell.programs:
        mark = QRect(rect.left(), rect.center().y() - theme().size(9), theme().size(20), theme().size(20))
        paint_program(painter, mark, letters, slot)
        rect = rect.adjusted(theme().size(24), 0, 0, 0)
    return rect


def _paint_button(painter: QPainter, rect: QRect, cell: Cell) -> None:
    shape = QRectF(rect).adjusted(0, theme().size(3), 0, -theme().size(4))
    painter.setPen(theme().color("border"))
    painter.setBrush(theme().color("surface"))
    painter.drawRoundedRect(shape, theme().size(5), theme().size(5))
    words = shape.adjusted(theme().size(9), 0, -theme().size(24), 0).toRect()
    _paint_line(painter, words, cell.text, "body", theme().color("text"), False, ())
    side = theme().size(14)
    caret = QRect(rect.right() - theme().size(22), rect.center().y() - side // 2, side, side)
    paint_icon(painter, cell.icon or "caret-down", caret, "text2")


def _paint_line(
    painter: QPainter,
    rect: QRect,
    text: str,
    role: TextRole,
    color: QColor,
    right: bool,
    matches: tuple[tuple[int, int], ...],
) -> None:
    if not matches:
        painter.setFont(theme().font(role))
        painter.setPen(color)
        if not _has_room(text, role, rect):
            text = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | side, text)
        return
    painter.save()
    font = theme().font(role) if _has_room(text, role, rect) else _heading_font()
    shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    layout = QTextLayout(shown, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.NoWrap)
    layout.setTextOption(option)
    layout.setFormats([found_letters(start, length) for start, length in matches])
    layout.beginLayout()
    line = layout.createLine()
    layout.endLayout()
    painter.setPen(color)
    painter.setClipRect(rect)
    layout.draw(painter, QPointF(rect.left(), rect.top() + (rect.height() - line.height()) / 2))
    painter.restore()


def found_letters(start: int, length: int) -> QTextLayout.FormatRange:
    """How letters that a search found look: bold, underlined, on a tint."""
    look = QTextCharFormat()
    look.setFontWeight(QFont.Weight.Bold)
    look.setFontUnderline(True)
    look.setUnderlineColor(theme().color("warn"))
    look.setBackground(theme().color("warn_soft"))
    stretch = QTextLayout.FormatRange()
    stretch.start, stretch.length, stretch.format = start, length, look
    return stretch
