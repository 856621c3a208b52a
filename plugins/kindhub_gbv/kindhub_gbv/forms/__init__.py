"""The forms of the case page in the order of the six steps; names stand apart, at the end."""

from dataclasses import replace

from kindhub.i18n import L
from kindhub.program.forms import CASE_FILE as KEPT_BESIDE
from kindhub.program.forms import Form
from kindhub_gbv.forms import care, therapy
from kindhub_gbv.forms.intake import CONSENT, INCIDENTS, INTAKE, PERPETRATORS, RELEASES
from kindhub_gbv.forms.rules import RULES


def _under(heading: L, *forms: Form) -> tuple[Form, ...]:
    return tuple(replace(form, group=heading) for form in forms)


FORMS: tuple[Form, ...] = (
    *_under(L("Before her story", "Antes de escucharla"), CONSENT, RELEASES),
    *_under(L("Intake and plan", "Registro y plan"), INTAKE, INCIDENTS, PERPETRATORS, care.SAFETY, care.SAFETY_PLAN,
            care.GOALS),
    *_under(L("Accompaniment", "Acompañamiento"), care.REFERRALS, care.REPORTS, care.GROUPS, care.CONTACTS,
            care.FEEDBACK, care.CLOSURE),
    *_under(KEPT_BESIDE, care.CASE, care.IDENTITY, care.DOCUMENTS, care.TASKS, care.NOTES),
    therapy.GROUPS, therapy.SESSIONS, therapy.ATTENDANCE, RULES,
)  # fmt: skip

__all__ = ["FORMS"]
