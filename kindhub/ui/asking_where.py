"""Asks where a file is to be written, and forgets where: Qt keeps the folders one looked into in its own settings."""

from __future__ import annotations

from PySide6.QtCore import QObject, QSettings, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QWidget


class AskWhere(QObject):
    """`chosen(path)`, once. `ask(title, file name, suffix)` opens the dialog over `parent`."""

    chosen = Signal(str)

    def ask(self, parent: QWidget, title: str, file_name: str, suffix: str) -> QFileDialog:
        """Open the dialog; nothing waits for it."""
        dialog = QFileDialog(parent, title)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(f"{suffix.upper()} (*.{suffix})")
        dialog.setDefaultSuffix(suffix)
        dialog.selectFile(file_name)
        dialog.fileSelected.connect(self.chosen)
        dialog.finished.connect(dialog.deleteLater)
        dialog.destroyed.connect(forget_folders)
        dialog.open()
        return dialog


def ask_folder(parent: QWidget, title: str) -> QFileDialog:
    """Ask for a folder; connect its `fileSelected`. Nothing waits for it."""
    return _ask(parent, title, QFileDialog.FileMode.Directory)


def ask_file(parent: QWidget, title: str, kinds: str) -> QFileDialog:
    """Ask for a file that is there, of `kinds` such as "Word (*.docx)"; connect its `fileSelected`."""
    return _ask(parent, title, QFileDialog.FileMode.ExistingFile, kinds)


def _ask(parent: QWidget, title: str, mode: QFileDialog.FileMode, kinds: str = "") -> QFileDialog:
    dialog = QFileDialog(parent, title)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setFileMode(mode)
    if kinds:
        dialog.setNameFilter(kinds)
    dialog.destroyed.connect(forget_folders)
    dialog.open()
    return dialog


def forget_folders() -> None:
    """Take out of Qt's settings where files were looked for; the dialog writes it when it is freed."""
    qt = QSettings(QSettings.Scope.UserScope, "QtProject")
    if "FileDialog" in qt.childGroups():
        qt.remove("FileDialog")
        qt.sync()
