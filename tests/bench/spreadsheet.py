"""A list of persons comes in: read, checked, written with ledger and search index; without and with recognition."""

import csv
from collections.abc import Iterator
from pathlib import Path

from kindhub.exchange.import_run import apply_plan, make_plan, read_file
from kindhub.exchange.people_import import PEOPLE
from kindhub.storage.hub import Hub
from tests.bench.clock import once
from tests.bench.invented_names import Namer
from tests.bench.table import Line, Target


def write_csv(path: Path, rows: int, seed: int) -> Path:
    """A list as partners send it, with names nobody has seen."""
    namer = Namer(seed)
    with path.open("w", encoding="utf-8", newline="") as lines:
        out = csv.writer(lines)
        out.writerow(("source_id", "nombres", "primer apellido", "segundo apellido", "fecha de nacimiento", "sexo"))
        for n in range(rows):
            given, first, second = namer.draw()
            birth = f"{n % 28 + 1:02}/{n % 12 + 1:02}/{2003 + n % 15}"
            out.writerow((f"b{seed}-{n}", given, first, second, birth, "FM"[n % 2]))
    return path


def measure(hub: Hub, persons: int, rows: int, temporary: Path) -> Iterator[Line]:
    """Rows a second from the file's first byte to the commit."""
    taken: dict[str, float] = {}

    def bring_in(match: bool) -> None:
        source = write_csv(temporary / "list.csv", rows if not match else rows // 2, 1 + match)

        def read() -> None:
            held["tables"] = read_file(hub, source, PEOPLE)

        def plan() -> None:
            held["plan"] = make_plan(hub, PEOPLE, held["tables"], match=match, unsure="new")

        held: dict = {}
        taken["read"], taken["plan"] = once(read), once(plan)
        taken["write"] = once(lambda: apply_plan(hub, held["plan"]))

    for match, wanted, what in (
        (False, 6_000, "without duplicate check"),
        (True, 1_500, f"with duplicate check against {persons:,} persons"),
    ):
        bring_in(match)
        count = rows if not match else rows // 2
        parts = ", ".join(f"{name} {seconds:.1f} s" for name, seconds in taken.items())
        speed = count / sum(taken.values())
        yield Line(
            f"spreadsheet of {count:,} rows {what}", Target(wanted, "rows/s", "at least"), speed, "rows/s", remark=parts
        )
