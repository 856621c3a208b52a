"""Results on standard output: JSON for scripts, aligned text for people."""

import json
import sys
from collections.abc import Mapping, Sequence
from typing import Any

from typing_extensions import override

from kindhub.storage.watcher import Unwatched


def say(text: str) -> None:
    """One line for a person."""
    sys.stdout.write(f"{text}\n")


def warn(text: str) -> None:
    """A line a person should read beside the result, which scripts take from standard output."""
    sys.stderr.write(f"{text}\n")


def as_json(value: Any) -> None:
    """The whole result as one JSON value."""
    json.dump(value, sys.stdout, ensure_ascii=False, indent=1, default=str)
    sys.stdout.write("\n")


def as_table(headings: Sequence[str], rows: Sequence[Mapping[str, Any]]) -> None:
    """Rows under their headings, columns as wide as what stands in them (at most 44)."""
    cells = [[_cell(row.get(heading)) for heading in headings] for row in rows]
    widths = [max([len(h), *(len(line[i]) for line in cells)]) for i, h in enumerate(headings)]
    for line in ([*headings], *cells):
        say("  ".join(text.ljust(width) for text, width in zip(line, widths, strict=True)).rstrip())


def _cell(value: Any) -> str:
    text = "" if value is None else str(value)
    return text if len(text) <= 44 else f"{text[:43]}…"


class Aloud(Unwatched):
    """Follows long work on a terminal: each thing it comes to is a line of its own, beside what a command prints."""

    def __init__(self) -> None:
        self._said = ""

    @override
    def say(self, text: str, fraction: float | None = None) -> None:
        if text != self._said:
            self._said = text
            sys.stderr.write(f"kindhub: {text}\n")
            sys.stderr.flush()
