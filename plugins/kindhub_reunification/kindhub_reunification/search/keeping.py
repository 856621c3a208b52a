"""Keeps on the case what its attempts add up to, so that lists and clocks need not look for it."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import select

from kindhub.records.base import table_of
from kindhub.records.partial_date import first_day
from kindhub_reunification.records import Attempt, Case
from kindhub_reunification.search.exhaustion import REACHED, Enough, Try, done_of, exhausted_on, rule_in_force

CHUNK = 400


def recount(work: Any, case_ids: Iterable[str]) -> None:
    """Count the attempts of these cases anew."""
    ids = sorted(set(case_ids))
    with work.session.no_autoflush:
        enough = rule_in_force(work.session, datetime.now(UTC).astimezone().date())
    for start in range(0, len(ids), CHUNK):
        some = ids[start : start + CHUNK]
        tries, dues = _read(work, some)
        columns: Any = Case.id
        for case in work.session.scalars(select(Case).where(columns.in_(some))):
            _keep(case, enough, tries[case.id], dues.get(case.id))


def _read(work: Any, ids: list[str]) -> tuple[dict[str, list[Try]], dict[str, date | None]]:
    """The attempts that count, and the next step of the last line that names one."""
    table = table_of(Attempt)
    names = ("case_id", "attempted_on", "channel", "outcome", "next_due")
    statement = (
        select(*(table.c[name] for name in names))
        .where(table.c.case_id.in_(ids), table.c.repeated.is_not(True))
        .order_by(table.c.attempted_on, table.c.id)
    )
    tries: dict[str, list[Try]] = defaultdict(list)
    dues: dict[str, date | None] = {}
    for row in work.session.connection().execute(statement):
        tries[row.case_id].append(Try(first_day(row.attempted_on), row.channel, row.outcome))
        dues[row.case_id] = row.next_due
    return tries, dues


def _keep(case: Case, enough: Enough, tries: list[Try], due: date | None) -> None:
    done = done_of(tries)
    days = [one.on for one in tries if one.on]
    reached = [one.on for one in tries if one.on and one.outcome == REACHED]
    wanted = {
        "attempts": done.attempts, "channels": done.channels, "visits": done.visits,
        "first_attempt_on": min(days, default=None), "last_attempt_on": max(days, default=None),
        "contacted_on": min(reached, default=None), "exhausted_on": exhausted_on(enough, tries), "next_step_due": due,
    }  # fmt: skip
    for name, value in wanted.items():
        if getattr(case, name) != value:
            setattr(case, name, value)
