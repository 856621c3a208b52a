"""Reads pairs of persons who may be one, and two of them side by side, as words that outlive the session."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kindhub.errors import UserError
from kindhub.i18n import L, tr, tr_n
from kindhub.records.codes import code_list
from kindhub.records.fields import fields_of
from kindhub.records.person import Person
from kindhub.services.cases import CaseOfPerson, cases_of
from kindhub.services.merging import NAME, may_merge, picks_of
from kindhub.services.person_pairs import KnownPairs, LikelyPair, find_pairs, known_pairs, pair_of
from kindhub.services.persons import Profile, profile
from kindhub.ui.forms.lookups import Lookups
from kindhub.ui.forms.saying import say
from kindhub.ui.importing.facts import Likeness, compare, facts_in_hub
from kindhub.ui.people.reading import GONE, languages_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy.orm import Session

    from kindhub.records.base import Record
    from kindhub.services.merging import Pick
    from kindhub.storage.hub import Hub
    from kindhub.ui.tasks import Progress

_NAME = L("Name in use", "Nombre que se usa")
_SHOWN_ONCE = ("Name", "Birth", "Sex")
"""Lines of the comparison that stand among the facts one chooses from."""


@dataclass(frozen=True, slots=True)
class SideLine:
    """One line of two records side by side. With a `choice` one says which side stays."""

    label: str
    left: str
    right: str
    likeness: Likeness = ""
    choice: str = ""


@dataclass(frozen=True, slots=True)
class End:
    """One record of a pair, in the version that was read."""

    id: str
    version: int


@dataclass(frozen=True, slots=True)
class PairRead:
    """Two records as they were read: the left one stays and the right one goes, whichever way round they came."""

    pair: LikelyPair | None
    kept: End
    gone: End
    heads: tuple[str, str]
    lines: tuple[SideLine, ...]
    may_merge: bool


def heads() -> tuple[str, str]:
    """What stands over the two sides."""
    return tr("This record stays", "Este registro queda"), tr("This one joins it", "Este se une")


class FindPairs:
    """Work: every pair that is still to be looked at."""

    def __init__(self, hub: Hub) -> None:
        self._hub = hub

    def __call__(self, progress: Progress) -> KnownPairs:
        """Find them."""
        return find_pairs(self._hub, progress.check)


class ReadKnownPairs:
    """Work: the pairs that are known from the last time."""

    def __init__(self, hub: Hub) -> None:
        self._hub = hub

    def __call__(self, _progress: Progress) -> KnownPairs:
        """Read them."""
        return known_pairs(self._hub)


class ReadPair:
    """Work: two persons side by side. `pair` None: how alike they are is found out first."""

    def __init__(self, hub: Hub, one: str, other: str, pair: LikelyPair | None) -> None:
        self._hub, self._ids, self._pair = hub, (one, other), pair

    def __call__(self, _progress: Progress) -> PairRead:
        """Read. Raises `UserError` when one of them is no longer there."""
        hub = self._hub
        with hub.read() as session:
            both = [profile(session, one) for one in self._ids]
            found = [one for one in both if one is not None and one.person.removed_on is None]
            if len({one.person.id for one in found}) < len(self._ids):
                raise UserError(GONE)
            cases = {one.person.id: cases_of(session, hub.programs, one.person.id) for one in found}
            kept, gone = sorted(found, key=lambda one: (-len(cases[one.person.id]), one.person.id))
            pair = self._pair or pair_of(session, kept.person.id, gone.person.id)
            lines = [*_choices(hub, kept, gone), *_alike(session, kept, gone), *_further(kept, gone)]
        numbers = (_numbers(cases[one.person.id]) for one in (kept, gone))
        lines.append(_side(tr("Cases", "Casos"), *numbers))
        shown = tuple(line for line in lines if line.left or line.right)
        stays, goes = (End(one.person.id, one.person.version) for one in (kept, gone))
        return PairRead(pair, stays, goes, heads(), shown, may_merge(hub.user))


def _choices(hub: Hub, kept: Profile, gone: Profile) -> Iterator[SideLine]:
    same = kept.name == gone.name
    yield SideLine(_NAME.say(), kept.name, gone.name, "same" if same else "different", "" if same else NAME)
    yield from pick_lines(hub, Person, picks_of(kept.person, gone.person))


def pick_lines(hub: Hub, record: type[Record], picks: Sequence[Pick]) -> Iterator[SideLine]:
    """A line for each fact of two records, with a choice where they differ."""
    lookups, specs = Lookups(hub), fields_of(record)
    for pick in picks:
        left, right = (say(specs[pick.field], value, lookups) for value in (pick.kept, pick.gone))
        both = pick.kept is not None and pick.gone is not None
        likeness: Likeness = "different" if pick.asked else "same" if both and pick.kept == pick.gone else ""
        yield SideLine(pick.label.say(), left, right, likeness, pick.field if pick.asked else "")


def _alike(session: Session, kept: Profile, gone: Profile) -> Iterator[SideLine]:
    facts = facts_in_hub(session, (kept.person.id, gone.person.id))
    for line in compare(facts[kept.person.id], facts[gone.person.id]):
        if line.label.en not in _SHOWN_ONCE:
            yield SideLine(line.label.say(), line.left, line.right, line.likeness)


def _further(kept: Profile, gone: Profile) -> Iterator[SideLine]:
    for label, said in (
        (tr("Other names", "Otros nombres"), _other_names),
        (tr("Languages", "Idiomas"), languages_of),
        (tr("Family", "Familia"), _family),
        (tr("Papers", "Documentos"), _papers),
    ):
        yield _side(label, said(kept), said(gone))


def _side(label: str, left: str, right: str) -> SideLine:
    """A line of which nobody has to choose: both sides come together."""
    return SideLine(label, left, right, "same" if left == right else "")


def _other_names(one: Profile) -> str:
    return " · ".join(dict.fromkeys(name.display() for name in one.names[1:]))


def _family(one: Profile) -> str:
    kin = code_list("kinship")
    return "\n".join(
        f"{link.name} ({kin.label(link.relationship.kind)})" if link.inverse else link.name for link in one.family
    )


def _papers(one: Profile) -> str:
    n = len(one.documents)
    papers = tr_n(n, L("{n} document", "{n} documento"), L("{n} documents", "{n} documentos")) if n else ""
    m = len(one.consents)
    consents = tr_n(m, L("{n} consent", "{n} consentimiento"), L("{n} consents", "{n} consentimientos")) if m else ""
    return ", ".join(part for part in (papers, consents) if part)


def _numbers(cases: tuple[CaseOfPerson, ...]) -> str:
    return "\n".join(f"{one.program.info.letters} {one.number} · {one.status_label}" for one in cases)
