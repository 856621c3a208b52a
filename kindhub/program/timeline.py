"""What a program tells on a person's timeline: each kind of event is one line of data, the shell reads and draws it.

Only dates and short words of code lists are told, never the text of a note: a timeline is looked at with others.
"""

from dataclasses import dataclass
from typing import Literal

from kindhub.i18n import L
from kindhub.program.conditions import Condition
from kindhub.records.base import Record

EventKind = Literal["decision", "contact", "journey", "document", "event"]
"""Which sign an event gets: a diamond, a circle, a triangle, a square, a dot."""


@dataclass(frozen=True, slots=True)
class EventSource:
    """One kind of event: every `record` of a case whose field `date` (day, partial or moment) is filled.

    `parent` names the record's field with the case's id; `"id"` where the record is the case itself. `until` names a
    second date and makes the event a stretch. `detail` names a code field whose word stands behind the label. `when`
    looks at the record's values. `form` is opened by choosing the event.
    """

    key: str
    label: L
    record: type[Record]
    date: str
    kind: EventKind = "event"
    form: str = ""
    until: str | None = None
    detail: str | None = None
    parent: str = "case_id"
    when: Condition | None = None
