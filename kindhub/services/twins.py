"""Records of a program that are one and the same: found, joined into one, or remembered as two."""

from collections.abc import Callable, Iterable
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from kindhub.errors import UserError
from kindhub.program.lists import ListView
from kindhub.program.twins import Moved, TwinPair, Twins
from kindhub.records.base import table_of
from kindhub.security.access import User
from kindhub.services.merging import NAME, SAME, Merge, move_drafts, picks_among, take_facts
from kindhub.services.person_pairs import Ends, LikelyPair, ends_of
from kindhub.storage.hub import Hub
from kindhub.storage.unit_of_work import UnitOfWork

JOINED = "records joined"


def twins_of(view: ListView) -> Twins:
    """How the records of a list are joined. Raises `ValueError` for a list that says nothing of it: a bug."""
    if view.twins is None:
        raise ValueError(f"{view.key} has no twins")
    return view.twins


def may_join(user: User, view: ListView) -> bool:
    """Whether this person may join the records of a list, or say that two are two."""
    return view.twins is not None and user.can(view.record.schema_key(), "edit")


def find_twins(hub: Hub, view: ListView, check: Callable[[], None] = lambda: None) -> list[LikelyPair]:
    """Every pair of a list that is still to be looked at, the likeliest first. `check` may raise, to stop."""
    hub.user.require(view.record.schema_key(), "list_names")
    twins = twins_of(view)
    with hub.read() as session:
        decided = {ends_of(*ends) for ends in _apart(session, twins)}
        check()
        found = [one for one in twins.find(session) if ends_of(one.one, one.other) not in decided]
        check()
        names = names_of(session, view, {end for pair in found for end in (pair.one, pair.other)})
    pairs = [_likely(pair, names) for pair in found if pair.one in names and pair.other in names]
    return sorted(pairs, key=lambda pair: (-pair.score, pair.ends))


def names_of(session: Session, view: ListView, ids: Iterable[str]) -> dict[str, str]:
    """What records are called, by id; those that are not there are left out."""
    table = table_of(view.record)
    wanted = list(ids)
    found = session.scalars(select(view.record).where(table.c.id.in_(wanted))) if wanted else ()
    return {one.id: one.display() for one in found}


def _likely(pair: TwinPair, names: dict[str, str]) -> LikelyPair:
    sure: Any = "probable" if pair.likely else "possible"
    return LikelyPair(
        pair.one, pair.other, (names[pair.one], names[pair.other]), sure, float(pair.strength), pair.reasons
    )


def _apart(session: Session, twins: Twins) -> list[Ends]:
    table = table_of(twins.apart)
    one, other = (table.c[name] for name in twins.apart_by)
    return [(row[0], row[1]) for row in session.execute(select(one, other))]


def say_apart(hub: Hub, view: ListView, one: str, other: str) -> str:
    """Remember that two are two; gives the unit of work, for undoing. Raises `Refused`."""
    hub.user.require(view.record.schema_key(), "edit")
    twins, ends = twins_of(view), ends_of(one, other)
    with hub.begin("not the same") as work:
        if ends not in {ends_of(*known) for known in _apart(work.session, twins)}:
            work.add(twins.apart(**dict(zip(twins.apart_by, ends, strict=True))))
    return work.id


def join_twins(hub: Hub, view: ListView, what: Merge) -> str:
    """Join two records of a list and return the unit that did it, for undoing: it brings the other one back.

    Raises `Refused` without the right, `Conflict` when either was saved since it was read, `UserError` when a fact is
    not chosen, when one is gone, or when both are somewhere at once; then nothing changes.
    """
    schema, twins = view.record.schema_key(), twins_of(view)
    hub.user.require(schema, "merge")
    if what.kept_id == what.gone_id:
        raise UserError(SAME)
    with hub.begin(JOINED) as work:
        kept: Any = work.get(view.record, what.kept_id, version=what.kept_version)
        gone: Any = work.get(view.record, what.gone_id, version=what.gone_version)
        take_facts(picks_among(kept, gone, twins.facts), kept, gone, what.chosen)
        if twins.took is not None:
            twins.took(kept, gone)
        if what.chosen.get(NAME) == "gone":
            for name in twins.name:
                setattr(kept, name, getattr(gone, name))
        for moved in twins.moved:
            _move(work, twins, moved, kept.id, gone.id)
        _move_apart(work, twins, kept.id, gone.id)
        move_drafts(work.session, schema, kept.id, gone.id)
        work.flush()
        work.delete(gone)
    return work.id


def _move(work: UnitOfWork, twins: Twins, moved: Moved, kept: str, gone: str) -> None:
    ours, theirs = (hanging(work.session, moved, one) for one in (kept, gone))
    there = {getattr(one, moved.once) for one in ours} if moved.once else set()
    for record in theirs:
        if moved.once and getattr(record, moved.once) in there:
            if not moved.left:
                raise UserError(twins.clash)
            work.delete(record)
        else:
            setattr(record, moved.field, kept)


def hanging(session: Session, moved: Moved, record_id: str) -> list[Any]:
    """What hangs on a record in one way."""
    table = table_of(moved.record)
    mine = select(moved.record).where(table.c[moved.field] == record_id)
    return list(session.scalars(mine.order_by(table.c.id)))


def _move_apart(work: UnitOfWork, twins: Twins, kept: str, gone: str) -> None:
    """What was decided of the one that goes holds for the one that stays, once."""
    table = table_of(twins.apart)
    ends = [table.c[name] for name in twins.apart_by]
    known = {ends_of(*pair) for pair in _apart(work.session, twins)}
    theirs = work.session.scalars(select(twins.apart).where((ends[0] == gone) | (ends[1] == gone)))
    for record in list(theirs):
        there: list[str] = [getattr(record, name) for name in twins.apart_by]
        now = [kept if end == gone else end for end in there]
        if now[0] == now[1] or ends_of(*now) in known:
            work.delete(record)
        else:
            known.add(ends_of(*now))
            for name, end in zip(twins.apart_by, ends_of(*now), strict=True):
                setattr(record, name, end)
