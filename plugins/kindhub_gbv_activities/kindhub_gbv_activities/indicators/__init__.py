"""What the program counts, by the definitions printed under each figure."""

from collections.abc import Callable

from kindhub.i18n import L
from kindhub.program.indicators import Dimension, IndicatorSet
from kindhub.records.codes import CodeList, code_list
from kindhub.records.places import places
from kindhub_gbv_activities.indicators.bands import UNKNOWN
from kindhub_gbv_activities.indicators.counting import count, rows
from kindhub_gbv_activities.indicators.definitions import INDICATORS

UNKNOWN_LABEL = L("unknown", "sin dato")


def _coded(key: str) -> Callable[[str], str]:
    found: CodeList | None = None

    def label(code: str) -> str:
        nonlocal found
        if code == UNKNOWN:
            return UNKNOWN_LABEL.say()
        found = found or code_list(key)
        return found.label(code)

    return label


def _plain(code: str) -> str:
    return UNKNOWN_LABEL.say() if code == UNKNOWN else code


def _place(code: str) -> str:
    return UNKNOWN_LABEL.say() if code == UNKNOWN else places().label(code)


DIMENSIONS: tuple[Dimension, ...] = (
    Dimension("role", L("Role", "Rol"), _coded("gbv_activities.role")),
    Dimension("sex", L("Sex", "Sexo"), _coded("sex")),
    Dimension("age_band", L("Age", "Edad"), _plain),
    Dimension("place", L("Municipality", "Municipio"), _place),
    Dimension("year", L("Year", "Año")),
    Dimension("month", L("Month", "Mes")),
    Dimension("curriculum", L("Curriculum", "Currículo"), _plain),
    Dimension("organisation", L("Organisation", "Organización"), _plain),
    Dimension("activity", L("Activity", "Actividad"), _coded("gbv_activities.activity")),
    Dimension("language", L("Language", "Idioma"), _coded("language")),
    Dimension("question", L("Question", "Pregunta"), _plain),
)

SETS: tuple[IndicatorSet, ...] = (IndicatorSet(INDICATORS, DIMENSIONS, count, rows),)

__all__ = ["SETS"]
