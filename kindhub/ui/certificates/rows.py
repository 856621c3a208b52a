"""The people of an event as rows: how each stands, why she is not entitled, which certificate she holds."""

from __future__ import annotations

from collections.abc import Iterable

from kindhub.i18n import tr
from kindhub.services.certificates.register import EventRegister, IssuedLine, PersonLine
from kindhub.ui.kit.table import Cell, Column, Key, TableRow
from kindhub.ui.when import short_day, today

NAME, CAME, HOURS, TEST, STATE = "name", "came", "hours", "test", "state"
_NAME, _SHORT, _STATE = 240, 84, 300


def columns() -> list[Column]:
    """The columns."""
    return [
        Column(NAME, tr("Name", "Nombre"), _NAME, sortable=False, fixed=True, names=True),
        Column(CAME, tr("Came", "Asistió"), _SHORT, right=True, sortable=False),
        Column(HOURS, tr("Hours", "Horas"), _SHORT, right=True, sortable=False),
        Column(TEST, tr("Test", "Prueba"), _SHORT, right=True, sortable=False),
        Column(STATE, tr("Certificate", "Constancia"), _STATE, sortable=False, stretch=True),
    ]


def rows(register: EventRegister, keys: Iterable[Key]) -> list[TableRow]:
    """The rows of these people."""
    known = {one.standing.person: one for one in register.people}
    return [_row(register, known[str(key)]) for key in keys if str(key) in known]


def _row(register: EventRegister, one: PersonLine) -> TableRow:
    who = one.standing
    return TableRow(
        who.person,
        {
            NAME: Cell(who.name or tr("no name", "sin nombre"), who.beside, secret=True),
            CAME: Cell(f"{who.attended}/{register.event.meetings}"),
            HOURS: Cell(f"{who.hours:g}"),
            TEST: Cell(f"{int(who.score)} %" if who.score is not None else "–"),
            STATE: _state(register, one),
        },
    )


def _state(register: EventRegister, one: PersonLine) -> Cell:
    if one.holds is not None and one.differs(register.event):
        return Cell(one.holds.number, icon="warning-circle-fill", tone="warn", bold=True)
    if one.holds is not None:
        return Cell(one.holds.number, icon="check-circle-fill", tone="ok", bold=True)
    if one.withdrawn:
        words = tr("withdrawn: {number}", "retirada: {number}", number=one.withdrawn[-1].number)
        return Cell(words, icon="x-circle", tone="danger")
    if one.why_not:
        return Cell(one.why_not, icon="circle-dashed", tone="muted")
    return Cell(tr("to be issued", "por emitir"), icon="clock-fill", tone="warn")


def said_of(register: EventRegister, one: PersonLine) -> str:
    """All there is to say of one person under the table."""
    parts = [one.standing.name]
    if one.holds is not None:
        parts.append(_issued(one.holds))
        if one.differs(register.event):
            parts.append(tr("It says something else than the list does now: issue it anew if the list is right.",
                            "Dice otra cosa que la lista de ahora: emítala de nuevo si la lista es la "
                            "correcta."))  # fmt: skip
    elif one.why_not:
        parts.append(one.why_not)
    parts += [_withdrawn(line) for line in one.withdrawn]
    return " · ".join(filter(None, parts))


def _issued(line: IssuedLine) -> str:
    said = tr("{number}, issued on {day}, code {code}", "{number}, emitida el {day}, código {code}",
              number=line.number, day=short_day(line.issued_on, today()), code=line.code)  # fmt: skip
    if not line.replaces:
        return said
    return said + tr(", in the place of {number}", ", en lugar de {number}", number=line.replaces)


def _withdrawn(line: IssuedLine) -> str:
    day = short_day(line.withdrawn_on, today()) if line.withdrawn_on is not None else ""
    return tr("{number} withdrawn on {day}: {why}", "{number} retirada el {day}: {why}",
              number=line.number, day=day, why=line.withdrawn_why)  # fmt: skip
