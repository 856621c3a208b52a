"""Figures that have two readings, because of some nothing is known: the strict one and the optimistic one.

A program names them `<stem>_strict` and `<stem>_optimistic` (both in percent) and counts the others it left
aside as `<stem>_unknown`, `<stem>_…`; the shell shows all of them on one card, so that neither stands alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from typing_extensions import override

from kindhub.i18n import L, tr
from kindhub.ui.kit.charts import Figures, Series

if TYPE_CHECKING:
    from kindhub.program.indicators import Figure
    from kindhub.services.indicators import Counted

STRICT, OPTIMISTIC, UNKNOWN = "_strict", "_optimistic", "_unknown"


class PartsFigures(Figures):
    """One bar of several parts; as a table each part has its row."""

    @override
    def table(self) -> tuple[list[str], list[list[str]]]:
        return ["", tr("count", "cuántos")], [[one.name, self.say(one.values[0])] for one in self.series]


@dataclass(frozen=True, slots=True)
class Readings:
    """Both readings of everybody, and the parts that add up to the denominator of the strict one.

    `parts` are (words, count, whether it is what nothing is known of); `apart` are counts in neither reading.
    """

    stem: str
    strict: Figure
    optimistic: Figure
    parts: tuple[tuple[str, int, bool], ...]
    apart: tuple[tuple[str, int], ...]
    behind: Mapping[str, str] = field(default_factory=dict)
    """The words of a part → the indicator whose rows are that part."""

    def figures(self) -> Figures:
        """The parts as one stacked bar."""
        series = tuple(Series(words, (count,), unknown=unknown) for words, count, unknown in self.parts)
        total = sum(count for _, count, _ in self.parts)
        whole = self.strict.value
        sentence = tr(
            "Of {n}: strict {a} %, optimistic {b} %", "De {n}: estricta {a} %, optimista {b} %",
            n=total, a=_one(whole), b=_one(self.optimistic.value),
        )  # fmt: skip
        return PartsFigures(("",), series, sentence)


def stem_of(indicator: str) -> str | None:
    """The stem of an indicator that is one of two readings."""
    for ending in (STRICT, OPTIMISTIC):
        if indicator.endswith(ending):
            return indicator.removesuffix(ending)
    return None


def readings_of(counted: Counted, stem: str) -> Readings | None:
    """The two readings of a stem; None where one of them is missing or nobody is in them."""
    strict, optimistic = counted.whole(stem + STRICT), counted.whole(stem + OPTIMISTIC)
    if strict is None or optimistic is None or not strict.denominator or optimistic.hidden:
        return None
    total, stayed = int(strict.denominator), int(strict.numerator or 0)
    others = [
        (key, figure) for key in counted.indicators
        if key.startswith(f"{stem}_") and key not in (stem + STRICT, stem + OPTIMISTIC)
        and (figure := counted.whole(key)) is not None
    ]  # fmt: skip
    gone = int(optimistic.denominator or 0) - stayed
    named = [(counted.indicators[key].title.say(), int(one.value or 0)) for key, one in others if key != stem + UNKNOWN]
    no = next((words for words, number in named if number == gone), NO.say())
    behind = {title_of(counted, stem): stem + STRICT, NOT_KNOWN.say(): stem + UNKNOWN}
    behind |= {counted.indicators[key].title.say(): key for key, _ in others if key != stem + UNKNOWN}
    parts = [
        (title_of(counted, stem), stayed, False),
        (no, gone, False),
        (NOT_KNOWN.say(), total - stayed - gone, True),
    ]
    apart = [(words, number) for words, number in named if number and words != no]
    return Readings(stem, strict, optimistic, tuple(one for one in parts if one[1]), tuple(apart), behind)


def readings_by(counted: Counted, stem: str, dimension: str) -> Figures | None:
    """Both readings in percent, side by side for each group of a dimension; None where it was not cut by it."""
    strict, optimistic = counted.by(stem + STRICT, dimension), dict(counted.by(stem + OPTIMISTIC, dimension))
    if not strict:
        return None
    codes = [code for code, _ in strict]
    series = (
        Series(tr("strict", "estricta"), tuple(figure.value for _, figure in strict)),
        Series(tr("optimistic", "optimista"), tuple(optimistic[c].value if c in optimistic else None for c in codes)),
    )
    labels = tuple(counted.label(dimension, code) for code in codes)
    said = ", ".join(f"{label}: {_one(figure.value)} %" for label, (_, figure) in zip(labels, strict, strict=True))
    return Figures(labels, series, f"{title_of(counted, stem)}. {said}", keys=tuple(codes))


def title_of(counted: Counted, stem: str) -> str:
    """What both readings are called, without the words in brackets that tell them apart."""
    return counted.indicators[stem + STRICT].title.say().partition(" (")[0]


NO = L("No", "No")
NOT_KNOWN = L("Not known", "No se sabe")


def _one(value: float | None) -> str:
    return "–" if value is None else f"{value:.1f}"
