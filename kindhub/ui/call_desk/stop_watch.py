"""How long a call has gone on: begun with the first key, read when it is saved."""

from __future__ import annotations

from time import monotonic

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from kindhub.i18n import tr
from kindhub.ui.kit.badge import Badge

_SECOND_MS = 1_000


class StopWatch(Badge):
    """Minutes and seconds since the call began; empty before."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("No call", "Sin llamada"), "neutral", "phone", parent)
        self._since: float | None = None
        self._tick = QTimer(self)
        self._tick.setInterval(_SECOND_MS)
        self._tick.timeout.connect(self._show)

    @property
    def running(self) -> bool:
        """Whether a call is under way."""
        return self._since is not None

    def begin(self) -> None:
        """A call begins now; one that is under way goes on."""
        if self._since is None:
            self._since = monotonic()
            self._tick.start()
            self._show()

    def end(self) -> None:
        """No call is under way."""
        self._since = None
        self._tick.stop()
        self.set_text(tr("No call", "Sin llamada"))

    def minutes(self) -> int:
        """Whole minutes, begun ones counted; 0 when there is no call."""
        return 0 if self._since is None else int((monotonic() - self._since) // 60) + 1

    def _show(self) -> None:
        if self._since is not None:
            minutes, seconds = divmod(int(monotonic() - self._since), 60)
            self.set_text(tr("On the call: {time}", "En llamada: {time}", time=f"{minutes:02d}:{seconds:02d}"))
