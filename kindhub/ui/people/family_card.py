"""The family of a person on a card: the tree, what its signs mean, and what one can do with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from kindhub.i18n import tr
from kindhub.ui.kit.buttons import IconButton, LinkButton
from kindhub.ui.kit.card import Card
from kindhub.ui.kit.family_tree import FamilyTree, TreeLegend
from kindhub.ui.kit.look import gaps
from kindhub.ui.kit.text import Text
from kindhub.ui.people.family_words import size_of, tree_of
from kindhub.ui.theme import theme
from kindhub.ui.when import today

if TYPE_CHECKING:
    from kindhub.services.family import Family

HIGH, WIDE = 220, 380


class FamilyCard(Card):
    """`opened(person id)`, `added` to write a relative down, `print_asked`."""

    opened = Signal(str)
    added = Signal()
    print_asked = Signal()

    def __init__(self, family: Family, *, may_edit: bool, may_print: bool, parent: QWidget | None = None) -> None:
        super().__init__(tr("Family", "Familia"), size_of(family), parent)
        gaps(self.body, 4)
        self.tree = FamilyTree(tree_of(family, today()))
        self.tree.setMinimumSize(theme().size(WIDE), theme().size(HIGH))
        self.tree.opened.connect(self.opened)
        smaller = IconButton("magnifying-glass-minus", tr("Smaller", "Más pequeño"), "Ctrl -")
        larger = IconButton("magnifying-glass-plus", tr("Larger", "Más grande"), "Ctrl +")
        smaller.clicked.connect(self.tree.zoom_out)
        larger.clicked.connect(self.tree.zoom_in)
        self.add_action(smaller)
        self.add_action(larger)
        if may_edit:
            add = LinkButton(tr("Relative", "Familiar"), "plus")
            add.clicked.connect(self.added)
            self.add_action(add)
        if may_print:
            paper = LinkButton(tr("Print", "Imprimir"), "printer")
            paper.clicked.connect(self.print_asked)
            self.add_action(paper)
        self.add(self.tree, 1)
        if len(family.kin) == 1:
            words = tr("No relative is written down.", "No hay familiares escritos.")
            self.add(Text(words, "body", "text2", wrap=True))
        if family.left_out:
            words = tr("{n} further links are not drawn.", "{n} vínculos más no se dibujan.", n=family.left_out)
            self.add(Text(words, "cap", "text2", wrap=True))
        self.add(TreeLegend(family.kin[0].short_name.split(" ")[0]))

    @override
    def hasHeightForWidth(self) -> bool:
        """No: the tree takes the room there is, and the legend may wrap."""
        return False

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.ask_for_lines()
