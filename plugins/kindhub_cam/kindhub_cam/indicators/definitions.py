"""What each indicator is called and how it is counted, in the words printed under every figure."""

from kindhub.i18n import L
from kindhub.program.indicators import CountUnit, Indicator

CHILD = ("country", "sex", "age_band")


FAMILIES, MEMBERS = "all_families", "members"
BEHIND = {
    **dict.fromkeys(("inquiries", "families_screened", "families_eligible", "aors_prepared", "aors_filed",
                     "days_to_filing", "ended", "waiting", "waiting_days", "funnel"), FAMILIES),
    **dict.fromkeys(("children_screened", "reasons", "children_covered", "relatives_covered", "tracks_waiting",
                     "track_days", "turning_21"), MEMBERS),
    "decisions": "decisions", "arrivals": "arrivals",
}  # fmt: skip
"""The list each figure opens; sessions and interviews are counted together and open none."""


def _one(
    key: str, title: L, en: str, es: str, unit: CountUnit = "cases", dimensions: tuple[str, ...] = ()
) -> Indicator:
    return Indicator(key, title, L(en, es), unit, dimensions, BEHIND.get(key))


INDICATORS: tuple[Indicator, ...] = (
    _one("inquiries", L("Inquiries and referrals", "Consultas y referencias"),
         "Each family once, by the day of the inquiry.", "Cada familia una vez, por el día de la consulta.",
         dimensions=("month",)),
    _one("families_screened", L("Families screened", "Familias evaluadas"),
         "Each family once, by its latest screening of the period; its outcome is the best of its children.",
         "Cada familia una vez, por su última evaluación del período; su resultado es el mejor de sus niñas y niños.",
         dimensions=("outcome", "rules", "month")),
    _one("families_eligible", L("Likely eligible", "Probablemente elegibles"),
         "Of the families screened in the period: likely eligible by the latest screening.",
         "De las familias evaluadas en el período: probablemente elegibles por la última evaluación.", "percent"),
    _one("children_screened", L("Children screened", "Niñas y niños evaluados"),
         "Each child once, by the latest screening of the period; the age is that on its day.",
         "Cada niña o niño una vez, por la última evaluación del período; la edad es la de ese día.", "persons",
         ("outcome", *CHILD)),
    _one("reasons", L("Why not, or not yet", "Por qué no, o aún no"),
         "Children who are not eligible or need review, by each rule that is missed or open; a child may have several.",
         "Niñas y niños no elegibles o por revisar, por cada regla que no se cumple o está abierta; puede haber "
         "varias.", "persons", ("reason",)),
    _one("aors_prepared", L("AORs prepared", "AOR preparadas"), "By the day they were drafted.",
         "Por el día en que se prepararon.", dimensions=("month",)),
    _one("aors_filed", L("AORs filed", "AOR presentadas"), "By the day the resettlement agency filed them.",
         "Por el día en que la agencia de reasentamiento las presentó.", dimensions=("month",)),
    _one("days_to_filing", L("Days from inquiry to filing", "Días de la consulta a la presentación"),
         "Middle value of the AORs filed in the period; a filing before its inquiry is left out.",
         "Valor del medio de las AOR presentadas en el período; sin las presentadas antes de la consulta.", "days"),
    _one("children_covered", L("Children covered", "Niñas y niños incluidos"),
         "Children of the families whose AOR was filed in the period; the age is that on the day of filing.",
         "Niñas y niños de las familias cuya AOR se presentó en el período; la edad es la de ese día.", "persons",
         CHILD),
    _one("relatives_covered", L("Relatives covered", "Familiares incluidos"),
         "Members of those families other than children and the parent or guardian who files.",
         "Integrantes de esas familias que no son niñas o niños ni quien solicita.", "persons", ("role",)),
    _one("children_prepared", L("Children prepared for an interview", "Niñas y niños preparados para una entrevista"),
         "Each child with a session of preparation in the period, once.",
         "Cada niña o niño con una sesión de preparación en el período, una vez.", "persons"),
    _one("interviews_accompanied", L("Interviews accompanied", "Entrevistas acompañadas"),
         "Interviews held in the period with somebody of the team, and sessions of accompaniment without an interview "
         "of that child and day.",
         "Entrevistas del período con alguien del equipo, y sesiones de acompañamiento sin una entrevista de esa niña "
         "o niño ese día.", "events"),
    _one("decisions", L("Decisions", "Decisiones"), "Each decision, by its day.", "Cada decisión, por su día.",
         "persons", ("decision",)),
    _one("arrivals", L("Arrivals", "Llegadas"), "Each arrival, by its day.", "Cada llegada, por su día.", "persons",
         ("arrived_as", "month")),
    _one("ended", L("Ended before arrival", "Terminadas antes de llegar"),
         "Families that withdrew, aged out, are not eligible or whose program closed, by the day they came to that.",
         "Familias que desistieron, cumplieron 21, no son elegibles o con el programa cerrado, por el día en que "
         "quedaron así.", dimensions=("stage",)),
    _one("waiting", L("Waiting, by stage", "En espera, por etapa"),
         "Families open on the last day of the period (or today), where they stand.",
         "Familias abiertas el último día del período (u hoy), según la etapa.", dimensions=("stage",)),
    _one("waiting_days", L("Days waited in the stage", "Días de espera en la etapa"),
         "Of the families that wait: the middle value of the days in their stage until the last day of the period, or "
         "until today.",
         "De las familias en espera: valor del medio de los días en su etapa hasta el último día del período, o hasta "
         "hoy.", "days",
         ("stage",)),
    _one("tracks_waiting", L("Persons waiting, by stage", "Personas en espera, por etapa"),
         "Members of those families but the petitioner, by their own stage, or else by that of the family.",
         "Integrantes de esas familias menos quien solicita, por su propia etapa, o la de la familia si no "
         "tienen una.", "persons", ("stage",)),
    _one("track_days", L("Who waits how long where", "Quién espera cuánto y dónde"),
         "Days in the stage of each member on the way but the petitioner, and their middle value. Counted until "
         "the last day of the period, or until today; who has no stage of her own stands where the family stands.",
         "Días en la etapa de cada integrante en camino menos quien solicita, y su valor del medio. Se cuenta "
         "hasta el último día del período, o hasta hoy; quien no tiene etapa propia está en la de la familia.", "days",
         ("stage",)),
    _one("turning_21", L("Turning 21", "Cumplen 21"),
         "Children still on the way whose AOR is not filed, by the first day on which they may turn 21, counted from "
         "the last day of the period or from today. Of a year alone that is 1 January.",
         "Niñas y niños aún en camino cuya AOR no está presentada, por el primer día en que pueden cumplir 21, contado "
         "desde el último día del período o desde hoy. Si solo se sabe el año, el 1 de enero.", "persons",
         ("urgency",)),
    _one("funnel", L("From inquiry to arrival", "De la consulta a la llegada"),
         "Families whose inquiry is in the period, by each step they have reached to this day.",
         "Familias cuya consulta es del período, por cada paso que han alcanzado hasta hoy.", dimensions=("step",)),
)  # fmt: skip
