"""What each indicator is called and how it is counted, in the words printed under every figure."""

from kindhub.i18n import L
from kindhub.program.indicators import CountUnit, Indicator

CHILD = ("sex", "age_band", "nationality", "accompaniment", "language", "office", "concern", "level", "year")
LINE = ("office", "kind", "level", "year", "month")
ASKED = ("authority", "action", "office", "year")
CLAIM = ("office", "year", "sex", "nationality", "accompaniment")
_LISTS = {
    **dict.fromkeys(("children_met", "children_oriented", "children_screened", "children_accompanied",
                     "children_assisted", "cases_open"), "all_children"),
    "encounters": "encounters",
    **dict.fromkeys(("actions_sent", "authority_answered", "authority_days"), "actions"),
    **dict.fromkeys(("claims", "claims_timeliness", "claims_timeliness_rule", "claims_within_30", "claims_within_rule",
                     "claims_decided_45", "claim_outcomes"), "claims"),
}  # fmt: skip
_CHILD = L(
    "A child once, however many encounters. By office, year, concern and level: at least once, so the sum may exceed "
    "the total. Age at the first encounter of the period.",
    "Cada niña o niño una vez, sin importar cuántas atenciones. Por oficina, año, preocupación y nivel: al menos una "
    "vez, por eso la suma puede pasar del total. Edad en la primera atención del período.",
)
_ENTRY = L(
    "A child once, by the first claim. The day of entry is day 0, day 30 counts as within. An entry known to the month "
    "is decided only if every day of it gives the same answer; otherwise, or with a date missing, it cannot be told. "
    "Filed before the entry is inconsistent, and in no percentage.",
    "Cada niña o niño una vez, por su primera solicitud. El día de ingreso es el día 0; el día 30 está dentro. Un "
    "ingreso que solo se sabe por mes se decide si todos sus días dan la misma respuesta; si no, o si falta una fecha, "
    "no se puede determinar. Presentada antes del ingreso es incongruente y no entra en ningún porcentaje.",
)
_WEEKDAYS = L("Monday to Friday; holidays are left out of account.", "De lunes a viernes, sin contar los feriados.")
_RULE = L("By the hub's clock: holidays and the days on which COMAR suspended its terms do not count.",
          "Según el plazo del hub: no cuentan los feriados ni los días en que la COMAR suspendió plazos.")  # fmt: skip
_BID = L(
    "Requests for a best-interest determination sent in the period, as a letter or as kept with its plan; once where "
    "both tell of one.",
    "Solicitudes de determinación del interés superior enviadas en el período, por oficio o guardadas con su plan; una "
    "vez si ambas hablan de la misma.",
)


def _and(method: L, more: L) -> L:
    return L(f"{method.en} {more.en}", f"{method.es} {more.es}")


def _one(key: str, title: L, method: L, unit: CountUnit, dimensions: tuple[str, ...]) -> Indicator:
    return Indicator(key, title, method, unit, dimensions, _LISTS.get(key))


