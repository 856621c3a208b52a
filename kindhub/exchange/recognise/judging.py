"""Same, unsure or different: the rules, each with its evidence in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple

from rapidfuzz.distance import OSA

from kindhub.exchange.recognise.names import NameAgreement, Names, Part
from kindhub.exchange.recognise.traits import OWN_NUMBERS, Traits, Words
from kindhub.exchange.recognise.ways import Match, Way, compare_ways
from kindhub.i18n import L
from kindhub.records.partial_date import PartialDate

Answer = Literal["same", "unsure", "different"]
_NEAR_DAYS, _NEAR_DAYS_ESTIMATED = 45, 400
_SLIPS_IN_NUMBER = 2
_LONG_NUMBER = 9
_LEAST_WORDS = 2
"""A name in common has so many words at least."""


class Judgement(NamedTuple):
    """The answer, how strong (0 to 100), and why. `hard` contradictions keep two groups apart for good."""

    answer: Answer
    strength: int
    reasons: tuple[L, ...] = ()
    hard: bool = False


@dataclass(frozen=True, slots=True)
class Evidence:
    """Everything that was compared of two."""

    name: NameAgreement
    birth: Match
    number: Match
    phone: Match
    caregiver: Match
    place: Match
    paper: bool
    other_sex: bool
    way: Way | None = None

    @property
    def household(self) -> int:
        """What the homes share: telephone and caregiver."""
        return (self.phone is Match.SAME) + (self.caregiver is Match.SAME)

    @property
    def other_household(self) -> int:
        """What tells the homes apart."""
        return (self.phone is Match.CLASH) + (self.caregiver is Match.CLASH) + (self.place is Match.CLASH)


class Judge:
    """Judges pairs among the persons at hand."""

    def __init__(self, everyone: Iterable[Traits]) -> None:
        self._names = Names(reading for one in everyone for reading in one.names[:1])

    def judge(self, a: Traits, b: Traits) -> Judgement:
        """Whether two are one person."""
        evidence = self.evidence(a, b)
        if evidence is None:
            return Judgement("different", 0)
        return decide(evidence)

    def evidence(self, a: Traits, b: Traits) -> Evidence | None:
        """What speaks for and against; None when one of them has no name."""
        name = self._names.agree(a.names, b.names)
        if name is None:
            return None
        return Evidence(
            name=name,
            birth=compare_births(a.birth, b.birth),
            number=_numbers(a, b),
            phone=_sets(a.phones, b.phones),
            caregiver=self._caregivers(a.caregivers, b.caregivers),
            place=_places(a, b),
            paper=bool(a.paper) and a.paper == b.paper,
            other_sex=bool(a.sex and b.sex and a.sex != b.sex),
            way=compare_ways(a, b),
        )

    def _caregivers(self, a: tuple[Words, ...], b: tuple[Words, ...]) -> Match:
        if not a or not b:
            return Match.UNKNOWN
        for one in a:
            for other in b:
                part, matched, _ = self._names.part(one, other)
                if part >= Part.SUBSET and matched >= min(2, len(one), len(other)):
                    return Match.SAME
        return Match.CLASH


def decide(found: Evidence) -> Judgement:
    """The rules, strongest evidence first."""
    reasons = tuple(_reasons(found))
    if found.way is not None and found.number is not Match.SAME:
        return _by_way(found, found.way, reasons)
    if not found.name.compatible:
        return Judgement("different", 0, reasons, hard=True)
    if found.number is Match.SAME:
        if found.birth is Match.CLASH:
            return Judgement("unsure", 60, reasons)
        return Judgement("same", 95 + min(found.name.words, 5), reasons)
    if found.birth is Match.CLASH:
        doubtful = found.number is Match.SLIP or (found.household and found.name.given is Part.FULL)
        return (
            Judgement("unsure", 40, reasons, hard=True) if doubtful else Judgement("different", 0, reasons, hard=True)
        )
    if found.number is Match.CLASH:
        close = found.household and found.name.given is Part.FULL and found.birth >= Match.FITS
        return Judgement("unsure", 45, reasons) if close else Judgement("different", 0, reasons, hard=True)
    if found.number is Match.SLIP:
        alike = found.name.given is Part.FULL and found.birth is Match.FITS and found.place is Match.SAME
        sure = found.household or found.birth >= Match.SLIP or found.paper or alike
        return Judgement("same", 85, reasons) if sure else Judgement("unsure", 60, reasons)
    if found.paper and not found.other_household:
        return Judgement("same", 84, reasons)
    return _by_household(found, reasons)


def _by_household(found: Evidence, reasons: tuple[L, ...]) -> Judgement:
    """Without a number of their own: names, birth and home decide."""
    full = found.name.given is Part.FULL
    at_home = found.household > 0
    long_name = found.name.words >= 3
    same_place = found.place is Match.SAME
    born_alike = found.birth >= Match.SLIP
    if found.other_sex and not (born_alike and full):
        return Judgement("unsure" if at_home and full else "different", 30, reasons)
    if at_home and born_alike:
        return Judgement("same", 82 if full else 76, reasons)
    if born_alike and same_place and long_name and found.other_household == 0:
        return Judgement("same", 72, reasons)
    if at_home and full and found.birth is Match.FITS:
        return Judgement("same", 66 if found.other_household == 0 else 60, reasons)
    if at_home and full and found.birth is Match.UNKNOWN and found.other_household == 0:
        return Judgement("same", 58, reasons)
    if at_home and found.birth is Match.FITS and found.other_household == 0:
        return Judgement("same", 54, reasons)
    if at_home and (full or found.birth is not Match.NEAR):
        return Judgement("unsure", 45, reasons)
    if born_alike and found.name.words >= 2:
        return Judgement("unsure", 40, reasons)
    if full and long_name and same_place and found.other_household == 0:
        return Judgement("unsure", 35, reasons)
    return Judgement("different", 10, reasons)


def _by_way(found: Evidence, way: Way, reasons: tuple[L, ...]) -> Judgement:
    """Children on the way, met at one office or the next: name, birth, country, entry and how they travel decide.

    Only a name in common says little, for they come from few countries with many of one name; a child met months
    later may be another one. A number, a paper or a day in common bears with a slip in a surname.
    """
    clash, other = Judgement("different", 0, reasons, hard=True), Judgement("different", 0, reasons)
    born = found.birth >= Match.SLIP
    if way.country is Match.CLASH or found.birth is Match.CLASH or (found.other_sex and not born):
        return clash
    one_day = born or found.paper or found.number is Match.SLIP or way.entered is Match.SAME
    if not (way.names_fit and found.name.compatible):
        return _by_slips(found, way, reasons, one_day=one_day)
    if found.name.words < _LEAST_WORDS:
        return other
    told = 3 * (found.name.words - _LEAST_WORDS) + 3 * (found.birth is Match.FITS)
    if one_day:
        return Judgement("same", 76 + told, reasons)
    if found.number is Match.CLASH or way.entered is Match.CLASH or found.birth is Match.NEAR:
        return Judgement("unsure", 35, reasons)
    if way.doubts or way.long_after:
        return Judgement("unsure", 30 + told, reasons) if found.birth is Match.FITS else other
    return Judgement("same", 54 + told, reasons)


def _by_slips(found: Evidence, way: Way, reasons: tuple[L, ...], *, one_day: bool) -> Judgement:
    """Names that do not agree as they stand: given names that do, and a surname two slips away."""
    if one_day and found.name.given >= Part.SUBSET and found.name.words >= _LEAST_WORDS:
        return Judgement("same", 70, reasons)
    if found.name.given < Part.SUBSET or not way.surnames_near:
        return Judgement("different", 0, reasons, hard=True)
    whole = found.name.given is Part.FULL and found.name.words >= _LEAST_WORDS
    calm = way.travels is Match.SAME and not way.doubts and not way.long_after and way.entered is not Match.CLASH
    return Judgement("same", 54, reasons) if whole and calm else Judgement("different", 0, reasons)


def compare_births(a: PartialDate | None, b: PartialDate | None) -> Match:
    """Exact days with the usual slips; otherwise whether the ranges overlap, nearly, or not at all."""
    if a is None or b is None or a.earliest is None or b.earliest is None or a.latest is None or b.latest is None:
        return Match.UNKNOWN
    if a.precision == b.precision == "day":
        return _days(a.earliest, b.earliest, a.estimated or b.estimated)
    if a.overlaps(b):
        return Match.FITS
    gap = max((a.earliest - b.latest).days, (b.earliest - a.latest).days)
    limit = _NEAR_DAYS_ESTIMATED if a.estimated or b.estimated else _NEAR_DAYS
    return Match.NEAR if gap <= limit else Match.CLASH


def _days(a: date, b: date, estimated: bool) -> Match:
    if a == b:
        return Match.SAME
    if a.year == b.year and (a.month, a.day) == (b.day, b.month):
        return Match.SLIP
    if OSA.distance(f"{a:%Y%m%d}", f"{b:%Y%m%d}", score_cutoff=1) == 1 and abs((a - b).days) > 1:
        return Match.SLIP
    return Match.NEAR if estimated and abs((a - b).days) <= _NEAR_DAYS_ESTIMATED else Match.CLASH


def _numbers(a: Traits, b: Traits) -> Match:
    """Numbers of one's own: one in common settles it; of one kind and far apart they contradict."""
    found = Match.UNKNOWN
    for kind, one in a.numbers:
        for other_kind, other in b.numbers:
            if kind != other_kind or kind not in OWN_NUMBERS:
                continue
            if one == other:
                return Match.SAME
            near = min(len(one), len(other)) >= _LONG_NUMBER and (
                OSA.distance(one, other, score_cutoff=_SLIPS_IN_NUMBER) <= _SLIPS_IN_NUMBER
            )
            found = max(found, Match.SLIP) if near else (Match.CLASH if found is Match.UNKNOWN else found)
    return found


