"""A family drawn as people who work with families draw it; the same drawing on screen and on paper."""

from kindhub.ui.kit.family_tree.legend import TreeLegend
from kindhub.ui.kit.family_tree.model import Tree, TreeBond, TreePerson
from kindhub.ui.kit.family_tree.painting import TreeDrawing
from kindhub.ui.kit.family_tree.view import FamilyTree

__all__ = ["FamilyTree", "Tree", "TreeBond", "TreeDrawing", "TreeLegend", "TreePerson"]
