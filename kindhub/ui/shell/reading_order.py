"""Tab goes as one reads: left to right, then down, through what is on screen now.

Qt's own order is that in which parts were made, and pages are made piece by piece, beside the reading of the database:
on the case page it went from the rail to the side panel and never came to the form. So the order is worked out from
where things stand at each press, which takes about a millisecond and cannot fall behind what is shown. Layouts are not
asked: PySide6 6.12 gives out their items in a way that spoils memory now and then (seen as a fault in `malloc`).
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def reading_order(root: QWidget) -> list[QWidget]:
    """Every part in `root` that Tab may stop at, as one reads them."""
    return list(_stops(root))


def next_stop(root: QWidget, here: QWidget | None, *, forward: bool) -> QWidget | None:
    """Where Tab (or Shift+Tab) goes from `here`; round at the end, None when there is nothing to stop at."""
    stops = reading_order(root)
    if not stops:
        return None
    at = [n for n, stop in enumerate(stops) if here is not None and (stop is here or stop.isAncestorOf(here))]
    if not at:
        inside = [stop for stop in stops if here is not None and here.isAncestorOf(stop)]
        return (inside or stops)[0 if forward else -1]
    innermost = at[-1]  # a part around it may be a stop too
    return stops[(innermost + (1 if forward else -1)) % len(stops)]


def _stops(widget: QWidget) -> Iterator[QWidget]:
    for child in _read(widget):
        if child.focusPolicy() & Qt.FocusPolicy.TabFocus and child.focusProxy() is None:
            yield child
        yield from _stops(child)


def _read(parent: QWidget) -> list[QWidget]:
    """The parts of one part, row by row; what stands beside something taller belongs to the row of that."""
    parts = [one for one in parent.children() if isinstance(one, QWidget) and not one.isWindow()]
    parts = [one for one in parts if one.isVisible() and one.isEnabled()]
    if len(parts) < 2:
        return parts
    rows: list[list[QWidget]] = []
    bottom = 0
    for part in sorted(parts, key=QWidget.y):
        if not rows or part.geometry().center().y() >= bottom:
            rows.append([])
            bottom = part.geometry().bottom()
        rows[-1].append(part)
        bottom = max(bottom, part.geometry().bottom())
    return [part for row in rows for part in sorted(row, key=_column)]


def _column(part: QWidget) -> tuple[int, int]:
    return part.x(), part.y()
