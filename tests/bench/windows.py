"""Windows in processes of their own: how soon they are painted, and what memory they hold."""

import compileall
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from kindhub.testing import PERSON
from tests.bench.clock import median
from tests.bench.table import Line, Target

SECONDS, TOUR_SECONDS = 120, 540
BESIDE = Path(__file__).parents[2]
AS_INSTALLED = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def compile_modules() -> None:
    """An installed hub comes with its modules compiled; so do the windows that are measured."""
    for folder in ("kindhub", "plugins"):
        compileall.compile_dir(BESIDE / folder, quiet=1)


def child(what: str, *where: Path | str) -> tuple[float, dict[str, float]]:
    """Seconds from the start of the process to its word, and what it said. Empty when there is no such window."""
    start = time.perf_counter()
    said = last_word("window_child", what, *map(str, where), seconds=SECONDS)
    taken = time.perf_counter() - start
    if not said:
        return taken, {}
    return taken, {name: float(value) for name, value in (part.split("=") for part in said.split())}


def last_word(module: str, *asked: str, seconds: int) -> str:
    """The last line a process of the bench prints; empty, and why in stderr, when it fails or takes too long."""
    command = [sys.executable, "-m", f"tests.bench.{module}", *asked]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=seconds, check=False, env=AS_INSTALLED)
    except subprocess.TimeoutExpired:
        print(f"{module} {asked[0]}: not done after {seconds} s", file=sys.stderr)
        return ""
    words = done.stdout.strip().splitlines()
    if done.returncode or not words:
        print(f"{module} {asked[0]}: ended with {done.returncode}\n{done.stderr}", file=sys.stderr)
        return ""
    return words[-1]


def starting(folder: Path, rounds: int = 5) -> Iterator[Line]:
    """The unlock window beside an empty one, by turns."""
    bare, ours = [], []
    for turn in range(rounds + 1):
        for found, command in ((bare, ("bare",)), (ours, ("unlock", folder))):
            taken, facts = child(*command)  # type: ignore[arg-type]
            if turn and facts:
                found.append(taken)
    measured = bool(bare and ours)
    yield Line(
        "start to unlock window / bare PySide6 window",
        Target(2.5, "x"),
        median(ours) if ours else None,
        "s",
        f"{median(bare):.2f} s" if bare else "",
        median(ours) / median(bare) if measured else None,
    )


def home(folder: Path, persons: int, *, memory: bool) -> Iterator[Line]:
    """From the open key to the painted home page, and the memory it idles with. The folder must not be open."""
    door = folder, PERSON.uid, PERSON.passphrase
    first = child("uncounted", *door)[1]
    found = [facts for _ in range(3) if (facts := child("home", *door)[1])]
    painted = median([facts["painted"] for facts in found]) if found else None
    parts = {name: median([facts[name] for facts in found]) for name in ("opened", "first")} if found else {}
    remark = f"files open {parts['opened']:.2f} s, window {parts['first']:.2f} s" if parts else ""
    if parts and first:
        remark += f"; painted {first['painted']:.2f} s and all lists counted {first['counted']:.1f} s where none was"
    yield Line(f"unlocked to home page painted, {persons:,} persons", Target(0.6, "s"), painted, "s", remark=remark)
    if memory:
        held = median([facts["resident"] for facts in found]) if found else None
        bare = child("bare")[1].get("resident", 0.0)
        yield Line(
            f"memory, idle on the home page, {persons:,} persons", Target(250, "MiB"), held, "MiB", f"{bare:.0f} MiB",
            held / bare if held and bare else None,
        )  # fmt: skip


def tour(folder: Path, persons: int) -> Iterator[Line]:
    """How often the GUI thread was at work for over 50 ms without a turn of its event loop; each is named in stderr.

    Its own processor time counts and not the clock, so that a busy machine does not look like a stuck window. Where Qt
    was laying out or painting by itself for more than half of it, it is counted apart.
    """
    told = last_word("tour_child", str(folder), seconds=TOUR_SECONDS)
    said = json.loads(told) if told else None
    blocked = sorted(said["blocked"] if said else (), key=lambda one: -one["own"])
    for one in blocked:
        took = f"{one['own'] * 1000:5.0f} ms, {one['ours'] * 1000:3.0f} in the program"
        print(f"       {took}  {one['stop']}: {one['place']}", file=sys.stderr)
    where = f"{said['stops'] if said else 'the'} stops of the tour, {persons:,} persons"
    for by_program, who in ((True, "by the program's own work"), (False, "by Qt alone (layout, painting)")):
        these = [one for one in blocked if one["by_program"] is by_program]
        longest = [f"{one['stop']} {one['own'] * 1000:.0f} ms" for one in these[:3]]
        yield Line(
            f"window stuck over 50 ms {who} in {where}", Target(0, "times"), len(these) if said else None, "times",
            remark=", ".join(longest),
        )  # fmt: skip
