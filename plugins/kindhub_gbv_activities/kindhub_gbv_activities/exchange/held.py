"""What the hub holds already of participants and workshops, as far as an import has to know."""

from __future__ import annotations

from dataclasses import dataclass, field

from sqlalchemy import select
from sqlalchemy.orm import Session

from kindhub.exchange.recognise.traits import reading_of
from kindhub.records.base import table_of
from kindhub.records.names import NameParts, fold
from kindhub.records.phones import tail_key
from kindhub_gbv_activities import records as r
from kindhub_gbv_activities.exchange.judging import Line


@dataclass(slots=True)
class Held:
    """Participants as the judge compares them, their names, workshops by what makes two sheets one, and who came."""

    lines: list[Line] = field(default_factory=list)
    names: dict[str, str] = field(default_factory=dict)
    sessions: dict[tuple[str, ...], str] = field(default_factory=dict)
    came: set[tuple[str, str]] = field(default_factory=set)
    curricula: dict[tuple[str, str], str] = field(default_factory=dict)


def held(session: Session) -> Held:
    """Read it in a few queries."""
    found = Held()
    who = table_of(r.Participant)
    for row in session.execute(select(who)).mappings():
        parts = NameParts(row["given"] or "", row["surnames"] or "")
        reading = reading_of(parts)
        known = (
            reading,
            *(reading_of(NameParts(one)) for one in (row["also_written"] or "").split(";") if one.strip()),
        )
        birth = row["birth"]
        found.names[row["id"]] = parts.display() or row["initials"] or ""
        found.lines.append(
            Line(
                row["id"],
                tuple(one for one in known if one.given or one.surnames),
                "" if reading.given or reading.surnames else fold(row["initials"] or "").replace(" ", ""),
                row["sex"] or "",
                birth.earliest if birth else None,
                birth.latest if birth else None,
                row["place"] or "",
                fold(row["community"] or ""),
                frozenset(tail for one in (row["phone"] or "").split(",") if (tail := tail_key(one))),
                fixed=True,
            )
        )
    held_in = table_of(r.Session).c
    for one in session.execute(
        select(held_in.id, held_in.held_on, held_in.organisation_written, held_in.place, held_in.venue, held_in.topic)
    ):
        day = one.held_on.to_storage()[:21] if one.held_on is not None else ""
        key = (day, fold(one.organisation_written or ""), one.place or fold(one.venue or ""), fold(one.topic or ""))
        found.sessions[key] = one.id
    came = table_of(r.Attendance).c
    found.came = {(row.session_id, row.participant_id) for row in session.execute(
        select(came.session_id, came.participant_id))}  # fmt: skip
    taught = table_of(r.Curriculum).c
    found.curricula = {(fold(row.name), row.edition or ""): row.id for row in session.execute(
        select(taught.id, taught.name, taught.edition))}  # fmt: skip
    return found
