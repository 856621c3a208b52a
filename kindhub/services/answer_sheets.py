"""A sheet of answers, people by questions: read as it stands, and written one answer at a time."""

from kindhub.program.forms import Form
from kindhub.program.sheets import AnswerSheet, Sheet
from kindhub.storage.hub import Hub


def sheet_of(form: Form) -> AnswerSheet:
    """How the sheet of a form is read and written. Raises `ValueError` for a form that is none: a bug."""
    if form.sheet is None:
        raise ValueError(f"{form.key} is no sheet")
    return form.sheet


def read_sheet(hub: Hub, form: Form, parent_id: str) -> Sheet:
    """Read it, as far as this person may see it."""
    with hub.read() as session:
        return sheet_of(form).read(session, parent_id)


def write_answer(hub: Hub, form: Form, person: str, question: str, moment: str, points: int | None) -> None:
    """Write one answer, or take it away. Raises `Refused` without the right, `UserError` when it cannot be."""
    hub.user.require(form.record.schema_key(), "edit")
    with hub.begin(f"sheet {form.key}") as work:
        sheet_of(form).write(work, person, question, moment, points)
