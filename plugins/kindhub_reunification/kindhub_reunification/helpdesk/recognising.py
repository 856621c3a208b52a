"""Who is who among the calls: one human being over the months, however the name is spelt, with or without a number.

Decision. *Question*: when are two calls one caller's? *Options*: by telephone, by name, or by both with what else is
known. *Choice*: a telephone brings calls together and a name tells them apart, for two people may share a telephone;
where no telephone is written, the name must agree word by word, in the same language and the same part, and with one
caller alone. A call with neither is anonymous and joined to nobody. Two callers with two telephones stay two unless
their whole names agree. Source: how the figures are counted, *identified caller*.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from rapidfuzz.distance import OSA

from kindhub.exchange.recognise.names import Names
from kindhub.exchange.recognise.traits import reading_of
from kindhub.records.name_keys import sound_key
from kindhub.records.names import words
from kindhub.records.phones import Phone

_WHOLE = 3
"""Words of a name that says for certain who it is."""
_LONG = 4


@dataclass(frozen=True, slots=True)
class CallSaid:
    """What one call, or a caller the hub holds (`held` is its id), says of who calls. Empty where nothing is said."""

    name: str = ""
    phone: str = ""
    language: str = ""
    role: str = ""
    family: str = ""
    held: str = ""
    spellings: tuple[str, ...] = ()

    @property
    def anonymous(self) -> bool:
        """Neither a name nor a telephone."""
        return not (self.name or self.phone)


@dataclass(slots=True)
class Grouped:
    """One caller: the places of the calls, the first of the callers of the hub that it is."""

    calls: list[int] = field(default_factory=list)
    said: list[CallSaid] = field(default_factory=list)

    @property
    def held(self) -> str:
        """The id of the caller of the hub, empty for a new one."""
        return next((one.held for one in self.said if one.held), "")

    def says(self, name: str) -> str:
        """What is said of it most often; of equals the first."""
        values = [value for one in self.said if (value := getattr(one, name))]
        return max(dict.fromkeys(values), key=values.count, default="")

    @property
    def names(self) -> tuple[str, ...]:
        """Every spelling once, the one with most words first."""
        found = dict.fromkeys(name for one in self.said for name in (one.name, *one.spellings) if name)
        return tuple(sorted(found, key=lambda name: -len(words(name))))


def phone_key(phone: Phone | None) -> str:
    """What two ways of writing a number have in common: ten digits of the US, eight of elsewhere."""
    if phone is None:
        return ""
    digits = re.sub(r"\D", "", phone.e164 or phone.written)
    american = len(digits) == 10 or (len(digits) == 11 and digits.startswith("1"))
    return digits[-10:] if american else digits[-8:]


def group_calls(calls: Sequence[CallSaid], held: Iterable[CallSaid] = ()) -> list[Grouped]:
    """The callers of these calls, with those of the hub among them; `calls` of a caller are places in the sequence."""
    everyone = [*((-1, one) for one in held), *enumerate(calls)]
    grouping = _Grouping(one.name for _place, one in everyone if one.name)
    for keep in (grouping.by_phone_and_name, grouping.by_phone, grouping.by_name):
        for place, one in everyone:
            keep(place, one)
    grouping.join_whole_names()
    return [one for one in grouping.groups if one.calls]


def near(one: str, other: str, slips: int = 2) -> bool:
    """Whether two words of names on one telephone may be one word: they sound alike but for so many slips."""
    if one == other:
        return True
    a, b = sound_key(one), sound_key(other)
    if not a or not b or a[0] != b[0]:
        return False
    most = slips if min(len(a), len(b)) >= _LONG else 1
    return bool(OSA.distance(a, b, score_cutoff=most) <= most)


def within_a_slip(one: str, other: str) -> bool:
    """Whether every word of the shorter name is in the longer one, each but for one slip; two words at least."""
    short, long = sorted((list(words(one, particles=False)), list(words(other, particles=False))), key=len)
    for word in short:
        twin = next((there for there in long if near(word, there, 1)), None)
        if twin is None:
            return False
        long.remove(twin)
    return len(short) > 1


def may_be_one(one: str, other: str) -> bool:
    """Whether two names on one telephone may be one person's: two words agree (or the only one of a name of one).

    What is left over on both sides may not be the first word of both: Ana and Juan López Pérez are two.
    """
    a, b = list(words(one, particles=False)), list(words(other, particles=False))
    left_b, matched, left_a = list(b), 0, []
    for word in a:
        twin = next((other_word for other_word in left_b if near(word, other_word)), None)
        if twin is None:
            left_a.append(word)
        else:
            left_b.remove(twin)
            matched += 1
    if matched < min(2, len(a), len(b)) or not matched:
        return False
    return not (left_a and left_b and left_a[0] == a[0] and left_b[0] == b[0])


class _Grouping:
    """Brings calls together step by step; each step looks at what the ones before left."""

    def __init__(self, names: Iterable[str]) -> None:
        self.groups: list[Grouped] = []
        self._on_phone: dict[str, list[Grouped]] = defaultdict(list)
        self._by_sound: dict[str, list[Grouped]] = defaultdict(list)
        self._judge = Names(reading_of(name) for name in names)

    def by_phone_and_name(self, place: int, one: CallSaid) -> None:
        """Calls with both: the same telephone and a name that agrees."""
        if not (one.phone and one.name):
            return
        there = self._on_phone[one.phone]
        found = next((group for group in there if any(may_be_one(one.name, name) for name in group.names)), None)
        if found is None:
            found = Grouped()
            self.groups.append(found)
            there.append(found)
        self._put(found, place, one)

    def by_phone(self, place: int, one: CallSaid) -> None:
        """Calls with a telephone alone go to whoever is on it; of several, to the one with most in common."""
        if not one.phone or one.name:
            return
        there = self._on_phone[one.phone]
        if not there:
            there.append(Grouped())
            self.groups.append(there[0])
        self._put(max(there, key=lambda group: _in_common(group, one)), place, one)

    def by_name(self, place: int, one: CallSaid) -> None:
        """Calls with a name alone: whoever bears it, in the same language and part; of several, the one with most in
        common. A name that is only nearly somebody's needs that nobody else's is.
        """
        if one.phone or not one.name:
            return
        around = {id(group): group for key in _sounds(one.name) for group in self._by_sound[key]}.values()
        fits = [group for group in around if self._agrees(group, one)] or _slipped(around, one)
        best = max((_in_common(group, one) for group in fits), default=0)
        chosen = next((group for group in fits if _in_common(group, one) == best), None)
        if chosen is None:
            chosen = Grouped()
            self.groups.append(chosen)
        self._put(chosen, place, one)

    def join_whole_names(self) -> None:
        """Two telephones, one whole name, one language and part: one caller who changed the number."""
        of_name: dict[tuple[object, ...], Grouped] = {}
        for group in list(self.groups):
            whole = next((name for name in group.names if len(words(name, particles=False)) > _WHOLE), "")
            if not whole:
                continue
            key = (frozenset(words(whole, particles=False)), group.says("language"), group.says("role"))
            first = of_name.setdefault(key, group)
            if first is not group and not (first.held and group.held):
                first.calls = sorted([*first.calls, *group.calls])
                first.said += group.said
                self.groups.remove(group)

    def _put(self, group: Grouped, place: int, one: CallSaid) -> None:
        if place >= 0:
            group.calls.append(place)
        group.said.append(one)
        for name in (one.name, *one.spellings):
            for key in _sounds(name):
                if group not in self._by_sound[key]:
                    self._by_sound[key].append(group)

    def _agrees(self, group: Grouped, one: CallSaid) -> bool:
        if any(said and one_says and said != one_says for said, one_says in (
            (group.says("language"), one.language), (group.says("role"), one.role))
        ):  # fmt: skip
            return False
        reading = [reading_of(one.name)]
        found = self._judge.agree(reading, [reading_of(name) for name in group.names])
        return found is not None and found.compatible


def _slipped(around: Iterable[Grouped], one: CallSaid) -> list[Grouped]:
    """The only caller in the same language and part whose name this nearly is."""
    if not (one.language and one.role):
        return []
    same = [one_of for one_of in around if (one_of.says("language"), one_of.says("role")) == (one.language, one.role)]
    fits = [group for group in same if any(within_a_slip(one.name, name) for name in group.names)]
    return fits if len(fits) == 1 else []


def _sounds(name: str) -> set[str]:
    return {sound_key(word)[:4] for word in words(name, particles=False) if len(word) > 1}


def _in_common(group: Grouped, one: CallSaid) -> int:
    """How much a call shares with a caller besides the name and the telephone."""
    family = bool(one.family) and any(said.family == one.family for said in group.said)
    return 4 * family + 2 * (group.says("language") == one.language) + (group.says("role") == one.role)
