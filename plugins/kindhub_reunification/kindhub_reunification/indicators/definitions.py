"""What each indicator is called and how it is counted, in the words printed under every figure."""

from kindhub.i18n import L
from kindhub.program.indicators import CountUnit, Indicator

FAMILY = ("country", "department", "language", "source_list", "class_status", "sex")
MATTER = ("pathway", "representation")


FAMILIES = "all_families"
BEHIND = {
    **dict.fromkeys(("families_listed", "families_sought", "families_contacted", "families_located",
                     "identities_confirmed", "searches_exhausted", "located_of_sought", "attempts_to_contact",
                     "days_to_contact", "attempts_per_family", "wishes", "families_reunified", "families_in_services",
                     "funnel", "days_between", "days_apart_until_talk"), FAMILIES),
    **dict.fromkeys(("attempts", "attempts_repeated", "attempts_unknown_family", "attempts_undated"), "attempts"),
    **dict.fromkeys(("calls", "calls_interpreted", "calls_anonymous", "calls_resolved", "calls_not_resolved",
                     "calls_resolution_unknown", "first_call_resolution", "resolved_of_all_calls", "follow_ups",
                     "follow_ups_done"), "calls"),
    "callers_identified": "callers",
    **dict.fromkeys(("matters", "matters_represented", "matters_mentored", "registrations", "filings", "decisions",
                     "approvals", "decisions_undated", "decisions_pending", "days_filing_to_decision",
                     "days_filing_to_decision_mean", "decisions_before_filing", "arrivals", "work_permits",
                     "deadlines"), "matters"),
}  # fmt: skip
"""The list each figure opens; hours, children, services and sessions open none."""


def _one(
    key: str, title: L, en: str, es: str, unit: CountUnit = "cases", dimensions: tuple[str, ...] = ()
) -> Indicator:
    return Indicator(key, title, L(en, es), unit, dimensions, BEHIND.get(key))


