"""Whose line on the list of an event it is, and which institution: found when a typed line is saved.

The same eye as of the import: certain is that one, anybody else is somebody new, and who may be somebody known already
is said beside the line.
"""

from dataclasses import replace
from typing import Any

from kindhub.errors import UserError
from kindhub.exchange.recognise.traits import reading_of
from kindhub.exchange.typed_lines import TypedLine, next_number, refuse_twice, say_who_it_may_be
from kindhub.i18n import L
from kindhub.records.local_day import today
from kindhub.records.names import NameParts, without_titles
from kindhub_mexico_training.exchange.held import Held, address, held
from kindhub_mexico_training.exchange.judging import Line
from kindhub_mexico_training.exchange.who import recognise
from kindhub_mexico_training.records import Enrolment, Event, Institution, Trainee

NOBODY = L("Write a name.", "Escriba un nombre.")
ON_THE_LIST = L("This person is on the list of this event already.", "Esta persona ya está en la lista de este evento.")
_HELD = "mexico_training.held"


def find_trainee(work: Any, line: Enrolment) -> None:
    """Give a line its person, known or new. Whoever is written on the list of an event that has begun came.

    Raises `UserError` for a line without a name, and for somebody who is on this list already.
    """
    if not (line.given or line.surnames):
        raise UserError(NOBODY)
    line.given = without_titles(line.given or "")[0] or None
    with work.session.no_autoflush:
        known: Held = work.session.info.get(_HELD) or held(work.session)
        work.session.info[_HELD] = known
        find_institution(work, line, known)
        compared = _line(line, known)
        typed = TypedLine(compared, line.given or "", line.surnames or "")
        (group,), _ = recognise([typed], known, match=True)
        if group.in_hub:
            refuse_twice(work, line, ("event_id", "trainee_id"), group.person, ON_THE_LIST)
        else:
            work.add(_new(group.person, line))
            known.lines.append(replace(compared, key=group.person, fixed=True))
        event = work.session.get(Event, line.event_id)
    line.trainee_id = group.person
    begun = event is not None and event.starts_on is not None and event.starts_on <= today()
    line.present = True if line.present is None and begun else line.present
    line.list_no = line.list_no or next_number(work, Enrolment, "event_id", line.event_id)
    say_who_it_may_be(line, "trainee_id", group)


def find_institution(work: Any, line: Enrolment, known: Held | None = None) -> None:
    """Give a line the institution its words mean, a new one where the directory has none; none for no words."""
    if line.institution_id or not (line.institution_written or "").strip():
        return
    with work.session.no_autoflush:
        directory = (known or held(work.session)).directory
        found = directory.find(line.institution_written or "", None, line.state)
        if found is not None and work.session.get(Institution, found) is None:
            work.add(directory.new_record(found, [line.state]))
    line.institution_id = found


def _line(line: Enrolment, known: Held) -> Line:
    reading = reading_of(NameParts(line.given or "", line.surnames or ""))
    return Line(
        line.id, (reading,), line.sex or "", frozenset(filter(None, (line.institution_id,))), line.position or "",
        line.state or known.directory.states.get(line.institution_id or "", ""),
        frozenset(filter(None, (address(line.email),))),
    )  # fmt: skip


def _new(key: str, line: Enrolment) -> Trainee:
    return Trainee(
        id=key, given=line.given, surnames=line.surnames, sex=line.sex, institution_id=line.institution_id,
        position=line.position, state=line.state, email=line.email,
    )  # fmt: skip
