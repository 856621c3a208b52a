"""Before a person is created: who in the hub may already be she. A pool found by the search, then compared for real."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection
from sqlalchemy.orm import Session

from kindhub.i18n import L
from kindhub.records.names import NameParts
from kindhub.records.partial_date import PartialDate
from kindhub.services.duplicates.card import Class, PersonCard
from kindhub.services.duplicates.index import MatchIndex
from kindhub.services.persons import Profile, profile
from kindhub.services.search.find import Hit, find_persons

POOL = 60
SHOWN = 6
_NAMESAKE = L("the same name", "el mismo nombre")


@dataclass(frozen=True, slots=True)
class TypedPerson:
    """What has been typed of somebody new."""

    name: NameParts
    sex: str = ""
    birth: PartialDate | None = None
    identifiers: tuple[tuple[str, str], ...] = ()
    phones: tuple[str, ...] = ()
    place: str = ""


@dataclass(frozen=True, slots=True)
class Likely:
    """Somebody who is there and may be the one typed; the likeliest first."""

    hit: Hit
    cls: Class
    reasons: tuple[str, ...]


def likely_same(session: Session, typed: TypedPerson) -> list[Likely]:
    """Persons that may be the one typed. Advice only: nobody is kept from creating a person."""
    hits = _pool(session.connection(), typed)
    if not hits:
        return []
    known = {hit.person_id: hit for hit in hits}
    profiles = (profile(session, person_id) for person_id in known)
    index = MatchIndex(_card(one) for one in profiles if one is not None)
    found: dict[str, Likely] = {}
    for pair in index.candidates(_typed_card(typed)):
        person_id = pair.a or pair.b
        found[person_id] = Likely(known[person_id], pair.cls, _say(pair.reasons))
    for hit in hits:
        if hit.person_id not in found and hit.why in ("exact", "accents", "order") and _may_share_birth(hit, typed):
            found[hit.person_id] = Likely(hit, "possible", (_NAMESAKE.say(),))
    order = ("certain", "probable", "possible")
    return sorted(found.values(), key=lambda one: order.index(one.cls))[:SHOWN]


def _pool(connection: Connection, typed: TypedPerson) -> list[Hit]:
    asked = [typed.name.display(), *(number for _, number in typed.identifiers), *typed.phones]
    if typed.name.surname_1:
        asked.append(f"{typed.name.given.split(' ')[0]} {typed.name.surname_1}")
    found: dict[str, Hit] = {}
    for text in asked:
        for hit in find_persons(connection, text, family=False, limit=POOL) if text.strip() else ():
            found.setdefault(hit.person_id, hit)
    return list(found.values())[:POOL]


def _may_share_birth(hit: Hit, typed: TypedPerson) -> bool:
    return hit.birth is None or typed.birth is None or hit.birth.overlaps(typed.birth)


def _say(reasons: Sequence[L]) -> tuple[str, ...]:
    return tuple(reason.say() for reason in reasons)


def _typed_card(typed: TypedPerson) -> PersonCard:
    return PersonCard(
        id="",
        names=(typed.name,),
        birth_earliest=typed.birth.earliest if typed.birth else None,
        birth_latest=typed.birth.latest if typed.birth else None,
        birth_precision=typed.birth.precision if typed.birth else "",
        sex=typed.sex,
        identifiers=typed.identifiers,
        phones=typed.phones,
        place_code=typed.place,
    )


def _card(one: Profile) -> PersonCard:
    birth, places = one.person.birth, [address.place for address in one.addresses if address.place]
    return PersonCard(
        id=one.person.id,
        names=tuple(
            NameParts(name.given or "", name.surname_1 or "", name.surname_2 or "", name.married_surname or "")
            for name in one.names
        ),
        birth_earliest=birth.earliest if birth else None,
        birth_latest=birth.latest if birth else None,
        birth_precision=birth.precision if birth else "",
        sex=one.person.sex or "",
        identifiers=tuple((number.kind, number.normalised or number.value) for number in one.identifiers),
        phones=tuple(point.normalised or point.value for point in one.contacts if point.kind != "email"),
        place_code=places[-1] if places else "",
        caregivers=tuple(relative.name for relative in one.family if relative.relationship.caregiver),
    )
