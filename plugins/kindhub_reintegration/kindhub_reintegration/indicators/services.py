"""Services given: how many, to how many children, at what cost. Rows whose case nobody knows are not counted."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from operator import attrgetter

from sqlalchemy import select
from sqlalchemy.orm import Session

from kindhub.program.figure_labels import UNKNOWN
from kindhub.program.indicators import Figure, Period
from kindhub.records.base import table_of
from kindhub_reintegration import records as r
from kindhub_reintegration.indicators.children import Child, Population
from kindhub_reintegration.indicators.columns import earliest, rows_of, within
from kindhub_reintegration.indicators.figures import Cut, counts, of_child, sums

CURRENCY = "GTQ"


@dataclass(slots=True)
class Given:
    """One service in the period. `amount` is in hundredths; 0 where no cost was written."""

    child: Child
    id: str
    day: str
    service: str
    amount: int
    priced: bool
    currency: str

    @property
    def month(self) -> str:
        """The month of the service."""
        return self.day[:7]


CUTS: tuple[Cut, ...] = (*of_child(), ("service", attrgetter("service")), ("month", attrgetter("month")))


def figures(session: Session, population: Population, period: Period) -> Iterator[Figure]:
    """Services, children served, and cost; costs of different currencies are never added up."""
    given = members(session, population, period)
    yield from counts("services_delivered", given, CUTS, "events")
    yield from _people(given)
    yield from _costs(given)


def _people(given: list[Given]) -> Iterator[Figure]:
    """Children served, each once in the whole and once in each group."""
    served = list({one.child.person: one.child for one in given}.values())
    yield from counts("services_people", served, of_child(""))
    for name, key in CUTS[-2:]:
        people = Counter(code for code, _ in {(key(one), one.child.person) for one in given})
        for code, number in sorted(people.items()):
            yield Figure("services_people", {name: code}, number, unit="persons")


def _costs(given: list[Given]) -> Iterator[Figure]:
    priced: dict[str, list[Given]] = defaultdict(list)
    for one in given:
        if one.priced:
            priced[one.currency].append(one)
    for currency, some in sorted(priced.items() or {CURRENCY: []}.items()):
        more = {} if len(priced) == 1 or not priced else {"currency": currency}
        for figure in sums("services_cost", some, lambda one: one.amount, CUTS, "money"):
            yield Figure("services_cost", {**more, **figure.group}, (figure.value or 0) / 100, unit=currency)
        children = len({one.child.person for one in some})
        total = sum(one.amount for one in some) / 100
        yield Figure("cost_per_child", more, total / children if children else None, total, children, currency)


def members(session: Session, population: Population, period: Period) -> list[Given]:
    """The services of the period."""
    service = table_of(r.Service).c
    day = earliest(service.delivered_on)
    rows = select(service.case_id, service.id, day, service.type, service.amount, service.currency).where(
        within(service.delivered_on, period.first, period.last), service.case_id.is_not(None)
    )
    cases = population.cases
    return [
        Given(cases[case_id].child, own, when, kind or UNKNOWN, amount or 0, amount is not None, money or CURRENCY)
        for case_id, own, when, kind, amount, money in rows_of(session, rows)
        if case_id in cases
    ]
