"""The certificate of attempts: what was tried to find a parent, when, over which channel, and what came of it."""

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import select

from kindhub.errors import UserError
from kindhub.i18n import L, tr
from kindhub.program.paper import Block, Heading, Item, Items, Paper, Signatures, Signer, Table, Words
from kindhub.records.base import table_of
from kindhub.records.codes import CodeList, code_list
from kindhub.records.partial_date import first_day
from kindhub_reunification.records import Attempt, Case
from kindhub_reunification.saying import day_said
from kindhub_reunification.search.exhaustion import REACHED, Enough, Try, done_of, exhausted_on, rule_in_force

NOTHING = L("No contact attempt of this family is here yet.", "De esta familia aún no hay ningún intento de contacto.")


def certificate(session: Any, case: Case) -> Paper:
    """The certificate of a case in the language in force. Raises `UserError` when nothing was tried."""
    rows = _rows(session, case.id)
    if not rows:
        raise UserError(NOTHING)
    enough = rule_in_force(session, datetime.now(UTC).astimezone().date())
    return Paper(
        title=tr("Certificate of contact attempts", "Constancia de intentos de contacto"),
        code=case.number or "",
        record=f"kindhub:reunification.case:{case.id}",
        blocks=tuple(_blocks(rows, enough)),
    )


def _rows(session: Any, case_id: str) -> list[Any]:
    """The attempts that count, the earliest first."""
    table = table_of(Attempt)
    names = ("attempted_on", "at", "channel", "outcome", "target", "by")
    statement = select(*(table.c[name] for name in names)).where(
        table.c.case_id == case_id, table.c.repeated.is_not(True)
    )
    return sorted(session.execute(statement), key=lambda row: (str(first_day(row.attempted_on) or ""), row.at or ""))


def _blocks(rows: list[Any], enough: Enough) -> Iterator[Block]:
    tries = [Try(first_day(row.attempted_on), row.channel, row.outcome) for row in rows]
    done, met = done_of(tries), exhausted_on(enough, tries)
    days = [one.on for one in tries if one.on]
    reached = min((one.on for one in tries if one.on and one.outcome == REACHED), default=None)
    yield Words(_verdict(met, reached), strong=True)
    yield Items((
        Item(tr("Attempts", "Intentos"), _of(done.attempts, enough.attempts)),
        Item(tr("Channels", "Canales"), _of(done.channels, enough.channels)),
        Item(tr("Visits", "Visitas"), _of(done.visits, enough.visits)),
        Item(tr("From … to", "Desde … hasta"), f"{day_said(min(days))} – {day_said(max(days))}" if days else ""),
    ))  # fmt: skip
    channels, outcomes = code_list("reunification.channel"), code_list("reunification.outcome")
    yield Heading(tr("By channel", "Por canal"))
    yield Table((tr("Channel", "Canal"), tr("Attempts", "Intentos")), tuple(_by_channel(tries, channels)), (3, 1), (1,))
    yield Heading(tr("Each attempt", "Cada intento"))
    headings = (tr("Date", "Fecha"), tr("Time", "Hora"), tr("Channel", "Canal"), tr("Number or place",
                "Número o lugar"), tr("Outcome", "Resultado"), tr("By", "Por"))  # fmt: skip
    yield Table(headings, tuple(_line(row, channels, outcomes) for row in rows), (2, 1, 2, 3, 3, 2))
    yield Words(
        tr("Lines that repeat another one are left out.", "No se incluyen líneas que repiten otra."), small=True
    )
    yield Signatures((Signer(tr("Who certifies", "Quien hace constar")),))


def _verdict(met: date | None, reached: date | None) -> str:
    """Whoever was reached is not unreachable, however many attempts it took."""
    if reached is not None:
        return tr("Somebody spoke with the parent on {day}.", "Se habló con la madre o el padre el {day}.",
                  day=day_said(reached))  # fmt: skip
    if met is None:
        return tr("The search is not exhausted yet.", "La búsqueda todavía no está agotada.")
    said = day_said(met)
    return tr("The search has been exhausted since {day}.", "La búsqueda está agotada desde el {day}.", day=said)


def _of(done: int, wanted: int) -> str:
    return tr("{done} (at least {wanted})", "{done} (al menos {wanted})", done=done, wanted=wanted)


def _by_channel(tries: list[Try], channels: CodeList) -> Iterator[tuple[str, str]]:
    for channel, number in Counter(one.channel for one in tries).most_common():
        yield (channels.label(channel) if channel else "", str(number))


def _line(row: Any, channels: CodeList, outcomes: CodeList) -> tuple[str, ...]:
    on = first_day(row.attempted_on)
    return (
        day_said(on) if on else "", row.at or "", channels.label(row.channel) if row.channel else "",
        _veiled(row.target or ""), outcomes.label(row.outcome) if row.outcome else "", row.by or "",
    )  # fmt: skip


def _veiled(target: str) -> str:
    """The last four digits of a number: enough to know it by, too little to call somebody who must not be called."""
    digits = "".join(sign for sign in target if sign.isdigit())
    return f"… {digits[-4:]}" if len(digits) > 6 else target
