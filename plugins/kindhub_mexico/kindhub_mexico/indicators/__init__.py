"""What the program counts, by the definitions printed under each figure."""

from kindhub.i18n import L
from kindhub.program.figure_labels import coded, plain
from kindhub.program.indicators import Dimension, IndicatorSet
from kindhub_mexico.indicators.counting import count, rows
from kindhub_mexico.indicators.definitions import INDICATORS
from kindhub_mexico.indicators.population import BANDS

DIMENSIONS: tuple[Dimension, ...] = (
    Dimension("sex", L("Sex", "Sexo"), coded("sex")),
    Dimension("age_band", L("Age", "Edad"), plain, order=tuple(code for code, _, _ in BANDS)),
    Dimension("nationality", L("Nationality", "Nacionalidad"), coded("country")),
    Dimension("accompaniment", L("Travels", "Viaja"), coded("mexico.accompaniment")),
    Dimension("language", L("Language", "Idioma"), coded("language")),
    Dimension("office", L("Office", "Oficina"), coded("mexico.office")),
    Dimension("concern", L("Concern", "Preocupación"), coded("mexico.concern")),
    Dimension("level", L("Level of service", "Nivel de servicio"), coded("mexico.level")),
    Dimension("kind", L("Kind of encounter", "Tipo de atención"), coded("mexico.encounter_kind")),
    Dimension("year", L("Year", "Año")),
    Dimension("month", L("Month", "Mes")),
    Dimension("stage", L("Stage", "Etapa"), coded("mexico.stage")),
    Dimension("authority", L("Authority", "Autoridad"), coded("mexico.authority")),
    Dimension("action", L("Action", "Acción"), coded("mexico.action")),
    Dimension("timeliness", L("Term", "Plazo"), coded("mexico.timeliness")),
    Dimension("outcome", L("Outcome", "Resultado"), coded("mexico.claim_outcome")),
    Dimension("referred_to", L("Referred to", "Destino"), coded("mexico.referred_to")),
    Dimension("program", L("Program", "Programa"), plain),
)

SETS: tuple[IndicatorSet, ...] = (IndicatorSet(INDICATORS, DIMENSIONS, count, rows, limits=("office", "partner_id")),)

__all__ = ["DIMENSIONS", "SETS"]
