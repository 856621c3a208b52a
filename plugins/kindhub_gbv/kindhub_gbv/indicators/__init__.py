"""What the program counts, by the definitions printed under each figure; all from one reading."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from kindhub.i18n import L
from kindhub.program.figure_labels import UNKNOWN, coded, place, plain
from kindhub.program.indicators import Dimension, Figure, IndicatorSet, Period
from kindhub_gbv import records as r
from kindhub_gbv.facts import MADE
from kindhub_gbv.indicators.counting import WIDER, counts, middle, share
from kindhub_gbv.indicators.definitions import INDICATORS
from kindhub_gbv.indicators.population import Population, Reported, load

KINDS = {"incident": L("incident", "incidente"), "referral": L("referral", "remisión")}
COMPILED_CUTS = (
    ("core_type",), ("age_band",), ("sex",), ("department",), ("displacement",), ("month",), ("incident_month",),
    ("core_type", "age_band"), ("core_type", "sex"),
)  # fmt: skip
RAPE_SOON_DAYS = 3


@dataclass(frozen=True, slots=True)
class Line:
    """One referral as it is counted."""

    sector: str
    referral_status: str
    consented: bool


def count(session: Session, period: Period) -> Iterator[Figure]:
    """Every figure of the period."""
    everything = load(session)
    survivors = [one for one in everything.survivors.values() if period.holds(one.received_on)]
    cuts = (("sex",), ("age_band",), ("department",), ("displacement",))
    yield from counts("survivors_new", survivors, cuts, "persons")
    incidents = [one for one in everything.incidents if period.holds(one.reported_on)]
    yield from _incidents(incidents)
    yield from _referrals(everything, period)
    yield from _goals(session, period)
    yield Figure("orphan_rows", {}, sum(everything.orphans.values()), unit="events")
    for kind, number in everything.orphans.items():
        yield Figure("orphan_rows", {"kind": kind}, number, unit="events")


def compiled(session: Session, period: Period) -> list[Reported]:
    """The incidents of the tables that leave."""
    return [one for one in load(session).incidents if one.compiled and period.holds(one.reported_on)]


def _incidents(incidents: list[Reported]) -> Iterator[Figure]:
    # beside the compiled ones every further cut would be a difference of a few, and hide what is compiled
    yield from counts("incidents_reported", incidents, ())
    out = [one for one in incidents if one.compiled]
    yield from counts("incidents_compiled", out, COMPILED_CUTS)
    for key in sorted({context for one in out for context in one.contexts}):
        number = sum(key in one.contexts for one in out)
        yield Figure("incidents_by_context", {"context": key}, number, unit="events")
    yield share("statistics_consent", sum(one.consent == "granted" for one in incidents), len(incidents))
    yield Figure("incidents_to_review", {}, sum(one.to_review for one in incidents), unit="events")
    yield Figure("incidents_without_type", {}, sum(one.core_type == UNKNOWN for one in incidents), unit="events")
    exact = [(one, days) for one in incidents if (days := _days(one)) is not None]
    yield middle("median_days_to_report", [days for _, days in exact])
    rapes = [days for one, days in exact if one.core_type == "rape"]
    yield share("reported_within_72_hours", sum(days <= RAPE_SOON_DAYS for days in rapes), len(rapes))


def _days(one: Reported) -> int | None:
    if one.reported is None or one.happened is None or not (one.reported.is_exact and one.happened.is_exact):
        return None
    between = one.happened.days_until(one.reported)
    return between[0] if between is not None and between[0] >= 0 else None


def _referrals(everything: Population, period: Period) -> Iterator[Figure]:
    numbers = {(one.survivor.case_id, one.number): one.reported_on for one in everything.incidents}
    lines = [
        Line(one.sector or UNKNOWN, one.status or UNKNOWN, one.consented is True)
        for one in everything.referrals
        if period.holds(_referred(one, numbers))
    ]
    yield from counts("referrals", lines, (("sector",), ("referral_status",), ("sector", "referral_status")))
    without = [one for one in lines if one.referral_status in MADE and not one.consented]
    yield from counts("referrals_without_consent", without, (("sector",),))


def _referred(one: r.Referral, reports: dict[tuple[str, str], date | None]) -> date | None:
    own = one.referred_on.earliest if one.referred_on is not None else None
    return own or reports.get((one.case_id or "", one.incident or ""))


def _goals(session: Session, period: Period) -> Iterator[Figure]:
    goals = [one for one in session.scalars(select(r.Goal)) if period.holds(one.agreed_on) and one.status != "n_a"]
    yield share("goals_met", sum(one.status == "met" for one in goals), len(goals))
    for area in sorted({one.area or UNKNOWN for one in goals}):
        mine = [one for one in goals if (one.area or UNKNOWN) == area]
        yield share("goals_met", sum(one.status == "met" for one in mine), len(mine), {"goal_area": area})


DIMENSIONS: tuple[Dimension, ...] = (
    Dimension("core_type", L("Type", "Tipo"), coded("gbv.core_type")),
    Dimension("age_band", L("Age", "Edad"), plain, WIDER),
    Dimension("sex", L("Sex", "Sexo"), coded("sex")),
    Dimension("department", L("Department", "Departamento"), place),
    Dimension("displacement", L("Displacement", "Desplazamiento"), coded("gbv.displacement")),
    Dimension("month", L("Month of report", "Mes del reporte"), plain),
    Dimension("incident_month", L("Month of the incident", "Mes del incidente"), plain),
    Dimension("context", L("Context", "Contexto"), coded("gbv.context")),
    Dimension("sector", L("Sector", "Sector"), coded("gbv.sector")),
    Dimension("referral_status", L("Status", "Estado"), coded("gbv.referral_status")),
    Dimension("goal_area", L("Area", "Área"), coded("gbv.goal_area")),
    Dimension("kind", L("Kind", "Tipo"), lambda code: KINDS[code].say() if code in KINDS else code),
)

COMPILED = ("incidents_compiled", "incidents_by_context")
"""Made to be given out: hidden where small, for everybody."""
SETS: tuple[IndicatorSet, ...] = (
    IndicatorSet(
        INDICATORS, DIMENSIONS, count, suppress=True,
        working=tuple(one.key for one in INDICATORS if one.key not in COMPILED),
    ),
)  # fmt: skip
"""Of people who must not be found in their figures: in what leaves, small numbers are hidden, one with another."""

__all__ = ["SETS", "compiled", "count"]
