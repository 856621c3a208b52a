"""What stands under and beside the name: number, age, place, languages; risk, side status, when to call."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from kindhub.i18n import capital, tr
from kindhub.records.codes import code_list
from kindhub.records.names import fold
from kindhub.records.places import places
from kindhub.services.cases import CaseView
from kindhub.services.forms import age_in_years, values_of
from kindhub.services.persons import Profile, profile
from kindhub.ui.case.picture import Mark

_SAID = ("solo ", "only ", "llamar ", "call ", "no ")
_RISKS = {"high": ("danger", "warning-circle-fill"), "medium": ("warn", "warning-fill")}


def facts_of_person(session: Session, view: CaseView, today: date) -> tuple[str, ...]:
    """`REI-2026-0412`, `15 años, hombre`, the place, the languages; what is not known is left out.

    A case without a shared person has its number as its name, so nothing stands under it.
    """
    if view.workflow.person is None:
        return ()
    number = view.number
    person = profile(session, view.person_id)
    if person is None:
        return (number,) if number else ()
    parts = (number, _age_and_sex(person, today), _place(person), _languages(person))
    return tuple(part for part in parts if part)


def _age_and_sex(person: Profile, today: date) -> str:
    age = age_in_years(person.person.birth, today)
    years = tr("{age} years", "{age} años", age=age) if age else ""
    sex = code_list("sex").label(person.person.sex).lower() if person.person.sex else ""
    return ", ".join(part for part in (years, sex) if part)


def _place(person: Profile) -> str:
    here: Any = next((one for one in reversed(person.addresses) if one.until is None and one.place), None)
    if here is None:
        return ""
    path = places().path(here.place)
    return ", ".join(places().label(place.code) for place in path if place.level != "country") or here.place


def _languages(person: Profile) -> str:
    words = []
    for one in person.languages:
        label = code_list("language").label(one.language)
        words.append(f"{label} ({tr('interpreter', 'intérprete')})" if one.interpreter else label)
    return ", ".join(words)


def marks_of(session: Session, view: CaseView) -> tuple[Mark, ...]:
    """Risk first, then a status beside the line, what the program marks, then the rule for calling safely."""
    found = []
    risk = getattr(view.case, "risk", None)
    if risk:
        tone, icon = _RISKS.get(risk, ("neutral", "shield-check"))
        found.append(Mark(code_list("risk").label(risk), tone, icon))
    if view.side is not None:
        found.append(Mark(view.side.label.say(), "warn", "flag-fill"))
    held = values_of(view.case) if view.workflow.marks else {}
    found += [Mark(one.label.say(), "restricted", one.icon) for one in view.workflow.marks if one.when.holds(held)]
    person = profile(session, view.person_id) if view.person_id else None
    rule = next((one for one in person.contacts if one.safe_when or one.never_if), None) if person else None
    if rule is not None:
        found.append(Mark(_call_rule(rule.safe_when, rule.never_if), "info", "phone-fill"))
    return tuple(found)


def _call_rule(when: str | None, never: str | None) -> str:
    """The rule as it was written, with the words before it that people leave out when they write one down."""
    if when:
        whole = capital(when)
        return whole if fold(when).startswith(_SAID) else tr("Only call {when}", "Solo llamar {when}", when=when)
    written = (never or "").strip()
    return tr("Do not call if {when}", "No llamar si {when}", when=written.removeprefix("si ").removeprefix("if "))
