"""All tables of one report through suppression together, and against what was given out before."""

from collections.abc import Iterable, Sequence

from kindhub.services.suppression.grid import Cell, Grid, grid_of
from kindhub.services.suppression.outcome import OTHER, SafeReport, SafeTable, Verdict, small_mark
from kindhub.services.suppression.protecting import Protection
from kindhub.services.suppression.tables import Coordinates, CountTable, Limits


def protect(
    tables: Iterable[CountTable], limits: Limits | None = None, before: Sequence[SafeReport] = ()
) -> SafeReport:
    """Protect the tables of a report; `before` are reports already given out, the earliest first.

    What is promised stands at the top of `kindhub.services.suppression`. The same input gives the same output.
    Raises `ValueError` when two tables give one cell different numbers.
    """
    limits, new = limits or Limits(), tuple(tables)
    safe: dict[str, SafeTable] = {}
    for counts in dict.fromkeys(table.counts for table in new):
        mine = [table for table in new if table.counts == counts]
        earlier = [_given_out(report, counts) for report in before]
        grid = grid_of([*([one.table for one in found] for found in earlier), mine], limits)
        for edition, (report, found) in enumerate(zip(before, earlier, strict=True)):
            for one in found:
                _remember(grid, one, edition, report.limits)
        protection = Protection(grid)
        protection.run()
        safe |= {table.key: _outcome(grid, table, exposed=protection.exposed) for table in mine}
    return SafeReport(tuple(safe[table.key] for table in new), limits)


def _given_out(report: SafeReport, counts: str) -> list[SafeTable]:
    return [one for one in report.tables if one.table.counts == counts and one.verdict != "withheld"]


def _remember(grid: Grid, safe: SafeTable, edition: int, limits: Limits) -> None:
    """Take over how a table was given out: what was shown is known for good, what was hidden is known by its mark."""
    then = Grid(grid.dimensions, limits)
    for coordinates, value in safe.table.cells.items():
        place, mark = grid.place(safe.table, coordinates), safe.marks.get(coordinates)
        cell = next(one for one in grid.cells[place] if edition in one.editions and one.value == value)
        if cell.fixed and (not cell.hidden or cell.small):
            continue
        cell.fixed = True
        if mark:
            cell.hide(small=mark != OTHER, limit=then.limit(place))
        else:
            cell.hidden = False


def _outcome(grid: Grid, table: CountTable, *, exposed: bool) -> SafeTable:
    if exposed:
        return SafeTable(table, dict.fromkeys(table.cells, OTHER), "withheld")
    marks: dict[Coordinates, str] = {}
    for coordinates, value in table.cells.items():
        place = grid.place(table, coordinates)
        mark = _mark(next(one for one in grid.cells[place] if one.value == value and one.editions))
        if mark:
            marks[coordinates] = mark
    nothing_left = bool(marks) and all(place in marks for place, value in table.cells.items() if value)
    verdict: Verdict = "too small" if nothing_left else ""
    return SafeTable(table, marks, verdict)


def _mark(cell: Cell) -> str:
    """The mark of a cell; one that is small now but was given out under a lower limit is hidden all the same."""
    if cell.hidden and not cell.small:
        return OTHER
    return small_mark(cell.limit) if cell.hidden or 0 < cell.value < cell.limit else ""
