"""The sheet of a day in the field: what is known of each row, and room for what the day brings."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from kindhub.errors import UserError
from kindhub.i18n import L, tr
from kindhub.program.day_sheets import DayRow, DaySheet
from kindhub.program.forms import Form
from kindhub.program.paper import Heading, Paper, Table, Words
from kindhub.records.codes import code_list
from kindhub.records.fields import fields_of
from kindhub.records.partial_date import PartialDate
from kindhub.services.day_sheets import form_of, sheet_of
from kindhub.services.leaving import may_leave
from kindhub.services.worklists import Worklist

MOST = 200
"""More than anybody does in a day."""
LINES = 3
TOO_MANY = L("A sheet takes at most {most} rows: narrow the list or tick some.",
             "Una hoja lleva hasta {most} filas: acote la lista o marque algunas.")  # fmt: skip
NOBODY = L("No row of this list can be taken along.", "Ninguna fila de esta lista se puede llevar.")


def day_rows(session: Session, worklist: Worklist, rows: Sequence[int], day: date) -> Sequence[DayRow]:
    """Of these rows of the list those that may leave this computer, with what they take along.

    Raises `UserError` for more rows than a sheet takes, and for none.
    """
    sheet = sheet_of(worklist.view)
    leaving = worklist.those(session, rows, may_leave(worklist.program, worklist.view.record))
    if len(leaving) > MOST:
        raise UserError(TOO_MANY, most=MOST)
    ids = [str(row["id"]) for row in worklist.page(session, leaving)]
    found = sheet.rows(session, ids, day) if ids else ()
    if not found:
        raise UserError(NOBODY)
    return found


def day_paper(worklist: Worklist, rows: Sequence[DayRow], day: date, note: str = "") -> Paper:
    """The sheet on paper. `note` is said above the rows (those that stay here)."""
    sheet = sheet_of(worklist.view)
    columns, empty = (*sheet.known, *sheet.blank), ("",) * len(sheet.blank)
    title = f"{worklist.view.title}: {PartialDate.of(day).show()}"
    legend = _words_to_use(sheet, form_of(worklist.program, sheet), day)
    notes = (_first_words(), *legend, *([note] if note else []))
    return Paper(
        sheet.title.say(),
        (
            Heading(title),
            *(Words(words, small=True, keep=True) for words in notes),
            Table(
                tuple(heading.say() for heading, _ in columns),
                tuple((*row.cells, *empty) for row in rows),
                tuple(share for _, share in columns),
                lines=LINES,
            ),
        ),
    )


def _words_to_use(sheet: DaySheet, form: Form, day: date) -> Iterator[str]:
    """The values of what is asked from lists, so that the paper says what the page will ask."""
    specs: dict[str, Any] = dict(fields_of(form.record))
    for name in sheet.asked:
        if specs[name].kind == "code":
            words = " · ".join(one.label.say() for one in code_list(specs[name].codes or "").offered(day))
            yield f"{specs[name].label}: {words}."


def _first_words() -> str:
    return tr("Keep this sheet with you. Once it is entered, destroy it.",
              "Lleve esta hoja siempre consigo. Cuando la haya pasado, destrúyala.")  # fmt: skip
