"""The head of the case, its documents, tasks and notes."""

from kindhub.i18n import L
from kindhub.program.case_forms import documents_form, notes_form, tasks_form
from kindhub.program.forms import Field, Form, Section
from kindhub_reintegration import records as r

CASE = Form(
    "case",
    L("Case", "Caso"),
    r.Case,
    (
        Section(
            L("Who answers for it", "Quién responde"),
            (
                Field("number"),
                Field("opened", needed="create"),
                Field("responsible"),
                Field("partner_id"),
                Field("office"),
                Field("team"),
                Field("risk"),
            ),
        ),
        Section(
            L("Consent in the home country", "Consentimiento en el país de origen"),
            (Field("consent_home_on"), Field("assent_home")),
        ),
    ),
    parent="person_id",
)
DOCUMENTS = documents_form(r.CaseDocument, "requirement", listed=False)
TASKS = tasks_form(r.CaseTask)
NOTES = notes_form(r.Note)

CASE_FILE: tuple[Form, ...] = (CASE, DOCUMENTS, TASKS, NOTES)
