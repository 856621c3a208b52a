"""Where an installed hub keeps its programs and the word of its organisation. A checkout has neither.

Every start asks here, so what reads packs and policies is loaded only where there is an installation.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import kindhub
from kindhub.errors import Refused
from kindhub.i18n import L
from kindhub.packs.registry import policy_path_in

if TYPE_CHECKING:
    from collections.abc import Callable

    from kindhub.packs.policy import Policy

APP, ROOT_KEY, POLICY, PROGRAMS, OFF = "app", "organisation.pub", "policy.json", "programs", "off.txt"
GROUP_POLICY, INSTALLED = "Software\\Policies\\KindHub", "Software\\KindHub"
"""Where Windows may name another file than the one beside the hub: the group policy first, then whoever installed."""
NAMED = L(
    "This computer is to follow the policy {path}, and that one does not count. {why}",
    "Este equipo debe seguir la política {path}, y esa no vale. {why}",
)


@dataclass(frozen=True, slots=True)
class House:
    """The folder an installer made; only an administrator of the computer writes in it."""

    path: Path
    named_in: "Callable[[str], str | None]" = policy_path_in

    @property
    def root_key(self) -> str:
        """The organisation's public key, as a line; it came with the installer."""
        return (self.path / ROOT_KEY).read_text(encoding="ascii").split()[-1]

    @property
    def programs(self) -> Path:
        """Where the packs lie."""
        return self.path / PROGRAMS

    def policy(self) -> "Policy":
        """The organisation's policy: the one the group policy names, else the installer, else the one beside the hub.

        Raises `Refused`: missing, damaged, not signed by the key that came along, or a named one that is older than
        the one beside the hub. One that is named and does not count is not replaced by the next.
        """
        from kindhub.packs.policy import read_policy

        try:
            named = self.named_in(GROUP_POLICY) or self.named_in(INSTALLED)
        except OSError as fault:
            raise Refused(NAMED, path="PolicyPath", why=fault.strerror) from None
        if not named:
            return read_policy(self.path / POLICY, self.root_key)
        try:
            return read_policy(Path(named), self.root_key, self._serial())
        except Refused as why:
            raise Refused(NAMED, path=named, why=why) from None

    def _serial(self) -> int:
        """The number of the policy beside the hub; 0 where there is none that counts."""
        from kindhub.packs.policy import read_policy

        try:
            return read_policy(self.path / POLICY, self.root_key).serial
        except Refused:
            return 0

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
