"""What the people page shows of those it found: the programs that have a case of them, and filters over the result."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from kindhub.program.registry import LoadedProgram, Programs
from kindhub.services.aliases import aliases_of
from kindhub.services.search.apart import told_apart
from kindhub.services.search.around import RelativeOf, doubles_of, relatives_of
from kindhub.services.search.by_number import search_persons
from kindhub.services.search.case_hits import CaseHit, find_cases
from kindhub.services.search.find import SHOWN, Hit

FILTERED_FROM = 400
"""How many hits a filter may choose from; more would cost a keystroke its speed."""


@dataclass(frozen=True, slots=True)
class SearchFilters:
    """What the filter bar asks for; `None` or empty asks nothing. `place` is a code and takes in what lies in it."""

    country: str | None = None
    place: str | None = None
    ages: tuple[int, int] | None = None
    program: str | None = None
    sounds: bool = True
    family: bool = True

    def narrows(self) -> bool:
        """Whether any person may be left out for a reason other than how she was found."""
        return any(one is not None for one in (self.country, self.place, self.ages, self.program))


@dataclass(frozen=True, slots=True)
class Found:
    """The hits in order and, by person id, the programs with a case of hers, whose relative she is, whose double.

    `apart` tells namesakes from each other (`told_apart`). `cases` are those without a shared person that the same
    words may mean, in the programs that are open.
    """

    hits: tuple[Hit, ...]
    programs: Mapping[str, tuple[LoadedProgram, ...]]
    left_out: int = 0
    relatives: Mapping[str, RelativeOf] = field(default_factory=dict)
    doubles: Mapping[str, Hit] = field(default_factory=dict)
    cases: tuple[CaseHit, ...] = ()
    apart: Mapping[str, str] = field(default_factory=dict)


def find_filtered(session: Session, programs: Programs, typed: str, filters: SearchFilters, today: date) -> Found:
    """Find persons by what was typed and keep those the filters want."""
    limit = FILTERED_FROM if filters.narrows() else SHOWN
    hits = search_persons(session, programs, typed, sounds=filters.sounds, family=filters.family, limit=limit)
    cases = programs_of(session, programs, [hit.person_id for hit in hits])
    kept = [hit for hit in hits if _wanted(hit, cases.get(hit.person_id, ()), filters, today)]
    shown = tuple(kept[:SHOWN])
    doubles = doubles_of(shown)
    relatives = relatives_of(session, shown, typed)
    unnamed = find_cases(session, programs, typed)
    apart = told_apart(session, programs, shown)
    return Found(_fuller_first(shown, doubles), cases, len(hits) - len(kept), relatives, doubles, unnamed, apart)


def _fuller_first(hits: Sequence[Hit], doubles: Mapping[str, Hit]) -> tuple[Hit, ...]:
    """A possible double stands under the one it may be, so that the first to be opened is the one with more in it."""
    order: list[Hit] = []
    for hit in hits:
        if hit.person_id not in doubles:
            order += [hit, *(one for one in hits if one.person_id in doubles and doubles[one.person_id] is hit)]
    rest = [hit for hit in hits if hit not in order]  # a double of a double
    return (*order, *rest)


def programs_of(
    session: Session, programs: Programs, person_ids: Sequence[str]
) -> dict[str, tuple[LoadedProgram, ...]]:
    """The open programs that have a case of each person, within what the person at work may see."""
    found: dict[str, list[LoadedProgram]] = {}
    whose = {**aliases_of(session, person_ids), **{one: one for one in person_ids}}
    for program in programs if person_ids else ():
        for workflow in program.workflows:
            if workflow.person is None:
                continue
            person = getattr(workflow.record, workflow.person)
            for person_id in session.scalars(select(person).where(person.in_(whose)).distinct()):
                if program not in found.setdefault(whose[person_id], []):
                    found[whose[person_id]].append(program)
    return {person_id: tuple(theirs) for person_id, theirs in found.items()}


def _wanted(hit: Hit, programs: Sequence[LoadedProgram], filters: SearchFilters, today: date) -> bool:
    place = hit.place or ""
    if filters.country and not place.startswith(filters.country):
        return False
    if filters.place and not _lies_in(place, filters.place):
        return False
    if filters.program and filters.program not in [program.key for program in programs]:
        return False
    return filters.ages is None or _may_be_aged(hit, filters.ages, today)


def _lies_in(code: str, wanted: str) -> bool:
    from kindhub.records.places import places

    return any(place.code == wanted for place in places().path(code)) if code else False


def _may_be_aged(hit: Hit, ages: tuple[int, int], today: date) -> bool:
    """Whether the age may lie between these, ends included; a person of unknown age is never left out for it."""
    if hit.birth is None:
        return True
    least, most = hit.birth.age_on(today)
    return (least is None or least <= ages[1]) and (most is None or most >= ages[0])
