"""The register of what an office or a court changed in the clocks of a program."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from kindhub.i18n import L
from kindhub.program.deadlines import ClockChange
from kindhub.records.base import Record, table_of
from kindhub.records.fields import code, day, integer, text, yes_no


class ClockChangeFields(Record):
    """What differs from a clock as it came with the program: another length, or days on which it stands still.

    It governs events from `valid_from` to `valid_to`; a stop lies between these two days. Without a last day it lasts.
    A program adds `clock` with the list of its own clocks.
    """

    state: str | None = code(L("In force", "Vigencia"), "rule_state", default="in_force", index=True,
                             field_class="public")  # fmt: skip
    stopped: bool | None = yes_no(L("Stands still in these days", "Está detenido en estos días"), field_class="public")
    amount: int | None = integer(L("Length", "Duración"), field_class="public", minimum=-3_650, maximum=3_650)
    unit: str | None = code(L("Counted in", "Se cuenta en"), "clock_unit", field_class="public")
    valid_from: date | None = day(L("From", "Desde"), field_class="public")
    valid_to: date | None = day(L("Until", "Hasta"), field_class="public")
    source: str | None = text(L("Order or source", "Orden o fuente"), max_length=600, field_class="public")

    def problems(self) -> list[tuple[str, L]]:
        """A change that says nothing, has no source, or ends before it begins."""
        found: list[tuple[str, L]] = []
        if not self.stopped and (self.amount is None or self.unit is None):
            found.append(("amount", L("Give a length, or say that the clock stands still.",
                                      "Indique una duración, o que el plazo está detenido.")))  # fmt: skip
        if self.stopped and self.valid_from is None:
            found.append(("valid_from", L("Give the first day of the stop.", "Indique el primer día de la pausa.")))
        if self.valid_from and self.valid_to and self.valid_to < self.valid_from:
            found.append(("valid_to", L("It ends before it begins.", "Termina antes de empezar.")))
        if not (self.source or "").strip():
            found.append(("source", L("Name the order or the source.", "Indique la orden o la fuente.")))
        return found


def changes_in(session: Session, register: type[ClockChangeFields]) -> tuple[ClockChange, ...]:
    """What a program's register says and is in force, the earliest first."""
    table = table_of(register)
    columns = (table.c.clock, table.c.valid_from, table.c.valid_to, table.c.amount, table.c.unit, table.c.stopped)
    statement = select(*columns).where(table.c.state == "in_force").order_by(table.c.valid_from, table.c.id)
    return tuple(
        ClockChange(row.clock or "", row.valid_from, row.valid_to, row.amount, row.unit, bool(row.stopped))
        for row in session.connection().execute(statement)
    )
