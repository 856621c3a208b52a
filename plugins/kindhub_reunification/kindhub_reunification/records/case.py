"""The family case: a parent who was separated from a child, what is known of the separation, how the search stands."""

from datetime import date

from kindhub.i18n import L
from kindhub.program.mixins.case import CaseHead
from kindhub.records.fields import code, codes, day, integer, long_text, partial, person, place, text, yes_no
from kindhub.records.partial_date import PartialDate
from kindhub_reunification.records.base import ReunificationRecord


class Case(CaseHead, ReunificationRecord, table=True):
    """One family. `person_id` is the parent who is sought.

    `call_from`, `call_to` (hours of the day) and `unsafe_channels` bind everybody who plans a contact. What is counted
    of the search (`attempts` to `last_attempt_on`) is kept by the program at every save of an attempt.
    """

    __tablename__ = "reunification_case"

    person_id: str = person(L("Parent who is sought", "Madre o padre que se busca"))
    status: str = code(L("Stage", "Etapa"), "reunification.stage", index=True, default="identified")
    stage_before: str | None = code(L("Stage before", "Etapa anterior"), "reunification.stage")
    source_list: str | None = code(L("From the list", "De la lista"), "reunification.list_source", index=True)
    batch: str | None = text(L("Batch", "Lote"), max_length=60, field_class="public")
    class_status: str | None = code(L("Class member", "Miembro de la clase"), "reunification.class_status", index=True)
    msl_number: str | None = text(L("Ms. L. number", "Número Ms. L."), max_length=40, index=True)
    country: str | None = code(L("Country", "País"), "country", index=True)
    place: str | None = place(L("Municipality", "Municipio"), index=True)
    place_ambiguous: bool | None = yes_no(L("The place is not certain", "El lugar no es seguro"))
    language: str | None = code(L("Language", "Idioma"), "language")
    separated_on: PartialDate | None = partial(L("Separated on", "Separación el"))
    sector: str | None = code(L("Border sector", "Sector fronterizo"), "reunification.sector")
    separated_by: str | None = text(L("Agency", "Agencia"), max_length=120)
    deported_on: PartialDate | None = partial(L("Deported on", "Deportación el"))
    not_deported: bool | None = yes_no(L("Was not deported", "No fue deportada o deportado"))
    search_status: str | None = code(L("Search", "Búsqueda"), "reunification.search_status", index=True,
                                     default="not_started")  # fmt: skip
    location: str | None = code(L("Believed to be in", "Se cree que está en"), "reunification.location")
    identity_confirmed_on: PartialDate | None = partial(L("Identity confirmed on", "Identidad confirmada el"))
    wish: str | None = code(L("Wish of the parent", "Deseo de la madre o el padre"), "reunification.wish")
    pathway: str | None = code(L("Pathway", "Vía"), "reunification.pathway")
    reunified_on: date | None = day(L("Reunified on", "Reunificación el"), index=True)
    informed_on: date | None = day(L("Options explained on", "Opciones explicadas el"))
    script: str | None = long_text(
        L("What may be said to others", "Qué se puede decir a terceros"), field_class="sensitive",
        help=L("What whoever answers in place of the parent may hear.",
               "Lo que puede oír quien conteste en lugar de la madre o el padre."),
    )  # fmt: skip
    call_from: int | None = integer(L("Safe from (hour)", "Seguro desde (hora)"), minimum=0, maximum=23)
    call_to: int | None = integer(L("Safe until (hour)", "Seguro hasta (hora)"), minimum=1, maximum=24)
    unsafe_channels: tuple[str, ...] | None = codes(
        L("Never by", "Nunca por"), "reunification.channel", field_class="sensitive"
    )
    attempts: int | None = integer(L("Attempts", "Intentos"), minimum=0)
    channels: int | None = integer(L("Channels", "Canales"), minimum=0)
    visits: int | None = integer(L("Visits", "Visitas"), minimum=0)
    first_attempt_on: date | None = day(L("First attempt", "Primer intento"))
    last_attempt_on: date | None = day(L("Last attempt", "Último intento"), index=True)
    contacted_on: date | None = day(L("Spoke with the parent on", "Habló con la madre o el padre el"))
    exhausted_on: date | None = day(L("Search exhausted on", "Búsqueda agotada el"), index=True)
    next_step_due: date | None = day(L("Next step due", "Siguiente paso para el"))
    note: str | None = long_text(L("Note", "Nota"), field_class="sensitive")

    def problems(self) -> list[tuple[str, L]]:
        """Hours that leave no time to call."""
        if self.call_from is not None and self.call_to is not None and self.call_to <= self.call_from:
            return [("call_to", L("This is before the first safe hour.", "Es antes de la primera hora segura."))]
        return []
