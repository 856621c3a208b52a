"""The shared person and what belongs to her: names, documents of identity, languages, addresses, family.

A person is never deleted, only merged into another or emptied (tombstone): links from programs lie in files that
may not even be open.
"""

from datetime import date
from typing import Any

from sqlalchemy import Index

from kindhub.i18n import L
from kindhub.records.base import Record
from kindhub.records.fields import code, codes, day, link, long_text, partial, place, text, yes_no
from kindhub.records.identifiers import read_identifier
from kindhub.records.names import NameParts
from kindhub.records.partial_date import PartialDate


class Person(Record, table=True):
    """One human being, however many names, programs and referrals she has."""

    __tablename__ = "person"

    sex: str | None = code(L("Sex", "Sexo"), "sex")
    birth: PartialDate | None = partial(L("Date of birth", "Fecha de nacimiento"))
    death: PartialDate | None = partial(L("Date of death", "Fecha de fallecimiento"), field_class="sensitive")
    nationalities: tuple[str, ...] | None = codes(L("Nationalities", "Nacionalidades"), "country")
    people: str | None = code(L("Indigenous people", "Pueblo"), "people", field_class="sensitive")
    disability: str | None = text(L("Disability", "Discapacidad"), field_class="sensitive")
    merged_into: str | None = text(L("Merged into", "Unida a"), max_length=32, index=True)
    removed_on: date | None = day(L("Removed on", "Quitada el"))
    source_id: str | None = text(L("Number in the source", "Número en la fuente"), index=True)
    note: str | None = long_text(L("Note", "Nota"))


class PersonName(Record, table=True):
    """One name of a person, as it stands on one kind of document or is used by people around her."""

    __tablename__ = "person_name"
    __table_args__ = (Index(None, "person_id", "position"),)

    person_id: str = link(L("Person", "Persona"), "person", index=False)
    position: int = 0
    kind: str | None = code(L("As on", "Según"), "name_kind")
    given: str | None = text(L("Given names", "Nombres"), max_length=5_000)
    surname_1: str | None = text(L("First surname", "Primer apellido"), max_length=5_000)
    surname_2: str | None = text(L("Second surname", "Segundo apellido"), max_length=5_000)
    married_surname: str | None = text(L("Married surname", "Apellido de casada"), max_length=5_000)

    def display(self) -> str:
        """The name as people read it."""
        parts = (self.given, self.surname_1, self.surname_2, self.married_surname)
        return NameParts(*(part or "" for part in parts)).display()


class Identifier(Record, table=True):
    """A number some authority gave. Checks advise and never block: the number is kept as written."""

    __tablename__ = "identifier"

    person_id: str = link(L("Person", "Persona"), "person")
    kind: str = code(L("Kind of document", "Tipo de documento"), "identifier_kind")
    value: str = text(L("Number", "Número"), max_length=120)
    normalised: str | None = text(L("Number, normalised", "Número, normalizado"), max_length=120, index=True)
    seen: str | None = code(L("Seen as", "Se vio"), "document_seen")
    expires: PartialDate | None = partial(L("Expires", "Vence"))
    holder: str | None = text(L("Who holds it", "Quién lo tiene"))

    def advice(self) -> list[tuple[str, Any]]:
        """What the rule of this kind of number says of it."""
        if not (self.kind and self.value):
            return []
        return [("value", one) for one in read_identifier(self.kind, self.value).advice]


class PersonLanguage(Record, table=True):
    """A language a person speaks, and whether she needs an interpreter."""

    __tablename__ = "person_language"

    person_id: str = link(L("Person", "Persona"), "person")
    language: str = code(L("Language", "Idioma"), "language")
    level: str | None = code(L("Level", "Nivel"), "language_level")
    interpreter: bool | None = yes_no(L("Needs an interpreter", "Necesita intérprete"))


class ContactPoint(Record, table=True):
    """A telephone or an e-mail address with the rules for using it safely."""

    __tablename__ = "contact_point"

    person_id: str = link(L("Person", "Persona"), "person")
    kind: str = code(L("Kind", "Tipo"), "contact_kind", default="phone")
    value: str = text(L("Number or address", "Número o dirección"), max_length=200)
    normalised: str | None = text(L("Normalised", "Normalizado"), max_length=200, index=True)
    owner: str | None = text(L("Whose it is", "De quién es"))
    safe_how: str | None = text(L("How it is safe", "Cómo es seguro"), field_class="sensitive")
    safe_when: str | None = text(L("When it is safe", "Cuándo es seguro"), field_class="sensitive")
    never_if: str | None = text(L("Do not call if", "No llamar si"), field_class="sensitive")


class Address(Record, table=True):
    """Where a person lives or lived: a place code and whatever else people say to find the house."""

    __tablename__ = "address"

    person_id: str = link(L("Person", "Persona"), "person")
    place: str | None = place(L("Place", "Lugar"), index=True)
    locality: str | None = text(L("Village or neighbourhood", "Comunidad, aldea o colonia"), max_length=1_000)
    street: str | None = text(L("Street", "Calle"), max_length=1_000)
    postcode: str | None = text(L("Postcode", "Código postal"), max_length=40)
    directions: str | None = long_text(L("How to get there", "Cómo llegar"), field_class="sensitive")
    since: PartialDate | None = partial(L("Since", "Desde"))
    until: PartialDate | None = partial(L("Until", "Hasta"))


class Relationship(Record, table=True):
    """A family or care link: `person` is the `kind` of `other` (mother of, aunt of). Stored once, read both ways."""

    __tablename__ = "relationship"

    person_id: str = link(L("Person", "Persona"), "person")
    other_id: str = link(L("Other person", "Otra persona"), "person")
    kind: str = code(L("Is", "Es"), "kinship")
    caregiver: bool | None = yes_no(L("Takes care of her or him", "Le cuida"))
    same_home: bool | None = yes_no(L("Same home", "Misma casa"))
    confirmed: bool | None = yes_no(L("Confirmed", "Confirmado"))
