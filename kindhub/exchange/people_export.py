"""Writes the shared persons to a file, under headings by which the general importer knows them again."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, select

from kindhub.errors import UserError
from kindhub.exchange.list_export import SHORTEST_REASON, WHY
from kindhub.exchange.people_import.columns import COLUMNS
from kindhub.exchange.tables import SheetTable, TableColumn
from kindhub.exchange.write_csv import write_csv
from kindhub.exchange.write_xlsx import write_tables
from kindhub.i18n import L
from kindhub.records.base import table_of
from kindhub.records.codes import code_list
from kindhub.records.partial_date import PartialDate
from kindhub.records.person import Address, ContactPoint, Identifier, Person, PersonName
from kindhub.records.places import places
from kindhub.storage.hub import Hub

NUMBERS = ("cui", "curp", "dui", "hn_dni", "a_number", "passport")
HEADINGS = (
    "source_id", "given", "surname_1", "surname_2", "birth", "sex", *NUMBERS, "phone", "email", "street", "locality",
    "municipality", "region", "note",
)  # fmt: skip
"""The importer's columns that are written, in this order, after the id."""


def export_people(hub: Hub, path: Path, reason: str) -> int:
    """Write every person of the hub as XLSX or, by the file's ending, CSV; returns how many.

    Raises `Refused` without the right `export` and `UserError` without a reason or where the file cannot be written;
    then nothing is written and nothing is told.
    """
    if len(reason.strip()) < SHORTEST_REASON:
        raise UserError(WHY)
    hub.user.require("hub", "export")
    labels = {column.key: column.label for column in COLUMNS}
    columns = [TableColumn(L("Id", "Id")), *(TableColumn(labels[key]) for key in HEADINGS)]
    with hub.begin("export") as work:
        rows = list(_rows(work.session.connection()))
        work.log("export", "people", reason=reason.strip(), about={"rows": len(rows), "file": path.suffix.lower()})
        table = SheetTable(L("Persons", "Personas"), columns, rows)
        if path.suffix.lower() == ".csv":
            write_csv(path, table)
        else:
            write_tables(path, [table])
    return len(rows)


def _rows(connection: Connection) -> Iterator[list[Any]]:
    person = table_of(Person)
    here = select(person).where(person.c.merged_into.is_(None), person.c.removed_on.is_(None)).order_by(person.c.id)
    parts = {kind: _by_person(connection, kind) for kind in (PersonName, Identifier, ContactPoint, Address)}
    for row in connection.execute(here).mappings():
        cells = _cells(dict(row), {kind: found.get(row["id"], []) for kind, found in parts.items()})
        yield [row["id"], *(cells.get(key) for key in HEADINGS)]


def _cells(person: Mapping[str, Any], parts: Mapping[type[Any], Sequence[Mapping[str, Any]]]) -> dict[str, Any]:
    """The first name, contact of each kind, number of each kind and address: a row cannot hold more."""
    name = next(iter(sorted(parts[PersonName], key=lambda one: int(one["position"]))), {})
    address = next(iter(parts[Address]), {})
    contacts = {("email" if one["kind"] == "email" else "phone"): one["value"] for one in reversed(parts[ContactPoint])}
    numbers = {one["kind"]: one["value"] for one in reversed(parts[Identifier])}
    return {
        **{key: number for key, number in numbers.items() if key in NUMBERS},
        **contacts,
        **{key: name.get(key) for key in ("given", "surname_1", "surname_2")},
        **{key: address.get(key) for key in ("street", "locality")},
        **_place(address.get("place")),
        "source_id": person["source_id"],
        "birth": _date(person["birth"]),
        "sex": code_list("sex").label(person["sex"]) if person["sex"] else None,
        "note": person["note"],
    }


def _place(code: str | None) -> dict[str, str]:
    """The names of the department and of what lies below it, as the importer looks for them."""
    country_first = [one.code for one in places().path(code)][::-1] if code else []
    names = [places().label(one) for one in country_first[1:3]]
    return dict(zip(("region", "municipality"), names, strict=False))


def _date(date: PartialDate | None) -> str | None:
    if date is None:
        return None
    exact = date.precision == "day" and date.earliest
    return date.earliest.isoformat() if exact and date.earliest else date.show()


def _by_person(connection: Connection, part: type[Any]) -> dict[str, list[Mapping[str, Any]]]:
    table = table_of(part)
    found: dict[str, list[Mapping[str, Any]]] = {}
    for row in connection.execute(select(table).order_by(table.c.id)).mappings():
        found.setdefault(row["person_id"], []).append(dict(row))
    return found
