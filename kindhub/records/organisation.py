"""Organisations that refer, serve, receive or decide, and the people one calls there."""

from kindhub.i18n import L
from kindhub.records.base import Record
from kindhub.records.fields import code, link, long_text, place, text, yes_no


class Organisation(Record, table=True):
    """A partner, shelter, authority, school, clinic, law firm."""

    __tablename__ = "organisation"

    name: str = text(L("Name", "Nombre"), index=True)
    kind: str | None = code(L("Kind", "Tipo"), "organisation_kind")
    place: str | None = place(L("Place", "Lugar"))
    phone: str | None = text(L("Telephone", "Teléfono"))
    email: str | None = text(L("E-mail", "Correo electrónico"))
    partner: bool | None = yes_no(L("Partner of KIND", "Socia de KIND"))
    languages: str | None = text(L("Languages of its staff", "Idiomas de su personal"))
    note: str | None = long_text(L("Note", "Nota"))


class OrganisationContact(Record, table=True):
    """A person one calls at an organisation; staff, not a client, so no shared person."""

    __tablename__ = "organisation_contact"

    organisation_id: str = link(L("Organisation", "Organización"), "organisation")
    name: str = text(L("Name", "Nombre"))
    role: str | None = text(L("Role", "Cargo"))
    phone: str | None = text(L("Telephone", "Teléfono"))
    email: str | None = text(L("E-mail", "Correo electrónico"))


class Office(Record, table=True):
    """An office of KIND or of a partner: the scope `office` of rights means this."""

    __tablename__ = "office"

    name: str = text(L("Name", "Nombre"))
    place: str | None = place(L("Place", "Lugar"))
    organisation_id: str | None = link(L("Organisation", "Organización"), "organisation")


class Team(Record, table=True):
    """A team within an office, with one coordinator."""

    __tablename__ = "team"

    name: str = text(L("Name", "Nombre"))
    office_id: str | None = link(L("Office", "Oficina"), "office")


class UserAccount(Record, table=True):
    """Someone who works with the hub. The right to open a file is a key in the keyring; this is name and place."""

    __tablename__ = "user_account"

    uid: str = text(L("User id", "Usuario"), index=True)
    name: str = text(L("Name", "Nombre"))
    office_id: str | None = link(L("Office", "Oficina"), "office")
    team_id: str | None = link(L("Team", "Equipo"), "team")
    active: bool = yes_no(L("Active", "Activa"), default=True)
