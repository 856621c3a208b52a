"""Minisign signatures: whose they are, and whether they fit. Anybody can check the same file with the stock tool."""

import base64
from collections.abc import Iterable
from pathlib import Path

from minisign import Error, PublicKey, Signature

from kindhub.errors import Refused
from kindhub.i18n import L

SUFFIX = ".minisig"
UNSIGNED = L(
    "“{file}” is not signed. Ask whoever gave it to you for the file “{file}.minisig” and put both in one folder.",
    "«{file}» no está firmado. Pida a quien se lo dio el archivo «{file}.minisig» y ponga los dos en una carpeta.",
)
NO_SIGNATURE = L(
    "“{file}.minisig” is no signature. Copy it again from where it came.",
    "«{file}.minisig» no es una firma. Cópielo otra vez de donde vino.",
)
UNKNOWN = L(
    "“{file}” is signed by somebody your organisation does not know. Do not use it; tell your administrator.",
    "«{file}» está firmado por alguien que su organización no conoce. No lo use; avise a quien administra.",
)
CHANGED = L(
    "“{file}” was changed after it was signed. Do not use it; tell your administrator.",
    "«{file}» se cambió después de firmarse. No lo use; avise a quien administra.",
)


def signature_of(file: Path) -> str:
    """The text of the signature beside a file. Raises `Refused` when there is none."""
    beside = file.with_name(file.name + SUFFIX)
    try:
        return beside.read_text(encoding="ascii")
    except OSError:
        raise Refused(UNSIGNED, file=file.name) from None
    except UnicodeDecodeError:
        raise Refused(NO_SIGNATURE, file=file.name) from None


def signed_by(data: bytes, signature: str, keys: Iterable[str], name: str) -> str:
    """Which of the keys (lines such as `RWQ…`) signed these bytes. `name` is what the file is called in a refusal.

    Raises `Refused`: no signature, a signer nobody knows, bytes that are others than those that were signed.
    """
    try:
        told = Signature.from_bytes(signature.encode("ascii"))
        whose = _signer(signature.splitlines()[1])
    except (Error, ValueError):
        raise Refused(NO_SIGNATURE, file=name) from None
    key = next((one for one in keys if _signer(one) == whose), None)
    if key is None:
        raise Refused(UNKNOWN, file=name)
    try:
        PublicKey.from_base64(key).verify(data, told)
    except Error:
        raise Refused(CHANGED, file=name) from None
    return key


def _signer(line: str) -> bytes:
    """The number of a key pair, as it stands in a public key and in a signature behind two bytes for the algorithm."""
    return base64.b64decode(line, validate=True)[2:10]
