"""Person cards: the few things a list or a search result shows of a person, kept in step with every save."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Boolean, Column, Connection, Integer, MetaData, Table, Text, bindparam, insert, select, text

from kindhub.records.base import Record, table_of
from kindhub.records.name_keys import sound_key
from kindhub.records.names import NameParts, fold, words
from kindhub.records.person import Address, ContactPoint, Identifier, Person, PersonLanguage, PersonName, Relationship
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
CHUNK = 400
PARTS: tuple[type[Record], ...] = (PersonName, Identifier, PersonLanguage, ContactPoint, Address, Relationship)
OTHER_NAMES = " · "


def refresh_cards(work: UnitOfWork) -> None:
    """Observer: make the cards of all persons anew whom this unit touched, and of their relatives."""
    touched: dict[str, None] = {}
    fresh: set[str] = set()
    for record in (*work.saved, *work.removed):
        if isinstance(record, Person):
            touched[record.id] = None
            if record.version == 1:
                fresh.add(record.id)
        elif isinstance(record, PARTS):
            touched[record.person_id] = None  # type: ignore[attr-defined]
            if isinstance(record, Relationship):
                touched[record.other_id] = None
    if touched:
        write_cards(work.session.connection(), tuple(touched), fresh)


def write_cards(connection: Connection, person_ids: Sequence[str], fresh: set[str] | None = None) -> None:
    """Make the cards of these persons anew. `fresh` are those that cannot have a card yet."""
    for start in range(0, len(person_ids), CHUNK):
        _write_chunk(connection, person_ids[start : start + CHUNK], fresh or set())


def rebuild_cards(connection: Connection) -> int:
    """Throw all cards away and make them from the records; returns how many. For a damaged index or a new rule."""
    connection.execute(text("DELETE FROM person_card"))
    connection.execute(text("INSERT INTO person_words(person_words) VALUES('delete-all')"))
    ids = [row.id for row in connection.execute(select(table_of(Person).c.id))]
    write_cards(connection, ids, set(ids))
    return len(ids)


def _write_chunk(connection: Connection, ids: Sequence[str], fresh: set[str]) -> None:
    old = [person_id for person_id in ids if person_id not in fresh]
    if old:
        numbers = connection.execute(select(card.c.n).where(card.c.person_id.in_(old))).scalars().all()
        gone = [{"n": n} for n in numbers]
        if gone:
            connection.execute(text("DELETE FROM person_words WHERE rowid = :n"), gone)
            connection.execute(card.delete().where(card.c.n == bindparam("n_")), [{"n_": n} for n in numbers])
    parts = {part: _by_person(connection, part, ids) for part in PARTS}
    family = _family_names(connection, ids)
    people = connection.execute(select(table_of(Person)).where(table_of(Person).c.id.in_(ids))).mappings().all()
    first = (connection.execute(text("SELECT max(n) FROM person_card")).scalar() or 0) + 1
    cards: list[dict[str, Any]] = []
    indexed: list[dict[str, Any]] = []
    for row in people:
        if row["removed_on"] is not None or row["merged_into"] is not None:
            continue
        mine = {part: parts[part].get(row["id"], []) for part in PARTS}
        n = first + len(cards)
        cards.append(_card(n, row, mine))
        indexed.append(_words(n, mine, family.get(row["id"], [])))
    if cards:
        connection.execute(insert(card), cards)
        connection.execute(
            text(
                "INSERT INTO person_words(rowid, name, sound, number, family) "
                "VALUES(:n, :name, :sound, :number, :family)"
            ),
            indexed,
        )


def _by_person(connection: Connection, part: type[Record], ids: Sequence[str]) -> dict[str, list[Any]]:
    table = table_of(part)
    order = table.c.position if part is PersonName else table.c.id
    found: dict[str, list[Any]] = {}
    for row in connection.execute(select(table).where(table.c.person_id.in_(ids)).order_by(order)).mappings():
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


def _card(n: int, person: Any, mine: dict[type[Record], list[Any]]) -> dict[str, Any]:
    names = [parts_of(row) for row in mine[PersonName]]
    shown = [name.display() for name in names]
    address = mine[Address][-1] if mine[Address] else None
    return {
        "n": n,
        "person_id": person["id"],
        "name": shown[0] if shown else "",
        "other_names": OTHER_NAMES.join(dict.fromkeys(other for other in shown[1:] if other != shown[0])),
        "sort_name": fold(names[0].display("surname_first"))[:200] if names else "",
        "sex": person["sex"],
        "birth": person["birth"].to_storage() if person["birth"] else None,
        "place": address["place"] if address else None,
        "languages": " ".join(row["language"] for row in mine[PersonLanguage]) or None,
        "invented": person["invented"],
    }


def _words(n: int, mine: dict[type[Record], list[Any]], family: Iterable[str]) -> dict[str, Any]:
    spelled = list(dict.fromkeys(w for row in mine[PersonName] for w in words(parts_of(row).display())))
    numbers = [_digits(row["normalised"] or row["value"]) for row in (*mine[Identifier], *mine[ContactPoint])]
    return {
        "n": n,
        "name": " ".join(spelled),
        "sound": " ".join(dict.fromkeys(sound_key(word) for word in spelled)),
        "number": " ".join(part for number in numbers for part in (number, number[-8:], number[-4:])),
        "family": " ".join(dict.fromkeys(w for name in family for w in words(name))),
    }


def _digits(number: str) -> str:
    return "".join(sign for sign in fold(number) if sign.isalnum())
