"""Draws a family tree: cards with the signs of the field, and the lines between them.

Square a man, circle a woman, diamond not known; a cross has died; dashed is not confirmed; a house lives along, a
heart cares. Lengths are those of the screen at the text size in force; zoom and paper scale the painter.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen, QPolygonF

from kindhub.ui.kit.family_tree.layout import places
from kindhub.ui.kit.family_tree.model import Shape, Tree, TreePerson
from kindhub.ui.kit.family_tree.unions import Knots, Union, knots_of
from kindhub.ui.kit.ink import Ink
from kindhub.ui.theme import TextRole, theme

WIDEST, NARROWEST = 204, 150
SIGN, EDGE, BESIDE, BETWEEN = 24, 8, 18, 52
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


def paint_shape(painter: QPainter, shape: Shape, box: QRectF, *, died: bool) -> None:
    """The sign of a person in the painter's pen and brush."""
    if shape == "circle":
        painter.drawEllipse(box)
    elif shape == "square":
        painter.drawRect(box)
    else:
        middle = box.center()
        across = (QPointF(box.left(), middle.y()), QPointF(box.right(), middle.y()))
        upright = (QPointF(middle.x(), box.top()), QPointF(middle.x(), box.bottom()))
        painter.drawPolygon(QPolygonF([across[0], upright[0], across[1], upright[1]]))
    if died:
        out = box.adjusted(-2, -2, 2, 2)
        painter.drawLine(out.topLeft(), out.bottomRight())
        painter.drawLine(out.topRight(), out.bottomLeft())


def tree_pen(ink: Ink, token: str, width: float, *, sure: bool) -> QPen:
    """A line; what is not confirmed is dashed."""
    pen = QPen(ink.color(token), width)
    if not sure:
        pen.setDashPattern([4, 3])
    return pen


