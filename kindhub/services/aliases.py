"""A person who was merged into another is another id of hers: whoever holds the old one is led to the new.

Decision. *Question*: what becomes of the cases of a person who is merged? *Options*: rewrite the link of every case,
or leave it and follow it. *Choice*: follow. A case may lie in a file that is not open, or on another laptop; it is
out of sight of the person who merges, or somebody is typing in it. So no program's row is touched: the old id stays
as an alias, every question by person asks for all her ids, and taking a merge back leaves nothing behind anywhere.
"""

from collections.abc import Iterable

from sqlalchemy import Connection, select
from sqlalchemy.orm import Session

from kindhub.records.base import table_of
from kindhub.records.person import Person
from kindhub.storage.merged_persons import STEPS, chunks, roots_of

__all__ = ["aliases_of", "every_id_of", "roots_of"]


def aliases_of(asked: Session | Connection, ids: Iterable[str]) -> dict[str, str]:
    """Everybody merged into one of these persons, however long the chain: alias → the one of `ids`."""
    person = table_of(Person)
    found: dict[str, str] = {}
    ahead = {one: one for one in ids}
    for _ in range(STEPS):
        following: dict[str, str] = {}
        for chunk in chunks(ahead):
            rows = asked.execute(select(person.c.id, person.c.merged_into).where(person.c.merged_into.in_(chunk)))
            following.update({row[0]: ahead[row[1]] for row in rows})
        ahead = {one: root for one, root in following.items() if one not in found and one != root}
        if not ahead:
            break
        found.update(ahead)
    return found


def every_id_of(session: Session, person_id: str) -> tuple[str, ...]:
    """All ids of the person this id leads to, her own first: what the link of a case may hold."""
    root = roots_of(session, [person_id])[person_id]
    return (root, *aliases_of(session, [root]))
