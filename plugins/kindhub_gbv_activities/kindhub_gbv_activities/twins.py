"""Participants who may be one: the same child in two groups, written twice; found with the eye of the import."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import select

from kindhub.i18n import L
from kindhub.program.twins import Moved, TwinPair, Twins
from kindhub.records.base import table_of
from kindhub_gbv_activities.exchange.held import held
from kindhub_gbv_activities.exchange.judging import Judge
from kindhub_gbv_activities.exchange.who import pairs_of
from kindhub_gbv_activities.records import Attendance, LaterReferral, Participant, ParticipantsApart

CLASH = L(
    "Both are on the list of one workshop. If one line is a slip, take it off that list first.",
    "Las dos están en la lista de un mismo taller. Si una línea es un error, quítela antes de esa lista.",
)


def find(session: Any) -> Iterator[TwinPair]:
    """Every pair that may be one person, less those who were on one list."""
    everyone = held(session).lines
    lists = _lists(session)
    judge = Judge(everyone)
    for earlier, later in pairs_of(everyone, 0):
        one, other = everyone[earlier], everyone[later]
        judged = judge.judge(one, other)
        if judged.answer != "different" and not lists.get(one.key, set()) & lists.get(other.key, set()):
            yield TwinPair(one.key, other.key, judged.strength, judged.answer == "same", judged.reasons)


def _lists(session: Any) -> dict[str, set[str]]:
    """The workshops each is on the list of."""
    came, found = table_of(Attendance).c, dict[str, set[str]]()
    for row in session.execute(select(came.participant_id, came.session_id)):
        found.setdefault(row.participant_id, set()).add(row.session_id)
    return found


def took(kept: Participant, gone: Participant) -> None:
    """The one that stays is found under every spelling of the other."""
    known = [kept.display(), *kept.spellings()]
    named = [gone.display()] if gone.given or gone.surnames else []
    theirs = [one for one in (*named, *gone.spellings()) if one not in known]
    kept.also_written = "; ".join(dict.fromkeys((*kept.spellings(), *theirs))) or None


TWINS = Twins(
    find,
    name=("given", "surnames", "initials"),
    facts=("sex", "birth", "place", "community", "phone", "language", "people", "disability", "migration", "person_id"),
    moved=(
        Moved(L("Workshops", "Talleres"), Attendance, "participant_id", once="session_id"),
        Moved(L("Later referrals", "Remisiones posteriores"), LaterReferral, "participant_id"),
    ),
    apart=ParticipantsApart,
    apart_by=("participant_id", "other_id"),
    clash=CLASH,
    took=took,
)
