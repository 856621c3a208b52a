"""Makes a program's pack from its wheel: byte code added, so that nothing is compiled at a start; then signed."""

import os
import subprocess
import tempfile
import zipfile
from pathlib import Path

from minisign import KeyPair, SecretKey

STAMP = (2026, 1, 1, 0, 0, 0)
"""The time every file in a pack bears, so that the same sources give the same bytes."""


def pack(wheel: Path, into: Path, python: str, key: SecretKey) -> Path:
    """Write the pack of a wheel and its signature into a folder. `python` compiles; its byte code is what is read."""
    with tempfile.TemporaryDirectory() as place:
        tree = Path(place)
        with zipfile.ZipFile(wheel) as archive:
            archive.extractall(tree)
        subprocess.run(
            [python, "-m", "compileall", "-q", "--invalidation-mode", "unchecked-hash", "-s", str(tree), str(tree)],
            check=True, env={**os.environ, "PYTHONHASHSEED": "0"},
        )  # fmt: skip
        made = into / wheel.name
        with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
            for file in sorted(path for path in tree.rglob("*") if path.is_file()):
                told = zipfile.ZipInfo(file.relative_to(tree).as_posix(), STAMP)
                told.compress_type, told.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
                archive.writestr(told, file.read_bytes())
    sign(made, key)
    return made


def sign(file: Path, key: SecretKey) -> None:
    """Put a minisign signature beside a file. The trusted comment names the file and no time: it must not change."""
    signature = key.sign(file.read_bytes(), trusted_comment=f"file:{file.name}")
    file.with_name(f"{file.name}.minisig").write_bytes(bytes(signature) + b"\n")


def keys(folder: Path, name: str) -> KeyPair:
    """The key pair of that name, made at its first use: for tests. A release names keys that lie elsewhere."""
    file = folder / f"{name}.key"
    if not file.is_file():
        folder.mkdir(parents=True, exist_ok=True)
        fresh = KeyPair.generate()
        file.write_bytes(bytes(fresh.secret_key))
        file.chmod(0o600)
        (folder / f"{name}.pub").write_bytes(bytes(fresh.public_key) + b"\n")
    secret = SecretKey.from_file(file)
    return KeyPair(secret_key=secret, public_key=secret.get_public_key())
