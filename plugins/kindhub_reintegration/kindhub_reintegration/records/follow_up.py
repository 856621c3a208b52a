"""After the return: services given, contacts and visits, and the signs that a child may leave again."""

from kindhub.i18n import L
from kindhub.program.mixins.case import CasePart
from kindhub.program.mixins.contact import ContactFields
from kindhub.records.fields import code, codes, integer, link, long_text, money, partial, text, yes_no
from kindhub.records.partial_date import PartialDate
from kindhub_reintegration.records.base import CASE, ReintegrationRecord, counted_by


class Service(CasePart, ReintegrationRecord, table=True):
    """One service given. An amount that is blank or pending is no amount; it is not zero."""

    __tablename__ = "reintegration_service"
    __table_args__ = counted_by("reintegration_service", "delivered_on", "case_id", "type", "amount", "currency")

    case_id: str | None = link(L("Case", "Caso"), CASE)
    delivered_on: PartialDate | None = partial(L("Date", "Fecha"))
    type: str | None = code(L("Service", "Servicio"), "reintegration.service_type")
    modality: str | None = code(L("Where", "Dónde"), "reintegration.modality")
    minutes: int | None = integer(L("Minutes", "Minutos"), minimum=0, maximum=10_000)
    provider: str | None = text(L("Provider", "Proveedor"))
    amount: int | None = money(L("Cost", "Costo"), minimum=0)
    currency: str | None = code(L("Currency", "Moneda"), "currency", default="GTQ")
    participants: int | None = integer(L("Participants", "Participantes"), minimum=0, maximum=100_000)
    staff: str | None = text(L("Who gave it", "Quién lo dio"))
    note: str | None = long_text(L("Remarks", "Observaciones"))


class Contact(ContactFields, CasePart, ReintegrationRecord, table=True):
    """One contact or visit, or the attempt at one.

    Only a contact that reached somebody says anything on where the child is.
    """

    __tablename__ = "reintegration_contact"
    __table_args__ = counted_by(
        "reintegration_contact", "held_on", "case_id", "residence", "reached", "mode", "in_school", "next_due", "id"
    )

    case_id: str | None = link(L("Case", "Caso"), CASE)
    mode: str | None = code(L("How", "Tipo de contacto"), "reintegration.contact_mode")
    staff: str | None = text(L("Who made it", "Técnica o técnico"))
    place: str | None = text(L("Where", "Lugar"))
    wellbeing: int | None = integer(L("Well-being (1 to 5)", "Bienestar (1 a 5)"), minimum=1, maximum=5)
    in_school: bool | None = yes_no(L("In school", "Va a la escuela"))
    working: bool | None = yes_no(L("Working", "Trabaja"))
    residence: str | None = code(L("Where the child lives", "Residencia"), "reintegration.residence")
    intention: str | None = code(
        L("Means to migrate", "Intención de migrar"), "reintegration.intention", field_class="sensitive"
    )
    safety_change: str | None = long_text(L("Change in safety", "Cambio en la seguridad"), field_class="sensitive")
    note: str | None = long_text(L("Remarks", "Observaciones"))


class Remigration(ReintegrationRecord, table=True):
    """The child left again, or left the community: when, where to, why, as far as anyone knows."""

    __tablename__ = "reintegration_remigration"

    case_id: str = link(L("Case", "Caso"), CASE)
    happened_on: PartialDate | None = partial(L("When", "Cuándo"))
    source: str | None = text(L("Who told us", "Quién lo contó"))
    to_country: str | None = code(L("To", "Hacia"), "reintegration.destination")
    alone: bool | None = yes_no(L("Travelled alone", "Viajó sin compañía"))
    reasons: tuple[str, ...] | None = codes(
        L("Reasons", "Motivos"), "reintegration.remigration_reason", field_class="sensitive"
    )
    outcome: str | None = long_text(L("What came of it", "Qué pasó después"))
