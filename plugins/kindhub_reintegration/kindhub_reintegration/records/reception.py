"""The return itself: departure, arrival, shelter, and into whose hands the child was given."""

from datetime import datetime
from typing import Any

from kindhub.i18n import L
from kindhub.records.fields import code, codes, link, long_text, moment, money, partial, text, yes_no
from kindhub.records.partial_date import PartialDate
from kindhub_reintegration.records.base import CASE, ReintegrationRecord, counted_by

TOO_EARLY = L(
    "It is before the arrival. Check which one is right.", "Es antes de la llegada. Revise cuál es la correcta."
)
SHELTER_ORDER = L("It is before entering the shelter.", "Es antes de entrar al albergue.")


class Return(ReintegrationRecord, table=True):
    """How the child came home. `arrived_on` is the day of return, from which the twelve months count."""

    __tablename__ = "reintegration_return"
    __table_args__ = counted_by("reintegration_return", "arrived_on", "case_id")

    case_id: str = link(L("Case", "Caso"), CASE)
    from_country: str | None = text(L("From which country", "De qué país"), max_length=60)
    from_city: str | None = text(L("From which city", "De qué ciudad"))
    departure_outcome: str | None = code(L("The departure", "La salida"), "reintegration.departure")
    departure_planned: PartialDate | None = partial(L("Planned departure", "Salida prevista"))
    departed_on: PartialDate | None = partial(L("Date of departure", "Fecha de salida"))
    flight_no: str | None = text(L("Flight", "Vuelo"), max_length=60)
    escort: str | None = code(L("Escort", "Acompañante de viaje"), "reintegration.escort")
    travel_document: str | None = text(L("Travel document", "Documento de viaje"))
    arrived_on: PartialDate | None = partial(L("Date of return", "Fecha de retorno"))
    arrival_point: str | None = code(L("Point of arrival", "Punto de llegada"), "reintegration.arrival_point")
    shelter: str | None = code(L("Shelter", "Albergue"), "reintegration.shelter")
    shelter_in: datetime | None = moment(L("Entered the shelter", "Entró al albergue"))
    shelter_out: datetime | None = moment(L("Left the shelter", "Salió del albergue"))
    home_unsafe: bool | None = yes_no(L("Stays longer: home is unsafe", "Se queda más: la casa no es segura"))
    authority: str | None = code(L("Received by", "Quién recibió"), "reintegration.authority")
    referral_sheet: bool | None = yes_no(L("Came with a referral sheet", "Trajo Hoja de Referencia"))
    handed_to: str | None = text(L("Handed over to", "Se entregó a"))
    handed_relation: str | None = code(L("Kinship", "Parentesco"), "kinship")
    handed_id: str | None = text(L("Document shown", "Documento que mostró"))
    handed_on: PartialDate | None = partial(L("Date of hand-over", "Fecha de entrega"))
    condition: str | None = code(
        L("Condition on arrival", "Estado al llegar"), "reintegration.condition", field_class="sensitive"
    )
    items: tuple[str, ...] | None = codes(L("What was given", "Se le entregó"), "reintegration.item")
    transport_home: str | None = text(L("Transport home", "Transporte a casa"))
    transport_cost: int | None = money(L("Cost of the transport", "Costo del transporte"), minimum=0)
    currency: str | None = code(L("Currency", "Moneda"), "currency", default="GTQ")
    note: str | None = long_text(L("Remarks", "Observaciones"))

    def problems(self) -> list[tuple[str, Any]]:
        """Dates that cannot all be true."""
        found: list[tuple[str, Any]] = []
        if self.handed_on and self.arrived_on and self.handed_on.is_before(self.arrived_on):
            found.append(("handed_on", TOO_EARLY))
        if self.shelter_in and self.shelter_out and self.shelter_out < self.shelter_in:
            found.append(("shelter_out", SHELTER_ORDER))
        return found
