"""A rule set: in force from a day to a day, the rules with their sources, and the table that proves them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any, Literal

from kindhub.i18n import L
from kindhub_cam.rules.facts import Family
from kindhub_cam.rules.predicates import Test, compiled

Outcome = Literal["likely_eligible", "needs_review", "not_eligible", "program_closed"]
OUTCOMES: tuple[Outcome, ...] = ("likely_eligible", "needs_review", "not_eligible", "program_closed")
About = Literal["parent", "child", "other_parent"]


@dataclass(frozen=True)
class Rule:
    """One rule. `test` must hold; where it does not, `review` may say that a lawyer must look instead.

    `change` says what would change the answer. All are data as they stand in the file.
    """

    key: str
    about: About
    label: L
    test: Mapping[str, Any]
    source: str
    review: Mapping[str, Any] | None = None
    change: L | None = None

    @cached_property
    def holds(self) -> Test:
        """The test as a function of the facts and the day."""
        return compiled(self.test)

    @cached_property
    def looks(self) -> Test | None:
        """When a lawyer must look, as a function."""
        return compiled(self.review) if self.review is not None else None


@dataclass(frozen=True, slots=True)
class Proof:
    """One line of a set's own test table; `who` is whose outcome is meant: the child or the parent in the country."""

    words: L
    source: str
    family: Family
    expect: Outcome
    who: Literal["child", "other_parent"] = "child"


@dataclass(frozen=True)
class RuleSet:
    """Rules of one time; both days belong to it, None is an open end. A closed program has no rules."""

    name: str
    title: L
    source: str
    in_force_from: date | None
    in_force_to: date | None
    closed: bool
    rules: tuple[Rule, ...] = ()
    proofs: tuple[Proof, ...] = ()
    note: L | None = None
    text: str = field(default="", repr=False, compare=False)

    def in_force(self, day: date) -> bool:
        """Whether it governs screenings of that day."""
        return (self.in_force_from is None or day >= self.in_force_from) and (
            self.in_force_to is None or day <= self.in_force_to
        )

    @cached_property
    def for_child(self) -> tuple[Rule, ...]:
        """What a child's outcome hangs on: the rules of the parent first."""
        return (*self.for_parent, *self.of_child)

    @cached_property
    def of_child(self) -> tuple[Rule, ...]:
        """The rules about the child alone."""
        return tuple(one for one in self.rules if one.about == "child")

    @cached_property
    def for_parent(self) -> tuple[Rule, ...]:
        """The rules about the parent or guardian alone."""
        return tuple(one for one in self.rules if one.about == "parent")

    @cached_property
    def for_other_parent(self) -> tuple[Rule, ...]:
        """The rules about the parent in the country, looked at apart."""
        return tuple(one for one in self.rules if one.about == "other_parent")
