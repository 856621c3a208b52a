"""Whether two lines of attendance lists are one human being, over the years and however the name is spelt.

Decision. *Question*: the hub's own eye for persons (`kindhub.exchange.recognise`) rests on identity numbers, days of
birth and households, which lists of workshops do not hold; what tells people apart there? *Options*: its rules with
other weights, or rules for these lists over its comparison of names. *Choice*: the latter: the name, the sex, the age
(which grows with the years), where they come from (school or village), what they do, and a telephone where one is
written. Two people may bear one name; sisters share surnames, village and telephone. So a join needs a name that
agrees, an age that fits and nothing that contradicts; what rests on less is asked.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from kindhub.exchange.recognise.judging import Judgement
from kindhub.exchange.recognise.names import NameAgreement, Names, Part, same_first, shared, size
from kindhub.exchange.recognise.traits import NameReading
from kindhub.i18n import L
from kindhub_gbv_activities.exchange.letters import fit, is_full, same_letters

Agreement = Literal["same", "other", ""]
"""How a fact of two lines agrees; empty where one of them does not say."""
LeftOver = Literal["", "letters", "words"]
"""What initials and a name do not share: letters without a word, or words without a letter."""

DIFFERENT = Judgement("different", 0)
CLASH = Judgement("different", 0, hard=True)
NEARLY_DAYS = 366
"""An age may be a year off: somebody said the one she will have."""
WEAK = 61
"""Up to here a join needs that nobody else at hand fits (see `kindhub.exchange.recognise.grouping`)."""


@dataclass(frozen=True, slots=True)
class Line:
    """What one line, or a participant the hub holds (`fixed`), says of a human being.

    `letters` are initials where no name is written. `community` is folded. Births are ranges, from the age that day.
    `walk` is what she does in life, in few classes.
    """

    key: str
    names: tuple[NameReading, ...] = ()
    letters: str = ""
    sex: str = ""
    earliest: date | None = None
    latest: date | None = None
    place: str = ""
    community: str = ""
    phones: frozenset[str] = frozenset()
    walk: str = ""
    fixed: bool = False


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything but the name, compared. `age` is "other" when it cannot be one person, `near` a year off."""

    sex: Agreement
    age: Agreement
    near: bool
    community: Agreement
    place: Agreement
    phone: Agreement
    walk: Agreement

    @property
    def clash(self) -> bool:
        """Sex or age tell two people apart."""
        return self.sex == "other" or (self.age == "other" and not self.near)

    @property
    def elsewhere(self) -> bool:
        """They come from two places, and nothing else than the name brings them together."""
        return self.community == "other" or (self.place == "other" and self.community != "same")

    @property
    def doubtful(self) -> bool:
        """Something speaks against, if not for certain."""
        return self.elsewhere or self.near or "other" in (self.phone, self.walk)


class Judge:
    """Judges pairs among the lines at hand; their names tell a slip of the hand from another name."""

    def __init__(self, everyone: Iterable[Line]) -> None:
        self._names = Names(reading for one in everyone for reading in one.names[:1])

    def judge(self, a: Line, b: Line) -> Judgement:
        """Whether two are one person."""
        facts = compare(a, b)
        if not (a.names and b.names):
            return _by_letters(a, b, facts)
        found = (self._by_name(one, other, facts) for one in a.names for other in b.names)
        return max(found, key=lambda judged: (judged.answer == "same", judged.strength, not judged.hard))

    def _by_name(self, a: NameReading, b: NameReading, facts: Facts) -> Judgement:
        name = self._names.agree([a], [b])
        if name is None:
            return DIFFERENT
        if name.compatible and name.words >= min(size(a), size(b)) and same_first(a, b):
            return _of_names(name, facts)
        return DIFFERENT if shared(a, b) > 1 and not facts.clash else CLASH


def compare(a: Line, b: Line) -> Facts:
    """Lay two lines side by side, names apart."""
    age: Agreement = ""
    near = False
    if a.earliest and a.latest and b.earliest and b.latest:
        gap = max((a.earliest - b.latest).days, (b.earliest - a.latest).days)
        age, near = ("same" if gap <= 0 else "other"), 0 < gap <= NEARLY_DAYS
    phone: Agreement = ""
    if a.phones and b.phones:
        phone = "same" if a.phones & b.phones else "other"
    community, place = _same(a.community, b.community), _same(a.place, b.place)
    return Facts(_same(a.sex, b.sex), age, near, community, place, phone, _same(a.walk, b.walk))


