"""Strips: what may not be broken between two pages, and how strips are dealt out to pages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtGui import QPainter

Paint = Callable[[QPainter, float], None]
"""Draws a strip at the given distance from the top of the text area; its left edge is 0."""


@dataclass(frozen=True, slots=True)
class Strip:
    """A piece of a paper as high as `height`. `gap` is the space over it, left out at the top of a page.

    `keep`: stays with the next strip. `again`: what comes over it once more when it begins a page (the headings of a
    table). `cut(room)`: its first part for that room and the rest, for the rare strip higher than a page.
    `new_page`: begins one.
    """

    height: float
    paint: Paint
    gap: float = 0.0
    keep: bool = False
    again: Strip | None = None
    cut: Callable[[float], tuple[Strip, Strip | None]] | None = None
    new_page: bool = False


@dataclass(frozen=True, slots=True)
class Placed:
    """A strip and how far from the top of its page it stands."""

    top: float
    strip: Strip


def deal(strips: Iterable[Strip], room: float, first_room: float) -> list[list[Placed]]:
    """The strips page by page. `first_room` is what the head leaves on the first page."""
    groups = _together(strips)
    pages: list[list[Placed]] = [[]]
    top, left = 0.0, first_room
    while groups:
        group = groups.pop(0)
        need = sum(one.height + one.gap for one in group) - (group[0].gap if not pages[-1] else 0)
        if (need > left or group[0].new_page) and pages[-1]:
            pages.append([])
            top, left = 0.0, room
            if group[0].again is not None:
                group = [replace(group[0].again, keep=True), *group]
            need = sum(one.height + one.gap for one in group) - group[0].gap
        if need > left:
            first, rest = _cut(group, left)
            if rest:
                groups.insert(0, rest)
            group = first
        for one in group:
            top += one.gap if pages[-1] else 0
            pages[-1].append(Placed(top, one))
            top += one.height
        left = (room if len(pages) > 1 else first_room) - top
    return pages


def _together(strips: Iterable[Strip]) -> list[list[Strip]]:
    """Strips that stay with the one after them, as groups."""
    groups: list[list[Strip]] = []
    group: list[Strip] = []
    for one in strips:
        group.append(one)
        if not one.keep:
            groups.append(group)
            group = []
    return [*groups, group] if group else groups


def _cut(group: Sequence[Strip], room: float) -> tuple[list[Strip], list[Strip]]:
    """What of a group fits an empty page, and the rest; something is always placed, or there would be no end."""
    placed: list[Strip] = []
    for number, one in enumerate(group):
        room -= one.gap if placed else 0
        if one.height > room:
            if one.cut is not None:
                first, rest = one.cut(room)
                return [*placed, first], [*([rest] if rest is not None else []), *group[number + 1 :]]
            only_headings = one.again is not None and [above.paint for above in placed] == [one.again.paint]
            if not placed or only_headings:
                return [*placed, one], list(group[number + 1 :])
            return placed, list(group[number:])
        placed.append(one)
        room -= one.height
    return placed, []
