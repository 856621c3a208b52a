"""What the form of a matter says under its days: what becomes of the clocks if it is filed today."""

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from typing import Any

from kindhub.i18n import L
from kindhub.program.deadlines import Due
from kindhub.services.deadlines import due_for
from kindhub_reunification.clocks import SETTLEMENT_FROM, clocks, due_if
from kindhub_reunification.saying import day_said

EARLY = L("{what}: if it is filed today, {n} days before the last day ({day}).",
          "{what}: si se presenta hoy, {n} días antes del último día ({day}).")  # fmt: skip
LATE = L("{what}: the last day was {day}; today is {n} days after it.",
         "{what}: el último día fue el {day}; hoy son {n} días después.")  # fmt: skip
LAST = L("{what}: today is the last day.", "{what}: hoy es el último día.")
TOO_EARLY = L("{what}: from {day}, in {n} days.", "{what}: a partir del {day}, en {n} días.")
OPEN = L("{what}: since {day}.", "{what}: desde el {day}.")
OTHER_TERM = L("The parole that is written does not last 36 months.", "El parole que está escrito no dura 36 meses.")
FILED_BY = {
    "rfe_answered_on": ("rfe", "rfe_notice"), "reparole_filed_on": ("reparole",), "asylum_filed_on": ("asylum",),
}  # fmt: skip


def if_filed_today(values: Mapping[str, Any]) -> str:
    """One line for each clock whose answer or filing is still out."""
    return "\n".join(lines(values, datetime.now(UTC).astimezone().date()))


def lines(values: Mapping[str, Any], today: date) -> Iterator[str]:
    """The same for any day. `values` are those of a matter; the clocks of the settlement count from its approval."""
    facts = {**values, "settlement_from": SETTLEMENT_FROM, "open": True, "rfe_open": True, "asylum_open": True}
    if values.get("rfe_due_on"):
        facts["rfe_on"] = None
    for field, keys in FILED_BY.items():
        if values.get(field) is None:
            found = due_if(facts, {field: today}, *keys)
            yield from (_said(*found[key]) for key in keys if key in found and _asked(key, values))
    opens = due_if(facts, {"reparole_filed_on": today}, "reparole_opens")
    if "reparole_opens" in opens and values.get("reparole_filed_on") is None:
        due, days = opens["reparole_opens"]
        yield (TOO_EARLY if days > 0 else OPEN).say(what=due.label.say(), day=day_said(due.due_on), n=days)
    if _another_term(values):
        yield OTHER_TERM.say()


def _asked(key: str, values: Mapping[str, Any]) -> bool:
    """Asylum is spoken of once the applicant is there."""
    return key != "asylum" or values.get("arrived_on") is not None


def _said(due: Due, days: int) -> str:
    text = EARLY if days > 0 else LATE if days < 0 else LAST
    return text.say(what=due.label.say(), n=abs(days), day=day_said(due.due_on))


def _another_term(values: Mapping[str, Any]) -> bool:
    begins, ends = values.get("parole_from"), values.get("parole_to")
    if not isinstance(begins, date) or not isinstance(ends, date):
        return False
    rule = next(one for one in clocks() if one.key == "parole_term")
    (due,) = due_for((rule,), {"parole_from": begins, "open": True})
    return abs((due.due_on - ends).days) > 1