SEARCH: tuple[Indicator, ...] = (
    _one("families_listed", L("Families on the lists", "Familias en las listas"),
         "All families, as they stand today; the period does not matter.",
         "Todas las familias, como están hoy; el período no cuenta.",
         dimensions=(*FAMILY, "search_status", "location")),
    _one("attempts", L("Contact attempts", "Intentos de contacto"),
         "Lines of the contact log, by their day. Exact repeats and lines of unknown families are not counted.",
         "Líneas del registro de contactos, por su día. No se cuentan las repetidas ni las de familias desconocidas.",
         "events", ("channel", "outcome", "month", "year")),
    _one("attempts_repeated", L("Attempts not counted: repeated", "Intentos sin contar: repetidos"),
         "Lines that say exactly what another one says; kept and listed.",
         "Líneas que dicen exactamente lo mismo que otra; se guardan en una lista.", "events"),
    _one("attempts_unknown_family", L("Attempts not counted: unknown family",
                                      "Intentos sin contar: familia desconocida"),
         "Lines whose family number nobody knows; kept and listed.",
         "Líneas cuyo número de familia nadie conoce; se guardan en una lista.", "events"),
    _one("attempts_undated", L("Attempts without a day", "Intentos sin fecha"),
         "Lines whose day cannot be read; they are in no period.",
         "Líneas cuyo día no se puede leer; no están en ningún período.", "events"),
    _one("families_sought", L("Parents sought", "Madres y padres buscados"),
         "Each family with at least one attempt in the period, once.",
         "Cada familia con al menos un intento en el período, una vez.", dimensions=FAMILY),
    _one("families_contacted", L("Parents contacted", "Madres y padres contactados"),
         "Each family with whose parent somebody spoke in the period, once.",
         "Cada familia con cuya madre o padre se habló en el período, una vez.", dimensions=FAMILY),
    _one("families_located", L("Parents located", "Madres y padres localizados"),
         "Contacted in the period, or identity confirmed in it; each family once.",
         "Contactados en el período, o con la identidad confirmada en él; cada familia una vez.", dimensions=FAMILY),
    _one("identities_confirmed", L("Identities confirmed", "Identidades confirmadas"),
         "By the day on which it was confirmed.", "Por el día en que se confirmó.", dimensions=(*FAMILY, "month")),
    _one("searches_exhausted", L("Searches exhausted", "Búsquedas agotadas"),
         "Families whose attempts met the rule in the period (8 attempts, 3 channels, 1 visit unless the office set "
         "another), whatever came of them; “found” says whether the parent was located.",
         "Familias cuyos intentos cumplieron la regla en el período (8 intentos, 3 canales, 1 visita si la oficina no "
         "fijó otra), con cualquier resultado; «hallazgo» dice si se localizó.", dimensions=(*FAMILY, "found")),
    _one("located_of_sought", L("Located, of those sought", "Localizados, de los buscados"),
         "Of the families sought in the period: those located in it.",
         "De las familias buscadas en el período: las localizadas en él.", "percent"),
    _one("attempts_to_contact", L("Attempts until the first talk", "Intentos hasta la primera conversación"),
         "Middle value, of the families with whose parent somebody spoke for the first time in the period.",
         "Valor del medio, de las familias con cuya madre o padre se habló por primera vez en el período.", "events"),
    _one("days_to_contact", L("Days until the first talk", "Días hasta la primera conversación"),
         "From the first attempt; middle value of the same families.",
         "Desde el primer intento; valor del medio de las mismas familias.", "days"),
    _one("attempts_per_family", L("Attempts per family", "Intentos por familia"),
         "Middle value of all attempts of the families tried for the first time in the period.",
         "Valor del medio de todos los intentos de las familias que se intentaron por primera vez en el período.",
         "events"),
    _one("wishes", L("Wishes of the parents", "Deseos de las madres y los padres"),
         "By the latest word of each parent, to this day; unknown are located parents who said nothing.",
         "Por lo último que dijo cada madre o padre, hasta hoy; sin dato, quienes se localizaron y no dijeron nada.",
         "persons", ("wish",)),
)  # fmt: skip
HELP_DESK: tuple[Indicator, ...] = (
    _one("calls", L("Help desk calls", "Llamadas a la línea de ayuda"),
         "Calls in and out, by their day; a call with several topics is in each.",
         "Llamadas entrantes y salientes, por su día; una llamada con varios temas está en cada uno.", "events",
         ("language", "topic", "way", "role", "info", "resolved", "month")),
    _one("calls_interpreted", L("Calls with an interpreter", "Llamadas con intérprete"), "Where it says so.",
         "Donde así está escrito.", "events"),
    _one("calls_anonymous", L("Anonymous calls", "Llamadas anónimas"),
         "Neither a name nor a telephone is written; they are joined to nobody.",
         "Sin nombre ni teléfono escrito; no se unen a nadie.", "events"),
    _one("callers_identified", L("Identified callers", "Personas que llamaron, identificadas"),
         "Each person with a name or a telephone on at least one call, once, however the name is spelt. Two people may "
         "share a telephone. Language and part are those of the first call of the period.",
         "Cada persona con un nombre o un teléfono en al menos una llamada, una vez, como sea que se escriba. Dos "
         "personas pueden compartir un teléfono. Idioma y parentesco son los de la primera llamada del período.",
         "persons", ("language", "role")),
    _one("calls_resolved", L("Calls resolved", "Llamadas resueltas"), "Where it says yes.", "Donde dice que sí.",
         "events"),
    _one("calls_not_resolved", L("Calls not resolved", "Llamadas sin resolver"), "Where it says no.",
         "Donde dice que no.", "events"),
    _one("calls_resolution_unknown", L("Calls: not written whether resolved", "Llamadas: sin dato si se resolvió"),
         "Nothing is written.", "No hay nada escrito.", "events"),
    _one("first_call_resolution", L("First-call resolution", "Resueltas en la primera llamada"),
         "Resolved calls of those that say yes or no; a call that says nothing is in neither number.",
         "Llamadas resueltas, de las que dicen sí o no; las que no dicen nada no están en ningún número.", "percent",
         ("language", "topic")),
    _one("resolved_of_all_calls", L("Resolved, of all calls", "Resueltas, de todas las llamadas"),
         "The same of all calls: what says nothing counts as not resolved.",
         "Lo mismo, de todas las llamadas: lo que no dice nada cuenta como sin resolver.", "percent"),
    _one("follow_ups", L("Calls with a follow-up", "Llamadas con seguimiento"), "A day for it is written.",
         "Tienen una fecha escrita.", "events"),
    _one("follow_ups_done", L("Follow-ups done", "Seguimientos hechos"), "Of these: done.", "De estas: hechos.",
         "events"),
    _one("call_hours", L("Hours on the telephone", "Horas al teléfono"), "Sum of the minutes written.",
         "Suma de los minutos escritos.", "hours"),
)  # fmt: skip
MATTERS: tuple[Indicator, ...] = (
    _one("matters", L("Parole cases", "Casos de parole"),
         "Cases registered, filed, decided or arrived in the period, each once.",
         "Casos registrados, presentados, decididos o con llegada en el período, una vez cada uno.",
         dimensions=MATTER),
    _one("matters_represented", L("Represented by KIND", "Representados por KIND"), "Of the parole cases.",
         "De los casos de parole."),
    _one("matters_mentored", L("Pro bono, mentored", "Pro bono con mentoría"), "Of the parole cases.",
         "De los casos de parole."),
    _one("registrations", L("Registrations assisted", "Registros con ayuda"), "By their day.", "Por su día.",
         dimensions=(*MATTER, "month")),
    _one("filings", L("I-131 filed", "I-131 presentados"), "By the day of filing.", "Por el día de la presentación.",
         dimensions=(*MATTER, "month")),
    _one("decisions", L("Decisions", "Decisiones"), "Approved and denied, by the day of the decision.",
         "Aprobadas y negadas, por el día de la decisión.", dimensions=("decision", *MATTER)),
    _one("approvals", L("Approvals", "Aprobaciones"), "By the day of the decision.", "Por el día de la decisión."),
    _one("decisions_undated", L("Decisions without a day", "Decisiones sin fecha"), "They are in no period.",
         "No están en ningún período."),
    _one("decisions_pending", L("Waiting for a decision", "En espera de decisión"),
         "Filed by the last day of the period and without a decision to this day.",
         "Presentados hasta el último día del período y sin decisión hasta hoy.", dimensions=MATTER),
    _one("days_filing_to_decision", L("Days from filing to decision", "Días de la presentación a la decisión"),
         "Middle value of the decisions of the period with both days; a decision before its filing is left out and "
         "shown for review.",
         "Valor del medio de las decisiones del período con ambas fechas; una decisión anterior a su presentación se "
         "deja fuera y se muestra para revisarla.", "days", ("representation",)),
    _one("days_filing_to_decision_mean", L("Days from filing to decision, mean",
                                           "Días de la presentación a la decisión, promedio"),
         "The mean of the same.", "El promedio de lo mismo.", "days"),
    _one("decisions_before_filing", L("Decisions before their filing", "Decisiones anteriores a su presentación"),
         "Left out of the days, to be looked at.", "Fuera de los días, por revisar."),
    _one("days_between", L("Days between the stages", "Días entre las etapas"),
         "Middle value, by the day that ends the stretch; what ends before it begins is left out.",
         "Valor del medio, por el día en que termina el tramo; se deja fuera lo que termina antes de empezar.", "days",
         ("stretch",)),
    _one("days_apart_until_talk", L("Days from the separation to the first talk",
                                    "Días de la separación a la primera conversación"),
         "Middle value, of separations known to the day, by the day of the first talk with the parent.",
         "Valor del medio, de las separaciones con fecha exacta, por el día de la primera conversación.", "days"),
    _one("arrivals", L("Arrivals", "Llegadas"), "By their day.", "Por su día.", dimensions=(*MATTER, "month")),
    _one("work_permits", L("Work permits filed (EAD)", "Permisos de trabajo presentados (EAD)"), "By their day.",
         "Por su día.", dimensions=(*MATTER, "month")),
)  # fmt: skip
AFTER: tuple[Indicator, ...] = (
    _one("families_reunified", L("Families reunified", "Familias reunificadas"),
         "By the day of the reunification, or else of the first arrival under parole.",
         "Por el día de la reunificación o, si falta, de la primera llegada con parole.", dimensions=("month",)),
    _one("children_reunified", L("Children reunified", "Niñas y niños reunificados"), "The children of those families.",
         "Las niñas y los niños de esas familias.", "persons"),
    _one("families_in_services", L("Families in services", "Familias con servicios"),
         "Each family with a service that ran in the period, once.",
         "Cada familia con un servicio en curso en el período, una vez."),
    _one("services", L("Services", "Servicios"), "Services that ran in the period.",
         "Servicios en curso en el período.", "events", ("service_kind",)),
    _one("sessions", L("Sessions", "Sesiones"), "By their day.", "Por su día.", "events", ("session_kind",)),
    _one("deadlines", L("Deadlines of parole cases", "Plazos de casos de parole"),
         "Answers to requests for evidence and re-parole filings due in the period: in time, or not.",
         "Respuestas a solicitudes de evidencia y solicitudes de re-parole del período: a tiempo, o no.", "events",
         ("kept", "clock")),
    _one("funnel", L("From sought to reunified", "De la búsqueda a la reunificación"),
         "Families sought in the period, by each step they have reached to this day.",
         "Familias buscadas en el período, por cada paso que han alcanzado hasta hoy.", dimensions=("step",)),
)  # fmt: skip
INDICATORS: tuple[Indicator, ...] = (*SEARCH, *HELP_DESK, *MATTERS, *AFTER)
BY_DEPARTMENT = _one(
    "searches_by_department", L("Map of the search", "Mapa de la búsqueda"),
    "Each family with at least one attempt in the period, once, by the department the parent is from.",
    "Cada familia con al menos un intento en el período, una vez, por el departamento de donde es la madre o el padre.",
    dimensions=("department",),
)  # fmt: skip
"""In a set of its own: its small numbers are hidden."""
