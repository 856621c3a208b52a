"""A row of a list of persons as a `PersonSeen`."""

from __future__ import annotations

from functools import lru_cache

from kindhub.i18n import L
from kindhub.program.imports import NO_CELL, ColumnProblem, PersonSeen, SourceRow
from kindhub.records.languages import read_languages
from kindhub.records.names import NameParts, split_surnames
from kindhub.records.partial_date import PartialDate
from kindhub.records.places import places

NUMBERS = ("cui", "curp", "dui", "hn_dni", "a_number", "passport", "other_number")
NO_BIRTH = L("The parts make no date", "Las partes no forman una fecha")


def read_person(row: SourceRow) -> tuple[PersonSeen, list[ColumnProblem]]:
    """What the row says of a person, and what needs a look."""
    said, problems = _text(row), []
    written = {key: cell.beside for key, cell in row.cells.items() if cell.beside}
    birth = row.value("birth")
    if birth is None and (row.cells.keys() & {"birth_year", "age"}):
        birth, problem = _birth_by_parts(row)
        problems += [problem] if problem else []
    place, words = _place(said.get("municipality", ""), said.get("region", ""), said.get("country", ""))
    if words:
        written["place"] = words
    languages = read_languages(said.get("languages")) if "languages" in said else None
    if languages and languages.unread:
        written["languages"] = said["languages"]
    notes = [said["note"]] if "note" in said else []
    notes += [f"{heading}: {text}" for heading, text in row.other.items()]
    notes += [f"{said[key]}" for key in ("nationality",) if key in said]
    caregiver = said.get("caregiver")
    absent = {key: cell.absence for key in ("birth", "sex") if (cell := row.cells.get(key, NO_CELL)).absence}
    seen = PersonSeen(
        names=_names(said),
        birth=birth,
        sex=row.value("sex"),
        identifiers=tuple(
            ("other" if kind == "other_number" else kind, said[kind]) for kind in NUMBERS if kind in said
        ),
        phones=(*(row.value("phone") or ()), *(row.value("phone_2") or ())),
        emails=(said["email"],) if "email" in said else (),
        place=place,
        locality=said.get("locality", ""),
        street=" ".join(filter(None, (said.get("street_number"), said.get("street"), said.get("street_2")))),
        postcode=said.get("postcode", ""),
        region=""
        if place
        else " ".join(filter(None, (said.get("municipality"), said.get("region"), said.get("country")))),
        caregivers=((caregiver, None),) if caregiver else (),
        languages=languages.codes if languages else (),
        source_id=said.get("source_id"),
        note="\n".join(notes),
        absent=absent,
        as_written=written,
    )
    return seen, problems


def _text(row: SourceRow) -> dict[str, str]:
    """Cells that hold text, by column."""
    return {key: cell.value for key, cell in row.cells.items() if isinstance(cell.value, str)}


def _names(said: dict[str, str]) -> tuple[NameParts | str, ...]:
    given = " ".join(filter(None, (said.get("given"), said.get("middle"))))
    if "surname_1" in said or "surname_2" in said:
        first = said.get("surname_1") or said.get("surnames", "")
        return (NameParts(given, first, said.get("surname_2", "")),)
    if "surnames" in said:
        return (NameParts(given, *split_surnames(said["surnames"])),)
    whole = said.get("full_name") or given
    if not whole:
        return ()
    return (NameParts(whole),) if given and "full_name" not in said else (whole,)


def _birth_by_parts(row: SourceRow) -> tuple[PartialDate | None, ColumnProblem | None]:
    """A birth date from year, month and day in columns of their own, or an age."""
    year, month, day, age = (row.cell(key).written for key in ("birth_year", "birth_month", "birth_day", "age"))
    if not year:
        return PartialDate.read(f"{age} años" if age.isdecimal() else age, kind="birth"), None
    parts = [part for part in (day, month) if part]
    found = PartialDate.read("/".join([*parts, year]), kind="birth")
    if found is not None and not found.is_known:
        return found, ColumnProblem("birth", NO_BIRTH, found.written)
    return found, None


@lru_cache(maxsize=20_000)
def _place(municipality: str, region: str, country: str) -> tuple[str | None, str]:
    """The code of the place, and the words where they name none or leave a choice."""
    words = " / ".join(filter(None, (municipality, region, country)))
    if not words:
        return None, ""
    found = places().find(municipality or region, region if municipality else None, None)
    return found.code, "" if found.code and found.certainty == "exact" else words
