"""What an installer says of the organisation: its root key, and a policy signed with it."""

import json
import shutil
from pathlib import Path

from minisign import KeyPair
from packs import sign


def write_policy(tree: Path, programs: list[str], signer: KeyPair, root: KeyPair, given: Path | None = None) -> None:
    """Put policy and root key beside the hub. Without a policy one is made that allows these programs."""
    file = tree / "policy.json"
    if given is None:
        key = signer.public_key.to_base64().decode("ascii")
        told = {"format": 1, "organisation": "KIND", "serial": 1, "programs": {one: {} for one in programs},
                "signers": [{"name": "KIND", "key": key, "programs": ["*"]}]}  # fmt: skip
        file.write_text(json.dumps(told, indent=1, sort_keys=True) + "\n", encoding="utf-8")
        sign(file, root.secret_key)
    else:
        shutil.copy(given, file)
        shutil.copy(given.with_name(f"{given.name}.minisig"), tree / "policy.json.minisig")
    (tree / "organisation.pub").write_bytes(bytes(root.public_key) + b"\n")
