"""Who hangs under whom: parents with the children they have together, and who stands beside whom."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from kindhub.ui.kit.family_tree.model import Tree, TreeBond

MOST_PARENTS = 2


@dataclass(slots=True)
class Union:
    """One or two parents with their children, or siblings whose parents nobody wrote down."""

    parents: tuple[str, ...]
    children: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Knots:
    """The bonds of a tree as they are drawn; `loose` ones join people whom nothing else joins."""

    unions: tuple[Union, ...]
    couples: tuple[TreeBond, ...]
    loose: tuple[TreeBond, ...]
    unsure: frozenset[str]
    """Children none of whose bonds to those above is certain."""

    def union_of(self, key: str) -> Union | None:
        """The union somebody is a child of."""
        return next((one for one in self.unions if key in one.children), None)

    def partners(self, key: str) -> list[str]:
        """Whom somebody stands beside, by a couple's bond or a common child."""
        pairs = [(one.one, one.other) for one in self.couples]
        pairs += [(one.parents[0], one.parents[1]) for one in self.unions if len(one.parents) == MOST_PARENTS]
        ends = [end for pair in pairs if key in pair for end in pair if end != key]
        return list(dict.fromkeys(ends))


def knots_of(tree: Tree) -> Knots:
    """Tie the bonds of a tree."""
    rows = {one.key: one.row for one in tree.people}
    parents: dict[str, list[TreeBond]] = {}
    extra: list[TreeBond] = []
    for bond in tree.bonds:
        if bond.kind == "parent":
            parents.setdefault(bond.other, []).append(bond)
    held: dict[str, frozenset[str]] = {}
    unions: dict[frozenset[str], Union] = {}
    for one in tree.people:
        bonds = sorted(parents.get(one.key, ()), key=lambda bond: not bond.sure)
        extra += bonds[MOST_PARENTS:]
        above = [bond.one for bond in bonds[:MOST_PARENTS] if rows[bond.one] < rows[one.key]]
        if above:
            held[one.key] = frozenset(above)
    _share_parents(tree, held)
    for one in tree.people:
        if one.key in held:
            keys = held[one.key]
            unions.setdefault(keys, Union(tuple(sorted(keys)))).children.append(one.key)
    every = list(unions.values())
    _join_siblings(tree, every)
    couples = tuple(one for one in tree.bonds if one.kind == "couple" and rows[one.one] == rows[one.other])
    firm = [one for one in tree.bonds if one.kind != "other"]
    loose = [one for one in tree.bonds if one.kind == "other" and not _joined(firm, one)]
    return Knots(tuple(every), couples, (*loose, *extra), _unsure(tree, parents))


def _share_parents(tree: Tree, held: dict[str, frozenset[str]]) -> None:
    """Siblings of whom one has a parent more written down than the other hang together under both."""
    for bond in tree.bonds:
        one, other = held.get(bond.one), held.get(bond.other)
        if bond.kind == "sibling" and one and other and (one < other or other < one):
            held[bond.one] = held[bond.other] = one | other


def _join_siblings(tree: Tree, unions: list[Union]) -> None:
    """A sibling whose parents are not written down hangs beside the one they are known of."""
    pending = [one for one in tree.bonds if one.kind == "sibling"]
    held = {child: union for union in unions for child in union.children}
    while pending:
        bond = next((one for one in pending if one.one in held or one.other in held), pending[0])
        pending.remove(bond)
        union = held.get(bond.one) or held.get(bond.other)
        if union is None:
            union = Union(())
            unions.append(union)
        for end in (bond.one, bond.other):
            if end not in held:
                held[end] = union
                union.children.append(end)


def _joined(firm: list[TreeBond], loose: TreeBond) -> bool:
    """Whether other bonds lead from one end of a loose one to the other."""
    seen, edge = {loose.one}, [loose.one]
    while edge:
        one = edge.pop()
        for bond in firm:
            if one in (bond.one, bond.other):
                far = bond.other if bond.one == one else bond.one
                if far not in seen:
                    seen.add(far)
                    edge.append(far)
    return loose.other in seen


def _unsure(tree: Tree, parents: Mapping[str, list[TreeBond]]) -> frozenset[str]:
    found = {child for child, bonds in parents.items() if not any(bond.sure for bond in bonds)}
    for bond in tree.bonds:
        if bond.kind == "sibling" and not bond.sure:
            found |= {end for end in (bond.one, bond.other) if end not in parents and end != tree.focus}
    return frozenset(found)
