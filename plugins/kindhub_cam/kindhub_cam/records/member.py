"""The members of a family case, each on a track of its own, and the papers of time that may run out for them."""

from datetime import date

from kindhub.i18n import L
from kindhub.records.codes import code_list
from kindhub.records.fields import code, codes, day, integer, link, partial, person, text, yes_no
from kindhub.records.partial_date import PartialDate
from kindhub_cam.records.base import CASE, MEMBER, CamRecord


class Member(CamRecord, table=True):
    """One person of the family case. `number` is the child's in the family, as the sheets count them.

    `earliest_21` and `latest_21` are the first and the last day on which the child may turn 21; of a year alone those
    are 1 January and 31 December. `papers_missing` and `papers_expire` are kept from its documents.
    """

    __tablename__ = "cam_member"

    case_id: str = link(L("Case", "Caso"), CASE)
    person_id: str | None = person(L("Person", "Persona"))
    role: str | None = code(L("In the case as", "En el caso como"), "cam.role", index=True)
    number: int | None = integer(L("No.", "N.º"), minimum=1)
    derives_from: str | None = link(L("Through", "A través de"), MEMBER)
    stage: str | None = code(L("Stage", "Etapa"), "cam.stage", index=True)
    stage_since: date | None = day(L("In this stage since", "En esta etapa desde"))
    birth: PartialDate | None = partial(L("Date of birth", "Fecha de nacimiento"))
    sex: str | None = code(L("Sex", "Sexo"), "sex")
    nationality: tuple[str, ...] | None = codes(L("Nationality", "Nacionalidad"), "cam.country")
    lives_in: str | None = code(L("Country where they live", "País donde vive"), "cam.country")
    place: str | None = text(L("Place", "Lugar"))
    marital: str | None = code(L("Marital status", "Estado civil"), "cam.marital")
    relation: str | None = code(L("To the parent or guardian", "Respecto de quien solicita"), "cam.relation")
    order: str | None = code(L("Order or decree", "Orden o sentencia"), "cam.order")
    marriage: str | None = code(
        L("Marriage of petitioner and other parent", "Matrimonio de solicitante y otra persona"), "cam.marriage"
    )
    married_on: PartialDate | None = partial(L("Married on", "Se casaron el"))
    lives_with: str | None = code(L("Lives with", "Vive con"), "cam.lives_with")
    id_number: str | None = text(L("Identity number", "Número de identidad"), max_length=60)
    name_on_paper: str | None = text(L("Name as on the birth certificate", "Nombre como en la partida"))
    name_on_id: str | None = text(L("Name as on the ID or passport", "Nombre como en la identificación"))
    outcome: str | None = code(L("Latest screening", "Última evaluación"), "cam.outcome", index=True)
    earliest_21: date | None = day(L("Turns 21 from", "Cumple 21 desde"), index=True)
    latest_21: date | None = day(L("Turns 21 until", "Cumple 21 hasta"))
    papers_missing: tuple[str, ...] | None = codes(L("Papers missing", "Papeles que faltan"), "cam.document")
    papers_expire: date | None = day(L("The first paper expires on", "El primer papel vence el"))

    def display(self) -> str:
        """The name as on a paper, else the part in the case and the number, as “niña o niño 2”."""
        role = code_list("cam.role").label(self.role) if self.role else ""
        return self.name_on_paper or self.name_on_id or " ".join(str(part) for part in (role, self.number) if part)


class Expiry(CamRecord, table=True):
    """A parole, TPS or work permit with its end."""

    __tablename__ = "cam_expiry"

    case_id: str = link(L("Case", "Caso"), CASE)
    member_id: str | None = link(L("Whose", "De quién"), MEMBER)
    kind: str | None = code(L("What", "Qué"), "cam.expiry")
    valid_from: date | None = day(L("From", "Desde"))
    valid_to: date | None = day(L("Until", "Hasta"), index=True)
    renewal_filed_on: date | None = day(L("Renewal filed on", "Renovación presentada el"))
    renewed: bool | None = yes_no(L("Renewed", "Renovado"))
