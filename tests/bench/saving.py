"""Save one form, beside a bare commit of one row in each of two encrypted files with the same fsyncs."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import count

from kindhub_reintegration.records import Case
from sqlalchemy import select
from sqlmodel import col

from kindhub.records.base import new_id
from kindhub.records.partial_date import PartialDate
from kindhub.services.forms import FormTarget, save_form
from kindhub.storage.hub import Hub
from tests.bench.clock import median, times
from tests.bench.table import Line, Target

ROUNDS = 40


def measure(hub: Hub) -> Iterator[Line]:
    """A home visit is recorded again and again, each on the next case."""
    program = hub.programs["reintegration"]
    form = next(form for form in program.forms if form.record.__name__ == "Contact" and form.parent == "case_id")
    with hub.read() as session:
        cases = list(session.scalars(select(col(Case.id)).limit(ROUNDS + 5)))
    number = count()

    def save() -> None:
        n = next(number)
        held = PartialDate.of(date(2026, 11, 1) + timedelta(days=n % 20))
        values = {
            "held_on": held,
            "mode": "home_visit",
            "reached": True,
            "residence": "in_community",
            "who": "mamá",
            "next_due": PartialDate.of(date(2027, 1, 5)),
        }
        save_form(hub, FormTarget(form, cases[n % len(cases)]), values)

    full, bare = [], []
    for _ in range(4):  # by turns, so that a busy machine is busy for both
        bare += times(_bare_commit(hub), ROUNDS // 4)
        full += times(save, ROUNDS // 4)
    yield Line(
        "save one form (validation, ledger, deadlines, fsync) / bare two-file commit",
        Target(5, "x"),
        median(full) * 1000,
        "ms",
        f"{median(bare) * 1000:.1f} ms",
        median(full) / median(bare),
    )


def _bare_commit(hub: Hub) -> Callable[[], None]:
    pool = hub.engine.raw_connection()
    raw = pool.driver_connection

    def commit() -> None:
        raw.execute("BEGIN IMMEDIATE")
        for schema in ("main", "reintegration"):
            raw.execute(f"INSERT INTO {schema}.preference(uid, key, content) VALUES('bench', ?, 'x')", (new_id(),))
        raw.execute("COMMIT")

    return commit
