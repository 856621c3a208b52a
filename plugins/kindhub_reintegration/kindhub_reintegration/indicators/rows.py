"""Which records are behind a figure: the very members it was counted from, so that list and figure agree."""

from collections.abc import Mapping, Sequence
from operator import attrgetter
from typing import Any

from sqlalchemy.orm import Session

from kindhub.program.indicators import Period
from kindhub_reintegration.indicators import closures, contacts, enrolment, remained, services
from kindhub_reintegration.indicators.children import Population, load
from kindhub_reintegration.indicators.figures import Cut, of_child

Members = tuple[Sequence[Any], tuple[Cut, ...], str]
"""The members of a figure, the cuts its groups are made by, and which attribute of a member is the record's id."""
_OUTCOMES = {"remained_strict": "remained", "remained_optimistic": "remained"}


def rows(
    session: Session, period: Period, indicator: str, group: Mapping[str, str], only: Mapping[str, str] | None = None
) -> tuple[str, ...]:
    """The ids of the cases (of the services for services) behind a figure; for a percentage those that are a hit."""
    population = load(session, only)
    members, cuts, name = _members(session, population, period, indicator, by_year="year" in group)
    key = dict(cuts)
    found = [one for one in members if all(key[cut](one) == code for cut, code in group.items())]
    return tuple(dict.fromkeys(attrgetter(name)(one) for one in found))


def _members(session: Session, population: Population, period: Period, indicator: str, *, by_year: bool) -> Members:
    if indicator.startswith("children_"):
        return enrolment.members(population, period)[indicator], enrolment.CUTS, "case"
    if indicator == "enrolments_without_return_date":
        return enrolment.undated(population, period), of_child(), "id"
    if indicator == "closures":
        return closures.members(session, population, period), closures.CUTS, "case"
    if indicator == "services_delivered":
        return services.members(session, population, period), services.CUTS, "id"
    held = contacts.load(session, population, remained.looked_at(population, period), period)
    ended = remained.members(session, population, held, period, by_year=by_year)
    if indicator != "service_period_ended":
        outcome = _OUTCOMES.get(indicator, indicator.removeprefix("remained_"))
        ended = [one for one in ended if one.outcome == outcome]
    return ended, (*of_child(), ("year", attrgetter("year"))), "case"
