"""Times of the day as people write them at a desk and on a call sheet."""

import re
from datetime import time

_WRITTEN = re.compile(r"(?P<hour>\d{1,2})(?:\s?[:.h]?\s?(?P<minute>\d{2}))?", re.IGNORECASE | re.ASCII)


def clock_of(words: str | None) -> time | None:
    """`14:30` as a time of the day, also where it says `8:30`, `8.30`, `1430` or `14`; None for what is none."""
    found = _WRITTEN.fullmatch((words or "").strip())
    try:
        return time(int(found["hour"]), int(found["minute"] or 0)) if found else None
    except ValueError:
        return None
