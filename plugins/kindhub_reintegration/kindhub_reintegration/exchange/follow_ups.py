"""A line of the follow-up sheet: a contact or an attempt, and the service given with it, if any."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from kindhub.i18n import L
from kindhub.program.imports import ColumnProblem, SourceRow, words_of
from kindhub_reintegration.exchange.case_numbers import normal_number
from kindhub_reintegration.exchange.reading import Values

BEST = 5
NOT_ON_SCALE = L("Well-being goes from 1 to 5", "El bienestar va de 1 a 5")
_WHERE = {"home_visit": "home", "phone": "phone", "office": "office", "community": "community"}


@dataclass(slots=True)
class FollowUpRead:
    """One line as read; `service` is None where nothing stands under *Servicio*. `same` is equal on repeated
    lines; `spelling` is the name where it is written in a new way.
    """

    number: str
    written_number: str
    name: str
    contact: Values = field(default_factory=Values)
    service: Values | None = None
    same: tuple[Any, ...] = ()
    spelling: str = ""
    problems: list[ColumnProblem] = field(default_factory=list)


def read_follow_up(row: SourceRow, prefix: str) -> FollowUpRead:
    """Read one line."""
    written = words_of(row.cell("number"))
    read = FollowUpRead(normal_number(written, prefix), written, words_of(row.cell("name")))
    _take_contact(row, read)
    if row.cell("service").written:
        read.service = Values()
        _take_service(row, read.service)
    else:
        for name in ("provider", "cost", "minutes"):
            read.contact.keep(name, row.cell(name).written)
    said = (key for key in row.cells if key not in ("number", "name"))
    read.same = (read.number, *sorted((key, row.cell(key).written.casefold()) for key in said))
    return read


def _take_contact(row: SourceRow, read: FollowUpRead) -> None:
    said = read.contact
    for name, key in (
        ("held_on", "held_on"),
        ("mode", "mode"),
        ("staff", "staff"),
        ("in_school", "in_school"),
        ("working", "working"),
        ("residence", "residence"),
        ("intention", "intention"),
        ("next_due", "next_due"),
        ("note", "note"),
    ):
        said.take(name, row.cell(key))
    said.values["reached"] = said.values.get("mode") != "attempt"
    _take_wellbeing(row, read)
    said.keep("name", row.cell("name").beside)
    if read.written_number != read.number:
        said.keep("case_written", read.written_number)
    said.note(row)


def _take_wellbeing(row: SourceRow, read: FollowUpRead) -> None:
    """Faces from 1 to 5: `4`, `4/5`; anything else is kept in words."""
    cell = row.cell("wellbeing")
    score = cell.value
    if score is None:
        read.contact.put("wellbeing", None, cell)
    elif score.points in range(1, BEST + 1) and score.maximum in (None, float(BEST)):
        read.contact.put("wellbeing", int(score.points), cell)
    else:
        read.contact.keep("wellbeing", cell.written)
        read.problems.append(ColumnProblem("wellbeing", NOT_ON_SCALE, cell.written))


def _take_service(row: SourceRow, said: Values) -> None:
    said.take("delivered_on", row.cell("held_on"))
    said.take("type", row.cell("service"))
    said.take("provider", row.cell("provider"))
    said.take("minutes", row.cell("minutes"))
    said.take("staff", row.cell("staff"))
    cost = row.cell("cost")
    said.put("amount", int(cost.value.amount * 100) if cost.value else None, cost)
    if cost.value:
        said.values["currency"] = cost.value.currency
    where = _WHERE.get(row.value("mode") or "")
    if where:
        said.values["modality"] = where
