"""What each indicator is called and how it is counted, in the words printed under every figure."""

from kindhub.i18n import L
from kindhub.program.indicators import CountUnit, Indicator
from kindhub_reintegration.indicators.figures import CHILD


def _one(
    key: str, title: L, method: L, unit: CountUnit = "persons", more: tuple[str, ...] = (), child: bool = True
) -> Indicator:
    return Indicator(key, title, method, unit, (*(CHILD if child else ()), *more), ROWS_IN.get(key))


ROWS_IN = {
    **dict.fromkeys(("children_referred", "children_accepted", "children_enrolled", "enrolments_without_return_date",
                     "closures", "remained_strict", "remained_optimistic", "remained_unknown", "remained_remigrated",
                     "remained_deceased", "service_period_ended"), "all_cases"),
    "services_delivered": "services",
}  # fmt: skip
"""Which list shows what is behind a figure; see `rows`."""


_GROUPS = L(
    "Department and type of return are those of the child's first referral; the age is that on its day. A municipality "
    "whose name exists in two departments is shown as unclear.",
    "El departamento y el tipo de retorno son los de la primera referencia; la edad es la de ese día. Un municipio "
    "cuyo nombre existe en dos departamentos se muestra como dudoso.",
)
_WINDOW = L(
    "Of the children whose twelve months after the return ended in the period, each once. The last statement of where "
    "the child lives counts, from the return up to 45 days after the twelve months: a contact that reached somebody, "
    "or the closing. “Migrated again” as reason of closing means that the child left.",
    "De las niñas y los niños cuyos doce meses después del retorno terminaron en el período, una vez cada quien. "
    "Cuenta lo último que se supo de dónde vive, desde el retorno hasta 45 días después de los doce meses: un contacto "
    "en que se habló con alguien, o el cierre. «Migró otra vez» como motivo de cierre quiere decir que salió.",
)


def _window(en: str, es: str) -> L:
    return L(f"{_WINDOW.en} {en}", f"{_WINDOW.es} {es}")


def _grouped(en: str, es: str) -> L:
    return L(f"{en} {_GROUPS.en}", f"{es} {_GROUPS.es}")


