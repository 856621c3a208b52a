"""Where an installed hub keeps its programs and the word of its organisation. A checkout has neither.

Every start asks here, so what reads packs and policies is loaded only where there is an installation.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import kindhub

if TYPE_CHECKING:
    from kindhub.packs.policy import Policy

APP, ROOT_KEY, POLICY, PROGRAMS, OFF = "app", "organisation.pub", "policy.json", "programs", "off.txt"


@dataclass(frozen=True, slots=True)
class House:
    """The folder an installer made; only an administrator of the computer writes in it."""

    path: Path

    @property
    def programs(self) -> Path:
        """Where the packs lie."""
        return self.path / PROGRAMS

    def policy(self) -> "Policy":
        """The organisation's policy. Raises `Refused`: missing, damaged, or not signed by the key that came along."""
        from kindhub.packs.policy import read_policy

        root = (self.path / ROOT_KEY).read_text(encoding="ascii").split()[-1]
        return read_policy(self.path / POLICY, root)

    def off(self) -> frozenset[str]:
        """The keys of programs that were switched off here."""
        try:
            return frozenset((self.programs / OFF).read_text(encoding="ascii").split())
        except FileNotFoundError:
            return frozenset()

    def switch(self, key: str, *, on: bool) -> None:
        """Switch a program on or off from the next start. Raises `PermissionError` where only an administrator may."""
        keys = self.off() - {key} if on else self.off() | {key}
        (self.programs / OFF).write_text("".join(f"{one}\n" for one in sorted(keys)), encoding="ascii")


@cache
def house() -> House | None:
    """The installation this hub runs from; None in a checkout, where the environment's entry points count."""
    app = Path(kindhub.__file__).resolve().parents[1]
    return House(app.parent) if app.name == APP and (app.parent / ROOT_KEY).is_file() else None
