"""Person cards: the few things a list or a search result shows of a person, kept in step with every save."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Boolean, Column, Connection, Integer, MetaData, Table, Text, select, text

from kindhub.records.base import Record, table_of
from kindhub.records.name_keys import sound_key
from kindhub.records.names import NameParts, fold, words
from kindhub.records.person import Address, ContactPoint, Identifier, Person, PersonLanguage, PersonName, Relationship
from kindhub.services.aliases import aliases_of, roots_of
from kindhub.storage.row_insert import insert_rows
from kindhub.storage.unit_of_work import UnitOfWork

card = Table(
    "person_card",
    MetaData(),
    Column("n", Integer, primary_key=True),
    Column("person_id", Text),
    Column("name", Text),
    Column("other_names", Text),
    Column("sort_name", Text),
    Column("sex", Text),
    Column("birth", Text),
    Column("place", Text),
    Column("languages", Text),
    Column("invented", Boolean),
)
Row = Mapping[Any, Any]
CHUNK = 400
INDEX = "INSERT INTO person_words(rowid, name, sound, number, family) VALUES(?, ?, ?, ?, ?)"
PARTS: tuple[type[Record], ...] = (PersonName, Identifier, PersonLanguage, ContactPoint, Address, Relationship)
KINDS = frozenset(PARTS)
NONE: tuple[Row, ...] = ()
OTHER_NAMES = " · "


@dataclass(frozen=True, slots=True)
class Source:
    """What a card is made of: the person, her parts by kind in their order (a kind she has none of may be left out),
    and names of her relatives.
    """

    person: Row
    parts: Mapping[type[Record], Sequence[Row]]
    family: Sequence[str]


def refresh_cards(work: UnitOfWork) -> None:
    """Observer: make the cards of all persons anew whom this unit touched, and of their relatives.

    A person made in this unit has no parts but those of this unit, so hers are not read again.
    """
    touched: dict[str, None] = {}
    for record in (*work.saved, *work.removed):
        kind = type(record)
        if kind is Person:
            touched[record.id] = None
        elif kind in KINDS:
            touched[record.person_id] = None
            if kind is Relationship:
                touched[record.other_id] = None
    if not touched:
        return
    connection = work.session.connection()
    known = [one for one in touched if one not in work.created]
    write_cards(connection, list(dict.fromkeys((*known, *aliases_of(connection, known)))))
    fresh = [one for one in touched if one in work.created]
    if fresh:
        insert_cards(connection, _sources_in_hand(connection, work, fresh))


def write_cards(connection: Connection, person_ids: Sequence[str], *, replace: bool = True) -> None:
    """Make the cards of these persons anew from the files. `replace=False`: they have none yet."""
    for start in range(0, len(person_ids), CHUNK):
        ids = person_ids[start : start + CHUNK]
        if replace:
            _forget(connection, ids)
        insert_cards(connection, _sources_in_files(connection, ids))


def rebuild_cards(connection: Connection) -> int:
    """Throw all cards away and make them from the records; returns how many. For a damaged index or a new rule."""
    connection.execute(text("DELETE FROM person_card"))
    connection.execute(text("INSERT INTO person_words(person_words) VALUES('delete-all')"))
    ids = [row.id for row in connection.execute(select(table_of(Person).c.id))]
    write_cards(connection, ids, replace=False)
    return len(ids)


def _forget(connection: Connection, ids: Sequence[str]) -> None:
    numbers = connection.execute(select(card.c.n).where(card.c.person_id.in_(ids))).scalars().all()
    if numbers:
        connection.exec_driver_sql("DELETE FROM person_words WHERE rowid = ?", [(n,) for n in numbers])
        connection.exec_driver_sql("DELETE FROM person_card WHERE n = ?", [(n,) for n in numbers])


def insert_cards(connection: Connection, sources: Iterable[Source]) -> None:
    """Write a card for each that was not removed, and a row of the word index for each that was not merged either."""
    first = (connection.execute(text("SELECT max(n) FROM person_card")).scalar() or 0) + 1
    carded = list(enumerate((one for one in sources if one.person["removed_on"] is None), first))
    insert_rows(connection, card, [_card(n, one) for n, one in carded])
    found = [_words(n, one) for n, one in carded if one.person["merged_into"] is None]
    if found:
        connection.exec_driver_sql(INDEX, found)


def _sources_in_files(connection: Connection, ids: Sequence[str]) -> Iterator[Source]:
    """What the cards are made of. One who was merged looks like the one she was merged into: cases still name her."""
    roots = roots_of(connection, ids)
    living = {one.person["id"]: one for one in _living(connection, list(dict.fromkeys(roots.values())))}
    for one in ids:
        source = living.get(roots[one])
        if source is not None:
            merged = {**source.person, "id": one, "merged_into": roots[one]}
            yield source if one == roots[one] else Source(merged, source.parts, source.family)


def _living(connection: Connection, ids: Sequence[str]) -> Iterator[Source]:
    parts = {part: _by_person(connection, part, ids) for part in PARTS}
    family = _family_names(connection, ids)
    people = connection.execute(select(table_of(Person)).where(table_of(Person).c.id.in_(ids))).mappings()
    for row in people.all():
        mine = {part: parts[part].get(row["id"], []) for part in PARTS}
        yield Source(row, mine, family.get(row["id"], []))


def _sources_in_hand(connection: Connection, work: UnitOfWork, ids: Sequence[str]) -> Iterator[Source]:
    """The same of persons made in this unit, from the records it wrote."""
    gone = {record.id for record in work.removed}
    kept = {record.id: record for record in work.saved if record.id not in gone} if gone else _by_id(work.saved)
    parts: dict[str, dict[type[Record], list[Row]]] = {}
    linked: dict[str, None] = {}
    for record in kept.values():
        kind = type(record)
        if kind in KINDS:
            row = vars(record)
            parts.setdefault(row["person_id"], {}).setdefault(kind, []).append(row)
            if kind is Relationship:
                linked |= {row["person_id"]: None, row["other_id"]: None}
    relatives = [one for one in ids if one in linked]
    family: dict[str, list[str]] = {}
    for start in range(0, len(relatives), CHUNK):
        family |= _family_names(connection, relatives[start : start + CHUNK])
    for one in filter(kept.__contains__, ids):
        mine = parts.get(one, {})
        for rows in mine.values():
            rows.sort(key=_in_order)
        yield Source(vars(kept[one]), mine, family.get(one, ()))


def _by_id(records: Iterable[Record]) -> dict[str, Record]:
    return {record.id: record for record in records}


def _in_order(row: Row) -> tuple[int, str]:
    return row.get("position", 0), row["id"]


def _by_person(connection: Connection, part: type[Record], ids: Sequence[str]) -> dict[str, list[Row]]:
    table = table_of(part)
    order = (table.c.position, table.c.id) if part is PersonName else (table.c.id,)
    found: dict[str, list[Row]] = {}
    for row in connection.execute(select(table).where(table.c.person_id.in_(ids)).order_by(*order)).mappings():
        found.setdefault(row["person_id"], []).append(row)
    return found


def _family_names(connection: Connection, ids: Sequence[str]) -> dict[str, list[str]]:
    link, name = table_of(Relationship), table_of(PersonName)
    found: dict[str, list[str]] = {}
    for mine, theirs in ((link.c.person_id, link.c.other_id), (link.c.other_id, link.c.person_id)):
        rows = connection.execute(
            select(mine, name.c.given, name.c.surname_1, name.c.surname_2)
            .join(name, name.c.person_id == theirs)
            .where(mine.in_(ids))
        )
        for person_id, *parts in rows:
            found.setdefault(person_id, []).extend(part for part in parts if part)
    return found


def parts_of(row: Any) -> NameParts:
    """A stored name as `NameParts`."""
    return NameParts(row["given"] or "", row["surname_1"] or "", row["surname_2"] or "", row["married_surname"] or "")


def _card(n: int, one: Source) -> dict[str, Any]:
    person, mine = one.person, one.parts
    names = [parts_of(row) for row in mine.get(PersonName, NONE)]
    shown = [name.display() for name in names]
    address = _home(mine.get(Address, NONE))
    return {
        "n": n,
        "person_id": person["id"],
        "name": shown[0] if shown else "",
        "other_names": OTHER_NAMES.join(dict.fromkeys(other for other in shown[1:] if other != shown[0])),
        "sort_name": fold(names[0].display("surname_first"))[:200] if names else "",
        "sex": person["sex"],
        "birth": person["birth"].to_storage() if person["birth"] else None,
        "place": address["place"] if address else None,
        "languages": " ".join(row["language"] for row in mine.get(PersonLanguage, NONE)) or None,
        "invented": person["invented"],
    }


def _home(addresses: Sequence[Row]) -> Row | None:
    """Where she lives: the last address that has not ended, else the last of all."""
    lasting = [one for one in addresses if one["until"] is None]
    return (lasting or addresses)[-1] if addresses else None


def _words(n: int, one: Source) -> tuple[int, str, str, str, str]:
    """A row of the word index: number, spelled words, sounds, digits, words of the family."""
    spelled = dict.fromkeys(
        word
        for row in one.parts.get(PersonName, NONE)
        for name in ("given", "surname_1", "surname_2", "married_surname")
        if row[name]
        for word in (*(("de",) if name == "married_surname" else ()), *words(row[name]))
    )
    numbered = (*one.parts.get(Identifier, NONE), *one.parts.get(ContactPoint, NONE))
    numbers = [_digits(row["normalised"] or row["value"]) for row in numbered]
    return (
        n,
        " ".join(spelled),
        " ".join(dict.fromkeys(map(sound_key, spelled))),
        " ".join(part for number in numbers for part in (number, number[-8:], number[-4:])),
        " ".join(dict.fromkeys(word for name in one.family for word in words(name))),
    )


def _digits(number: str) -> str:
    return "".join(sign for sign in fold(number) if sign.isalnum())
