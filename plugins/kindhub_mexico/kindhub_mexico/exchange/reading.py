"""A line of the sheet: whom one met, what one did, whom one wrote to, and how the claim stands."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from kindhub.exchange.cell_reading import codes_of
from kindhub.exchange.readers import read_code
from kindhub.i18n import L
from kindhub.program.cells_said import CellsSaid
from kindhub.program.imports import (
    CellRead,
    ColumnProblem,
    Journey,
    PersonSeen,
    SourceRow,
    SourceTable,
    words_of,
)
from kindhub.records.identifiers import read_identifier
from kindhub.records.languages import read_languages
from kindhub.records.names import NameParts, fold, words
from kindhub.records.partial_date import PartialDate, first_day
from kindhub.records.place_finder import country_code, find
from kindhub.services.case_numbers import number_key

NO_COUNTRY = L("No country of this name is known", "No se conoce un país con ese nombre")
NO_LANGUAGE = L("No language of this name is known", "No se conoce un idioma con ese nombre")
NO_AUTHORITY = L("No authority of the list", "No es una autoridad de la lista")
NOT_A_DAY = L("Not known to the day: kept as written", "No se sabe el día: se guarda como está escrito")


@dataclass(slots=True)
class EncounterRead:
    """One line as read. `action` and `claim` are empty where the line names none; `claim_key` tells claims apart.

    `again`: the encounter is another line's, or the hub's; what else the line says is taken.
    """

    folio: str
    held_on: PartialDate | None
    seen: PersonSeen
    encounter: CellsSaid = field(default_factory=CellsSaid)
    action: CellsSaid | None = None
    claim: CellsSaid | None = None
    claim_key: tuple[str, ...] = ()
    entered_on: PartialDate | None = None
    entry_point: str | None = None
    again: bool = False
    problems: list[ColumnProblem] = field(default_factory=list)

    @property
    def day(self) -> date | None:
        """The first day the encounter may have been."""
        return first_day(self.held_on)


def read_encounter(row: SourceRow, table: SourceTable) -> EncounterRead:
    """Read one line."""
    held: PartialDate | None = row.value("held_on")
    read = EncounterRead(words_of(row.cell("folio")), held, PersonSeen(()), problems=table.problems_in(row))
    entered: PartialDate | None = row.value("entered_on")
    read.entered_on = entered if entered is not None and entered.is_known else None
    read.entry_point = row.value("entry_point")
    languages = read_languages(words_of(row.cell("language")))
    read.seen = _seen(row, table, read, languages.codes)
    _take_encounter(row, read, languages.codes, languages.unread)
    _take_action(row, table, read)
    _take_claim(row, table, read)
    if languages.unread:
        _advise(read, table, "language", NO_LANGUAGE, languages.unread)
    return read


def name_of(row: SourceRow) -> NameParts | str:
    """By its cells, or in one piece where all of it stands in one of them."""
    given, first, second = (" ".join(words_of(row.cell(key)).split()) for key in ("given", "surname_1", "surname_2"))
    if given and (first or second):
        return NameParts(given, first, second)
    return given or " ".join(filter(None, (first, second)))


def _seen(row: SourceRow, table: SourceTable, read: EncounterRead, languages: tuple[str, ...]) -> PersonSeen:
    name = name_of(row)
    written = words_of(row.cell("nationality"))
    country = country_code(written) or ""
    curp, said = words_of(row.cell("curp")), CellsSaid()
    for key in ("birth", "sex"):
        said.put(key, row.value(key), row.cell(key))
    if written and not country:
        said.keep("nationalities", written)
        _advise(read, table, "nationality", NO_COUNTRY, written)
    for advice in read_identifier("curp", curp).advice if curp else ():
        _advise(read, table, "curp", advice.text.filled(**advice.values), curp)
    birth: PartialDate | None = row.value("birth")
    day = read.day
    read.claim_key = number_key(words_of(row.cell("claim")))
    return PersonSeen(
        names=(name,) if fold(name if isinstance(name, str) else name.display()) else (),
        birth=birth,
        sex=row.value("sex"),
        identifiers=(("curp", curp),) if curp else (),
        languages=languages,
        same_paper=" ".join(read.claim_key),
        journey=Journey(
            country, row.value("accompaniment") or "", languages[0] if languages else "", read.entered_on,
            (day, day) if day else None,
        ),
        absent=said.absent,
        as_written=said.as_written,
    )  # fmt: skip


def _take_encounter(row: SourceRow, read: EncounterRead, languages: tuple[str, ...], unread: str) -> None:
    said, venue = read.encounter, words_of(row.cell("venue"))
    said.take_each(row, "held_on", "kind", "office", "level", "accompaniment", "protection")
    said.values |= {"folio": read.folio or None, "venue": venue or None, "note": _note(row)}
    if languages:
        said.values["language"] = languages[0]
    said.keep("language", unread)
    for key in ("entered_on", "entry_point"):
        cell = row.cell(key)
        if cell.written and (cell.value is None or cell.beside or not getattr(cell.value, "is_exact", True)):
            said.keep(key, cell.written)


def _note(row: SourceRow) -> str | None:
    extra = [f"{heading}: {text}" for heading, text in row.other.items()]
    return "\n".join(filter(None, (row.cell("note").written, *extra))) or None


def _take_action(row: SourceRow, table: SourceTable, read: EncounterRead) -> None:
    body = words_of(row.cell("authority"))
    if not (body or row.cell("action").written or words_of(row.cell("reference"))):
        return
    said = read.action = CellsSaid()
    code, state, country = authority_of(body)
    if body and code is None:
        _advise(read, table, "authority", NO_AUTHORITY, body)
    said.values |= {"authority": code, "state": state, "country": country, "body": body or None}
    said.values["reference"] = words_of(row.cell("reference")) or None
    said.put("kind", row.value("action"), row.cell("action"))
    for key in ("sent_on", "answered_on"):
        _take_day(row, table, read, said, key)


def authority_of(written: str) -> tuple[str | None, str | None, str | None]:
    """The authority, its state and the country of a consulate that words mean: "PPNNA BC", "Consulado GT"."""
    if not written:
        return None, None, None
    pieces = written.replace("(", " ").replace(")", " ").split()
    code = read_code(written, codes_of("mexico.authority")).value
    for count in range(len(pieces) - 1, 0, -1):
        code = code or read_code(" ".join(pieces[:count]), codes_of("mexico.authority")).value
    rest = [word for word in pieces[1:] if fold(word) not in ("de", "del", "la")]
    country = _longest(rest, country_code) if code == "consulate" else None
    state = _longest(rest, _state) if code != "consulate" else None
    return code, state, country


def _longest(pieces: list[str], read: Any) -> str | None:
    """What the last words mean, the more of them the better."""
    found = (read(" ".join(pieces[start:])) for start in range(len(pieces)))
    return next((one for one in found if one), None)


def _state(text: str) -> str | None:
    code = find("", text, "MX", None).code if words(text) else None
    return code if code and code.count("-") == 1 else None


def _take_claim(row: SourceRow, table: SourceTable, read: EncounterRead) -> None:
    named = ("filed_on", "claim", "decided_on", "outcome")
    if not any(row.cell(key).written for key in named):
        return
    said = read.claim = CellsSaid()
    said.values |= {"reference": words_of(row.cell("claim")) or None, "entered_on": read.entered_on}
    said.put("outcome", row.value("outcome"), row.cell("outcome"))
    for key in ("filed_on", "decided_on"):
        _take_day(row, table, read, said, key)


def _take_day(row: SourceRow, table: SourceTable, read: EncounterRead, said: CellsSaid, key: str) -> None:
    """A field that holds a day; a month, a year or words that are no date are kept as written."""
    cell: CellRead = row.cell(key)
    when: PartialDate | None = cell.value
    exact = when is not None and when.is_known and when.precision == "day"
    said.put(key, when.earliest if when is not None and exact else None, cell)
    if cell.written and not exact and not cell.absence:
        said.keep(key, cell.written)
        if cell.problem is None:
            _advise(read, table, key, NOT_A_DAY, cell.written)


def _advise(read: EncounterRead, table: SourceTable, key: str, advice: Any, written: str) -> None:
    read.problems.append(ColumnProblem(table.columns.get(key, key), advice, written))
