"""Taking a unit of work back: everything it wrote, read from the ledger, unless somebody worked on it since.

One mechanism for the *undo* after a save and for taking back a whole import. What was created goes (a person stays
as an emptied tombstone, for links to her may lie in files that are not open), what was changed gets its old values,
what was deleted comes back. A record that somebody changed or used since is left alone and named.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from kindhub.errors import UserError
from kindhub.i18n import L
from kindhub.records.base import Record, table_of
from kindhub.records.fields import fields_of
from kindhub.records.person import Person
from kindhub.records.shared import SHARED
from kindhub.storage.garbage import circles_later
from kindhub.storage.house import house_of
from kindhub.storage.hub import Hub
from kindhub.storage.plain import columns_of, restored, to_plain
from kindhub.storage.unit_of_work import UnitOfWork

CHUNK = 500
EMPTIED = ("sex", "birth", "death", "nationalities", "people", "disability", "source_id", "note")
NOTHING_THERE = L("There is nothing to undo, or it was undone already.", "No hay nada que deshacer, o ya se deshizo.")
CHANGED_SINCE = L("It was changed since.", "Se cambió después.")
USED_SINCE = L("Something was added to it since.", "Se le agregó algo después.")
PERSON, MERGED_INTO = "person", "merged_into"
"""Whoever was merged into a person uses her too: she may not go."""
Key = tuple[type[Record], str]


@dataclass(frozen=True, slots=True)
class LeftAsItIs:
    """A record that stays, because it was changed or something was added to it since."""

    entity: str
    record_id: str
    why: L


@dataclass(slots=True)
class UndoResult:
    """What was taken back and what stays."""

    taken_back: int = 0
    left: list[LeftAsItIs] = field(default_factory=list)


def undo_unit(hub: Hub, unit_id: str) -> UndoResult:
    """Take back what a unit of work wrote, in one unit of work. Raises `UserError` when nothing of it is there."""
    with hub.begin(reason=f"undo {unit_id}") as work:
        return take_back(work, hub, unit_id)


def take_back(work: UnitOfWork, hub: Hub, unit_id: str) -> UndoResult:
    """The same within a unit of work that is already open."""
    with circles_later():
        undoing = _Undoing(work, _types(hub), unit_id)
        if not undoing.has_rows:
            raise UserError(NOTHING_THERE)
        return undoing.run()


def _types(hub: Hub) -> dict[tuple[str, str], type[Record]]:
    found: list[type[Record]] = [*SHARED, *(record for program in hub.programs for record in program.records)]
    return {(record.schema_key(), table_of(record).name): record for record in found}


class _Undoing:
    """One undo."""

    def __init__(self, work: UnitOfWork, types: dict[tuple[str, str], type[Record]], unit: str) -> None:
        self._work = work
        self._session: Session = work.session
        self._types = types
        self._unit = unit
        self._created: dict[Key, int] = {}
        self._updates: list[tuple[Key, dict[str, Any]]] = []
        self._deleted: list[tuple[Key, dict[str, Any]]] = []
        self._kept: dict[Key, L] = {}
        self._read_ledgers()

    @property
    def has_rows(self) -> bool:
        """Whether the unit wrote anything that can still be taken back."""
        there = (self._session.get(*key) for key in (*self._created, *(key for key, _ in self._updates)))
        gone = (self._session.get(*key) for key, _ in self._deleted)
        return any(one is not None for one in there) or any(one is None for one in gone)

    def run(self) -> UndoResult:
        """Do it."""
        self._keep_what_changed()
        self._keep_what_is_used()
        result = UndoResult(left=[LeftAsItIs(table_of(kind).name, rid, why) for (kind, rid), why in self._kept.items()])
        result.taken_back += self._bring_back()
        result.taken_back += self._take_back_updates(result)
        result.taken_back += self._take_back_records()
        return result

    def _read_ledgers(self) -> None:
        for schema in {schema for schema, _ in self._types}:
            ledger = house_of(schema).ledger
            rows = self._session.execute(select(ledger).where(ledger.c.unit == self._unit).order_by(ledger.c.n))
            for row in rows.mappings():
                self._read_row(schema, row)

    def _read_row(self, schema: str, row: Any) -> None:
        record_type = self._types.get((schema, row["entity"]))
        if record_type is None:
            return
        key = (record_type, row["record_id"])
        if row["action"] == "create":
            self._created[key] = row["n"]
        elif row["action"] == "update" and key not in self._created:
            self._updates.append((key, json.loads(row["changes"])))
        elif row["action"] == "delete" and key not in self._created:
            self._deleted.append((key, json.loads(row["changes"])))

    def _bring_back(self) -> int:
        done = 0
        for (kind, record_id), changes in reversed(self._deleted):
            if self._session.get(kind, record_id) is None:
                held = {name: was for name, (was, _) in changes.items() if name in columns_of(kind)}
                self._work.add(kind(id=record_id, **restored(kind, held)))
                done += 1
        self._work.flush()
        return done

    def _keep_what_changed(self) -> None:
        """Records that another unit changed after this one made them stay."""
        for schema, keys in self._by_schema().items():
            ledger = house_of(schema).ledger
            ids = {record_id: (kind, record_id) for kind, record_id in keys}
            for chunk in _chunks(list(ids)):
                later = select(ledger.c.record_id).where(
                    ledger.c.record_id.in_(chunk), ledger.c.unit != self._unit, ledger.c.action == "update"
                )
                for record_id in self._session.execute(later).scalars():
                    self._kept[ids[record_id]] = CHANGED_SINCE

    def _keep_what_is_used(self) -> None:
        """Records that others point to stay; and those that a staying record points to stay with it.

        Of a person into whom another was merged everything stays: it is the other's too, though it was here first.
        """
        links = self._links()
        joined = {target for (kind, _), target in links if kind is target[0] is Person}
        self._kept.update({key: USED_SINCE for key, target in links if target in joined and key in self._created})
        for key, target in links:
            if key not in self._created and target in self._created:
                self._kept.setdefault(target, USED_SINCE)
        while True:
            more = {
                target: USED_SINCE
                for key, target in links
                if key in self._kept and target in self._created and target not in self._kept
            }
            if not more:
                return
            self._kept |= more

    def _links(self) -> list[tuple[Key, Key]]:
        """Who points to the records that were made: pairs of the one that points and the one pointed to."""
        targets: dict[str, dict[str, Key]] = {}
        for kind, record_id in self._created:
            targets.setdefault(_target_name(kind), {})[record_id] = (kind, record_id)
        found: list[tuple[Key, Key]] = []
        for kind in self._types.values():
            table = table_of(kind)
            for name, spec in fields_of(kind).items():
                target = PERSON if (kind, name) == (Person, MERGED_INTO) else spec.target
                ids = targets.get(target or "", {})
                for chunk in _chunks(list(ids)):
                    rows = self._session.execute(select(table.c.id, table.c[name]).where(table.c[name].in_(chunk)))
                    found.extend(((kind, row[0]), ids[row[1]]) for row in rows)
        return found

    def _take_back_updates(self, result: UndoResult) -> int:
        """Give changed fields their old values, newest first, where they still hold what the unit wrote."""
        done = 0
        held = self._held(key for key, _ in self._updates)
        for (kind, record_id), changes in reversed(self._updates):
            record = held.get((kind, record_id))
            if record is None:
                continue
            old = restored(kind, {name: was for name, (was, _) in changes.items() if name in columns_of(kind)})
            ours = {name for name, (_, now) in changes.items() if to_plain(getattr(record, name, None)) == now}
            for name in ours & old.keys():
                emptied: Any = {} if name in ("absent", "as_written") else None
                setattr(record, name, old[name] if old[name] is not None else emptied)
            done += bool(ours)
            if ours != changes.keys():
                result.left.append(LeftAsItIs(table_of(kind).name, record_id, CHANGED_SINCE))
        self._work.flush()
        return done

    def _take_back_records(self) -> int:
        """Remove parts, the last ones first so that nothing is pointed to, and empty persons."""
        going = [key for key in self._created if key not in self._kept]
        held, depths = self._held(going), self._depths()
        going.sort(key=lambda key: (depths[key[0]], self._created[key]), reverse=True)
        depth = None
        done = 0
        for key in going:
            record = held.get(key)
            if record is None or (isinstance(record, Person) and record.removed_on is not None):
                continue
            if depth is not None and depths[key[0]] != depth:
                self._work.flush()
            depth = depths[key[0]]
            if isinstance(record, Person):
                _empty(record)
            else:
                self._work.delete(record)
            done += 1
        self._work.flush()
        return done

    def _held(self, keys: Iterable[Key]) -> dict[Key, Record]:
        """Those of these records that are there, read many at a time."""
        by_type: dict[type[Record], dict[str, None]] = {}
        for kind, record_id in keys:
            by_type.setdefault(kind, {})[record_id] = None
        found: dict[Key, Record] = {}
        for kind, ids in by_type.items():
            for chunk in _chunks(list(ids)):
                for record in self._session.scalars(select(kind).where(col(kind.id).in_(chunk))):
                    found[kind, record.id] = record
        return found

    def _depths(self) -> dict[type[Record], int]:
        """How far down each kind of record hangs: parts are deeper than what they point to."""
        by_name = {_target_name(one): one for one in self._types.values()}
        found: dict[type[Record], int] = {}

        def depth(kind: type[Record]) -> int:
            if kind not in found:
                targets = (by_name.get(spec.target or "") for spec in fields_of(kind).values())
                found[kind] = max((depth(one) + 1 for one in targets if one not in (None, kind)), default=0)
            return found[kind]

        for kind in by_name.values():
            depth(kind)
        return found

    def _by_schema(self) -> dict[str, list[Key]]:
        found: dict[str, list[Key]] = {}
        for key in self._created:
            found.setdefault(key[0].schema_key(), []).append(key)
        return found


def _empty(person: Person) -> None:
    """A tombstone: the id stays for whatever may point to it, everything else goes."""
    for name in EMPTIED:
        setattr(person, name, None)
    person.absent, person.as_written = {}, {}
    person.removed_on = datetime.now(UTC).date()


def _target_name(kind: type[Record]) -> str:
    """The name by which links point to a record: `table` for the shared ones, `schema.table` for a program's."""
    table = table_of(kind)
    return str(table.name) if kind.schema_key() == "main" else f"{table.schema}.{table.name}"


def _chunks(ids: list[str]) -> Iterator[list[str]]:
    for start in range(0, len(ids), CHUNK):
        yield ids[start : start + CHUNK]
