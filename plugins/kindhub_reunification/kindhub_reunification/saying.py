"""How the program says a day in its sentences and papers: as the window does."""

from datetime import date

from kindhub.records.date_show import show
from kindhub.records.partial_date import PartialDate


def day_said(day: date) -> str:
    """`7 may 2011`, in the language in force."""
    return show(PartialDate.of(day))
