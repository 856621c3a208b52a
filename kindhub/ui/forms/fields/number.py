"""Numbers: whole, measured, and money."""

from __future__ import annotations

from typing import Any

from kindhub.i18n import L
from kindhub.program.forms import Field
from kindhub.records.fields import FieldSpec
from kindhub.ui.forms.fields.question import Question
from kindhub.ui.forms.lookups import Lookups
from kindhub.ui.kit.inputs import MoneyInput, NumberInput

_LARGEST = 2**53
NOT_WHOLE = L("Write a whole number, such as 3.", "Escriba un número entero, como 3.")
NOT_A_NUMBER = L("Write a number, such as 3 or 2.5.", "Escriba un número, como 3 o 2.5.")


def _no_whole(value: Any) -> L | None:
    return NOT_WHOLE if isinstance(value, str) or (value is not None and abs(value) > _LARGEST) else None


def _no_number(value: Any) -> L | None:
    return NOT_A_NUMBER if isinstance(value, str) or (value is not None and abs(value) > _LARGEST) else None


def _unit(spec: FieldSpec) -> str:
    return spec.unit.say() if spec.unit else ""


def ask_integer(spec: FieldSpec, _field: Field, _lookups: Lookups) -> Question:
    """A whole number with its unit."""
    return Question(NumberInput(0, _unit(spec)), unread=_no_whole)


def ask_decimal(spec: FieldSpec, _field: Field, _lookups: Lookups) -> Question:
    """A measured number."""
    return Question(NumberInput(2, _unit(spec)), to_record=_as_float, unread=_no_number)


def ask_money(spec: FieldSpec, _field: Field, _lookups: Lookups) -> Question:
    """An amount; the record keeps hundredths, its currency is a field of its own."""
    return Question(MoneyInput(_unit(spec)), unread=_no_number)


def _as_float(value: Any) -> float | None:
    return None if value is None else float(value)
