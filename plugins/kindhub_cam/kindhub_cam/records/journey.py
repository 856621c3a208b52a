"""From the approval to the first year in the US: sponsor, medical examination, travel, arrival and after."""

from datetime import date

from kindhub.i18n import L
from kindhub.records.fields import code, day, link, long_text, text, yes_no
from kindhub_cam.records.base import CASE, MEMBER, CamRecord


class Sponsor(CamRecord, table=True):
    """The statement of support that parole needs."""

    __tablename__ = "cam_sponsor"

    case_id: str = link(L("Case", "Caso"), CASE)
    form: str | None = code(L("Paper", "Papel"), "cam.support")
    name: str | None = text(L("Sponsor", "Quien patrocina"))
    asked_on: date | None = day(L("Asked for on", "Pedida el"))
    signed_on: date | None = day(L("Signed on", "Firmada el"))
    sent_on: date | None = day(L("Sent on", "Enviada el"))


class Travel(CamRecord, table=True):
    """Medical examination, orientation and journey of one member."""

    __tablename__ = "cam_travel"

    case_id: str = link(L("Case", "Caso"), CASE)
    member_id: str | None = link(L("Who", "Quién"), MEMBER)
    medical_on: date | None = day(L("Medical examination on", "Examen médico el"))
    medical: str | None = code(L("Result", "Resultado"), "cam.medical", field_class="sensitive")
    medical_valid_to: date | None = day(L("Examination valid until", "Examen válido hasta"))
    orientation_on: date | None = day(L("Cultural orientation on", "Orientación cultural el"))
    booked_on: date | None = day(L("Booked on", "Reservado el"))
    departs_on: date | None = day(L("Departs on", "Sale el"))
    flight: str | None = text(L("Flight", "Vuelo"), max_length=60)
    escort: str | None = text(L("Escort", "Acompañante"))
    cancelled: bool | None = yes_no(L("Cancelled", "Cancelado"))


class Arrival(CamRecord, table=True):
    """The arrival of one member, and what has to be done after it."""

    __tablename__ = "cam_arrival"

    case_id: str = link(L("Case", "Caso"), CASE)
    member_id: str | None = link(L("Who", "Quién"), MEMBER)
    arrived_on: date | None = day(L("Arrived on", "Llegó el"), index=True)
    arrived_as: str | None = code(L("As", "Como"), "cam.arrived_as")
    parole_until: date | None = day(L("Parole until", "Parole hasta"))
    reception_done_on: date | None = day(L("First 90 days done on", "Primeros 90 días cumplidos el"))
    green_card_filed_on: date | None = day(L("Green card filed on", "Residencia solicitada el"))
    reparole_filed_on: date | None = day(L("Re-parole filed on", "Re-parole solicitado el"))
    note: str | None = long_text(L("Note", "Nota"), field_class="sensitive")
