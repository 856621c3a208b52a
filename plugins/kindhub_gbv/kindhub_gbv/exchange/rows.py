"""Reads one row of each sheet into what its records will hold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from kindhub.program.imports import CellRead, SourceRow, words_of
from kindhub.records.places import places
from kindhub_gbv.classification import QUESTIONS, Outcome, classify
from kindhub_gbv.codes import normal_incident
from kindhub_gbv.exchange.names import KnownNames, set_aside
from kindhub_gbv.exchange.reading import Values

COUNTRIES = ("GT", "HN", "SV", "MX")
DIGITS = 8


@dataclass(slots=True)
class SurvivorRead:
    """A line of the survivors' sheet: the head of the file, its intake, its consent; `named` must leave it."""

    code: str
    case: Values = field(default_factory=Values)
    intake: Values = field(default_factory=Values)
    consent: Values = field(default_factory=Values)
    named: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class IncidentRead:
    """A line of the incidents' sheet."""

    code: str
    number: str
    outcome: Outcome
    said: Values = field(default_factory=Values)
    perpetrator: Values = field(default_factory=Values)
    named: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class ReferralRead:
    """A line of the referrals' sheet."""

    code: str
    incident: str
    said: Values = field(default_factory=Values)
    named: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class IdentityRead:
    """A line of the identities' sheet."""

    code: str
    said: Values = field(default_factory=Values)

    @property
    def name(self) -> str:
        """Given names and surnames in one piece."""
        return " ".join(self.said.values.get(part, "") for part in ("given", "surnames")).strip()

    @property
    def digits(self) -> str:
        """The telephone by its last eight digits; empty where there is none."""
        found = "".join(sign for sign in self.said.values.get("phone", "") if sign.isdecimal())[-DIGITS:]
        return found if len(found) == DIGITS else ""


def read_survivor(row: SourceRow, code: str, known: KnownNames) -> SurvivorRead:
    """Read one line."""
    read = SurvivorRead(code)
    read.case.values["number"] = code
    worker = words_of(row.cell("caseworker"))
    if worker:
        read.case.values["caseworker_code"] = worker.upper()[:20]
    read.case.take("this_computer_only", row.cell("this_computer"))
    received = row.value("received_on")
    if received is not None and received.precision == "day":
        read.case.values["opened"] = received.earliest
    for name in ("received_on", "sex", "marital", "ethnicity", "country", "displacement", "vulnerability"):
        read.intake.take(name, row.cell(name))
    _birth(row, read.intake)
    _place(row, read.intake, code)
    read.consent.take("referrals", row.cell("referral_consent"))
    stays, read.named = _free(row, {"remarks": "Observaciones"}, known)
    _note(read.intake, "remarks", stays)
    return read


def _birth(row: SourceRow, said: Values) -> None:
    """The birth date; where it is missing, the age. Both are kept where both are written."""
    birth, age = row.cell("birth"), row.cell("age")
    known = birth.value is not None and birth.value.is_known
    said.take("birth", birth if known or age.value is None else age)
    if known and age.written:
        said.keep("birth", age.written)


def read_incident(row: SourceRow, code: str, number: str, known: KnownNames) -> IncidentRead:
    """Read one line; the answers are classified at once, so that the preview can say what contradicts them."""
    read = IncidentRead(code, number, classify({name: row.value(name) for name in QUESTIONS}))
    read.said.values["number"] = number or None
    for name in (*QUESTIONS, "reported_on", "happened_on", "place_type", "time_of_day", "displacement_stage",
                 "type_typed", "reported_elsewhere", "legal_wish", "statistics_consent"):  # fmt: skip
        _take_clean(read.said, name, row.cell(name), known, read.named)
    _place(row, read.said, code)
    _perpetrator(row, read, known)
    stays, named = set_aside(row.other, known)
    read.named.update(named)
    _note(read.said, "note", stays)
    return read


def _take_clean(said: Values, name: str, cell: CellRead, known: KnownNames, named: dict[str, str]) -> None:
    """Take a cell, less words that name somebody."""
    if cell.beside and known.in_text(cell.beside):
        named[name] = cell.beside
        cell = CellRead(cell.value, "", cell.absence, cell.problem, "")
    said.take(name, cell)


def _perpetrator(row: SourceRow, read: IncidentRead, known: KnownNames) -> None:
    said, written = read.perpetrator, words_of(row.cell("how_many"))
    digits = "".join(sign for sign in written if sign.isdecimal())
    if digits and int(digits[:3]) > 0:
        said.values["how_many"] = int(digits[:3])
        if not written.strip().isdecimal():
            said.values["or_more"] = True
            said.keep("how_many", written)
    elif written:
        said.keep("how_many", written)
    _take_clean(said, "sex", row.cell("perpetrator_sex"), known, read.named)
    _take_clean(said, "relationship", row.cell("relationship"), known, read.named)


def read_referral(row: SourceRow, code: str, known: KnownNames) -> ReferralRead:
    """Read one line."""
    read = ReferralRead(code, normal_incident(words_of(row.cell("incident"))))
    for name in ("sector", "status", "referred_on", "consented"):
        read.said.take(name, row.cell(name))
    read.said.values["incident"] = read.incident or None
    _take_clean(read.said, "provider", row.cell("provider"), known, read.named)
    if (provider := read.said.values.get("provider")) and known.in_text(provider):
        read.named["provider"] = read.said.values.pop("provider")
    stays, named = _free(row, {"note": "Nota"}, known)
    read.named.update(named)
    _note(read.said, "note", stays)
    return read


def read_identity(row: SourceRow, code: str) -> IdentityRead:
    """Read one line; columns nobody asked for go into its note, which lies in the vault too."""
    read = IdentityRead(code)
    for name in ("given", "surnames", "document", "phone", "safe_how", "safe_when", "never_if", "caregiver", "address"):
        cell = row.cell(name)
        if cell.written:
            read.said.values[name] = " ".join(cell.written.split())[:300]
    _note(read.said, "note", row.other)
    return read


def _free(row: SourceRow, texts: Mapping[str, str], known: KnownNames) -> tuple[dict[str, str], dict[str, str]]:
    """The free texts of a row and its unasked columns, parted into what may stay and what names somebody."""
    said = {heading: row.cell(key).written for key, heading in texts.items() if row.cell(key).written}
    stays, named = set_aside(row.other, known)
    for heading, words in said.items():
        (named if known.in_text(words) else stays)[heading] = words
    return stays, named


def _note(said: Values, name: str, lines: Mapping[str, str]) -> None:
    own = ("Observaciones", "Nota")
    words = [text if heading in own else f"{heading}: {text}" for heading, text in lines.items()]
    if words:
        said.values[name] = "\n".join(words)


def _place(row: SourceRow, said: Values, code: str) -> None:
    """The municipality, looked for in the country of the code first; its words are kept where it is not certain."""
    municipality, department = words_of(row.cell("municipality")), words_of(row.cell("department"))
    written = " / ".join(filter(None, (municipality, department)))
    home = code[:2] if code[:2] in COUNTRIES else None
    for country in (home, None):
        found = places().find(municipality, department or None, country)
        if found.code:
            said.values["place"] = found.code
            if found.certainty != "exact":
                said.keep("place", written)
            return
    said.keep("place", written)
