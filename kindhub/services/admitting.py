"""Letting somebody into a restricted program: her key is compared aloud, and a second lead confirms.

Whoever may certify people could certify a key of his own as “Ana, reinstalled” and ask a lead to give her the program
again. So the lead hears six words from Ana herself, by telephone, and another lead hears them too where there is one
(security design 2.3). The first lead's word waits in the program's own file; nothing is sealed before the second.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy.orm import Session

from kindhub.errors import UserError
from kindhub.i18n import L
from kindhub.services.preferences import EVERYBODY, preference, put_preference
from kindhub.services.roles import schema_of
from kindhub.storage.hub import Hub

_KEY = "admissions"
_COMPARE = L(
    "Before giving a restricted program, call {name}: she must read you these words from her screen: {words}.",
    "Antes de dar un programa restringido, llame a {name}: debe leerle de su pantalla estas palabras: {words}.",
)


@dataclass(frozen=True, slots=True)
class Waiting:
    """Somebody a lead wants to let in as `role`; `by` has compared the key that `words` stand for."""

    uid: str
    role: str
    by: str
    words: str


@dataclass(frozen=True, slots=True)
class Admissions:
    """Who waits for a second lead, and the words that were compared with everybody who was let in."""

    waiting: Mapping[str, Waiting]
    compared: Mapping[str, str]

    def key_changed(self, uid: str, words: str) -> bool:
        """Whether her key is another one than that compared before: she was certified anew since."""
        return self.compared.get(uid, words) != words


def admissions_in(session: Session, program: str) -> Admissions:
    """What is kept of it in a program that is open."""
    kept = preference(session, schema_of(program), EVERYBODY, _KEY) or {}
    waiting = {uid: Waiting(**one) for uid, one in kept.get("waiting", {}).items()}
    return Admissions(waiting, kept.get("compared", {}))


def let_in(hub: Hub, program: str, uid: str, role: str, *, compared: bool) -> bool:
    """Whether the key may be sealed to her now; False when a second lead must say so first, which is noted.

    Raises `UserError` with the words to compare when nobody says they were.
    """
    words = hub.keyring.key_words(uid)
    if not compared:
        name = next(one.display_name for one in hub.keyring.people() if one.uid == uid)
        raise UserError(_COMPARE, name=name, words=words)
    with hub.read() as session:
        known = admissions_in(session, program)
    leads, me = set(hub.keyring.leads(program)), hub.user.uid
    first = known.waiting.get(uid)
    agreed = first is not None and first.by in leads - {me} and (first.role, first.words) == (role, words)
    if agreed or not leads - {me, uid}:
        others = {one: said for one, said in known.waiting.items() if one != uid}
        _keep(hub, program, Admissions(others, {**known.compared, uid: words}), "confirm", uid)
        return True
    waiting = {**known.waiting, uid: Waiting(uid, role, me, words)}
    _keep(hub, program, Admissions(waiting, known.compared), "propose", uid)
    return False


def decline(hub: Hub, program: str, uid: str) -> None:
    """Let nobody in: what a lead wanted waits no longer."""
    hub.user.require(program, "grant")
    with hub.read() as session:
        known = admissions_in(session, program)
    others = {one: said for one, said in known.waiting.items() if one != uid}
    _keep(hub, program, Admissions(others, known.compared), "decline", uid)


def _keep(hub: Hub, program: str, known: Admissions, action: str, uid: str) -> None:
    content: dict[str, Any] = {
        "waiting": {one: asdict(said) for one, said in known.waiting.items()}, "compared": dict(known.compared),
    }  # fmt: skip
    with hub.begin(f"{action} {program}") as work:
        put_preference(work.session, schema_of(program), EVERYBODY, _KEY, content)
        work.log(action, "program", uid, schema=schema_of(program))
