"""The one place where a record is checked before it is written.

Table models of SQLModel accept anything in their constructor and `validate_assignment` lets the bad value through to
the next commit; so every new or changed record is validated here, against a plain pydantic model made from the same
class, strictly ("2020-01-01" is not a date). Whatever is refused is said field by field, never with the value.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError, create_model

from kindhub.errors import UserError
from kindhub.i18n import L
from kindhub.records.base import HOUSEKEEPING, Record
from kindhub.records.codes import code_list
from kindhub.records.fields import FieldSpec, fields_of

ABSENCES = frozenset({"not_known", "not_asked", "refused"})
"""Why a field has no value; three different answers everywhere (DP4)."""


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with one field of one record, as advice to the person."""

    record_id: str
    field: str
    label: L
    advice: L


class Invalid(UserError):
    """A record was refused. `problems` name every field that needs a look."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        first = problems[0]
        super().__init__(
            L("Please look at “{field}”: {advice}", "Revise «{field}»: {advice}"),
            field=first.label,
            advice=first.advice,
        )
        self.problems = problems


@cache
def _checked(record_type: type[Record]) -> Callable[[Mapping[str, Any]], Any]:
    """What raises `ValidationError` for values that a record of this class may not hold."""
    fields: dict[str, Any] = {
        name: (info.annotation, None if not info.is_required() else ...)
        for name, info in record_type.model_fields.items()
        if name not in HOUSEKEEPING
    }
    config = ConfigDict(strict=True, arbitrary_types_allowed=True, hide_input_in_errors=True, extra="ignore")
    model: type[BaseModel] = create_model(f"{record_type.__name__}Checked", __config__=config, **fields)
    return model.__pydantic_validator__.validate_python


def problems_of(record: Record) -> tuple[Problem, ...]:
    """Everything that keeps the record from being written; empty when it is sound."""
    record_type, loaded = type(record), vars(record)
    names, specs = _fields(record_type)
    values = loaded if names.issubset(loaded) else {name: getattr(record, name) for name in names}
    found = _type_problems(record_type, record, values, specs)
    for name, spec in specs.items():
        value = values.get(name)
        if value is not None and (advice := _field_advice(spec, value)):
            found.append(Problem(record.id, name, spec.label, advice))
    if values["absent"]:
        found.extend(_absence_problems(record, values, specs))
    for name, advice in record.problems():
        found.append(Problem(record.id, name, specs[name].label if name in specs else L(name, name), advice))
    return tuple(found)


@cache
def _fields(record_type: type[Record]) -> tuple[frozenset[str], dict[str, FieldSpec]]:
    """The names of all fields, and what is known of those that people see."""
    return frozenset(record_type.model_fields), fields_of(record_type)


def check(record: Record) -> None:
    """Raise `Invalid` when the record may not be written."""
    found = problems_of(record)
    if found:
        raise Invalid(found)


def check_values(record_type: type[Record], record_id: str, values: Mapping[str, Any]) -> None:
    """Raise `Invalid` when a record may not hold these values, whatever else it holds."""
    specs = _fields(record_type)[1]
    advised: dict[str, L | None] = {
        name: _field_advice(specs[name], value) for name, value in values.items() if value is not None and name in specs
    }
    try:
        _checked_part(record_type, tuple(values))(values)
    except ValidationError as fault:
        wrong = L("This kind of value does not belong here.", "Este tipo de dato no va aquí.")
        errors = fault.errors(include_input=False, include_url=False)
        advised.update(dict.fromkeys((str(error["loc"][0]) for error in errors), wrong))
    found = tuple(
        Problem(record_id, name, specs[name].label if name in specs else L(name, name), advice)
        for name, advice in advised.items()
        if advice is not None
    )
    if found:
        raise Invalid(found)


@cache
def _checked_part(record_type: type[Record], names: tuple[str, ...]) -> Callable[[Mapping[str, Any]], Any]:
    """As `_checked`, for some fields of it."""
    fields: dict[str, Any] = {name: (record_type.model_fields[name].annotation, ...) for name in names}
    config = ConfigDict(strict=True, arbitrary_types_allowed=True, hide_input_in_errors=True, extra="forbid")
    model: type[BaseModel] = create_model(f"{record_type.__name__}Part", __config__=config, **fields)
    return model.__pydantic_validator__.validate_python


def _type_problems(
    record_type: type[Record], record: Record, values: Mapping[str, Any], specs: Mapping[str, FieldSpec]
) -> list[Problem]:
    try:
        _checked(record_type)(values)
    except ValidationError as fault:
        names = dict.fromkeys(str(error["loc"][0]) for error in fault.errors(include_input=False, include_url=False))
        missing = L("It is needed.", "Hace falta.")
        wrong = L("This kind of value does not belong here.", "Este tipo de dato no va aquí.")
        return [
            Problem(
                record.id, n, specs[n].label if n in specs else L(n, n), missing if values.get(n) is None else wrong
            )
            for n in names
        ]
    return []


def _field_advice(spec: FieldSpec, value: Any) -> L | None:
    if isinstance(value, str):
        return _text_advice(spec, value)
    if spec.kind == "codes" and any(one not in code_list(spec.codes or "") for one in value):
        return L("Choose from the list.", "Elija de la lista.")
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _number_advice(spec, value)
    return None


def _text_advice(spec: FieldSpec, value: str) -> L | None:
    if spec.kind == "code" and value not in code_list(spec.codes or ""):
        return L("Choose from the list.", "Elija de la lista.")
    if spec.max_length is not None and len(value) > spec.max_length:
        return L(
            f"It is too long: at most {spec.max_length} characters.",
            f"Es muy largo: cabe hasta {spec.max_length} letras.",
        )
    if "\x00" in value:
        return L("It holds a character that cannot be kept.", "Tiene un signo que no se puede guardar.")
    return None


def _number_advice(spec: FieldSpec, value: float) -> L | None:
    if spec.minimum is not None and value < spec.minimum:
        return L(f"It must be {spec.minimum:g} or more.", f"Debe ser {spec.minimum:g} o más.")
    if spec.maximum is not None and value > spec.maximum:
        return L(f"It must be {spec.maximum:g} or less.", f"Debe ser {spec.maximum:g} o menos.")
    return None


def _absence_problems(record: Record, values: Mapping[str, Any], specs: Mapping[str, FieldSpec]) -> list[Problem]:
    wrong = L("It has a value and a reason for having none.", "Tiene un dato y también una razón de no tenerlo.")
    return [
        Problem(record.id, name, specs[name].label if name in specs else L(name, name), wrong)
        for name, reason in record.absent.items()
        if reason not in ABSENCES or values.get(name) is not None
    ]
