"""The words people write where a value is missing, and which of the three absences they mean.

*Not known*, *not asked* and *refused* are three different answers: only the second one is work still to be done.
"""

from __future__ import annotations

import csv
from functools import cache, lru_cache
from typing import Literal

from kindhub.i18n import L
from kindhub.records.date_words import plain
from kindhub.resources import resource

Absence = Literal["not_known", "not_asked", "refused"]
ABSENCE_WORDS: dict[str, L] = {
    "not_known": L("not known", "no se sabe"),
    "not_asked": L("not asked", "no se preguntó"),
    "refused": L("did not want to say", "no quiso decir"),
}
"""Why there is no value, in words a person reads in the field itself."""

_LONGEST = 60
_PENDING = ("pendiente ", "pending ", "pend. ")


@lru_cache(maxsize=16_384)
def read_absence(text: str) -> Absence | None:
    """Which absence `text` is a word for, or None where it holds a value or nothing at all. Never raises.

    Word list: resources/words/absence.csv. *Pendiente …* with anything after it (what is awaited) is `not_asked`.
    """
    if len(text) > _LONGEST:
        return None
    word = plain(text).strip("() ")
    if word.startswith(_PENDING):
        return "not_asked"
    return _words().get(word) or _words().get(word.rstrip("."))


@cache
def _words() -> dict[str, Absence]:
    with resource("words", "absence.csv").open(encoding="utf-8", newline="") as file:
        meanings: dict[str, Absence] = {"not_known": "not_known", "not_asked": "not_asked", "refused": "refused"}
        return {plain(row["word"]): meanings[row["meaning"]] for row in csv.DictReader(file)}