def _sets(a: frozenset[str], b: frozenset[str]) -> Match:
    if not a or not b:
        return Match.UNKNOWN
    return Match.SAME if a & b else Match.CLASH


def _places(a: Traits, b: Traits) -> Match:
    if not a.place or not b.place:
        return Match.UNKNOWN
    return Match.SAME if a.place == b.place else Match.CLASH


_SAID: tuple[tuple[str, Match, L], ...] = (
    ("number", Match.SAME, L("Same identity number", "Mismo número de identificación")),
    ("number", Match.SLIP, L("Identity number nearly the same", "Número de identificación casi igual")),
    ("number", Match.CLASH, L("Different identity numbers", "Números de identificación diferentes")),
    ("birth", Match.SAME, L("Same birth date", "Misma fecha de nacimiento")),
    ("birth", Match.SLIP, L("Birth date nearly the same", "Fecha de nacimiento casi igual")),
    ("birth", Match.FITS, L("Birth dates are compatible", "Fechas de nacimiento compatibles")),
    ("birth", Match.NEAR, L("Birth dates nearly compatible", "Fechas de nacimiento casi compatibles")),
    ("birth", Match.CLASH, L("Different birth date", "Fecha de nacimiento diferente")),
    ("phone", Match.SAME, L("Same telephone", "Mismo teléfono")),
    ("caregiver", Match.SAME, L("Same caregiver", "Misma persona encargada")),
    ("caregiver", Match.CLASH, L("Another caregiver", "Otra persona encargada")),
    ("place", Match.SAME, L("Same municipality", "Mismo municipio")),
    ("place", Match.CLASH, L("Another municipality", "Otro municipio")),
)
_GIVEN = {
    Part.FULL: L("Same given names", "Mismos nombres"),
    Part.SUBSET: L("Given names agree in part", "Los nombres coinciden en parte"),
    Part.CONFLICT: L("Different given names", "Nombres diferentes"),
}
_PAPER = L("Same case number and day", "Mismo número de caso y fecha")
_OTHER_SEX = L("Different sex", "Sexo diferente")


def _reasons(found: Evidence) -> Iterable[L]:
    if found.name.given in _GIVEN:
        yield _GIVEN[found.name.given]
    for field, match, text in _SAID:
        if getattr(found, field) is match:
            yield text
    if found.paper:
        yield _PAPER
    if found.other_sex:
        yield _OTHER_SEX
