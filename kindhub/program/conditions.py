"""A tiny data language for *visible when*, *required when*, *needed to close*.

The form and the guard evaluate the same condition, so a field that is hidden can never be demanded. A condition is
data: it can be shown, compared and tested, and it cannot do anything but look at values.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol


class Condition(Protocol):
    """Anything that is true or false of a record's values (field name → value)."""

    def holds(self, values: Mapping[str, Any]) -> bool:
        """Whether it is true of these values. A missing field counts as empty."""
        ...


@dataclass(frozen=True, slots=True)
class Is:
    """The field has exactly this value."""

    field: str
    value: Any

    def holds(self, values: Mapping[str, Any]) -> bool:
        """See `Condition`."""
        return bool(values.get(self.field) == self.value)


@dataclass(frozen=True, slots=True)
class OneOf:
    """The field has one of these values."""

    field: str
    options: tuple[Any, ...]

    def holds(self, values: Mapping[str, Any]) -> bool:
        """See `Condition`."""
        return values.get(self.field) in self.options


@dataclass(frozen=True, slots=True)
class Filled:
    """The field has a value. *Refused* and *not asked* are not values."""

    field: str

    def holds(self, values: Mapping[str, Any]) -> bool:
        """See `Condition`."""
        return values.get(self.field) not in (None, "", [], ())


@dataclass(frozen=True, slots=True)
class AtMost:
    """The field is a number and not above this one."""

    field: str
    limit: float

    def holds(self, values: Mapping[str, Any]) -> bool:
        """See `Condition`."""
        value = values.get(self.field)
        return isinstance(value, int | float) and value <= self.limit


@dataclass(frozen=True, slots=True)
class Not:
    """The opposite."""

    of: Condition

    def holds(self, values: Mapping[str, Any]) -> bool:
        """See `Condition`."""
        return not self.of.holds(values)


@dataclass(frozen=True, slots=True)
class Every:
    """All of them."""

    of: tuple[Condition, ...]

    def holds(self, values: Mapping[str, Any]) -> bool:
        """See `Condition`."""
        return all(one.holds(values) for one in self.of)


@dataclass(frozen=True, slots=True)
class Some:
    """At least one of them."""

    of: tuple[Condition, ...]

    def holds(self, values: Mapping[str, Any]) -> bool:
        """See `Condition`."""
        return any(one.holds(values) for one in self.of)
