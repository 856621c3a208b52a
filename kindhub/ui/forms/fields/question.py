"""A question of a form: the input that asks it and how its value passes between the input and the record."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from kindhub.i18n import L
from kindhub.ui.kit.inputs import ComboInput, Input


def as_it_is(value: Any) -> Any:
    """No change: the input speaks in the record's own values."""
    return value


def all_read(_value: Any) -> L | None:
    """Whatever the input holds is a value."""
    return None


@dataclass(frozen=True, slots=True)
class Question:
    """`to_record` turns the input's value into the record's, `to_input` the other way round.

    `unread` gives advice when the input holds text that is no value of the field; the text then stays as written
    in the draft and is never given to the record.
    """

    input: Input
    to_record: Callable[[Any], Any] = as_it_is
    to_input: Callable[[Any], Any] = as_it_is
    unread: Callable[[Any], L | None] = all_read

    def problem(self) -> L | None:
        """Why what is written cannot be kept as a value; None when it can."""
        return self.unread(self.input.value()) if self.input.absence() is None else None

    def value(self) -> Any:
        """The record's value; None when there is none or it cannot be read."""
        if self.input.absence() is not None or self.problem() is not None:
            return None
        return self.to_record(self.input.value())

    def typed(self) -> str:
        """What is written, where it is no value."""
        return str(self.input.value() or _unmatched(self.input)) if self.problem() is not None else ""

    def is_blank(self) -> bool:
        """Whether nothing is answered: no value, no reason for having none, no text that is no value yet."""
        return self.input.absence() is None and not self.typed() and self.value() in (None, "", (), [])

    def show(self, value: Any) -> None:
        """Show a value of the record."""
        self.input.set_value(None if value is None else self.to_input(value))

    def show_typed(self, text: str) -> None:
        """Show text that is no value, as it was left."""
        if isinstance(self.input, ComboInput):
            self.input.write(text)
        else:
            self.input.set_value(text)


def _unmatched(editor: Input) -> str:
    return editor.unmatched() if isinstance(editor, ComboInput) else ""
