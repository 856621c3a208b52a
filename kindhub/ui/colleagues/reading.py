"""Reads who works with the hub and what of it the person at work may change."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kindhub.i18n import L
from kindhub.program.access import Role
from kindhub.security.access import EVERYTHING, HUB, HUB_ROLES
from kindhub.services.admitting import Admissions, admissions_in
from kindhub.services.colleagues import Colleague, colleagues

if TYPE_CHECKING:
    from kindhub.storage.hub import Hub
    from kindhub.ui.tasks import Progress

SHARED = L("Shared records", "Registros comunes")


@dataclass(frozen=True, slots=True)
class Grantable:
    """Something that can be given: a program that is open here, or the shared records.

    `may_grant` and `may_lead` tell whether the person at work may give it, and may let others give it. Of a restricted
    program, `admissions` tell who waits for a second lead, and `second` whether there is another one to ask.
    """

    key: str
    name: str
    roles: tuple[Role, ...]
    may_grant: bool
    may_lead: bool
    admissions: Admissions | None = None
    second: bool = False

    def role_name(self, key: str) -> str:
        """A role in words; its key where the program does not know it any more."""
        return next((role.label.say() for role in self.roles if role.key == key), key)


@dataclass(frozen=True, slots=True)
class Team:
    """Everybody, what can be given, and six words per person that stand for her keys.

    `may_manage` tells whether the person at work may add, renew and remove colleagues.
    """

    people: Sequence[Colleague]
    grantable: Sequence[Grantable]
    key_words: Mapping[str, str]
    may_manage: bool


class ReadTeam:
    """Work: read everybody in the keyring."""

    def __init__(self, hub: Hub) -> None:
        self._hub = hub

    def __call__(self, _progress: Progress) -> Team:
        """Read."""
        people = colleagues(self._hub)
        words = {one.uid: self._hub.keyring.key_words(one.uid) for one in people}
        return Team(people, grantable(self._hub), words, may_manage(self._hub))


def may_manage(hub: Hub) -> bool:
    """Whether this person may let people in and out: the right, and the key that certifies them."""
    return hub.user.can(HUB, "manage_people") and hub.unlocked.may_certify()


def _admissions(hub: Hub, program: str) -> Admissions:
    with hub.read() as session:
        return admissions_in(session, program)


def grantable(hub: Hub) -> tuple[Grantable, ...]:
    """The shared records and the programs that are open; of others nothing is told."""
    names_leads = hub.unlocked.may_certify()
    shared = Grantable(HUB, SHARED.say(), HUB_ROLES, hub.user.can(HUB, "grant"), names_leads)
    return (
        shared,
        *(
            Grantable(
                program.key,
                program.info.neutral_name.say(),
                (EVERYTHING, *program.roles),
                hub.user.can(program.key, "grant") and hub.unlocked.is_lead(program.key),
                names_leads and hub.user.can(program.key, "grant") and hub.unlocked.is_lead(program.key),
                _admissions(hub, program.key) if program.info.restricted else None,
                bool(set(hub.keyring.leads(program.key)) - {hub.user.uid}),
            )
            for program in hub.programs
        ),
    )
