"""How a country says what we say: terms from `resources/wording/<country>.csv`, replaced when a text is shown.

Source of the terms: laws and forms of the child-protection systems of the four countries (Mexico: LGDNNA and
Sistema DIF; El Salvador: Ley Crecer Juntos, CONAPINA; Honduras: SENAF and DINAF). Guatemala's are the texts as written.
"""

from __future__ import annotations

import csv
from functools import cache

from kindhub.resources import resource


@cache
def country_terms(country: str) -> dict[str, str]:
    """The terms of a country (two letters) and what stands in their place; none for a country without a list."""
    path = resource("wording", f"{country}.csv")
    if not path.is_file():
        return {}
    with path.open(encoding="utf-8", newline="") as file:
        return {row["term"]: row["said"] for row in csv.DictReader(file)}
