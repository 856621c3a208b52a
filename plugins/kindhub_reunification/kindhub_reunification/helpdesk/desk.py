"""What the desk knows while somebody speaks: whom a number or a name may mean, what she called about, who waits.

2,000 callers are looked through at every key: a number by its end, a name by all its words, in two plain statements.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session
from sqlmodel import col

from kindhub.i18n import L, tr, tr_n
from kindhub.program.call_desk import CallerPicture, DayCount, EarlierCall, Known, Waiting
from kindhub.records.codes import code_list
from kindhub.records.names import fold
from kindhub.records.phones import tail_key
from kindhub_reunification.helpdesk.waiting import called_between, due_back, waits
from kindhub_reunification.records import Call, Caller

EARLIER = 5
ANONYMOUS = L("Somebody without a name", "Alguien sin nombre")
TO_OTHERS = L(
    "She is not the parent: say nothing of where anybody of the family is, nor of their case.",
    "No es la madre ni el padre: no diga dónde está nadie de la familia ni nada de su caso.",
)


def find_callers(session: Session, typed: str, limit: int) -> Sequence[Known]:
    """Callers whose telephone ends in these digits, then those it holds; or whose name holds every word."""
    digits = tail_key(typed)
    ids = _by_number(session, digits, limit) if digits else _by_name(session, typed, limit)
    callers = {one.id: one for one in session.scalars(select(Caller).where(col(Caller.id).in_(ids)))}
    calls = dict(
        session.execute(
            select(col(Call.caller_id), func.count()).where(col(Call.caller_id).in_(ids)).group_by(col(Call.caller_id))
        ).all()
    )
    return [_known(callers[one], int(calls.get(one, 0))) for one in ids if one in callers]


def _by_number(session: Session, digits: str, limit: int) -> list[str]:
    tail = col(Caller.tail)
    ends_first = select(col(Caller.id)).where(tail.contains(digits, autoescape=True))
    order = (tail.endswith(digits, autoescape=True).desc(), col(Caller.name))
    return list(session.scalars(ends_first.order_by(*order).limit(limit)))


def _by_name(session: Session, typed: str, limit: int) -> list[str]:
    wanted = fold(typed).split()
    rows = session.execute(select(col(Caller.id), col(Caller.name), col(Caller.also_written))).all()
    found = [
        (name, row.id)
        for row in rows
        if (name := fold(f"{row.name or ''} {row.also_written or ''}")) and all(word in name for word in wanted)
    ]
    return [one for _name, one in sorted(found)[:limit]]


def _known(caller: Caller, calls: int) -> Known:
    facts = (
        caller.phone if caller.name else "",
        _label("language", caller.language),
        _label("reunification.caller_role", caller.role),
        tr_n(calls, L("{n} call", "{n} llamada"), L("{n} calls", "{n} llamadas")) if calls else "",
    )
    return Known(caller.id, caller.display(), " · ".join(fact for fact in facts if fact))


def picture_of(session: Session, caller_id: str) -> CallerPicture | None:
    """What is known of a caller, with what the one at the desk has to take care of."""
    caller = session.get(Caller, caller_id)
    if caller is None:
        return None
    newest = select(Call).where(col(Call.caller_id) == caller_id)
    calls = session.scalars(newest.order_by(col(Call.called_on).desc(), col(Call.at).desc(), col(Call.id).desc())).all()
    start = {"language": caller.language, "role": caller.role, "interpreter": caller.interpreter}
    return CallerPicture(
        _known(caller, len(calls)),
        care=" ".join(_care(caller)),
        case_id=caller.case_id,
        calls=tuple(_earlier(one) for one in calls[:EARLIER]),
        start={name: value for name, value in {**start, "case_id": caller.case_id}.items() if value is not None},
    )


def _care(caller: Caller) -> Iterator[str]:
    if caller.interpreter:
        yield tr("Needs an interpreter.", "Necesita intérprete.")
    if caller.role not in (None, "parent"):
        yield TO_OTHERS.say()


def _earlier(call: Call) -> EarlierCall:
    on = call.called_on.show() if call.called_on else ""
    waiting = waits(call)
    end = tr("still waits", "sigue pendiente") if waiting else tr("resolved", "resuelta") if call.resolved else ""
    return EarlierCall(call.id, _topics(call.topics), " · ".join(part for part in (on, call.at or "", end) if part),
                       open=waiting)  # fmt: skip


def waiting_for(session: Session, today: date, limit: int) -> Sequence[Waiting]:
    """The calls whose follow-up is due, the longest overdue first."""
    rows = session.execute(
        select(Call, Caller)
        .outerjoin(Caller, col(Caller.id) == col(Call.caller_id))
        .where(due_back(today))
        .order_by(col(Call.follow_up_on), col(Call.id))
        .limit(limit)
    ).all()
    return [_waiting(call, caller) for call, caller in rows]


def _waiting(call: Call, caller: Caller | None) -> Waiting:
    name = (caller.display() if caller else "") or call.name or call.phone or ANONYMOUS.say()
    start: dict[str, Any] = {
        "way": "out", "caller_id": call.caller_id, "topics": call.topics, "language": call.language,
        "case_id": call.case_id, "role": call.role, "interpreter": call.interpreter,
        **({} if caller else {"phone": call.phone, "name": call.name}),
    }  # fmt: skip
    assert call.follow_up_on is not None
    return Waiting(call.id, name, _topics(call.topics), call.follow_up_on,
                   {name: value for name, value in start.items() if value is not None})  # fmt: skip


def counts_of(session: Session, today: date) -> Sequence[DayCount]:
    """Calls of the day, and how many of them need nothing more."""
    of_today = called_between(today, today)
    done = or_(col(Call.resolved).is_(True), col(Call.follow_up_on).is_(None))
    counted = select(func.count()).select_from(Call)
    calls = session.scalar(counted.where(of_today)) or 0
    settled = session.scalar(counted.where(of_today, done)) or 0
    words = tr_n(calls, L("call", "llamada"), L("calls", "llamadas"))
    at_once = tr_n(
        settled, L("settled at once", "resuelta en la primera"), L("settled at once", "resueltas en la primera")
    )
    return (DayCount(calls, words), DayCount(settled, at_once))


def _topics(topics: Iterable[str] | None) -> str:
    return ", ".join(_label("reunification.topic", one) for one in topics or ())


def _label(key: str, code: str | None) -> str:
    return code_list(key).label(code) if code else ""
