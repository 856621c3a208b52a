"""The words people use for dates, in Spanish and English, already folded (lower case, no accents).

Kept apart from the parser so that a word seen in a new file is one entry here.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kindhub.records.names import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

MONTHS_ES = ("enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre",
             "noviembre", "diciembre")  # fmt: skip
MONTHS_EN = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
             "November", "December")  # fmt: skip
SHORT_ES = tuple(name[:3] for name in MONTHS_ES)
SHORT_EN = tuple(name[:3] for name in MONTHS_EN)

_WEEKDAYS = (("lunes", "monday"), ("martes", "tuesday"), ("miercoles", "wednesday"), ("jueves", "thursday"),
             ("viernes", "friday"), ("sabado", "saturday"), ("domingo", "sunday"))  # fmt: skip


def _with_short(number: int, words: Iterable[str]) -> dict[str, int]:
    return {form: number for word in words for form in (word, word[:3], word[:4])}


MONTH_OF: dict[str, int] = {"setiembre": 9, "set": 9, "sept": 9} | {
    form: number
    for number, words in enumerate(zip(MONTHS_ES, (name.lower() for name in MONTHS_EN), strict=True), 1)
    for form in _with_short(number, words)
}
WEEKDAY_OF: dict[str, int] = {"thurs": 3, "tues": 1, "weds": 2} | {
    form: number for number, words in enumerate(_WEEKDAYS) for form in _with_short(number, words)
}
DAY_OFFSET_OF: dict[str, int] = {
    "hoy": 0, "today": 0, "ayer": -1, "yesterday": -1, "anteayer": -2, "antier": -2, "antes de ayer": -2,
    "manana": 1, "tomorrow": 1, "pasado manana": 2,
}  # fmt: skip

ABOUT = re.compile(
    r"[~≈±?]|\b(?:aprox(?:imad(?:amente|[oa]s?))?|approx(?:imately)?|alrededor de(?:l)?|cerca de(?:l)?|mas o menos"
    r"|como (?:en|a|por|de)|como|unos|unas|about|around|circa|ca|estimad[oa]|estimated|est|roughly|por ahi de(?:l)?"
    r"|(?:a )?(?:finales|fines|principios|inicios|mediados) de(?:l)?|early|late|mid|quiza|talvez|tal vez|maybe)\b\.?"
)
BEFORE = re.compile(r"(?:antes del?|before|previo al?)\s+(?P<rest>.+)")
UNTIL = re.compile(r"(?:hasta(?: el)?|until|by|up to)\s+(?P<rest>.+)")
AFTER = re.compile(r"(?:despues del?|after|posterior al?)\s+(?P<rest>.+)")
SINCE = re.compile(r"(?:desde(?: el)?|a partir del?|since|from)\s+(?P<rest>.+)")
YEARS_OLD = r"(?:anos?|a|years?(?: old)?|yrs?|y/?o|yo)"
MONTHS_OLD = r"(?:mes(?:es)?|months?(?: old)?)"
YEAR_LEAD = re.compile(r"\b(?:del )?(?:ano|year)(?: de)?\s+(?=\d{4}\b)")

_DASHES = dict.fromkeys(map(ord, "‐‑‒–—−"), "-")
_TIME = re.compile(r"(?<=\d)[t ,]+\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?\s*(?:z|[ap]\.?\s?m\.?|[+-]\d{2}:?\d{2})?$")
_ORDINAL = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th|ero|ro|er|do|o)\b")
_ASIDE = re.compile(r"\([^()\d]*\)")
_LEADING_WEEKDAY = re.compile(r"(?P<word>[a-z]+)\.?,?\s+(?=\d)")


def plain(text: str) -> str:
    """The text folded as names are, with every dash as `-`; what the patterns here expect."""
    return fold(text if text.isascii() else text.translate(_DASHES))


def take_about(text: str) -> tuple[str, bool]:
    """Split `aprox.`, `~`, `más o menos`, `about` … off a plain text; the flag says whether there was any."""
    rest, found = ABOUT.subn(" ", text)
    return " ".join(_ASIDE.sub(" ", rest).split()).strip(" .,;:"), bool(found)


def without_ornaments(text: str) -> str:
    """Drop the time of day, ordinal endings, the word for year, and a weekday in front of a date."""
    text = _ORDINAL.sub(r"\1", _TIME.sub("", text).replace("primero de ", "1 de "))
    text = YEAR_LEAD.sub("", text).removeprefix("el ").removeprefix("on ")
    lead = _LEADING_WEEKDAY.match(text)
    if not lead or lead["word"] not in WEEKDAY_OF:
        return text
    rest = text[lead.end() :]
    is_month = lead["word"] in MONTH_OF and "/" not in rest  # mar 5 2018 is March, mar 5/3/2018 a Tuesday
    return text if is_month else rest
