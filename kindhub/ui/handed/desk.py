"""Hands a part over and takes the computer back: what is hidden meanwhile, what is kept, who may go on."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget

from kindhub.program.forms import Form
from kindhub.services.handed_forms import HandedForm
from kindhub.storage.hub import Hub
from kindhub.ui.handed.window import HandedWindow
from kindhub.ui.proving import ProveItIsMe, words_of_miss
from kindhub.ui.tasks import Progress, Tasks
from kindhub.ui.when import today

HANDED_OVER = "handed_over"
"""A property of the hub's window while another is in strange hands: it must not be shown, covered or not."""


class HandedDesk(QObject):
    """`taken_back` when the worker has proved who she is; `failed(error)` then, for an answer that was not kept.

    Each answer is kept as soon as it is given, so a lock in the middle loses nothing.
    """

    taken_back = Signal()
    failed = Signal(object)

    def __init__(self, hub: Hub, form: Form, parent_id: str, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._hub, self._tasks, self._schema = hub, tasks, form.record.schema_key()
        self._answers = HandedForm(hub, form, parent_id, today())
        self._faults: list[BaseException] = []
        self._hidden: list[QWidget] = []
        self.window = HandedWindow(form)
        self.window.answered.connect(self._keep)
        self.window.passphrase_given.connect(self._prove)

    def hand_over(self) -> None:
        """Hide everything of the hub and fill the screen with the questions."""
        self._tasks.run(self, self._begin, self._kept, self._not_kept, aside=True)
        self._hidden = [one for one in QApplication.topLevelWidgets() if one.isVisible() and one is not self.window]
        self.window.begin()
        for one in self._hidden:
            one.setProperty(HANDED_OVER, True)
            one.hide()

    def _begin(self, _progress: Progress) -> None:
        self._answers.begin()

    def _keep(self, field: str, code: str) -> None:
        def work(_progress: Progress) -> None:
            self._answers.answer(field, code)

        self._tasks.run(self, work, self._kept, self._not_kept, aside=True)

    def _kept(self, _nothing: object) -> None:
        """She need not know."""

    def _not_kept(self, error: BaseException) -> None:
        """Nothing is said to her; the worker is told when she is back."""
        self._faults.append(error)

    def _prove(self, passphrase: str) -> None:
        self._tasks.run(
            self, ProveItIsMe(self._hub, passphrase, self._schema), self._take_back, self._not_her, aside=True
        )

    def _not_her(self, error: BaseException) -> None:
        self.window.thanks.say(words_of_miss(error))

    def _take_back(self, _nothing: object) -> None:
        for one in self._hidden:
            one.setProperty(HANDED_OVER, False)
            one.show()
        self._hidden = []
        self.window.release()
        self.window.deleteLater()
        self.taken_back.emit()
        for fault in self._faults[:1]:
            self.failed.emit(fault)
        self.deleteLater()
