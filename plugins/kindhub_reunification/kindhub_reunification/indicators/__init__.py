"""What the program counts, by the definitions printed under each figure; all from one reading of the population."""

from collections.abc import Callable, Iterator, Mapping

from sqlalchemy.orm import Session

from kindhub.i18n import L
from kindhub.program.figure_labels import UNKNOWN, UNKNOWN_LABEL, coded, place, plain
from kindhub.program.indicators import Dimension, IndicatorSet, Period
from kindhub.program.telling import Telling, Told
from kindhub_reunification.indicators import call_figures, map_figures, matter_figures, search_figures
from kindhub_reunification.indicators.definitions import INDICATORS
from kindhub_reunification.indicators.population import load

WORDS: Mapping[str, L] = {
    "sought": L("sought", "buscada"), "located": L("located", "localizada"),
    "not_located": L("not located", "sin localizar"), "confirmed": L("identity confirmed", "identidad confirmada"),
    "registered": L("registered", "registrada"), "filed": L("I-131 filed", "I-131 presentado"),
    "approved": L("approved", "aprobada"), "arrived": L("arrived", "llegó"),
    "reunified": L("reunified", "reunificada"), "met": L("in time", "a tiempo"), "missed": L("not in time", "no"),
    "yes": L("yes", "sí"), "no": L("no", "no"),
    "sought_contacted": L("first attempt to first talk", "del primer intento a la primera conversación"),
    "contacted_confirmed": L("first talk to identity", "de la primera conversación a la identidad"),
    "confirmed_registered": L("identity to registration", "de la identidad al registro"),
    "registered_filed": L("registration to filing", "del registro a la presentación"),
    "filed_decided": L("filing to decision", "de la presentación a la decisión"),
    "decided_arrived": L("decision to arrival", "de la decisión a la llegada"),
    "filed_arrived": L("filing to arrival", "de la presentación a la llegada"),
}  # fmt: skip


def _told(session: Session, period: Period) -> Iterator[Told]:
    found = load(session, period.last)
    for figures_of in (
        search_figures.search_figures, search_figures.attempt_figures, search_figures.wish_figures,
        call_figures.call_figures, matter_figures.matter_figures, matter_figures.waiting_figures,
        matter_figures.after_figures, matter_figures.funnel_figures,
    ):  # fmt: skip
        yield from figures_of(found, period)


TELLING = Telling(_told)


def _word(code: str) -> str:
    if code == UNKNOWN:
        return UNKNOWN_LABEL.say()
    return WORDS[code].say() if code in WORDS else code


def _of(
    key: str, en: str, es: str, codes: str = "", label: Callable[[str], str] | None = None, order: tuple[str, ...] = ()
) -> Dimension:
    return Dimension(key, L(en, es), label or coded(f"reunification.{codes or key}"), order=order)


DIMENSIONS: tuple[Dimension, ...] = (
    _of("country", "Country", "País", label=coded("country")),
    _of("department", "Department", "Departamento", label=place),
    _of("language", "Language", "Idioma", label=coded("language")),
    _of("sex", "Sex", "Sexo", label=coded("sex")),
    _of("source_list", "From the list", "De la lista", "list_source"),
    _of("class_status", "Class member", "Miembro de la clase"),
    _of("search_status", "Search", "Búsqueda"),
    _of("location", "Believed to be in", "Se cree que está en"),
    _of("channel", "Channel", "Canal"),
    _of("outcome", "Outcome", "Resultado"),
    _of("found", "Found", "Hallazgo", label=_word),
    _of("wish", "Wish", "Deseo"),
    _of("topic", "Topic", "Tema"),
    _of("way", "In or out", "Entrante o saliente", "call_way"),
    _of("role", "Caller is", "Quien llama es", "caller_role"),
    _of("info", "Information given", "Información dada"),
    _of("resolved", "Resolved", "Resuelta", label=_word),
    _of("pathway", "Pathway", "Vía"),
    _of("representation", "Representation", "Representación"),
    _of("decision", "Decision", "Decisión"),
    _of("stretch", "Stretch", "Tramo", label=_word, order=tuple(matter_figures.STRETCHES)),
    _of("step", "Step", "Paso", label=_word, order=tuple(step for step, _reached in matter_figures.STEPS)),
    _of("service_kind", "Service", "Servicio"),
    _of("session_kind", "Session", "Sesión"),
    _of("kept", "Answered", "Respondido", label=_word),
    _of("clock", "Clock", "Plazo"),
    _of("month", "Month", "Mes", label=plain),
    _of("year", "Year", "Año", label=plain),
)
SETS: tuple[IndicatorSet, ...] = (
    IndicatorSet(INDICATORS, DIMENSIONS, TELLING.count, TELLING.rows),
    map_figures.map_set(next(one for one in DIMENSIONS if one.key == "department")),
)

__all__ = ["DIMENSIONS", "INDICATORS", "SETS", "TELLING"]
