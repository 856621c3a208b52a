"""Attach files to a person: chosen one or several, kept encrypted one after the other."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from kindhub.i18n import tr
from kindhub.services.documents import keep_file_of_person
from kindhub.ui.asking_where import forget_folders
from kindhub.ui.kit.buttons import ShortLink
from kindhub.ui.tasks import Progress, run
from kindhub.ui.when import today

if TYPE_CHECKING:
    from kindhub.storage.hub import Hub


class KeepFiles:
    """Work: keep files with a person."""

    def __init__(self, hub: Hub, person_id: str, paths: Sequence[Path]) -> None:
        self._hub, self._person_id, self._paths = hub, person_id, paths

    def __call__(self, progress: Progress) -> int:
        """Keep them; those before a file that cannot be kept stay."""
        for path in self._paths:
            progress.check()
            keep_file_of_person(self._hub, self._person_id, path, today())
        return len(self._paths)


class AttachLink(ShortLink):
    """`attached` when the files are in, `failed(error)` when one could not be kept."""

    attached = Signal()
    failed = Signal(object)

    def __init__(self, hub: Hub, person_id: str, parent: QWidget | None = None) -> None:
        super().__init__(tr("Attach a file", "Adjuntar archivo"), "paperclip", parent=parent)
        self._hub, self._person_id = hub, person_id
        self.clicked.connect(self.ask_files)

    def ask_files(self) -> None:
        """Choose the files."""
        dialog = QFileDialog(self.window(), tr("Attach files", "Adjuntar archivos"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(self.attach)
        dialog.destroyed.connect(forget_folders)
        dialog.open()

    def attach(self, paths: Sequence[str]) -> None:
        """Keep these files."""
        run(self, KeepFiles(self._hub, self._person_id, [Path(path) for path in paths]), self._done, self._not_done)

    def _done(self, _count: object) -> None:
        self.attached.emit()

    def _not_done(self, error: BaseException) -> None:
        self.failed.emit(error)
        self.attached.emit()
