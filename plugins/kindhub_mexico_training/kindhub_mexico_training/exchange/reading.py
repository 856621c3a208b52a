"""A line of the sheet of events, and one of the attendance, as values."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from kindhub.exchange.cell_reading import codes_of
from kindhub.exchange.name_order import NameOrder
from kindhub.exchange.readers import read_code, read_yes_no
from kindhub.exchange.recognise.traits import reading_of
from kindhub.exchange.scored_lines import PERCENT, read_scores
from kindhub.i18n import L
from kindhub.program.imports import ColumnProblem, PersonSeen, SourceRow, SourceTable, words_of
from kindhub.records.names import without_titles, words
from kindhub.records.partial_date import PartialDate
from kindhub.records.place_finder import find
from kindhub_mexico_training.exchange.columns import MARKS
from kindhub_mexico_training.exchange.directory import Directory
from kindhub_mexico_training.exchange.held import address, event_key
from kindhub_mexico_training.exchange.judging import Line

NO_ADDRESS = L("Not an e-mail address", "No es un correo electrónico")
NO_STATE = L("No state of this name is known", "No se conoce un estado con ese nombre")
NO_TOPIC = L("No topic of the list", "No es un tema de la lista")
NO_MARK = L("Neither a mark nor its absence", "No es una marca ni su ausencia")
_WHOLE = ("sessions", "registered", "attended")
_NUMBERS = (*_WHOLE, "hours_per_session", "hours")


@dataclass(slots=True)
class EventRead:
    """One event as read: values of an `Event`."""

    key: str
    values: dict[str, Any]
    as_written: dict[str, str] = field(default_factory=dict)
    problems: list[ColumnProblem] = field(default_factory=list)


@dataclass(slots=True)
class LineRead:
    """One line of a list; `seen` is what it says of a person, `line` the same as the judge compares it."""

    event: str
    event_written: str
    seen: PersonSeen
    line: Line
    given: str
    surnames: str
    sex: str | None
    institution: str | None
    institution_written: str
    position: str | None
    state: str | None
    email: str
    marks: dict[int, bool]
    mailing: bool | None
    certificate: str
    list_no: int
    note: str = ""
    pre: float | None = None
    post: float | None = None
    as_written: dict[str, str] = field(default_factory=dict)
    absent: dict[str, str] = field(default_factory=dict)
    problems: list[ColumnProblem] = field(default_factory=list)


def read_event(row: SourceRow, table: SourceTable) -> EventRead:
    """Read one line of the sheet of events."""
    number, venue = words_of(row.cell("number")), words_of(row.cell("venue"))
    topics, unread = _topics(row.cell("topics").written)
    read = EventRead(event_key(number), {}, problems=table.problems_in(row))
    when: PartialDate | None = row.value("dates")
    read.values = {
        "number": number or None, "title": words_of(row.cell("title")) or None, "kind": row.value("kind"),
        "modality": row.value("modality"), "venue": venue or None, "topics": topics or None,
        "place": find(venue, None, "MX", None).code if venue else None,
        "dates_written": row.cell("dates").written[:120] or None, "note": row.cell("note").written or None,
        **{name: row.value(name) for name in _NUMBERS},
    }  # fmt: skip
    for name in _WHOLE:
        value = read.values[name]
        read.values[name] = int(value) if isinstance(value, int | float) and value == int(value) else None
    if when is not None and when.is_known:
        read.values |= {"starts_on": when.earliest, "ends_on": when.latest}
    read.as_written = {key: cell.beside for key, cell in row.cells.items() if cell.beside and key in read.values}
    if unread:
        read.as_written["topics"] = row.cell("topics").written
        read.problems.append(ColumnProblem(table.columns.get("topics", "topics"), NO_TOPIC, unread))
    return read


def _topics(written: str) -> tuple[tuple[str, ...], str]:
    """The topics of a cell, divided by semicolons, and what of it is none."""
    found: list[str] = []
    unread: list[str] = []
    for part in filter(None, (one.strip() for one in written.split(";"))):
        code = read_code(part, codes_of("mexico_training.topic")).value
        (found if code else unread).append(code or part)
    return tuple(dict.fromkeys(found)), "; ".join(unread)


def read_line(row: SourceRow, table: SourceTable, order: NameOrder, institutions: Directory) -> LineRead:
    """Read one line of attendance. `order` knows the names of the whole list."""
    written = " ".join(words_of(row.cell("name")).split())
    name, _title = without_titles(written)
    parts = order.split(name)
    state = find("", row.cell("state").written, "MX", None).code if row.cell("state").written else None
    institution_written = " ".join(words_of(row.cell("institution")).split())
    institution = institutions.find(institution_written, row.value("kind"), state)
    email = address(row.cell("email").written)
    reading = reading_of(name)
    line = Line(
        f"{row.sheet}:{row.number}", (reading,) if reading.given or reading.surnames else (), row.value("sex") or "",
        frozenset(filter(None, (institution,))), row.value("position") or "",
        state or institutions.states.get(institution or "", ""), frozenset(filter(None, (email,))),
    )  # fmt: skip
    marks, unread = _marks(row)
    read = LineRead(
        event_key(row.cell("event").written), words_of(row.cell("event")), PersonSeen((parts,), sex=row.value("sex")),
        line, parts.given, parts.surnames, row.value("sex"), institution, institution_written, row.value("position"),
        state, email, marks, row.value("mailing"), words_of(row.cell("certificate")), row.number,
        row.cell("note").written, problems=table.problems_in(row),
    )  # fmt: skip
    read_scores(row, table, read, PERCENT)
    _keep(row, table, read, unread)
    if name != written:
        read.as_written["given"] = written
    return read


def _marks(row: SourceRow) -> tuple[dict[int, bool], list[str]]:
    """The sessions that are marked, or said not to be ("0", "-"); and the columns of marks that are neither."""
    found: dict[int, bool] = {}
    unread: list[str] = []
    for number in range(1, MARKS + 1):
        written = row.cell(f"s{number}").written
        if not written:
            continue
        mark = read_yes_no(written)
        if mark.value is not None or not words(written):
            found[number] = bool(mark.value)
        elif mark.absence is None:
            unread.append(f"s{number}")
    return found, unread


def _keep(row: SourceRow, table: SourceTable, read: LineRead, marks: list[str]) -> None:
    """Words that became no value stay beside the field, and are to be looked at."""
    unread = {"email": (row.cell("email").written, read.email, NO_ADDRESS),
              "state": (row.cell("state").written, read.state, NO_STATE)}  # fmt: skip
    for key, (written, value, why) in unread.items():
        if written and not value:
            read.as_written[key] = written
            if row.cell(key).absence is None:
                read.problems.append(ColumnProblem(table.columns.get(key, key), why, written))
    for key in ("sex", "position", "mailing"):
        if row.cell(key).beside:
            read.as_written[key] = row.cell(key).beside
    for key in marks:
        read.as_written["present"] = f"{table.columns.get(key, key)}: {row.cell(key).written}"
        read.problems.append(ColumnProblem(table.columns.get(key, key), NO_MARK, row.cell(key).written))
    extra = "\n".join(f"{heading}: {text}" for heading, text in row.other.items())
    read.note = "\n".join(filter(None, (read.note, extra)))
