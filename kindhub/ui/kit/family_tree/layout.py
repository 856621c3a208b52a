"""Where each card stands: couples beside each other, siblings together, children under their parents.

Rows are generations. First the order in each row is settled from the top down, then each row slides to where its
parents and children want it, keeping order and distance (least squares with the order kept: neighbours that would
overlap are moved as one block).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kindhub.ui.kit.family_tree.model import Tree
from kindhub.ui.kit.family_tree.unions import Knots, Union

SWEEPS = 24
_LAST = 1_000_000.0
Places = Mapping[str, float]


def places(tree: Tree, knots: Knots) -> dict[str, tuple[float, int]]:
    """For each person the middle of her card in card widths from the left, and her row."""
    rows = _ordered_rows(tree, knots)
    index = {key: float(at) for row in rows for at, key in enumerate(row)}
    x = dict(index)
    for sweep in range(SWEEPS):
        upwards = not sweep % 2
        for row in reversed(rows) if upwards else rows:
            wanted = [_wanted(key, knots, x, index, upwards=upwards) for key in row]
            x.update(zip(row, settle(wanted), strict=True))
    first = min(x.values(), default=0.0)
    return {key: (x[key] - first, at) for at, row in enumerate(rows) for key in row}


def settle(wanted: Sequence[float], gap: float = 1.0) -> list[float]:
    """The places nearest to those wanted that keep the order and are at least `gap` apart."""
    blocks: list[tuple[float, int]] = []  # mean of what its members want less their distance in the block, and how many
    for at, want in enumerate(wanted):
        mean, count = want - at * gap, 1
        while blocks and blocks[-1][0] > mean:
            before, many = blocks.pop()
            mean, count = (before * many + mean * count) / (many + count), many + count
        blocks.append((mean, count))
    means = [mean for mean, count in blocks for _ in range(count)]
    return [mean + at * gap for at, mean in enumerate(means)]


def _wanted(key: str, knots: Knots, x: Places, index: Places, *, upwards: bool) -> float:
    """Where somebody wants to stand: over the middle of the children, or with the siblings under the parents."""
    found = []
    for union in knots.unions:
        mine, others = (union.parents, union.children) if upwards else (union.children, union.parents)
        if others and key in mine:
            found.append(_middle(others, x) + index[key] - _middle(mine, index))
    if not found:
        found = [x[end] + index[key] - index[end] for end in knots.partners(key) if end in x]
    return sum(found) / len(found) if found else x[key]


def _middle(keys: Sequence[str], x: Places) -> float:
    found = [x[key] for key in keys]
    return (min(found) + max(found)) / 2


def _ordered_rows(tree: Tree, knots: Knots) -> list[list[str]]:
    line = _line(tree, knots)
    rows: list[list[str]] = []
    for number in range(max((one.row for one in tree.people), default=-1) + 1):
        keys = [one.key for one in tree.people if one.row == number]
        above = {key: at for row in rows for at, key in enumerate(row)}
        rows.append(_ordered_row(keys, knots, above, line))
    return rows


def _line(tree: Tree, knots: Knots) -> set[str]:
    """The person and those she descends from: they stand at the near end of their siblings."""
    found, edge = {tree.focus}, [tree.focus]
    while edge:
        union = knots.union_of(edge.pop())
        new = [key for key in (union.parents if union else ()) if key not in found]
        found.update(new)
        edge += new
    return found


def _ordered_row(keys: Sequence[str], knots: Knots, above: Mapping[str, int], line: set[str]) -> list[str]:
    groups: list[list[str]] = []
    for union in sorted(knots.unions, key=lambda one: _over(one, above)):
        group = [key for key in keys if key in union.children]
        if group:
            groups.append(group)
    placed = {key for group in groups for key in group}
    for key in keys:  # people nobody is known above of: a couple makes a group of its own
        if key not in placed and not any(end in placed for end in knots.partners(key)):
            groups.append([key])
            placed.add(key)
    where = {key: at for at, group in enumerate(groups) for key in group}
    found: list[str] = []
    for at, group in enumerate(groups):
        found += _with_partners(_near_ends(group, at, where, knots, line), keys, where, knots)
    return list(dict.fromkeys(found))


def _over(union: Union, above: Mapping[str, int]) -> float:
    found = [above[key] for key in union.parents if key in above]
    return sum(found) / len(found) if found else _LAST


def _near_ends(
    group: list[str], at: int, where: Mapping[str, int], knots: Knots, line: set[str]
) -> list[str]:  # fmt: skip
    """Siblings in order, but whoever has a partner in a neighbouring group stands at that side."""

    def side(key: str) -> tuple[int, int]:
        others = [where[end] for end in knots.partners(key) if end in where and where[end] != at]
        if others:
            return (2 if others[0] > at else -2), 0
        return (-1 if key in line and knots.partners(key) else 0), 0

    return sorted(group, key=side)


def _with_partners(group: list[str], keys: Sequence[str], where: Mapping[str, int], knots: Knots) -> list[str]:
    """The group with partners from outside beside theirs: left of the first, else right."""
    found: list[str] = []
    for at, key in enumerate(group):
        outside = [end for end in knots.partners(key) if end in keys and end not in where and end not in found]
        left = outside[:1] if at == 0 and len(group) > 1 else []
        found += [*left, key, *(end for end in outside if end not in left)]
    return found
