"""Practice mode: `kindhub practice` opens invented people, in a folder and a process of its own.

It never touches another folder: one that holds anything and is not marked as practice is refused, and so is the
place of the real one whatever lies there. Nothing is shared but the look (language, colours, text size).
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMainWindow, QVBoxLayout, QWidget

from kindhub.demo.folder import make_demo_folder, open_demo_folder
from kindhub.errors import UserError
from kindhub.i18n import L, tr
from kindhub.packs.again import again
from kindhub.security.process import harden_process
from kindhub.services.practice import is_practice
from kindhub.storage.folder import usual_place
from kindhub.ui.application import application
from kindhub.ui.kit.buttons import FilledButton
from kindhub.ui.kit.look import gaps
from kindhub.ui.kit.message_bar import MessageStack
from kindhub.ui.kit.restricted_frame import PracticeBand
from kindhub.ui.kit.text import Text
from kindhub.ui.settings_store import SettingsStore
from kindhub.ui.shell.work_line import WorkLine
from kindhub.ui.start import Sitting
from kindhub.ui.tasks import close_tasks, run
from kindhub.ui.theme import theme
from kindhub.ui.unlocking.opening import open_with_passphrase
from kindhub.ui.when import today

if TYPE_CHECKING:
    from kindhub.storage.hub import Hub
    from kindhub.ui.tasks import Progress

PEOPLE = 60
_REAL = L(
    "{path} is the folder of the real records. Practice never opens it. Nothing was touched.",
    "{path} es la carpeta de los registros reales. La práctica nunca la abre. No se tocó nada.",
)


def practice_place() -> Path:
    """Where the practice folder lies: beside the real one, under a name that says what it is."""
    return usual_place().with_name("KIND Hub practica")


def open_practice(folder: Path, people: int = PEOPLE, real: Path | None = None) -> Hub:
    """Make the practice folder where there is none, and open it. Raises `UserError` for any other folder."""
    inside = folder.resolve()
    other = (real or usual_place()).resolve()
    if inside == other or other in inside.parents or inside in other.parents:
        raise UserError(_REAL, path=folder)
    make_demo_folder(folder, people, today(), walled=False)
    hub = open_demo_folder(folder)
    if not is_practice(hub):
        hub.close()
        raise UserError(_REAL, path=folder)
    return hub


class MakePractice:
    """Work: `open_practice` beside the window; the first time it takes some seconds."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def __call__(self, progress: Progress) -> Hub:
        """Make and open."""
        progress.say(tr("Inventing people…", "Inventando personas…"))
        return open_practice(self._folder)


class PracticeWindow(QMainWindow):
    """Says what practice is, and begins: `opened(hub)`."""

    opened = Signal(object)

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.setWindowTitle("KIND Hub")
        self.setMinimumSize(560, 360)
        self._folder = folder
        root = QWidget()
        root.setObjectName("page")
        column = QVBoxLayout(root)
        gaps(column, 12)
        column.addWidget(PracticeBand())
        self.messages = MessageStack()
        column.addWidget(self.messages)
        column.addStretch(1)
        middle = QVBoxLayout()
        gaps(middle, 12, 40, 0)
        column.addLayout(middle)
        middle.addWidget(
            Text(tr("Practise with invented people", "Practique con personas inventadas"), "h1", wrap=True)
        )
        words = tr(
            "Nobody in here exists. Try everything: nothing you do here touches the real records.",
            "Aquí nadie existe. Pruebe todo: nada de lo que haga aquí toca los registros reales.",
        )
        middle.addWidget(Text(words, wrap=True))
        self.begin_button = FilledButton(tr("Begin to practise", "Empezar a practicar"), "graduation-cap")
        self.begin_button.clicked.connect(self.begin)
        middle.addWidget(self.begin_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.line = WorkLine(root)
        middle.addWidget(self.line.bar)
        middle.addWidget(self.line.card)
        column.addStretch(2)
        self.setCentralWidget(root)
        self.resize(theme().size(640), theme().size(420))

    def begin(self) -> None:
        """Open the practice folder."""
        self.begin_button.setEnabled(False)
        run(self, MakePractice(self._folder), self._opened, self._failed, lane="files")

    def _opened(self, hub: object) -> None:
        self.opened.emit(hub)
        self.close()

    def _failed(self, error: BaseException) -> None:
        self.begin_button.setEnabled(True)
        self.messages.show_error(error)


def show_practice(folder: Path | None = None) -> int:
    """Show the practice window until it is closed; returns the exit code."""
    harden_process()
    folder = folder or practice_place()
    app = application()
    settings = SettingsStore()
    settings.dress()
    sitting = Sitting(folder, "", settings, open_with_passphrase, again("practice", "--data", folder))
    app.aboutToQuit.connect(sitting.end)
    window = PracticeWindow(folder)
    window.opened.connect(sitting.work_on)
    window.show()
    code = app.exec()
    close_tasks()
    return code
