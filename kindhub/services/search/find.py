"""The search behind the search box: a few cheap questions to the word index, asked in order of how sure they are.

Each question is a bare FTS5 statement without ranking, cut at `POOL` rows, so a keystroke costs the same at a
thousand persons and at a million; the pool is then put in order here.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from sqlalchemy import Connection, Row, bindparam, text

from kindhub.i18n import L
from kindhub.records.name_keys import sound_key
from kindhub.records.names import fold, words
from kindhub.records.partial_date import PartialDate

Why = Literal["exact", "accents", "order", "other_name", "sound", "number", "family", "case_number"]
POOL = 200
SHOWN = 50
QUESTION = (
    "SELECT c.person_id, c.name, c.other_names, c.sex, c.birth, c.place, c.languages, c.invented FROM "
    "(SELECT rowid AS n FROM person_words WHERE person_words MATCH ? LIMIT ?) w JOIN person_card c ON c.n = w.n"
)
CARDS = text(
    "SELECT c.person_id, c.name, c.other_names, c.sex, c.birth, c.place, c.languages, c.invented "
    "FROM person_card c WHERE c.person_id IN :ids"
).bindparams(bindparam("ids", expanding=True))
PERSON_ID, NAME = 0, 1

REASONS: dict[Why, tuple[L, L]] = {
    "exact": (L("Name and surname", "Nombre y apellido"), L("as written", "tal como se escribió")),
    "accents": (L("Name and surname", "Nombre y apellido"), L("leaving out accents", "sin contar tildes")),
    "order": (L("Same words", "Mismas palabras"), L("in another order", "en otro orden")),
    "other_name": (L("Another name used", "Otro nombre que usó"), L("“{name}”", "«{name}»")),
    "sound": (L("Sounds alike", "Suena parecido"), L("{words}", "{words}")),
    "number": (L("Number", "Número"), L("document or telephone", "documento o teléfono")),
    "family": (L("Family", "De su familia"), L("a relative has this name", "un familiar se llama así")),
    "case_number": (L("Case number", "Número de caso"), L("{words}", "{words}")),
}


@dataclass(frozen=True, slots=True)
class Hit:
    """A person found, and why. `matched` are the folded words of the query that her names hold."""

    person_id: str
    name: str
    other_names: str
    sex: str | None
    birth: PartialDate | None
    place: str | None
    languages: tuple[str, ...]
    invented: bool
    why: Why
    matched: tuple[str, ...]

    def reason(self) -> tuple[str, str]:
        """Why she was found, as a heading and a detail in the language in force."""
        heading, detail = REASONS[self.why]
        return heading.say(), detail.say(name=self.other_names, words=" / ".join(self.matched))


def find_persons(
    connection: Connection, typed: str, *, sounds: bool = True, family: bool = True, limit: int = SHOWN
) -> tuple[Hit, ...]:
    """Persons that what was typed may mean, the surest first, at most `limit`. Nothing typed finds nobody."""
    asked = words(typed)[:12]
    if not asked:
        return ()
    found: dict[str, Hit] = {}
    for kind, query in _questions(asked, sounds=sounds, family=family):
        for row in sorted(_pool(connection, query), key=lambda row: _order(row[NAME], asked)):
            if len(found) == limit:
                return tuple(found.values())
            if row[PERSON_ID] not in found:
                found[row[PERSON_ID]] = _hit(row, kind, asked, typed)
    return tuple(found.values())


def hits_of(connection: Connection, numbers: Mapping[str, str]) -> tuple[Hit, ...]:
    """The persons of these ids as found by a case number (person id → number), in the order of the numbers."""
    if not numbers:
        return ()
    rows = {row[PERSON_ID]: row for row in connection.execute(CARDS, {"ids": list(numbers)}).all()}
    wanted = [(rows[one], number) for one, number in numbers.items() if one in rows]
    return tuple(replace(_hit(row, "case_number", (), ""), matched=(number,)) for row, number in wanted)


def _questions(asked: Sequence[str], *, sounds: bool, family: bool) -> Iterator[tuple[Why, str]]:
    *whole, last = asked
    if any(sign.isdigit() for sign in "".join(asked)):
        yield "number", _all("number", ["".join(asked)], prefix_last=True)
    if whole:
        yield "exact", _all("name", asked, prefix_last=True)
    yield "exact", " AND ".join(_one("name", word, prefix=True) for word in asked)
    if sounds:
        keys = [key for word in asked if len(key := sound_key(word)) > 1]
        if keys:
            yield "sound", _all("sound", keys, prefix_last=len(last) > 3)
    if family and len("".join(asked)) > 3:
        yield "family", _all("family", asked, prefix_last=True)


def _one(column: str, word: str, *, prefix: bool) -> str:
    quoted = word.replace('"', "")
    return f'{column} : "{quoted}"{" *" if prefix else ""}'


def _all(column: str, asked: Sequence[str], *, prefix_last: bool) -> str:
    return " AND ".join(
        _one(column, word, prefix=prefix_last and place == len(asked) - 1) for place, word in enumerate(asked)
    )


def _pool(connection: Connection, query: str) -> Sequence[Row[Any]]:
    return connection.exec_driver_sql(QUESTION, (query, POOL)).all()


def _hit(row: Row[Any], kind: Why, asked: Sequence[str], typed: str) -> Hit:
    person_id, name, other_names, sex, birth, place, languages, invented = tuple(row)
    own, aliases = words(name), words(other_names)
    held = tuple(word for word in asked if any(w.startswith(word) for w in (*own, *aliases)))
    return Hit(
        person_id=person_id,
        name=name,
        other_names=other_names,
        sex=sex or None,
        birth=PartialDate.from_storage(birth) if birth else None,
        place=place or None,
        languages=tuple(languages.split()) if languages else (),
        invented=bool(invented),
        why=_why(kind, name, own, asked, typed),
        matched=held,
    )


def _why(kind: Why, shown: str, own: Sequence[str], asked: Sequence[str], typed: str) -> Why:
    if kind != "exact":
        return kind
    places = [next((i for i, word in enumerate(own) if word.startswith(one)), -1) for one in asked]
    if -1 in places:
        return "other_name"
    if places != sorted(places):
        return "order"
    plain = " ".join(shown.casefold().split())
    return "exact" if all(part in plain for part in typed.casefold().split()) else "accents"


def _order(name: str, asked: Sequence[str]) -> tuple[int, int, int, str]:
    own = words(name)
    whole = sum(1 for word in asked if word in own)
    first = 0 if own and own[0].startswith(asked[0]) else 1
    return (-whole, first, len(own), fold(name))
