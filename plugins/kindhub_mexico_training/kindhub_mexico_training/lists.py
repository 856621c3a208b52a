"""The lists: events at work, who was trained, institutions, and every line of a list."""

from typing import Any

from sqlalchemy import and_
from sqlmodel import col

from kindhub.i18n import L
from kindhub.program.lists import Column, ListContext, ListView
from kindhub_mexico_training.records import Enrolment, Event, Institution, Trainee
from kindhub_mexico_training.twins import INSTITUTIONS, TRAINEES

OPEN = ("planned", "running")
WIDE = {"title": 280, "name": 320, "given": 170, "surnames": 190, "email": 220, "institution_id": 280, "event_id": 280}
NAMES = ("number", "name")


def _open(_context: ListContext) -> Any:
    return col(Event.status).in_(OPEN)


def _mine(context: ListContext) -> Any:
    return and_(_open(context), col(Event.responsible) == context.uid)


def _columns(*names: str) -> tuple[Column, ...]:
    return tuple(Column(name, width=WIDE.get(name, 130), names=name in NAMES) for name in names)


_EVENT = ("number", "title", "kind", "modality", "starts_on", "place")
LISTS: tuple[ListView, ...] = (
    ListView("my_events", L("My events", "Mis eventos"), Event, _columns(*_EVENT, "status"), _mine,
             order=("-starts_on",), badge="count", mine=True),
    ListView("open_events", L("Events at work", "Eventos en curso"), Event,
             _columns(*_EVENT, "status", "responsible"), _open, order=("-starts_on",), badge="count"),
    ListView("all_events", L("All events", "Todos los eventos"), Event,
             _columns(*_EVENT, "sessions", "hours", "registered", "attended", "status"), order=("-starts_on",)),
    ListView("trainees", L("Trained people", "Personas capacitadas"), Trainee,
             _columns("given", "surnames", "sex", "institution_id", "position", "state", "email"), order=("surnames",),
             twins=TRAINEES, opens="trainee"),
    ListView("institutions", L("Institutions", "Instituciones"), Institution,
             _columns("name", "kind", "state", "town", "country", "contact"), order=("name",),
             twins=INSTITUTIONS, opens="institution"),
    ListView("enrolments", L("Attendance lists", "Listas de asistencia"), Enrolment,
             _columns("event_id", "trainee_id", "institution_id", "present", "pre", "post", "certificate"),
             order=("-event_id",), in_rail=False),
)  # fmt: skip
