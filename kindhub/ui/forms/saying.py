"""A field's value in words: for tables of parts, for the history, for choosing between two savings."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from kindhub.i18n import tr
from kindhub.records.codes import code_list
from kindhub.records.fields import FieldSpec
from kindhub.records.partial_date import PartialDate
from kindhub.records.places import places
from kindhub.ui.forms.fields.moment import show_moment
from kindhub.ui.forms.lookups import Lookups
from kindhub.ui.kit.inputs import ABSENCE_WORDS


def nothing() -> str:
    """How an empty field is said."""
    return tr("no data", "sin dato")


def say_absence(code: str) -> str:
    """Why there is no value."""
    return ABSENCE_WORDS[code].say() if code in ABSENCE_WORDS else code


def say(spec: FieldSpec, value: Any, lookups: Lookups) -> str:
    """The value as a person reads it; an empty text when there is none."""
    if value is None or value == () or value == []:
        return ""
    if isinstance(value, bool):
        return tr("Yes", "Sí") if value else tr("No", "No")
    if isinstance(value, PartialDate):
        return value.show()
    if isinstance(value, datetime):
        return show_moment(value)
    if isinstance(value, date):
        return PartialDate.of(value).show()
    return _say_by_kind(spec, value, lookups)


def _say_by_kind(spec: FieldSpec, value: Any, lookups: Lookups) -> str:
    if spec.kind == "code":
        return code_list(spec.codes or "").label(str(value))
    if spec.kind == "codes":
        return ", ".join(code_list(spec.codes or "").label(str(one)) for one in value)
    if spec.kind == "place":
        return places().path_label(str(value))
    if spec.kind == "money" and isinstance(value, int):
        return f"{value / 100:,.2f}"
    if spec.kind == "person":
        return lookups.person(str(value)).label
    if spec.kind == "organisation":
        return lookups.organisation(str(value)).label
    if spec.kind == "user":
        return next((one.label for one in lookups.users() if one.code == value), str(value))
    if spec.kind == "link":
        return lookups.link(spec, str(value)).label
    return f"{value}" if not isinstance(value, float) else f"{value:g}"
