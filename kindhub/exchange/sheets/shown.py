"""How a number looks in its cell, which is what a person meant when the program turned her text into a number.

`1/2` typed as "one of two goals" becomes 1 February; shown by its format it is `1/2` again.
"""

from __future__ import annotations

import re
from datetime import datetime, time, timedelta
from functools import lru_cache

_MONTHS = ("enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre",
           "noviembre", "diciembre")  # fmt: skip
_DAYS = ("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo")
_PIECES = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.|AM/PM|A/P|y+|m+|d+|h+|s+|.', re.IGNORECASE | re.DOTALL)
_ASIDE = ('"', "\\", "[", "_", "*")
_PADDED = re.compile(r"0{2,30}$")
_PERCENT = re.compile(r"0(?:\.(0+))?\s?%$")


def show_number(value: float, code: str) -> str:
    """A number by its format code: percents and leading zeros as seen, everything else at full precision."""
    if percent := _PERCENT.match(code):
        return f"{value * 100:.{len(percent[1] or '')}f}%"
    if _PADDED.match(code) and value == int(value) and value >= 0:
        return f"{int(value):0{len(code)}d}"
    if isinstance(value, int):
        return str(value)
    return format(value, ".15g")


def show_date(value: datetime | time | timedelta, code: str) -> str:
    """A date or time by its format code, month names in Spanish; formats with colours and conditions drop these."""
    if isinstance(value, timedelta):
        minutes, seconds = divmod(int(value.total_seconds()), 60)
        return f"{minutes // 60}:{minutes % 60:02d}:{seconds:02d}"
    pieces, half_day = _pieces(code)
    return "".join(_part(value, letter, piece, half_day=half_day) for letter, piece in pieces).strip()


@lru_cache(maxsize=512)
def _pieces(code: str) -> tuple[tuple[tuple[str, str], ...], bool]:
    """A format code in pieces, each with the letter that says what it is, and whether hours run to twelve.

    An `m` beside hours or seconds is minutes, for which the letter is `n`.
    """
    found = _PIECES.findall(code.split(";")[0])
    letters = [piece[0].lower() for piece in found]
    last = ""
    for position, letter in enumerate(letters):
        after = next((later for later in letters[position + 1 :] if later in "ymdhs"), "")
        if letter == "m" and (last == "h" or after == "s"):
            letters[position] = "n"
        last = letters[position] if letter in "ymdhs" else last
    return tuple(zip(letters, found, strict=True)), any(piece.lower() in {"am/pm", "a/p"} for piece in found)


def _part(value: datetime | time, letter: str, piece: str, *, half_day: bool) -> str:
    """One piece of a format code: `yyyy`, `mmm`, `hh` … (`n` stands for minutes), or text between them."""
    if piece.lower() in {"am/pm", "a/p"}:
        return "am" if value.hour < 12 else "pm"
    if letter in _ASIDE:
        return piece.strip('"\\') if letter in '"\\' else ""
    if letter in "hns":
        hour = (value.hour % 12 or 12) if half_day else value.hour
        number = {"h": hour, "n": value.minute, "s": value.second}[letter]
        return f"{number:02d}" if len(piece) > 1 else str(number)
    if letter not in "ymd":
        return piece
    return _date_part(value, letter, len(piece)) if isinstance(value, datetime) else ""


def _date_part(value: datetime, letter: str, length: int) -> str:
    if letter == "y":
        return f"{value.year:04d}" if length > 2 else f"{value.year % 100:02d}"
    number = value.month if letter == "m" else value.day
    if length > 2:
        word = _MONTHS[value.month - 1] if letter == "m" else _DAYS[value.weekday()]
        return word[:3] if length == 3 else word
    return f"{number:02d}" if length == 2 else str(number)
