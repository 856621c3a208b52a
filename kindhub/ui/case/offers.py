"""What can be done in a case, as data for the palette: its parts first, then what one does with it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from kindhub.i18n import tr
from kindhub.services.handing_over import note_form
from kindhub.ui.case.documents import document_form
from kindhub.ui.case.due_rows import task_form
from kindhub.ui.case.section_list import HISTORY
from kindhub.ui.kit.badge import STATES
from kindhub.ui.shell.acts import Act

if TYPE_CHECKING:
    from kindhub.program.registry import LoadedProgram
    from kindhub.ui.case.page import CasePage


def case_offers(page: CasePage, program: LoadedProgram) -> list[Act]:
    """Acts of this case now; what its state or a right forbids is left out."""
    if page.picture is None:
        return []
    return [*_acts(page, program), *_parts(page)]


def _acts(page: CasePage, program: LoadedProgram) -> Iterator[Act]:
    picture = page.picture
    assert picture is not None
    if page.may_log():
        yield Act("contact", tr("Log a contact", "Registrar un contacto"), page.over.log_contact, "phone-call",
                  keys="contact", also="llamada visita call visit")  # fmt: skip
    if picture.may_edit and not picture.read_only:
        if note_form(program) is not None:
            yield Act("note", tr("Write a note", "Escribir una nota"), page.over.write_note, "note", keys="note")
        if task_form(program) is not None:
            words = tr("Write a new task", "Anotar una tarea")
            yield Act("task", words, page.over.add_task, "check-square", keys="task")
        if document_form(program) is not None:
            yield Act("attach", tr("Attach a document", "Adjuntar un documento"), page.over.choose_files, "paperclip",
                      keys="attach")  # fmt: skip
        if picture.next_key and not picture.gaps:
            words = tr("Move to {stage}", "Pasar a {stage}", stage=picture.next_title)
            yield Act("move", words, page.move_on, "arrow-right")
    if picture.may_hand_over and picture.may_edit:
        words = tr("Hand over to a colleague", "Reasignar a otra persona")
        yield Act("hand_over", words, page.over.hand_over, "swap", also="transferir transfer")
    if picture.receivers:
        words = tr("Refer to another program of KIND", "Referir a otro programa de KIND")
        yield Act("refer", words, page.over.refer, "arrow-right", also="canalizar canalización referencia referral")
    yield Act("undo", tr("Undo the last save", "Deshacer lo último guardado"), page.acts.undo_last,
              "arrow-counter-clockwise", keys="undo_save")  # fmt: skip


def _parts(page: CasePage) -> Iterator[Act]:
    assert page.picture is not None
    for row in page.picture.sections:
        words = tr("Open {part}", "Abrir {part}", part=row.title)
        state = STATES[row.state][2].say() if row.state else ""
        note = " · ".join(part for part in (state, row.sub, row.right) if part)
        yield Act(f"part:{row.key}", words, partial(page.parts.open, row.key), "note-pencil", note)
    yield Act("history", tr("Open the history", "Abrir el historial"), partial(page.parts.open, HISTORY),
              "clock-counter-clockwise")  # fmt: skip
