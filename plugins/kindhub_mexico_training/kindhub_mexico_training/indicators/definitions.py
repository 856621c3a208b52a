"""What each indicator is called and how it is counted, in the words printed under every figure."""

from kindhub.i18n import L
from kindhub.program.indicators import Indicator

PERSON = ("sex", "kind", "state", "year", "place")
LINE = (*PERSON, "event_kind", "modality", "topic")
BODY = ("kind", "state", "year")
EVENT = ("year", "place", "event_kind", "modality", "topic")
_STATE = L(
    "By state: what the list says, else what other lists say of that person, else where the institution is.",
    "Por estado: lo que dice la lista; si no, lo que dicen otras listas de esa persona; si no, donde está la "
    "institución.",
)
_TESTS = L(
    "Of the attendances with a test before and a test after. A score that the sheet turned into a date, or above the "
    "highest score, is no score. Percent is the score of the highest score.",
    "De las asistencias con prueba inicial y prueba final. Una nota que la hoja convirtió en fecha, o mayor que el "
    "puntaje máximo, no es una nota. El porcentaje es la nota entre el puntaje máximo.",
)
_PASS = L("The pass mark is that of the event, 70 % where it says none.",
          "El mínimo es el del evento, 70 % si no lo indica.")  # fmt: skip


def _and(method: L, more: L) -> L:
    return L(f"{method.en} {more.en}", f"{method.es} {more.es}")


INDICATORS: tuple[Indicator, ...] = (
    Indicator("trained_people", L("Trained people", "Personas capacitadas"), _and(L(
        "Each human being once, however often and under whatever spelling she came: at least one session is marked. "
        "By kind of institution, state, year and place: at least once, so the sum may exceed the total.",
        "Cada persona una vez, sin importar cuántas veces llegó ni cómo se escribió su nombre: con al menos una "
        "sesión marcada. Por tipo de institución, estado, año y lugar: al menos una vez, por eso la suma puede pasar "
        "del total."), _STATE), "persons", PERSON, "trainees"),
    Indicator("attendances", L("Attendances", "Asistencias"), _and(L(
        "Each person at each event once, with at least one session marked; twice on one list is one.",
        "Cada persona en cada evento una vez, con al menos una sesión marcada; dos veces en una lista es una."),
        _STATE), "events", LINE, "enrolments"),
    Indicator("training_hours", L("Hours of training received", "Horas de capacitación recibidas"), L(
        "Sessions attended times the hours of a session, over all attendances.",
        "Sesiones asistidas por las horas de cada sesión, de todas las asistencias."), "hours", LINE),
    Indicator("sessions_attended", L("Sessions attended", "Sesiones asistidas"), L(
        "Marked sessions of all attendances.", "Sesiones marcadas de todas las asistencias."), "events", LINE),
    Indicator("institutions", L("Institutions", "Instituciones"), L(
        "Institutions of those who came: federal and international bodies once for the country, state and municipal "
        "ones once per state or town, consulates once per country and town, others once by name.",
        "Instituciones de quienes asistieron: las federales e internacionales una vez en el país, las estatales y "
        "municipales una vez por estado o ciudad, los consulados una vez por país y ciudad, las demás por su nombre."),
        "organisations", BODY, "institutions"),
    Indicator("events_held", L("Events held", "Eventos realizados"), L(
        "Each event once, by its first day; cancelled ones, and those that are only planned, are left out.",
        "Cada evento una vez, por su primer día; sin los cancelados ni los que solo están planificados."),
        "events", EVENT, "all_events"),
    Indicator("tests_both", L("Attendances with both tests", "Asistencias con las dos pruebas"), _TESTS, "events", LINE,
              "enrolments"),
    Indicator("tests_mean_pre", L("Mean of the first test", "Promedio de la prueba inicial"), _TESTS, "percent", LINE),
    Indicator("tests_mean_post", L("Mean of the second test", "Promedio de la prueba final"), _TESTS, "percent", LINE),
    Indicator("tests_improved", L("Improved", "Mejoraron"), _and(_TESTS, L(
        "Improved: the second score is above the first.", "Mejoró: la segunda nota es mayor que la primera.")),
        "percent", LINE, "enrolments"),
    Indicator("tests_both_passed", L("Passed, of those with both tests", "Aprobaron, de quienes tienen las dos"),
              _and(_TESTS, _PASS), "percent", LINE, "enrolments"),
    Indicator("post_passed", L("Passed the second test", "Aprobaron la prueba final"), _and(L(
        "Of the attendances with a score after the training, whether or not there is one before.",
        "De las asistencias con nota al final, tengan o no una nota inicial."), _PASS), "percent", LINE, "enrolments"),
)  # fmt: skip
