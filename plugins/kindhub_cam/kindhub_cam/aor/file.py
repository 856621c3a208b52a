"""The whole family case as the worksheet reads it: the petitioner and the members, each with what every paper says."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import select
from sqlmodel import col

from kindhub.i18n import L
from kindhub.records.codes import code_list
from kindhub.records.partial_date import PartialDate
from kindhub.records.person import Person, PersonName
from kindhub_cam.records import Aor, Case, CaseDocument, Member, Screening

ON_BIRTH = L("birth certificate", "partida de nacimiento")
ON_ID = L("ID or passport", "identificación o pasaporte")
IN_SHEET = L("shared record", "registro común")
IN_SCREENING = L("screening", "evaluación")


@dataclass(frozen=True, slots=True)
class Said:
    """What one paper says: the paper and the words on it."""

    paper: str
    words: str


@dataclass(frozen=True, slots=True)
class Applicant:
    """One person of the application. `values` are the other facts by field, as they are kept."""

    role: str
    member_id: str
    names: tuple[Said, ...]
    births: tuple[tuple[str, PartialDate], ...]
    values: Mapping[str, Any] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """The name on the strongest paper there is, or the role where nobody is named."""
        return self.names[0].words if self.names else code_list("cam.role").label(self.role)


@dataclass(frozen=True, slots=True)
class AorFile:
    """The form's own record, the people with the petitioner first, and the papers there are."""

    case: Case
    aor: Aor | None
    people: tuple[Applicant, ...]
    papers: tuple[CaseDocument, ...]

    def papers_of(self, one: Applicant) -> tuple[CaseDocument, ...]:
        """The papers of a member; those of nobody are the petitioner's too."""
        whose = {one.member_id, *([""] if one.role == "petitioner" else [])}
        return tuple(paper for paper in self.papers if (paper.member_id or "") in whose)


def aor_file(session: Any, case: Case) -> AorFile:
    """Read the case in a session limited to what the person may see."""

    def of_case(record: Any, *order: Any) -> Sequence[Any]:
        return tuple(session.scalars(select(record).where(col(record.case_id) == case.id).order_by(*order)))

    aor = next(iter(of_case(Aor, col(Aor.id).desc())), None)
    screening = next(iter(of_case(Screening, col(Screening.screened_on).desc(), col(Screening.id).desc())), None)
    members: Sequence[Member] = of_case(Member, col(Member.number), col(Member.id))
    own = next((one for one in members if one.role == "petitioner"), None)
    others = [one for one in members if one is not own]
    people = [_petitioner(session, case, aor, screening, own), *(_member(session, one) for one in others)]
    return AorFile(case, aor, tuple(people), tuple(of_case(CaseDocument, col(CaseDocument.id))))


def _petitioner(
    session: Any, case: Case, aor: Aor | None, screening: Screening | None, own: Member | None
) -> Applicant:
    found = _member(session, own) if own is not None else Applicant("petitioner", "", (), ())
    shared_names, shared_birth = _shared(session, case.person_id if own is None or not own.person_id else None)
    stated = (Said(ON_ID.say(), aor.petitioner_name),) if aor is not None and aor.petitioner_name else ()
    births = [*found.births, *shared_birth]
    if screening is not None and screening.birth is not None:
        births.append((IN_SCREENING.say(), screening.birth))
    values = {**found.values, "us_status": None, "proof": None}
    if aor is not None:
        values |= {name: getattr(aor, name) for name in ("petitioner_a_number", "address", "phone", "marriages")}
    if screening is not None:
        values |= {name: getattr(screening, name) for name in ("us_status", "status_since", "proof", "nationality")}
    return Applicant("petitioner", found.member_id, (*stated, *found.names, *shared_names), tuple(births), values)


def _member(session: Any, member: Member) -> Applicant:
    stated = [(ON_BIRTH, member.name_on_paper), (ON_ID, member.name_on_id)]
    names, births = _shared(session, member.person_id)
    own_birth = ((L("member", "integrante").say(), member.birth),) if member.birth is not None else ()
    kept = ("sex", "nationality", "lives_in", "place", "marital", "relation", "lives_with", "id_number")
    return Applicant(
        member.role or "dependant",
        member.id,
        (*(Said(paper.say(), words) for paper, words in stated if words), *names),
        (*own_birth, *births),
        {name: getattr(member, name) for name in kept},
    )


def _shared(session: Any, person_id: str | None) -> tuple[tuple[Said, ...], tuple[tuple[str, PartialDate], ...]]:
    if not person_id:
        return (), ()
    person = session.get(Person, person_id)
    rows = session.scalars(
        select(PersonName).where(col(PersonName.person_id) == person_id).order_by(col(PersonName.position))
    ).all()
    kinds = code_list("name_kind")
    names = tuple(
        Said(kinds.label(one.kind) if one.kind else IN_SHEET.say(), words)
        for one in rows
        if one.kind != "nickname" and (words := one.display())
    )
    birth = ((IN_SHEET.say(), person.birth),) if person is not None and person.birth is not None else ()
    return names, birth
