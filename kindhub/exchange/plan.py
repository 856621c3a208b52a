"""The types of an import plan, as the shell uses them; programs take them from `kindhub.program.imports`."""

from kindhub.program.imports import (
    NEW,
    SAME,
    SKIP,
    VERDICTS,
    Candidate,
    CellRead,
    ColumnProblem,
    ImportPlan,
    PersonGroup,
    PersonSeen,
    RowPlan,
    SourceRow,
    SourceTable,
    SourceTables,
    UnsurePolicy,
    Verdict,
)

__all__ = [
    "NEW",
    "SAME",
    "SKIP",
    "VERDICTS",
    "Candidate",
    "CellRead",
    "ColumnProblem",
    "ImportPlan",
    "PersonGroup",
    "PersonSeen",
    "RowPlan",
    "SourceRow",
    "SourceTable",
    "SourceTables",
    "UnsurePolicy",
    "Verdict",
]
