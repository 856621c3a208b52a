"""Compare everything but names: birth, sex, identity numbers, and what a household shares."""

from __future__ import annotations

from datetime import date
from enum import IntEnum
from functools import lru_cache
from math import log2
from typing import NamedTuple

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from kindhub.records.identifiers import passes_its_check
from kindhub.services.duplicates.features import Features
from kindhub.services.duplicates.frequencies import Frequencies
from kindhub.services.duplicates.likeness import one_slip
from kindhub.services.duplicates.weights import Weights

_CHILDHOOD_DAYS = 365 * 20


class Verdict(IntEnum):
    """How a field agrees; `FAR` and `CONFLICT` are strong evidence against."""

    CONFLICT = -2
    DIFFERENT = -1
    UNKNOWN = 0
    NEAR = 1
    CLOSE = 2
    SAME = 3


class Evidence(NamedTuple):
    """Bits for or against, and the verdict in words.

    `issued_apart`: two numbers of a kind of which a person has one, both right by their check digits, differ.
    """

    bits: float
    verdict: Verdict
    issued_apart: bool = False


_NOTHING = Evidence(0.0, Verdict.UNKNOWN)


def birth(a: Features, b: Features, weights: Weights, frequencies: Frequencies) -> Evidence:
    """Birth dates: exact days with the usual slips, otherwise overlapping ranges."""
    if a.earliest is None or b.earliest is None or a.latest is None or b.latest is None:
        return _NOTHING
    if a.day and b.day:
        return _birth_days(a.earliest, b.earliest, weights, frequencies)
    known = weights.birth
    gap = max((a.earliest - b.latest).days, (b.earliest - a.latest).days)
    if gap <= 0:
        narrow = min((a.latest - a.earliest).days, (b.latest - b.earliest).days) + 1
        wide = max((a.latest - a.earliest).days, (b.latest - b.earliest).days) + 1
        return Evidence(max(log2(_CHILDHOOD_DAYS / max(narrow, wide)), 0.0) * known["span"], Verdict.NEAR)
    years = gap / 365.25
    verdict = Verdict.CONFLICT if years > known["far_years"] else Verdict.DIFFERENT if years > 1 else Verdict.NEAR
    return Evidence(max(-years * known["gap_bits_per_year"], known["far"]), verdict)


def _birth_days(a: date, b: date, weights: Weights, frequencies: Frequencies) -> Evidence:
    known, one, other = weights.birth, a.isoformat(), b.isoformat()
    if a == b:
        return Evidence(frequencies.bits("birth", one), Verdict.SAME)
    full = frequencies.bits("birth", one, other)
    if a.year == b.year and (a.month, a.day) == (b.day, b.month):
        return Evidence(full * known["swapped"], Verdict.CLOSE)
    if one_slip(one.replace("-", ""), other.replace("-", "")):
        return Evidence(full * known["typo"], Verdict.CLOSE)
    years = abs(a.year - b.year)
    if not years and (a.month == b.month or a.day == b.day):
        return Evidence(known["two_parts"], Verdict.NEAR)
    if not years or abs((a - b).days) <= known["near_days"]:
        return Evidence(known["near"], Verdict.NEAR)
    if (a.month, a.day) == (b.month, b.day) and years <= known["near_years"]:
        return Evidence(known["year_off"], Verdict.DIFFERENT)
    if years > known["far_years"]:
        return Evidence(known["far"], Verdict.CONFLICT)
    return Evidence(known["different"], Verdict.DIFFERENT)


def sex(a: Features, b: Features, weights: Weights) -> Evidence:
    """Sex, when both are among the codes that exclude each other."""
    if a.sex not in weights.known_sexes or b.sex not in weights.known_sexes:
        return _NOTHING
    if a.sex[0] == b.sex[0]:
        return Evidence(weights.sex["same"], Verdict.SAME)
    return Evidence(weights.sex["different"], Verdict.DIFFERENT)


def identifiers(a: Features, b: Features, weights: Weights, frequencies: Frequencies) -> Evidence:
    """Identity numbers: one in common outweighs others that differ; kinds a person has once can conflict."""
    if not a.identifiers or not b.identifiers:
        return _NOTHING
    known = weights.identifiers
    common = {value for _, value in a.identifiers} & {value for _, value in b.identifiers}
    own = [
        v for v in common if len(v) >= known["shortest"] and frequencies.count("identifier", v) <= known["shared_by"]
    ]
    apart = _issued_apart(a, b, weights)
    if own:
        return Evidence(known["same"] + apart * known["conflict"], Verdict.SAME, apart)
    if apart:
        return Evidence(known["issued_apart"], Verdict.CONFLICT, issued_apart=True)
    if common:
        return Evidence(known["shared"], Verdict.NEAR)
    return _numbers_that_differ(a, b, weights)


