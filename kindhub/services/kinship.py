"""What people of one family are to each other, worked out from the links that are written down.

Nothing here is stored: a grandmother found through the mother is called so, but no link is made of it.
"""

from collections import deque
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from kindhub.i18n import L
from kindhub.records.codes import code_list
from kindhub.records.person import Relationship

BondKind = Literal["parent", "couple", "sibling", "other"]
CARE_ONLY = frozenset({"guardian", "godparent", "neighbour", "not_related", "other_relative"})
"""Kinships that say something of these two only: nobody else is family because of them."""

_RISE = {"grandmother": 2, "grandfather": 2, "aunt": 1, "uncle": 1, "stepparent": 1, "godparent": 1, "guardian": 1}
_BOTH_WAYS = {"sister", "brother", "cousin", "spouse", "neighbour", "other_relative", "not_related"}
_BACK = {
    "mother": ("daughter", "son"), "father": ("daughter", "son"), "daughter": ("mother", "father"),
    "son": ("mother", "father"), "sister": ("sister", "brother"), "brother": ("sister", "brother"),
    "grandmother": ("granddaughter", "grandson"), "grandfather": ("granddaughter", "grandson"),
    "aunt": ("niece", "nephew"), "uncle": ("niece", "nephew"), "stepparent": ("stepdaughter", "stepson"),
    "godparent": ("godchild", "godchild"), "guardian": ("ward", "ward"),
}  # fmt: skip
_WORDS = {
    "granddaughter": L("granddaughter", "nieta"), "grandson": L("grandson", "nieto"),
    "niece": L("niece", "sobrina"), "nephew": L("nephew", "sobrino"),
    "stepdaughter": L("stepdaughter", "hijastra"), "stepson": L("stepson", "hijastro"),
    "godchild": L("godchild", "ahijada o ahijado"), "ward": L("in her or his care", "a su cargo"),
}  # fmt: skip
"""What the code list has no word for, because links are written from the other side."""


@dataclass(frozen=True, slots=True)
class Bond:
    """What binds two: `one` is the parent of `other`, its partner, its sibling, or linked in some other way.

    `rise` is by how many generations `one` stands above `other`.
    """

    kind: BondKind
    one: str
    other: str
    confirmed: bool
    rise: int = 0


def bond_of(link: Relationship) -> Bond:
    """The bond a link makes; *person is the daughter of other* and *other is the mother of person* make the same."""
    sure = link.confirmed is True
    if link.kind in ("mother", "father"):
        return Bond("parent", link.person_id, link.other_id, sure, 1)
    if link.kind in ("daughter", "son"):
        return Bond("parent", link.other_id, link.person_id, sure, 1)
    if link.kind in ("sister", "brother"):
        return Bond("sibling", link.person_id, link.other_id, sure)
    if link.kind == "spouse":
        return Bond("couple", link.person_id, link.other_id, sure)
    rise = _RISE.get(link.kind, 1 if link.caregiver else 0)
    return Bond("other", link.person_id, link.other_id, sure, rise)


def kin_label(code: str) -> str:
    """A kinship in words: `madre`, `nieta`."""
    return _WORDS[code].say() if code in _WORDS else code_list("kinship").label(code)


def seen_from(link: Relationship, person_id: str, sex: str | None) -> str:
    """What the other end of the link, who is of this sex, is to that person."""
    if link.other_id == person_id or link.kind in _BOTH_WAYS - {"sister", "brother"}:
        return link.kind
    female, male = _BACK.get(link.kind, ("other_relative", "other_relative"))
    return _gendered(sex, female, male)


def _gendered(sex: str | None, female: str, male: str) -> str:
    return {"female": female, "male": male}.get(sex or "", "other_relative" if female != male else female)


@dataclass(frozen=True)
class Circle:
    """A family as a graph around one person; `direct` is what those linked to that person are called."""

    person_id: str
    bonds: tuple[Bond, ...]
    sexes: Mapping[str, str | None]
    direct: Mapping[str, str] = field(default_factory=dict)

    def parents(self, one: str) -> frozenset[str]:
        """Her parents."""
        return frozenset(bond.one for bond in self.bonds if bond.kind == "parent" and bond.other == one)

    def children(self, one: str) -> frozenset[str]:
        """Her children."""
        return frozenset(bond.other for bond in self.bonds if bond.kind == "parent" and bond.one == one)

    def siblings(self, one: str) -> frozenset[str]:
        """Those who have a parent in common with her, or are written down as her siblings."""
        of_parents = {child for parent in self.parents(one) for child in self.children(parent)}
        return frozenset(of_parents | self._beside(one, "sibling")) - {one}

    def partners(self, one: str) -> frozenset[str]:
        """Those she lives or lived with as a couple."""
        return frozenset(self._beside(one, "couple"))

    def _beside(self, one: str, kind: BondKind) -> set[str]:
        pairs = [(bond.one, bond.other) for bond in self.bonds if bond.kind == kind and one in (bond.one, bond.other)]
        return {end for pair in pairs for end in pair if end != one}

    @cached_property
    def generations(self) -> Mapping[str, int]:
        """The generation of everybody the bonds reach, counted upwards from the person."""
        found, edge = {self.person_id: 0}, deque([self.person_id])
        while edge:
            one = edge.popleft()
            for bond in self.bonds:
                if one in (bond.one, bond.other):
                    far, step = (bond.other, -bond.rise) if bond.one == one else (bond.one, bond.rise)
                    if far not in found:
                        found[far] = found[one] + step
                        edge.append(far)
        return found

    def kin(self, one: str) -> str:
        """What somebody is to the person: as it is written, else as the bonds say; empty for the person herself."""
        if one == self.person_id:
            return ""
        if one in self.direct:
            return self.direct[one]
        return next(
            (_gendered(self.sexes.get(one), female, male) for group, female, male in self._groups if one in group),
            "other_relative",
        )

    @cached_property
    def _groups(self) -> tuple[tuple[frozenset[str], str, str], ...]:
        me = self.person_id
        parents, children = self.parents(me), self.children(me)
        aunts = _of_all(self.siblings, parents) - parents
        beside = _of_all(self.partners, aunts)
        return (
            (parents, "mother", "father"),
            (self.siblings(me), "sister", "brother"),
            (children, "daughter", "son"),
            (self.partners(me), "spouse", "spouse"),
            (_of_all(self.parents, parents), "grandmother", "grandfather"),
            (_of_all(self.children, children), "granddaughter", "grandson"),
            (aunts | beside, "aunt", "uncle"),
            (_of_all(self.children, aunts), "cousin", "cousin"),
            (_of_all(self.children, self.siblings(me)), "niece", "nephew"),
            (_of_all(self.partners, parents), "stepparent", "stepparent"),
        )


def _of_all(step: Callable[[str], frozenset[str]], people: Iterable[str]) -> frozenset[str]:
    return frozenset(far for one in people for far in step(one))
