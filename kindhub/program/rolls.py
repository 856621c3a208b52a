"""Lists that are called at a meeting: who of them came, and how many came where nobody is written down."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from kindhub.i18n import L


@dataclass(frozen=True, slots=True)
class Roll:
    """A repeating part whose rows are people to be ticked as they come, in a table filled with the keyboard alone.

    `came` is the yes or no that is ticked. `name` are the fields that say who it is, the first that is filled with
    those beside it; `beside` are shown with it; `cells` are numbers typed in their place (scores). `counted` tells how
    many came: `{n}` of `{all}`. `take_over(work, parent_id)` puts the people of the last meeting on the list, less
    those who are on it, and says how many; `take_over_act` is what its button says.
    """

    came: str
    name: tuple[str, ...]
    counted: L
    beside: tuple[str, ...] = ()
    cells: tuple[str, ...] = ()
    take_over: Callable[[Any, str], int] | None = None
    take_over_act: L | None = None


@dataclass(frozen=True, slots=True)
class Matrix:
    """Whole numbers of a section drawn as a table with its sums; `cells` names the fields, row by row.

    Fields of the section that are in no cell stand under it. `total` is one of them: what was counted in all. It may
    differ from the sum, where not everybody was looked at closely; the shell says so and leaves both.
    """

    rows: tuple[L, ...]
    columns: tuple[L, ...]
    cells: tuple[tuple[str, ...], ...]
    total: str = ""

    def __post_init__(self) -> None:
        if len(self.cells) != len(self.rows) or any(len(row) != len(self.columns) for row in self.cells):
            raise ValueError("A matrix has one field for each row and column")

    def names(self) -> tuple[str, ...]:
        """The fields of the cells, row by row."""
        return tuple(name for row in self.cells for name in row)
