"""Searches by department for the map. It is shown around, so small numbers are hidden in it whoever looks."""

from collections.abc import Iterator

from sqlalchemy.orm import Session

from kindhub.program.indicators import Dimension, Figure, IndicatorSet, Period
from kindhub.program.telling import counts, figures_in
from kindhub_reunification.indicators.counting import case_id, department
from kindhub_reunification.indicators.definitions import BY_DEPARTMENT
from kindhub_reunification.indicators.population import searched
from kindhub_reunification.indicators.search_figures import sought_in


def count(session: Session, period: Period) -> Iterator[Figure]:
    """Parents sought in the period, by the department they are from."""
    families, _repeated, _unknown = searched(session)
    sought = sought_in(families.values(), period)
    return figures_in(counts(BY_DEPARTMENT.key, sought, {"department": department}, key=case_id))


def map_set(dimension: Dimension) -> IndicatorSet:
    """The set of the map."""
    return IndicatorSet((BY_DEPARTMENT,), (dimension,), count, suppress=True)
