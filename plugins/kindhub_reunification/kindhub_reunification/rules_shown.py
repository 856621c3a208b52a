"""What stands above the registers of rules: the clocks and the rule of the search as they came with the program."""

from collections.abc import Sequence

from kindhub.i18n import L
from kindhub_reunification.clocks import clocks
from kindhub_reunification.search.exhaustion import Enough

IN_FORCE = "in_force"
DOUBTS = {
    "[unverified]": L("Not checked by a lawyer yet.", "Aún sin revisar por una abogada o un abogado."),
    "[proposal]": L("A proposal.", "Una propuesta."),
}
UNITS = {"days": L("days", "días"), "months": L("months", "meses"), "business_days": L("business days", "días hábiles")}
LENGTH = L("{n} {unit}. Source: {source}.", "{n} {unit}. Fuente: {source}.")
ON_THE_DAY = L("On the day itself. Source: {source}.", "El mismo día. Fuente: {source}.")
SEARCH = L("At least {attempts} attempts, {channels} channels and {visits} visit. A proposal. Source: "
           "reunification.md.",
           "Al menos {attempts} intentos, {channels} canales y {visits} visita. Una propuesta. Fuente: "
           "reunification.md.")  # fmt: skip


def shipped_clocks(tab: str) -> Sequence[tuple[str, str]]:
    """Every clock with its length and source."""
    if tab != IN_FORCE:
        return ()
    return tuple((rule.label.say(), _said(rule.amount, rule.unit, rule.source)) for rule in clocks())


def shipped_search_rule(tab: str) -> Sequence[tuple[str, str]]:
    """The rule of exhaustion."""
    if tab != IN_FORCE:
        return ()
    came = Enough()
    words = SEARCH.say(attempts=came.attempts, channels=came.channels, visits=came.visits)
    return ((L("As it came", "Como vino").say(), words),)


def _said(amount: int, unit: str, source: str) -> str:
    doubt = next((mark for mark in DOUBTS if source.startswith(mark)), "")
    plain = source.removeprefix(doubt).strip()
    words = LENGTH.say(n=amount, unit=UNITS[unit].say(), source=plain) if amount else ON_THE_DAY.say(source=plain)
    return f"{words} {DOUBTS[doubt].say()}" if doubt else words
