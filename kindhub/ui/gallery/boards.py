"""The boards of the gallery: name → function that builds a widget."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from kindhub.ui.gallery.case import case_board
from kindhub.ui.gallery.charts import charts_board
from kindhub.ui.gallery.frame import restricted_board, unlock_board, window_board
from kindhub.ui.gallery.parts import parts_board
from kindhub.ui.gallery.worklist import columns_board, import_board, worklist_board

BOARDS: dict[str, Callable[[], QWidget]] = {
    "parts": parts_board,
    "case": case_board,
    "charts": charts_board,
    "restricted": restricted_board,
    "unlock": unlock_board,
    "window": window_board,
    "worklist": worklist_board,
    "import": import_board,
    "columns": columns_board,
}
