"""A sheet people by columns: read as it stands, written answer by answer or a whole column at once, and summed."""

from collections.abc import Collection
from dataclasses import dataclass

from kindhub.program.forms import Form
from kindhub.program.sheets import CAME, AnswerSheet, Calling, Meeting, Sheet
from kindhub.storage.hub import Hub


def sheet_of(form: Form) -> AnswerSheet:
    """How the sheet of a form is read and written. Raises `ValueError` for a form that is none: a bug."""
    if form.sheet is None:
        raise ValueError(f"{form.key} is no sheet")
    return form.sheet


def calling_of(form: Form) -> Calling:
    """How its list is called. Raises `ValueError` for a sheet that is a test: a bug."""
    calling = sheet_of(form).calling
    if calling is None:
        raise ValueError(f"{form.key} is no list that is called")
    return calling


def read_sheet(hub: Hub, form: Form, parent_id: str) -> Sheet:
    """Read it, as far as this person may see it."""
    with hub.read() as session:
        return sheet_of(form).read(session, parent_id)


def write_answers(
    hub: Hub, form: Form, people: Collection[str], question: str, moment: str, points: int | None
) -> None:
    """Write the same answer for these people, or take it away, all in one unit of work.

    Raises `Refused` without the right, `UserError` when it cannot be.
    """
    hub.user.require(form.record.schema_key(), "edit")
    with hub.begin(f"sheet {form.key}") as work:
        for person in people:
            sheet_of(form).write(work, person, question, moment, points)


@dataclass(frozen=True, slots=True)
class Attended:
    """Meetings a person came to, and the hours of those whose length is known; `unknown` are those whose is not."""

    meetings: int
    hours: float
    unknown: int


def attended(sheet: Sheet, person: str) -> Attended:
    """What a person came to."""
    came = [one for one in sheet.asked if sheet.points.get((person, one.key, "")) == CAME]
    known = [one.hours for one in came if isinstance(one, Meeting) and one.hours is not None]
    return Attended(len(came), sum(known), len(came) - len(known))


def how_many_came(sheet: Sheet, meeting: str) -> int:
    """How many came to a meeting."""
    return sum(sheet.points.get((person, meeting, "")) == CAME for person, _ in sheet.people)


def unmarked(sheet: Sheet, meeting: str) -> list[str]:
    """Whom nobody marked for a meeting, in the order of the sheet."""
    return [person for person, _ in sheet.people if (person, meeting, "") not in sheet.points]
