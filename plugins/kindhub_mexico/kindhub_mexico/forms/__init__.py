"""The forms of the case page in the order of the way, and the pages beside it."""

from dataclasses import replace

from kindhub.i18n import L
from kindhub.program.forms import CASE_FILE as KEPT_BESIDE
from kindhub.program.forms import Form
from kindhub_mexico.forms import authorities, legal, met, services


def _under(heading: L, *forms: Form) -> tuple[Form, ...]:
    return tuple(replace(form, group=heading) for form in forms)


FORMS: tuple[Form, ...] = (
    *_under(L("The child", "La niña o el niño"), met.ENCOUNTERS, met.SCREENING),
    *_under(L("Authorities", "Autoridades"), authorities.ACTIONS, authorities.BEST_INTEREST, authorities.MEASURES),
    *_under(L("Legal", "Legal"), legal.CLAIMS, legal.SIGNATURES, legal.MATTERS, legal.HEARINGS, legal.STAY_DOCUMENTS),
    *_under(L("Support", "Apoyo"), services.SESSIONS, services.SESSION_NOTES, services.REFERRALS),
    *_under(KEPT_BESIDE, met.CASE, services.DOCUMENTS, services.TASKS, services.NOTES, services.CLOSURE),
    met.DAY_BOOK, met.VISITS, services.OBSERVATIONS, services.CLOCKS,
)  # fmt: skip

__all__ = ["FORMS"]
