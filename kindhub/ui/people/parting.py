"""Taking a merge back from the page of the person, however long ago it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from kindhub.i18n import tr
from kindhub.services.merging import may_merge, part
from kindhub.services.undo import UndoResult
from kindhub.ui.kit.buttons import QuietButton
from kindhub.ui.tasks import run
from kindhub.ui.when import short_day, today

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kindhub.services.merging import Joined
    from kindhub.storage.hub import Hub
    from kindhub.ui.shell import Page
    from kindhub.ui.tasks import Progress


class Parting(QObject):
    """`changed` when two records were parted again."""

    changed = Signal()

    def __init__(self, hub: Hub, page: Page) -> None:
        super().__init__(page)
        self._hub, self._page = hub, page
        self._joined: Sequence[Joined] = ()
        self._button: QuietButton | None = None

    def button(self, joined: Sequence[Joined]) -> QuietButton | None:
        """A button over what was joined; None where nothing was, or this person may not part it."""
        self._joined, self._button = joined, None
        if joined and may_merge(self._hub.user):
            self._button = QuietButton(tr("Part the records…", "Separar los registros…"), "user-minus")
            self._button.clicked.connect(self.ask)
        return self._button

    def ask(self) -> None:
        """Which of the merges is to be taken back; choosing it does it."""
        if self._button is None:
            return
        menu = QMenu(self._page)
        for one in self._joined:
            when = short_day(one.on, today())
            words = tr(
                "As they were before {day} ({who})", "Como estaban antes del {day} ({who})", day=when, who=one.who
            )
            menu.addAction(words).setData(one.unit)
        menu.triggered.connect(self._chosen)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._button.mapToGlobal(QPoint(0, self._button.height())))

    def _chosen(self, action: QAction) -> None:
        self.part(str(action.data()))

    def part(self, unit: str) -> None:
        """Take a merge back."""
        hub = self._hub

        def work(_progress: Progress) -> UndoResult:
            return part(hub, unit)

        run(self, work, self._parted, self._page.fail)

    def _parted(self, result: object) -> None:
        if isinstance(result, UndoResult) and result.left:
            words = tr("They are two records again, except what was changed since.",
                       "Vuelven a ser dos registros, menos lo que se cambió después.")  # fmt: skip
            self._page.say("warn", words)
        else:
            self._page.say("ok", tr("They are two records again.", "Vuelven a ser dos registros."))
        self.changed.emit()
