"""`python -m tests.bench`: every figure of the design, beside a bare reference of the same run.

`--quick` takes some three minutes on small folders; without it, 100,000 and 1,000,000 persons. `--data DIR` keeps the
folders for the next run. Nothing here is a test: a busy machine makes every figure worse, ratios less than times.
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from kindhub.storage.hub import Hub
from tests.bench import door, figures, listing, saving, searching, spreadsheet, windows
from tests.bench.folders import SEED, folder_of
from tests.bench.table import Line, aligned, markdown


@dataclass(frozen=True, slots=True)
class Sizes:
    """How many persons, events and rows a run takes."""

    persons: int
    many: int
    events: int
    rows: int


QUICK = Sizes(persons=10_000, many=20_000, events=40_000, rows=4_000)
FULL = Sizes(persons=100_000, many=1_000_000, events=1_000_000, rows=20_000)


def lines(sizes: Sizes, data: Path, temporary: Path) -> Iterator[Line]:
    """All figures in the order of the design."""

    def each(measure: Callable[[Hub], Iterator[Line]], persons: int, events: int = 0) -> list[Line]:
        with folder_of(data, persons, events) as hub:
            return list(measure(hub))

    few, many, events = sizes.persons, sizes.many, sizes.events
    each(lambda _: iter(()), few)
    place = data / f"{few}-0-{SEED}" / "hub"
    yield from windows.starting(place)
    yield from windows.home(place, few, memory=False)
    yield from windows.tour(place, few)
    yield from each(lambda hub: searching.measure(hub, few, 30), few)
    yield from each(saving.measure, few)
    yield from each(lambda hub: figures.measure(hub, events), few, events)
    yield from each(lambda hub: searching.measure(hub, many, 60), many)
    yield from each(lambda hub: listing.measure(hub, many), many)
    yield from windows.home(data / f"{many}-0-{SEED}" / "hub", many, memory=True)
    with tempfile.TemporaryDirectory() as emptied, folder_of(Path(emptied), 1_000) as hub:
        yield from door.measure(hub, sizes.rows)
    with tempfile.TemporaryDirectory() as emptied, folder_of(Path(emptied), few) as hub:
        yield from spreadsheet.measure(hub, few, sizes.rows, temporary)


def main() -> int:
    """Run and print."""
    ask = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    ask.add_argument("--quick", action="store_true", help="small folders, some three minutes")
    ask.add_argument("--markdown", action="store_true", help="print the table for the README")
    ask.add_argument("--data", type=Path, help="keep the invented folders here for the next run")
    asked = ask.parse_args()
    start = time.perf_counter()
    with tempfile.TemporaryDirectory() as temporary:
        found = []
        for line in lines(QUICK if asked.quick else FULL, asked.data or Path(temporary) / "data", Path(temporary)):
            found.append(line)
            print(f"{time.perf_counter() - start:5.0f} s  {line.figure}: {line.verdict()}", file=sys.stderr)
    print((markdown if asked.markdown else aligned)(found))
    return 0


if __name__ == "__main__":
    sys.exit(main())
