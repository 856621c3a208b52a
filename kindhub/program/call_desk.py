"""A desk where calls are written down while somebody speaks: who calls, what she called about before, who waits.

A program says by data whom a typed number or name may mean and what is known of her; the shell draws the screen, keeps
the time, finds while one types and saves the call with the program's form.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy.orm import Session


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody who may be calling. `about` is said beside her name: telephone, language, how often she called."""

    id: str
    name: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class EarlierCall:
    """A call of hers in two lines; `open` while it waits for an answer."""

    id: str
    title: str
    words: str = ""
    open: bool = False


@dataclass(frozen=True, slots=True)
class CallerPicture:
    """What is known of a caller while she speaks. `care` is said before anything else is.

    `start` are the answers a call of hers begins with (her language, her family).
    """

    known: Known
    care: str = ""
    case_id: str | None = None
    calls: tuple[EarlierCall, ...] = ()
    start: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Waiting:
    """A call to return: whom, about what, and by when. `start` are the answers the call back begins with."""

    id: str
    title: str
    words: str
    due: date
    start: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class DayCount:
    """A number of the day, in the language in force: `7`, `calls`."""

    number: int
    words: str


@dataclass(frozen=True, slots=True)
class CallDesk:
    """How a form is asked as a call. The names are fields of the form's record.

    `caller` and `returns` (which call this one answers) are asked beside the form: they stand in its `beside`.
    `day` is a partial date, `at` a text such as `14:30`, `minutes` whole minutes. `name` and `phone` take what was
    typed of somebody who is not known yet. `first` is where the cursor goes once it is known who calls.
    `find(session, typed, limit)`, `picture(session, caller id)`, `waiting(session, today, limit)` and
    `counts(session, today)` read; whoever asks has been let in already. `queue` is the list with all that wait.
    `seated(user)` says who may keep calls here, by the same answer that lets them be saved.
    """

    caller: str
    returns: str
    day: str
    at: str
    minutes: str
    name: str
    phone: str
    first: str
    queue: str
    find: Callable[[Session, str, int], Sequence[Known]]
    picture: Callable[[Session, str], CallerPicture | None]
    waiting: Callable[[Session, date, int], Sequence[Waiting]]
    counts: Callable[[Session, date], Sequence[DayCount]]
    seated: Callable[[Any], bool]
