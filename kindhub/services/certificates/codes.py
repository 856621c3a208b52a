"""The verification code: made of what stands on the paper and the secret of the folder."""

import hashlib
import hmac
import json
from collections.abc import Iterable

from kindhub.program.mixins.certificate import CertificateFields
from kindhub.services.short_codes import cleaned, code_of, is_code

LENGTH = 10
_HALF = LENGTH // 2


def verification_code(secret: bytes, line: CertificateFields) -> str:
    """The code of a line of the register as it stands, as it is printed: two groups with a hyphen."""
    said = [line.number, line.given_to, line.event, line.dates, f"{line.hours:g}"]
    plain = json.dumps(said, ensure_ascii=False, separators=(",", ":"))
    code = code_of(hmac.new(secret, plain.encode(), hashlib.sha256).digest(), LENGTH)
    return f"{code[:_HALF]}-{code[_HALF:]}"


def fits(secrets: Iterable[bytes], line: CertificateFields, typed: str) -> bool:
    """Whether a code that was read off a paper is that of the line, under one of the folder's secrets."""
    read = cleaned(typed)
    return is_code(read, LENGTH) and any(
        hmac.compare_digest(cleaned(verification_code(secret, line)), read) for secret in secrets
    )
