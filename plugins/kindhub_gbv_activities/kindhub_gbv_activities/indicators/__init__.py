"""What the program counts, by the definitions printed under each figure."""

from kindhub.i18n import L
from kindhub.program.figure_labels import coded, place, plain
from kindhub.program.indicators import Dimension, IndicatorSet
from kindhub_gbv_activities.indicators.counting import count, rows
from kindhub_gbv_activities.indicators.definitions import INDICATORS

DIMENSIONS: tuple[Dimension, ...] = (
    Dimension("role", L("Role", "Rol"), coded("gbv_activities.role")),
    Dimension("sex", L("Sex", "Sexo"), coded("sex")),
    Dimension("age_band", L("Age", "Edad"), plain),
    Dimension("place", L("Municipality", "Municipio"), place),
    Dimension("year", L("Year", "Año")),
    Dimension("month", L("Month", "Mes")),
    Dimension("curriculum", L("Curriculum", "Currículo"), plain),
    Dimension("organisation", L("Organisation", "Organización"), plain),
    Dimension("referred_to", L("Referred to", "Destino"), coded("gbv_activities.referred_to")),
    Dimension("activity", L("Activity", "Actividad"), coded("gbv_activities.activity")),
    Dimension("language", L("Language", "Idioma"), coded("language")),
    Dimension("question", L("Question", "Pregunta"), plain),
)

SETS: tuple[IndicatorSet, ...] = (IndicatorSet(INDICATORS, DIMENSIONS, count, rows, limits=("office", "partner_id")),)

__all__ = ["SETS"]
