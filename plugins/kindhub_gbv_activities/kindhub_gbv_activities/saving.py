"""Fields that follow from others, filled before a record is written."""

from typing import Any

from sqlalchemy import inspect

from kindhub.program.mixins.folder_secret import folder_secret
from kindhub.records.base import Record
from kindhub.records.local_day import today
from kindhub_gbv_activities.reach_key import born, made_of, reach_key
from kindhub_gbv_activities.records import (
    Attendance,
    Curriculum,
    Group,
    Participant,
    Question,
    ReachSecret,
    Session,
    Tally,
)
from kindhub_gbv_activities.versions import begin_as_the_one_before, refuse_a_change, version_of_the_day
from kindhub_gbv_activities.who_came import find_participant, take_roster


def before(work: Any, record: Record) -> None:
    """See the hook `record_will_save`."""
    if isinstance(record, Group):
        _status(record)
    if isinstance(record, Tally) and record.session_id:
        _of_workshop(work, record)
    if isinstance(record, Session) and _is_new(record):
        version_of_the_day(work, record)
    if isinstance(record, Question) and not _is_new(record):
        state: Any = inspect(record)
        refuse_a_change(work, record, {one.key for one in state.attrs if one.history.has_changes()})
    if isinstance(record, Attendance):
        if not getattr(record, "participant_id", None):
            find_participant(work, record)
        if record.reach_key is None:
            _key(work, record)


def after(work: Any, record: Record) -> None:
    """See the hook `record_did_save`."""
    if isinstance(record, Session) and record.roster and record.version == 1:
        take_roster(work, record)
    if isinstance(record, Curriculum) and record.version == 1:
        begin_as_the_one_before(work, record)


def _is_new(record: Record) -> bool:
    state: Any = inspect(record)
    return not state.persistent


def _status(group: Group) -> None:
    """Since when a group stands where it stands; a new one since it was opened."""
    state: Any = inspect(group)
    if not state.attrs.status.history.has_changes():
        return
    new = not state.attrs.status.history.deleted
    group.status_since = (group.status_since or group.opened or today()) if new else today()
    group.closed = (group.closed or today()) if group.status in ("finished", "cancelled") else None


def _of_workshop(work: Any, tally: Tally) -> None:
    """The headcount of a workshop was made on its day, at its place, with its group."""
    with work.session.no_autoflush:
        session = work.session.get(Session, tally.session_id)
    if session is not None:
        tally.group_id = tally.group_id or session.group_id
        tally.held_on = tally.held_on or session.held_on
        tally.place, tally.venue = tally.place or session.place, tally.venue or session.venue
        tally.kind, tally.languages = tally.kind or "workshop", tally.languages or session.languages


def _key(work: Any, came: Attendance) -> None:
    """What an attendance typed in by hand says of a person makes her key; an import has made it from its list."""
    with work.session.no_autoflush:
        who = work.session.get(Participant, came.participant_id)
        session = work.session.get(Session, came.session_id)
    if who is None or session is None:
        return
    day = session.held_on.earliest if session.held_on is not None else None
    text = made_of(who.given, who.surnames, born(came.age_from, came.age_to, day), session.place, who.sex)
    came.reach_key = reach_key(folder_secret(work, ReachSecret), text) if text else None