class TreeDrawing:
    """A tree laid out. `size` is what it takes at 100 %, `card(key)` where somebody stands in it."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self._knots: Knots = knots_of(tree)
        self._places = places(tree, self._knots)
        self._by_key = {one.key: one for one in tree.people}
        strong, cap = QFontMetricsF(theme().font("strong")), QFontMetricsF(theme().font("cap"))
        names = [strong.horizontalAdvance(one.name) + self._signs(one) for one in tree.people]
        subs = [cap.horizontalAdvance(one.sub) for one in tree.people]
        feet = [cap.horizontalAdvance(one.foot) for one in tree.people if one.foot]
        beside = theme().size(EDGE * 3 + SIGN) + 2
        wide = max((*names, *subs, *feet), default=0.0) + beside
        self._wide = min(max(wide, theme().size(NARROWEST)), theme().size(WIDEST))
        self._lines = [2 if max(ones, default=0.0) + beside > self._wide + 1 else 1 for ones in (names, subs, feet)]
        self._lines[2] = self._lines[2] if feet else 0
        self._name_high = strong.lineSpacing() * self._lines[0]
        self._foot_high = cap.lineSpacing() * self._lines[2]
        self._high = self._name_high + cap.lineSpacing() * self._lines[1] + self._foot_high + theme().size(14)
        self._step = QSizeF(self._wide + theme().size(BESIDE), self._high + theme().size(BETWEEN))

    def _signs(self, one: TreePerson) -> float:
        return theme().size(20) * (int(one.carer) + int(one.same_home))

    @property
    def size(self) -> QSizeF:
        """What the whole takes at 100 %, with a thin margin."""
        right = max((x for x, _ in self._places.values()), default=0.0)
        rows = 1 + max((row for _, row in self._places.values()), default=0)
        high = rows * self._step.height() - theme().size(BETWEEN) + 4
        return QSizeF(right * self._step.width() + self._wide + 4, high)

    def card(self, key: str) -> QRectF:
        """Where somebody's card is."""
        x, row = self._places[key]
        return QRectF(2 + x * self._step.width(), 2 + row * self._step.height(), self._wide, self._high)

    def row_of(self, key: str) -> int:
        """The generation somebody stands in, from the top."""
        return self._places[key][1]

    def paint_on(self, painter: QPainter, rect: QRectF, *, paper: bool = True) -> None:
        """Draw the whole into a rectangle of any device, as large as it fits."""
        scale = min(rect.width() / self.size.width(), rect.height() / self.size.height())
        ink = Ink(paper=paper)
        painter.save()
        painter.translate(rect.topLeft())
        painter.scale(scale, scale)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.paint_lines(painter, ink)
        for one in self.tree.people:
            self.paint_card(painter, one, self.card(one.key), ink)
        painter.restore()

    def paint_lines(self, painter: QPainter, ink: Ink) -> None:
        """The lines, which lie under the cards."""
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for bond in self._knots.couples:
            self._pair(painter, bond.one, bond.other, ink, sure=bond.sure)
        for number, union in enumerate(self._knots.unions):
            self._union(painter, union, number, ink)
        for bond in self._knots.loose:
            self._loose(painter, bond.one, bond.other, ink)

    def _pen(self, ink: Ink, *, sure: bool) -> QPen:
        return tree_pen(ink, "border", 1.4, sure=sure)

    def _pair(self, painter: QPainter, one: str, other: str, ink: Ink, *, sure: bool) -> QPointF:
        """A line between two beside each other; gives the point from which children hang."""
        left, right = sorted((self.card(one), self.card(other)), key=QRectF.left)
        painter.setPen(self._pen(ink, sure=sure))
        if right.left() - left.right() < self._step.width() and abs(left.top() - right.top()) < 1:
            painter.drawLine(QPointF(left.right(), left.center().y()), QPointF(right.left(), right.center().y()))
            return QPointF((left.right() + right.left()) / 2, left.center().y())
        low = max(left.bottom(), right.bottom()) + theme().size(9)
        for card in (left, right):
            painter.drawLine(QPointF(card.center().x(), card.bottom()), QPointF(card.center().x(), low))
        painter.drawLine(QPointF(left.center().x(), low), QPointF(right.center().x(), low))
        return QPointF((left.center().x() + right.center().x()) / 2, low)

    def _union(self, painter: QPainter, union: Union, number: int, ink: Ink) -> None:
        cards = [self.card(key) for key in union.children]
        top = min(card.top() for card in cards)
        bar = top - theme().size(17) - (number % 3) * theme().size(5)
        middles = [card.center().x() for card in cards]
        if union.parents:
            start = self._above(painter, union, ink)
            sure = any(key not in self._knots.unsure for key in union.children)
            painter.setPen(self._pen(ink, sure=sure))
            painter.drawLine(start, QPointF(start.x(), bar))
            middles.append(start.x())
        painter.setPen(self._pen(ink, sure=True))
        if max(middles) - min(middles) > 1:
            painter.drawLine(QPointF(min(middles), bar), QPointF(max(middles), bar))
        for key, card in zip(union.children, cards, strict=True):
            painter.setPen(self._pen(ink, sure=key not in self._knots.unsure))
            painter.drawLine(QPointF(card.center().x(), bar), QPointF(card.center().x(), card.top()))

    def _above(self, painter: QPainter, union: Union, ink: Ink) -> QPointF:
        if len(union.parents) == 1:
            card = self.card(union.parents[0])
            return QPointF(card.center().x(), card.bottom())
        sure = all(self._sure(parent, union.children) for parent in union.parents)
        return self._pair(painter, union.parents[0], union.parents[1], ink, sure=sure)

    def _sure(self, parent: str, children: Sequence[str]) -> bool:
        return any(
            bond.sure for bond in self.tree.bonds
            if bond.kind == "parent" and bond.one == parent and bond.other in children
        )  # fmt: skip

    def _loose(self, painter: QPainter, one: str, other: str, ink: Ink) -> None:
        """A dotted line: these two belong together in some way the tree has no line for."""
        pen = QPen(ink.color("border"), 1.4, Qt.PenStyle.DotLine)
        painter.setPen(pen)
        upper, lower = sorted((self.card(one), self.card(other)), key=QRectF.top)
        if abs(upper.top() - lower.top()) < 1:
            self._pair(painter, one, other, ink, sure=False)
            return
        low = lower.top() - theme().size(8)
        points = (
            QPointF(upper.center().x(), upper.bottom()), QPointF(upper.center().x(), low),
            QPointF(lower.center().x() + theme().size(10), low),
            QPointF(lower.center().x() + theme().size(10), lower.top()),
        )  # fmt: skip
        painter.drawPolyline(QPolygonF(list(points)))

    def paint_card(self, painter: QPainter, one: TreePerson, card: QRectF, ink: Ink, *, focused: bool = False) -> None:
        """One card; the person whose tree it is stands on soft ground in a thick frame."""
        me = one.key == self.tree.focus
        painter.setPen(tree_pen(ink, "accent" if me else "border", 2.0 if me else 1.2, sure=one.sure))
        painter.setBrush(ink.color("soft" if me else "surface"))
        painter.drawRoundedRect(card.adjusted(1, 1, -1, -1), 6, 6)
        if focused:
            painter.setPen(QPen(ink.color("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(card.adjusted(4, 4, -4, -4), 4, 4)
        side, edge = float(theme().size(SIGN)), float(theme().size(EDGE))
        sign = QRectF(card.left() + edge, card.center().y() - side / 2, side, side)
        painter.setPen(QPen(ink.color("text"), 1.6))
        painter.setBrush(ink.color("accent" if me and not one.died else "surface"))
        paint_shape(painter, one.shape, sign, died=one.died)
        self._words(painter, one, card.adjusted(edge * 2 + side, 0, -edge, 0), ink)

    def _words(self, painter: QPainter, one: TreePerson, room: QRectF, ink: Ink) -> None:
        pad = theme().size(6)
        upper = QRectF(room.left(), room.top() + pad, room.width() - self._signs(one), self._name_high)
        foot = QRectF(room.left(), room.bottom() - pad - self._foot_high, room.width(), self._foot_high)
        lower = QRectF(room.left(), upper.bottom(), room.width(), foot.top() - upper.bottom())
        parts: tuple[tuple[str, QRectF, TextRole, str, int], ...] = (
            (one.name, upper, "strong", "text", self._lines[0]),
            (one.sub, lower, "cap", "text2", self._lines[1]),
            (one.foot, foot, "cap", "on_soft" if one.key == self.tree.focus else "accent", self._lines[2]),
        )
        for words, place, role, token, lines in parts:
            painter.setPen(ink.color(token))
            painter.setFont(ink.font(role))
            wrap = Qt.TextFlag.TextWordWrap if lines > 1 else Qt.TextFlag.TextSingleLine
            painter.drawText(place, int(_LEFT) | int(wrap), words)
        right, side = round(room.right()), theme().size(16)
        for there, name, token in ((one.same_home, "house-fill", "ok"), (one.carer, "heart-fill", "c5")):
            if there:
                box = QRect(right - side, round(upper.top() + 1), side, side)
                ink.icon(painter, name, box, token)
                right -= theme().size(20)