INDICATORS: tuple[Indicator, ...] = (
    _one("children_referred", L("Children referred", "Niñas y niños referidos"),
         _grouped("Each child once, however many referrals; by the date of the referral, or of its answer.",
                  "Una vez cada quien, aunque haya varias referencias; por la fecha de referencia o de respuesta."),
         more=("month",)),
    _one("children_accepted", L("Children accepted", "Niñas y niños aceptados"),
         _grouped("Each child with an accepted referral of the period, once.",
                  "Cada niña o niño con una referencia aceptada del período, una vez."), more=("month",)),
    _one("children_enrolled", L("Children enrolled", "Niñas y niños inscritos"),
         _grouped("Accepted and returned: a date of return, or contacts after the referral. By the date of return, or "
                  "else of the first contact.",
                  "Aceptados y retornados: con fecha de retorno, o con contactos después de la referencia. Por la "
                  "fecha de retorno o, si falta, del primer contacto."), more=("month",)),
    _one("enrolments_without_return_date", L("Enrolled, return date missing", "Inscritos, falta la fecha de retorno"),
         _grouped("They cannot be in “remained”; by the first contact.",
                  "No pueden estar en «permanecieron»; por el primer contacto."), "cases"),
    _one("remained_optimistic", L("Remained (unknown left out)", "Permanecieron (sin los desconocidos)"),
         _window("In the community or elsewhere in the country, of those of whom it is known.",
                 "En la comunidad u otro lugar del país, de quienes se sabe."), "percent", ("year",)),
    _one("remained_strict", L("Remained (unknown counted as not)", "Permanecieron (desconocidos como que no)"),
         _window("Unknown counts as not remained.", "Lo desconocido cuenta como que no permaneció."), "percent",
         ("year",)),
    _one("remained_unknown", L("Remained: unknown", "Permanecieron: se desconoce"),
         _window("Nothing was known, or it was said that it is unknown.", "No se supo nada, o «se desconoce»."),
         more=("year",)),
    _one("remained_remigrated", L("Left again", "Migraron otra vez"),
         _window("The last statement says that the child left.", "Lo último que se supo es que salió del país."),
         more=("year",)),
    _one("remained_deceased", L("Deceased", "Fallecieron"),
         _window("In neither percentage.", "No están en ningún porcentaje."), more=("year",)),
    _one("service_period_ended", L("Twelve months ended", "Terminaron los doce meses"),
         _window("All of them.", "Todos."), more=("year",)),
    _one("closures", L("Cases closed", "Casos cerrados"),
         _grouped("One per case number; of two different closings the later one.",
                  "Uno por número de caso; de dos cierres distintos, el último."), "cases", ("reason", "month")),
    _one("goals_met", L("Goals met at closing", "Metas cumplidas al cierre"),
         _grouped("Goals met of all goals written on the closings of the period.",
                  "Metas cumplidas de todas las metas anotadas en los cierres del período."), "percent",
         ("reason", "month")),
    _one("services_delivered", L("Services given", "Servicios dados"),
         _grouped("Each service of a known case once.", "Cada servicio de un caso conocido, una vez."), "events",
         ("service", "month")),
    _one("services_people", L("Children served", "Niñas y niños atendidos"),
         _grouped("Each child once.", "Una vez cada quien."), more=("service", "month")),
    _one("services_cost", L("Cost of services", "Costo de los servicios"),
         _grouped("A blank or pending cost is no cost. Currencies are not added up.",
                  "Un costo en blanco o pendiente no es un costo. Las monedas no se suman."), "money",
         ("service", "month", "currency")),
    _one("cost_per_child", L("Cost per child", "Costo por niña o niño"),
         L("Cost over children with a service that has a cost.",
           "Costo entre las niñas y los niños con algún servicio con costo."), "money", ("currency",), False),
    _one("plan_within_30_days", L("Plan within 30 days", "Plan en 30 días"),
         _grouped("Of the returns whose thirty days ended in the period: a plan approved within them.",
                  "De los retornos cuyos treinta días terminaron en el período: con un plan aprobado en ellos."),
         "percent"),
    _one("median_days_to_answer", L("Days to the answer", "Días hasta la respuesta"),
         _grouped("Middle value, referral to answer, both known to the day.",
                  "Valor del medio, de la referencia a la respuesta, con las dos fechas exactas."), "days"),
    _one("median_days_to_first_visit", L("Days to the first visit", "Días hasta la primera visita"),
         _grouped("Middle value, return to first home visit, both known to the day.",
                  "Valor del medio, del retorno a la primera visita a casa, con las dos fechas exactas."), "days"),
    _one("contacts_on_time", L("Contacts on time", "Contactos a tiempo"),
         _grouped("Of the contacts agreed for a day of the period: somebody was reached by then.",
                  "De los contactos acordados para un día del período: se habló con alguien a más tardar ese día."),
         "percent"),
    *(
        _one(f"in_school_{months}", L(f"In school at {months} months", f"En la escuela a los {months} meses"),
             _grouped("Of the children of school age; what was said nearest to the day, at most 45 days away.",
                      "De quienes tienen edad escolar; lo dicho más cerca de ese día, a no más de 45 días."), "percent")
        for months in (3, 6, 12)
    ),
    _one("domain_change", L("Change of the domains", "Cambio en los temas"),
         L("Mean difference from the first assessment to the last, scale 1 to 4, where the last is of the period.",
           "Diferencia media de la primera evaluación a la última, escala 1 a 4, si la última es del período."),
         "score", ("domain",), False),
    _one("domain_improved", L("Better in a priority domain", "Mejor en un tema prioritario"),
         _grouped("At least one domain that began at 1 or 2 went up by one or more.",
                  "Al menos un tema que empezó en 1 o 2 subió uno o más."), "percent"),
    _one("plan_goals_met", L("Plan goals met", "Metas del plan cumplidas"),
         L("Goals met of those that apply, in plans made in the period.",
           "Metas cumplidas de las que aplican, en los planes hechos en el período."), "percent", ("domain",), False),
    _one("plan_goals_met_or_in_progress", L("Plan goals met or in progress", "Metas cumplidas o en camino"),
         L("Met and in progress over all that apply, as Primero counts it.",
           "Cumplidas y en camino entre todas las que aplican, como cuenta Primero."), "percent", ("domain",), False),
    _one("undated_rows", L("Rows without a date", "Filas sin fecha"),
         L("In no period; the whole file.", "En ningún período; de todo el archivo."), "events", ("kind",), False),
    _one("orphan_rows", L("Rows without a case", "Filas sin caso"),
         L("In no figure; the whole file.", "En ninguna cifra; de todo el archivo."), "events", ("kind",), False),
)  # fmt: skip
