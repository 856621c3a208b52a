"""What is on screen while something is done to a closed hub, which opens again in a fresh process."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from kindhub.i18n import tr
from kindhub.ui.hub_window.locking import replace_process
from kindhub.ui.kit.buttons import FilledButton
from kindhub.ui.kit.look import gaps
from kindhub.ui.kit.message_bar import ErrorBar
from kindhub.ui.kit.text import Text
from kindhub.ui.shell.work_line import WorkLine
from kindhub.ui.tasks import close_tasks, run
from kindhub.ui.theme import theme

if TYPE_CHECKING:
    from kindhub.ui.keeping.closed_work import ClosedWork


class RestoringWindow(QWidget):
    """Call `begin` once the hub is closed. However it ends, one button opens the hub again."""

    def __init__(self, work: ClosedWork, command: Sequence[str]) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setWindowTitle("KIND Hub")
        self.setMinimumWidth(theme().size(520))
        self._work, self._command = work, tuple(command)
        column = QVBoxLayout(self)
        gaps(column, 12, 32)
        self.title = Text(work.words.doing.say(), "h1", wrap=True)
        self.words = Text(tr("Please do not switch the computer off.", "No apague el equipo, por favor."), wrap=True)
        self.line = WorkLine(self)
        self.again = FilledButton(tr("Open the hub", "Abrir el hub"), "lock-key-open")
        self.again.clicked.connect(self.open_again)
        self.again.hide()
        self.error = ErrorBar()
        for widget in (self.title, self.words, self.error, self.line.bar, self.line.card, self.again):
            column.addWidget(widget)
        column.addStretch(1)

    def begin(self) -> None:
        """Start; the data folder must be closed."""
        words = f"{self._work.words.doing}…"
        run(self, self._work, self._done, self._failed, lane="files", stoppable=True, words=words)

    def _done(self, said: object) -> None:
        self.title.setText(self._work.words.done.say())
        self._end(str(said))

    def _failed(self, error: BaseException) -> None:
        self.title.setText(self._work.words.failed.say())
        self.error.tell(error)
        self._end("")

    def _end(self, words: str) -> None:
        self.words.setText(words)
        self.words.setVisible(bool(words))
        self.again.show()
        self.again.setFocus()

    def open_again(self) -> None:
        """Let a fresh process ask for the passphrase."""
        close_tasks()
        replace_process(self._command)
