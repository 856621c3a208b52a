"""Reads one person beside the window, as plain values in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from sqlmodel import select

from kindhub.errors import UserError
from kindhub.i18n import L, tr
from kindhub.records.codes import code_list
from kindhub.records.identifiers import read_identifier
from kindhub.records.organisation import UserAccount
from kindhub.services.cases import CaseOfPerson, cases_of
from kindhub.services.consents import ConsentCell, matrix_of
from kindhub.services.family import Family, family_of
from kindhub.services.merging import Joined, joined_into
from kindhub.services.persons import Profile, profile
from kindhub.services.referring import receiving
from kindhub.services.timeline import Lane, timeline_of
from kindhub.ui.people.hit_row import age_words
from kindhub.ui.when import today

if TYPE_CHECKING:
    from kindhub.records.person import ContactPoint, Identifier
    from kindhub.storage.hub import Hub
    from kindhub.ui.tasks import Progress

GONE = L("This person is not here.", "Esta persona no está aquí.")


@dataclass(frozen=True, slots=True)
class PersonRead:
    """A person's profile, her family, her cases in the open programs and what happened when."""

    profile: Profile
    cases: tuple[CaseOfPerson, ...]
    family: Family
    lanes: tuple[Lane, ...]
    consents: tuple[ConsentCell, ...]
    users: dict[str, str]
    joined: tuple[Joined, ...] = ()


class ReadPerson:
    """Work: read one person. `generation` comes back with her, so that a late answer is known as one."""

    def __init__(self, hub: Hub, person_id: str, generation: int = 0) -> None:
        self._hub, self._person_id, self._generation = hub, person_id, generation

    def __call__(self, _progress: Progress) -> tuple[int, PersonRead]:
        """Read. Raises `UserError` when there is no such person any more."""
        with self._hub.read() as session:
            found = profile(session, self._person_id)
            if found is None:
                raise UserError(GONE)
            own, programs = found.person.id, self._hub.programs
            cases = cases_of(session, programs, own)
            lanes = timeline_of(session, programs, own, today())
            named = {key: name.say() for key, name in receiving(self._hub).items()}
            consents = matrix_of(session, found.consents, today(), named)
            users = {one.uid: one.name for one in session.scalars(select(UserAccount))}
            return self._generation, PersonRead(
                found, cases, family_of(session, own), lanes, consents, users, joined_into(session, own)
            )


def one_line(person: Profile, on: date) -> str:
    """`15 años, hombre · Guatemala`."""
    sex = code_list("sex").label(person.person.sex) if person.person.sex else ""
    age = age_words(person.person.birth, on) if person.person.birth else tr("age not known", "edad: sin dato")
    return ", ".join(part for part in (age, sex) if part)


def masked(identifier: Identifier) -> str:
    """A number with all but its last signs hidden."""
    return read_identifier(identifier.kind, identifier.value).masked


def masked_phone(contact: ContactPoint) -> str:
    """A telephone with all but its last four digits hidden; an address is hidden but for its end."""
    signs = [sign for sign in contact.value if sign.isalnum()]
    return f"•••• {''.join(signs[-4:])}" if len(signs) > 4 else "••••"


def safe_rules(contact: ContactPoint) -> str:
    """How this contact may be used safely, in one line."""
    parts = [contact.safe_when, contact.safe_how]
    if contact.never_if:
        parts.append(tr("do not call if: {rule}", "no llamar si: {rule}", rule=contact.never_if))
    return " · ".join(part for part in parts if part)


def safe_badge(contacts: Sequence[ContactPoint]) -> str:
    """The rule everybody must see before picking up the telephone; empty where there is none."""
    return next((rules for contact in contacts if (rules := safe_rules(contact))), "")


def languages_of(person: Profile) -> str:
    """Her languages, the interpreter mentioned."""
    names = []
    for one in person.languages:
        label = code_list("language").label(one.language)
        names.append(f"{label} ({tr('interpreter', 'intérprete')})" if one.interpreter else label)
    return ", ".join(names)


def caregivers_of(person: Profile) -> str:
    """The names of those who take care of her."""
    return ", ".join(one.name for one in person.family if one.relationship.caregiver and one.inverse)