_CHILDREN: tuple[Indicator, ...] = (
    _one("children_met", L("Children met", "Niñas y niños atendidos"), _CHILD, "persons", CHILD),
    _one("children_oriented", L("Children in group orientation", "Niñas y niños en orientación"), _and(_CHILD, L(
        "At least one group orientation; who was only counted is not in it.",
        "Al menos una orientación grupal; no incluye a quienes solo se contó.")), "persons", CHILD),
    _one("children_screened", L("Children screened", "Niñas y niños entrevistados"), _and(_CHILD, L(
        "At least one individual encounter: an interview, a follow-up or an accompaniment.",
        "Al menos una atención individual: entrevista, seguimiento o acompañamiento.")), "persons", CHILD),
    _one("children_accompanied", L("Children accompanied", "Niñas y niños acompañados"), _and(_CHILD, L(
        "Somebody went along, or the service was an accompaniment, at least once.",
        "Alguien acompañó, o el servicio fue un acompañamiento, al menos una vez.")), "persons", CHILD),
    _one("children_assisted", L("Children with legal assistance", "Niñas y niños con asistencia legal"), _and(_CHILD, L(
        "Legal assistance or representation at least once.", "Asistencia o representación legal al menos una vez.")),
        "persons", CHILD),
    _one("encounters", L("Encounters", "Atenciones"), L(
        "Each encounter and screening once; a folio written twice is one.",
        "Cada atención y entrevista una vez; un folio escrito dos veces es una."), "events", LINE),
    _one("counted_in_groups", L("Counted in groups", "Contados en grupos"), L(
        "Children and adults who were only counted. They may be among the children met, so they are never added.",
        "Personas que solo se contaron. Pueden estar entre las niñas y niños atendidos, por eso nunca se suman."),
        "events", ("office",)),
    _one("cases_open", L("Cases at work", "Casos en curso"), L(
        "Cases opened by the last day of the period and not closed by then.",
        "Casos abiertos hasta el último día del período y sin cerrar ese día."), "cases", ("office", "stage")),
    _one("accompaniment_hours", L("Hours of accompaniment", "Horas de acompañamiento"), L(
        "Minutes of accompaniments and of hearings somebody went along to, in hours; without minutes, none.",
        "Minutos de acompañamientos y de audiencias con acompañamiento, en horas; sin minutos, nada."), "hours",
        ("office", "year")),
    _one("referrals", L("Referrals to other services", "Referencias a otros servicios"), L(
        "Each referral of the period.", "Cada referencia del período."), "events", ("referred_to",)),
    _one("referrals_to_programs", L("Referrals to other KIND programs", "Referencias a otros programas de KIND"), L(
        "Each referral of the period that names a program.", "Cada referencia del período que nombra un programa."),
        "events", ("program",)),
)  # fmt: skip
_ASKED: tuple[Indicator, ...] = (
    _one("actions_sent", L("Actions before authorities", "Gestiones ante autoridades"), L(
        "Each letter, notice, request, interview, meeting or complaint sent in the period.",
        "Cada oficio, aviso, solicitud, entrevista, reunión o queja del período."), "events", ASKED),
    _one("authority_days", L("Days until an authority answers", "Días hasta la respuesta de la autoridad"), L(
        "The middle value of the days from the letter to its answer; an answer dated before its letter is left out.",
        "El valor medio de los días del envío a la respuesta; sin las respuestas anteriores al envío."), "days", ASKED),
    _one("authority_answered", L("Actions answered", "Gestiones con respuesta"), L(
        "Of the actions of the period, those with an answer.",
        "De las gestiones del período, las que tienen respuesta."),
        "percent", ASKED),
    _one("bids_requested", L("Best-interest determinations requested", "Determinaciones (BID) solicitadas"), _BID,
         "events", ASKED),
    _one("bids_done", L("Best-interest determinations made", "Determinaciones (BID) hechas"), _and(_BID, L(
        "Those that were answered or determined.", "Las que tienen respuesta o determinación.")), "events", ASKED),
    _one("bid_days", L("Days until a determination", "Días hasta la determinación"), _and(_BID, L(
        "The middle value of the days until the answer or the determination.",
        "El valor medio de los días hasta la respuesta o la determinación.")), "days", ASKED),
    _one("plans_received", L("Plans de restitución received", "Planes de restitución recibidos"), L(
        "Each plan once, as a letter tells of it or as it is kept, by its day.",
        "Cada plan una vez, por oficio o guardado, según su fecha."), "events", ASKED),
)  # fmt: skip
_CLAIMS: tuple[Indicator, ...] = (
    _one("claims", L("Children with a refugee claim", "Niñas y niños con solicitud de refugio"), L(
        "A child once, by the first claim: by the day it was filed, without one by the day the case was opened.",
        "Cada niña o niño una vez, por su primera solicitud: según el día en que se presentó; si falta, según el "
        "día en que se abrió el caso."), "persons", CLAIM),
    _one("claims_timeliness", L("Claims by when they were filed", "Solicitudes según el plazo"),
         _and(_ENTRY, _WEEKDAYS), "persons", ("timeliness",)),
    _one("claims_within_30", L("Filed within 30 business days", "Presentadas en 30 días hábiles"),
         _and(_ENTRY, _WEEKDAYS), "percent", CLAIM),
    _one("claims_timeliness_rule", L("Claims by when, by the clock", "Solicitudes según el plazo legal"),
         _and(_ENTRY, _RULE), "persons", ("timeliness",)),
    _one("claims_within_rule", L("Filed within the term, by the clock", "Presentadas dentro del plazo legal"),
         _and(_ENTRY, _RULE), "percent", CLAIM),
    _one("claims_decided_45", L("Decided within 45 business days", "Resueltas en 45 días hábiles"), _and(L(
        "Of the claims with a day of filing and of decision, those decided by day 45 from the filing, not from the "
        "certificate.",
        "De las solicitudes con fecha de presentación y de resolución, las resueltas hasta el día 45 desde la "
        "presentación, no desde la constancia."), _WEEKDAYS),
        "percent", CLAIM),
    _one("claim_outcomes", L("Outcomes of claims", "Resultados de las solicitudes"), L(
        "A child once, of the claims with an outcome.", "Cada niña o niño una vez, de las solicitudes con resultado."),
        "persons", ("outcome", *CLAIM)),
)  # fmt: skip
INDICATORS: tuple[Indicator, ...] = (*_CHILDREN, *_ASKED, *_CLAIMS)
