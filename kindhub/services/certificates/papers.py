"""The certificates of an event as papers and documents, from the template in force."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from kindhub.errors import UserError
from kindhub.i18n import L, language
from kindhub.services.certificates.press import CertificatePress
from kindhub.services.certificates.register import EventRegister, IssuedLine, plan_of, read_register
from kindhub.services.giving_out import Leaving
from kindhub.services.letters.in_force import template_in_force

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from kindhub.program.forms import Form
    from kindhub.program.registry import LoadedProgram

NONE_HOLDS = L("Nobody here holds a certificate yet. Issue them first.",
               "Aquí nadie tiene todavía una constancia. Emítalas antes.")  # fmt: skip


def leaving_of(form: Form, event_id: str, count: int) -> Leaving:
    """What leaves when certificates do."""
    return Leaving(form.record.schema_key(), form.key, event_id, about={"certificates": count})


def held_lines(register: EventRegister, only: Collection[str] | None = None) -> list[IssuedLine]:
    """The certificates that hold, in the order of the list; with `only`, of these people.

    Raises `UserError` where there is none.
    """
    found = [
        one.holds for one in register.people if one.holds is not None and (only is None or one.standing.person in only)
    ]
    if not found:
        raise UserError(NONE_HOLDS)
    return found


def read_press(
    session: Session, program: LoadedProgram, form: Form, event_id: str, only: Collection[str] | None = None
) -> tuple[CertificatePress, list[IssuedLine]]:
    """The press of the template in force and what it is to print. Raises `UserError`."""
    register = read_register(session, form, event_id)
    letter = plan_of(form).letter
    template = template_in_force(session, program, letter, language())
    return CertificatePress(letter, template.content, register.event.place), held_lines(register, only)
