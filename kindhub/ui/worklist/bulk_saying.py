"""How an act on many rows went, over the page, with the way back: the same for cases and for tasks."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QObject, Signal

from kindhub.i18n import L, tr, tr_n
from kindhub.program.nouns import CASE, Noun
from kindhub.services.bulk_acts import BulkResult
from kindhub.ui.kit.message_bar import MessageStack
from kindhub.ui.taking_back import TakeBack, undone_words
from kindhub.ui.tasks import run

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from kindhub.storage.hub import Hub

NAMED_AT_MOST = 5
CHANGED = (
    L("{n} {rows} was changed.", "Se cambió {n} {rows}."),
    L("{n} {rows} were changed.", "Se cambiaron {n} {rows}."),
)


class BulkSaying(QObject):
    """`changed` when rows were changed or changed back; `over` is the page."""

    changed = Signal()
    words: ClassVar[tuple[L, L]] = CHANGED

    def __init__(self, hub: Hub, over: QWidget) -> None:
        super().__init__(over)
        self._hub, self._over = hub, over
        self._unit = ""

    def called(self) -> Noun:
        """What the rows are."""
        return CASE

    def undo(self) -> None:
        """Ctrl+Shift+U: take the last act on many rows back."""
        unit, self._unit = self._unit, ""
        if unit:
            words = tr("Undoing…", "Deshaciendo…")
            run(self, TakeBack(self._hub, unit), self._undone, self._failed, words=words)

    def _messages(self) -> MessageStack | None:
        found = getattr(self._over.window(), "messages", None)
        return found if isinstance(found, MessageStack) else None

    def _done(self, result: object) -> None:
        messages = self._messages()
        if not isinstance(result, BulkResult):
            return
        self._unit = result.unit
        if messages is not None:
            bar = messages.show_message(
                "warn" if result.left else "ok",
                said_of(result, self.called(), self.words),
                tr("Undo", "Deshacer") if result.unit else "",
                passing=not result.left,
            )
            bar.acted.connect(self.undo)
        self.changed.emit()

    def _undone(self, result: object) -> None:
        messages = self._messages()
        if messages is not None:
            messages.clear()
            tone, words = undone_words(result)
            messages.show_message(tone, words, passing=tone == "ok")
        self.changed.emit()

    def _failed(self, error: BaseException) -> None:
        messages = self._messages()
        if messages is not None:
            messages.show_error(error)


def said_of(result: BulkResult, called: Noun = CASE, words: tuple[L, L] = CHANGED) -> str:
    """How it went in words; the rows left alone are named, with the reason of the first."""
    said = [tr_n(result.done, *words, rows=called.one if result.done == 1 else called.many)]
    if result.same:
        said.append(tr_n(result.same, L("{n} was so already.", "{n} ya estaba así."),
                         L("{n} were so already.", "{n} ya estaban así.")))  # fmt: skip
    if result.left:
        names = [" ".join(part for part in (one.number, one.name) if part) for one in result.left[:NAMED_AT_MOST]]
        more = len(result.left) - len(names)
        if more:
            names.append(tr("{n} more", "{n} más", n=more))
        stay = tr("Left as they were: {names}. {why}", "Quedaron igual: {names}. {why}",
                  names=", ".join(names), why=result.left[0].why)  # fmt: skip
        said.append(stay)
    return " ".join(said)
