"""What stands around the persons found: whose relative somebody is, and who may be another one written twice."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from kindhub.records.base import table_of
from kindhub.records.names import words
from kindhub.records.person import Relationship
from kindhub.services.kinship import seen_from
from kindhub.services.search.cards import card
from kindhub.services.search.find import Hit

MOST_LINKS = 400
LEAST_WORDS = 2
"""A first name alone makes nobody a double."""


@dataclass(frozen=True, slots=True)
class RelativeOf:
    """Somebody was found because she is the `kin` (see `kinship.kin_label`) of the one of that name."""

    kin: str
    name: str


def relatives_of(session: Session, hits: Sequence[Hit], typed: str) -> dict[str, RelativeOf]:
    """For those found through their family: what they are to whom, by person id. Two questions by an index each."""
    found_by_kin = {hit.person_id: hit for hit in hits if hit.why == "family"}
    if not found_by_kin:
        return {}
    table, asked = table_of(Relationship), words(typed)
    links: list[Any] = []  # plain rows: a keystroke has no time for records
    for end in (table.c.person_id, table.c.other_id):
        columns = select(table.c.person_id, table.c.other_id, table.c.kind)
        links += session.execute(columns.where(end.in_(found_by_kin)).order_by(table.c.id).limit(MOST_LINKS))
    names = _names(session, hits, links)
    found: dict[str, RelativeOf] = {}
    for link in links:
        for mine, theirs in ((link.person_id, link.other_id), (link.other_id, link.person_id)):
            name = names.get(theirs, "")
            if mine in found_by_kin and mine not in found and _is_meant(name, asked):
                found[mine] = RelativeOf(seen_from(link, theirs, found_by_kin[mine].sex), name)
    return found


def _names(session: Session, hits: Sequence[Hit], links: Sequence[Any]) -> Mapping[str, str]:
    names = {hit.person_id: hit.name for hit in hits}
    further = {end for link in links for end in (link.person_id, link.other_id)} - names.keys()
    if further:
        rows = session.execute(select(card.c.person_id, card.c.name).where(card.c.person_id.in_(further)))
        names |= {row.person_id: row.name for row in rows}
    return names


def _is_meant(name: str, asked: Sequence[str]) -> bool:
    """Whether every word typed begins a word of the name."""
    own = words(name)
    return bool(own) and all(any(word.startswith(one) for word in own) for one in asked)


def doubles_of(hits: Sequence[Hit]) -> dict[str, Hit]:
    """Those whose name is part of another's, and who may be of the same age and sex: the fuller one by person id.

    Advice for the eye only; whether two are one is decided by comparing them.
    """
    known = [(hit, frozenset(words(hit.name))) for hit in hits]
    found: dict[str, Hit] = {}
    for hit, mine in known:
        if len(mine) < LEAST_WORDS or hit.why == "family":
            continue
        fuller = [(one, theirs) for one, theirs in known if mine <= theirs and _may_be(hit, one)]
        fuller = [pair for pair in fuller if _fullness(*pair) > _fullness(hit, mine)]
        if fuller:
            found[hit.person_id] = max(fuller, key=_of_pair)[0]
    return found


def _may_be(hit: Hit, other: Hit) -> bool:
    same_sex = not (hit.sex and other.sex) or hit.sex == other.sex
    same_birth = hit.birth is None or (other.birth is not None and hit.birth.overlaps(other.birth))
    return hit.person_id != other.person_id and same_sex and same_birth


def _of_pair(pair: tuple[Hit, frozenset[str]]) -> tuple[int, bool, bool, str]:
    return _fullness(*pair)


def _fullness(hit: Hit, own: frozenset[str]) -> tuple[int, bool, bool, str]:
    """How much is known of somebody; the id decides between equals, so that never both are the other's double."""
    return len(own), hit.birth is not None, bool(hit.place), hit.person_id
