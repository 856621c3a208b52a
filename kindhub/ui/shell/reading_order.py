"""Tab goes as one reads: left to right, then down, through what is on screen now.

Qt's own order is that in which parts were made, and pages are made piece by piece, beside the reading of the database:
on the case page it went from the rail to the side panel and never came to the form. So the order is worked out from
the layouts at each press, which takes about a millisecond and cannot fall behind what is shown.
"""

from __future__ import annotations

from collections.abc import Iterator
from operator import itemgetter
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLayout, QLayoutItem, QWidget


def reading_order(root: QWidget) -> list[QWidget]:
    """Every part in `root` that Tab may stop at, in the order of its layouts."""
    return list(_stops(root))


def next_stop(root: QWidget, here: QWidget | None, *, forward: bool) -> QWidget | None:
    """Where Tab (or Shift+Tab) goes from `here`; round at the end, None when there is nothing to stop at."""
    stops = reading_order(root)
    if not stops:
        return None
    place = next((n for n, stop in enumerate(stops) if here is not None and (stop is here or _holds(stop, here))), None)
    if place is None:
        return stops[0 if forward else -1]
    return stops[(place + (1 if forward else -1)) % len(stops)]


def _holds(stop: QWidget, here: QWidget) -> bool:
    return stop.isAncestorOf(here)


def _stops(widget: QWidget) -> Iterator[QWidget]:
    for child in _children(widget):
        if child.isVisible() and child.isEnabled():
            if child.focusPolicy() & Qt.FocusPolicy.TabFocus and child.focusProxy() is None:
                yield child
            yield from _stops(child)


def _children(widget: QWidget) -> list[QWidget]:
    """The parts of a widget: those of its layout in its order, then the others from top to bottom."""
    layout = widget.layout()
    laid = list(_laid(layout)) if layout is not None else []
    known = set(map(id, laid))
    others = [one for one in widget.children() if isinstance(one, QWidget) and id(one) not in known]
    return laid + sorted((one for one in others if not one.isWindow()), key=_place)


def _laid(layout: QLayout) -> Iterator[QWidget]:
    for item in _items(layout):
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            yield widget
        elif inner is not None:
            yield from _laid(inner)


def _items(layout: QLayout) -> list[QLayoutItem]:
    items = [item for n in range(layout.count()) if (item := layout.itemAt(n)) is not None]
    if isinstance(layout, QGridLayout):
        cells = [_cell(layout, n) for n in range(len(items))]
        return [item for _, item in sorted(zip(cells, items, strict=True), key=itemgetter(0))]
    return items


def _cell(grid: QGridLayout, place: int) -> tuple[int, int]:
    row, column, *_spans = cast("tuple[int, int, int, int]", grid.getItemPosition(place))
    return row, column


def _place(widget: QWidget) -> tuple[int, int]:
    return widget.y(), widget.x()
