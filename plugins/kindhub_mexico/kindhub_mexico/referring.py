"""What the program knows of a child under the keys agreed with other programs, and what it keeps of a referral."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from kindhub.program.referring import Addressee, Referring
from kindhub.records.codes import code_list
from kindhub_mexico.records import AsylumClaim, Case, Encounter, Referral, Screening
from kindhub_mexico.records.base import labelled


def facts(session: Session, case: Case) -> Mapping[str, Any]:
    """Under every agreed key; what of it goes along is for the consent to say."""
    screening = _newest(session, Screening, case)
    claim = _newest(session, AsylumClaim, case)
    return {
        "language": case.language,
        "interpreter": case.interpreter,
        "staying_at": case.staying_at,
        "place": case.staying_place,
        "accompaniment": labelled("mexico.accompaniment", case.accompaniment),
        "entered_on": case.entered_on,
        "destination": labelled("mexico.destination", case.destination),
        "family": _lines(screening, "family_home", "family_us", "family_mexico"),
        "health": _lines(screening, "health"),
        "protection": _concerns(session, case, screening),
        "legal": labelled("mexico.claim_outcome", claim.outcome) if claim else "",
    }


def record(case: Case, to: Addressee, reason: str, day: date) -> Referral:
    """The referral as it stands in the child's own case."""
    return Referral(case_id=case.id, referred_on=day, to_kind="kind_program", program=to.key, to_words=to.name.say(),
                    reason=reason, state="sent")  # fmt: skip


REFERRING = Referring(facts, record)


def _newest(session: Session, kind: type[Any], case: Case) -> Any:
    asked = select(kind).where(col(kind.case_id) == case.id).order_by(col(kind.id).desc())
    return session.scalars(asked).first()


def _lines(screening: Screening | None, *names: str) -> str:
    return "\n".join(filter(None, (getattr(screening, name, None) for name in names)))


def _concerns(session: Session, case: Case, screening: Screening | None) -> str:
    """The concerns anybody named, in words, and what the child said to fear."""
    named: dict[str, None] = dict.fromkeys(screening.concerns or () if screening else ())
    met = select(col(Encounter.concerns)).where(col(Encounter.case_id) == case.id).order_by(col(Encounter.id))
    for concerns in session.scalars(met):
        named |= dict.fromkeys(concerns or ())
    words = ", ".join(_labels("mexico.concern", named))
    return "\n".join(filter(None, (words, screening.protection_words if screening else "")))


def _labels(key: str, codes: Iterable[str]) -> Iterable[str]:
    return (code_list(key).label(code) for code in codes)
