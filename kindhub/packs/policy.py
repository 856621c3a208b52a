"""The organisation's word on programs: who may sign what, which are allowed or required, which files are called back.

`policy.json`, signed by the root key that came with the installer. A policy that is missing, damaged or signed by
somebody else allows nothing: the hub then opens without programs and says so.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from packaging.version import InvalidVersion, Version

from kindhub.errors import Refused
from kindhub.i18n import L
from kindhub.packs.signature import signature_of, signed_by

FORMAT = 1
FIRST_RUN, INVITATION = "first_run", "invitation"
"""A setting of the policy: a folder is begun only by whom the organisation invited."""
EVERY = "*"
"""In the list of what a signer may sign: any program."""
MISSING = L(
    "The policy of the organisation is missing. No program starts without it; reinstall, or ask your administrator.",
    "Falta la política de la organización. Sin ella no inicia ningún programa; reinstale o avise a quien administra.",
)
UNREADABLE = L(
    "The policy of the organisation cannot be read ({why}). No program starts; ask your administrator for it again.",
    "No se puede leer la política de la organización ({why}). No inicia ningún programa; pídala otra vez a quien "
    "administra.",
)
OLDER = L(
    "This policy (number {serial}) is older than the one this computer had ({seen}). Ask your administrator.",
    "Esta política (número {serial}) es anterior a la que tenía este equipo ({seen}). Avise a quien administra.",
)


@dataclass(frozen=True, slots=True)
class Signer:
    """Somebody who may sign: her name, her public key, and the keys of the programs she may sign, or `EVERY`."""

    name: str
    key: str
    programs: frozenset[str]

    def may_sign(self, program: str) -> bool:
        """Whether her word counts for this program."""
        return EVERY in self.programs or program in self.programs


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the organisation wants of one program: that it must be there, and how new it must at least be."""

    required: bool = False
    minimum: Version | None = None


@dataclass(frozen=True)
class Policy:
    """One issue of the policy. `revoked` are SHA-256 sums of packs that were called back."""

    organisation: str
    serial: int
    signers: tuple[Signer, ...]
    programs: Mapping[str, Wanted]
    revoked: frozenset[str] = frozenset()
    settings: Mapping[str, Any] = field(default_factory=dict)

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """The public keys of all who may sign something."""
        return tuple(signer.key for signer in self.signers)

    @property
    def only_invited(self) -> bool:
        """Whether a folder is begun here only with an invitation."""
        return self.settings.get(FIRST_RUN) == INVITATION

    def signer(self, key: str) -> Signer:
        """Whose key it is."""
        return next(signer for signer in self.signers if signer.key == key)


def read_policy(file: Path, root: str, seen: int = 0) -> Policy:
    """Read and check a policy. `root` is the organisation's public key, `seen` the highest number this computer saw.

    Raises `Refused` with what to do.
    """
    try:
        data = file.read_bytes()
    except OSError:
        raise Refused(MISSING) from None
    signed_by(data, signature_of(file), (root,), file.name)
    policy = _parsed(data)
    if policy.serial < seen:
        raise Refused(OLDER, serial=policy.serial, seen=seen)
    return policy


def _parsed(data: bytes) -> Policy:
    try:
        told = json.loads(data)
        if told["format"] != FORMAT:
            raise ValueError("format")
        return Policy(
            organisation=str(told["organisation"]),
            serial=int(told["serial"]),
            signers=tuple(
                Signer(str(one["name"]), str(one["key"]), frozenset(map(str, one["programs"])))
                for one in told["signers"]
            ),
            programs={str(key): _wanted(one) for key, one in told["programs"].items()},
            revoked=frozenset(str(one).lower() for one in told.get("revoked", ())),
            settings=dict(told.get("settings", {})),
        )
    except (KeyError, TypeError, ValueError, AttributeError, InvalidVersion) as fault:
        raise Refused(UNREADABLE, why=str(fault) or type(fault).__name__) from None


def _wanted(told: Mapping[str, Any]) -> Wanted:
    minimum = told.get("minimum")
    return Wanted(bool(told.get("required", False)), Version(str(minimum)) if minimum else None)
