"""Letters of a child's case: the oficio to an authority, the letter of referral, the record of an interview, the
certificate of what was attended. Each is about the last one of its kind that was written down.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from kindhub.errors import UserError
from kindhub.i18n import L, tr
from kindhub.program.letters import Letter, Value, Word
from kindhub.records.organisation import Organisation
from kindhub.records.partial_date import PartialDate
from kindhub.records.person import Person
from kindhub.records.places import places
from kindhub_mexico.records import AuthorityAction, Case, Encounter, Referral, Screening
from kindhub_mexico.records.base import labelled

NO_ACTION = L("Write down the action before the authority first: the letter is about it.",
              "Primero anote la gestión ante la autoridad: el oficio trata de ella.")  # fmt: skip
NO_REFERRAL = L("Write down the referral first: the letter is about it.",
                "Primero anote la referencia: la carta trata de ella.")  # fmt: skip
NOT_HEARD = L("Write down an encounter first: the letter is about it.",
              "Primero anote una atención: el documento trata de ella.")  # fmt: skip
BIRTH = Word("birth", L("date of birth of the child", "fecha de nacimiento de la niña o el niño"), "3 mar 2012")
NATIONALITY = Word("nationality", L("nationality", "nacionalidad"), "Honduras")
OFFICE = Word("office", L("office of KIND", "oficina de KIND"), "Tapachula")
OF_CHILD = (BIRTH, NATIONALITY, OFFICE)
OFICIO = (
    *OF_CHILD,
    Word("reference", L("number of the oficio", "número de oficio"), "OF-012/2026"),
    Word("authority", L("authority", "autoridad"), "Procuraduría de Protección"),
    Word("body", L("full name of the body", "nombre completo de la institución"), "Subprocuraduría Ejemplo"),
    Word("state", L("state", "estado"), "Chiapas"),
    Word("action", L("kind of action", "tipo de gestión"), "solicitud"),
    Word("asked", L("what is asked for", "qué se pide"), "Que se escuche a la niña con intérprete."),
    Word("answer_by", L("answer due on", "respuesta para el"), "20 mar 2026"),
)  # fmt: skip
REFERRAL = (
    *OF_CHILD,
    Word("to", L("to whom", "a quién"), "Centro de salud Ejemplo"),
    Word("service", L("to what service", "a qué servicio"), "servicio de salud"),
    Word("reason", L("why, and what is asked for", "por qué y qué se pide"), "Revisión general."),
    Word("referred_on", L("date of the referral", "fecha de la referencia"), "3 mar 2026"),
    Word("language", L("language", "idioma"), "mam"),
)  # fmt: skip
RECORD = (
    *OF_CHILD,
    Word("held_on", L("date of the encounter", "fecha de la atención"), "3 mar 2026"),
    Word("kind", L("kind of encounter", "tipo de atención"), "entrevista individual"),
    Word("venue", L("where", "lugar"), "Albergue Ejemplo"),
    Word("place", L("municipality", "municipio"), "Tapachula"),
    Word("by", L("who attended", "quién atendió"), "Rosa Ejemplo"),
    Word("language", L("language", "idioma"), "mam"),
    Word("interpreter", L("with an interpreter", "con intérprete"), "sí"),
    Word("wishes", L("what the child wishes", "qué desea la niña o el niño"), "Quiere vivir con su abuela."),
)  # fmt: skip
CERTIFICATE = (
    *OF_CHILD,
    Word("encounters", L("encounters, row by row", "atenciones, fila por fila"), parts=(
        Word("day", L("date", "fecha"), "3 mar 2026"),
        Word("kind", L("kind", "tipo de atención"), "orientación en grupo"),
        Word("venue", L("where", "lugar"), "Albergue Ejemplo"),
    )),
)  # fmt: skip


def oficio(session: Session, case: Case) -> Mapping[str, Value]:
    """The last action before an authority, whether it was sent or is being written."""
    action = _last(session, AuthorityAction, case, NO_ACTION)
    return {
        **_of_child(session, case),
        "reference": action.reference or "",
        "authority": labelled("mexico.authority", action.authority),
        "body": action.body or "",
        "state": places().label(action.state) if action.state else "",
        "action": labelled("mexico.action", action.kind),
        "asked": action.asked or "",
        "answer_by": _day(action.due_on),
    }


def referral(session: Session, case: Case) -> Mapping[str, Value]:
    """The last referral."""
    one = _last(session, Referral, case, NO_REFERRAL)
    organisation = session.get(Organisation, one.organisation_id) if one.organisation_id else None
    return {
        **_of_child(session, case),
        "to": one.to_words or (organisation.name if organisation else ""),
        "service": labelled("mexico.referred_to", one.to_kind),
        "reason": one.reason or "",
        "referred_on": _day(one.referred_on),
        "language": labelled("language", case.language),
    }


def record(session: Session, case: Case) -> Mapping[str, Value]:
    """The last screening, else the last encounter."""
    asked = select(Screening).where(col(Screening.case_id) == case.id).order_by(col(Screening.id).desc())
    heard = session.scalars(asked).first() or _last(session, Encounter, case, NOT_HEARD)
    kind = getattr(heard, "kind", "interview")
    return {
        **_of_child(session, case),
        "held_on": heard.held_on.show() if heard.held_on else "",
        "kind": labelled("mexico.encounter_kind", kind),
        "venue": heard.venue or "",
        "place": places().label(heard.place) if heard.place else "",
        "by": heard.by or "",
        "language": labelled("language", heard.language or case.language),
        "interpreter": tr("yes", "sí") if heard.interpreter else tr("no", "no"),
        "wishes": heard.wishes or "",
    }


def certificate(session: Session, case: Case) -> Mapping[str, Value]:
    """Every encounter, the first on top."""
    asked = select(Encounter).where(col(Encounter.case_id) == case.id)
    met = session.scalars(asked.order_by(col(Encounter.held_on), col(Encounter.id))).all()
    if not met:
        raise UserError(NOT_HEARD)
    rows = [
        {"day": one.held_on.show() if one.held_on else "", "kind": labelled("mexico.encounter_kind", one.kind),
         "venue": one.venue or ""}
        for one in met
    ]  # fmt: skip
    return {**_of_child(session, case), "encounters": rows}


LETTERS = (
    Letter("mexico.oficio", L("Oficio to an authority", "Oficio a una autoridad"), OFICIO, oficio),
    Letter("mexico.referral", L("Letter of referral", "Carta de referencia"), REFERRAL, referral),
    Letter("mexico.record", L("Record of the interview (acta)", "Acta de entrevista"), RECORD, record),
    Letter("mexico.certificate", L("Certificate of attendance (constancia)", "Constancia de atención"), CERTIFICATE,
           certificate),
)  # fmt: skip


def _last(session: Session, kind: type[Any], case: Case, lacking: L) -> Any:
    found = session.scalars(select(kind).where(col(kind.case_id) == case.id).order_by(col(kind.id).desc())).first()
    if found is None:
        raise UserError(lacking)
    return found


def _of_child(session: Session, case: Case) -> dict[str, Value]:
    person = session.get(Person, case.person_id)
    return {
        "birth": person.birth.show() if person and person.birth else "",
        "nationality": ", ".join(labelled("country", one) for one in (person.nationalities if person else None) or ()),
        "office": labelled("mexico.office", case.office),
    }  # fmt: skip


def _day(day: date | None) -> str:
    return PartialDate.of(day).show() if day else ""
