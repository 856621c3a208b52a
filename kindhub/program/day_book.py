"""A form that is filled many times a day from one screen: the day once, then a line for each person who was met.

A program says by data what is asked of the day and of a line, and by which of its own numbers a person is found; the
shell draws the screen, finds whoever is known while one types, writes down whoever is new, and saves line after line.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from kindhub.i18n import L


@dataclass(frozen=True, slots=True)
class DayBook:
    """How a form is asked as a line of a day.

    `day` is the key of the form of the day, `head` its fields that are asked before the first line, `list_key` the
    list its record opens from, where a group is counted whose names nobody writes down. `link` names the field of a
    line that holds its day, `same` the fields both have and a line takes from its day; these stand in the form's
    `beside`. `held_on` is the one of `same` that holds the date. `kept` are answers the next line begins with,
    `case_from` fields of a line or its day that a new case begins with, too.

    `numbers(session, typed, limit)` gives ids of persons the program's own numbers may mean;
    `about(session, person ids)` says in a few words what it knows of each. `counted` tells the day: `{n}` lines,
    `{all}` persons.
    """

    day: str
    list_key: str
    head: tuple[str, ...]
    link: str
    same: tuple[str, ...]
    held_on: str
    kept: tuple[str, ...]
    case_from: tuple[str, ...]
    numbers: Callable[[Session, str, int], Sequence[str]]
    about: Callable[[Session, Sequence[str]], Mapping[str, str]]
    counted: L
