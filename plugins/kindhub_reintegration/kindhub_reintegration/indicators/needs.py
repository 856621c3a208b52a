"""What changed for children between the first assessment and the last, and how far the goals of their plans came."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from statistics import fmean

from sqlalchemy import select
from sqlalchemy.orm import Session

from kindhub.program.indicators import Figure, Period
from kindhub.records.base import table_of
from kindhub_reintegration import records as r
from kindhub_reintegration.indicators.children import Child, Population
from kindhub_reintegration.indicators.columns import earliest
from kindhub_reintegration.indicators.figures import of_child, share, shares

PRIORITY = 2
"""A domain scored so low at the start was a priority: 1 critical, 2 unmet."""
WAYS = {"met": (1, 1), "in_progress": (0, 1), "open": (0, 0)}
"""What a goal counts for: as met, and as met or in progress. A dropped goal does not apply."""


@dataclass(slots=True)
class Course:
    """One case's scores at the start and at its last assessment, by domain."""

    child: Child
    first: dict[str, int] = field(default_factory=dict)
    last: dict[str, int] = field(default_factory=dict)
    last_on: str = ""

    def changes(self) -> Iterator[tuple[str, int]]:
        """Each domain scored both times, with the difference."""
        return ((domain, self.last[domain] - score) for domain, score in self.first.items() if domain in self.last)

    def improved(self) -> bool:
        """Whether a domain that was a priority went up by one or more."""
        return any(gain >= 1 and self.first[domain] <= PRIORITY for domain, gain in self.changes())


def figures(session: Session, population: Population, period: Period) -> Iterator[Figure]:
    """Domain change, children improved, goals of plans."""
    courses = [one for one in _courses(session, population) if _in(period, one.last_on)]
    yield from _changes(courses)
    needy = [one for one in courses if any(score <= PRIORITY for score in one.first.values())]
    yield from shares("domain_improved", needy, Course.improved, of_child())
    yield from _goals(session, population, period)


def _in(period: Period, day: str) -> bool:
    return period.first.isoformat() <= day <= period.last.isoformat()


def _changes(courses: list[Course]) -> Iterator[Figure]:
    by_domain: dict[str, list[int]] = defaultdict(list)
    for one in courses:
        for domain, gain in one.changes():
            by_domain[domain].append(gain)
    every = [gain for gains in by_domain.values() for gain in gains]
    yield Figure("domain_change", {}, fmean(every) if every else None, sum(every), len(every), "score")
    for domain, gains in sorted(by_domain.items()):
        yield Figure("domain_change", {"domain": domain}, fmean(gains), sum(gains), len(gains), "score")


def _courses(session: Session, population: Population) -> list[Course]:
    """Cases with a baseline and a later assessment."""
    assessment, score = table_of(r.Assessment), table_of(r.DomainScore)
    day = earliest(assessment.c.assessed_on)
    rows = (
        select(assessment.c.case_id, assessment.c.id, day, assessment.c.round, score.c.domain, score.c.score)
        .join_from(assessment, score, score.c.assessment_id == assessment.c.id)
        .where(score.c.score.is_not(None), day.is_not(None))
        .order_by(day, assessment.c.id)
    )
    found: dict[str, Course] = {}
    newest: dict[str, str] = {}
    for case_id, assessment_id, assessed_on, moment, domain, value in session.execute(rows).all():
        if case_id not in population.cases:
            continue
        course = found.setdefault(case_id, Course(population.cases[case_id].child))
        if moment == "baseline":
            course.first[domain] = value
            continue
        if newest.get(case_id) != assessment_id:
            newest[case_id], course.last, course.last_on = assessment_id, {}, assessed_on
        course.last[domain] = value
    return [one for one in found.values() if one.first and one.last]


def _goals(session: Session, population: Population, period: Period) -> Iterator[Figure]:
    plan, goal = table_of(r.Plan), table_of(r.Goal)
    day = earliest(plan.c.made_on)
    rows = (
        select(plan.c.case_id, goal.c.domain, goal.c.status)
        .join_from(goal, plan, goal.c.plan_id == plan.c.id)
        .where(
            day >= period.first.isoformat(), day <= period.last.isoformat(), goal.c.status.is_distinct_from("dropped")
        )
    )
    numbers: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for case_id, domain, status in session.execute(rows).all():
        if case_id not in population.cases:
            continue
        met, on_the_way = WAYS.get(status or "open", (0, 0))
        for key in ("", domain or "unknown"):
            numbers[key] = [numbers[key][0] + met, numbers[key][1] + on_the_way, numbers[key][2] + 1]
    for key, (met, on_the_way, all_of_them) in sorted((numbers or {"": [0, 0, 0]}).items()):
        group = {"domain": key} if key else {}
        yield share("plan_goals_met", group, met, all_of_them)
        yield share("plan_goals_met_or_in_progress", group, on_the_way, all_of_them)
