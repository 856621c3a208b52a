"""The page on which an office says what a court or a new rule changed in the clocks of a program.

Above it stand the clocks as they came, each with its length, its source, and whether a lawyer has looked at it.
"""

import re
from collections.abc import Callable, Iterable, Sequence

from kindhub.i18n import L
from kindhub.program.conditions import Is, Not
from kindhub.program.deadlines import DeadlineRule
from kindhub.program.form_parts import must, section
from kindhub.program.forms import Field, Form
from kindhub.program.mixins.clock_change import ClockChangeFields

Shipped = Callable[[str], Sequence[tuple[str, str]]]
IN_FORCE = "in_force"
"""The tab of the register under which the clocks stand as they came."""
DOUBTS = {
    "[unverified]": L("Not checked by a lawyer yet.", "Aún sin revisar por una abogada o un abogado."),
    "[proposal]": L("A proposal.", "Una propuesta."),
}
UNITS = {
    "hours": L("hours", "horas"), "days": L("days", "días"), "months": L("months", "meses"),
    "business_days": L("business days", "días hábiles"),
}  # fmt: skip
LENGTH = L("{n} {unit}. Source: {source}.", "{n} {unit}. Fuente: {source}.")
FIELD_NOTES = L("field notes of KIND", "notas de campo de KIND")
"""What whoever looks at a clock is told of a source that is a file of those who wrote the rules down."""
_A_FILE = re.compile(r"\b[a-z]+\.md\b")
ON_THE_DAY = L("On the day itself. Source: {source}.", "El mismo día. Fuente: {source}.")


def clock_register(record: type[ClockChangeFields], shipped: Shipped, writes: str) -> Form:
    """The register as a page of its own; see `Form.register`, `Form.shipped` and `Form.writes`."""
    runs = Not(Is("stopped", True))
    return Form("clocks", L("Clocks", "Plazos"), record,
                (section("Change", "Cambio", must("clock"), "stopped", Field("amount", when=runs),
                         Field("unit", when=runs), "valid_from", "valid_to", must("source", width=3)),),
                many=True, parent="state", order_by="valid_from", in_side_list=False, register="rule_state",
                shipped=shipped, writes=writes)  # fmt: skip


def clocks_told(rules: Iterable[DeadlineRule], tab: str) -> Sequence[tuple[str, str]]:
    """Each clock by its name, with its length and source in the language in force."""
    return tuple((rule.label.say(), _said(rule)) for rule in rules) if tab == IN_FORCE else ()


def _said(rule: DeadlineRule) -> str:
    doubt = next((mark for mark in DOUBTS if rule.source.startswith(mark)), "")
    plain = _A_FILE.sub(FIELD_NOTES.say(), rule.source.removeprefix(doubt).strip())
    words = ON_THE_DAY.say(source=plain)
    if rule.amount:
        words = LENGTH.say(n=rule.amount, unit=UNITS[rule.unit].say(), source=plain)
    return f"{words} {DOUBTS[doubt].say()}" if doubt else words
