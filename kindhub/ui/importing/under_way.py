"""What of an import outlives its page, when the window is built anew in another language or text size.

The steps are plain data and can be shown again at any time. A write that is under way belongs to no page: its result
must reach whichever page is there when it ends, or somebody would import the same file twice.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from kindhub.ui.tasks import Progress, run

if TYPE_CHECKING:
    from kindhub.exchange.import_run import ImportResult
    from kindhub.exchange.source import FoundTable
    from kindhub.program.exchange import ImportKind
    from kindhub.ui.importing.work import Opened, Planned


class Writing(QObject):
    """A write, or an `undoing`, that is under way: it tells the page that asked last. The step shows it itself."""

    ended = Signal(object)
    failed = Signal(object)

    def __init__(self, work: Callable[[Progress], object], *, undoing: bool = False) -> None:
        super().__init__()
        self.undoing = undoing
        self._told: tuple[Callable[[object], None], Callable[[BaseException], None]] | None = None
        self.progress = run(self, work, self._end, self._fail, aside=True)

    def tell(self, done: Callable[[object], None], failed: Callable[[BaseException], None]) -> None:
        """Tell these from now on, bound methods of a page."""
        self.let_go()
        self._told = (done, failed)
        self.ended.connect(done)
        self.failed.connect(failed)

    def let_go(self) -> None:
        """The page goes; the next one asks to be told."""
        if self._told is not None:
            self.ended.disconnect(self._told[0])
            self.failed.disconnect(self._told[1])
            self._told = None

    def _end(self, result: object) -> None:
        self.ended.emit(result)

    def _fail(self, error: BaseException) -> None:
        self.failed.emit(error)


class Freeing:
    """Opens the steps for clicks again before the result is shown."""

    def __init__(self, steps: QWidget, done: Callable[[object], None]) -> None:
        self._steps, self._done = steps, done

    def call(self, result: object) -> None:
        """The work is done."""
        self._steps.setEnabled(True)
        self._done(result)


@dataclass(frozen=True, slots=True)
class KeptImport:
    """How far an import is: what each step that was reached shows, and where in it one stood."""

    step: int
    marked: str
    kind: ImportKind | None
    path: Path | None
    columns: tuple[Opened | None, Mapping[str, FoundTable], int]
    rows: tuple[Planned, int, int | None] | None
    unplanned: bool
    result: tuple[ImportResult, bool] | None
    writing: Writing | None
