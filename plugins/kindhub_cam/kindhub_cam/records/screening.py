"""A screening: the facts told on one day, the rules it was done under, and what they gave for each child."""

from datetime import date

from kindhub.i18n import L
from kindhub.records.fields import code, day, integer, link, long_text, partial, text, yes_no
from kindhub.records.partial_date import PartialDate
from kindhub_cam.records.base import CASE, MEMBER, SCREENING, CamRecord


class Screening(CamRecord, table=True):
    """What the parent or guardian told. `outcome`, `rules` and `tested_on` are kept as they were found that day."""

    __tablename__ = "cam_screening"

    case_id: str = link(L("Case", "Caso"), CASE)
    screened_on: date | None = day(L("Screened on", "Evaluada el"), index=True)
    screener: str | None = text(L("Screener", "Quién evaluó"), max_length=60)
    birth: PartialDate | None = partial(L("Date of birth of the parent", "Fecha de nacimiento de quien solicita"))
    nationality: str | None = code(L("Nationality of the parent", "Nacionalidad de quien solicita"), "cam.country")
    in_us: bool | None = yes_no(L("Is the parent in the US?", "¿Está en EE. UU.?"))
    state: str | None = text(L("State", "Estado"), max_length=20)
    us_status: str | None = code(L("Immigration status", "Estatus migratorio"), "cam.us_status")
    status_since: PartialDate | None = partial(L("Since, or filed on", "Desde, o presentado el"))
    status_until: PartialDate | None = partial(L("Valid until", "Válido hasta"))
    proof: str | None = code(L("Proof", "Prueba"), "cam.proof")
    other_parent: str | None = text(L("Other parent in the country", "La otra persona en el país"))
    other_in_household: bool | None = yes_no(L("In the same household?", "¿En el mismo hogar?"))
    other_married: bool | None = yes_no(L("Married to the petitioner?", "¿Casada con quien solicita?"))
    other_biological: bool | None = yes_no(L("Biological parent of the child?", "¿Madre o padre biológico?"))
    earlier_aor: PartialDate | None = partial(L("Earlier CAM AOR filed on", "AOR anterior de CAM presentada el"))
    danger: bool | None = yes_no(L("Danger noted", "Hay peligro"), field_class="sensitive")
    danger_words: str | None = long_text(L("What danger", "Qué peligro"), field_class="restricted")
    other_petitions: str | None = long_text(L("Other petitions", "Otras peticiones"), field_class="sensitive")
    agency: str | None = text(L("Resettlement agency", "Agencia de reasentamiento"))
    aor_filed_on: PartialDate | None = partial(L("AOR filed on", "AOR presentada el"))
    note: str | None = long_text(L("Note", "Nota"), field_class="sensitive")
    tested_on: date | None = day(L("Facts tested on", "Hechos al"))
    rules: str | None = text(L("Rules", "Reglas"), max_length=60, field_class="public")
    outcome: str | None = code(L("Outcome", "Resultado"), "cam.outcome", index=True)
    other_parent_outcome: str | None = code(L("Parent in the country", "Persona en el país"), "cam.outcome")


class ScreenedChild(CamRecord, table=True):
    """What one screening gave for one child; `reasons` are the keys of the rules that were missed or stay open."""

    __tablename__ = "cam_screened_child"

    screening_id: str = link(L("Screening", "Evaluación"), SCREENING)
    case_id: str = link(L("Case", "Caso"), CASE)
    member_id: str | None = link(L("Child", "Niña o niño"), MEMBER)
    number: int | None = integer(L("No.", "N.º"), minimum=1)
    outcome: str | None = code(L("Outcome", "Resultado"), "cam.outcome", index=True)
    reasons: str | None = text(L("Reasons", "Motivos"), max_length=600)


class RuleSet(CamRecord, table=True):
    """A rule set that an administrator loaded from a file, as text; those that came with the program are files."""

    __tablename__ = "cam_rule_set"

    name: str | None = text(L("Name", "Nombre"), max_length=60, field_class="public")
    source_text: str | None = long_text(L("The set", "El conjunto"), max_length=200_000, field_class="public")
    signature: str | None = text(L("Signature", "Firma"), field_class="public")
    in_force_from: date | None = day(L("In force from", "Rige desde"))
    in_force_to: date | None = day(L("In force until", "Rige hasta"))
    state: str | None = code(L("State", "Estado"), "cam.set_state", default="draft")
    activated_on: date | None = day(L("Activated on", "Activado el"))
