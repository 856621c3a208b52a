"""What the lines of the workbook say, in values of the program's records."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

from kindhub.i18n import L
from kindhub.program.cells_said import CellsSaid, number_with
from kindhub.program.imports import CellRead, ColumnProblem, SourceRow, SourceTable, words_of
from kindhub.records.identifiers import read_identifier
from kindhub.records.languages import read_languages
from kindhub.records.names import fold
from kindhub.records.partial_date import PartialDate
from kindhub.records.phones import Phone, read_phone, read_phones
from kindhub.records.place_finder import country_code
from kindhub.records.places import places
from kindhub_reunification.exchange.clock_reading import read_clock
from kindhub_reunification.facts import certainly_before
from kindhub_reunification.helpdesk.recognising import CallSaid, phone_key

NO_TIME = L("This is no time of the day", "Esto no es una hora")
OTHER_RECEIPT = L("Not the pattern of a receipt (3 letters and 10 digits)",
                  "No tiene la forma de un recibo (3 letras y 10 dígitos)")  # fmt: skip
DECIDED_BEFORE = L("The decision is dated before the filing", "La decisión tiene fecha anterior a la presentación")
ENDS_BEFORE = L("The parole ends before it begins", "El parole termina antes de empezar")
TRIED_BEFORE = L("Dated before the separation", "Fecha anterior a la separación")
UNEVEN = L("Not as many birth dates as children", "No hay tantas fechas de nacimiento como niñas y niños")
NAMELESS = frozenset({"anonymous", "anon", "anonima", "anonimo", "no quiso dar nombre", "no dio nombre", "no name"})
NOT_DEPORTED = frozenset({"not deported", "no deportado", "no deportada", "no fue deportado", "no fue deportada"})
_BETWEEN = re.compile(r"\s*[;\n/]\s*")
_AFTER = re.compile(r"only call after (\d{1,2}) ?pm")
_TELL_NOBODY = "no mencionar el motivo"


@dataclass(slots=True)
class Line(CellsSaid):
    """One line as read, with its family and what to look at."""

    family: str
    problems: list[ColumnProblem] = field(default_factory=list)

    def take_days(self, row: SourceRow, *names: str) -> None:
        """Days that a clock counts from: those known to the day; others stay in words."""
        for name in names:
            value = row.value(name)
            if isinstance(value, PartialDate) and value.precision == "day":
                self.values[name] = value.earliest
            elif row.cell(name).written.strip():
                self.as_written[name] = row.cell(name).written.strip()


@dataclass(frozen=True, slots=True)
class ChildSaid:
    """One child of a cell: the name as it stands, and the birth."""

    name: str
    birth: PartialDate | None


@dataclass(slots=True)
class FamilyLine(Line):
    """A line of the families. `groups` are the places of its children among the people of the plan, by their number."""

    parent: str = ""
    birth: PartialDate | None = None
    sex: str | None = None
    phones: tuple[Phone, ...] = ()
    languages: tuple[str, ...] = ()
    wish: str | None = None
    children: tuple[ChildSaid, ...] = ()
    groups: dict[int, int] = field(default_factory=dict)


@dataclass(slots=True)
class LeadLine(Line):
    """A line of the leads."""


@dataclass(slots=True)
class AttemptLine(Line):
    """A line of the contact log; `same` is equal on lines that say the same."""

    same: tuple[str, ...] = ()


@dataclass(slots=True)
class CallLine(Line):
    """A line of the help desk."""

    said: CallSaid = field(default_factory=CallSaid)
    shown: str = ""


@dataclass(slots=True)
class MatterLine(Line):
    """A line of the parole cases."""

    applicant: str = ""
    relation: str | None = None


def family_number(cell: CellRead) -> str:
    """Every way a family's number is written is one."""
    return number_with("SF", cell)


def plain_words(cell: CellRead) -> str:
    """A text cell's value without stray spaces, empty for an absence."""
    return " ".join(words_of(cell).split())


def read_family(row: SourceRow, table: SourceTable) -> FamilyLine:
    """One family."""
    line = FamilyLine(family_number(row.cell("family")))
    line.take_each(row, "source_list", "separated_on", "sector", "class_status", "location", "search_status")
    line.parent, line.sex, line.wish = plain_words(row.cell("parent")), row.value("sex"), row.value("wish")
    line.birth = _known(row.value("birth"))
    line.values["msl_number"] = plain_words(row.cell("msl_number")) or None
    confirmed = _known(row.value("identity_on"))
    if confirmed is not None:
        line.values["identity_confirmed_on"] = confirmed
    _take_deportation(row, line)
    _take_home(row, line)
    _take_note(row, line)
    line.children = read_children(row, line, table)
    return line


