"""Small numbers hidden in tables that leave the hub, so that nothing hidden can be worked out from what is shown.

Rule. A count of 1 to 4 is hidden (`<5`), a zero is shown, and further numbers are hidden (`s`) as needed: the practice
of inter-agency case systems, as the programs' data-protection rules keep it; the limit is a setting. Source of the
method: Hundepool et al., *Handbook on Statistical Disclosure Control*, second edition 2024, tabular data: minimum
frequency rule, secondary suppression by hypercubes (Giessing and Repsilber), audit by intervals.

Promise. Of each small number of a report that `protect` lets out (also of a small difference between two printed
numbers, and of those hidden in an earlier report), with limit n:

1. a reader who knows every shown number and every sum (rows, columns, totals, tables of the report with the same
   margins, codes made of finer codes, earlier reports) and that no count is below 0, cannot exclude any of 1 … n-1;
2. a reader who also takes the marks at their word (hidden is never 0, `<n` is 1 … n-1, an `s` that is no sum is at
   least n) is left with at least n-1 values in a row; with all of 1 … n-1 where the mark is `<n` and it is no sum.

Each is proved while hiding: for every value there is another table of whole numbers that would be printed the same.
Where that cannot be had the tables are withheld. Not promised: what follows from knowing this very code, from knowing
some of the people, or from tables with no cell in common that only a count of all attributes at once would tie.

Decision. *Question*: what finds and audits the cells? *Options*: a linear programme (scipy or HiGHS, 20 to 100 MB with
numpy in the installer, and floating bounds to trust), or moves along hypercubes. *Choice*: moves. They are whole
numbers, need no library, and a move that is found is itself the proof; now and then they hide more than the optimum
would. The tests play the adversary with scipy's linear programmes.
"""

from kindhub.services.suppression.outcome import OTHER, SafeReport, SafeTable, method, small_mark
from kindhub.services.suppression.report import protect
from kindhub.services.suppression.tables import TOTAL, CountTable, Limits, with_totals

__all__ = [
    "OTHER", "TOTAL", "CountTable", "Limits", "SafeReport", "SafeTable", "method", "protect", "small_mark",
    "with_totals",
]  # fmt: skip
