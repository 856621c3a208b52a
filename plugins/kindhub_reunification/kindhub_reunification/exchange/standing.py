"""Where a family stands, by what the sheets say of its search and of its matters."""

from collections.abc import Mapping, Sequence
from typing import Any

_ENDED = {"unreachable_exhausted": "unreachable", "declined": "declined", "deceased": "deceased"}
_SEARCH = {
    "identity_confirmed": "contacted", "contacted": "contacted", "searching": "searching", "lead": "searching",
}  # fmt: skip
_BY_DAY = (("filed_on", "filed"), ("registered_on", "registered"))


def stage_of(search: str | None, matters: Sequence[Mapping[str, Any]]) -> str:
    """The furthest stage of a case: an arrival under parole is a reunification; an end of the search ends the case,
    unless somebody arrived all the same.
    """
    if any(one.get("arrived_on") for one in matters):
        return "reunified"
    if search in _ENDED:
        return _ENDED[search]
    decisions = {one.get("decision") for one in matters}
    if "approved" in decisions:
        return "approved"
    if "denied" in decisions and not decisions & {"pending", None}:
        return "denied"
    for day, stage in _BY_DAY:
        if any(one.get(day) for one in matters):
            return stage
    return _SEARCH.get(search or "", "identified")
