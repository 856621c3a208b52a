"""The lists: groups at work, sessions, who came, headcounts, spots and curricula."""

from typing import Any

from sqlalchemy import and_
from sqlmodel import col

from kindhub.i18n import L
from kindhub.program.lists import Column, ListContext, ListView
from kindhub_gbv_activities.records import Attendance, Curriculum, Group, Media, Participant, Session, Tally
from kindhub_gbv_activities.twins import TWINS

OPEN = ("planned", "running")
WIDE = {"number": 240, "topic": 220, "organisation_written": 190, "given": 170, "surnames": 170, "birth": 180}


def _open(_context: ListContext) -> Any:
    return col(Group.status).in_(OPEN)


def _mine(context: ListContext) -> Any:
    return and_(_open(context), col(Group.responsible) == context.uid)


def _columns(*names: str) -> tuple[Column, ...]:
    return tuple(Column(name, width=WIDE.get(name, 140), names=name == "number") for name in names)


LISTS: tuple[ListView, ...] = (
    ListView("my_groups", L("My groups", "Mis grupos"), Group,
             _columns("number", "status", "organisation_written", "place", "audience", "opened"), _mine,
             order=("-opened",), badge="count", mine=True),
    ListView("open_groups", L("Groups at work", "Grupos en curso"), Group,
             _columns("number", "status", "organisation_written", "place", "audience", "curriculum_id", "responsible",
                      "opened"),
             _open, order=("-opened",), badge="count"),
    ListView("all_groups", L("All groups", "Todos los grupos"), Group,
             _columns("number", "status", "organisation_written", "place", "audience", "opened", "closed"),
             order=("-opened",), in_rail=False),
    ListView("sessions", L("Workshops", "Talleres"), Session,
             _columns("held_on", "topic", "place", "venue", "organisation_written", "facilitators", "curriculum_id",
                      "languages", "photo_consent"),
             order=("-held_on",)),
    ListView("participants", L("Participants", "Participantes"), Participant,
             _columns("given", "surnames", "initials", "sex", "birth", "place", "community"), order=("surnames",),
             twins=TWINS, opens="participant"),
    ListView("attendances", L("Attendance", "Asistencia"), Attendance,
             _columns("session_id", "participant_id", "role", "age_from", "community", "pre", "post"),
             order=("-session_id",), in_rail=False),
    ListView("tallies", L("Fairs and theatre", "Ferias y teatro"), Tally,
             _columns("held_on", "kind", "place", "f_0_11", "f_12_17", "f_18", "m_0_11", "m_12_17", "m_18", "total"),
             order=("-held_on",)),
    ListView("media", L("Radio", "Radio"), Media,
             _columns("aired_on", "title", "place", "spots", "audience", "languages"), order=("-aired_on",)),
    ListView("curricula", L("Curricula", "Currículos"), Curriculum,
             _columns("name", "edition", "sessions", "audience", "pass_mark"), order=("name",), in_rail=False),
)  # fmt: skip
