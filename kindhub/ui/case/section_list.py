"""The parts of a case with their states, as the list at the left shows them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from kindhub.i18n import L, tr, tr_n
from kindhub.ui.kit.row_list import Row

HISTORY = "@history"


def section_rows(sections: Sequence[Row], problems: Mapping[str, int]) -> list[Row]:
    """The parts, those with answers to look at marked, and under *Expediente* what is no form."""
    rows = [_marked(row, problems.get(row.key, 0)) for row in sections]
    group = tr("Case file", "Expediente")
    return [*rows, Row(HISTORY, tr("History", "Historial"), icon="clock-counter-clockwise", group=group)]


def _marked(row: Row, count: int) -> Row:
    if not count:
        return row
    one = L("{n} answer to look at", "{n} dato por revisar")
    words = tr_n(count, one, L("{n} answers to look at", "{n} datos por revisar"))
    return replace(row, state="overdue", sub=words, sub_tone="danger")
