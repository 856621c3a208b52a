"""Identity numbers: read, compared, shown and advised upon. Nothing here blocks and nothing raises.

A child without papers, with papers of three countries, or with a mistyped number is the normal case, so a failed
check is information for the caseworker, and the number stays as it was written.
"""

from __future__ import annotations

from kindhub.i18n import L
from kindhub.records.identifiers.checks import CHECKS, WITH_CHECK_DIGIT
from kindhub.records.identifiers.reading import Advice, Identifier, mask
from kindhub.records.identifiers.rules import rule, rules

__all__ = ["Advice", "Identifier", "kinds", "mask", "normalise", "passes_its_check", "read_identifier"]

_FORM = L("Usually this has {expects}. It has {signs} signs.", "Suele tener {expects}. Tiene {signs} signos.")


def kinds() -> tuple[str, ...]:
    """The kinds with a rule, as in the value list `identifier_kind`."""
    return tuple(rules())


def normalise(kind: str, text: str) -> str:
    """The form in which numbers of a kind are compared and searched; empty where the text holds none."""
    return rule(kind).normalise(text)


def read_identifier(kind: str, text: str | float) -> Identifier:
    """Read a number as typed or as a cell holds it; 13-digit numbers often come as numbers from a sheet."""
    written = _as_text(text)
    found = rule(kind)
    normalised = found.normalise(written)
    return Identifier(kind, written, normalised, found.show(normalised, written), _advice(kind, normalised))


def passes_its_check(kind: str, number: str) -> bool:
    """Whether a number is of a kind with a check digit, and right in all that can be checked.

    One slip of the hand does not pass, so two numbers that both pass and differ are two numbers that were issued.
    """
    return kind in WITH_CHECK_DIGIT and read_identifier(kind, number).is_plausible


def _advice(kind: str, normalised: str) -> tuple[Advice, ...]:
    found = rule(kind)
    if not found.fits(normalised):
        signs = len(normalised.removeprefix(found.prefix))
        return (Advice("form", _FORM, {"expects": found.expects, "signs": signs}),)
    check = CHECKS.get(kind)
    return tuple(check(normalised, found)) if check else ()


def _as_text(value: str | float) -> str:
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e18:
        value = int(value)
    return str(value) if not isinstance(value, int) or abs(value) < 10**100 else ""
