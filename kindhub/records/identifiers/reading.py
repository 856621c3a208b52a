"""What reading an identity number gives: the number in three forms, and advice."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kindhub.i18n import L

_HIDDEN = "•"
_SHOWN_TAIL = 4


@dataclass(frozen=True, slots=True)
class Advice:
    """One thing worth a second look. `code` is stable, for import reports that count by kind of finding."""

    code: str
    text: L
    values: Mapping[str, object] = field(default_factory=lambda: MappingProxyType({}))

    def say(self) -> str:
        """The advice in the language in force."""
        return self.text.say(**self.values)


@dataclass(frozen=True, slots=True)
class Identifier:
    """A number as written, as compared and searched (`normalised`), and as printed (`shown`)."""

    kind: str
    written: str
    normalised: str
    shown: str
    advice: tuple[Advice, ...] = ()

    @property
    def is_plausible(self) -> bool:
        """Whether nothing about it asks for a second look."""
        return not self.advice

    @property
    def masked(self) -> str:
        """For the screen: `•••• ••••• 1314`. Numbers of four signs or fewer are hidden whole."""
        return mask(self.shown)

    @property
    def tail(self) -> str:
        """The last four signs, by which people read numbers to each other."""
        return self.normalised[-_SHOWN_TAIL:]


def mask(shown: str) -> str:
    """Hide all but the last four letters and digits of a number, keeping its grouping."""
    signs = sum(letter.isalnum() for letter in shown)
    to_hide = signs - _SHOWN_TAIL if signs > _SHOWN_TAIL else signs
    masked = []
    for letter in shown:
        hide = letter.isalnum() and to_hide > 0
        to_hide -= hide
        masked.append(_HIDDEN if hide else letter)
    return "".join(masked)
