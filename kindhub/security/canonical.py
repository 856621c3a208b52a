"""One unambiguous way to turn values into the bytes that are signed, bound or stored.

Joining fields by a separator lets a value that contains the separator pass for two; a JSON list does not. Every use
has its own tag, so that a signature over one kind of statement can never be taken for another.
"""

import base64
import binascii
import json


def canonical(tag: str, *parts: str | int | bytes) -> bytes:
    """Bytes for the statement `tag` made of `parts`: a compact ASCII JSON list, bytes as base64."""
    plain = [to_text(part) if isinstance(part, bytes) else part for part in parts]
    return json.dumps([f"kindhub.{tag}/1", *plain], separators=(",", ":")).encode("ascii")


def to_text(raw: bytes) -> str:
    """URL-safe base64, as `keyring.json` keeps bytes."""
    return base64.urlsafe_b64encode(raw).decode("ascii")


def from_text(text: str) -> bytes:
    """The bytes of `to_text`; refuses every other spelling with ValueError.

    base64 ignores some bits of its last character, so that a changed file could decode to the same bytes unseen.
    """
    try:
        raw = base64.b64decode(text.encode("ascii"), altchars=b"-_", validate=True)
    except (binascii.Error, UnicodeEncodeError) as bad:
        raise ValueError("not base64") from bad
    if to_text(raw) != text:
        raise ValueError("base64 spelled in an unusual way")
    return raw
