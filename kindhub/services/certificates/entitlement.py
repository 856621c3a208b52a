"""Who is entitled to a certificate, and why somebody is not."""

from kindhub.i18n import L
from kindhub.program.certificates import CertifiedEvent, Standing

NO_NAME = L("No name is written.", "No tiene nombre escrito.")
NO_MEETING = L("No session was held yet.", "Todavía no se hizo ninguna sesión.")
TOO_FEW = L("Came to {n} of {all} sessions ({share} %); {asked} % is asked for.",
            "Asistió a {n} de {all} sesiones ({share} %); se pide {asked} %.")  # fmt: skip
NO_TEST = L("Has no final test; {mark} % is asked for.", "No tiene prueba final; se pide {mark} %.")
NOT_PASSED = L("Has {score} % in the final test; {mark} % is asked for.",
               "Tiene {score} % en la prueba final; se pide {mark} %.")  # fmt: skip


def why_not(event: CertifiedEvent, one: Standing) -> str:
    """What keeps this person from a certificate, as a sentence; empty where nothing does.

    Shares are compared unrounded: 79.9 % is not 80 %. What is shown is rounded down, so that it never seems enough.
    """
    if not one.name.strip():
        return NO_NAME.say()
    if not event.meetings:
        return NO_MEETING.say()
    if one.attended * 100 < event.share * event.meetings:
        share = one.attended * 100 // event.meetings
        return TOO_FEW.say(n=one.attended, all=event.meetings, share=share, asked=event.share)
    if event.mark is None:
        return ""
    if one.score is None:
        return NO_TEST.say(mark=f"{event.mark:g}")
    if one.score < event.mark:
        return NOT_PASSED.say(score=int(one.score), mark=f"{event.mark:g}")
    return ""
