"""The forms of the case page in their order: before the return, the return, after it, the end."""

from dataclasses import replace

from kindhub.i18n import L
from kindhub.program.forms import CASE_FILE as KEPT_BESIDE
from kindhub.program.forms import Form
from kindhub_reintegration.forms.after import AFTER
from kindhub_reintegration.forms.before import BEFORE, RETURN
from kindhub_reintegration.forms.case_file import CASE_FILE


def _under(heading: L, *forms: Form) -> tuple[Form, ...]:
    return tuple(replace(form, group=heading) for form in forms)


FORMS: tuple[Form, ...] = (
    *_under(L("Before the return", "Antes del retorno"), *BEFORE),
    *_under(L("From the return on", "Desde el retorno"), RETURN, *AFTER),
    *_under(KEPT_BESIDE, *CASE_FILE),
)

__all__ = ["FORMS"]
