"""A titled group of fields in equal columns: three, two when narrow, one when very narrow."""

from __future__ import annotations

from collections.abc import Container, Iterable

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from kindhub.i18n import tr
from kindhub.ui.kit.buttons import IconButton
from kindhub.ui.kit.field_block import FieldBlock
from kindhub.ui.kit.look import Rule, gaps, show_when
from kindhub.ui.kit.text import Text
from kindhub.ui.theme import theme

_TWO_BELOW, _ONE_BELOW = 560, 380


class FormSection(QWidget):
    """`add_blocks` in order, each with how many of the three columns it takes. `folded(bool)` when it folds.

    Blocks are best made as children of `room`: a widget that changes its parent is dressed a second time.
    """

    folded = Signal(bool)

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = title
        self._blocks: list[tuple[FieldBlock, int]] = []
        self._columns = 3
        self._widths: list[int] = []
        self._hidden: set[FieldBlock] = set()
        self._wide: list[QWidget] = []
        column = QVBoxLayout(self)
        gaps(column, 2)
        head = QHBoxLayout()
        gaps(head, 8)
        self._heading = (Text(title, "h3", parent=self), Rule(self))
        head.addWidget(self._heading[0])
        head.addWidget(self._heading[1], 1)
        self._folder = IconButton("caret-up", tr("Fold {title}", "Plegar {title}", title=title), parent=self)
        self._folder.clicked.connect(self.toggle)
        head.addWidget(self._folder)
        column.addLayout(head)
        self.room = QWidget(self)
        self.room.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._grid = QGridLayout(self.room)
        gaps(self._grid, 16)
        self._grid.setVerticalSpacing(theme().size(8))
        column.addWidget(self.room)

    def hide_title(self) -> None:
        """Only the fields, where what stands around them says what they are; then they do not fold."""
        for part in (*self._heading, self._folder):
            part.hide()

    def put_first(self, wide: QWidget) -> None:
        """Put something that needs the whole width over the fields; it folds with them."""
        column = self.layout()
        assert isinstance(column, QVBoxLayout)
        column.insertWidget(1, wide)
        self._wide.append(wide)

    def add_blocks(self, blocks: Iterable[tuple[FieldBlock, int]]) -> None:
        """Put fields after the others. How wide each has to be is asked when the section gets its width."""
        self._blocks.extend(blocks)
        self._place(self._columns, [min(self._columns, width) for _, width in self._blocks])

    def show_only(self, names: Container[str]) -> None:
        """Show these fields and hide the rest; what is shown closes up."""
        hidden = {block for block, _ in self._blocks if block.name not in names}
        if hidden == self._hidden:
            return
        for block in hidden - self._hidden:
            block.hide()
        self._hidden = hidden
        self._place(self._columns, self._taken(self._columns))
        for block, _ in self._blocks:
            show_when(block, block not in hidden)

    def toggle(self) -> None:
        """Fold or unfold the group."""
        fold = not self.room.isHidden()
        for part in (self.room, *self._wide):
            part.setVisible(not fold)
        icon, name = ("caret-down", tr("Unfold {title}", "Desplegar {title}", title=self.title)) if fold else (
            "caret-up", tr("Fold {title}", "Plegar {title}", title=self.title)
        )  # fmt: skip
        self._folder.show_icon(icon, name)
        self.folded.emit(fold)

    def _place(self, columns: int, widths: list[int]) -> None:
        while self._grid.takeAt(0) is not None:
            pass
        self._columns, self._widths = columns, widths
        row = at = 0
        before: QWidget | None = None
        for (block, _), width in zip(self._blocks, self._widths, strict=True):
            if block in self._hidden:
                continue
            if at + width > columns:
                row, at = row + 1, 0
            self._grid.addWidget(block, row, at, 1, width)
            at += width
            if before is not None:
                QWidget.setTabOrder(before, block.input)
            before = block.input
        for number in range(3):
            self._grid.setColumnStretch(number, 1 if number < columns else 0)
            self._grid.setColumnMinimumWidth(number, 0)

    def _taken(self, columns: int) -> list[int]:
        """How many columns each block takes: more than it asked for where its words would be cut in them."""
        gap = self._grid.horizontalSpacing()
        each = (self.width() + gap) // columns
        needed = [-(-(block.minimumSizeHint().width() + gap) // max(each, 1)) for block, _ in self._blocks]
        return [min(columns, max(wanted, least)) for (_, wanted), least in zip(self._blocks, needed, strict=True)]

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = event.size().width()
        columns = 1 if room < theme().size(_ONE_BELOW) else 2 if room < theme().size(_TWO_BELOW) else 3
        widths = self._taken(columns)
        if (columns, widths) != (self._columns, self._widths):
            self._place(columns, widths)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme().size(200), super().minimumSizeHint().height())
