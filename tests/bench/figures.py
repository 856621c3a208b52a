"""The indicators of a quarter, counted over many contacts and services."""

from collections.abc import Iterator
from datetime import date

from kindhub.program.indicators import Period
from kindhub.services.indicators import count
from kindhub.storage.hub import Hub
from tests.bench.clock import median, times
from tests.bench.table import Line, Target

BARE = "SELECT substr(held_on, 1, 4), count(*) FROM reintegration.reintegration_contact GROUP BY 1"
QUARTER = Period(date(2024, 7, 1), date(2024, 9, 30))


def measure(hub: Hub, events: int) -> Iterator[Line]:
    """All indicators of all programs that are open; one of the five is written so far."""
    with hub.read() as session:
        found = times(lambda: [count(session, program, QUARTER) for program in hub.programs], 2, warm=0)
        bare = times(lambda: session.connection().exec_driver_sql(BARE).fetchall(), 2)
    yield Line(
        f"quarterly indicators over {events:,} events, {len(hub.programs.loaded)} programs",
        Target(3, "s"),
        median(found),
        "s",
        f"{median(bare):.2f} s",
        median(found) / median(bare),
    )
