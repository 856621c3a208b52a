"""The check of identity: what the list says of the parent beside what whoever was found says, with reasons.

The comparison is the one that finds possible duplicates; it advises, and a person decides.
"""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from kindhub.i18n import L
from kindhub.program.person_names import shared_names
from kindhub.records.base import Record
from kindhub.records.partial_date import PartialDate
from kindhub.records.person import Person
from kindhub.records.phones import read_phone
from kindhub.records.places import places
from kindhub.services.duplicates.card import Pair, PersonCard
from kindhub.services.duplicates.index import MatchIndex
from kindhub_reunification.records import Case, IdentityCheck, Lead, Member
from kindhub_reunification.saying import day_said

LISTED = "listed_parent"
BESIDE = L("On the list: {listed}. Found: {found}.", "En la lista: {listed}. Persona hallada: {found}.")
LIKE = L("{what}, {score} of 100: {reasons}.", "{what}, {score} de 100: {reasons}.")
UNLIKE = L("Nothing speaks for the same person.", "Nada indica que sea la misma persona.")
CLASSES = {
    "certain": L("Very much alike", "Muy parecidas"), "probable": L("Alike", "Parecidas"),
    "possible": L("A little alike", "Algo parecidas"),
}  # fmt: skip


def facts_of_check(session: Session, case_id: str, _record: Record | None) -> dict[str, Any]:
    """What the form looks at besides its own answers: the parent as the list and the leads have her."""
    return {LISTED: listed_card(session, case_id)}


def listed_card(session: Session, case_id: str) -> PersonCard | None:
    """The parent of a case as she was listed; None where there is no such case."""
    case = session.get(Case, case_id)
    if case is None:
        return None
    asked = select(Member).where(col(Member.case_id) == case_id, col(Member.role) == "parent").order_by(col(Member.id))
    member = session.scalars(asked).first()
    person = session.get(Person, case.person_id)
    name = (member.name_on_list if member else "") or shared_names(session, [case.person_id]).get(case.person_id, "")
    birth = (member.birth if member else None) or (person.birth if person else None)
    leads = select(col(Lead.value)).where(col(Lead.case_id) == case_id, col(Lead.kind) == "phone")
    phones = tuple(found.normalised for value in session.scalars(leads) if (found := read_phone(value, case.country)))
    return _card("listed", name, birth, person.sex if person else None, case.place, phones)


def found_card(values: Mapping[str, Any]) -> PersonCard | None:
    """Whoever was found, among the answers of a check; None where no name is written."""
    name = str(values.get("found_name") or "").strip()
    if not name:
        return None
    phone = read_phone(values.get("found_phone"))
    phones = (phone.normalised,) if phone else ()
    return _card("found", name, values.get("found_birth"), None, values.get("found_place"), phones)


def compared(listed: PersonCard | None, found: PersonCard | None) -> Pair | None:
    """How alike the two are, None where nothing speaks for one person."""
    if listed is None or found is None:
        return None
    return next(iter(MatchIndex([listed]).candidates(found)), None)


def beside(values: Mapping[str, Any]) -> str:
    """What stands under the answers of a check: both sides, and why they may be one."""
    listed, found = values.get(LISTED), found_card(values)
    if listed is None or found is None:
        return ""
    lines = [BESIDE.say(listed=_said(listed), found=_said(found))]
    pair = compared(listed, found)
    if pair is None:
        return "\n".join((*lines, UNLIKE.say()))
    lines.append(LIKE.say(what=CLASSES[pair.cls].say(), score=round(pair.score), reasons=reasons_of(pair)))
    return "\n".join(lines)


def reasons_of(pair: Pair) -> str:
    """The reasons of a likeness, in words of the language in force."""
    return "; ".join(one.say() for one in pair.reasons)


def keep_likeness(session: Session, check: IdentityCheck) -> None:
    """A check without a likeness gets the one that the comparison gives; what somebody wrote stays."""
    if check.likeness is not None or check.reasons or not check.found_name:
        return
    with session.no_autoflush:
        pair = compared(listed_card(session, check.case_id), found_card(check.__dict__))
    if pair is not None:
        check.likeness, check.reasons = round(pair.score), reasons_of(pair)


def _card(
    key: str, name: str, birth: PartialDate | None, sex: str | None, place: str | None, phones: tuple[str, ...]
) -> PersonCard:
    known = birth if birth is not None and birth.is_known else None
    return PersonCard(
        key, names=(name,) if name else (), birth_earliest=known.earliest if known else None,
        birth_latest=known.latest if known else None, birth_precision=known.precision if known else "",
        sex=sex or "", phones=phones, place_code=place or "",
    )  # fmt: skip


def _said(card: PersonCard) -> str:
    """One side in a line: name, birth, municipality, telephones by their end."""
    born = ""
    if card.birth_earliest:
        same = card.birth_earliest == card.birth_latest
        born = day_said(card.birth_earliest) if same else f"{card.birth_earliest:%Y}"
    parts = (str(card.names[0]) if card.names else "", born,
             places().label(card.place_code) if card.place_code else "",
             ", ".join(f"… {number[-4:]}" for number in card.phones))  # fmt: skip
    return ", ".join(part for part in parts if part)
