"""What is on screen while the hub goes back to a backup: the hub is closed, and opens again in a fresh process."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from kindhub.i18n import tr
from kindhub.ui.error_words import words_of
from kindhub.ui.hub_window.locking import replace_process
from kindhub.ui.kit.buttons import FilledButton
from kindhub.ui.kit.look import gaps
from kindhub.ui.kit.text import Text
from kindhub.ui.shell.work_line import WorkLine
from kindhub.ui.tasks import close_tasks, run
from kindhub.ui.theme import theme

if TYPE_CHECKING:
    from pathlib import Path

    from kindhub.security.kdf import KdfParams
    from kindhub.ui.keeping.work import Restoration
    from kindhub.ui.tasks import Progress


class PutBack:
    """Work: restore into the data folder, what was there set aside."""

    def __init__(self, folder: Path, plan: Restoration, floor: KdfParams) -> None:
        self._folder, self._plan, self._floor = folder, plan, floor

    def __call__(self, progress: Progress) -> Path | None:
        """Restore; gives the folder with what was there. Raises `UserError`; then the data folder is as it was."""
        from kindhub.backups import put_back

        plan = self._plan
        hub, restored = put_back(
            plan.backup, self._folder, plan.uid, plan.passphrase, set_aside=True, kdf_floor=self._floor,
            watcher=progress,
        )  # fmt: skip
        hub.close()
        return restored.set_aside


class RestoringWindow(QWidget):
    """Call `begin` once the hub is closed. However it ends, one button opens the hub again."""

    def __init__(self, folder: Path, plan: Restoration, floor: KdfParams, command: Sequence[str]) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setWindowTitle("KIND Hub")
        self.setMinimumWidth(theme().size(520))
        self._work, self._command = PutBack(folder, plan, floor), tuple(command)
        column = QVBoxLayout(self)
        gaps(column, 12, 32)
        self.title = Text(tr("Going back to a backup", "Recuperando una copia"), "h1", wrap=True)
        self.words = Text(tr("Please do not switch the computer off.", "No apague el equipo, por favor."), wrap=True)
        self.line = WorkLine(self)
        self.again = FilledButton(tr("Open the hub", "Abrir el hub"), "lock-key-open")
        self.again.clicked.connect(self.open_again)
        self.again.hide()
        for widget in (self.title, self.words, self.line.bar, self.line.card, self.again):
            column.addWidget(widget)
        column.addStretch(1)

    def begin(self) -> None:
        """Start; the data folder must be closed."""
        words = tr("Going back to a backup…", "Recuperando una copia…")
        run(self, self._work, self._done, self._failed, lane="files", stoppable=True, words=words)

    def _done(self, aside: object) -> None:
        self.title.setText(tr("The backup is back", "La copia está recuperada"))
        words = tr("People and permissions stay as they are today. What was there before is kept in {place}.",
                   "Las personas y los permisos siguen como hoy. Lo que había antes quedó en {place}.",
                   place=aside)  # fmt: skip
        self._end(words if aside else tr("Nothing stood in the way.", "No había nada que apartar."))

    def _failed(self, error: BaseException) -> None:
        self.title.setText(tr("It did not work", "No se pudo recuperar"))
        self._end(words_of(error))

    def _end(self, words: str) -> None:
        self.words.setText(words)
        self.again.show()
        self.again.setFocus()

    def open_again(self) -> None:
        """Let a fresh process ask for the passphrase."""
        close_tasks()
        replace_process(self._command)
