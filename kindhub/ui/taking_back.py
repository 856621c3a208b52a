"""Taking the last act back, and saying how that went: the same work and the same words on every page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kindhub.i18n import tr
from kindhub.services.undo import UndoResult, undo_unit

if TYPE_CHECKING:
    from kindhub.storage.hub import Hub
    from kindhub.ui.kit.look import Tone
    from kindhub.ui.tasks import Progress


class TakeBack:
    """Work: undo these units of work, the last first."""

    def __init__(self, hub: Hub, *units: str) -> None:
        self._hub, self._units = hub, units

    def __call__(self, _progress: Progress) -> UndoResult:
        """Undo. Raises `UserError` when nothing of a unit is there."""
        whole = UndoResult()
        for unit in reversed(self._units):
            one = undo_unit(self._hub, unit)
            whole.taken_back += one.taken_back
            whole.left += one.left
        return whole


def undone_words(result: object) -> tuple[Tone, str]:
    """In which tone, and what: something stays when it was changed since."""
    if isinstance(result, UndoResult) and result.left:
        return "warn", tr("Undone, except what was changed since.", "Se deshizo, menos lo que se cambió después.")
    return "ok", tr("Undone", "Deshecho")
