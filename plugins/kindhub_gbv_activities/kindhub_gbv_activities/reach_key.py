"""The pseudonymous key: counts a person once without saying who she is.

Made of first given name, first surname, year of birth or age band, municipality and sex, and hashed with a secret that
lies in the program's file alone; whoever has only keys can neither read a name off them nor try names out.
"""

import hashlib
import hmac
import secrets
from datetime import date
from typing import Any

from sqlalchemy import select

from kindhub.records.name_keys import sound_key
from kindhub.records.names import words
from kindhub_gbv_activities.records import ReachSecret

LENGTH = 32


def secret_of(work: Any) -> str:
    """The secret of this data folder; made where there is none yet, in the same unit of work."""
    kept: str | None = work.session.info.get("gbv_activities.secret")
    if kept:
        return kept
    with work.session.no_autoflush:
        held = work.session.scalars(select(ReachSecret).limit(1)).first()
    if held is None:
        held = ReachSecret(secret=secrets.token_hex(32))
        work.add(held)
    work.session.info["gbv_activities.secret"] = held.secret
    return str(held.secret)


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


def reach_key(secret: str, text: str | None) -> str | None:
    """The key of that text."""
    if text is None:
        return None
    return hmac.new(bytes.fromhex(secret), text.encode(), hashlib.sha256).hexdigest()[:LENGTH]
