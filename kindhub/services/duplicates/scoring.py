"""From evidence to a class: add up the bits, then let contradictions hold the class down."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from kindhub.services.duplicates import field_comparison as fields
from kindhub.services.duplicates.card import Class, Pair
from kindhub.services.duplicates.features import Features
from kindhub.services.duplicates.field_comparison import Evidence, Verdict
from kindhub.services.duplicates.frequencies import Frequencies
from kindhub.services.duplicates.name_comparison import Agreement, NameComparison, NameVerdict
from kindhub.services.duplicates.reasons import reasons
from kindhub.services.duplicates.weights import Weights

_BANDS: dict[Class, tuple[float, float]] = {
    "certain": (90.0, 100.0),
    "probable": (60.0, 90.0),
    "possible": (30.0, 60.0),
}
_ORDER: tuple[Class, ...] = ("possible", "probable", "certain")


class Findings(NamedTuple):
    """All evidence about two persons."""

    name: NameVerdict
    birth: Evidence
    sex: Evidence
    identifier: Evidence
    contact: Evidence
    caregiver: Evidence
    address: Evidence


class Compared(NamedTuple):
    """Two persons by id, the evidence about them, and its bits before the odds of the population."""

    a: str
    b: str
    findings: Findings
    bits: float


class Scorer:
    """Scores pairs with given weights and the frequencies of the persons at hand."""

    __slots__ = ("_frequencies", "_names", "_weights")

    def __init__(self, weights: Weights, frequencies: Frequencies) -> None:
        self._weights = weights
        self._frequencies = frequencies
        self._names = NameComparison(weights, frequencies)

    def pair(self, a: Features, b: Features, least: Class = "possible") -> Pair | None:
        """Compare two persons; None when nothing speaks for their being one that is worth showing, or `least`."""
        if least != "possible" and self._at_most_possible(a, b):
            return None
        found = self.judge(self.compare(a, b), self._frequencies.prior())
        return found if found is not None and _ORDER.index(found.cls) >= _ORDER.index(least) else None

    def _at_most_possible(self, a: Features, b: Features) -> bool:
        """Whether birth or given name alone already keep two persons from being more than *possible*.

        `highest_class` says so of every pair without a number in common; asked before the costly part of comparing.
        """
        weights, frequencies = self._weights, self._frequencies
        number = fields.identifiers(a, b, weights, frequencies)
        if number.verdict >= Verdict.CLOSE:
            return False
        if number.issued_apart:
            return True
        birth = fields.birth(a, b, weights, frequencies).verdict
        if birth is Verdict.CONFLICT:
            return True
        given = self._names.given(*((a, b) if a.id <= b.id else (b, a)))
        return given <= Agreement.PARTLY or (birth is Verdict.DIFFERENT and given < Agreement.SAME)

    def compare(self, a: Features, b: Features) -> Compared:
        """All evidence about two persons and its bits, the smaller id first."""
        a, b = (a, b) if a.id <= b.id else (b, a)
        found = self.findings(a, b)
        return Compared(a.id, b.id, found, _bits(found, self._weights))

    def judge(self, compared: Compared, prior: float, *, families: bool = True) -> Pair | None:
        """Class and score of a comparison; `prior` is the bits against any two persons being one.

        `families=False` when the folder is known to hold no sisters and brothers (`learning`).
        """
        bits = compared.bits + prior
        cls = self._class(compared.findings, bits, families=families)
        if cls is None:
            return None
        return Pair(compared.a, compared.b, self._score(bits, cls), cls, reasons(compared.findings))

    def findings(self, a: Features, b: Features) -> Findings:
        """Compare every field."""
        weights, frequencies = self._weights, self._frequencies
        return Findings(
            self._names.best(a, b),
            fields.birth(a, b, weights, frequencies),
            fields.sex(a, b, weights),
            fields.identifiers(a, b, weights, frequencies),
            fields.contacts(a, b, weights, frequencies),
            fields.caregivers(a, b, weights, frequencies),
            fields.address(a, b, weights, frequencies),
        )

    def _class(self, found: Findings, bits: float, *, families: bool) -> Class | None:
        limits = self._weights.classes
        reached = sum(bits >= limits[cls] for cls in _ORDER)
        rank = min(reached - 1, _ORDER.index(highest_class(found, families=families)))
        return _ORDER[rank] if rank >= 0 else None

    def _score(self, bits: float, cls: Class) -> float:
        """Bits on a scale of 0 to 100, held within the band of the class so that order and class never disagree."""
        limits = self._weights.classes
        marks = [(limits["rest"], 0.0), (limits["possible"], 30.0), (limits["probable"], 60.0)]
        marks += [(limits["certain"], 90.0), (limits["top"], 100.0)]
        score = 100.0 if bits >= marks[-1][0] else 0.0
        for (low, score_low), (high, score_high) in pairwise(marks):
            if low <= bits < high:
                score = score_low + (bits - low) / (high - low) * (score_high - score_low)
        bottom, top = _BANDS[cls]
        return round(min(max(score, bottom), top if cls == "certain" else top - 0.1), 1)


def _bits(found: Findings, weights: Weights) -> float:
    """Sum of the evidence; what a household shares (address, contact, caregiver) counts up to a limit."""
    household = found.contact.bits + found.caregiver.bits + found.address.bits
    own = found.name.bits + found.birth.bits + found.sex.bits + found.identifier.bits
    return own + min(household, weights.address["most"])


def highest_class(found: Findings, *, families: bool = True) -> Class:
    """The highest class that the evidence allows, however many bits there are.

    A different given name with the same surnames is a sister or brother until a number says otherwise; two persons
    with one name are namesakes until a birth date, a number or a household says otherwise.
    """
    given, surname, birth = found.name.given.agreement, found.name.surname.agreement, found.birth.verdict
    numbered, apart = found.identifier.verdict is Verdict.SAME, found.identifier.issued_apart
    if apart:
        return "probable" if numbered else "possible"
    if found.identifier.verdict < Verdict.CLOSE and _may_be_relatives(found, families=families):
        return "possible"
    if given <= Agreement.LOOSE or surname <= Agreement.PARTLY or birth < Verdict.UNKNOWN:
        return "probable"
    if found.sex.verdict is Verdict.DIFFERENT or found.identifier.verdict is Verdict.CONFLICT:
        return "probable"
    return "certain" if numbered or _fully_agrees(found) else "probable"


def _may_be_relatives(found: Findings, *, families: bool) -> bool:
    """Another given name, another birth date, or nothing of the person's own: what is left, relatives share."""
    given, surname, birth = found.name.given, found.name.surname, found.birth
    if given.agreement <= Agreement.PARTLY and birth.verdict <= Verdict.DIFFERENT:
        return True
    if not families:
        return False
    household = max(found.contact.verdict, found.caregiver.verdict, found.address.verdict) is Verdict.SAME
    if given.agreement <= Agreement.PARTLY or (household and surname.agreement is Agreement.DIFFERENT):
        return True
    if birth.verdict is Verdict.CONFLICT or (
        found.sex.verdict is Verdict.DIFFERENT and given.agreement < Agreement.SAME
    ):
        return True
    if birth.verdict is Verdict.DIFFERENT and given.agreement < Agreement.SAME:
        return True
    return given.bits + birth.bits + found.sex.bits <= 0


def _fully_agrees(found: Findings) -> bool:
    """Full name, full birth date and something further: enough without an identity number."""
    if found.birth.verdict is not Verdict.SAME or found.name.reading == "mixed":
        return False
    if found.name.surname.agreement < Agreement.CLOSE:
        return False
    further = (found.contact.verdict, found.caregiver.verdict, found.address.verdict, found.identifier.verdict)
    return max(further) >= Verdict.CLOSE or found.name.surname.words >= 2
