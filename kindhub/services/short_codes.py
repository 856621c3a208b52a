"""Codes that people read off a paper and type: few letters, none that is taken for another, and a sign that checks.

The alphabet is Crockford's base 32 (no I, L, O, U); the check sign is that of ISO 7064, the hybrid system over as many
letters, so that one wrong letter is always seen and two that changed places nearly always.
"""

import re
import secrets
from collections.abc import Iterator

from stdnum.iso7064 import mod_37_36

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_BITS = 5
_MEANT = str.maketrans({"O": "0", "I": "1", "L": "1"})
_BETWEEN = re.compile(r"[\s\-–—_./]+")


def cleaned(typed: str) -> str:
    """A code as it was meant: in capitals, without what stands between, the letters it has not read as digits."""
    return _BETWEEN.sub("", typed).upper().translate(_MEANT)


def is_code(text: str, length: int) -> bool:
    """Whether a cleaned text is so many letters of the alphabet."""
    return len(text) == length and set(text) <= set(ALPHABET)


def fresh_code(length: int) -> str:
    """A code by chance."""
    return "".join(secrets.choice(ALPHABET) for _ in range(length))


def code_of(content: bytes, length: int) -> str:
    """The first bits of these bytes as a code. Raises `ValueError` for fewer bits than it has: a bug."""
    number = int.from_bytes(content, "big")
    spare = len(content) * 8 - length * _BITS
    if spare < 0:
        raise ValueError("too few bytes")
    return "".join(_letters(number >> spare, length))


def _letters(number: int, length: int) -> Iterator[str]:
    for place in range(length - 1, -1, -1):
        yield ALPHABET[(number >> place * _BITS) & (len(ALPHABET) - 1)]


def check_sign(code: str) -> str:
    """The letter that checks a cleaned code."""
    return str(mod_37_36.calc_check_digit(code, ALPHABET))
