"""A day at one place, whom one met there, and the individual screening."""

from kindhub.i18n import L
from kindhub.program.mixins.case import CasePart
from kindhub.program.mixins.group_session import SessionFields
from kindhub.records.base import Record
from kindhub.records.fields import code, codes, integer, link, long_text, partial, place, text, yes_no
from kindhub.records.partial_date import PartialDate
from kindhub_mexico.records.base import CASE, VISIT, MexicoRecord

CELLS = ("f_0_5", "f_6_11", "f_12_17", "f_18", "m_0_5", "m_6_11", "m_12_17", "m_18", "x_0_5", "x_6_11", "x_12_17",
         "x_18")  # fmt: skip
"""The grid of sex by age band of those who were counted and not written down: girls, boys, not said."""
_MOST = 100_000


def _cell(en: str, es: str) -> int | None:
    found: int | None = integer(L(en, es), minimum=0, maximum=_MOST)
    return found


class Visit(SessionFields, MexicoRecord, table=True):
    """One day of one office at one place. Nobody's name stands in it: who was met is an encounter of each child.

    The grid counts those who took part in a group and were not written down; `counted` is their number in all.
    """

    __tablename__ = "mexico_visit"

    office: str | None = code(L("Office", "Oficina"), "mexico.office", index=True, field_class="public")
    kind: str | None = code(L("What was done", "Qué se hizo"), "mexico.visit_kind", index=True)
    site: str | None = code(L("Kind of place", "Tipo de lugar"), "mexico.site_kind", index=True)
    f_0_5: int | None = _cell("Girls 0-5", "Niñas 0-5")
    f_6_11: int | None = _cell("Girls 6-11", "Niñas 6-11")
    f_12_17: int | None = _cell("Girls 12-17", "Adolescentes mujeres 12-17")
    f_18: int | None = _cell("Women 18+", "Mujeres 18+")
    m_0_5: int | None = _cell("Boys 0-5", "Niños 0-5")
    m_6_11: int | None = _cell("Boys 6-11", "Niños 6-11")
    m_12_17: int | None = _cell("Boys 12-17", "Adolescentes hombres 12-17")
    m_18: int | None = _cell("Men 18+", "Hombres 18+")
    x_0_5: int | None = _cell("Sex not said, 0-5", "Sexo no dicho, 0-5")
    x_6_11: int | None = _cell("Sex not said, 6-11", "Sexo no dicho, 6-11")
    x_12_17: int | None = _cell("Sex not said, 12-17", "Sexo no dicho, 12-17")
    x_18: int | None = _cell("Sex not said, 18+", "Sexo no dicho, 18+")
    counted: int | None = _cell("Counted in all", "Contadas y contados en total")

    def display(self) -> str:
        """The day and the place."""
        return " · ".join(part for part in (self.held_on.show() if self.held_on else "", self.venue or "") if part)


class _Heard(Record):
    """What a child says of the way and of what is needed, whether in a short encounter or in a screening."""

    held_on: PartialDate | None = partial(L("Date", "Fecha"), index=True)
    office: str | None = code(L("Office", "Oficina"), "mexico.office", index=True, field_class="public")
    place: str | None = place(L("Municipality", "Municipio"), index=True)
    venue: str | None = text(L("Where", "Lugar"))
    level: str | None = code(L("Level of service", "Nivel de servicio"), "mexico.level", index=True)
    accompaniment: str | None = code(L("Travels", "Viaja"), "mexico.accompaniment", index=True)
    with_whom: str | None = text(L("With whom", "Con quién"))
    language: str | None = code(L("Language", "Idioma"), "language")
    interpreter: bool | None = yes_no(L("Interpreter", "Con intérprete"))
    protection: str | None = code(
        L("Signs of international protection", "Indicios de protección internacional"), "mexico.indication", index=True
    )
    concerns: tuple[str, ...] | None = codes(
        L("Protection concerns", "Preocupaciones de protección"), "mexico.concern", field_class="sensitive"
    )
    wishes: str | None = long_text(L("What the child wishes", "Qué desea la niña o el niño"), field_class="sensitive")
    urgent: bool | None = yes_no(L("Urgent", "Urgente"))
    minutes: int | None = integer(L("Minutes", "Minutos"), minimum=0, maximum=1_440)
    by: str | None = text(L("By", "Quién atiende"), max_length=120)
    note: str | None = long_text(L("Note", "Nota"), field_class="sensitive")


class Encounter(_Heard, CasePart, MexicoRecord, table=True):
    """One meeting with one child. `folio` is the number the office's own sheet gives the line."""

    __tablename__ = "mexico_encounter"

    case_id: str | None = link(L("Child", "Niña o niño"), CASE)
    visit_id: str | None = link(L("Day", "Jornada"), VISIT)
    folio: str | None = text(L("Folio", "Folio"), max_length=60, index=True, field_class="public")
    kind: str | None = code(L("Kind", "Tipo de atención"), "mexico.encounter_kind", index=True)


class Screening(_Heard, MexicoRecord, table=True):
    """The individual screening: how the child came, who there is, what happened, what is feared and wished."""

    __tablename__ = "mexico_screening"

    case_id: str = link(L("Case", "Caso"), CASE)
    alone: bool | None = yes_no(L("Heard alone", "Escuchada o escuchado a solas"))
    entered_on: PartialDate | None = partial(L("Entered Mexico on", "Ingresó a México el"))
    entry_point: str | None = code(L("Point of entry", "Punto de ingreso"), "mexico.entry_point")
    earlier_entries: int | None = integer(L("Earlier entries", "Ingresos anteriores"), minimum=0, maximum=99)
    earlier_returns: int | None = integer(L("Earlier returns", "Retornos anteriores"), minimum=0, maximum=99)
    detained: bool | None = yes_no(L("Was detained", "Estuvo en detención"))
    custody: str | None = code(L("Where", "Dónde"), "mexico.custody")
    custody_words: str | None = text(L("Which one", "Cuál"))
    detained_from: PartialDate | None = partial(L("Detained from", "Detención desde"))
    detained_to: PartialDate | None = partial(L("Detained until", "Detención hasta"))
    destination: str | None = code(L("Wants to go to", "Quiere llegar a"), "mexico.destination")
    destination_words: str | None = text(L("Where exactly", "A dónde exactamente"))
    family_us: str | None = long_text(L("Family in the United States", "Familia en Estados Unidos"),
                                      field_class="sensitive")  # fmt: skip
    family_mexico: str | None = long_text(L("Family in Mexico", "Familia en México"), field_class="sensitive")
    family_home: str | None = long_text(L("Family at home", "Familia en su país"), field_class="sensitive")
    protection_words: str | None = long_text(L("What is feared", "Qué teme"), field_class="sensitive")
    trafficking: tuple[str, ...] | None = codes(
        L("Signs of trafficking", "Indicios de trata"), "mexico.trafficking_sign", field_class="sensitive"
    )
    health: str | None = long_text(L("Health", "Salud"), field_class="sensitive")
    education: str | None = long_text(L("School", "Escuela"))
    urgent_why: str | None = text(L("What is urgent", "Qué es urgente"), field_class="sensitive")
