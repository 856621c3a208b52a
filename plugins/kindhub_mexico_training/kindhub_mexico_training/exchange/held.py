"""What the hub holds already of events and of who was trained, as far as an import has to know."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field

from sqlalchemy import select
from sqlalchemy.orm import Session

from kindhub.exchange.recognise.traits import NameReading, reading_of
from kindhub.records.base import table_of
from kindhub.records.names import NameParts, fold
from kindhub_mexico_training import records as r
from kindhub_mexico_training.exchange.directory import Directory, directory
from kindhub_mexico_training.exchange.judging import Line

_NOT_KEY = re.compile(r"[\W_]+")


@dataclass(slots=True)
class Held:
    """Trained people as the judge compares them, their names, events by key, who is on which list, and institutions."""

    directory: Directory
    lines: list[Line] = field(default_factory=list)
    names: dict[str, str] = field(default_factory=dict)
    events: dict[str, str] = field(default_factory=dict)
    listed: dict[tuple[str, str], str] = field(default_factory=dict)


def event_key(written: str | None) -> str:
    """What makes two spellings of a key one: "cap 24 24" is "CAP-24-24"."""
    return _NOT_KEY.sub(" ", fold(written or "")).strip()


def address(written: str | None) -> str:
    """An e-mail address without the blanks and capitals of lists; empty for what is none."""
    text = "".join((written or "").split()).lower()
    return text if text.count("@") == 1 else ""


def held(session: Session) -> Held:
    """Read it in a few queries."""
    found = Held(directory(session))
    event, listed = table_of(r.Event).c, table_of(r.Enrolment).c
    found.events = {
        event_key(row.number): row.id for row in session.execute(select(event.id, event.number)) if row.number
    }
    places: dict[str, set[str]] = defaultdict(set)
    addresses: dict[str, set[str]] = defaultdict(set)
    for row in session.execute(
        select(listed.id, listed.event_id, listed.trainee_id, listed.institution_id, listed.email)
    ):
        found.listed[row.event_id, row.trainee_id] = row.id
        places[row.trainee_id] |= {row.institution_id} - {None}
        addresses[row.trainee_id] |= {address(row.email)} - {""}
    for one in session.execute(select(table_of(r.Trainee))).mappings():
        parts = NameParts(one["given"] or "", one["surnames"] or "")
        found.names[one["id"]] = parts.display()
        found.lines.append(
            Line(
                one["id"], _readings(parts, one["also_written"]), one["sex"] or "",
                frozenset(places[one["id"]] | ({one["institution_id"]} - {None})), one["position"] or "",
                one["state"] or "", frozenset(addresses[one["id"]] | ({address(one["email"])} - {""})), fixed=True,
            )
        )  # fmt: skip
    return found


def _readings(parts: NameParts, also_written: str | None) -> tuple[NameReading, ...]:
    every = [reading_of(parts), *(reading_of(one) for one in (also_written or "").split(";") if one.strip())]
    return tuple(one for one in every if one.given or one.surnames)
