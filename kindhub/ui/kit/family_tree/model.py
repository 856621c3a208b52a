"""What a family tree shows, as plain values in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Shape = Literal["square", "circle", "diamond"]


@dataclass(frozen=True, slots=True)
class TreePerson:
    """One card. `row` counts from the oldest generation down; `said` is all of it for those who listen. `foot` is a
    line of its own under name and `sub`: how far she is.

    People of a row are given in the order in which siblings stand beside each other.
    """

    key: str
    name: str
    sub: str
    shape: Shape
    row: int
    said: str = ""
    died: bool = False
    same_home: bool = False
    carer: bool = False
    sure: bool = True
    foot: str = ""


@dataclass(frozen=True, slots=True)
class TreeBond:
    """`one` is the parent of `other`, its partner, its sibling, or bound to it in another way."""

    kind: Literal["parent", "couple", "sibling", "other"]
    one: str
    other: str
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Tree:
    """A family around `focus`. `sentence` says the whole in words."""

    focus: str
    people: tuple[TreePerson, ...]
    bonds: tuple[TreeBond, ...]
    sentence: str = ""
