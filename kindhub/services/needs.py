"""Which fields of a form are shown and which must be filled: one answer for the form, the guard and an import."""

from collections.abc import Mapping
from typing import Any, Literal

from kindhub.i18n import L
from kindhub.program.conditions import Condition
from kindhub.program.forms import Field, Form

NEEDED = L("It is needed.", "Hace falta.")


def is_needed(field: Field, values: Mapping[str, Any], when: Literal["create", "close"]) -> bool:
    """Whether the field must be filled now; a hidden field never is."""
    if field.when is not None and not field.when.holds(values):
        return False
    if isinstance(field.needed, str):
        return field.needed == when or (when == "close" and field.needed == "create")
    return field.needed is not None and field.needed.holds(values)


def shown_fields(form: Form, values: Mapping[str, Any]) -> tuple[Field, ...]:
    """The fields whose section and own condition hold for these values; one that is asked twice is there once."""
    found = {
        field.name: field
        for section in reversed(form.sections)
        if _holds(section.when, values)
        for field in reversed(section.fields)
        if _holds(field.when, values)
    }
    return tuple(reversed(found.values()))


def lacking(form: Form, values: Mapping[str, Any], absent: Mapping[str, str], when: Literal["create", "close"]) -> (
    tuple[str, ...]
):  # fmt: skip
    """Names of needed fields that have neither a value nor a reason for having none."""
    return tuple(
        field.name
        for field in shown_fields(form, values)
        if is_needed(field, values, when) and values.get(field.name) in (None, "", (), []) and field.name not in absent
    )


def _holds(condition: Condition | None, values: Mapping[str, Any]) -> bool:
    return condition is None or condition.holds(values)
