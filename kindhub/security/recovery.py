"""The printed recovery key: 64 letters and digits in four lines, with a check per line so that a slip is found.

32 characters that are hard to mistake for each other (Crockford's base 32: no I, L, O, U). Every line carries 64 bits
of the key in 13 characters and 3 characters of a checksum over its number and contents: a wrong character is missed
once in 32,768 lines, and then the key still fits no box.
"""

from __future__ import annotations

import hashlib
import hmac
import unicodedata
from dataclasses import dataclass, field

from kindhub.errors import UserError
from kindhub.i18n import L
from kindhub.security.boxes import KEY_BYTES, Secret

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
QR_PREFIX = "KINDHUB-RECOVERY-1:"
LINES = 4
_LINE_BYTES = KEY_BYTES // LINES
_DATA_CHARS, _CHECK_CHARS, _GROUP = 13, 3, 4
_LINE_CHARS = _DATA_CHARS + _CHECK_CHARS
_READ_AS = str.maketrans({"O": "0", "I": "1", "L": "1"})

_LENGTH = L(
    "The recovery key has {wanted} letters and digits in {lines} lines; you typed {found}. Compare with the sheet.",
    "La clave de recuperación tiene {wanted} letras y números en {lines} líneas; usted escribió {found}. Compárela "
    "con la hoja.",
)
_LINE = L(
    "Line {line} of the recovery key is not as printed. Compare “{typed}” with the sheet.",
    "La línea {line} de la clave de recuperación no está como en la hoja. Compare “{typed}” con lo impreso.",
)
_CHARACTER = L(
    "The recovery key never contains “{character}”. Compare it with the sheet.",
    "La clave de recuperación nunca lleva “{character}”. Compárela con la hoja.",
)
_OTHER_SHEET = L(
    "That is a valid recovery key, but not the one just printed.",
    "Esa es una clave de recuperación válida, pero no la que se acaba de imprimir.",
)


@dataclass(frozen=True)
class RecoverySheet:
    """What is printed once and put into a sealed envelope in two places. Its repr shows no secret.

    `label` names the sheet (`@all`, or `@cases.2` for the second of three), `program` is empty for the sheet that opens
    everything that is not restricted; `text` is four lines of four groups, `qr_payload` the same for a QR code.
    """

    organisation: str
    label: str
    program: str
    text: str = field(repr=False)
    qr_payload: str = field(repr=False)


def make_sheet(organisation: str, label: str, program: str, private: Secret) -> RecoverySheet:
    """The sheet of a recovery key's private half."""
    lines = [_line(number, bytes(private[_LINE_BYTES * number :][:_LINE_BYTES])) for number in range(LINES)]
    text = "\n".join(" ".join(line[at : at + _GROUP] for at in range(0, _LINE_CHARS, _GROUP)) for line in lines)
    return RecoverySheet(organisation, label, program, text, QR_PREFIX + "".join(lines))


def read_sheet(typed: str) -> bytearray:
    """The private key on a sheet as typed or scanned; UserError says which line is mistyped."""
    characters = _characters(typed)
    if len(characters) != LINES * _LINE_CHARS:
        raise UserError(_LENGTH, wanted=LINES * _LINE_CHARS, lines=LINES, found=len(characters))
    private = bytearray()
    for number in range(LINES):
        private += _read_line(number, characters[number * _LINE_CHARS :][:_LINE_CHARS])
    return private


def confirm_typed_back(sheet: RecoverySheet, typed: str) -> None:
    """Refuse to finish set-up until the paper, and not the screen, has been read once: UserError when it differs."""
    if not hmac.compare_digest(read_sheet(typed), read_sheet(sheet.text)):
        raise UserError(_OTHER_SHEET)


def _line(number: int, part: bytes) -> str:
    data = _base32(int.from_bytes(part, "big"), _DATA_CHARS)
    return data + _check(number, data)


def _read_line(number: int, line: str) -> bytes:
    data, check = line[:_DATA_CHARS], line[_DATA_CHARS:]
    value = 0
    for character in data:
        value = value * len(ALPHABET) + ALPHABET.index(character)
    if check != _check(number, data) or value.bit_length() > 8 * _LINE_BYTES:
        typed = " ".join(line[at : at + _GROUP] for at in range(0, _LINE_CHARS, _GROUP))
        raise UserError(_LINE, line=number + 1, typed=typed)
    return value.to_bytes(_LINE_BYTES, "big")


def _check(number: int, data: str) -> str:
    hashed = hashlib.sha256(f"kindhub.recovery-line/1:{number}:{data}".encode()).digest()
    return _base32(int.from_bytes(hashed[:2], "big") >> 1, _CHECK_CHARS)


def _base32(value: int, width: int) -> str:
    return "".join(ALPHABET[value >> (5 * place) & 31] for place in reversed(range(width)))


def _characters(typed: str) -> str:
    """The characters that count: capitals, look-alikes read as digits, spaces, dashes and the QR prefix left out."""
    plain = unicodedata.normalize("NFKC", typed).upper().strip().removeprefix(QR_PREFIX)
    characters = "".join(c for c in plain if not c.isspace() and unicodedata.category(c) != "Pd").translate(_READ_AS)
    for character in characters:
        if character not in ALPHABET:
            raise UserError(_CHARACTER, character=character)
    return characters
