"""Values that a program works out by itself, written for many records at once: an answer under the rules of today.

They are checked and told to the ledger as any change is, field by field. But nobody wrote them: hooks and observers
are not asked, and the version of the record stays, so that whoever has it open need not choose between hers and this.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, Dialect, Text, bindparam, select, update
from sqlalchemy.orm import Session, attributes

from kindhub.records.base import Record, table_of
from kindhub.storage.guard import check_values
from kindhub.storage.ledger import Entry, LedgerWriter
from kindhub.storage.plain import to_plain

CHUNK = 500
_ID, _TO = "this_id", "to_"
Values = Mapping[str, Any]


def write_derived(
    session: Session, record_type: type[Record], values: Mapping[str, Values], writer: Callable[[str], LedgerWriter],
    device: str,
) -> int:  # fmt: skip
    """Write values by the id of their record and say how many records changed; those out of sight are left alone.

    Raises `Invalid` for a value that the record may not hold; then nothing may be kept.
    """
    ledger, written, sound = writer(record_type.schema_key()), 0, set[tuple[Any, ...]]()
    ordered = sorted(values, key=lambda one: tuple(values[one]))
    for names, some in groupby(ordered, key=lambda one: tuple(values[one])):
        ids = list(some)
        for start in range(0, len(ids), CHUNK):
            some_values = {one: values[one] for one in ids[start : start + CHUNK]}
            _check(record_type, some_values, sound)
            written += _write(session, record_type, names, some_values, ledger, device)
    return written


def _check(record_type: type[Record], values: Mapping[str, Values], sound: set[tuple[Any, ...]]) -> None:
    """Raise `Invalid` where a record may not hold its values. Few are different among many: each is looked at once."""
    for record_id, new in values.items():
        said = tuple(new.items())
        if said not in sound:
            check_values(record_type, record_id, new)
            sound.add(said)


def _write(
    session: Session, record_type: type[Record], names: Sequence[str], values: Mapping[str, Values],
    ledger: LedgerWriter, device: str,
) -> int:  # fmt: skip
    changed = list(_changed(session, record_type, names, values))
    if not changed:
        return 0
    vectors = ledger.vectors([entry.record_id for entry in changed])
    for entry in changed:
        vector = vectors.get(entry.record_id, {})
        entry.vector = {**vector, device: vector.get(device, 0) + 1}
    ledger.append(changed)
    _update(session.connection(), record_type, names, [(one.record_id, values[one.record_id]) for one in changed])
    for entry in changed:
        held = session.identity_map.get(session.identity_key(record_type, entry.record_id))
        for name in names if held is not None else ():
            attributes.set_committed_value(held, name, values[entry.record_id][name])
    return len(changed)


def _changed(
    session: Session, record_type: type[Record], names: Sequence[str], values: Mapping[str, Values]
) -> Iterator[Entry]:
    """What would change, as the ledger says it, of the records this person reaches."""
    mapped: Any = record_type
    wanted = [getattr(mapped, name) for name in ("id", *names)]
    table = table_of(record_type)
    for record_id, *held in session.execute(select(*wanted).where(mapped.id.in_(list(values)))):
        new = values[record_id]
        changes = {
            name: [to_plain(old), to_plain(new[name])]
            for name, old in zip(names, held, strict=True)
            if old != new[name]
        }
        if changes:
            yield Entry("update", table.name, record_id, changes)


def _update(
    connection: Connection, record_type: type[Record], names: Sequence[str], rows: Sequence[tuple[str, Values]]
) -> None:
    """By one statement for all of them: SQLAlchemy would work its parameters out again for every row."""
    statement, places, converters = _prepared(record_type, tuple(names), connection.dialect)
    values = []
    for record_id, new in rows:
        one = [record_id if name == _ID else new[name.removeprefix(_TO)] for name in places]
        for place, convert in converters:
            one[place] = convert(one[place])
        values.append(tuple(one))
    connection.exec_driver_sql(statement, values)


@lru_cache(maxsize=64)
def _prepared(
    record_type: type[Record], names: tuple[str, ...], dialect: Dialect
) -> tuple[str, tuple[str, ...], tuple[tuple[int, Callable[[Any], Any]], ...]]:
    """The statement, what stands in its places, and what turns the values of some into the file's."""
    table = table_of(record_type)
    asked = update(table).where(table.c.id == bindparam(_ID, type_=Text()))
    asked = asked.values({name: bindparam(f"{_TO}{name}", type_=table.c[name].type) for name in names})
    compiled = asked.compile(dialect=dialect)
    places = tuple(getattr(compiled, "positiontup", None) or ())
    found = (
        (place, table.c[name.removeprefix(_TO)].type.dialect_impl(dialect).bind_processor(dialect))
        for place, name in enumerate(places)
        if name != _ID
    )
    return str(compiled), places, tuple((place, convert) for place, convert in found if convert is not None)
