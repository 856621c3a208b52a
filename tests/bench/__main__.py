"""`python -m tests.bench`: every figure of the design, beside a bare reference of the same run.

`--quick` takes some three minutes on small folders; without it, 100,000 and 1,000,000 persons. `--data DIR` keeps the
folders for the next run. `--only tour,start` takes only those parts. Nothing here is a test: a busy machine makes
every figure worse, ratios less than times.
"""

import argparse
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from kindhub.services.person_pairs import find_pairs, known_pairs
from kindhub.storage.hub import Hub
from tests.bench import desk, door, figures, listing, saving, screening, searching, spreadsheet, windows
from tests.bench.folders import SEED, folder_of
from tests.bench.table import Line, aligned, markdown


@dataclass(frozen=True, slots=True)
class Sizes:
    """How many persons, events and rows a run takes."""

    persons: int
    many: int
    events: int
    rows: int
    screenings: int


Part = Callable[[], Iterator[Line]]
NAMES = ("start", "home", "tour", "search", "save", "indicators", "search-many", "list", "memory", "door", "sheet",
         "screening", "desk")  # fmt: skip
QUICK = Sizes(persons=10_000, many=20_000, events=40_000, rows=4_000, screenings=20_000)
DESK = 2_000, 10_000
"""Callers and calls of a help desk; of the same size always, as it takes a second to make."""
FULL = Sizes(persons=100_000, many=1_000_000, events=1_000_000, rows=20_000, screenings=100_000)


def parts(sizes: Sizes, data: Path, temporary: Path) -> Iterator[tuple[str, Part]]:
    """What is measured and its name, in the order of the design; the folder the windows open is made before them."""

    def of(measure: Callable[[Hub], Iterator[Line]], persons: int, events: int = 0) -> Part:
        def part() -> Iterator[Line]:
            with folder_of(data, persons, events) as hub:
                yield from measure(hub)

        return part

    def emptied(measure: Callable[[Hub], Iterator[Line]], persons: int) -> Part:
        def part() -> Iterator[Line]:
            with tempfile.TemporaryDirectory() as place, folder_of(Path(place), persons) as hub:
                yield from measure(hub)

        return part

    few, many, events, rows = sizes.persons, sizes.many, sizes.events, sizes.rows
    screenings = sizes.screenings
    small, large = data / f"{few}-0-{SEED}" / "hub", data / f"{many}-0-{SEED}" / "hub"
    in_order: tuple[Part, ...] = (
        lambda: windows.starting(small),
        lambda: windows.home(small, few, memory=False),
        lambda: windows.tour(small, few),
        of(lambda hub: searching.measure(hub, few, 30), few),
        of(saving.measure, few),
        of(lambda hub: figures.measure(hub, events), few, events),
        of(lambda hub: searching.measure(hub, many, 60), many),
        of(lambda hub: listing.measure(hub, many), many),
        lambda: windows.home(large, many, memory=True),
        emptied(lambda hub: door.measure(hub, rows), 1_000),
        emptied(lambda hub: spreadsheet.measure(hub, few, rows, temporary), few),
        lambda: screening.measure(temporary / "cam", screenings),
        lambda: desk.measure(temporary / "desk", *DESK),
    )
    yield from zip(NAMES, in_order, strict=True)


def chosen(sizes: Sizes, names: list[str], data: Path, temporary: Path) -> Iterator[Part]:
    """The parts of these names. A folder that only windows open is made in this process before."""
    opened_by = {"start": sizes.persons, "home": sizes.persons, "tour": sizes.persons, "memory": sizes.many}
    windows.compile_modules()
    for persons in {opened_by[name] for name in names if name in opened_by}:
        with folder_of(data, persons) as hub:
            if "tour" in names and persons == sizes.persons and not known_pairs(hub).at:
                find_pairs(hub)  # a folder in use was compared before: no stop waits for minutes
    yield from (part for name, part in parts(sizes, data, temporary) if name in names)


def measured(part: Part) -> Iterator[Line]:
    """The lines of a part. A part that fails says so at length and leaves the others to be measured."""
    try:
        yield from part()
    except Exception as failed:
        traceback.print_exc()
        yield Line(f"failed: {type(failed).__name__}", None, None, "", remark=str(failed).partition("\n")[0])


def main() -> int:
    """Run and print."""
    ask = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    ask.add_argument("--quick", action="store_true", help="small folders, some three minutes")
    ask.add_argument("--markdown", action="store_true", help="print the table for the README")
    ask.add_argument("--only", default=",".join(NAMES), help=f"parts by name: {', '.join(NAMES)}")
    ask.add_argument("--data", type=Path, help="keep the invented folders here for the next run")
    asked = ask.parse_args()
    sizes, start = QUICK if asked.quick else FULL, time.perf_counter()
    found: list[Line] = []
    try:
        with tempfile.TemporaryDirectory() as temporary:
            for part in chosen(sizes, asked.only.split(","), asked.data or Path(temporary) / "data", Path(temporary)):
                for line in measured(part):
                    found.append(line)
                    print(f"{time.perf_counter() - start:5.0f} s  {line.figure}: {line.verdict()}", file=sys.stderr)
    finally:  # what was measured before somebody stopped it is not lost
        print((markdown if asked.markdown else aligned)(found), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
