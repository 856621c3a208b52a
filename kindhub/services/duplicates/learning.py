"""Fit the weights to the folder at hand, without labels: expectation-maximisation over the pairs that met.

A folder typed from memory has more wrong birth dates than one copied from certificates, and a folder merged from
ten lists has more duplicates than a register. Both show in the pairs themselves: those that other fields already
call one person tell how often a field of one person differs. Only shares of agreement levels and the odds of the
population are learned, within limits; which values are rare is counted elsewhere (`frequencies`), and pairs that
look like siblings teach nothing.

Where next to nobody is there twice, the likeliest pairs are namesakes, and expectation-maximisation would learn from
them that one person's two records agree as namesakes do. So nothing is learned before enough pairs are one person by
the weights as they ship: certain, without a doubt.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import log2

from kindhub.services.duplicates.field_comparison import Verdict
from kindhub.services.duplicates.name_comparison import Agreement
from kindhub.services.duplicates.scoring import Compared, Findings, highest_class
from kindhub.services.duplicates.weights import Weights

_NAME_LEVELS = (Agreement.DIFFERENT, Agreement.PARTLY, Agreement.LOOSE, Agreement.CLOSE, Agreement.SAME)
_FIELD_LEVELS = (Verdict.CONFLICT, Verdict.DIFFERENT, Verdict.NEAR, Verdict.CLOSE, Verdict.SAME)

Shifts = dict[tuple[str, int], float]


class Learned:
    """The odds of the population, and the bits by which each level of agreement moves."""

    def __init__(self, pairs: Sequence[Compared], persons: int, prior: float, weights: Weights) -> None:
        self._learning = weights.learning
        self.prior = prior
        self.shifts: Shifts = {}
        self.families = _holds_families(pairs, weights)
        self._teaching = [pair for pair in pairs if highest_class(pair.findings, families=self.families) != "possible"]
        rounds = self._learning.rounds if self._anchored(weights) else 0
        for _ in range(rounds):
            if not self._learn(persons, prior):
                break

    def adjusted(self, pair: Compared) -> Compared:
        """The comparison with its bits moved by what was learned."""
        shift = sum(self.shifts.get(level, 0.0) for level in levels(pair.findings))
        return pair._replace(bits=pair.bits + shift)

    def _anchored(self, weights: Weights) -> bool:
        """Whether enough pairs are certain without anything being learned."""
        sure = weights.classes["certain"] - self.prior
        certain = (
            pair.bits >= sure and highest_class(pair.findings, families=self.families) == "certain"
            for pair in self._teaching
        )
        return sum(certain) >= self._learning.least_matches

    def _learn(self, persons: int, start: float) -> bool:
        """One round; False when there are too few matches to learn from."""
        likely = [1.0 / (1.0 + 2.0 ** -min(self.adjusted(pair).bits + self.prior, 60.0)) for pair in self._teaching]
        matches = sum(likely)
        if matches < self._learning.least_matches:
            return False
        counts: dict[tuple[str, int], float] = {}
        for pair, chance in zip(self._teaching, likely, strict=True):
            for level in levels(pair.findings):
                counts[level] = counts.get(level, 0.0) + chance
        self.shifts = self._shifts(counts)
        learned = log2(matches / (persons * (persons - 1) / 2))
        self.prior = max(start - self._learning.most_prior, min(start + self._learning.most_prior, learned))
        return True

    def _shifts(self, counts: dict[tuple[str, int], float]) -> Shifts:
        """Bits between the learned and the expected share of every level."""
        shifts: Shifts = {}
        belief, most = self._learning.pseudo_matches, self._learning.most
        for field, shares in self._learning.shares.items():
            known = sum(counts.get((field, place), 0.0) for place in range(len(shares)))
            for place, share in enumerate(shares):
                learned = (counts.get((field, place), 0.0) + belief * share) / (known + belief)
                shifts[field, place] = max(-most, min(most, log2(learned / share)))
        return shifts


def _holds_families(pairs: Sequence[Compared], weights: Weights) -> bool:
    """Whether sisters and brothers are among the persons: same surname and household, another name, another birth.

    Where there are none, a different given name beside the same surname, birth date and household is an error of
    writing; where there are some, it is a twin. True when in doubt.
    """
    relatives = same = 0
    for pair in pairs:
        found = pair.findings
        shares = max(found.contact.verdict, found.caregiver.verdict, found.address.verdict) is Verdict.SAME
        if not shares or found.name.surname.agreement < Agreement.CLOSE:
            continue
        if found.name.given.agreement >= Agreement.CLOSE and found.birth.verdict >= Verdict.CLOSE:
            same += 1
        elif found.name.given.agreement is Agreement.DIFFERENT and _tells_two_apart(found):
            relatives += 1
    learning = weights.learning
    return same < learning.least_matches or relatives > learning.families_share * same


def _tells_two_apart(found: Findings) -> bool:
    """Whether birth date, sex or identity number speak against one person, and no number speaks for it."""
    number = found.identifier.verdict
    apart = min(found.birth.verdict, found.sex.verdict) <= Verdict.DIFFERENT or number is Verdict.CONFLICT
    return apart and number < Verdict.CLOSE


def levels(found: Findings) -> Iterator[tuple[str, int]]:
    """(field, place of its level from worst to best) of every field that both persons have."""
    for field, agreement in (("given", found.name.given.agreement), ("surname", found.name.surname.agreement)):
        if agreement is not Agreement.UNKNOWN:
            yield field, _NAME_LEVELS.index(agreement)
    for field, evidence in (("birth", found.birth), ("identifier", found.identifier)):
        if evidence.verdict is not Verdict.UNKNOWN:
            yield field, _FIELD_LEVELS.index(evidence.verdict)
