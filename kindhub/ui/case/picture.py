"""Everything the case page shows besides the form itself, as plain values read beside the window."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from kindhub.services.referring import Receiver
from kindhub.ui.case.clocks import ClockGroup
from kindhub.ui.kit.row_list import Row
from kindhub.ui.kit.stage_bar import Stage
from kindhub.ui.kit.stage_gap import Gap


@dataclass(frozen=True, slots=True)
class Mark:
    """A badge of the header: its words, tone and icon."""

    text: str
    tone: str
    icon: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where a link of the page leads: a form, perhaps a field in it, perhaps one of its records."""

    form: str
    field: str = ""
    record: str = ""


@dataclass(frozen=True, slots=True)
class Move:
    """A stage or status the case may go to; `lacking` says in words what it still needs, and where to give it."""

    key: str
    title: str
    side: bool
    lacking: tuple[tuple[str, Place], ...] = ()


@dataclass(frozen=True, slots=True)
class CasePicture:
    """One case. `records` are the ids behind the forms that have one record; `gap_places` lead from a gap to it.

    `locked` are the parts whose turn has not come, each with the reason; `read_only` is why nothing can be changed.
    """

    person_id: str
    """Empty for a case without a shared person; `name` is then its number."""
    name: str
    facts: tuple[str, ...]
    marks: tuple[Mark, ...]
    stages: tuple[Stage, ...]
    next_key: str
    next_title: str
    gaps: tuple[Gap, ...]
    gap_places: Mapping[str, Place]
    sections: tuple[Row, ...]
    records: Mapping[str, str]
    due: tuple[Row, ...]
    due_places: Mapping[str, Place]
    moves: tuple[Move, ...]
    documents: tuple[Row, ...] | None = None
    locked: Mapping[str, str] = field(default_factory=dict)
    read_only: str = ""
    may_edit: bool = True
    may_hand_over: bool = False
    receivers: tuple[Receiver, ...] = ()
    responsible: str = ""
    record_ids: tuple[str, ...] = field(default=())
    clocks: tuple[ClockGroup, ...] = ()
    apart: tuple[Row, ...] = ()
    """Parts she has no right to, with what she is told of them."""
    may_ask: bool = False
    """Whether she can ask for them: where the program keeps tasks, and somebody else may give the right."""
