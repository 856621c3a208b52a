"""What a program says of itself."""

import re
from dataclasses import dataclass
from typing import Literal

from kindhub.i18n import L

API_VERSION = 1
"""The version of this contract. A program made for another one is refused by name, loudly."""

KEY = re.compile(r"[a-z][a-z_]{1,30}")


@dataclass(frozen=True, slots=True)
class Program:
    """The card of a program: key, names, the two letters and the colour slot that stand for it on screen.

    `neutral_name` is what may stand on a screen that others can see. `requires_core` is the migration of the shared
    records the program was written against. `restricted` programs are opened only by passphrase.
    """

    key: str
    name: L
    neutral_name: L
    letters: str
    version: str
    order: int = 100
    colour: Literal["c1", "c2", "c3", "c4", "c5", "c6"] = "c1"
    api: int = API_VERSION
    requires_core: str = "0001"
    restricted: bool = False

    def is_for_another_hub(self, core: str = "") -> bool:
        """Whether it speaks another contract, or needs shared records that are not here yet (see `faults`)."""
        return self.api != API_VERSION or bool(core and self.requires_core > core)

    def faults(self, core: str = "") -> list[str]:
        """What is wrong with the card, in words for its developer; empty when it may be loaded.

        `core` is the newest migration of the shared records here; without it the program's need is not looked at.
        """
        found = []
        if not KEY.fullmatch(self.key) or self.key in {"main", "temp", "hub"}:
            found.append(f"key {self.key!r} is not a free lower-case word")
        if self.api != API_VERSION:
            found.append(f"made for contract {self.api}, this hub speaks {API_VERSION}")
        if core and self.requires_core > core:
            found.append(f"needs the shared records at {self.requires_core}, here they are at {core}")
        if len(self.letters) != 2:
            found.append("letters must be two")
        return found
