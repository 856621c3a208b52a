"""A program's rules as dated sets: those that came with it and those of the office, each in force from day to day.

A program reads, proves and compares its sets and says them in words. The shell shows them, takes a new one from a
file, puts it in force from a day, and has all open cases looked at again under the rules of a day.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from sqlalchemy.orm import Session

from kindhub.i18n import L
from kindhub.records.base import Record

Standing = Literal["draft", "coming", "in_force", "past"]
Step = Callable[[int, int], None]
"""Told now and then how many of how many cases are done; what it raises stops the work."""


@dataclass(frozen=True, slots=True)
class RuleLine:
    """One rule, in words of the language in force: what it is called, what it asks, and where that is written."""

    label: str
    test: str
    source: str


@dataclass(frozen=True, slots=True)
class ProofLine:
    """One line of a set's own table of tests: the case in words, what must come out and what comes out."""

    words: str
    source: str
    expected: str
    got: str
    passed: bool


@dataclass(frozen=True, slots=True)
class Difference:
    """What another set says otherwise about one thing; with an empty `was` it is new, with an empty `now` gone."""

    about: str
    was: str
    now: str


@dataclass(frozen=True, slots=True)
class DatedSet:
    """A set as it stands in the list; both days belong to it, None is an open end.

    `own`: the office loaded it. A `draft` is in force on no day; its days are those its file asks for.
    """

    key: str
    title: str
    source: str
    begins: date | None
    ends: date | None
    own: bool = False
    draft: bool = False
    signed: bool = False
    note: str = ""

    def in_force(self, day: date) -> bool:
        """Whether it governs that day."""
        begun = self.begins is None or self.begins <= day
        return not self.draft and begun and (self.ends is None or day <= self.ends)

    def standing(self, day: date) -> Standing:
        """What it is to that day."""
        if self.draft:
            return "draft"
        if self.in_force(day):
            return "in_force"
        return "past" if self.ends is not None and self.ends < day else "coming"


@dataclass(frozen=True, slots=True)
class SetPicture:
    """All there is to say of a set: its rules, its tests, and what differs from the set before it, called `against`."""

    head: DatedSet
    rules: tuple[RuleLine, ...]
    proofs: tuple[ProofLine, ...]
    against: str = ""
    differences: tuple[Difference, ...] = ()


@dataclass(frozen=True, slots=True)
class PersonTouched:
    """One person of a case for whom the answer is another one: who in words, codes of the answers, why in words."""

    who: str
    before: str
    after: str
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Touched:
    """An open case in which the answer for somebody, or for the whole, is another one under the rules of a day."""

    record_id: str
    number: str
    before: str
    after: str
    rules_before: str
    persons: tuple[PersonTouched, ...] = ()


@dataclass(frozen=True, slots=True)
class Looked:
    """What a second look gave: under which set, on which day, at how many cases; and what is to be kept of it.

    `changed` are the ids of records with the values that they are to hold now.
    """

    on: date
    rules: str
    cases: int
    touched: tuple[Touched, ...]
    changed: dict[str, dict[str, Any]]


@dataclass(frozen=True, slots=True)
class SecondLook:
    """Every open case a person reaches, looked at again: for a new set, for a birthday, for a status that has lapsed.

    `read(session, on)` gives whatever `judge` needs; then nothing is held open, and others can save while `judge(read,
    on, step)` works it out. `record` are the cases, `answers` the value list of what comes out, `worklist` the list of
    those that are touched. `asks` is what the button says, `title` the heading of what came out.
    """

    title: L
    asks: L
    record: type[Record]
    answers: str
    worklist: str
    read: Callable[[Session, date], Any]
    judge: Callable[[Any, date, Step], Looked]


@dataclass(frozen=True, slots=True)
class RuleBook:
    """The sets of one matter. `right` is what a person must hold to load and activate; whoever sees the program reads.

    `picture(session, key, begins)` compares a draft with the set it would follow if it began on that day. `load(work,
    text, signature, signed_only)` keeps a file as a draft and gives its key; `activate(work, key, begins, today,
    signed_only)` puts it in force and `discard(work, key)` takes a draft away. All three raise
    `kindhub.errors.UserError` or `Refused` with the reason in a sentence. `kept_in` is the record the office's sets
    are kept in; `file(session, key)` gives the text and the signature of a draft as they came. `signed_only`: the
    office wants a signature, and the shell found none that is good.
    """

    key: str
    title: L
    about: L
    right: str
    kept_in: type[Record]
    sets: Callable[[Session], tuple[DatedSet, ...]]
    picture: Callable[[Session, str, date | None], SetPicture]
    load: Callable[[Any, str, str | None, bool], str]
    activate: Callable[[Any, str, date, date, bool], None]
    discard: Callable[[Any, str], None]
    file: Callable[[Session, str], tuple[str, str | None]]
    ending: str = "toml"
    second_look: SecondLook | None = None
