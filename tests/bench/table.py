"""The printed table: what was asked, what was measured, and by how much it holds or falls short."""

from dataclasses import dataclass
from typing import Literal

HEADINGS = ("figure", "target", "measured", "beside", "ratio", "verdict")


@dataclass(frozen=True, slots=True)
class Target:
    """A limit of `architecture.md`: `limit` in `unit`, or of the ratio where `unit` is "x"."""

    limit: float
    unit: Literal["x", "s", "ms", "rows/s", "MiB", "times"]
    side: Literal["at most", "at least"] = "at most"

    def __str__(self) -> str:
        return f"{'≤' if self.side == 'at most' else '≥'} {said(self.limit, self.unit)}"


@dataclass(frozen=True, slots=True)
class Line:
    """One figure. `value` is in the target's unit unless the target is a ratio; then `ratio` is held against it."""

    figure: str
    target: Target | None
    value: float | None
    unit: str
    beside: str = ""
    ratio: float | None = None
    remark: str = ""

    def verdict(self) -> str:
        """`met`, or by how much it falls short; the remark where nothing was asked or nothing could be measured."""
        held = self.ratio if self.target and self.target.unit == "x" else self.value
        if self.target is None or held is None:
            return self.remark or ("–" if self.value is not None else "not there yet")
        limit, most = self.target.limit, self.target.side == "at most"
        met = held <= limit if most else held >= limit
        lack = (held / limit - 1 if limit else 1) if most else (1 - held / limit)
        said = "met" if met else f"short by {lack:.0%}" if limit else "not met"
        return " ".join(filter(None, (said, self.remark and f"({self.remark})")))

    def cells(self) -> tuple[str, ...]:
        """The line as texts, one per heading."""
        return (
            self.figure,
            str(self.target or ""),
            "–" if self.value is None else said(self.value, self.unit),
            self.beside,
            "" if self.ratio is None else f"{self.ratio:.2f} x",
            self.verdict(),
        )


def said(value: float, unit: str) -> str:
    """A number with its unit, in as many digits as mean something."""
    digits = 0 if abs(value) >= 100 or value == int(value) else 1 if abs(value) >= 10 else 2
    return f"{value:,.{digits}f} {unit}"


def aligned(lines: list[Line]) -> str:
    """The table for a terminal."""
    rows = [HEADINGS, *(line.cells() for line in lines)]
    widths = [max(len(row[place]) for row in rows) for place in range(len(HEADINGS))]
    said_rows = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
    return "\n".join([said_rows[0], "-" * len(said_rows[0]), *said_rows[1:]])


def markdown(lines: list[Line]) -> str:
    """The table for the README."""
    rows = [HEADINGS, ("---",) * len(HEADINGS), *(line.cells() for line in lines)]
    return "\n".join("| " + " | ".join(row) + " |" for row in rows)
