"""Holds ledgers against what backups carried away of them: the one thing that tells of an old copy put back."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select

from kindhub.backups.keys import keys_then
from kindhub.errors import NotClean
from kindhub.services.keeping import read_keeping
from kindhub.storage.backup_set import BackupSet, opened_contents, sets_in
from kindhub.storage.house import house_of
from kindhub.storage.hub import Hub
from kindhub.storage.verify import Finding, verify_anchor


def held_against_backups(hub: Hub) -> Iterator[Finding]:
    """Ledgers that are older than a backup of them: somebody put an old copy back, which nothing inside can tell.

    A backup made between the one that was restored openly and that restore is excused: what it carries was given up.
    Backups that are damaged, or under keys this person has not, say nothing here.
    """
    with hub.read() as session:
        connection, places = session.connection(), {hub.folder.backups, read_keeping(session).folder}
        given_up = _given_up(connection)
        for backup in (one for place in places if place for one in sets_in(place)[0]):
            if not any(one.gives_up(backup) for one in given_up):
                yield from _held_against(hub, connection, backup)


def _held_against(hub: Hub, connection: Connection, backup: BackupSet) -> Iterator[Finding]:
    try:
        keys = keys_then(hub.unlocked, backup)
        contents = {
            file.schema: opened_contents(backup, file, key)
            for file in backup.databases
            if file.verified and file.schema in hub.schemas and (key := keys.of(file.schema))
        }
    except NotClean:
        return
    for schema, held in contents.items():
        if held.anchor:
            yield from verify_anchor(connection, schema, held.anchor[0], bytes.fromhex(held.anchor[1]))


@dataclass(frozen=True, slots=True)
class _Restore:
    """A restore the ledger tells of: which backup, the moment gone back to, and the moment it was done."""

    backup: str
    since: datetime
    until: datetime

    def gives_up(self, other: BackupSet) -> bool:
        return other.id != self.backup and self.since <= other.made_at <= self.until


def _given_up(connection: Connection) -> list[_Restore]:
    ledger = house_of("main").ledger
    rows = connection.execute(
        select(ledger.c.record_id, ledger.c.changes, ledger.c.at).where(ledger.c.action == "restore")
    )
    made = ((backup, json.loads(about)["made_at"], at) for backup, about, at in rows)
    return [_Restore(backup, datetime.fromisoformat(then), datetime.fromisoformat(at)) for backup, then, at in made]
