"""What each indicator is called and how it is counted, in the words printed under every figure."""

from kindhub.i18n import L
from kindhub.program.indicators import CountUnit, Indicator

PERSON = ("role", "sex", "age_band", "place", "year")
OF_WORKSHOP = ("place", "year", "month", "curriculum", "organisation")
OF_TEST = ("curriculum", "place", "year", "role", "sex")
_LISTS = {
    "people_reached": "participants",
    **dict.fromkeys(("attendances", "tests_both", "tests_improved", "tests_passed"), "attendances"),
    "workshops": "sessions",
    **dict.fromkeys(("tally_people", "tally_events"), "tallies"),
    **dict.fromkeys(("radio_audience", "radio_spots"), "media"),
}


def _one(key: str, title: L, method: L, unit: CountUnit, dimensions: tuple[str, ...]) -> Indicator:
    return Indicator(key, title, method, unit, dimensions, _LISTS.get(key))


_TESTS = L(
    "Of the attendances with a test before and a test after. A score that the sheet turned into a date, or above the "
    "highest score of the sheet, is no score. Percent is the score of the highest score.",
    "De las asistencias con prueba inicial y prueba final. Una nota que la hoja convirtió en fecha, o mayor que el "
    "puntaje máximo de la hoja, no es una nota. El porcentaje es la nota entre el puntaje máximo.",
)
_RADIO = L(
    "As estimated by whoever aired it. Never added to people reached nor to headcounts.",
    "Según lo estima quien transmitió. Nunca se suma a las personas alcanzadas ni a los conteos.",
)


_ITEMS = L(
    "Right answers of all answers to a question: one by one where they were written down so, else as counted off the "
    "sheets of a workshop, never both. Where fewer answered than were right the row is left out. "
    "The lowest after the workshop need more work.",
    "Respuestas correctas entre todas las respuestas a una pregunta: una por una donde así se anotaron; si no, como se "
    "contaron de las hojas del taller, nunca ambas. Si hay más correctas que respuestas, la fila no cuenta. "
    "Las más bajas después del taller piden más trabajo.",
)


def _tested(en: str, es: str) -> L:
    return L(f"{_TESTS.en} {en}", f"{_TESTS.es} {es}")


