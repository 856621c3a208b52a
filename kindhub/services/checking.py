"""`verify` for a whole data folder: every ledger, every checkpoint, every record, every file that is open."""

import json
from collections.abc import Iterator

from sqlalchemy import Connection, select

from kindhub.records.base import Record
from kindhub.records.shared import SHARED
from kindhub.security.unlocked import signature_verified
from kindhub.storage.house import house_of
from kindhub.storage.hub import Hub
from kindhub.storage.verify import Finding, verify_ledger, verify_records

SIGNING_KEY = "signing_key"


def verify_hub(hub: Hub) -> Iterator[Finding]:
    """Everything that is wrong with the files this person can open, as it is found."""
    certified = hub.keyring.signing_keys()
    with hub.read() as session:
        connection = session.connection()
        earlier = earlier_keys(connection)

        def signed_by(uid: str, said: bytes, signature: bytes) -> bool:
            keys = (certified.get(uid), *earlier.get(uid, ()))
            return any(signature_verified(key, said, signature) for key in keys if key)

        for schema in hub.schemas:
            yield from verify_ledger(connection, schema, signed_by)
        for record in _records(hub):
            yield from verify_records(connection, record)


def remember_key(hub: Hub) -> None:
    """Tell the ledger the person's public key the first time she signs with it.

    Whoever loses a passphrase gets new keys, and the keyring certifies only those; what she signed before must still
    be checkable.
    """
    key = hub.unlocked.public_key.hex()
    with hub.read() as session:
        known = earlier_keys(session.connection(), hub.user.uid).get(hub.user.uid, ())
    if bytes.fromhex(key) not in known:
        with hub.begin("signing key") as work:
            work.log(SIGNING_KEY, "person", hub.user.uid, about={"key": key})


def earlier_keys(connection: Connection, uid: str | None = None) -> dict[str, list[bytes]]:
    """Public keys people have signed with, as the ledger was told; of one person by its index, at every unlock."""
    ledger = house_of("main").ledger
    found: dict[str, list[bytes]] = {}
    told = select(ledger.c.record_id, ledger.c.changes).where(
        ledger.c.action == SIGNING_KEY, ledger.c.entity == "person"
    )
    rows = connection.execute(told if uid is None else told.where(ledger.c.record_id == uid))
    for uid, about in rows:
        found.setdefault(uid, []).append(bytes.fromhex(json.loads(about)["key"]))
    return found


def _records(hub: Hub) -> Iterator[type[Record]]:
    yield from SHARED
    for program in hub.programs:
        yield from program.records
