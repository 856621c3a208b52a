"""What happened: several incidents of one survivor, several perpetrators of one incident; no name in any of them."""

from datetime import datetime

from kindhub.i18n import L
from kindhub.records.fields import code, codes, integer, link, long_text, moment, partial, place, text, yes_no
from kindhub.records.partial_date import PartialDate
from kindhub_gbv.records.base import CASE, GbvRecord


class Incident(GbvRecord, table=True):
    """One incident as reported. The seven answers decide `core_type`; what somebody typed is kept beside it.

    Without a case it is an orphan: its code, in `case_written`, is nobody's yet. It is kept, listed and not counted.
    `to_review` holds what two sources of the same fact say differently.
    """

    __tablename__ = "gbv_incident"

    case_id: str | None = link(L("Case", "Caso"), CASE)
    case_written: str | None = text(L("Code as written", "Código como está escrito"), max_length=120)
    number: str | None = text(L("Incident", "Incidente"), max_length=60, index=True)
    reported_on: PartialDate | None = partial(L("Report date", "Fecha de reporte"), index=True)
    happened_on: PartialDate | None = partial(L("Incident date", "Fecha del incidente"))
    happened_at: datetime | None = moment(
        L("Day and hour", "Día y hora"),
        help=L(
            "Where the hour is known: health care counts from it.", "Si se sabe la hora: la salud cuenta desde ahí."
        ),
    )
    time_of_day: str | None = code(L("Time of day", "Hora del día"), "gbv.time_of_day")
    place: str | None = place(L("Municipality", "Municipio"))
    place_type: str | None = code(L("Kind of place", "Tipo de lugar"), "gbv.place_type")
    displacement_stage: str | None = code(
        L("Stage of displacement", "Etapa de desplazamiento"), "gbv.displacement_stage"
    )
    gender_based: bool | None = yes_no(
        L("Was it for being a woman or girl, or for her gender?", "¿Fue por ser mujer, niña o por su género?")
    )
    penetration: bool | None = yes_no(L("Was there penetration?", "¿Hubo penetración?"))
    sexual_contact: bool | None = yes_no(
        L("Was there sexual contact she did not want?", "¿Hubo contacto sexual que la persona no quería?")
    )
    physical: bool | None = yes_no(L("Was there physical assault?", "¿Hubo agresión física?"))
    marriage: bool | None = yes_no(L("Forced marriage or union?", "¿Matrimonio o unión forzada?"))
    denied: bool | None = yes_no(
        L("Were resources, opportunities or services denied?", "¿Se le negaron recursos, oportunidades o servicios?")
    )
    emotional: bool | None = yes_no(L("Psychological or emotional harm?", "¿Daño psicológico o emocional?"))
    core_type: str | None = code(L("Type, by the answers", "Tipo, según las respuestas"), "gbv.core_type", index=True)
    type_typed: str | None = code(L("Type as written", "Tipo como se escribió"), "gbv.core_type")
    contexts: tuple[str, ...] | None = codes(L("Context", "Contexto"), "gbv.context")
    to_review: bool | None = yes_no(L("To be reviewed", "Por revisar"))
    harmful_practice: bool | None = yes_no(L("Harmful practice", "Práctica dañina"))
    goods_exchanged: bool | None = yes_no(L("Goods or money exchanged", "Hubo bienes o dinero de por medio"))
    abduction: str | None = code(L("Abduction", "Secuestro"), "gbv.abduction")
    reported_elsewhere: bool | None = yes_no(L("Reported elsewhere", "Reportado en otro lugar"))
    previous: bool | None = yes_no(L("Earlier incidents", "Hubo incidentes antes"))
    legal_wish: str | None = code(L("Wants legal action", "Desea acción legal"), "gbv.legal_wish")
    statistics_consent: str | None = code(
        L("May be counted without her name", "Consiente que se cuente sin su nombre"), "gbv.consent"
    )
    from_sheet: bool | None = yes_no(
        L("From a workbook", "Viene de un libro"),
        help=L("Long ago: no clock runs from it.", "De hace tiempo: de aquí no corre ningún plazo."),
    )
    account: str | None = long_text(L("Account", "Relato"), field_class="sensitive")
    note: str | None = long_text(L("Remarks", "Observaciones"), field_class="sensitive")


class Perpetrator(GbvRecord, table=True):
    """Who did it: never a name."""

    __tablename__ = "gbv_perpetrator"

    incident_id: str = link(L("Incident", "Incidente"), "gbv.gbv_incident")
    how_many: int | None = integer(L("How many", "Cuántos"), minimum=1)
    or_more: bool | None = yes_no(L("Or more", "O más"))
    sex: str | None = code(L("Sex", "Sexo"), "gbv.sex_of_perpetrator")
    age_group: str | None = code(L("Age", "Edad"), "gbv.age_group")
    relationship: str | None = code(L("Relation to the survivor", "Relación con la persona"), "gbv.relationship")
    occupation: str | None = code(L("Occupation", "Ocupación"), "gbv.occupation")
    before: bool | None = yes_no(L("Did it before", "Lo hizo antes"))
