"""What comparing everybody found, kept with how far the ledger went then.

Comparing 100,000 persons takes minutes of a processor. What was found stays true of everybody who was not changed
since; so only the changed are compared anew with all the others, in seconds. After many changes, or a month, everybody
is compared again: how rare a name is, and what pairs teach, moves slowly with the folder.

It lies in the shared file for the whole folder: ids, a class, a number and reasons that quote no value.
"""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from kindhub.i18n import L
from kindhub.records.base import table_of
from kindhub.records.person import Address, ContactPoint, Identifier, Person, PersonName, Relationship
from kindhub.services.duplicates import Pair, PersonCard
from kindhub.services.duplicates.index import MatchIndex
from kindhub.services.preferences import EVERYBODY, preference, put_preference
from kindhub.storage.house import house_of
from kindhub.storage.hub import Hub
from kindhub.storage.ledger import now_text

KEY = "compared_persons"
RULES = 1
"""Raise it when the comparison itself changes, so that everybody is compared anew."""
FEW, SHARE = 500, 0.05
"""So many changed persons, or this share of all, are compared one by one; more, and everybody is."""
LASTS = timedelta(days=30)
FAR = 10_000
"""So many rows of the ledger that tell of nobody are looked through once and not each time."""
CHUNK = 500
_PARTS = (PersonName, Identifier, ContactPoint, Address, Relationship)
_LINKS = ("person_id", "other_id")


@dataclass(frozen=True, slots=True)
class Compared:
    """The pairs found; `at` (UTC) everybody was compared, and the ledger's row up to which changes are in it."""

    pairs: tuple[Pair, ...]
    at: str
    row: int
    row_hash: str


def kept_pairs(session: Session) -> Compared | None:
    """What was kept; None when nothing was, by other rules, or with a ledger this one does not go on from."""
    kept = preference(session, "main", EVERYBODY, KEY)
    if not kept or kept["rules"] != RULES or _hash_of(session, kept["row"]) != kept["hash"]:
        return None
    said = [L(*words) for words in kept["reasons"]]
    pairs = tuple(Pair(a, b, score, cls, tuple(said[n] for n in why)) for a, b, score, cls, why in kept["pairs"])
    return Compared(pairs, kept["at"], kept["row"], kept["hash"])


def keep_pairs(hub: Hub, found: Compared) -> None:
    """Keep it for the folder."""
    said: dict[tuple[str, str], int] = {}
    pairs = [
        (one.a, one.b, one.score, one.cls, [said.setdefault((why.en, why.es), len(said)) for why in one.reasons])
        for one in found.pairs
    ]
    plain = {
        "rules": RULES, "at": found.at, "row": found.row, "hash": found.row_hash, "reasons": list(said), "pairs": pairs,
    }  # fmt: skip
    with hub.begin() as work:
        put_preference(work.session, "main", EVERYBODY, KEY, plain)


def changed_since(session: Session, row: int) -> set[str]:
    """The persons of whom something that is compared was written after this row of the ledger."""
    ledger, tables = house_of("main").ledger.c, {str(table_of(one).name): table_of(one) for one in _PARTS}
    person = str(table_of(Person).name)
    asked = select(ledger.entity, ledger.record_id, ledger.changes).where(
        ledger.n > row, ledger.entity.in_((person, *tables)), ledger.action.in_(("create", "update", "delete"))
    )
    found, parts = set[str](), dict[str, set[str]]()
    for entity, record_id, changes in session.execute(asked):
        if entity == person:
            found.add(record_id)
        else:
            parts.setdefault(entity, set()).add(record_id)
            found.update(_linked(json.loads(changes)))
    for entity, ids in parts.items():
        links = [tables[entity].c[name] for name in _LINKS if name in tables[entity].c]
        for rows in _by_ids(session, links, tables[entity].c.id, ids):
            found.update(rows)
    return found | _cared_for(session, found)


def _linked(changes: Mapping[str, Sequence[Any]]) -> Iterable[str]:
    """The persons a part was or is of: what is gone can no longer be asked."""
    return (one for name in _LINKS for one in changes.get(name, ()) if one)


def _cared_for(session: Session, ids: set[str]) -> set[str]:
    """Whose caregiver one of these is: the caregiver's name is compared too."""
    link = table_of(Relationship).c
    return {row[0] for row in _by_ids(session, [link.other_id], link.person_id, ids)}


def _by_ids(session: Session, wanted: Sequence[Any], key: Any, ids: Iterable[str]) -> Iterable[Sequence[str]]:
    ordered = sorted(ids)
    for start in range(0, len(ordered), CHUNK):
        yield from session.execute(select(*wanted).where(key.in_(ordered[start : start + CHUNK]))).all()


def compare(
    cards: Mapping[str, PersonCard], before: Compared | None, changed: set[str], check: Callable[[], None]
) -> Compared:
    """Bring what was found up to date with these cards; `row` and `row_hash` are for the caller to set."""
    now = now_text()
    if before is None or len(changed) > max(FEW, SHARE * len(cards)) or _is_old(before.at):
        return Compared(tuple(MatchIndex(cards.values()).all_pairs()), now, 0, "")
    asked = [cards[one] for one in sorted(changed) if one in cards]
    index, found = MatchIndex(cards.values(), asked=asked), dict[tuple[str, str], Pair]()
    for card in asked:
        check()
        for pair in index.candidates(card):
            found[min(pair.a, pair.b), max(pair.a, pair.b)] = pair
    stay = [one for one in before.pairs if changed.isdisjoint((one.a, one.b))]
    pairs = sorted((*stay, *found.values()), key=lambda one: (-one.score, one.a, one.b))
    return replace(before, pairs=tuple(pairs))


def _is_old(at: str) -> bool:
    return datetime.now(UTC) - datetime.fromisoformat(at) > LASTS


def end_of_ledger(session: Session) -> tuple[int, str]:
    """The last row of the shared ledger and its hash."""
    ledger = house_of("main").ledger.c
    last = session.execute(select(ledger.n, ledger.hash).order_by(ledger.n.desc()).limit(1)).first()
    return (last.n, bytes(last.hash).hex()) if last else (0, "")


def _hash_of(session: Session, row: int) -> str:
    ledger = house_of("main").ledger.c
    found = session.execute(select(ledger.hash).where(ledger.n == row)).scalar()
    return bytes(found).hex() if found else ""
