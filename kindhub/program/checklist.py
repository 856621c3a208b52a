"""The checklist of a case where it hangs on who belongs to it: which paper is expected of whom, and how it stands.

A program without one has a checklist all the same: one line for each value of the list its documents name.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

Standing = Literal["missing", "asked", "part", "done", "soon", "expired"]
"""Nobody asked for it · it was asked for · it is here and something is still to be done · it is here · it is here and
runs out before long · it has run out."""


@dataclass(frozen=True, slots=True)
class ExpectedPaper:
    """One line. `line` is the code of the list, `whose` the record it is expected of, `who` what that one is called.

    `paper` is the id of the document there is; `note` says in words what one should know of it (who holds it, when it
    runs out, what is still to be done).
    """

    line: str
    whose: str
    who: str
    standing: Standing
    paper: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Checklist:
    """`lines(session, case)` gives them, person by person; `whose` is the field of a document that says of whom it is.

    The session is limited to what the person at work may see.
    """

    whose: str
    lines: Callable[[Any, Any], Sequence[ExpectedPaper]]
