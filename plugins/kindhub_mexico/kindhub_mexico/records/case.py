"""The case of a child who is met in Mexico: how far it has come, how the child travels, what is known by now."""

from datetime import date

from kindhub.i18n import L
from kindhub.program.mixins.case import CaseFields
from kindhub.records.fields import code, day, integer, long_text, partial, place, text, yes_no
from kindhub.records.partial_date import PartialDate
from kindhub_mexico.records.base import MexicoRecord


class Case(CaseFields, MexicoRecord, table=True):
    """One child. What is known of the way is what was last said of it.

    `encounters` to `last_seen_on`, `protection` and `urgent` are kept by the program at every save of an encounter or
    a screening. `level` is the highest service the child came to: an orientation afterwards does not lower it.
    """

    __tablename__ = "mexico_case"

    office: str | None = code(L("Office", "Oficina"), "mexico.office", index=True, field_class="public")
    status: str = code(L("Stage", "Etapa"), "mexico.stage", index=True, default="encountered")
    stage_before: str | None = code(L("Stage before", "Etapa anterior"), "mexico.stage")
    level: str | None = code(L("Level of service", "Nivel de servicio"), "mexico.level", index=True)
    accompaniment: str | None = code(L("Travels", "Viaja"), "mexico.accompaniment", index=True)
    with_whom: str | None = text(L("With whom", "Con quién"))
    entered_on: PartialDate | None = partial(L("Entered Mexico on", "Ingresó a México el"))
    entry_point: str | None = code(L("Point of entry", "Punto de ingreso"), "mexico.entry_point", index=True)
    destination: str | None = code(L("Wants to go to", "Quiere llegar a"), "mexico.destination")
    destination_words: str | None = text(L("Where exactly", "A dónde exactamente"))
    language: str | None = code(L("Language", "Idioma"), "language", index=True)
    interpreter: bool | None = yes_no(L("Needs an interpreter", "Necesita intérprete"))
    staying_at: str | None = text(L("Stays at", "Se queda en"), field_class="sensitive")
    staying_place: str | None = place(L("Municipality of the stay", "Municipio donde se queda"), index=True)
    encounters: int | None = integer(L("Encounters", "Atenciones"), minimum=0)
    first_seen_on: date | None = day(L("First encounter", "Primera atención"))
    last_seen_on: date | None = day(L("Last encounter", "Última atención"), index=True)
    oriented_on: date | None = day(L("Oriented on", "Orientación el"))
    screened_on: date | None = day(L("Screened on", "Entrevista el"), index=True)
    protection: str | None = code(
        L("International protection", "Protección internacional"), "mexico.indication", index=True
    )
    urgent: bool | None = yes_no(L("Urgent", "Urgente"))
    note: str | None = long_text(L("Note", "Nota"), field_class="sensitive")
