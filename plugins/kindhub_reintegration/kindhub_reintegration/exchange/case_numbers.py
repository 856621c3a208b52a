"""The partner's own case numbers, written ten ways: CV-2018-005, cv2018-5, CV/2018/005, CV 18 005, 2018-005."""

from __future__ import annotations

import re

_PREFIX = re.compile(r"\s*([^\W\d_]{1,6})\b|\s*([^\W\d_]{1,6})(?=\d)")
_DIGITS = re.compile(r"\d+", re.ASCII)
_CENTURY = 2000


def normal_number(written: str | None, prefix: str = "") -> str:
    """The number in its one form, `CV-2018-005`; `prefix` stands in where none is written. Other texts: as words."""
    text = " ".join((written or "").split())
    digits = _DIGITS.findall(text)
    if len(digits) != 2 or not 2 <= len(digits[0]) <= 4 or len(digits[1]) > 5:
        return text.upper()
    year = int(digits[0])
    if year < 100:
        year += _CENTURY
    found = _PREFIX.match(text)
    letters = (found[1] or found[2]).upper() if found else prefix
    number = f"{year:04d}-{int(digits[1]):03d}"
    return f"{letters}-{number}" if letters else number


def usual_prefix(numbers: list[str | None]) -> str:
    """The letters most numbers of a list begin with."""
    found = [match for text in numbers if text and (match := _PREFIX.match(text))]
    letters = [(match[1] or match[2]).upper() for match in found]
    return max(set(letters), key=letters.count) if letters else ""
