"""Counts a program's indicators over a period and puts the words of the hub to the codes."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy.orm import Session

from kindhub.program.indicators import Dimension, Figure, Indicator, Period
from kindhub.program.registry import LoadedProgram


@dataclass(frozen=True, slots=True)
class Counted:
    """The figures of a program over one period, with what is needed to read them."""

    period: Period
    figures: tuple[Figure, ...]
    indicators: dict[str, Indicator]
    dimensions: dict[str, Dimension]

    def rows(self) -> list[dict[str, object]]:
        """Plain rows for scripts: `group` holds codes, `unit` what the value counts."""
        return [
            {
                "indicator": one.indicator,
                "title": self.indicators[one.indicator].title.say(),
                "group": dict(one.group),
                "value": one.value,
                "numerator": one.numerator,
                "denominator": one.denominator,
                "unit": one.unit or self.indicators[one.indicator].unit,
            }
            for one in self.figures
        ]

    def whole(self, key: str) -> Figure | None:
        """The figure of everybody."""
        return next((one for one in self.figures if one.indicator == key and not one.group), None)

    def by(self, key: str, dimension: str) -> list[tuple[str, Figure]]:
        """One indicator cut by one dimension: code → figure, in the order it was counted."""
        return [
            (one.group[dimension], one)
            for one in self.figures
            if one.indicator == key and tuple(one.group) == (dimension,)
        ]

    def label(self, dimension: str, code: str) -> str:
        """A value of a dimension in the language in force."""
        known = self.dimensions.get(dimension)
        return known.label(code) if known else code


def count(session: Session, program: LoadedProgram, period: Period) -> Counted:
    """Count everything the program defines over the period."""
    figures: list[Figure] = []
    indicators: dict[str, Indicator] = {}
    dimensions: dict[str, Dimension] = {}
    for group in program.indicators:
        indicators.update(_by_key(group.indicators))
        dimensions.update({one.key: one for one in group.dimensions})
        figures.extend(group.count(session, period))
    return Counted(period, tuple(figures), indicators, dimensions)


def _by_key(indicators: Iterable[Indicator]) -> dict[str, Indicator]:
    return {one.key: one for one in indicators}