def _issued_apart(a: Features, b: Features, weights: Weights) -> bool:
    """Whether the two hold different numbers of one kind, both of which pass their check.

    Neighbours in a register (twins, sisters) have numbers that look like a slip of each other and are none.
    """
    kinds = {kind for kind, _ in a.identifiers} & {kind for kind, _ in b.identifiers} & weights.single_identifiers
    for kind in kinds:
        mine = {value for one, value in a.identifiers if one == kind}
        theirs = {value for one, value in b.identifiers if one == kind}
        if mine.isdisjoint(theirs) and all(_passes(kind, value) for value in mine | theirs):
            return True
    return False


@lru_cache(maxsize=32_768)
def _passes(kind: str, number: str) -> bool:
    return passes_its_check(kind, number.upper())


def _numbers_that_differ(a: Features, b: Features, weights: Weights) -> Evidence:
    known, worst = weights.identifiers, _NOTHING
    for kind, one in a.identifiers:
        for other_kind, other in b.identifiers:
            if kind != other_kind or min(len(one), len(other)) < known["shortest"]:
                continue
            if one_slip(one, other) or _two_slips(one, other):
                return Evidence(known["typo"], Verdict.CLOSE)
            single = kind in weights.single_identifiers
            found = Evidence(
                *((known["conflict"], Verdict.CONFLICT) if single else (known["differ"], Verdict.DIFFERENT))
            )
            worst = min(worst, found)
    return worst


def _two_slips(a: str, b: str) -> bool:
    """Two slips in a long number; not in a CURP, whose letters come from the name that siblings share."""
    return min(len(a), len(b)) >= 11 and a.isdigit() and b.isdigit() and OSA.distance(a, b, score_cutoff=2) <= 2


def contacts(a: Features, b: Features, weights: Weights, frequencies: Frequencies) -> Evidence:
    """Telephones and e-mail addresses; a household shares them."""
    if not a.contacts or not b.contacts:
        return _NOTHING
    common = set(a.contacts) & set(b.contacts)
    if common:
        return Evidence(max(frequencies.bits("contact", value) for value in common), Verdict.SAME)
    if any(fuzz.ratio(one, other, score_cutoff=85) for one in a.contacts for other in b.contacts):
        return Evidence(weights.rarity["contact"].most * weights.contact["typo"], Verdict.CLOSE)
    return Evidence(weights.contact["differ"], Verdict.DIFFERENT)


def caregivers(a: Features, b: Features, weights: Weights, frequencies: Frequencies) -> Evidence:
    """Names of caregivers by their words."""
    if not a.caregivers or not b.caregivers:
        return _NOTHING
    for one in a.caregivers:
        for other in b.caregivers:
            if fuzz.token_set_ratio(" ".join(one), " ".join(other)) >= 88:
                shared = sorted(set(one) & set(other)) or [one[0], other[0]]
                bits = max(frequencies.bits("caregiver", word) for word in shared)
                return Evidence(bits, Verdict.SAME)
    return Evidence(weights.caregiver["differ"], Verdict.DIFFERENT)


def address(a: Features, b: Features, weights: Weights, frequencies: Frequencies) -> Evidence:
    """Street, place, locality, postcode and region together."""
    parts = [
        _text("street", a.street, b.street, weights, frequencies),
        _code("place", a.place, b.place, weights, frequencies),
        _text("locality", a.locality, b.locality, weights, frequencies),
        _code("postcode", a.postcode, b.postcode, weights, frequencies),
        _code("region", a.region, b.region, weights, frequencies),
    ]
    bits = sum(part.bits for part in parts)
    verdict = (
        Verdict.SAME if bits >= 4 else Verdict.NEAR if bits > 0 else Verdict.DIFFERENT if bits < -1 else Verdict.UNKNOWN
    )
    return Evidence(bits, verdict)


def _text(field: str, a: str, b: str, weights: Weights, frequencies: Frequencies) -> Evidence:
    if not a or not b:
        return _NOTHING
    if a == b:
        return Evidence(frequencies.bits(field, a), Verdict.SAME)
    likeness = max(fuzz.ratio(a, b, score_cutoff=60), fuzz.token_set_ratio(a, b, score_cutoff=60) * 0.97)
    if likeness >= 85:
        return Evidence(frequencies.bits(field, a, b) * weights.address["close"], Verdict.CLOSE)
    if likeness >= 70:
        return Evidence(frequencies.bits(field, a, b) * weights.address["some"], Verdict.NEAR)
    return Evidence(weights.address[f"{field}_differs"], Verdict.DIFFERENT)


def _code(field: str, a: str, b: str, weights: Weights, frequencies: Frequencies) -> Evidence:
    if not a or not b:
        return _NOTHING
    if a == b:
        return Evidence(frequencies.bits(field, a), Verdict.SAME)
    if len(a) >= 4 and one_slip(a, b) and field == "postcode":
        return Evidence(frequencies.bits(field, a, b) * weights.address["some"], Verdict.CLOSE)
    return Evidence(weights.address[f"{field}_differs"], Verdict.DIFFERENT)
