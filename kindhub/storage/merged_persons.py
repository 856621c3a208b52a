"""Whom the id of a merged person leads to: one walk, for what is being written and for whoever asks later."""

from collections.abc import Iterable

from sqlalchemy import Connection, column, select, table
from sqlalchemy.orm import Session

CHUNK = 400
STEPS = 20
"""Longer chains than this are a circle, which two laptops can make between them."""

_PERSON = table("person", column("id"), column("merged_into"))


def roots_of(asked: Session | Connection, ids: Iterable[str]) -> dict[str, str]:
    """Whom each of these ids leads to; an id that was not merged leads to itself."""
    leads = {one: one for one in ids}
    ahead = set(leads)
    for _ in range(STEPS):
        merged: dict[str, str] = {}
        for chunk in chunks(ahead):
            some = _PERSON.c.id.in_(chunk)
            rows = asked.execute(select(_PERSON.c.id, _PERSON.c.merged_into).where(some, _PERSON.c.merged_into > ""))
            merged.update((row[0], row[1]) for row in rows)
        if not merged:
            break
        leads = {one: merged.get(end, end) for one, end in leads.items()}
        ahead = set(merged.values())
    return leads


def anybody_merged(session: Session) -> bool:
    """Whether any person leads to another at all; in most folders none does."""
    return session.execute(select(_PERSON.c.id).where(_PERSON.c.merged_into > "").limit(1)).first() is not None


def chunks(ids: Iterable[str]) -> Iterable[list[str]]:
    """As many ids at a time as one statement takes."""
    every = list(ids)
    return (every[start : start + CHUNK] for start in range(0, len(every), CHUNK))
