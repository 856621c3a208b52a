"""The invented colleagues of the demo folder: a team of an office, so that a caseload looks like one.

Rosa coordinates and makes the folder; the others are caseworkers who open it with the same printed passphrase. Three
more show what a wall is: Nora looks after the computers and holds no program, Marta leads the restricted programs and
Clara works in them.
"""

from kindhub.app import FirstPerson
from kindhub.security.access import EVERYTHING, HUB
from kindhub.security.kdf import KdfParams
from kindhub.services.colleagues import add_colleague, grant, name_lead
from kindhub.storage.hub import Hub

PASSPHRASE = "cinco palabras para la práctica"  # noqa: S105 - printed for everybody
ROSA = FirstPerson("rosa", "Rosa Chún Méndez", PASSPHRASE)
NORA = FirstPerson("nora", "Nora Santizo Lemus", PASSPHRASE)
MARTA = FirstPerson("marta", "Marta Ajanel Tzoc", PASSPHRASE)
CLARA = FirstPerson("clara", "Clara Velásquez Ordóñez", PASSPHRASE)
PEOPLE = {one.uid: one for one in (ROSA, NORA, MARTA, CLARA)}
"""Who the demo can be opened as: a coordinator, an administrator, the lead and a worker of the restricted programs."""

CASEWORKERS = (
    ("mateo", "Mateo Ixcoy Baten"),
    ("ligia", "Ligia Paz Orellana"),
    ("tomasa", "Tomasa Brito Raymundo"),
    ("julio", "Julio Recinos Mérida"),
    ("elena", "Elena Sic Tum"),
    ("wendy", "Wendy Zelaya Funes"),
    ("andres", "Andrés Pop Caal"),
    ("iris", "Iris Maldonado Cruz"),
)
ROLE = "caseworker"


def add_caseworkers(hub: Hub) -> tuple[str, ...]:
    """Let them in, in every open program that knows caseworkers. Returns their uids.

    Their passphrase is printed for everybody, so it costs no more to try than the least that is allowed.
    """
    programs = [program.key for program in hub.programs if any(role.key == ROLE for role in program.roles)]
    for uid, name in CASEWORKERS:
        add_colleague(hub, uid, name, PASSPHRASE, kdf=KdfParams.floor())
        for program in programs:
            grant(hub, uid, program, ROLE)
    return tuple(uid for uid, _name in CASEWORKERS)


def add_behind_the_wall(hub: Hub) -> None:
    """Let in whoever has to do with restricted programs, none of which exists yet; Nora may let people in as well."""
    for one in (NORA, MARTA, CLARA):
        add_colleague(hub, one.uid, one.name, one.passphrase, kdf=KdfParams.floor())
    grant(hub, NORA.uid, HUB, EVERYTHING.key)
    name_lead(hub, HUB, NORA.uid)
    hub.keyring.share_root(hub.unlocked, NORA.uid)
