"""The questions of the guided screening in their order, in words one can read aloud."""

from kindhub.i18n import L
from kindhub.program.guided import Guided, GuidedQuestion
from kindhub_cam.screening.guide import of_child, of_parent


def _asked(field: str, short: L, asks: L, why: L | None = None, hint: L | None = None) -> GuidedQuestion:
    return GuidedQuestion(field, short, hint, why, asks)


PANEL, FOLLOWS = L("What it gives, and why", "Qué resulta y por qué"), L("Goes with it", "Lo acompaña")
GUIDED = L("Guided screening", "Evaluación guiada")
OF_PARENT = Guided(
    (
        _asked("in_us", L("In the US", "En EE. UU."), L("Is the parent or guardian physically in the US?",
               "¿Quien solicita está físicamente en EE. UU.?"),
               L("Nobody can file from outside the US.", "Nadie puede presentar desde fuera de EE. UU.")),
        _asked("us_status", L("Immigration status", "Estatus migratorio"),
               L("Which immigration status does the parent or guardian have?",
                 "¿Qué estatus migratorio tiene quien solicita?"),
               L("Only some statuses qualify, and not the same in each time of the program.",
                 "Solo califican algunos estatus, y no los mismos en cada época del programa."),
               L("As on the paper that was seen.", "Como dice el papel que se vio.")),
        _asked("status_since", L("Since, or filed on", "Desde, o presentado el"),
               L("Since when does the status hold, or when was the application filed?",
                 "¿Desde cuándo tiene el estatus, o cuándo presentó la petición?"),
               L("An application counts if it was filed by a certain day; parole must be of a year.",
                 "Una petición cuenta si se presentó hasta cierto día; el parole debe ser de un año."),
               L("A year or a month is enough where the day is not known.",
                 "Basta el año o el mes si no se sabe el día.")),
        _asked("status_until", L("Valid until", "Válido hasta"), L("Until when is the status valid?",
               "¿Hasta cuándo vale el estatus?"),
               L("A status that has lapsed on the day of filing does not qualify.",
                 "Un estatus vencido el día de la presentación no califica.")),
        _asked("birth", L("Date of birth", "Fecha de nacimiento"), L("When was the parent or guardian born?",
               "¿Cuándo nació quien solicita?"),
               L("Whoever files must be 18.", "Quien presenta debe tener 18 años.")),
        _asked("earlier_aor", L("Earlier CAM application", "Solicitud CAM anterior"),
               L("Was a CAM AOR filed before 9 November 2017, and when?",
                 "¿Se presentó una AOR de CAM antes del 9 de noviembre de 2017, y cuándo?"),
               L("With it the age on that day counts, though the child is 21 by now.",
                 "Con ella cuenta la edad de ese día, aunque ya haya cumplido 21.")),
        _asked("other_married", L("Married", "Casados"), L("Is the parent in the country married to the petitioner?",
               "¿La persona en el país está casada con quien solicita?")),
        _asked("other_in_household", L("Same household", "Mismo hogar"),
               L("Do they belong to one household?", "¿Forman parte del mismo hogar?")),
        _asked("other_biological", L("Biological parent", "Madre o padre biológico"),
               L("Is this person the biological parent of the child?",
                 "¿Es madre o padre biológico de la niña o el niño?")),
    ),
    of_parent, PANEL, FOLLOWS,
)  # fmt: skip
OF_CHILD = Guided(
    (
        _asked("lives_in", L("Lives in", "Vive en"), L("In which country is the child now?",
               "¿En qué país está ahora la niña o el niño?"),
               L("It must be Guatemala, Honduras or El Salvador, the country of nationality.",
                 "Debe ser Guatemala, Honduras o El Salvador, y el de su nacionalidad.")),
        _asked("nationality", L("Nationality", "Nacionalidad"), L("Which nationality does the child have?",
               "¿Qué nacionalidad tiene la niña o el niño?"), None,
               L("Mark all there are.", "Marque todas las que tenga.")),
        _asked("birth", L("Date of birth", "Fecha de nacimiento"), L("When was the child born?",
               "¿Cuándo nació la niña o el niño?"),
               L("The child must be under 21 on the day of filing.",
                 "Debe tener menos de 21 años el día de la presentación."),
               L("A year or a month is enough where the day is not known.",
                 "Basta el año o el mes si no se sabe el día.")),
        _asked("marital", L("Marital status", "Estado civil"), L("Is the child married?",
               "¿La niña o el niño está casado?"),
               L("A married child does not qualify; a union is for a lawyer to look at.",
                 "Quien está casado no califica; una unión de hecho la revisa lo legal.")),
        _asked("relation", L("Tie", "Vínculo"), L("What is the child to the parent or guardian?",
               "¿Qué es la niña o el niño de quien solicita?")),
        _asked("order", L("Order or decree", "Orden o sentencia"), L("Is there a court order or an adoption decree?",
               "¿Hay orden judicial o sentencia de adopción?")),
        _asked("marriage", L("Marriage", "Matrimonio"),
               L("Does the marriage between the petitioner and the other parent still stand?",
                 "¿Sigue el matrimonio entre quien solicita y la otra persona?")),
        _asked("married_on", L("Married on", "Se casaron el"), L("When did they marry?", "¿Cuándo se casaron?")),
    ),
    of_child, PANEL, FOLLOWS,
)  # fmt: skip
