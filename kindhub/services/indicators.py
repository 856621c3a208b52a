"""Counts a program's indicators over a period and puts the words of the hub to the codes."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from kindhub.i18n import L
from kindhub.program.indicators import Dimension, Figure, Indicator, Period
from kindhub.program.registry import LoadedProgram
from kindhub.records.base import table_of
from kindhub.records.fields import fields_of
from kindhub.records.organisation import Office, Organisation
from kindhub.security.access import User
from kindhub.services.kept_reports import FIGURES, keep_given_out, kept_reports
from kindhub.services.small_numbers import compiled_figures, limits_in_force
from kindhub.services.suppression import Limits, method
from kindhub.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Counted:
    """The figures of a program over one period, with what is needed to read them."""

    period: Period
    figures: tuple[Figure, ...]
    indicators: dict[str, Indicator]
    dimensions: dict[str, Dimension]
    working: bool = False
    """Some are as they are, for the person who works with the records: nothing of this may leave."""
    kept: tuple[Mapping[str, Any], ...] = ()
    """What is to be kept of figures with hidden numbers before they leave; see `keep_figures`."""
    seen: tuple[str, ...] = ()
    """The ids of what was given out before, against which they were held."""

    def rows(self) -> list[dict[str, object]]:
        """Plain rows for scripts: `group` holds codes, `unit` what the value counts.

        A row whose numbers are not given out says so with `hidden`, the mark shown in their place.
        """
        return [
            {
                "indicator": one.indicator,
                "title": self.indicators[one.indicator].title.say(),
                "group": dict(one.group),
                "value": one.value,
                "numerator": one.numerator,
                "denominator": one.denominator,
                "unit": one.unit or self.indicators[one.indicator].unit,
                **({"hidden": one.hidden} if one.hidden else {}),
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


@dataclass(frozen=True, slots=True)
class Limit:
    """One way to narrow a count: the cases of an office, or of a partner."""

    field: str
    code: str
    label: str


def may_work_with(user: User, program: LoadedProgram) -> bool:
    """Whether this person may see working figures as they are: she changes the records they are counted from."""
    return any(one.working for one in program.indicators) and user.can(program.key, "edit")


def count(
    session: Session,
    program: LoadedProgram,
    period: Period,
    only: Mapping[str, str] | None = None,
    *,
    working: bool = False,
    beside: Sequence[Counted] = (),
) -> Counted:
    """Count everything the program defines over the period; with `only`, what can be narrowed so, and nothing else.

    Figures of a set with `suppress` come with their small numbers hidden, whoever asks, held against all that was given
    out before and against those `beside` which they would leave. Before any leave: `keep_figures`. Only with `working`
    (see `may_work_with`) those that are named so come as they are: to be looked at, and nothing of it to be given out.
    """
    figures: list[Figure] = []
    indicators: dict[str, Indicator] = {}
    dimensions: dict[str, Dimension] = {}
    kept: list[Mapping[str, Any]] = []
    leaves = not working and any(one.suppress for one in program.indicators)
    held = kept_reports(session, program.key) if leaves else ()
    before = [*(one.content for one in held), *(content for one in beside for content in one.kept)]
    for group in program.indicators:
        limits = limits_in_force(session) if group.suppress else None
        indicators.update(_by_key(_said_with(group.indicators, limits)))
        dimensions.update({one.key: one for one in group.dimensions})
        if limits is not None:
            found = () if only else tuple(group.count(session, period))
            open_ones = [one for one in found if working and one.indicator in group.working]
            others = [one for one in found if not (working and one.indicator in group.working)]
            safe = compiled_figures(others, indicators, limits, period, [*before, *kept], dimensions)
            figures.extend((*open_ones, *safe.figures))
            kept.extend([safe.kept] if leaves else [])
        elif not only:
            figures.extend(group.count(session, period))
        elif set(only) <= set(group.limits):
            figures.extend(group.count(session, period, only=only))
    as_they_are = working and any(group.working for group in program.indicators)
    seen = tuple(one.id for one in held)
    return Counted(period, tuple(figures), indicators, dimensions, as_they_are, tuple(kept), seen)


def keep_figures(work: UnitOfWork, program: str, *counted: Counted) -> None:
    """Keep figures that are about to leave together; nothing where no number of theirs is ever hidden.

    Raises `UserError` when others were given out since they were counted.
    """
    leaving = [(one.period, content) for one in counted for content in one.kept]
    if leaving:
        keep_given_out(work, program, FIGURES, leaving, counted[0].seen)


def _said_with(indicators: Iterable[Indicator], limits: Limits | None) -> tuple[Indicator, ...]:
    """Indicators whose method says what is hidden, wherever it is printed."""
    if limits is None:
        return tuple(indicators)
    more = method(limits)
    return tuple(
        replace(one, method=L(f"{one.method.en} {more.en}", f"{one.method.es} {more.es}")) for one in indicators
    )


def rows_behind(
    session: Session,
    program: LoadedProgram,
    period: Period,
    figure: tuple[str, Mapping[str, str]],
    only: Mapping[str, str] | None = None,
) -> tuple[str, ...]:
    """The ids of the records behind a figure, given as its indicator and its group; none where nobody can say."""
    indicator, group = figure
    for one in program.indicators:
        if one.rows is not None and indicator in _by_key(one.indicators):
            more: dict[str, Any] = {"only": only} if only else {}
            return tuple(one.rows(session, period, indicator, group, **more))
    return ()


def limits_of(session: Session, program: LoadedProgram) -> tuple[Limit, ...]:
    """The offices and partners that have cases, by name; nothing where there is only one of a kind to choose."""
    fields = dict.fromkeys(field for one in program.indicators for field in one.limits)
    found: list[Limit] = []
    for field in fields:
        record = program.workflows[0].record
        codes = session.execute(select(table_of(record).c[field]).distinct()).scalars().all()
        named = _names(session, fields_of(record)[field].kind)
        limits = [Limit(field, code, named.get(code, code)) for code in codes if code]
        found.extend(sorted(limits, key=lambda one: one.label) if len(limits) > 1 else ())
    return tuple(found)


def _names(session: Session, kind: str) -> dict[str, str]:
    table = table_of(Organisation if kind == "organisation" else Office).c
    return {row.id: row.name for row in session.execute(select(table.id, table.name))}


def _by_key(indicators: Iterable[Indicator]) -> dict[str, Indicator]:
    return {one.key: one for one in indicators}
