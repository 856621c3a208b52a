"""Trained people, and institutions, that may be one: written two ways on two lists."""

from collections.abc import Iterator
from itertools import combinations
from typing import Any

from rapidfuzz import fuzz
from sqlalchemy import select

from kindhub.i18n import L
from kindhub.program.twins import Moved, TwinPair, Twins
from kindhub.records.base import table_of
from kindhub_mexico_training.exchange.bodies import plain
from kindhub_mexico_training.exchange.held import held
from kindhub_mexico_training.exchange.judging import Judge, pairs_of
from kindhub_mexico_training.records import Enrolment, Institution, InstitutionsApart, Trainee, TraineesApart

BOTH_ON_A_LIST = L(
    "Both are on the list of one event. If one line is a slip, take it off that list first.",
    "Las dos están en la lista de un mismo evento. Si una línea es un error, quítela antes de esa lista.",
)
NAMES_ALIKE = L("The names are alike", "Los nombres se parecen")
ALIKE, LIKELY = 85.0, 92.0
"""From how alike (0-100) the names of two institutions are they are worth a look, and likely one."""


def find_people(session: Any) -> Iterator[TwinPair]:
    """Every pair that may be one person, less those who were on one list."""
    known = held(session)
    lists: dict[str, set[str]] = {}
    for event, trainee in known.listed:
        lists.setdefault(trainee, set()).add(event)
    judge = Judge(known.lines)
    for earlier, later in pairs_of(known.lines, 0):
        one, other = known.lines[earlier], known.lines[later]
        judged = judge.judge(one, other)
        if judged.answer != "different" and not lists.get(one.key, set()) & lists.get(other.key, set()):
            yield TwinPair(one.key, other.key, judged.strength, judged.answer == "same", judged.reasons)


def find_institutions(session: Any) -> Iterator[TwinPair]:
    """Private ones whose names are alike; a public body is told by its state or town."""
    table = table_of(Institution).c
    asked = select(table.id, table.name).where(table.body.is_(None)).order_by(table.id)
    rows = [(row.id, plain(row.name)) for row in session.execute(asked)]
    for (one, name), (other, other_name) in combinations(rows, 2):
        likeness = fuzz.ratio(name, other_name, score_cutoff=ALIKE)
        if likeness:
            yield TwinPair(one, other, int(likeness), likeness >= LIKELY, (NAMES_ALIKE,))


def took(kept: Trainee | Institution, gone: Trainee | Institution) -> None:
    """The one that stays is found under every spelling of the other."""
    every = (*kept.spellings(), gone.display(), *gone.spellings())
    kept.also_written = "; ".join(dict.fromkeys(one for one in every if one and one != kept.display())) or None


TRAINEES = Twins(
    find_people,
    name=("given", "surnames"),
    facts=("sex", "institution_id", "position", "state", "email", "phone"),
    moved=(Moved(L("Events", "Eventos"), Enrolment, "trainee_id", once="event_id"),),
    apart=TraineesApart,
    apart_by=("trainee_id", "other_id"),
    clash=BOTH_ON_A_LIST,
    took=took,
)
INSTITUTIONS = Twins(
    find_institutions,
    name=("name",),
    facts=("kind", "body", "state", "town", "country", "phone", "contact"),
    moved=(
        Moved(L("Lines of lists", "Líneas de listas"), Enrolment, "institution_id"),
        Moved(L("People", "Personas"), Trainee, "institution_id"),
    ),
    apart=InstitutionsApart,
    apart_by=("institution_id", "other_id"),
    clash=L("Both cannot be one.", "Las dos no pueden ser una."),
    took=took,
)
