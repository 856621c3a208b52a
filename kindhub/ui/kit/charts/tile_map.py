"""A map of tiles: each department or state a square of one size where it lies, with its number.

No outline of a country is needed for it, a small department is read as well as a large one, and a number that is not
given out has its mark in its place. What lies nowhere on the tiles (other countries, not known) stands under them.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen, QResizeEvent
from typing_extensions import override

from kindhub.records.places import places
from kindhub.resources import resource
from kindhub.ui.kit.charts.bars import number_font
from kindhub.ui.kit.charts.chart import Chart
from kindhub.ui.theme import theme

_TILE, _GAP, _BETWEEN, _LINE = 36, 3, 1, 20
_NARROW, _USUAL = 42, 540
_STEPS, _SHARE = 4, 0.1


@dataclass(frozen=True, slots=True)
class Ground:
    """A country as tiles: where each of its parts stands, from the north-west."""

    country: str
    tiles: Mapping[str, tuple[int, int]]

    @property
    def rows(self) -> int:
        """How many rows it takes."""
        return max(row for row, _column in self.tiles.values()) + 1

    @property
    def columns(self) -> int:
        """How many columns it takes."""
        return max(column for _row, column in self.tiles.values()) + 1


@cache
def grounds() -> tuple[Ground, ...]:
    """The countries that can be drawn."""
    found: dict[str, dict[str, tuple[int, int]]] = {}
    with resource("places", "tiles.csv").open(encoding="utf-8", newline="") as lines:
        for line in csv.DictReader(lines):
            tiles = found.setdefault(line["code"][:2], {})
            tiles[line["code"]] = (int(line["row"]), int(line["column"]))
    return tuple(Ground(country, tiles) for country, tiles in found.items())


def shade(step: int) -> QColor:
    """The surface with so much of the first series' colour in it, 0 to 4, that words on it stay readable."""
    ground, ink, share = theme().color("surface"), theme().color("c1"), _SHARE * step
    pairs = ((ground.red(), ink.red()), (ground.green(), ink.green()), (ground.blue(), ink.blue()))
    return QColor(*(round(a + (b - a) * share) for a, b in pairs))


def shortened(name: str, metrics: QFontMetrics, room: float) -> str:
    """As many letters as there is room for: `Hueh` says more on a tile than `Hu…`; the tip says all of it."""
    while name and metrics.horizontalAdvance(name) > room:
        name = name[:-1].rstrip()
    return name


def _across(band: Sequence[Ground]) -> int:
    """How many tiles wide countries beside each other are, with what is left between them."""
    return sum(ground.columns for ground in band) + _BETWEEN * (len(band) - 1)


