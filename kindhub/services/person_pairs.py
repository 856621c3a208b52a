"""Pairs of persons who may be one: those noted when somebody was registered, those found by comparing everybody."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from kindhub.i18n import L
from kindhub.records.base import table_of
from kindhub.records.person_pair import DIFFERENT, OPEN, PersonPair
from kindhub.security.access import HUB
from kindhub.services.aliases import roots_of
from kindhub.services.duplicates import Class, Pair, PersonCard
from kindhub.services.duplicates.index import MatchIndex
from kindhub.services.kept_pairs import FAR, changed_since, compare, end_of_ledger, keep_pairs, kept_pairs
from kindhub.services.person_cards import cards_of_everybody, names_of_persons, shown_name
from kindhub.storage.hub import Hub
from kindhub.storage.unit_of_work import UnitOfWork

Ends = tuple[str, str]
NOTED = L("Noted when the second was registered", "Se anotó al registrar a la segunda persona")


@dataclass(frozen=True, slots=True)
class LikelyPair:
    """Two living persons by id and name; how sure it is that they are one, from 0 to 100, and what speaks for it."""

    a: str
    b: str
    names: tuple[str, str]
    cls: Class
    score: float
    reasons: tuple[L, ...]

    @property
    def ends(self) -> Ends:
        """Both ids, the smaller first."""
        return ends_of(self.a, self.b)


def ends_of(one: str, other: str) -> Ends:
    """A pair whichever way round it is named."""
    return (one, other) if one < other else (other, one)


@dataclass(frozen=True, slots=True)
class KnownPairs:
    """The pairs still to be looked at, the likeliest first; `at` (UTC) everybody was compared, empty for never.

    `current` says that nobody was changed since who is not in it.
    """

    pairs: list[LikelyPair]
    at: str
    current: bool


def known_pairs(hub: Hub) -> KnownPairs:
    """What is known without comparing anybody: of persons who were changed since there is no pair. Raises `Refused`."""
    hub.user.require(HUB, "list_names")
    with hub.read() as session:
        before = kept_pairs(session)
        if before is None:
            return KnownPairs([], "", current=False)
        changed = changed_since(session, before.row)
        stay = [pair for pair in before.pairs if changed.isdisjoint((pair.a, pair.b))]
        return KnownPairs(_to_look_at(session, stay), before.at, current=not changed)


def find_pairs(hub: Hub, check: Callable[[], None] = lambda: None) -> KnownPairs:
    """Every pair that is still to be looked at; what was decided is left out.

    Whoever was changed since the last time is compared with everybody, and what is found is kept. `check` is called
    between the steps and may raise, to stop.
    """
    hub.user.require(HUB, "list_names")
    with hub.read() as session:
        before, end = kept_pairs(session), end_of_ledger(session)
        changed = changed_since(session, before.row) if before else set()
        cards = cards_of_everybody(session.connection()) if changed or before is None else {}
    check()
    found = before if before is not None and not changed else compare(cards, before, changed, check)
    check()
    if changed or before is None or end[0] - before.row > FAR:
        keep_pairs(hub, replace(found, row=end[0], row_hash=end[1]))
    with hub.read() as session:
        return KnownPairs(_to_look_at(session, found.pairs), found.at, current=True)


def _to_look_at(session: Session, found: Iterable[Pair]) -> list[LikelyPair]:
    """Pairs with the names of both; without what was decided, and with what was noted and not found."""
    decided = _pairs(session, DIFFERENT)
    noted = {ends_of(*_led(session, ends)) for ends in _pairs(session, OPEN)} - decided
    open_ = [pair for pair in found if ends_of(pair.a, pair.b) not in decided]
    there = {ends_of(pair.a, pair.b) for pair in open_}
    names = names_of_persons(session, {end for ends in (*there, *noted) for end in ends})
    open_ += [Pair(*ends, 0.0, "possible", (NOTED,)) for ends in sorted(noted - there) if ends[0] != ends[1]]
    return [
        LikelyPair(one.a, one.b, (names[one.a], names[one.b]), one.cls, one.score, one.reasons)
        for one in open_
        if one.a in names and one.b in names
    ]


def pair_of(session: Session, one: str, other: str) -> LikelyPair | None:
    """How these two compare with each other; None when nothing speaks for their being one."""
    cards = cards_of_everybody(session.connection())
    if one not in cards or other not in cards:
        return None
    index = MatchIndex(card for key, card in cards.items() if key != one)
    pairs = index.candidates(cards[one])
    found = next((pair for pair in pairs if other in (pair.a, pair.b)), None)
    return _likely(cards, found) if found is not None else None


def _likely(cards: dict[str, PersonCard], pair: Pair) -> LikelyPair:
    names = (shown_name(cards[pair.a]), shown_name(cards[pair.b]))
    return LikelyPair(pair.a, pair.b, names, pair.cls, pair.score, pair.reasons)


def decide_different(hub: Hub, one: str, other: str) -> str:
    """Remember that the two are not the same person; gives the unit of work, for undoing. Raises `Refused`."""
    hub.user.require(HUB, "edit")
    with hub.begin("not the same person") as work:
        note_different(work, one, other)
    return work.id


def note_different(work: UnitOfWork, one: str, other: str) -> None:
    """The same within a unit of work that is already open."""
    _decide(work, ends_of(one, other), DIFFERENT)


def note_likely(work: UnitOfWork, person_id: str, likely: Iterable[str]) -> None:
    """Remember that somebody who was just written down may be one of these, to be looked at later."""
    for other in likely:
        _decide(work, ends_of(person_id, other), OPEN)


def _decide(work: UnitOfWork, ends: Ends, verdict: str) -> None:
    table = table_of(PersonPair)
    same = (table.c.person_id == ends[0]) & (table.c.other_id == ends[1])
    known = work.session.scalars(select(PersonPair).where(same)).first()
    if known is None:
        work.add(PersonPair(person_id=ends[0], other_id=ends[1], verdict=verdict))
    elif known.verdict != DIFFERENT:
        known.verdict = verdict


def _pairs(session: Session, verdict: str) -> set[Ends]:
    table = table_of(PersonPair)
    rows = session.execute(select(table.c.person_id, table.c.other_id).where(table.c.verdict == verdict))
    return {(row[0], row[1]) for row in rows}


def _led(session: Session, ends: Sequence[str]) -> Ends:
    roots = roots_of(session, ends)
    return roots[ends[0]], roots[ends[1]]
