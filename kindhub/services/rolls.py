"""A list that is called: its lines as they stand, and writing what is ticked or typed in them at once."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from threading import Lock
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from kindhub.errors import UserError
from kindhub.i18n import L
from kindhub.program.forms import Form
from kindhub.records.base import table_of
from kindhub.records.fields import fields_of
from kindhub.storage.hub import Hub
from kindhub.storage.unit_of_work import Conflict, UnitOfWork

MEANWHILE = L(
    "Someone else changed this list meanwhile. It was read anew; look at what you marked last.",
    "Otra persona cambió esta lista entretanto. Se leyó de nuevo; revise lo último que marcó.",
)


@dataclass(frozen=True, slots=True)
class RollLine:
    """One line: the fields of the form by name. `note` is what is said beside it (whom it may be)."""

    record_id: str
    version: int
    values: Mapping[str, Any]
    note: str = ""


@dataclass(frozen=True, slots=True)
class RollWritten:
    """What a write did; `unit` undoes it, and is empty when there was nothing to write."""

    unit: str
    versions: Mapping[str, int] = field(default_factory=dict)


def read_roll(session: Session, form: Form, parent_id: str) -> tuple[RollLine, ...]:
    """The lines of a list in the order of the form."""
    table = table_of(form.record)
    order = form.order_by or "id"
    column: Any = table.c[order.removeprefix("-")]
    statement = select(form.record).where(table.c[form.parent] == parent_id)
    ordered = column.desc() if order.startswith("-") else column
    names = [*fields_of(form.record)]
    return tuple(
        RollLine(
            one.id,
            one.version,
            {name: getattr(one, name) for name in names},
            " · ".join((one.as_written or {}).values()),
        )
        for one in session.scalars(statement.order_by(ordered.is_(None), ordered, table.c.id))
    )


def name_of(form: Form, line: RollLine) -> str:
    """Who a line is about: the fields of its name that stand together, else the first of the others that is filled."""
    roll = form.roll
    held = [str(line.values.get(name) or "") for name in roll.name] if roll else []
    together = " ".join(filter(None, held[:2]))
    return together or next(filter(None, held[2:]), "")


class RollWriter:
    """Takes changes in the window's thread (`put`) and writes them in the records' (`write`), each unit what waits.

    Versions are known to the writer, so that ticking twice in a row is no conflict with oneself. What could not be
    written for a reason that is none of the answer's waits for the next write.
    """

    def __init__(self, hub: Hub, form: Form) -> None:
        self._hub, self._form = hub, form
        self._lock = Lock()
        self._waiting: dict[str, dict[str, Any]] = {}
        self._versions: dict[str, int] = {}

    def know(self, lines: Iterable[RollLine]) -> None:
        """The lines were read in these versions."""
        with self._lock:
            self._versions = {line.record_id: line.version for line in lines}

    def put(self, record_id: str, name: str, value: Any) -> None:
        """Somebody ticked or typed."""
        with self._lock:
            self._waiting.setdefault(record_id, {})[name] = value

    def is_waiting(self) -> bool:
        """Whether something is not written yet."""
        with self._lock:
            return bool(self._waiting)

    def write(self, _progress: object = None) -> RollWritten:
        """Write what waits. Raises `UserError` when somebody else wrote a line meanwhile or took it away."""
        with self._lock:
            taken, self._waiting = self._waiting, {}
        if not taken:
            return RollWritten("")
        try:
            return self._write(taken)
        except Conflict as conflict:
            raise UserError(MEANWHILE) from conflict
        except UserError:
            raise
        except Exception:
            with self._lock:
                for record_id, values in self._waiting.items():
                    taken.setdefault(record_id, {}).update(values)
                self._waiting = taken
            raise

    def _write(self, taken: Mapping[str, Mapping[str, Any]]) -> RollWritten:
        self._hub.user.require(self._form.record.schema_key(), "edit")
        with self._hub.begin(f"roll {self._form.key}") as work:
            written = {record_id: self._line(work, record_id, values) for record_id, values in taken.items()}
        versions = {record_id: one.version for record_id, one in written.items()}
        with self._lock:
            self._versions.update(versions)
        return RollWritten(work.id, versions)

    def _line(self, work: UnitOfWork, record_id: str, values: Mapping[str, Any]) -> Any:
        record = work.get(self._form.record, record_id, version=self._versions.get(record_id))
        for name, value in values.items():
            setattr(record, name, value)
        record.absent = {name: why for name, why in record.absent.items() if name not in values}
        return record


def take_over(hub: Hub, form: Form, parent_id: str) -> int:
    """Put the people of the last meeting on this list; how many there were that are new on it."""
    roll = form.roll
    if roll is None or roll.take_over is None:
        return 0
    hub.user.require(form.record.schema_key(), "create")
    with hub.begin(f"roll {form.key}") as work:
        return roll.take_over(work, parent_id)