def _same(one: str, other: str) -> Agreement:
    if not one or not other:
        return ""
    return "same" if one == other else "other"


def _of_names(name: NameAgreement, facts: Facts) -> Judgement:
    """Two names that agree."""
    if facts.clash or name.words < 2:
        return CLASH if facts.clash else DIFFERENT
    reasons = _reasons(facts, NAMES_AGREE if name.given is name.surnames is Part.FULL else NAMES_AGREE_IN_PART)
    told = (facts.community == "same") + (facts.age == "same") + (name.words > 2) + (name.words > 3)
    strength = 50 + 6 * told
    if facts.phone == "same" and not facts.elsewhere:
        return Judgement("same", strength + 20, reasons)
    if facts.elsewhere and facts.phone == "other":
        return DIFFERENT
    if facts.doubtful:
        far = facts.elsewhere or facts.walk == "other"
        likely = not far or (name.words > 2 and facts.age == "same")
        return Judgement("unsure", 40, reasons) if likely else DIFFERENT
    if told > 1:
        return Judgement("same", WEAK + strength - 50, reasons)
    if told or facts.walk == "same":
        return Judgement("same", strength, reasons)
    return Judgement("unsure", 40, reasons)


def _by_letters(a: Line, b: Line, facts: Facts) -> Judgement:
    """Initials, of one or of both: they must agree, and much else must."""
    if facts.clash or facts.walk == "other":
        return CLASH
    count, left_over = _agreeing(a, b)
    if not count:
        return CLASH
    reasons = _reasons(facts, INITIALS_AGREE)
    if facts.phone == "same" and not facts.elsewhere:
        return Judgement("same", WEAK, reasons)
    if facts.doubtful or left_over == "words":
        return DIFFERENT
    told = (facts.community == "same") + (facts.age == "same") + (facts.sex == "same")
    if _tell_enough(count, told, whole=not left_over):
        return Judgement("same", 48 + count + told + 3 * (not left_over), reasons)
    if not left_over or told == 3:
        return Judgement("unsure", 30 + count + told, reasons)
    return DIFFERENT


def _tell_enough(count: int, told: int, *, whole: bool) -> bool:
    """The fewer letters, the more must agree besides; `whole` when no letter and no word is left over.

    Among the fifty people of a school, about five share sex and age; that one of them bears two given letters by
    chance is one in thirty, three letters one in three hundred.
    """
    if not whole:
        return count > 2 and told == 3
    return told == 3 or (told == 2 and count > 2) or (told == 1 and count > 3)


def _agreeing(a: Line, b: Line) -> tuple[int, LeftOver]:
    """How many letters agree, and what is left over."""
    if a.letters and b.letters:
        return (len(a.letters) if same_letters(a.letters, b.letters) else 0), ""
    letters, names = (a.letters, b.names) if a.letters else (b.letters, a.names)
    if not letters or not names:
        return 0, ""
    if any(is_full(letters, name) for name in names):
        return len(letters), ""
    count = max(fit(letters, name) for name in names)
    return count, "letters" if count < len(letters) else "words"


NAMES_AGREE = L("Same name", "Mismo nombre")
NAMES_AGREE_IN_PART = L("The names agree in part", "Los nombres coinciden en parte")
INITIALS_AGREE = L("The initials agree", "Las iniciales coinciden")
_SAID: tuple[tuple[str, Agreement, L], ...] = (
    ("age", "same", L("The ages fit", "Las edades concuerdan")),
    ("age", "other", L("The ages are a year apart", "Las edades difieren en un año")),
    ("community", "same", L("Same school or village", "Misma escuela o comunidad")),
    ("community", "other", L("Another school or village", "Otra escuela o comunidad")),
    ("place", "other", L("Another municipality", "Otro municipio")),
    ("phone", "same", L("Same telephone", "Mismo teléfono")),
    ("phone", "other", L("Another telephone", "Otro teléfono")),
)


def _reasons(facts: Facts, name: L) -> tuple[L, ...]:
    return (name, *(text for field, value, text in _SAID if getattr(facts, field) == value))
