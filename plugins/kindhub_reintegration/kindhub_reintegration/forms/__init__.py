"""The forms of the case page in their order: before the return, the return, after it, the end."""

from kindhub.program.forms import Form
from kindhub_reintegration.forms.after import AFTER
from kindhub_reintegration.forms.before import BEFORE
from kindhub_reintegration.forms.case_file import CASE_FILE

FORMS: tuple[Form, ...] = (*BEFORE, *AFTER, *CASE_FILE)

__all__ = ["FORMS"]
