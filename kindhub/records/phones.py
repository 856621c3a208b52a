"""Telephone numbers as they stand in cells: several in one, with words around them, with old dialling prefixes.

A number is kept as written and, where it can be read, in E.164. People search by its end, so every number has a
tail. Plausibility is advice: fictional, old and foreign numbers are kept like any other.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from kindhub.records.absence import read_absence

REGIONS: Final = ("GT", "HN", "SV", "MX", "US")
"""Countries whose numbers are known here; numbers of others are read when they begin with +."""

TAIL = 8
"""Digits at the end by which numbers are searched: a whole number in GT, HN and SV."""

_LONGEST_CELL = 500
_CALLING_CODE = {"GT": "502", "HN": "504", "SV": "503", "MX": "52", "US": "1"}
_NATIONAL_LENGTH = {"GT": 8, "HN": 8, "SV": 8, "MX": 10, "US": 10}
_NUMBER = re.compile(r"\+?\(?\d[\d\s().\-]*\d", re.ASCII)
_ENDS = re.compile(r"[;,\n|]|\s/\s|(?<=\d)/(?=[+\d(])|\s[yoe]\s|\sor\s|\sand\s", re.IGNORECASE)
_TOO_FEW, _TOO_MANY = 6, 15
_PAIRS = re.compile(r"(?:\(?\+?\d{2,3}\)?[\s-])?(?:\d{4}[\s-]?\d{4}|\d{2}[\s-]\d{2}[\s-]\d{2}[\s-]\d{2})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Phone:
    """One number. `e164` and `country` are None where no country's form fits; `whose` holds the words beside it."""

    written: str
    e164: str | None
    country: str | None
    tail: str
    whose: str = ""

    @property
    def normalised(self) -> str:
        """What is stored for comparing: E.164, or else the digits alone."""
        return self.e164 or _digits(self.written)

    @property
    def shown(self) -> str:
        """International grouping where the country is known, else as written."""
        if self.e164 is None:
            return self.written
        import phonenumbers

        number = phonenumbers.parse(self.e164)
        return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL)


def read_phones(cell: str | float | None, country: str | None = None) -> tuple[Phone, ...]:
    """Every number in a cell, in order; empty for *no tiene* and other absences. Never raises.

    `country` is where the person lives: a number without country code is taken for that country's only. Without
    it, such a number keeps its digits unless exactly one of `REGIONS` has numbers like it.
    """
    text = _as_text(cell)
    if not text or read_absence(text):
        return ()
    found: list[Phone] = []
    for part in _ENDS.split(text[:_LONGEST_CELL]):
        found.extend(_in_part(part, country))
    return tuple(found)


def read_phone(cell: str | float | None, country: str | None = None) -> Phone | None:
    """The first number in a cell, or None."""
    return next(iter(read_phones(cell, country)), None)


def tail_key(text: str) -> str:
    """The last eight digits of a typed number, to search with; shorter input gives what there is."""
    return _digits(text)[-TAIL:]


def _in_part(part: str, country: str | None) -> list[Phone]:
    found = []
    for match in _NUMBER.finditer(part):
        written = match.group().strip(" .-(")
        words = " ".join((part[: match.start()] + " " + part[match.end() :]).split()).strip(" .:-()")
        whose = (
            "" if words.casefold() in {"tel", "cel", "tel.", "cel.", "teléfono", "telefono", "no", "phone"} else words
        )
        if _TOO_FEW <= len(_digits(written)) <= _TOO_MANY:
            found.append(_read(written, country, whose))
        else:
            found.extend(_read(one.group(), country, whose) for one in _PAIRS.finditer(written))
    return found


def _read(written: str, country: str | None, whose: str) -> Phone:
    digits, plus = _digits(written), written.startswith("+")
    fits = [
        (region, national)
        for region in REGIONS
        if (national := _with_code(digits, region, plus=plus)) and _is_number_of(national, region)
    ]
    if not fits and not plus:
        home = (country,) if country in REGIONS else REGIONS
        fits = [(region, digits) for region in home if _is_number_of(digits, region)]
    if len(fits) == 1:
        region, national = fits[0]
        return Phone(written, f"+{_CALLING_CODE[region]}{national}", region, digits[-TAIL:], whose)
    return Phone(written, _other_country(written), None, digits[-TAIL:], whose)


def _with_code(digits: str, region: str, *, plus: bool) -> str | None:
    """The number after its country code, if the digits begin with one and have the length of that country."""
    code, length = _CALLING_CODE[region], _NATIONAL_LENGTH[region]
    bare = digits if plus else digits.removeprefix("00").removeprefix("011")
    if len(bare) == len(code) + length and bare.startswith(code):
        return bare[len(code) :]
    if region == "MX" and len(bare) == length + 3 and bare.startswith("521"):
        return bare[3:]  # the 1 for mobiles was dropped in Mexico in 2019
    return None


def _is_number_of(national: str, region: str) -> bool:
    """Whether the country has numbers of this shape, by the numbering plans in `phonenumbers`."""
    if len(national) != _NATIONAL_LENGTH[region] or national.startswith("0"):
        return False
    import phonenumbers

    number = phonenumbers.PhoneNumber(country_code=int(_CALLING_CODE[region]), national_number=int(national))
    return phonenumbers.is_valid_number_for_region(number, region)


def _other_country(written: str) -> str | None:
    if not written.startswith("+"):
        return None
    import phonenumbers

    try:
        number = phonenumbers.parse(written)
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_possible_number(number):
        return None
    return str(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164))


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text, flags=re.ASCII)


def _as_text(cell: str | float | None) -> str:
    if isinstance(cell, str) or cell is None:
        return (cell or "").strip()
    if isinstance(cell, float) and not cell.is_integer():
        return ""
    return str(int(cell)) if abs(cell) < 1e15 else ""
