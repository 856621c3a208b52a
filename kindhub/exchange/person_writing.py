"""From what rows say of one person to her shared records: a new person, or what an existing one did not have yet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from kindhub.program.imports import PersonSeen
from kindhub.records.base import Record
from kindhub.records.identifiers import normalise, read_identifier
from kindhub.records.names import NameParts, fold, split_full_name, words
from kindhub.records.partial_date import PartialDate
from kindhub.records.person import Address, ContactPoint, Identifier, Person, PersonLanguage, PersonName

MOST_NAMES = 8
LONGEST = {"identifier": 120, "contact": 200, "address": 1_000, "postcode": 40, "name": 5_000, "source_id": 300}
_PRECISION = ("day", "month", "year", "age", "range", "before", "after", "invalid")


@dataclass(slots=True)
class Held:
    """What the hub holds of a person already, as far as an import may add to it."""

    person: Person
    names: list[PersonName] = field(default_factory=list)
    identifiers: list[Identifier] = field(default_factory=list)
    contacts: list[ContactPoint] = field(default_factory=list)
    addresses: list[Address] = field(default_factory=list)
    languages: list[PersonLanguage] = field(default_factory=list)


def new_person_records(person_id: str, seen: Sequence[PersonSeen]) -> list[Record]:
    """The records of a person whom only these rows know."""
    person = Person(
        id=person_id,
        birth=best_birth(one.birth for one in seen),
        sex=most_said(one.sex for one in seen),
        nationalities=_nationalities(seen),
        source_id=_first_source_id(seen),
    )
    _fill_words(person, seen)
    return [person, *_added(Held(person), seen)]


def completing_records(held: Held, seen: Sequence[PersonSeen]) -> list[Record]:
    """What the rows add to a person of the hub. Empty fields are filled, filled ones are never changed."""
    _fill(held.person, seen)
    return _added(held, seen)


def _fill(person: Person, seen: Sequence[PersonSeen]) -> None:
    birth = best_birth(one.birth for one in seen)
    if birth is not None and (person.birth is None or _rank(birth) < _rank(person.birth)):
        person.birth = birth
    if person.sex is None:
        person.sex = most_said(one.sex for one in seen)
    if person.nationalities is None:
        person.nationalities = _nationalities(seen)
    if person.source_id is None:
        person.source_id = _first_source_id(seen)
    _fill_words(person, seen)


def _nationalities(seen: Sequence[PersonSeen]) -> tuple[str, ...] | None:
    """The country that children on the way say they come from; the one said most often."""
    said = most_said(one.journey.nationality for one in seen if one.journey is not None)
    return (said,) if said else None


def _first_source_id(seen: Sequence[PersonSeen]) -> str | None:
    return next((one.source_id[: LONGEST["source_id"]] for one in seen if one.source_id), None)


def _fill_words(person: Person, seen: Sequence[PersonSeen]) -> None:
    """Notes, absences and words that could not be read; nothing new leaves the person unchanged."""
    notes = dict.fromkeys(one.note for one in seen if one.note and one.note not in (person.note or ""))
    if notes:
        person.note = "\n".join([*([person.note] if person.note else []), *notes])[:20_000]
    written = {name: text for one in seen for name, text in one.as_written.items()}
    if person.birth is not None and person.birth.is_known:
        odd = [one.birth.written for one in seen if one.birth and not one.birth.is_known]
        written |= {"birth": odd[0]} if odd else {}
    if any(person.as_written.get(name) != text for name, text in written.items()):
        person.as_written = {**written, **person.as_written}
    absent = {name: why for one in seen for name, why in one.absent.items() if getattr(person, name, None) is None}
    kept = {name: why for name, why in person.absent.items() if getattr(person, name, None) is None}
    if {**absent, **kept} != dict(person.absent):
        person.absent = {**absent, **kept}


def _added(held: Held, seen: Sequence[PersonSeen]) -> list[Record]:
    person_id = held.person.id
    return [
        *_names(person_id, held.names, seen),
        *_identifiers(person_id, held.identifiers, seen),
        *_contacts(person_id, held.contacts, seen),
        *_addresses(person_id, held.addresses, seen),
        *_languages(person_id, held.languages, seen),
    ]


def best_birth(births: Iterable[PartialDate | None]) -> PartialDate | None:
    """The birth known most exactly; of equals the one said most often, then the first."""
    known = [birth for birth in births if birth is not None]
    if len(known) < 2:
        return next(iter(known), None)
    count = Counter((birth.earliest, birth.latest) for birth in known)
    return min(known, key=lambda one: (_rank(one), -count[one.earliest, one.latest]), default=None)


def _rank(birth: PartialDate) -> tuple[int, bool]:
    return (_PRECISION.index(birth.precision), birth.estimated)


def most_said(values: Iterable[str | None]) -> str | None:
    """The value said most often; of equals the first."""
    said = [value for value in values if value]
    return Counter(said).most_common(1)[0][0] if len(said) > 1 else next(iter(said), None)


def parts_of(name: NameParts | str) -> NameParts:
    """A name by its parts; one in a single piece is split by guess."""
    return split_full_name(name) if isinstance(name, str) else name


def ordered_names(seen: Sequence[PersonSeen]) -> list[NameParts]:
    """Every spelling once, the best first: cells not exchanged, most words, and neither all capitals nor none."""
    own = [parts_of(name) for one in seen for name in one.names]
    others = [parts_of(name) for one in seen for name in one.other_names]
    if len(own) < 2 and not others:
        return [name for name in own if fold(name.display())]
    first = Counter(found[0] for name in (*own, *others) if (found := words(name.given)))

    def rank(name: NameParts) -> tuple[int, int, bool]:
        lead = words(name.given)
        shown = name.display()
        return (-first[lead[0]] if lead else 0, -len(words(shown)), shown.isupper() or shown.islower())

    distinct: dict[str, NameParts] = {}
    for name in sorted(own, key=rank) + _fuller(own, others):
        distinct.setdefault(fold(name.display()), name)
    return [name for key, name in distinct.items() if key][:MOST_NAMES]


def _fuller(own: Sequence[NameParts], others: Sequence[NameParts]) -> list[NameParts]:
    """Of how she is called elsewhere the most common form, if it has a word that her own lines do not have."""
    count = Counter(fold(name.display()) for name in others)
    common = max(others, key=lambda name: count[fold(name.display())], default=None)
    known = {word for name in own for word in words(name.display())}
    return [common] if common is not None and not known.issuperset(words(common.display())) else []


def _names(person_id: str, held: Sequence[PersonName], seen: Sequence[PersonSeen]) -> list[Record]:
    known = {
        fold(NameParts(n.given or "", n.surname_1 or "", n.surname_2 or "", n.married_surname or "").display())
        for n in held
    }
    fresh = [name for name in ordered_names(seen) if not known or fold(name.display()) not in known]
    room = max(MOST_NAMES - len(held), 0)
    return [
        PersonName(
            person_id=person_id,
            position=len(held) + place,
            kind="spreadsheet" if held or place else None,
            given=name.given[: LONGEST["name"]] or None,
            surname_1=name.surname_1[: LONGEST["name"]] or None,
            surname_2=name.surname_2[: LONGEST["name"]] or None,
            married_surname=name.married_surname[: LONGEST["name"]] or None,
        )
        for place, name in enumerate(fresh[:room])
    ]


def _identifiers(person_id: str, held: Sequence[Identifier], seen: Sequence[PersonSeen]) -> list[Record]:
    known = {(one.kind, one.normalised or one.value) for one in held}
    found: dict[tuple[str, str], Record] = {}
    for one in seen:
        for kind, written in one.identifiers:
            number = normalise(kind, written)
            if (kind, number or written) in known or (kind, number or written) in found:
                continue
            value = (read_identifier(kind, written).shown or written)[: LONGEST["identifier"]]
            found[kind, number or written] = Identifier(
                person_id=person_id, kind=kind, value=value, normalised=number[: LONGEST["identifier"]] or None
            )
    return list(found.values())


def _contacts(person_id: str, held: Sequence[ContactPoint], seen: Sequence[PersonSeen]) -> list[Record]:
    known = {one.normalised or one.value for one in held}
    found: dict[str, Record] = {}
    for one in seen:
        for phone in one.phones:
            number = phone.normalised or phone.written
            if number not in known and number not in found:
                found[number] = ContactPoint(
                    person_id=person_id,
                    kind="phone",
                    value=phone.written[: LONGEST["contact"]],
                    normalised=number[: LONGEST["contact"]],
                    owner=phone.whose[: LONGEST["contact"]] or None,
                )
        for mail in one.emails:
            address = fold(mail).replace(" ", "")
            if address and address not in known and address not in found:
                found[address] = ContactPoint(
                    person_id=person_id,
                    kind="email",
                    value=mail[: LONGEST["contact"]],
                    normalised=address[: LONGEST["contact"]],
                )
    return list(found.values())


def _addresses(person_id: str, held: Sequence[Address], seen: Sequence[PersonSeen]) -> list[Record]:
    known = {(one.place or "", fold(one.locality or ""), fold(one.street or "")) for one in held}
    found: list[Record] = []
    for one in seen:
        key = (one.place or "", fold(one.locality), fold(one.street))
        poorer = any(key[0] in ("", k[0]) and key[1] in ("", k[1]) and key[2] in ("", k[2]) for k in known)
        if poorer or not any((*key, one.postcode)):
            continue
        known.add(key)
        found.append(
            Address(
                person_id=person_id,
                place=one.place,
                locality=one.locality[: LONGEST["address"]] or None,
                street=one.street[: LONGEST["address"]] or None,
                postcode=one.postcode[: LONGEST["postcode"]] or None,
            )
        )
    return found


def _languages(person_id: str, held: Sequence[PersonLanguage], seen: Sequence[PersonSeen]) -> list[Record]:
    known = {one.language for one in held}
    fresh = dict.fromkeys(code for one in seen for code in one.languages if code not in known)
    return [PersonLanguage(person_id=person_id, language=code) for code in fresh]
