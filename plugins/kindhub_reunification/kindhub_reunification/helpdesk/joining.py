"""A call that is written down by hand: whose it is, by the telephone and the name, without asking anybody.

The operator types while somebody talks. What she types is matched with the callers who are here, in the way an import
does it; nobody is found, a new caller begins. A call with neither a name nor a telephone stays anonymous.
"""

from typing import Any

from sqlalchemy import or_, select
from sqlmodel import col

from kindhub.records.name_keys import sound_key
from kindhub.records.names import words
from kindhub.records.phones import read_phone
from kindhub_reunification.helpdesk.recognising import CallSaid, group_calls, phone_key
from kindhub_reunification.records import Call, Caller

MOST = 400
"""Callers that are looked at; more share no telephone and hardly a name."""


def join_callers(work: Any, call_ids: tuple[str, ...]) -> None:
    """Give each of these calls its caller, a new one where nobody here is meant."""
    for call_id in call_ids:
        call = work.session.get(Call, call_id)
        if call is not None and call.caller_id is None and (call.name or call.phone):
            call.caller_id = _caller_of(work, call)


def _caller_of(work: Any, call: Call) -> str:
    said = CallSaid(call.name or "", phone_key(read_phone(call.phone)), call.language or "", call.role or "")
    held = [_said(one) for one in _candidates(work, call)]
    (group,) = group_calls([said], held)
    if group.held:
        return group.held
    caller = Caller(name=call.name, phone=call.phone, language=call.language, role=call.role, case_id=call.case_id)
    work.add(caller)
    work.flush()
    return caller.id


def _candidates(work: Any, call: Call) -> list[Caller]:
    """Callers on the same telephone; without one, those whose name begins like a word of this one."""
    if call.tail:
        condition = col(Caller.tail) == call.tail
    else:
        starts = {word[:2] for word in words(call.name or "", particles=False)} or {"\uffff"}
        condition = or_(*(col(Caller.name).ilike(f"%{start}%") for start in starts))
    with work.session.no_autoflush:
        found = work.session.scalars(select(Caller).where(condition).order_by(col(Caller.id)).limit(MOST)).all()
    sounds = {sound_key(word)[:3] for word in words(call.name or "", particles=False)}
    return [one for one in found if call.tail or sounds & {sound_key(word)[:3] for word in words(one.name or "")}]


def _said(one: Caller) -> CallSaid:
    return CallSaid(one.name or "", phone_key(read_phone(one.phone)), one.language or "", one.role or "", "", one.id,
                    one.spellings())  # fmt: skip
