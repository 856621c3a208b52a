"""Creating persons and reading one as a plain profile, so that no window ever holds a live record."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.orm import Session
from sqlmodel import col

from kindhub.records.base import Record
from kindhub.records.consent import Consent
from kindhub.records.document import Document
from kindhub.records.names import NameParts
from kindhub.records.person import (
    Address,
    ContactPoint,
    Identifier,
    Person,
    PersonLanguage,
    PersonName,
    Relationship,
)
from kindhub.services.aliases import roots_of


@dataclass(frozen=True, slots=True)
class Profile:
    """A person with everything shared that belongs to her, each part as its record, detached and not to be saved."""

    person: Person
    names: Sequence[PersonName]
    identifiers: Sequence[Identifier]
    languages: Sequence[PersonLanguage]
    contacts: Sequence[ContactPoint]
    addresses: Sequence[Address]
    family: Sequence["Relative"]
    consents: Sequence[Consent]
    documents: Sequence[Document]

    @property
    def name(self) -> str:
        """The name she goes by."""
        return self.names[0].display() if self.names else ""


@dataclass(frozen=True, slots=True)
class Relative:
    """A link seen from one side. `inverse` means: this person is the `kind` of the one whose profile it is."""

    relationship: Relationship
    person_id: str
    name: str
    inverse: bool


def profile(session: Session, person_id: str) -> Profile | None:
    """Everything shared about one person; None when there is no such person. A merged person leads to the other."""
    person = session.get(Person, roots_of(session, [person_id])[person_id])
    if person is None:
        return None

    def parts(kind: type[Any], order: Any) -> Sequence[Any]:
        return session.scalars(select(kind).where(kind.person_id == person.id).order_by(order)).all()

    return Profile(
        person=person,
        names=parts(PersonName, PersonName.position),
        identifiers=parts(Identifier, Identifier.id),
        languages=parts(PersonLanguage, PersonLanguage.id),
        contacts=parts(ContactPoint, ContactPoint.id),
        addresses=parts(Address, Address.id),
        family=_family(session, person.id),
        consents=parts(Consent, Consent.given_on),
        documents=parts(Document, Document.id),
    )


def _family(session: Session, person_id: str) -> tuple[Relative, ...]:
    links = session.scalars(
        select(Relationship).where(
            or_(col(Relationship.person_id) == person_id, col(Relationship.other_id) == person_id)
        )
    ).all()
    others = [link.other_id if link.person_id == person_id else link.person_id for link in links]
    names = {
        name.person_id: name.display()
        for name in session.scalars(
            select(PersonName).where(col(PersonName.person_id).in_(others)).order_by(col(PersonName.position).desc())
        )
    }
    return tuple(
        Relative(link, other, names.get(other, ""), inverse=link.other_id == person_id)
        for link, other in zip(links, others, strict=True)
    )


def new_person(values: Mapping[str, Any], names: Sequence[NameParts], parts: Sequence[Any] = ()) -> list[Record]:
    """A new person with her names and parts, ready for `work.add_all`; the first name is the one shown."""
    person = Person(**values)
    records: list[Record] = [person]
    for position, name in enumerate(names):
        records.append(
            PersonName(
                person_id=person.id,
                position=position,
                given=name.given or None,
                surname_1=name.surname_1 or None,
                surname_2=name.surname_2 or None,
                married_surname=name.married_surname or None,
                invented=person.invented,
            )
        )
    for part in parts:
        part.person_id = person.id
        records.append(part)
    return records
