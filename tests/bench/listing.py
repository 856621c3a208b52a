"""A list of as many rows as there are cases: all ids in order, then pages anywhere in it."""

import random
from collections.abc import Iterator
from datetime import date

from kindhub.services.worklists import Worklist
from kindhub.storage.hub import Hub
from tests.bench.clock import median, once, p95
from tests.bench.table import Line, Target

PAGE = 60
"""As many as the table of the window fetches at once."""
TODAY = date(2026, 11, 23)
ORDERS = ((), ("person.name",), ("deadline.due",), ("status",))


def measure(hub: Hub, rows: int) -> Iterator[Line]:
    """Open the list of all cases in the orders people use, and jump about in it."""
    program = hub.programs["reintegration"]
    views = {view.key: view for view in program.lists}
    opening: dict[str, float] = {}
    with hub.read() as session:
        every = Worklist(program, views["all_cases"], hub.user, TODAY)
        ids = every.ids(session)
        for order in ORDERS:
            opening["all cases, " + (order[0] if order else "newest first")] = once(
                lambda o=order: every.ids(session, o)
            )
        for key in ("my_cases", "overdue", "follow_ups", "closed"):
            view = Worklist(program, views[key], hub.user, TODAY)
            opening[key] = once(lambda one=view: one.ids(session))
        dice = random.Random(3)
        starts = [dice.randrange(max(1, len(ids) - PAGE)) for _ in range(40)]
        pages = [once(lambda at=at: every.page(session, ids[at : at + PAGE])) for at in starts]
        bare = once(lambda: session.connection().exec_driver_sql(
            "SELECT rowid FROM reintegration.reintegration_case ORDER BY opened").fetchall())  # fmt: skip
    slowest = max(opening, key=lambda name: opening[name])
    yield Line(
        f"open a list of {rows:,} rows, off-thread", Target(500, "ms"), opening["all cases, newest first"] * 1000, "ms",
        f"{bare * 1000:.0f} ms", opening["all cases, newest first"] / bare,
        f"slowest: {slowest} {opening[slowest] * 1000:.0f} ms",
    )  # fmt: skip
    yield Line(
        f"jump anywhere in it, a page of {PAGE} rows, p95", Target(20, "ms"), p95(pages) * 1000, "ms",
        remark=f"median {median(pages) * 1000:.1f} ms",
    )  # fmt: skip
