"""Whether a certificate somebody shows is genuine: number and code as they stand on the paper.

What it certifies is said only where the code fits: whoever guesses numbers learns no name.
"""

from dataclasses import dataclass
from typing import Literal

from sqlalchemy import select
from sqlalchemy.orm import Session

from kindhub.i18n import L
from kindhub.program.forms import Form
from kindhub.program.mixins.folder_secret import folder_secrets
from kindhub.records.base import table_of
from kindhub.services.certificates.codes import fits
from kindhub.services.certificates.numbering import number_key
from kindhub.services.certificates.offered import certificate_forms
from kindhub.services.certificates.register import IssuedLine, line_of, plan_of, record_of
from kindhub.services.short_codes import cleaned
from kindhub.storage.hub import Hub

Verdict = Literal["genuine", "withdrawn", "forged", "changed", "unknown"]
SAID: dict[Verdict, L] = {
    "genuine": L("Number and code fit. Compare the paper with what stands here, letter by letter.",
                 "El número y el código corresponden. Compare el papel con lo que dice aquí, letra por letra."),
    "withdrawn": L("It was issued here and does not hold any more.", "Se emitió aquí y ya no vale."),
    "forged": L("The code does not belong to this number. Look whether you typed both as on the paper; if so, the "
                "paper was not made here.",
                "El código no corresponde a este número. Revise que escribió los dos como están en el papel; si es "
                "así, el papel no se hizo aquí."),
    "changed": L("The number exists and the code was once issued with it, but what is kept of it here has been "
                 "changed since. Do not rely on it; tell whoever looks after the hub.",
                 "El número existe y ese código se emitió con él, pero lo que aquí se guarda de él cambió después. No "
                 "se fíe; avise a quien cuida el hub."),
    "unknown": L("This hub has issued no certificate with this number. Ask the office that the number begins with.",
                 "Este hub no emitió ninguna constancia con este número. Pregunte a la oficina con la que empieza el "
                 "número."),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Checked:
    """The verdict, and what the certificate certifies where the code is the one issued with it."""

    verdict: Verdict
    line: IssuedLine | None = None

    def words(self) -> str:
        """The verdict as a sentence."""
        return SAID[self.verdict].say()


def check_certificate(hub: Hub, number: str, code: str) -> Checked:
    """Look the number up in every register that is open to this person, whatever her scope, and try the code."""
    with hub.read() as session:
        tried = [one for _, form in certificate_forms(hub) if (one := _check(session, form, number, code)) is not None]
    order: tuple[Verdict, ...] = ("genuine", "withdrawn", "changed", "forged")
    return min(tried, key=lambda one: order.index(one.verdict), default=Checked("unknown"))


def _check(session: Session, form: Form, number: str, code: str) -> Checked | None:
    record, table = record_of(form), table_of(form.record)
    wanted = number_key(number)
    numbers = session.execute(select(table.c.id, table.c.number))
    ids = [row.id for row in numbers if number_key(row.number) == wanted]
    if not ids:
        return None
    row = session.execute(select(table).where(table.c.id == ids[0])).mappings().one()
    line = record(**{name: row[name] for name in record.model_fields if name in row})
    secrets = folder_secrets(session, plan_of(form).secret)
    if fits(secrets, line, code):
        return Checked("withdrawn" if line.withdrawn_on else "genuine", line_of(line))
    return Checked("changed" if line.code and cleaned(line.code) == cleaned(code) else "forged")
