"""A field's value in words: for tables of parts, for the history, for choosing between two savings."""

from __future__ import annotations

from typing import Any

from kindhub.i18n import tr
from kindhub.records.fields import FieldSpec
from kindhub.services.words import say_value
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
    return say_value(spec, value, _Looked(lookups))


class _Looked:
    """Names as the pickers know them."""

    def __init__(self, lookups: Lookups) -> None:
        self._lookups = lookups

    def name(self, spec: FieldSpec, record_id: str) -> str:
        """See `kindhub.services.words.Names`."""
        if spec.kind == "person":
            return self._lookups.person(record_id).label
        if spec.kind == "organisation":
            return self._lookups.organisation(record_id).label
        if spec.kind == "user":
            return next((one.label for one in self._lookups.users() if one.code == record_id), record_id)
        if spec.kind == "program":
            return self._lookups.program(record_id)
        return self._lookups.link(spec, record_id).label
