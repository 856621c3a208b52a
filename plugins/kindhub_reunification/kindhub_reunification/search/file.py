"""The search file of a case as the assistant looks at it, and what the form of attempts says of it."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from kindhub.i18n import L
from kindhub.records.base import Record, table_of
from kindhub.records.codes import code_list
from kindhub.records.partial_date import first_day
from kindhub_reunification.clock_time import clock_of
from kindhub_reunification.records import Attempt, Case, Lead
from kindhub_reunification.saying import day_said
from kindhub_reunification.search.exhaustion import VISIT, Enough, Try, done_of, rule_in_force
from kindhub_reunification.search.proposing import BY_TELEPHONE, Limits, Proposal, Way, propose

NEXT = "next_attempt"
HOME_TIME = timezone(timedelta(hours=-6))
"""Guatemala, Honduras and El Salvador keep this time all year."""
CHANNELS_OF: Mapping[str, tuple[str, ...]] = {
    "phone": ("call", "whatsapp", "sms"), "address": (VISIT, "letter"), "relative": (VISIT,),
    "church": ("local_leader",), "cocode": ("local_leader",), "municipality": ("local_leader",),
    "consulate": ("consulate",),
}  # fmt: skip
"""Which channels a lead opens."""
WITHOUT_LEAD = ("radio", "social_network")
TRUST = {"high": 2, "medium": 1, "low": 0}
CLOSED = ("dead", "unsafe")
SAID = L("Proposed: {way}, on {day}, from {first} to {last}. Why: {reasons}.",
         "Se propone: {way}, el {day}, de {first} a {last}. Motivos: {reasons}.")  # fmt: skip
NONE_LEFT = L("No safe way is left to propose: look for another lead.",
              "No queda una vía segura que proponer: busque otra pista.")  # fmt: skip
SO_FAR = L("So far: attempts {attempts} of {a}, channels {channels} of {c}, visits {visits} of {v}.",
           "Hasta ahora: intentos {attempts} de {a}, canales {channels} de {c}, visitas {visits} de {v}.")  # fmt: skip
SCRIPT = L("To others one may say: {words}", "A terceros se puede decir: {words}")


def facts_of_attempts(session: Session, case_id: str, _record: Record | None) -> dict[str, Any]:
    """What the form looks at besides its own answers, as one sentence made when it is opened."""
    case = session.get(Case, case_id)
    if case is None:
        return {NEXT: ""}
    now = datetime.now(UTC).astimezone(HOME_TIME)
    tries, enough = tries_of(session, case_id), rule_in_force(session, now.date())
    proposal = propose(tries, ways_of(session, case_id), limits_of(case), now.replace(tzinfo=None), enough)
    lines = [_so_far(enough, tries), _said(proposal) if proposal else NONE_LEFT.say()]
    if case.script:
        lines.append(SCRIPT.say(words=case.script))
    return {NEXT: "\n".join(lines)}


def proposed(values: Mapping[str, Any]) -> str:
    """What stands under the questions of an attempt."""
    return str(values.get(NEXT) or "")


def tries_of(session: Session, case_id: str) -> list[Try]:
    """The attempts of a case that count, in the order of their days."""
    table = table_of(Attempt)
    names = ("attempted_on", "at", "channel", "outcome", "target", "tail")
    statement = select(*(table.c[name] for name in names)).where(
        table.c.case_id == case_id, table.c.repeated.is_not(True)
    )
    found = [
        Try(first_day(row.attempted_on), row.channel, row.outcome, row.tail or row.target, clock_of(row.at))
        for row in session.execute(statement.order_by(table.c.id))
    ]
    return sorted(found, key=lambda one: str(one.on or ""))


def ways_of(session: Session, case_id: str) -> list[Way]:
    """Every channel its leads open, and those that need none."""
    table = table_of(Lead)
    names = ("kind", "value", "tail", "confidence", "state")
    rows = session.execute(select(*(table.c[name] for name in names)).where(table.c.case_id == case_id))
    return [*_of_leads(rows), *(Way(channel) for channel in WITHOUT_LEAD)]


def _of_leads(rows: Iterable[Any]) -> Iterator[Way]:
    for row in rows:
        for channel in CHANNELS_OF.get(row.kind or "", ()):
            target = row.tail if channel in BY_TELEPHONE and row.tail else row.value
            yield Way(channel, target, TRUST.get(row.confidence or "", 1), row.state in CLOSED)


def limits_of(case: Case) -> Limits:
    """The hours and channels that bind whoever plans a contact."""
    last = 24 if case.call_to is None else case.call_to
    return Limits(case.call_from or 0, last, frozenset(case.unsafe_channels or ()))


def clock_of_hour(hour: int) -> str:
    """`18:00`; the end of the day is `24:00`."""
    return f"{hour:02d}:00"


def _so_far(enough: Enough, tries: list[Try]) -> str:
    done = done_of(tries)
    return SO_FAR.say(attempts=done.attempts, channels=done.channels, visits=done.visits, a=enough.attempts,
                      c=enough.channels, v=enough.visits)  # fmt: skip


def _said(found: Proposal) -> str:
    channel = code_list("reunification.channel").label(found.way.channel)
    return SAID.say(
        way=f"{channel} ({found.way.target})" if found.way.target else channel,
        day=day_said(found.on), first=found.at.strftime("%H:%M"),
        last=found.until.strftime("%H:%M"), reasons="; ".join(one.say() for one in found.reasons),
    )  # fmt: skip
