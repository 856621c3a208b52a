"""Decisions over the rows of a file that was not imported yet, kept in the encrypted file until it is.

A row is known again by what stands in it (`RowPlan.source_key`), a candidate by its place in the list and its score:
the ids of persons who are not written yet are made anew with every plan.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from sqlalchemy import Connection, delete, insert, select

from kindhub.program.imports import NEW, SKIP
from kindhub.storage.house import house_of

if TYPE_CHECKING:
    from kindhub.ui.importing.review import Review

_KEY = "import-decisions:"


def keep_decisions(connection: Connection, review: Review, uid: str) -> None:
    """Keep what this person decided so far; without decisions nothing is kept."""
    drop_decisions(connection, review, uid)
    content = {
        review.row(place).source_key: _plain(review, place)
        for place in review.decisions
        if review.row(place).source_key
    }
    if content:
        table = house_of(review.plan.schema).preference
        connection.execute(insert(table).values(uid=uid, key=_key(review), content=json.dumps(content)))


def restore_decisions(connection: Connection, review: Review, uid: str) -> int:
    """Take up decisions made on another day, where the same row still asks the same; gives how many."""
    table = house_of(review.plan.schema).preference
    content = connection.execute(
        select(table.c.content).where(table.c.uid == uid, table.c.key == _key(review))
    ).scalar()
    kept: dict[str, list[str]] = json.loads(content) if content else {}
    if not kept:
        return 0
    found = 0
    for place, row in enumerate(review.plan.rows):
        decision = _decision(review, place, kept.get(row.source_key, []))
        if decision is not None:
            review.decide(place, decision)
            found += 1
    return found


def drop_decisions(connection: Connection, review: Review, uid: str) -> None:
    """Forget them: the file was imported, or the person starts again."""
    table = house_of(review.plan.schema).preference
    connection.execute(delete(table).where(table.c.uid == uid, table.c.key == _key(review)))


def _key(review: Review) -> str:
    return f"{_KEY}{review.plan.kind}"


def _plain(review: Review, place: int) -> list[str]:
    candidate = review.chosen(place)
    if candidate is None:
        return [review.decisions[place]]
    return ["same", str(review.row(place).candidates.index(candidate)), f"{candidate.score:.0f}"]


def _decision(review: Review, place: int, plain: list[str]) -> str | None:
    """The decision for the plan at hand; None when the row asks something else by now."""
    row = review.row(place)
    if plain in ([NEW], [SKIP]):
        fits = review.asks(place) or (plain == [SKIP] and review.carries_person(place))
        return plain[0] if fits else None
    if len(plain) == 3 and plain[1].isdecimal() and int(plain[1]) < len(row.candidates):
        candidate = row.candidates[int(plain[1])]
        return review.same(candidate) if review.asks(place) and f"{candidate.score:.0f}" == plain[2] else None
    return None
