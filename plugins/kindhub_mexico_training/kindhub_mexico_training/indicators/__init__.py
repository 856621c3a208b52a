"""What the program counts, by the definitions printed under each figure."""

from kindhub.i18n import L
from kindhub.program.figure_labels import coded, place
from kindhub.program.indicators import Dimension, IndicatorSet
from kindhub_mexico_training.indicators.counting import count, rows
from kindhub_mexico_training.indicators.definitions import INDICATORS

DIMENSIONS: tuple[Dimension, ...] = (
    Dimension("sex", L("Sex", "Sexo"), coded("sex")),
    Dimension("kind", L("Kind of institution", "Tipo de institución"), coded("mexico_training.institution_kind")),
    Dimension("state", L("State", "Estado"), place),
    Dimension("year", L("Year", "Año")),
    Dimension("place", L("Place of the event", "Lugar del evento"), place),
    Dimension("event_kind", L("Kind of event", "Tipo de evento"), coded("mexico_training.event_kind")),
    Dimension("modality", L("Modality", "Modalidad"), coded("mexico_training.modality")),
    Dimension("topic", L("Topic", "Tema"), coded("mexico_training.topic")),
)

SETS: tuple[IndicatorSet, ...] = (IndicatorSet(INDICATORS, DIMENSIONS, count, rows, limits=("office", "partner_id")),)

__all__ = ["DIMENSIONS", "SETS"]
