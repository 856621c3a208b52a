"""The rounds of a scored instrument: which there are, and what each item scored in them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kindhub.program.forms import Form, Grid
from kindhub.services.grids import rows_of
from kindhub.storage.hub import Hub
from kindhub.ui.forms.lookups import Lookups
from kindhub.ui.forms.parts import read_parts


@dataclass(frozen=True, slots=True)
class Round:
    """One round: what it is called, in one word and with its day, and the score of each item that has one."""

    record_id: str
    name: str
    title: str
    scores: Mapping[str, int]

    def mean(self) -> float | None:
        """The mean of what is scored; None while nothing is."""
        return sum(self.scores.values()) / len(self.scores) if self.scores else None


def read_rounds(hub: Hub, form: Form, grid: Grid, parent_id: str, lookups: Lookups) -> tuple[Round, ...]:
    """The rounds of a case in the order of the form; runs beside the window."""
    parts = read_parts(hub, form, parent_id, lookups)
    found = []
    with hub.read() as session:
        for part in parts:
            rows = rows_of(session, grid, part.record_id)
            given = {item: getattr(row, grid.score) for item, row in rows.items()}
            scores = {item: score for item, score in given.items() if score is not None}
            found.append(Round(part.record_id, part.cells[0], " · ".join(filter(None, part.cells[:2])), scores))
    return tuple(found)


def before(rounds: tuple[Round, ...], record_id: str | None) -> Round | None:
    """The round before this one; before a new one, the last."""
    ids = [one.record_id for one in rounds]
    at = ids.index(record_id) if record_id in ids else len(rounds)
    return rounds[at - 1] if at else None
