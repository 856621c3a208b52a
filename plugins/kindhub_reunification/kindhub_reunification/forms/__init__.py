"""The forms of the case page in the order of the way, and the registers of rules."""

from dataclasses import replace

from kindhub.i18n import L
from kindhub.program.forms import CASE_FILE as KEPT_BESIDE
from kindhub.program.forms import Form
from kindhub_reunification.forms import after, desk, family, matters, search


def _under(heading: L, *forms: Form) -> tuple[Form, ...]:
    return tuple(replace(form, group=heading) for form in forms)


FORMS: tuple[Form, ...] = (
    *_under(L("Family", "Familia"), family.MEMBERS, family.WHEREABOUTS, family.WISHES),
    *_under(L("Search", "Búsqueda"), search.LEADS, search.ATTEMPTS, search.IDENTITY),
    *_under(L("Parole", "Parole"), matters.MATTERS, matters.COVERED, matters.CONTACTS),
    *_under(L("Once reunified", "Tras reunirse"), after.SERVICES, after.SESSIONS,
            after.SESSION_NOTES),
    *_under(KEPT_BESIDE, family.CASE, after.CALLS, after.CALLERS, after.DOCUMENTS, after.TASKS, after.NOTES,
            after.CLOSURE),
    desk.HELP_DESK, after.CLOCKS, after.SEARCH_RULES,
)  # fmt: skip

__all__ = ["FORMS"]