class TileMap(Chart):
    """Figures whose keys are codes of places. Darker is more, in four steps; the number stands in each tile."""

    def _shown(self) -> list[Ground]:
        """The countries that have a figure."""
        keys = {str(key) for key in self.figures.keys}
        return [ground for ground in grounds() if keys & set(ground.tiles)]

    def _elsewhere(self) -> list[int]:
        """The figures that lie on no tile."""
        tiles = {code for ground in self._shown() for code in ground.tiles}
        return [at for at, key in enumerate(self.figures.keys) if str(key) not in tiles]

    def _bands(self, width: float) -> list[list[Ground]]:
        """The countries beside each other as long as their tiles hold four letters, else under each other."""
        most = max(int(width / theme().size(_NARROW)), 1)
        bands: list[list[Ground]] = []
        for ground in self._shown():
            if bands and _across([*bands[-1], ground]) <= most:
                bands[-1].append(ground)
            else:
                bands.append([ground])
        return bands

    @override
    def natural_height(self) -> int:
        bands = self._bands(self.width() or theme().size(_USUAL))
        rows = sum(max(ground.rows for ground in band) for band in bands) or 1
        return theme().size((_TILE + _GAP) * rows + _LINE * (len(bands) + bool(self._elsewhere())) + 8)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.updateGeometry()

    @override
    def paint_marks(self, painter: QPainter, room: QRectF) -> None:
        bands, head = self._bands(room.width()), theme().size(_LINE)
        under = theme().size(_LINE) if self._elsewhere() else 0
        rows = sum(max(ground.rows for ground in band) for band in bands)
        high = min((room.height() - head * len(bands) - under) / max(rows, 1), theme().size(_TILE + _GAP))
        wide = min(room.width() / max(map(_across, bands), default=1), theme().size(2 * _TILE))
        top = room.top()
        for band in bands:
            left = room.left()
            for ground in band:
                painter.setFont(theme().font("cap"))
                painter.setPen(theme().color("text2"))
                over = QRectF(left, top, ground.columns * wide, head)
                painter.drawText(over, Qt.AlignmentFlag.AlignVCenter, places().label(ground.country))
                self._paint_ground(painter, ground, QRectF(left, top + head, wide, high))
                left += (ground.columns + _BETWEEN) * wide
            top += head + max(ground.rows for ground in band) * high
        if under:
            self._paint_elsewhere(painter, QRectF(room.left(), room.bottom() - under, room.width(), under))

    def _paint_ground(self, painter: QPainter, ground: Ground, step: QRectF) -> None:
        """`step` is the place of the first tile with the gap beside it."""
        of = {str(key): at for at, key in enumerate(self.figures.keys)}
        gap = theme().size(_GAP)
        for code, (row, column) in ground.tiles.items():
            place = QRectF(step.left() + column * step.width(), step.top() + row * step.height(),
                           step.width() - gap, step.height() - gap)  # fmt: skip
            self._paint_tile(painter, place, places().label(code), of.get(code))

    def _paint_tile(self, painter: QPainter, place: QRectF, name: str, at: int | None) -> None:
        value = self.figures.series[0].values[at] if at is not None else None
        painter.setPen(QPen(theme().color("border"), 1))
        painter.setBrush(self._colour(value))
        painter.drawRoundedRect(place, 4, 4)
        painter.setPen(theme().color("text" if at is not None else "text2"))
        number = self.figures.words(self.figures.series[0], at) if at is not None else ""
        self._write(painter, place.adjusted(2, 1, -2, -1), name, number)
        if at is not None and value is not None:
            self.remember(place, at, 0)

    def _write(self, painter: QPainter, room: QRectF, name: str, number: str) -> None:
        """The number under the name, or beside it on a low tile."""
        metrics, bold = QFontMetrics(theme().font("cap")), QFontMetrics(number_font())
        above, below = QRectF(room), QRectF(room)
        if number and room.height() >= metrics.lineSpacing() + bold.lineSpacing() - 4:
            above.setHeight(room.height() / 2)
            below.setTop(above.bottom())
        elif number:
            below.setLeft(room.right() - bold.horizontalAdvance(number) - 3)
            above.setRight(below.left() - 2)
        painter.setFont(theme().font("cap"))
        painter.drawText(above, Qt.AlignmentFlag.AlignCenter, shortened(name, metrics, above.width()))
        painter.setFont(number_font())
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, number)

    def _colour(self, value: float | None) -> QColor:
        return shade(min(int(_STEPS * value / self.figures.most()) + 1, _STEPS) if value else 0)

    def _paint_elsewhere(self, painter: QPainter, room: QRectF) -> None:
        series, left = self.figures.series[0], room.left()
        painter.setFont(theme().font("cap"))
        painter.setPen(theme().color("text2"))
        metrics = QFontMetrics(theme().font("cap"))
        for at in self._elsewhere():
            words = f"{self.figures.categories[at]}: {self.figures.words(series, at)}"
            wide = metrics.horizontalAdvance(words)
            if left + wide > room.right():
                painter.drawText(QRectF(left, room.top(), room.right() - left, room.height()),
                                 Qt.AlignmentFlag.AlignVCenter, "…")  # fmt: skip
                return
            place = QRectF(left, room.top(), wide, room.height())
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, words)
            if series.values[at] is not None:
                self.remember(place, at, 0)
            left += wide + theme().size(18)
