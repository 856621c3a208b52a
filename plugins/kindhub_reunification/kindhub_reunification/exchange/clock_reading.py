"""The time of day as people write it: 14:30, 14h30, 2:30 pm, or a time that the sheet keeps."""

import re

_CLOCK = re.compile(r"(\d{1,2})\s*[:h.]\s*(\d{2})(?::\d{2}(?:\.\d+)?)?\s*(am|pm|a\.?\s?m\.?|p\.?\s?m\.?)?\.?", re.ASCII)
_NOON = 12


def read_clock(written: str) -> str | None:
    """`HH:MM`, or None where it is no time of the day. Never raises."""
    found = _CLOCK.fullmatch(written.strip().lower().removesuffix("hrs").removesuffix("h ").strip())
    if found is None:
        return None
    hour, minute, half = int(found[1]), int(found[2]), (found[3] or "")[:1]
    if half and not 1 <= hour <= _NOON:
        return None
    if half == "p" and hour != _NOON:
        hour += _NOON
    elif half == "a" and hour == _NOON:
        hour = 0
    return f"{hour:02}:{minute:02}" if hour < 24 and minute < 60 else None
