"""The invented colleagues of the demo folder: a team of an office, so that a caseload looks like one.

Rosa coordinates and opens the folder; the others are caseworkers who open it with the same printed passphrase.
"""

from kindhub.security.kdf import KdfParams
from kindhub.services.colleagues import add_colleague, grant
from kindhub.storage.hub import Hub

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


def add_caseworkers(hub: Hub, passphrase: str) -> tuple[str, ...]:
    """Let them in, in every open program that knows caseworkers. Returns their uids.

    Their passphrase is printed for everybody, so it costs no more to try than the least that is allowed.
    """
    programs = [program.key for program in hub.programs if any(role.key == ROLE for role in program.roles)]
    for uid, name in CASEWORKERS:
        add_colleague(hub, uid, name, passphrase, kdf=KdfParams.floor())
        for program in programs:
            grant(hub, uid, program, ROLE)
    return tuple(uid for uid, _name in CASEWORKERS)
