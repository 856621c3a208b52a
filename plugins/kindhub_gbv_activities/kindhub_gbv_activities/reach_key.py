"""The pseudonymous key: counts a person once without saying who she is.

Made of first given name, first surname, year of birth or age band, municipality and sex, and hashed with a secret that
lies in the program's file alone; whoever has only keys can neither read a name off them nor try names out.
"""

import hashlib
import hmac
from datetime import date

from kindhub.records.name_keys import sound_key
from kindhub.records.names import words

LENGTH = 32


def made_of(given: str | None, surnames: str | None, born: str, place: str | None, sex: str | None) -> str | None:
    """What the key is made of, as one text; None where a part is missing, for then it would stand for several people.

    `born` is a year or an age band. Names are taken by their sound, so that a slip of the hand makes no new person.
    """
    first, last = words(given or "", particles=False), words(surnames or "", particles=False)
    if not (first and last and born and place and sex):
        return None
    return "|".join((sound_key(first[0]), sound_key(last[0]), born, place, sex))


OPEN_END = 110
"""The upper end of an age band that has none ("60+")."""


def born(youngest: int | None, oldest: int | None, day: date | None) -> str:
    """The year of birth by an age on a day, or the age band as it was written; empty where neither is known."""
    if youngest is None:
        return ""
    if (oldest is None or youngest == oldest) and day is not None:
        return str(day.year - youngest)
    return f"{youngest}-{oldest}" if oldest is not None and oldest < OPEN_END else f"{youngest}+"


def reach_key(secret: bytes, text: str | None) -> str | None:
    """The key of that text."""
    if text is None:
        return None
    return hmac.new(secret, text.encode(), hashlib.sha256).hexdigest()[:LENGTH]
