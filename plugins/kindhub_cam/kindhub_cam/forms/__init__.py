"""The forms of the case page in the order of the way."""

from dataclasses import replace

from kindhub.i18n import L
from kindhub.program.forms import CASE_FILE as KEPT_BESIDE
from kindhub.program.forms import Form
from kindhub_cam.forms import family, kids, process, screening


def _under(heading: L, *forms: Form) -> tuple[Form, ...]:
    return tuple(replace(form, group=heading) for form in forms)


FORMS: tuple[Form, ...] = (
    *_under(L("Family and screening", "Familia y evaluación"), family.MEMBERS, screening.SCREENINGS,
            screening.CHILDREN_OF_SCREENING, family.EXPIRIES, kids.DOCUMENTS),
    *_under(L("Application", "Solicitud"), process.AOR, process.INTERVIEWS, process.DNA, process.DECISIONS),
    *_under(L("Journey", "Viaje"), process.SPONSOR, process.TRAVEL, process.ARRIVALS),
    *_under(L("CAM Kids", "CAM Kids"), kids.SESSIONS, kids.PROTECTED, kids.PROTECTION),
    *_under(KEPT_BESIDE, family.CASE, kids.TASKS, kids.NOTES, kids.CLOSURE),
)  # fmt: skip

__all__ = ["FORMS"]
