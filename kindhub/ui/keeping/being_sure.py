"""Before the hub closes for something: what it means is shown in place of the cards, and the passphrase is proved."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kindhub.ui.shell import ShellWindow
from kindhub.ui.tasks import Progress, run

if TYPE_CHECKING:
    from kindhub.storage.hub import Hub
    from kindhub.ui.keeping.sure_pane import SurePane


class BeingSure(QObject):
    """`ask(pane, plan)` shows the pane first in `column`, `cards` hidden, until she declines.

    `plan(passphrase)` is what the window closes the hub for (`closed_work`), once the passphrase is proved.
    """

    def __init__(self, page: QWidget, hub: Hub, column: QVBoxLayout, *cards: QWidget) -> None:
        super().__init__(page)
        self._page, self._hub, self._column, self._cards = page, hub, column, cards
        self.pane: SurePane | None = None
        self._plan: Callable[[str], object] | None = None

    def ask(self, pane: SurePane, plan: Callable[[str], object]) -> None:
        """Show what it means and ask for the passphrase."""
        self.pane, self._plan = pane, plan
        pane.agreed.connect(self._check)
        pane.declined.connect(self.stay)
        for card in self._cards:
            card.hide()
        self._column.insertWidget(0, pane)
        pane.passphrase.setFocus()

    def stay(self) -> None:
        """Nothing happens; the cards are back."""
        if self.pane is not None:
            self.pane.hide()
            self.pane.deleteLater()
            self.pane = None
        for card in self._cards:
            card.show()

    def _check(self, passphrase: str) -> None:
        plan, keyring, uid = self._plan, self._hub.keyring, self._hub.user.uid
        if plan is None:
            return

        def work(_progress: Progress) -> object:
            keyring.prove(uid, passphrase)
            return plan(passphrase)

        run(self, work, self._begin, self._failed, lane="files", stoppable=False)

    def _begin(self, plan: object) -> None:
        window = self._page.window()
        if isinstance(window, ShellWindow):
            window.restore_asked.emit(plan)

    def _failed(self, error: BaseException) -> None:
        if self.pane is not None:
            self.pane.show_error(error)
