"""What each indicator is called and how it is counted, in the words printed under every figure."""

from kindhub.i18n import L
from kindhub.program.indicators import CountUnit, Indicator

CAVEAT = L(
    "Incidents that were reported, not how common violence is.",
    "Incidentes reportados; no dice qué tan frecuente es la violencia.",
)


def _one(
    key: str, title: L, en: str, es: str, unit: CountUnit, dimensions: tuple[str, ...] = (), part_of: str | None = None
) -> Indicator:
    method = L(f"{en} {CAVEAT.en}", f"{es} {CAVEAT.es}")
    return Indicator(key, title, method, unit, dimensions, part_of=part_of)


SURVIVOR = ("sex", "age_band", "department", "displacement")
COMPILED = ("core_type", "age_band", "sex", "department", "displacement", "month", "incident_month")  # fmt: skip

INDICATORS: tuple[Indicator, ...] = (
    _one("survivors_new", L("Survivors newly received", "Sobrevivientes nuevas"),
         "Each file once, by the date of intake; the age is that on its day.",
         "Cada expediente una vez, por la fecha de ingreso; la edad es la de ese día.", "persons",
         SURVIVOR),
    _one("incidents_reported", L("Incidents reported", "Incidentes reportados"),
         "Each incident of a known file once, by the date of report, whatever its type and consent.",
         "Cada incidente de un expediente conocido una vez, por la fecha de reporte, con cualquier tipo y "
         "consentimiento.", "events"),
    _one("incidents_compiled", L("Incidents compiled", "Incidentes compilados"),
         "With consent to statistics and a type other than not GBV; blank or pending consent is not a yes. The answers "
         "decide the type. By date of report; the age is that at the incident, from the birth date, or as written.",
         "Con consentimiento para estadística y un tipo que sí es VBG; en blanco o pendiente no es un sí. El tipo lo "
         "deciden las respuestas. Por fecha de reporte; la edad es la del incidente, por la fecha de nacimiento o la "
         "escrita.", "events", COMPILED, part_of="incidents_reported"),
    _one("incidents_by_context", L("Compiled incidents by context", "Incidentes compilados por contexto"),
         "Each context once per incident; an incident may have several, so they do not add up.",
         "Cada contexto una vez por incidente; un incidente puede tener varios, por eso no se suman.", "events",
         ("context",)),
    _one("statistics_consent", L("Agree to be counted", "Consienten que se cuente"),
         "Of the incidents reported in the period: consent to statistics is yes.",
         "De los incidentes reportados en el período: el consentimiento para estadística es sí.", "percent"),
    _one("incidents_to_review", L("Type to be reviewed", "Tipo por revisar"),
         "The word written contradicts the answers.", "La palabra escrita contradice las respuestas.", "events"),
    _one("incidents_without_type", L("Without a type", "Sin tipo"),
         "No question is answered with yes.", "Ninguna pregunta tiene un sí.", "events"),
    _one("referrals", L("Referrals", "Remisiones"),
         "Each line of the grid once, by its date, or else that of the report of its incident.",
         "Cada línea una vez, por su fecha o, si falta, la del reporte de su incidente.", "events",
         ("sector", "referral_status")),
    _one("referrals_without_consent", L("Referred without consent", "Remitidas sin consentimiento"),
         "Referred, and agreement to share is not a yes.", "Referidas, y compartir no tiene un sí.", "events",
         ("sector",)),
    _one("median_days_to_report", L("Days to the report", "Días hasta el reporte"),
         "Middle value from incident to report, both known to the day.",
         "Valor del medio, del incidente al reporte, con las dos fechas exactas.", "days"),
    _one("reported_within_72_hours", L("Rape reported within 3 days", "Violación reportada en 3 días"),
         "Of the rapes reported in the period, both dates known to the day: three days or fewer between them.",
         "De las violaciones reportadas en el período, con las dos fechas exactas: tres días o menos entre ellas.",
         "percent"),
    _one("goals_met", L("Goals met", "Metas cumplidas"),
         "Goals met of those agreed in the period that apply.",
         "Metas cumplidas de las acordadas en el período que aplican.", "percent", ("goal_area",)),
    _one("orphan_rows", L("Rows without a file", "Filas sin expediente"),
         "In no figure; everything there is.", "En ninguna cifra; todo lo que hay.", "events", ("kind",)),
)  # fmt: skip
