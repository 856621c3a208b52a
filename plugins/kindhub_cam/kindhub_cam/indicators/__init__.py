"""What the program counts, by the definitions printed under each figure; all from one reading of the population."""

from collections.abc import Iterator

from sqlalchemy.orm import Session

from kindhub.i18n import L
from kindhub.program.figure_labels import coded, plain
from kindhub.program.indicators import Dimension, IndicatorSet, Period
from kindhub.program.telling import Telling, Told
from kindhub.records.codes import code_list
from kindhub_cam.indicators import figures
from kindhub_cam.indicators.definitions import INDICATORS
from kindhub_cam.indicators.population import load
from kindhub_cam.indicators.turning import URGENCY, turning_figures
from kindhub_cam.rules.books import shipped
from kindhub_cam.screening.contradictions import SAID

STEPS = {
    "inquiry": L("inquiry", "consulta"), "screened": L("screened", "evaluada"),
    "eligible": L("eligible or for review", "elegible o por revisar"), "filed": L("AOR filed", "AOR presentada"),
    "interviewed": L("USCIS interview", "entrevista de USCIS"), "decided": L("decision", "decisión"),
    "approved": L("approved", "aprobada"), "arrived": L("arrived", "llegó"),
}  # fmt: skip


def _told(session: Session, period: Period) -> Iterator[Told]:
    found = load(session)
    for figures_of in (figures.filing_figures, figures.screening_figures, figures.care_figures,
                       figures.waiting_figures, figures.funnel_figures, turning_figures):  # fmt: skip
        yield from figures_of(found, period)


TELLING = Telling(_told)


def _reason(key: str) -> str:
    if key in SAID:
        return SAID[key].say()
    for rules in reversed(shipped()):
        for rule in rules.rules:
            if rule.key == key:
                return rule.label.say()
    return key


def _urgency(code: str) -> str:
    return URGENCY[code].say() if code in URGENCY else code


def _step(code: str) -> str:
    return STEPS[code].say() if code in STEPS else code


ON_THE_WAY = tuple(one.code for one in code_list("cam.stage"))
DIMENSIONS: tuple[Dimension, ...] = (
    Dimension("month", L("Month", "Mes"), plain),
    Dimension("outcome", L("Outcome", "Resultado"), coded("cam.outcome")),
    Dimension("rules", L("Rules", "Reglas"), plain),
    Dimension("country", L("Country", "País"), coded("cam.country")),
    Dimension("sex", L("Sex", "Sexo"), coded("sex")),
    Dimension("age_band", L("Age", "Edad"), plain),
    Dimension("reason", L("Rule", "Regla"), _reason),
    Dimension("role", L("In the case as", "En el caso como"), coded("cam.role")),
    Dimension("decision", L("Decision", "Decisión"), coded("cam.decision")),
    Dimension("arrived_as", L("Arrived as", "Llegó como"), coded("cam.arrived_as")),
    Dimension("stage", L("Stage", "Etapa"), coded("cam.stage"), order=ON_THE_WAY),
    Dimension("step", L("Step", "Paso"), _step, order=tuple(STEPS)),
    Dimension("urgency", L("When", "Cuándo"), _urgency, order=tuple(URGENCY)),
)
SETS: tuple[IndicatorSet, ...] = (IndicatorSet(INDICATORS, DIMENSIONS, TELLING.count, TELLING.rows),)

__all__ = ["DIMENSIONS", "INDICATORS", "SETS", "TELLING"]
