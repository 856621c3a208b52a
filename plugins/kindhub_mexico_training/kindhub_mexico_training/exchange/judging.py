"""Whether two lines of training lists are one human being, over the years and however the name is spelt.

Decision. *Question*: lists of officials hold no birth date and no telephone; what tells two people of one name apart?
*Options*: name and institution as one key, or rules over what a line says. *Choice*: rules. An e-mail address is one
person's: the same one joins, whatever the employer; two different ones keep apart. Without it, a name that agrees at
one institution is one person, and at two only where post and state agree as well (people change their employer, and
"Ana Pacheco Peñaloza" of two states are two). What rests on less is asked.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations, product
from typing import Literal

from kindhub.exchange.recognise.grouping import pairs_in_blocks, sounds_of
from kindhub.exchange.recognise.judging import Judgement
from kindhub.exchange.recognise.names import NameAgreement, Names, Part, same_first, shared, size
from kindhub.exchange.recognise.traits import NameReading
from kindhub.i18n import L

Agreement = Literal["same", "other", ""]
"""How a fact of two lines agrees; empty where one of them does not say."""

DIFFERENT = Judgement("different", 0)
CLASH = Judgement("different", 0, hard=True)
ELSEWHERE = 61
"""The most of a join across institutions: it needs that nobody else at hand fits."""
ASKED = 40
"""From this strength on a doubt is put to whoever imports: one institution, or one e-mail address."""
LONG = 2
"""A name with more words than this is seldom that of two people with one post in one state."""


@dataclass(frozen=True, slots=True)
class Line:
    """What one line, or somebody the hub holds (`fixed`), says of a human being. Institutions are ids."""

    key: str
    names: tuple[NameReading, ...]
    sex: str = ""
    institutions: frozenset[str] = frozenset()
    position: str = ""
    state: str = ""
    emails: frozenset[str] = frozenset()
    fixed: bool = False


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything but the name, compared."""

    sex: Agreement
    email: Agreement
    institution: Agreement
    position: Agreement
    state: Agreement


class Judge:
    """Judges pairs among the lines at hand; their names tell a slip of the hand from another name."""

    def __init__(self, everyone: Iterable[Line]) -> None:
        self._names = Names(reading for one in everyone for reading in one.names[:1])

    def judge(self, a: Line, b: Line) -> Judgement:
        """Whether two are one person."""
        facts = compare(a, b)
        found = (self._by_name(one, other, facts) for one in a.names for other in b.names)
        return max(found, key=lambda judged: (judged.answer == "same", judged.strength, not judged.hard), default=CLASH)

    def _by_name(self, a: NameReading, b: NameReading, facts: Facts) -> Judgement:
        name = self._names.agree([a], [b])
        fits = name is not None and name.compatible and name.words >= min(size(a), size(b))
        if facts.email == "same":
            return _of_one_address(name if fits else None, facts, shared(a, b))
        if name is None or not fits or not same_first(a, b):
            return DIFFERENT if shared(a, b) > 1 and facts.sex != "other" else CLASH
        whole = size(a) == size(b)
        return _of_names(name, facts, whole=whole)


def compare(a: Line, b: Line) -> Facts:
    """Lay two lines side by side, names apart."""
    return Facts(
        _same(a.sex, b.sex), _meet(a.emails, b.emails), _meet(a.institutions, b.institutions),
        _same(a.position, b.position), _same(a.state, b.state),
    )  # fmt: skip


def pairs_of(everyone: Iterable[Line], new_from: int) -> Iterator[tuple[int, int]]:
    """Pairs that share an address, two sounds of their names, or one sound and an institution."""
    yield from pairs_in_blocks(map(_keys, everyone), new_from)


def _keys(line: Line) -> Iterator[tuple[str, ...]]:
    for address in line.emails:
        yield ("email", address)
    sounds = sounds_of(word for name in line.names for word in (*name.given, *name.surnames))
    for pair in combinations(sounds, 2):
        yield ("sounds", *pair)
    for institution, sound in product(line.institutions, sounds):
        yield ("at", institution, sound)


def _same(one: str, other: str) -> Agreement:
    if not one or not other:
        return ""
    return "same" if one == other else "other"


def _meet(one: frozenset[str], other: frozenset[str]) -> Agreement:
    if not one or not other:
        return ""
    return "same" if one & other else "other"


def _of_one_address(name: NameAgreement | None, facts: Facts, in_common: int) -> Judgement:
    """Two lines with one e-mail address: one person, unless the names are two (the address of an office).

    Two words in common are enough: "Eidy Penaloza Avaloz" and "Hediy Peñaloza Ávalos" are a slip of the hand.
    """
    if facts.sex != "other" and (name is not None or in_common >= LONG):
        return Judgement("same", 90 + min(in_common, 5), _reasons(facts, NAMES_AGREE))
    return Judgement("unsure", 50, _reasons(facts, NAMES_DIFFER)) if in_common else CLASH


def _of_names(name: NameAgreement, facts: Facts, *, whole: bool) -> Judgement:
    """Two names that agree; `whole` when neither has a word that the other lacks."""
    if facts.sex == "other" or name.words < LONG:
        return CLASH if facts.sex == "other" else DIFFERENT
    reasons = _reasons(facts, NAMES_AGREE if whole and name.given is not Part.SUBSET else NAMES_IN_PART)
    long = whole and name.words > LONG
    told = (facts.position == "same") + (facts.state == "same") + (name.words > LONG) + (name.words > LONG + 1)
    if facts.institution == "same":
        return _at_one_institution(facts, reasons, told, long=long)
    if facts.email == "other":
        return CLASH
    if long and facts.position == "same" and facts.state != "other":
        return Judgement("same", min(ELSEWHERE, 50 + 3 * told), reasons)
    alike = facts.position == "same" and facts.state == "same"
    return Judgement("unsure", 30 + told, reasons) if long or alike else DIFFERENT


def _at_one_institution(facts: Facts, reasons: tuple[L, ...], told: int, *, long: bool) -> Judgement:
    if facts.email == "other":
        return Judgement("unsure", 40, reasons, hard=True) if long else CLASH
    if facts.position == "other" and not long:
        return Judgement("unsure", 40 + told, reasons)
    return Judgement("same", 60 + 3 * told, reasons)


NAMES_AGREE = L("Same name", "Mismo nombre")
NAMES_IN_PART = L("The names agree in part", "Los nombres coinciden en parte")
NAMES_DIFFER = L("The names differ", "Los nombres son diferentes")
_SAID: tuple[tuple[str, Agreement, L], ...] = (
    ("email", "same", L("Same e-mail", "Mismo correo")),
    ("email", "other", L("Another e-mail", "Otro correo")),
    ("institution", "same", L("Same institution", "Misma institución")),
    ("institution", "other", L("Another institution", "Otra institución")),
    ("position", "same", L("Same post", "Mismo cargo")),
    ("position", "other", L("Another post", "Otro cargo")),
    ("state", "same", L("Same state", "Mismo estado")),
    ("state", "other", L("Another state", "Otro estado")),
    ("sex", "other", L("Another sex", "Otro sexo")),
)


def _reasons(facts: Facts, name: L) -> tuple[L, ...]:
    return (name, *(text for field, value, text in _SAID if getattr(facts, field) == value))
