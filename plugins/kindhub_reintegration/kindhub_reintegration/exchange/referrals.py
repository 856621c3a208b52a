"""A line of the referral list: who the child is, what was asked, and how she came home."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from kindhub.program.imports import CellRead, PersonSeen, SourceRow, words_of
from kindhub.records.languages import read_languages
from kindhub.records.names import NameParts, split_surnames
from kindhub.records.partial_date import PartialDate
from kindhub.records.places import places
from kindhub_reintegration.exchange.case_numbers import normal_number
from kindhub_reintegration.exchange.reading import Values

COUNTRY = "GT"
"""Where the partners of this workbook work; other countries are tried when the name is unknown there."""

_IDENTIFIERS = ("cui", "a_number", "old_register")


@dataclass(slots=True)
class ReferralRead:
    """One line as read. `place_options` are the municipalities an ambiguous name may mean."""

    number: str
    written_number: str
    received_on: PartialDate | None
    seen: PersonSeen
    referral: Values = field(default_factory=Values)
    journey: Values = field(default_factory=Values)
    place: str | None = None
    place_options: tuple[str, ...] = ()
    place_words: str = ""


def read_referral(row: SourceRow, prefix: str, other_names: tuple[str, ...] = ()) -> ReferralRead:
    """Read one line."""
    received = row.value("received_on")
    received = received if received is not None and received.is_known else None
    written = words_of(row.cell("number"))
    number = normal_number(written, prefix)
    place, options, place_words = _place(row, received)
    read = ReferralRead(number, written, received, _seen(row, number, received, place, other_names))
    read.place, read.place_options, read.place_words = place, options, place_words
    _take_referral(row, read)
    _take_journey(row, read.journey)
    return read


def names_of(row: SourceRow) -> tuple[NameParts | str, ...]:
    """The name of the line: by its cells, or in one piece where one of them is empty."""
    given, surnames = words_of(row.cell("given")), words_of(row.cell("surnames"))
    if given and surnames:
        return (NameParts(given, *split_surnames(surnames)),)
    whole = given or surnames
    return (whole,) if whole else ()


def _seen(
    row: SourceRow, number: str, received: PartialDate | None, place: str | None, other_names: tuple[str, ...]
) -> PersonSeen:
    languages = read_languages(words_of(row.cell("languages")))
    written, absent = _words_about_person(row, languages.unread)
    phones = (*(row.value("phone") or ()), *(row.value("phone_2") or ()))
    caregiver = words_of(row.cell("caregiver"))
    month = received.earliest if received else None
    return PersonSeen(
        names=names_of(row),
        other_names=other_names,
        birth=row.value("birth"),
        sex=row.value("sex"),
        identifiers=tuple((kind, words_of(row.cell(kind))) for kind in _IDENTIFIERS if words_of(row.cell(kind))),
        phones=phones,
        place=place,
        locality=words_of(row.cell("community")),
        caregivers=((caregiver, row.value("kinship")),) if caregiver else (),
        languages=languages.codes,
        same_paper=f"{number} {month:%Y-%m}" if number and month else "",
        absent=absent,
        as_written=written,
    )


def _words_about_person(row: SourceRow, languages_unread: str) -> tuple[dict[str, str], dict[str, str]]:
    """Cells about the person that gave no value, in words; birth and sex keep their reason as well."""
    said = Values()
    for key in ("birth", "sex"):
        cell = row.cell(key)
        said.put(key, cell.value, cell)
    for key in (*_IDENTIFIERS, "phone", "phone_2", "languages", "caregiver", "community", "given", "surnames"):
        said.keep(key, row.cell(key).beside)
    if languages_unread:
        said.keep("languages", row.cell("languages").written)
    kinship = row.cell("kinship")
    if kinship.written and (kinship.beside or not words_of(row.cell("caregiver"))):
        said.keep("kinship", kinship.written)
    return said.as_written, said.absent


def _place(row: SourceRow, on: PartialDate | None) -> tuple[str | None, tuple[str, ...], str]:
    """Code, options and words of municipality and department; a department alone is a place too."""
    municipality, department = row.cell("municipality"), row.cell("department")
    words = " / ".join(filter(None, (municipality.written, department.written)))
    day = on.earliest if on else None
    for country in (COUNTRY, None):
        found = places().find(words_of(municipality), words_of(department) or None, country, day)
        if found.code or found.options:
            return found.code, found.options, "" if found.certainty == "exact" else words
    if not words_of(municipality) and words_of(department):
        found = places().find(words_of(department), None, COUNTRY, day)
        return found.code, found.options, words
    return None, (), words


def _take_referral(row: SourceRow, read: ReferralRead) -> None:
    said = read.referral
    for name, key in (
        ("received_on", "received_on"),
        ("referrer_role", "referred_by"),
        ("return_type", "return_type"),
        ("decision", "decision"),
        ("decided_on", "decided_on"),
        ("note", "note"),
        ("community", "community"),
    ):
        said.take(name, row.cell(key))
    _take_email(said, row.cell("attorney_email"))
    said.keep("place", read.place_words)
    said.keep("number", read.written_number if read.written_number != read.number else "")
    said.keep("list_no", row.cell("list_no").written)
    said.note(row)


def _take_email(said: Values, cell: CellRead) -> None:
    """An address without `mailto:` and stray spaces; as it stood it is kept where that changed it."""
    text = words_of(cell)
    plain = text.removeprefix("mailto:").replace(" @ ", "@").replace("@ ", "@").replace(" @", "@")[:300]
    said.put("attorney_email", plain or None, cell)
    if plain != text:
        said.keep("attorney_email", text)


def _take_journey(row: SourceRow, said: Values) -> None:
    said.take("arrived_on", row.cell("returned_on"))
    said.take("arrival_point", row.cell("arrival_point"))


def settle_places(reads: list[ReferralRead]) -> None:
    """Decide ambiguous municipalities of one child by the department written on another line of hers."""
    known = [read.place for read in reads if read.place]
    for read in reads:
        if read.place is None and read.place_options:
            read.place = next((place for place in known if place in read.place_options), None)


def place_values(read: ReferralRead) -> dict[str, Any]:
    """The place fields of the referral, after `settle_places`."""
    ambiguous = read.place is None and bool(read.place_options)
    values: dict[str, Any] = {"place": read.place} if read.place else {}
    return values | ({"place_ambiguous": True} if ambiguous else {})
