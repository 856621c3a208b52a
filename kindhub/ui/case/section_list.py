"""The parts of a case with their states, as the list at the left shows them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from kindhub.i18n import L, tr, tr_n
from kindhub.program.forms import CASE_FILE
from kindhub.program.nouns import CASE, Noun
from kindhub.ui.kit.row_list import Row

HISTORY = "@history"
"""The part that tells what was changed."""
_ICONS = {"notes": "note"}


def section_rows(
    sections: Sequence[Row], problems: Mapping[str, int], called: Noun = CASE, drawn: Sequence[Row] = ()
) -> list[Row]:
    """The parts, those with answers to look at marked, and under *Expediente* what is kept of the case besides them.

    `called` is the program's own word for a case, and so for that heading. What is `drawn` stands first.
    """
    group, heading = CASE_FILE.say(), called.heading.say()
    rows = [_marked(row, problems.get(row.key, 0)) for row in sections if row.group != group]
    file = [_marked(_kept(row, heading), problems.get(row.key, 0)) for row in sections if row.group == group]
    first = [replace(row, group=rows[0].group if rows else heading) for row in drawn]
    history = Row(HISTORY, tr("History", "Historial"), icon="clock-counter-clockwise", group=heading)
    return [*first, *rows, history, *file]


def _kept(row: Row, heading: str) -> Row:
    """Notes and the head of the case are never done: a sign of their own, their number beside the name."""
    title = f"{row.title} ({row.right})" if row.right else row.title
    return replace(row, title=title, state="", icon=_ICONS.get(row.key, "folder-simple"), right="", group=heading)


def _marked(row: Row, count: int) -> Row:
    if not count:
        return row
    one = L("{n} answer to look at", "{n} dato por revisar")
    words = tr_n(count, one, L("{n} answers to look at", "{n} datos por revisar"))
    return replace(row, state="overdue", sub=words, sub_tone="danger")
