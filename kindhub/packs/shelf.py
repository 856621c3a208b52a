"""The `programs/` folder of an installed hub: which packs lie there, and what the policy says of each."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from packaging.version import Version

from kindhub.errors import Refused
from kindhub.i18n import L
from kindhub.packs.pack import Pack, read_pack
from kindhub.packs.policy import Policy, Signer
from kindhub.packs.signature import CHANGED, signature_of, signed_by

State = Literal["runs", "off", "refused", "older"]
NOT_HIS = L(
    "{signer} may not sign “{program}”. Do not use this pack; tell your administrator.",
    "{signer} no puede firmar «{program}». No use este paquete; avise a quien administra.",
)
NOT_ALLOWED = L(
    "Your organisation does not use “{program}” on this computer. Ask your administrator if it should.",
    "Su organización no usa «{program}» en este equipo. Si debería, avise a quien administra.",
)
TOO_OLD = L(
    "“{program}” is at version {version}; your organisation asks for {minimum} or newer. Install the newer pack.",
    "«{program}» está en la versión {version}; su organización pide la {minimum} o una posterior. Instale el paquete "
    "nuevo.",
)
REVOKED = L(
    "This version of “{program}” ({version}) was called back. Install the newer pack.",
    "Esta versión de «{program}» ({version}) fue retirada. Instale el paquete nuevo.",
)
REQUIRED_MISSING = L(
    "Your organisation requires “{program}”, and it is not here. Install its pack, or ask your administrator.",
    "Su organización exige «{program}» y no está. Instale su paquete o avise a quien administra.",
)


@dataclass(slots=True)
class Shelved:
    """A pack that lies in the folder: what it is, who signed it, and whether it runs; `why` where it does not."""

    file: Path
    state: State
    pack: Pack | None = None
    signer: Signer | None = None
    why: Refused | None = None


@dataclass(slots=True)
class Shelf:
    """All packs of the folder, and the required programs that are not among those that run."""

    packs: list[Shelved] = field(default_factory=list)
    missing: tuple[str, ...] = ()

    def running(self) -> list[Shelved]:
        """Those that run."""
        return [one for one in self.packs if one.state == "runs"]


def checked(data: bytes, signature: str, name: str, policy: Policy, hub: str) -> tuple[Pack, Signer]:
    """A pack from its bytes and its signature, if policy lets it run here. Raises `Refused` with what to do.

    The signature comes first: nothing of an unsigned file is even unpacked.
    """
    signer = policy.signer(signed_by(data, signature, policy.keys, name))
    pack = read_pack(data, name, hub)
    if not signer.may_sign(pack.key):
        raise Refused(NOT_HIS, signer=signer.name, program=pack.key)
    wanted = policy.programs.get(pack.key)
    if wanted is None:
        raise Refused(NOT_ALLOWED, program=pack.key)
    if pack.sha256 in policy.revoked:
        raise Refused(REVOKED, program=pack.key, version=pack.version)
    if wanted.minimum is not None and pack.version < wanted.minimum:
        raise Refused(TOO_OLD, program=pack.key, version=pack.version, minimum=wanted.minimum)
    return pack, signer


def look_over(folder: Path, policy: Policy, hub: str, off: Collection[str] = ()) -> Shelf:
    """Check every pack of the folder. `off` are the keys of programs that were switched off here."""
    shelf = Shelf([_looked_at(file, policy, hub) for file in sorted(folder.glob("*.whl"))])
    newest: dict[str, Version] = {}
    for one in shelf.packs:
        if one.pack is not None:
            newest[one.pack.key] = max(one.pack.version, newest.get(one.pack.key, one.pack.version))
    for one in shelf.packs:
        if one.pack is None:
            continue
        if one.pack.version < newest[one.pack.key]:
            one.state = "older"
        elif one.pack.key in off and not policy.programs[one.pack.key].required:
            one.state = "off"
        else:
            _compare(one, folder)
    shelf.missing = _missing(policy, shelf.running())
    return shelf


def _looked_at(file: Path, policy: Policy, hub: str) -> Shelved:
    try:
        pack, signer = checked(file.read_bytes(), signature_of(file), file.name, policy, hub)
    except Refused as why:
        return Shelved(file, "refused", why=why)
    return Shelved(file, "runs", pack, signer)


def _compare(one: Shelved, folder: Path) -> None:
    """The unpacked files are those of the wheel, byte for byte, and there are no others."""
    assert one.pack is not None
    place = folder / one.pack.package
    there = {file.relative_to(place).as_posix() for file in place.rglob("*") if not file.is_dir()}
    same = there == set(one.pack.files) and all(
        (place / path).read_bytes() == content for path, content in one.pack.files.items()
    )
    if not same:
        one.state, one.why = "refused", Refused(CHANGED, file=one.file.name)


def _missing(policy: Policy, running: Iterable[Shelved]) -> tuple[str, ...]:
    here = {one.pack.key for one in running if one.pack is not None}
    return tuple(sorted(key for key, wanted in policy.programs.items() if wanted.required and key not in here))