def _take_deportation(row: SourceRow, line: FamilyLine) -> None:
    """*Not deported* is an answer; a day that nobody knows is none."""
    cell = row.cell("deported_on")
    if fold(cell.written) in NOT_DEPORTED:
        line.values["not_deported"] = True
        line.problems = [one for one in line.problems if one.written != cell.written]
    else:
        line.take_each(row, "deported_on")


def _take_home(row: SourceRow, line: FamilyLine) -> None:
    """Country, municipality, language and telephone: each tells how to read the next."""
    country = country_code(plain_words(row.cell("country")))
    written = plain_words(row.cell("place"))
    municipality, _comma, department = (part.strip() for part in written.rpartition(",")) if "," in written else (
        written, "", "")  # fmt: skip
    found = places().find(municipality, department or None, country) if municipality else None
    line.values["country"] = country
    if found is not None and found.code:
        line.values["place"] = found.code
    if found is not None and found.options:
        line.values["place_ambiguous"] = True
    if written and (found is None or found.certainty != "exact"):
        line.as_written["place"] = written
    read = read_languages(plain_words(row.cell("language")))
    line.languages = read.codes
    line.values["language"] = read.codes[0] if read.codes else None
    if read.unread:
        line.as_written["language"] = row.cell("language").written
    line.phones = read_phones(plain_words(row.cell("phone")), country)
    if row.cell("phone").written.strip() and not line.phones:
        line.as_written["phone"] = row.cell("phone").written.strip()


def _take_note(row: SourceRow, line: FamilyLine) -> None:
    """A note is kept whole; hours and words that bind whoever calls are taken out of it too."""
    note = row.cell("note").written.strip()
    line.values["note"] = note or None
    plain = fold(note)
    if found := _AFTER.search(plain):
        line.values["call_from"] = int(found[1]) % 12 + 12
    if _TELL_NOBODY in plain:
        line.values["script"] = note


def read_children(row: SourceRow, line: Line, table: SourceTable) -> tuple[ChildSaid, ...]:
    """The children of a cell, each with the birth that stands at its place in the next one."""
    names = [" ".join(part.split()) for part in _BETWEEN.split(words_of(row.cell("children"))) if part.strip()]
    written = words_of(row.cell("children_birth"))
    parts = [part for part in re.split(r"\s*[;\n]\s*|\s+/\s+", written) if part.strip()]
    if parts and len(parts) != len(names):
        line.problems.append(ColumnProblem(table.columns.get("children_birth", "children_birth"), UNEVEN, written))
        line.as_written["children_birth"] = written
        parts = []
    births = [_known(PartialDate.read(_plain(part), kind="birth")) for part in parts] or [None] * len(names)
    return tuple(ChildSaid(name, birth) for name, birth in zip(names, births, strict=True))


def _plain(part: str) -> str:
    """A date as the sheet shows it; of a cell that holds a moment only the day."""
    return part.strip().removesuffix(" 00:00:00").partition("T")[0]


def read_lead(row: SourceRow, country: str | None) -> LeadLine:
    """One lead; `country` is the family's."""
    line = LeadLine(family_number(row.cell("family")))
    line.take_each(row, "kind", "source", "confidence", "found_on")
    line.values["value"] = plain_words(row.cell("value"))[:300] or None
    line.values["tail"] = _tail(plain_words(row.cell("value")), country) if row.value("kind") == "phone" else None
    return line


def read_attempt(row: SourceRow, table: SourceTable, country: str | None, separated: PartialDate | None) -> AttemptLine:
    """One line of the contact log; `separated` is when the family was."""
    line = AttemptLine(family_number(row.cell("family")))
    line.take_each(row, "attempted_on", "channel", "outcome")
    line.values["by"] = plain_words(row.cell("by"))[:120] or None
    line.values["target"] = plain_words(row.cell("target"))[:300] or None
    line.values["tail"] = _tail(plain_words(row.cell("target")), country)
    line.values["next_step"] = plain_words(row.cell("next_step"))[:300] or None
    line.values["note"] = row.cell("note").written.strip() or None
    _take_clock(row, line, table)
    tried = row.value("attempted_on")
    if certainly_before(tried, separated):
        line.values["before_case"] = True
        line.problems.append(ColumnProblem(table.columns.get("attempted_on", "attempted_on"), TRIED_BEFORE))
    told = (key for key in sorted(row.cells) if key != "family")
    line.same = (line.family, *(f"{key}={' '.join(row.cell(key).written.split())}" for key in told))
    return line


