"""Every word a window tells: painted, named for a screen reader, said in a tip or a title, or held in a list."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractItemView, QApplication, QComboBox, QPlainTextEdit, QTextEdit, QWidget

TOLD = ("text", "placeholderText", "toolTip", "accessibleName", "accessibleDescription", "windowTitle", "statusTip",
        "whatsThis", "title")  # fmt: skip
ROLES = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)
ROWS = 300
"""Of a list no more are read; a test puts what it looks for among the first."""


def words_seen(window: QWidget) -> str:
    """All of it as one text, hidden parts too: what is not shown yet is there to be shown."""
    return "\n".join(word for word in _words(window) if word)


def words_of_application() -> str:
    """The same for every window there is: menus, popups, tips."""
    return "\n".join(words_seen(one) for one in QApplication.topLevelWidgets())


def _words(window: QWidget) -> Iterator[str]:
    for widget in (window, *window.findChildren(QWidget)):
        for told in TOLD:
            word = getattr(widget, told, None)
            if callable(word):
                yield _said(word)
        if isinstance(widget, QTextEdit | QPlainTextEdit):
            yield widget.toPlainText()
        if isinstance(widget, QComboBox | QAbstractItemView) and widget.model() is not None:
            yield from _held(widget.model())
    for action in window.findChildren(QAction):
        yield from (action.text(), action.toolTip())


def _said(word: object) -> str:
    try:
        said = word()  # type: ignore[operator]
    except TypeError:  # a method of that name that wants to know more
        return ""
    return said if isinstance(said, str) else ""


def _held(model: QAbstractItemModel, under: QModelIndex | None = None) -> Iterator[str]:
    parent = under or QModelIndex()
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount(parent)
    for column in range(columns):
        yield str(model.headerData(column, Qt.Orientation.Horizontal) or "")
    for row in range(min(model.rowCount(parent), ROWS)):
        for column in range(columns):
            index = model.index(row, column, parent)
            yield from (str(model.data(index, role) or "") for role in ROLES)
