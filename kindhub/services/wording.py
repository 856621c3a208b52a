"""How a country says what we say: terms from `resources/wording/<country>.csv`, replaced when a text is shown.

An office has one data folder, on one or many computers, and the rule `office.wording` lies in it: whoever works there
reads the words of its country. Where the office rules nothing each person chooses.

Source of the terms: laws and forms of the child-protection systems of the four countries (Mexico: LGDNNA and
Sistema DIF; El Salvador: Ley Crecer Juntos, CONAPINA; Honduras: SENAF and DINAF). Guatemala's are the texts as written.
"""

from __future__ import annotations

import csv
from functools import cache
from typing import TYPE_CHECKING

from kindhub.i18n import use_terms
from kindhub.resources import resource
from kindhub.services.settings import setting_in_force

if TYPE_CHECKING:
    from kindhub.storage.hub import Hub


@cache
def country_terms(country: str) -> dict[str, str]:
    """The terms of a country (two letters) and what stands in their place; none for a country without a list."""
    path = resource("wording", f"{country}.csv")
    if not path.is_file():
        return {}
    with path.open(encoding="utf-8", newline="") as file:
        return {row["term"]: row["said"] for row in csv.DictReader(file)}


def speak_as_ruled(hub: Hub) -> None:
    """Say Spanish texts with the words in force for whoever opened the hub."""
    with hub.read() as session:
        country = setting_in_force(session, hub.user.uid, "wording").value
    use_terms(country_terms(str(country)))
