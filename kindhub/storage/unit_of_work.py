"""One way to save: everything inside one `with hub.begin(reason=…)` is checked, written and told to the ledger in one
commit over all attached files, or nothing of it is.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import event
from sqlalchemy.orm import Session, UOWTransaction
from sqlalchemy.orm.attributes import instance_state

from kindhub.errors import UserError
from kindhub.i18n import L
from kindhub.records.base import Record, new_id, table_of
from kindhub.security.access import User
from kindhub.storage import changes
from kindhub.storage.derived_values import write_derived
from kindhub.storage.garbage import circles_later
from kindhub.storage.guard import Invalid, Problem, check
from kindhub.storage.ledger import Actor, Entry, LedgerWriter
from kindhub.storage.person_links import follow_merged, missing_persons
from kindhub.storage.row_insert import insert_rows

if TYPE_CHECKING:
    from kindhub.program.registry import LoadedProgram, Programs

R = TypeVar("R", bound=Record)
ROUNDS = 12


class Conflict(UserError):
    """Somebody saved the record after it was read. `current` is what stands there now."""

    def __init__(self, current: Record) -> None:
        super().__init__(
            L(
                "Someone saved this record after you opened it. Compare both and choose.",
                "Otra persona guardó este registro después de que usted lo abrió. Compare los dos y elija.",
            )
        )
        self.current = current


class UnitOfWork:
    """What may be done inside one `hub.begin(...)`.

    `user` is the person at work, for hooks that ask for a right of hers. `saved` collects every record written so far,
    `created` the ids of those that were not there before.
    """

    def __init__(
        self, session: Session, actor: Actor, programs: "Programs", reason: str, user: User | None = None
    ) -> None:
        self.session = session
        self.actor = actor
        self.user = user or User(actor.uid, actor.uid)
        self.id = new_id()
        self.saved: list[Record] = []
        self.removed: list[Record] = []
        self.created: set[str] = set()
        self._fresh: list[Record] = []
        self._gone: list[Record] = []
        self._later: dict[Callable[[Any, tuple[str, ...]], None], dict[str, None]] = {}
        self._reason = reason
        self.programs = programs
        self._writers: dict[str, LedgerWriter] = {}
        self._entries: dict[str, list[Entry]] = {}
        self._known_persons: set[str] = set()
        # records name each other by id, so parents need not be written before children: keys are checked at commit
        session.connection().exec_driver_sql("PRAGMA defer_foreign_keys=ON")
        event.listen(session, "before_flush", self._before_flush)
        event.listen(session, "after_flush", self._after_flush)

    def add(self, *records: Record) -> None:
        """Take records in; they are checked and written at the next flush."""
        self.session.add_all(records)

    def add_all(self, records: Iterable[Record]) -> None:
        """Take many records in."""
        self.session.add_all(records)

    def insert_many(self, records: Iterable[Record]) -> None:
        """Write many new records now, several times faster than `add_all`, for imports.

        They are checked, told to the ledger and shown to hooks and observers as any other. But they do not live in
        the session: what is changed in them afterwards is not written. Raises ValueError for one that does.
        """
        new = list(records)
        if any(instance_state(one).key or instance_state(one).session_id for one in new):
            raise ValueError("insert_many takes records that no session knows")
        self.flush()
        with circles_later():
            self._will_save(new)
            self._admit(new, [], [])
            by_type: dict[type[Record], list[Record]] = {}
            for record in new:
                by_type.setdefault(type(record), []).append(record)
            for record_type, ones in by_type.items():
                insert_rows(self.session.connection(), table_of(record_type), map(vars, ones))
            self._write_entries()
            self.flush()

    def write_derived(self, record_type: type[Record], values: Mapping[str, Mapping[str, Any]]) -> int:
        """Write what a program worked out for many records, by their ids; see `kindhub.storage.derived_values`."""
        self.flush()
        return write_derived(self.session, record_type, values, self._writer, self.actor.device)

    def get(self, record_type: type[R], record_id: str, *, version: int | None = None) -> R:
        """The record of that id. Raises `UserError` when it is gone, `Conflict` when it is newer than `version`."""
        record = self.session.get(record_type, record_id)
        if record is None:
            raise UserError(L("This record is no longer here.", "Este registro ya no está."))
        if version is not None and record.version != version:
            raise Conflict(record)
        return record

    def delete(self, record: Record) -> None:
        """Take a part (a name, an address, a plan step) away; the ledger keeps what it held. Persons are refused."""
        if type(record).__tablename__ == "person":
            raise UserError(
                L("A person is never deleted, only merged.", "Una persona no se borra, solo se une a otra.")
            )
        self.session.delete(record)

    def log(
        self,
        action: str,
        entity: str,
        record_id: str = "",
        *,
        schema: str = "main",
        reason: str = "",
        about: dict[str, Any] | None = None,
    ) -> None:
        """Tell the ledger something that is no change of a record: a restricted reading, export, print."""
        self._entries.setdefault(schema, []).append(Entry(action, entity, record_id, about or {}, reason))
        self._write_entries()

    def later(self, act: Callable[[Any, tuple[str, ...]], None], key: str) -> None:
        """Ask for `act(work, keys)` once all records written so far have been told to their hooks.

        For a `record_did_save` hook that keeps a case in step with its parts: an import writes thousands of parts, and
        all their cases are then looked at together, each once. `act` is a plain function; `keys` come as first asked.
        """
        self._later.setdefault(act, {})[key] = None

    def flush(self) -> None:
        """Check and write what is pending; hooks that follow a record go on until nothing is left to write."""
        for _ in range(ROUNDS):
            self.session.flush()
            fresh, self._fresh = self._fresh, []
            gone, self._gone = self._gone, []
            for record in fresh:
                if (program := self._program_of(record)) is not None:
                    program.did_save(self, record)
            for record in gone:
                if (program := self._program_of(record)) is not None:
                    program.was_removed(self, record)
            asked, self._later = self._later, {}
            for act, keys in asked.items():
                act(self, tuple(keys))
            if not (fresh or gone or asked):
                return
        raise RuntimeError("hooks that follow a record keep writing")

    def _program_of(self, record: Record) -> "LoadedProgram | None":
        return self.programs.loaded.get(type(record).schema_key())

    def seal(self, schemas: Iterable[str]) -> None:
        """Sign the end of the ledgers of these schemas, so that a cut tail is seen (at lock, export and backup)."""
        for schema in schemas:
            self._writer(schema).checkpoint()

    def observe(self, observers: Iterable[Callable[["UnitOfWork"], None]]) -> None:
        """Let the services keep what they derive (search cards, deadlines) in step, then write what they added."""
        self.flush()
        with circles_later():
            for observer in observers:
                observer(self)
            self.flush()

    def _writer(self, schema: str) -> LedgerWriter:
        if schema not in self._writers:
            connection = self.session.connection()
            self._writers[schema] = LedgerWriter(connection, schema, self.actor, self.id, self._reason)
        return self._writers[schema]

    def _before_flush(self, session: Session, _context: UOWTransaction, _instances: object) -> None:
        self._will_save((*session.new, *session.dirty))
        self._admit(*changes.pending(session))

    def _will_save(self, records: Iterable[Record]) -> None:
        for record in records:
            if (program := self._program_of(record)) is not None:
                program.will_save(self, record)

    def _admit(self, new: list[Record], changed: list[Record], gone: list[Record]) -> None:
        """Check what is about to be written, and note it for the ledger, the hooks and the observers."""
        follow_merged(self.session, new)
        for record in (*new, *changed):
            check(record)
        self._check_persons(new, changed)
        self._collect(new, changed, gone)
        self._fresh.extend((*new, *changed))
        self.saved.extend((*new, *changed))
        self.created.update(one.id for one in new)
        self._gone.extend(gone)
        self.removed.extend(gone)

    def _check_persons(self, new: list[Record], changed: list[Record]) -> None:
        self._known_persons.update(one.id for one in new if type(one).__tablename__ == "person")
        missing = missing_persons(self.session, (*new, *changed), self._known_persons)
        if missing:
            record, name, label = missing
            advice = L("This person is no longer in the hub.", "Esta persona ya no está en el hub.")
            raise Invalid((Problem(record.id, name, label, advice),))

    def _collect(self, new: list[Record], changed: list[Record], gone: list[Record]) -> None:
        device = self.actor.device
        first = {device: 1}
        for record in new:
            entry = changes.created(record)
            entry.vector = first
            self._entries.setdefault(type(record).schema_key(), []).append(entry)
        differ = [(one, entry) for one in changed if (entry := changes.updated(one)).changes]
        by_schema: dict[str, list[tuple[Record, Entry]]] = {}
        for record, entry in [*differ, *((one, changes.deleted(one)) for one in gone)]:
            by_schema.setdefault(type(record).schema_key(), []).append((record, entry))
        for schema, known in by_schema.items():
            vectors = self._writer(schema).vectors([record.id for record, _ in known])
            for record, entry in known:
                vector = vectors.get(record.id, {})
                entry.vector = {**vector, device: vector.get(device, 0) + 1}
                if entry.action == "update":
                    record.version += 1
                self._entries.setdefault(schema, []).append(entry)

    def _after_flush(self, _session: Session, _context: UOWTransaction) -> None:
        self._write_entries()

    def _write_entries(self) -> None:
        entries, self._entries = self._entries, {}
        for schema, rows in entries.items():
            self._writer(schema).append(rows)
