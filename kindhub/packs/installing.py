"""Puts a pack into the `programs/` folder, whole or not at all, and takes one out of it."""

import secrets
import shutil
from pathlib import Path

from kindhub.errors import Refused, UserError
from kindhub.i18n import L
from kindhub.packs.pack import Pack
from kindhub.packs.policy import Policy
from kindhub.packs.shelf import Shelf, Shelved, checked
from kindhub.packs.signature import SUFFIX, signature_of

DOWNGRADE = L(
    "“{program}” is at version {here}; this pack is the older {version}. An older one is not put over a newer one.",
    "«{program}» está en la versión {here}; este paquete es el {version}, anterior. No se instala uno anterior sobre "
    "uno posterior.",
)
SAME = L("This version of “{program}” ({version}) is here already.",
         "Esta versión de «{program}» ({version}) ya está instalada.")  # fmt: skip
NOT_ALLOWED_TO_WRITE = L(
    "The programs of this computer can only be changed by its administrator. Sign in as one, or ask for it.",
    "Solo quien administra este equipo puede cambiar sus programas. Entre con esa cuenta o pídalo.",
)
REQUIRED = L("Your organisation requires “{program}”; it cannot be removed.",
             "Su organización exige «{program}»; no se puede quitar.")  # fmt: skip
REQUIRED_ON = L("Your organisation requires “{program}”; it cannot be switched off.",
                "Su organización exige «{program}»; no se puede apagar.")  # fmt: skip


def install(file: Path, folder: Path, shelf: Shelf, policy: Policy, hub: str) -> Pack:
    """Check a pack and put it in place of the one that is there. Raises `UserError`; then nothing has changed."""
    data, signature = file.read_bytes(), signature_of(file)
    pack, _ = checked(data, signature, file.name, policy, hub)
    held = _held(shelf, pack.key)
    for one in held:
        assert one.pack is not None
        if one.pack.version > pack.version:
            raise Refused(DOWNGRADE, program=pack.key, here=one.pack.version, version=pack.version)
        if one.pack.sha256 == pack.sha256 and one.state != "refused":
            raise UserError(SAME, program=pack.key, version=pack.version)
    try:
        _put(pack, data, signature, file.name, folder)
        for one in held:
            if one.file.name != file.name:
                _unlink(one.file)
    except PermissionError:
        raise Refused(NOT_ALLOWED_TO_WRITE) from None
    return pack


def require_removable(key: str, folder: Path, policy: Policy) -> None:
    """Raise `Refused` where a program cannot be removed: its organisation requires it, or only others may do it."""
    wanted = policy.programs.get(key)
    if wanted is not None and wanted.required:
        raise Refused(REQUIRED, program=key)
    probe = folder / f".probe-{secrets.token_hex(4)}"
    try:
        probe.touch()
        probe.unlink()
    except PermissionError:
        raise Refused(NOT_ALLOWED_TO_WRITE) from None


def remove(key: str, folder: Path, shelf: Shelf, policy: Policy) -> None:
    """Take a program's packs out; its data stays where it is. Raises `UserError`."""
    require_removable(key, folder, policy)
    try:
        for one in _held(shelf, key):
            assert one.pack is not None
            _unlink(one.file)
            shutil.rmtree(folder / one.pack.package, ignore_errors=True)
    except PermissionError:
        raise Refused(NOT_ALLOWED_TO_WRITE) from None


def _held(shelf: Shelf, key: str) -> list[Shelved]:
    return [one for one in shelf.packs if one.pack is not None and one.pack.key == key]


def _put(pack: Pack, data: bytes, signature: str, name: str, folder: Path) -> None:
    """Unpack beside and exchange; a start between two steps finds files that do not fit, and refuses the program."""
    place = folder / f".new-{pack.sha256[:12]}"
    shutil.rmtree(place, ignore_errors=True)
    try:
        for path, content in pack.files.items():
            target = place / pack.package / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
        (place / name).write_bytes(data)
        (place / f"{name}{SUFFIX}").write_text(signature, encoding="ascii", newline="\n")
        _exchange(folder / pack.package, place)
        for part in (f"{name}{SUFFIX}", name):
            (place / part).replace(folder / part)
    finally:
        shutil.rmtree(place, ignore_errors=True)


def _exchange(there: Path, place: Path) -> None:
    """Put what lies in `place` where the old is; the old comes back when that cannot be done."""
    old = place / ".old"
    if there.exists():
        there.rename(old)
    try:
        (place / there.name).rename(there)
    except OSError:
        if old.exists():
            old.rename(there)
        raise


def _unlink(file: Path) -> None:
    file.unlink(missing_ok=True)
    file.with_name(file.name + SUFFIX).unlink(missing_ok=True)
