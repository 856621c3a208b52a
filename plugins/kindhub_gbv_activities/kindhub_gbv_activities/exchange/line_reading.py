"""One line of an attendance list, and the block above it, as values."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from kindhub.exchange.recognise.traits import NameReading, reading_of
from kindhub.exchange.scored_lines import PERCENT, read_scores
from kindhub.i18n import L
from kindhub.program.imports import CellRead, ColumnProblem, PersonSeen, SourceRow, SourceTable
from kindhub.records.languages import read_languages
from kindhub.records.names import NameParts, fold, split_full_name
from kindhub.records.partial_date import PartialDate
from kindhub.records.place_finder import find
from kindhub_gbv_activities.exchange.ages import birth_of, read_age
from kindhub_gbv_activities.exchange.judging import Line
from kindhub_gbv_activities.exchange.letters import letters_of

NO_AGE = L("Not an age", "No es una edad")
BOTH_MARKED = L("Marked as both female and male", "Marcado como mujer y como hombre")
NO_PLACE = L("No municipality of this name is known", "No se conoce un municipio con ese nombre")
YOUNG = ("child", "adolescent", "youth", "student")
_GLOTTAL_SPACE = re.compile(r"\b(tz|ts|ch|q|b|k|t)\s+(?=[a-zñáéíóú])", re.IGNORECASE)
"""A glottal stop that was typed as a space: "Tz unun"."""
_MAXIMUM = re.compile(r"(\d{1,4})(?!.*\d)", re.ASCII | re.DOTALL)
_EDITION = re.compile(r"\s*\bv(?:ersi[oó]n)?\.?\s*(\d+)\s*$", re.IGNORECASE)
_PLACE_REST = re.compile(r"[,(\-–].*$")


@dataclass(frozen=True, slots=True)
class Head:
    """The block above a list. `key` is equal for lists of one workshop."""

    organisation: str
    held_on: PartialDate | None
    venue: str
    place: str | None
    facilitators: str
    topic: str
    curriculum: str
    edition: str
    languages: tuple[str, ...]
    maximum: int | None
    minutes: int | None
    remarks: tuple[str, ...]
    as_written: Mapping[str, str]

    @property
    def day(self) -> date | None:
        """The day of the workshop, as far as it is known."""
        return self.held_on.earliest if self.held_on is not None else None

    @property
    def key(self) -> tuple[str, ...]:
        """What makes two sheets one workshop: day, organisation, place and topic."""
        day = self.held_on.to_storage()[:21] if self.held_on is not None else ""
        return (day, fold(self.organisation), self.place or fold(self.venue), fold(self.topic))


@dataclass(slots=True)
class LineRead:
    """One line as read; `seen` is what it says of a person, `line` the same as the judge compares it."""

    head: Head
    seen: PersonSeen
    line: Line
    given: str = ""
    surnames: str = ""
    initials: str = ""
    sex: str | None = None
    age: tuple[int, int] | None = None
    role: str | None = None
    community: str = ""
    list_no: int | None = None
    pre: float | None = None
    post: float | None = None
    note: str = ""
    as_written: dict[str, str] = field(default_factory=dict)
    absent: dict[str, str] = field(default_factory=dict)
    problems: list[ColumnProblem] = field(default_factory=list)


def read_head(table: SourceTable) -> Head:
    """Read the block above a list."""
    said = {key: _text(cell) for key, cell in table.head.items()}
    venue = said.get("place", "")
    place = place_of(venue)
    curriculum, edition = _edition(said.get("curriculum", ""))
    languages = read_languages(said.get("languages"))
    held_on = table.head["held_on"].value if "held_on" in table.head else None
    written = {}
    if languages.unread:
        written["languages"] = said["languages"]
    if venue and place is None:
        written["place"] = venue
    if tests := said.get("tests"):
        written["test_maximum"] = tests
    minutes = table.head["minutes"].value if "minutes" in table.head else None
    return Head(
        said.get("organisation", ""), held_on, venue, place, said.get("facilitators", ""), said.get("topic", ""),
        curriculum, edition, languages.codes, maximum_of(said.get("tests", "")), minutes, table.remarks, written,
    )  # fmt: skip


def maximum_of(tests: str) -> int | None:
    """What the tests are counted against: "Puntaje máximo de pre y post: 10" is 10, "en porcentaje (0-100)" 100."""
    if "porcentaje" in fold(tests) or "%" in tests:
        return PERCENT
    found = _MAXIMUM.search(tests)
    return int(found[1]) if found and int(found[1]) > 0 else None


def place_of(venue: str) -> str | None:
    """The municipality a place names, also where more words follow: "Huehue, salón municipal"."""
    for words in (venue, _PLACE_REST.sub("", venue)):
        found = find(words.strip(), None, None, None).code if words.strip() else None
        if found:
            return found
    return None


def read_line(row: SourceRow, table: SourceTable, head: Head, key: str) -> LineRead:
    """Read one line under its head."""
    parts, initials, readings = _names(row)
    sex = row.value("sex") or _marked(row)
    age = read_age(row.cell("age").written)
    phones = row.value("phone") or ()
    community = _text(row.cell("community"))
    role = row.value("role")
    birth = birth_of(age, head.day, row.cell("age").written)
    seen = PersonSeen(
        names=(parts,) if initials == "" else (initials,), birth=birth, sex=sex, phones=phones, place=head.place,
        locality=community,
    )  # fmt: skip
    line = Line(
        key, readings, fold(initials).replace(" ", ""), sex or "", birth.earliest if birth else None,
        birth.latest if birth else None, head.place or "", fold(community),
        frozenset(phone.tail for phone in phones if phone.tail), walk_of(role),
    )  # fmt: skip
    read = LineRead(
        head, seen, line, parts.given, parts.surnames, initials, sex, age, role, community, _number(row),
        note=_note(row),
    )  # fmt: skip
    read_scores(row, table, read, head.maximum)
    _keep(row, table, read)
    return read


def _text(cell: CellRead) -> str:
    return str(cell.value).strip() if isinstance(cell.value, str) else ""


def _edition(written: str) -> tuple[str, str]:
    found = _EDITION.search(written)
    return (_EDITION.sub("", written).strip(), found[1]) if found else (written.strip(), "")


def _names(row: SourceRow) -> tuple[NameParts, str, tuple[NameReading, ...]]:
    """The name by its parts, the initials where there are only those, and how the judge reads the name."""
    name, surnames = " ".join(_text(row.cell("name")).split()), " ".join(_text(row.cell("surnames")).split())
    if not surnames and (letters := letters_of(name)):
        return NameParts(), letters.upper(), ()
    joined = _GLOTTAL_SPACE.sub(r"\1'", name)
    if surnames:
        parts = NameParts(name, surnames)
        return parts, "", (reading_of(NameParts(joined, _GLOTTAL_SPACE.sub(r"\1'", surnames))),)
    reading = reading_of(joined)
    return split_full_name(name), "", (reading,) if reading.given or reading.surnames else ()


def _marked(row: SourceRow) -> str | None:
    female, male = row.cell("marked_f").written, row.cell("marked_m").written
    if bool(female) == bool(male):
        return None
    return "female" if female else "male"


def walk_of(role: str | None) -> str:
    """What somebody does in life, as the judge tells people apart: her role; all the young are one."""
    return "young" if role in YOUNG else role or ""


def _number(row: SourceRow) -> int | None:
    written = row.cell("list_no").written
    return int(written) if written.isdecimal() and len(written) < 6 else None


def _note(row: SourceRow) -> str:
    lines = [row.cell("note").written, *(f"{heading}: {text}" for heading, text in row.other.items())]
    return "\n".join(line for line in lines if line)


def _keep(row: SourceRow, table: SourceTable, read: LineRead) -> None:
    """Words that became no value stay beside the field, and absences are told from gaps."""
    read_as = {"age": "age_from", "phone": "phone"}
    for key, cell in row.cells.items():
        name = read_as.get(key, key)
        if cell.beside and key in ("pre", "post", "role", "sex", "phone", "community", "name", "surnames"):
            read.as_written.setdefault(name, cell.beside)
        if cell.problem is not None:
            read.problems.append(ColumnProblem(table.columns.get(key, key), cell.problem, cell.written))
    written = row.cell("age").written
    if written and read.age is None:
        read.as_written["age_from"] = written
        read.problems.append(ColumnProblem(table.columns.get("age", "age"), NO_AGE, written))
    if row.cell("marked_f").written and row.cell("marked_m").written:
        read.as_written["sex"] = f"F: {row.cell('marked_f').written}  M: {row.cell('marked_m').written}"
        read.problems.append(ColumnProblem(table.columns.get("marked_f", "F"), BOTH_MARKED))