def read_call(row: SourceRow, table: SourceTable) -> CallLine:
    """One call. A telephone is read with no country: the help desk hears from five."""
    line = CallLine(family_number(row.cell("family_of_call")) if row.cell("family_of_call").written.strip() else "")
    line.take_each(row, "called_on", "way", "interpreter", "role", "info", "resolved", "minutes")
    line.take_days(row, "follow_up_on")
    number = row.value("number")
    line.values["number"] = int(number) if isinstance(number, int | float) and number >= 1 else None
    _take_clock(row, line, table)
    read = read_languages(plain_words(row.cell("language")))
    line.values["language"] = read.codes[0] if read.codes else None
    line.values["topics"] = (row.value("topic"),) if row.value("topic") else ()
    if row.cell("topic").beside:
        line.as_written["topics"] = row.cell("topic").beside
    name = plain_words(row.cell("caller"))
    name = "" if fold(name).rstrip(".") in NAMELESS else name
    written = plain_words(row.cell("phone"))
    phone = read_phone(written)
    line.values["name"] = name[:300] or None
    line.values["phone"], line.values["tail"] = written[:60] or None, phone.tail if phone else None
    line.shown = phone.shown if phone else ""
    line.said = CallSaid(name, phone_key(phone), line.values["language"] or "", row.value("role") or "", line.family)
    return line


def read_matter(row: SourceRow, table: SourceTable) -> MatterLine:
    """One parole case, with what deserves a second look."""
    line = MatterLine(family_number(row.cell("family")))
    line.applicant, line.relation = plain_words(row.cell("applicant")), row.value("relation")
    line.take_each(row, "pathway", "representation", "conflict", "decision")
    number = row.value("number")
    line.values["number"] = int(number) if isinstance(number, int | float) and number >= 1 else None
    for name in ("firm", "attorney", "city"):
        line.values[name] = plain_words(row.cell(name)) or None
    line.values["note"] = row.cell("note").written.strip() or None
    line.take_days(row, "registered_on", "filed_on", "biometrics_on", "decided_on", "parole_from", "parole_to",
                   "arrived_on", "ead_filed_on")  # fmt: skip
    _take_receipt(row, line, table)
    filed, decided = line.values.get("filed_on"), line.values.get("decided_on")
    if filed and decided and decided < filed:
        line.problems.append(ColumnProblem(table.columns.get("decided_on", "decided_on"), DECIDED_BEFORE))
    return line


def _take_receipt(row: SourceRow, line: MatterLine, table: SourceTable) -> None:
    """A receipt without its spaces and strokes, and the advice of its pattern; as written it is kept beside it."""
    written = row.cell("receipt").written.strip()
    if not written:
        return
    read = read_identifier("uscis_receipt", written)
    line.values["receipt"] = (read.normalised or written)[:40]
    if read.advice:
        line.problems.append(ColumnProblem(table.columns.get("receipt", "receipt"), OTHER_RECEIPT))
    if line.values["receipt"] != written:
        line.as_written["receipt"] = written


def parole_is_backwards(line: MatterLine) -> bool:
    """Whether it ends before it begins: then nobody knows what was granted."""
    begins, ends = line.values.get("parole_from"), line.values.get("parole_to")
    return isinstance(begins, date) and isinstance(ends, date) and ends < begins


def _take_clock(row: SourceRow, line: Line, table: SourceTable) -> None:
    written = row.cell("at").written.strip()
    if not written:
        return
    line.values["at"] = read_clock(written)
    if line.values["at"] is None:
        line.as_written["at"] = written
        line.problems.append(ColumnProblem(table.columns.get("at", "at"), NO_TIME))


def _tail(written: str, country: str | None) -> str | None:
    found = read_phone(written, country)
    return found.tail if found else None


def _known(value: PartialDate | None) -> PartialDate | None:
    return value if value is not None and value.is_known else None
