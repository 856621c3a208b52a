"""From the AOR to the decision: the filing, interviews, DNA, decision and request for review."""

from datetime import date

from kindhub.i18n import L
from kindhub.records.fields import code, day, link, long_text, text, yes_no
from kindhub_cam.records.base import CASE, MEMBER, CamRecord

NOT_TOLD = L("Note (not what was told)", "Nota (no lo que se contó)")
"""What was told to a lawyer has a part of its own, which others do not see."""


class Aor(CamRecord, table=True):
    """The Affidavit of Relationship (DS-7699): drafted with the family, filed by a resettlement agency alone."""

    __tablename__ = "cam_aor"

    case_id: str = link(L("Case", "Caso"), CASE)
    drafted_on: date | None = day(L("Drafted on", "Preparada el"))
    reviewed_on: date | None = day(L("Reviewed with the client on", "Revisada con la familia el"))
    signed_on: date | None = day(L("Signed on", "Firmada el"))
    agency: str | None = text(L("Resettlement agency", "Agencia de reasentamiento"))
    sent_on: date | None = day(L("Sent to the agency on", "Enviada a la agencia el"))
    filed_on: date | None = day(L("Filed on", "Presentada el"))
    rpc_number: str | None = text(L("RPC case number", "Número de caso RPC"), max_length=40)
    rsc_contact_on: date | None = day(L("First contact of the RSC", "Primer contacto del RSC"))
    petitioner_a_number: str | None = text(L("A-number of the parent", "Número A de quien solicita"), max_length=40)
    petitioner_name: str | None = text(L("Name of the parent as on the ID", "Nombre como en la identificación"))
    address: str | None = text(L("Address in the US", "Dirección en EE. UU."))
    phone: str | None = text(L("Telephone", "Teléfono"), max_length=60)
    marriages: str | None = long_text(L("Marriages and children", "Matrimonios e hijos"), field_class="sensitive")


class Interview(CamRecord, table=True):
    """An interview of a member, and whether somebody went along."""

    __tablename__ = "cam_interview"

    case_id: str = link(L("Case", "Caso"), CASE)
    member_id: str | None = link(L("Who", "Quién"), MEMBER)
    kind: str | None = code(L("Interview", "Entrevista"), "cam.interview")
    called_for: date | None = day(L("Called for", "Citada para el"))
    held_on: date | None = day(L("Held on", "Hecha el"))
    place: str | None = text(L("Place", "Lugar"))
    accompanied: bool | None = yes_no(L("Accompanied", "Con acompañamiento"))
    note: str | None = long_text(NOT_TOLD, field_class="sensitive")


class Dna(CamRecord, table=True):
    """A DNA test, asked only for a biological link that is claimed."""

    __tablename__ = "cam_dna"

    case_id: str = link(L("Case", "Caso"), CASE)
    member_id: str | None = link(L("Who", "Quién"), MEMBER)
    requested_on: date | None = day(L("Requested on", "Solicitado el"))
    taken_on: date | None = day(L("Taken on", "Tomado el"))
    result: str | None = code(L("Result", "Resultado"), "cam.dna")
    result_on: date | None = day(L("Result on", "Resultado el"))


class Decision(CamRecord, table=True):
    """What USCIS decided for one member, and the request for review that may follow."""

    __tablename__ = "cam_decision"

    case_id: str = link(L("Case", "Caso"), CASE)
    member_id: str | None = link(L("For whom", "Para quién"), MEMBER)
    decision: str | None = code(L("Decision", "Decisión"), "cam.decision", index=True)
    decided_on: date | None = day(L("Decided on", "Decidida el"), index=True)
    notified_on: date | None = day(L("Notified on", "Notificada el"))
    request: str | None = code(L("Request for review", "Solicitud de revisión"), "cam.request_review")
    request_filed_on: date | None = day(L("Filed on", "Presentada el"))
    request_answered_on: date | None = day(L("Answered on", "Respondida el"))
    note: str | None = long_text(NOT_TOLD, field_class="sensitive")
