"""What the program counts, by the definitions printed under each figure; all from one reading of the population."""

from collections.abc import Iterator, Mapping

from sqlalchemy.orm import Session

from kindhub.i18n import L
from kindhub.program.figure_labels import coded, place, plain
from kindhub.program.indicators import Dimension, Figure, IndicatorSet, Period
from kindhub_reintegration.indicators import (
    closures,
    contacts,
    enrolment,
    follow_up,
    needs,
    remained,
    services,
    undated,
)
from kindhub_reintegration.indicators.children import AMBIGUOUS, load
from kindhub_reintegration.indicators.definitions import INDICATORS
from kindhub_reintegration.indicators.rows import rows

AMBIGUOUS_LABEL = L("unclear", "dudoso")
UNDER = {"referral": L("referral", "referencia"), "contact": L("contact", "contacto"),
         "service": L("service", "servicio"), "closure": L("closing", "cierre")}  # fmt: skip


LIMITS = ("office", "partner_id")


def count(session: Session, period: Period, only: Mapping[str, str] | None = None) -> Iterator[Figure]:
    """Every figure of the period; `only`: of the cases of one office or partner, less what belongs to no case."""
    population = load(session, only)
    yield from enrolment.figures(population, period)
    looked_at = remained.looked_at(population, period) | follow_up.looked_at(population, period)
    held = contacts.load(session, population, looked_at, period)
    yield from remained.figures(session, population, held, period)
    yield from closures.figures(session, population, period)
    yield from services.figures(session, population, period)
    yield from follow_up.figures(session, population, held, period)
    yield from needs.figures(session, population, period)
    if not only:
        yield from undated.figures(session)


def _place_or_unclear(code: str) -> str:
    return AMBIGUOUS_LABEL.say() if code == AMBIGUOUS else place(code)


DIMENSIONS: tuple[Dimension, ...] = (
    Dimension("sex", L("Sex", "Sexo"), coded("sex")),
    Dimension("age_band", L("Age", "Edad"), plain),
    Dimension("department", L("Department", "Departamento"), _place_or_unclear),
    Dimension("language", L("First language", "Lengua materna"), coded("language")),
    Dimension("return_type", L("Type of return", "Tipo de retorno"), coded("reintegration.return_type")),
    Dimension("partner", L("Partner", "Organización socia"), plain),
    Dimension("month", L("Month", "Mes")),
    Dimension("year", L("Year", "Año")),
    Dimension("reason", L("Reason", "Motivo"), coded("reintegration.closure_reason")),
    Dimension("service", L("Service", "Servicio"), coded("reintegration.service_type")),
    Dimension("domain", L("Domain", "Tema"), coded("reintegration.domain")),
    Dimension("currency", L("Currency", "Moneda"), coded("currency")),
    Dimension("kind", L("Kind", "Tipo"), lambda code: UNDER[code].say() if code in UNDER else code),
)

SETS: tuple[IndicatorSet, ...] = (IndicatorSet(INDICATORS, DIMENSIONS, count, rows, LIMITS),)

__all__ = ["SETS", "count"]
