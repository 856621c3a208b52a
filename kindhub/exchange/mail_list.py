"""Whom to write to after an event: those who agreed to it, for the mail merge of an office, or their addresses alone.

Whoever did not agree is in neither. Both are a right, a reason and a row of the ledger, as every way out.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from kindhub.errors import UserError
from kindhub.exchange.tables import SheetTable, TableColumn
from kindhub.exchange.write_csv import write_csv
from kindhub.exchange.write_xlsx import write_tables
from kindhub.i18n import L, tr
from kindhub.services.certificates.papers import leaving_of
from kindhub.services.certificates.register import EventRegister, PersonLine, read_register
from kindhub.services.giving_out import NOT_WRITTEN, tell_leaving

if TYPE_CHECKING:
    from kindhub.program.forms import Form
    from kindhub.storage.hub import Hub

NOBODY = L("Nobody of this event agreed to be written to.", "Nadie de este evento aceptó que se le escriba.")
TITLE = L("Mail list", "Lista de correo")


def _those(register: EventRegister) -> list[PersonLine]:
    found = [one for one in register.people if one.standing.mail]
    if not found:
        raise UserError(NOBODY)
    return found


def write_mail_list(hub: Hub, form: Form, event_id: str, path: Path, reason: str) -> int:
    """Write them as XLSX or, by the file's ending, CSV; gives how many. Raises `Refused` or `UserError`."""
    with hub.read() as session:
        register = read_register(session, form, event_id)
    people = _those(register)
    labels = (tr("Name", "Nombre"), tr("E-mail", "Correo electrónico"), tr("Event", "Evento"), tr("Dates", "Fechas"),
              tr("Hours", "Horas"), tr("Certificate", "Constancia"), tr("File", "Archivo"),
              tr("Text", "Texto"))  # fmt: skip
    rows = [_row(register, one) for one in people]
    tell_leaving(hub, replace(leaving_of(form, event_id, len(people)), entity="mail_list"), reason, file=True)
    table = SheetTable(TITLE, [TableColumn(label) for label in labels], rows)
    try:
        if path.suffix.lower() == ".csv":
            write_csv(path, table)
        else:
            write_tables(path, [table])
    except OSError as fault:
        raise UserError(NOT_WRITTEN) from fault
    return len(people)


def copy_addresses(hub: Hub, form: Form, event_id: str, reason: str) -> str:
    """The addresses, as a mail program takes them. Raises `Refused` without the right to copy, or `UserError`."""
    with hub.read() as session:
        people = _those(read_register(session, form, event_id))
    leaving = replace(leaving_of(form, event_id, len(people)), entity="mail_list", file_right="copy")
    tell_leaving(hub, leaving, reason, file=True)
    return "; ".join(one.standing.mail for one in people)


def _row(register: EventRegister, one: PersonLine) -> tuple[object, ...]:
    who, event, holds = one.standing, register.event, one.holds
    file = f"{holds.number}.pdf" if holds is not None else ""
    return (
        who.name, who.mail, event.title, event.dates, who.hours, holds.number if holds is not None else "", file,
        _text(register, one),
    )  # fmt: skip


def _text(register: EventRegister, one: PersonLine) -> str:
    thanks = tr("Dear {name}: thank you for taking part in “{event}” ({dates}).",
                "{name}: gracias por participar en «{event}» ({dates}).",
                name=one.standing.name, event=register.event.title, dates=register.event.dates)  # fmt: skip
    if one.holds is None:
        return thanks
    return thanks + " " + tr("Your certificate {number} over {hours} hours goes with this message.",
                             "Con este mensaje va su constancia {number}, de {hours} horas.",
                             number=one.holds.number, hours=f"{one.holds.hours:g}")  # fmt: skip