INDICATORS: tuple[Indicator, ...] = (
    _one("people_reached", L("People reached", "Personas alcanzadas"), L(
        "Each human being once, however often and under whatever spelling she came. Role, age and sex as at her first "
        "attendance in the period: children 6-12, adolescents 13-17, young people 18-24 by age. By place and year: "
        "came there, or that year, at least once, so the sum may exceed the total. Headcounts are not in it.",
        "Cada persona una vez, sin importar cuántas veces llegó ni cómo se escribió su nombre. Rol, edad y sexo de su "
        "primera asistencia en el período: niñez 6-12, adolescencia 13-17, juventud 18-24 según la edad. Por lugar y "
        "año: llegó ahí, o ese año, al menos una vez, por eso la suma puede pasar del total. Sin los conteos."),
        "persons", PERSON),
    _one("attendances", L("Attendances", "Asistencias"), L(
        "Each person at each workshop once; twice on one list is one attendance. Role and age as of that day.",
        "Cada persona en cada taller una vez; dos veces en una lista es una asistencia. Rol y edad de ese día."),
        "events", (*PERSON, "month", "curriculum", "organisation")),
    _one("workshops", L("Workshops held", "Talleres realizados"), L(
        "Each session once, by its day.", "Cada sesión una vez, por su fecha."), "events", OF_WORKSHOP),
    _one("people_by_key", L("People by pseudonymous key", "Personas por clave seudónima"), L(
        "Different keys made of first given name, first surname, year of birth or age band, municipality and sex. A "
        "second count beside the one by person: an age told otherwise makes another key, two people of one name and "
        "age make one. Rows without one of these have no key.",
        "Claves diferentes hechas de primer nombre, primer apellido, año de nacimiento o rango de edad, municipio y "
        "sexo. Es una segunda cuenta junto a la de personas: una edad dicha de otro modo hace otra clave, dos personas "
        "con el mismo nombre y edad hacen una. Las filas a las que les falta algo no tienen clave."),
        "persons", ("sex", "place", "year")),
    _one("rows_with_key", L("Attendances that have a key", "Asistencias con clave"), L(
        "Attendances with a pseudonymous key, of all attendances.",
        "Asistencias con clave seudónima, entre todas las asistencias."), "percent", ("place", "year")),
    _one("tests_both", L("Attendances with both tests", "Asistencias con las dos pruebas"), _TESTS, "events", OF_TEST),
    _one("tests_mean_pre", L("Mean of the first test", "Promedio de la prueba inicial"),
         _tested("The mean of the percentages.", "El promedio de los porcentajes."), "percent", OF_TEST),
    _one("tests_mean_post", L("Mean of the second test", "Promedio de la prueba final"),
         _tested("The mean of the percentages.", "El promedio de los porcentajes."), "percent", OF_TEST),
    _one("tests_improved", L("Improved", "Mejoraron"),
         _tested("Improved: the second score is above the first.",
                 "Mejoró: la segunda nota es mayor que la primera."), "percent", OF_TEST),
    _one("tests_passed", L("Passed the second test", "Aprobaron la prueba final"),
         _tested("Passed: the second score reaches the pass mark of the curriculum, 70 % where it says none.",
                 "Aprobó: la segunda nota llega al mínimo del currículo, 70 % si no lo indica."), "percent", OF_TEST),
    _one("question_right", L("Answered rightly after", "Respondieron bien después"), L(
        "Of the answers given in the second test, those with at least one point, by question: the lowest need more "
        "work. Only where answers were written down one by one.",
        "De las respuestas de la prueba final, las que tienen al menos un punto, por pregunta: las más bajas piden "
        "más trabajo. Solo donde se anotó respuesta por respuesta."), "percent", ("question", "curriculum")),
    _one("items_right_before", L("Right before, by question", "Correctas antes, por pregunta"), _ITEMS, "percent",
         ("question",)),
    _one("items_right_after", L("Right after, by question", "Correctas después, por pregunta"), _ITEMS, "percent",
         ("question",)),
    _one("later_referrals", L("Cases referred after a training", "Casos remitidos después de una formación"), L(
        "As those who were trained tell it, by the day of the referral; nothing of the cases is kept here.",
        "Según lo cuentan quienes se formaron, por la fecha de la remisión; aquí no se guarda nada de los casos."),
        "events", ("referred_to",)),
    _one("trained_who_referred", L("Trained people who referred later", "Personas formadas que después remitieron"), L(
        "Of the people reached in the period, those who referred a case at any time, by their role.",
        "De las personas alcanzadas en el período, las que remitieron un caso en cualquier momento, por su rol."),
        "percent", ("role",)),
    _one("tally_people", L("People in headcounts", "Personas en conteos"), L(
        "Fairs and theatre: the total that was counted, else the sum of its cells. The same people may be in workshops "
        "too, so it is never added to people reached. By sex and age: the cells that were filled in.",
        "Ferias y teatro: el total contado o, si falta, la suma de sus celdas. Las mismas personas pueden estar en los "
        "talleres, por eso nunca se suma a las personas alcanzadas. Por sexo y edad: las celdas llenas."),
        "events", ("activity", "place", "year", "sex", "age_band")),
    _one("tally_events", L("Fairs and plays", "Ferias y obras"), L(
        "Each headcount once.", "Cada conteo una vez."), "events", ("activity", "place", "year")),
    _one("radio_audience", L("Estimated audience of the radio", "Audiencia estimada de radio"), _RADIO, "events",
         ("place", "year", "language")),
    _one("radio_spots", L("Times aired", "Pases de radio"), L(
        "How often spots were aired, where it is written.", "Cuántas veces se transmitió, donde está escrito."),
        "events", ("place", "year", "language")),
)  # fmt: skip
