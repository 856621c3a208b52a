"""Who is who on the lists of a file, together with the people the hub holds already."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from kindhub.exchange.best_name import Named, best_name
from kindhub.exchange.recognise import join
from kindhub.exchange.recognise.gathering import People, each_her_own, gather
from kindhub.program.imports import PersonGroup, PersonSeen
from kindhub_mexico_training.exchange.held import Held
from kindhub_mexico_training.exchange.judging import Judge, Line, pairs_of


class SomeLine(Named, Protocol):
    """A line of a file or one typed by hand: what it says of a person, and the same as the judge compares it."""

    line: Line
    seen: PersonSeen


def recognise(reads: Sequence[SomeLine], held: Held, *, match: bool, least: int = 0) -> People:
    """Group lines into people; gives the groups and, for each line, the place of its group.

    Doubts weaker than `least` are not asked: two lists from two institutions hold many a namesake. They are on the page
    of possible duplicates, for whoever looks for those that are only alike.
    """
    seen = [one.seen for one in reads]
    if not match:
        return each_her_own(seen)
    everyone = [*held.lines, *(one.line for one in reads)]

    def called(side: Line, person: PersonGroup | None) -> str:
        known = held.names.get(person.person if person is not None else side.key)
        return known or best_name([reads[row] for row in (person.rows if person is not None else ())]).display()

    found = join(everyone, Judge(everyone), pairs_of(everyone, len(held.lines)))
    found.links = [link for link in found.links if link[2].strength >= least]
    return gather(everyone, found, seen, called)
