"""What an installer says of the organisation: its root key, and a policy signed with it."""

import json
import shutil
from pathlib import Path

from minisign import KeyPair
from packs import sign


def new_policy(
    file: Path, programs: dict[str, dict[str, object]], signer: KeyPair, root: KeyPair, *, organisation: str = "KIND",
    serial: int = 1, settings: dict[str, object] | None = None,
) -> Path:  # fmt: skip
    """Write and sign a policy that allows these programs and no others, and lets the signer sign those alone."""
    key = signer.public_key.to_base64().decode("ascii")
    told = {"format": 1, "organisation": organisation, "serial": serial, "programs": programs,
            "signers": [{"name": "KIND", "key": key, "programs": sorted(programs)}],
            "settings": settings or {}}  # fmt: skip
    text = json.dumps(told, indent=1, sort_keys=True, ensure_ascii=False)
    file.write_text(f"{text}\n", encoding="utf-8", newline="\n")
    sign(file, root.secret_key)
    return file


def write_policy(tree: Path, programs: list[str], signer: KeyPair, root: KeyPair, given: Path | None = None) -> None:
    """Put policy and root key beside the hub. Without a policy one is made that allows these programs."""
    file = tree / "policy.json"
    if given is None:
        new_policy(file, {one: {} for one in programs}, signer, root)
    else:
        shutil.copy(given, file)
        shutil.copy(given.with_name(f"{given.name}.minisig"), tree / "policy.json.minisig")
    (tree / "organisation.pub").write_bytes(bytes(root.public_key) + b"\n")
