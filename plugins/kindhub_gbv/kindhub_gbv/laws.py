"""Who consents at which age and what must be reported: dated rules by country, those of the office before the others.

Shipped rules are `reference/laws.csv`; a country is left empty where they hold everywhere. Nothing here is law by
itself: each rule says its source, and the office writes its own beside them.
"""

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from kindhub.i18n import L, capital
from kindhub.records.base import Record
from kindhub.records.codes import code_list
from kindhub_gbv.records import LegalRule

REPORT, LAWS, HOME = "report", "laws", "GT"
DOUBT = "[unverified]"
FILE = Path(__file__).parent / "reference" / "laws.csv"
_TELL = L("Before she speaks, tell her ({country}):", "Antes de que hable, dígale ({country}):")
_NONE = L(
    "No rule about reporting is written for {country}. Ask the lead before you begin.",
    "No hay ninguna norma escrita sobre informar en {country}. Pregunte a la supervisora antes de empezar.",
)
_SOURCE = L("Source: {source}.", "Fuente: {source}.")
_UNVERIFIED = L("Not confirmed yet: ask the lead.", "Aún sin confirmar: pregunte a la supervisora.")
_WRONG_GIVER = L("At this age consent is not given by this person: {rule}",
                 "A esta edad no consiente esa persona: {rule}")  # fmt: skip
_NO_ASSENT = L("The child said no: nobody consents over that.",
               "La niña o el niño dijo que no: nadie consiente por encima de eso.")  # fmt: skip
_LACKS = L("Still lacking: {what}.", "Falta: {what}.")
_GIVER, _ASSENT = L("who consents", "quién consiente"), L("assent ({how})", "asentimiento ({how})")


@dataclass(frozen=True, slots=True)
class Law:
    """One rule; `country` empty: everywhere. `own`: written by the office."""

    country: str
    subject: str
    words: L
    givers: tuple[str, ...]
    assents: tuple[str, ...]
    valid_from: date | None
    valid_to: date | None
    source: str
    own: bool = False

    def in_force(self, on: date) -> bool:
        """Whether it governs that day; both ends belong to it."""
        return (self.valid_from is None or on >= self.valid_from) and (self.valid_to is None or on <= self.valid_to)


@cache
def shipped() -> tuple[Law, ...]:
    """What comes with the program."""
    with FILE.open(encoding="utf-8", newline="") as lines:
        return tuple(
            Law(row["country"], row["subject"], L(row["en"], row["es"]), _split(row["givers"]), _split(row["assent"]),
                _day(row["valid_from"]), _day(row["valid_to"]), row["source"])
            for row in csv.DictReader(lines)
        )  # fmt: skip


def all_laws(session: Session) -> tuple[Law, ...]:
    """Those of the office first, then what came with the program."""
    own = tuple(_own(one) for one in session.scalars(select(LegalRule)) if one.subject and one.words)
    return (*own, *shipped())


def laws_about(laws: Sequence[Law], subject: str, country: str, on: date) -> tuple[Law, ...]:
    """The rules that govern a subject: for consent one, the office's own before the country's before the general."""
    found = [one for one in laws if one.subject == subject and one.country in ("", country) and one.in_force(on)]
    found.sort(key=lambda one: (not one.own, one.country == ""))
    return tuple(found if subject == REPORT else found[:1])


def facts_of_consent(session: Session, _case_id: str, _record: Record | None) -> dict[str, Any]:
    """All rules, for which of them holds is said by the country and the day in the form."""
    return {LAWS: all_laws(session)}


def limits_said(values: Mapping[str, Any]) -> str:
    """What she is told before she speaks."""
    country, laws = _country(values), values.get(LAWS) or ()
    name = code_list("gbv.rule_country").label(country)
    limits = laws_about(laws, REPORT, country, _on(values))
    if not limits:
        return _NONE.say(country=name)
    return "\n".join((_TELL.say(country=name), *(_line(one) for one in limits)))


def consent_said(values: Mapping[str, Any]) -> str:
    """Who consents at her age, and what of it is not written yet."""
    rule = _rule(values)
    if rule is None:
        return ""
    wrong = contradiction(values)
    lacking = [] if wrong is not None else _lacking(rule, values)
    said = [_line(rule)] if wrong is None else [wrong.say()]
    return "\n".join((*said, *([_LACKS.say(what=", ".join(lacking))] if lacking else [])))


def contradiction(values: Mapping[str, Any]) -> L | None:
    """Why a consent that was given does not stand; None where it does or nothing was given."""
    rule = _rule(values)
    if rule is None or values.get("services") != "granted":
        return None
    giver = values.get("given_by")
    if giver is not None and rule.givers and giver not in rule.givers:
        en, es = _WRONG_GIVER.en, _WRONG_GIVER.es
        return L(en.format(rule=rule.words.en), es.format(rule=rule.words.es))
    if rule.assents and values.get("assent") == "refused":
        return _NO_ASSENT
    return None


def lines_of(country: str) -> tuple[tuple[str, str], ...]:
    """What came with the program for a country, as (subject, words and source)."""
    subjects = code_list("gbv.rule_subject")
    return tuple(
        (capital(subjects.label(one.subject)), _line(one)) for one in shipped() if one.country in ("", country)
    )


def _rule(values: Mapping[str, Any]) -> Law | None:
    found = laws_about(values.get(LAWS) or (), values.get("age_band") or "-", _country(values), _on(values))
    return found[0] if found else None


def _lacking(rule: Law, values: Mapping[str, Any]) -> list[str]:
    lacking = [_GIVER.say()] if rule.givers and values.get("given_by") is None else []
    if rule.assents and values.get("given_by") != "self" and values.get("assent") not in rule.assents:
        how = " / ".join(code_list("gbv.assent").label(one) for one in rule.assents)
        lacking.append(_ASSENT.say(how=how))
    return lacking


def _line(one: Law) -> str:
    """The rule with its source; that nobody of the field has confirmed it yet is said in words."""
    said = [one.words.say()]
    if one.source:
        said.append(_SOURCE.say(source=one.source.removeprefix(DOUBT).strip()))
    if one.source.startswith(DOUBT):
        said.append(_UNVERIFIED.say())
    return " ".join(said)


def _country(values: Mapping[str, Any]) -> str:
    return str(values.get("country") or HOME)


def _on(values: Mapping[str, Any]) -> date:
    day = values.get("introduced_on")
    return day if isinstance(day, date) else datetime.now(UTC).astimezone().date()


def _own(one: LegalRule) -> Law:
    words = one.words or ""
    return Law(one.country or "", one.subject or "", L(words, words), tuple(one.givers or ()),
               tuple(one.assents or ()), one.in_force_from, one.in_force_to, one.source or "", own=True)  # fmt: skip


def _split(text: str) -> tuple[str, ...]:
    return tuple(part for part in text.split("|") if part)


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
