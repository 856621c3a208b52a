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

TABBED = frozenset(policy for policy in Qt.FocusPolicy.__members__.values() if policy & Qt.FocusPolicy.TabFocus)
"""The ways to take the focus that include Tab; asked of every part at every press, and a look-up is the cheapest."""


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


def stop_after(root: QWidget, here: QWidget | None, page: QWidget | None, *, forward: bool) -> QWidget | None:
    """The same in a window with a page. Qt also asks when the part with the cursor was hidden or can be used no more:
    then the cursor stays on its page, and where it is nowhere it goes on from the page. Left to itself it would jump to
    the top of the window.
    """
    here = here or page
    if here is None or page is None or (here.isVisible() and here.isEnabled()) or not page.isAncestorOf(here):
        return next_stop(root, here, forward=forward)
    return _stop_near(here, page)


def _stop_near(lost: QWidget, page: QWidget) -> QWidget:
    """The first stop of what is nearest around it."""
    around = lost
    while around is not page and (outer := around.parentWidget()) is not None:
        around = outer
        if around.isVisible() and around.isEnabled() and (stops := reading_order(around)):
            return stops[0]
    return page


def _stops(widget: QWidget) -> Iterator[QWidget]:
    for child in _read(widget):
        if child.focusPolicy() in TABBED and child.focusProxy() is None:
            yield child
        yield from _stops(child)


def _read(parent: QWidget) -> list[QWidget]:
    """The parts of one part, row by row; what stands beside something taller belongs to the row of that."""
    parts = [
        one
        for one in parent.children()
        if isinstance(one, QWidget) and one.isVisible() and one.isEnabled() and not one.isWindow()
    ]
    if len(parts) < 2:
        return parts
    placed = sorted((one.y(), number, one.x(), one.height(), one) for number, one in enumerate(parts))
    rows: list[list[tuple[int, int, int, QWidget]]] = []
    bottom = 0
    for y, number, x, height, part in placed:
        end = y + height - 1
        if not rows or (y + end) // 2 >= bottom:
            rows.append([])
            bottom = end
        rows[-1].append((x, y, number, part))
        bottom = max(bottom, end)
    return [part for row in rows for *_, part in sorted(row)]
