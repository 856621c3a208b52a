"""The survivor's file: a code and never a name. What is known of her at intake, and what she agreed to."""

from datetime import date

from kindhub.i18n import L
from kindhub.program.mixins.case import CaseHead
from kindhub.records.fields import code, day, integer, link, long_text, partial, place, text, yes_no
from kindhub.records.partial_date import PartialDate
from kindhub_gbv.records.base import CASE, GbvRecord


class Case(CaseHead, GbvRecord, table=True):
    """One survivor's file; `number` is the survivor code, which alone joins it to the identity.

    `this_computer_only`: she does not want her file in any shared database, so it leaves in no package; it is counted.
    """

    __tablename__ = "gbv_case"

    status: str = code(L("Status", "Estado"), "gbv.status", index=True, default="introduction")
    stage_before: str | None = code(L("Stage before", "Etapa anterior"), "gbv.status")
    caseworker_code: str | None = text(
        L("Caseworker code", "Código de gestora"), max_length=20, synonyms=("Código de gestora",)
    )
    this_computer_only: bool | None = yes_no(L("This computer only", "Solo esta computadora"))
    last_contact: date | None = day(L("Last contact", "Último contacto"))
    next_contact: date | None = day(L("Next contact due", "Próximo contacto"))


class Intake(GbvRecord, table=True):
    """The standard intake: what is known of the survivor when she comes."""

    __tablename__ = "gbv_intake"

    case_id: str = link(L("Case", "Caso"), CASE)
    received_on: PartialDate | None = partial(L("Date of intake", "Fecha de ingreso"))
    reported_by_survivor: bool | None = yes_no(L("Reported by the survivor", "Lo reporta la propia persona"))
    sex: str | None = code(L("Sex", "Sexo"), "sex", index=True)
    birth: PartialDate | None = partial(L("Birth date or age", "Nacimiento o edad"))
    marital: str | None = code(L("Marital status", "Estado civil"), "gbv.marital")
    ethnicity: str | None = code(L("Ethnicity or language", "Etnia o idioma"), "gbv.ethnicity")
    country: str | None = code(L("Country of origin", "País de origen"), "country")
    displacement: str | None = code(L("Displacement", "Situación de desplazamiento"), "gbv.displacement")
    vulnerability: str | None = code(L("Vulnerability", "Vulnerabilidad"), "gbv.vulnerability")
    place: str | None = place(L("Municipality", "Municipio"))
    remarks: str | None = long_text(L("Remarks", "Observaciones"), field_class="sensitive")


class Consent(GbvRecord, table=True):
    """Introduction and consent: before her story is heard. Given by whom goes by age; limits are told first."""

    __tablename__ = "gbv_consent"

    case_id: str = link(L("Case", "Caso"), CASE)
    country: str | None = code(L("Country whose law holds", "País cuya ley rige"), "gbv.rule_country")
    introduced_on: date | None = day(L("Introduced on", "Presentación el"))
    language: str | None = code(L("Language", "Idioma"), "language")
    interpreter: bool | None = yes_no(L("With an interpreter", "Con intérprete"))
    limits_told_on: date | None = day(
        L("Limits told on", "Límites explicados el"),
        help=L("What must be reported by law, told before she speaks.",
               "Lo que la ley obliga a informar, dicho antes de que hable."),
    )  # fmt: skip
    age_band: str | None = code(L("Age", "Edad"), "gbv.consent_age")
    given_by: str | None = code(L("Given by", "Lo da"), "gbv.consent_giver")
    caregiver_unsafe: bool | None = yes_no(L("Caregiver is not safe", "Quien cuida no es seguro"))
    assent: str | None = code(L("Assent of the child", "Asentimiento de la niña o del niño"), "gbv.assent")
    means: str | None = code(L("How", "Cómo"), "consent_means")
    services: str | None = code(L("Consents to services", "Consiente recibir servicios"), "gbv.consent")
    services_on: date | None = day(L("Consent on", "Consentimiento el"))
    referrals: str | None = code(L("Consents to referrals", "Consiente que se le remita"), "gbv.consent")
    withdrawn_on: date | None = day(L("Withdrawn on", "Retirado el"))
    text_version: str | None = text(L("Version of the text read", "Versión del texto leído"), max_length=40)


class Release(GbvRecord, table=True):
    """Consent to share for one sector: one answer each, with its limits, and it can be taken back."""

    __tablename__ = "gbv_release"

    case_id: str = link(L("Case", "Caso"), CASE)
    sector: str | None = code(L("Sector", "Sector"), "gbv.sector")
    answer: str | None = code(L("Answer", "Respuesta"), "gbv.consent")
    answered_on: date | None = day(L("On", "El"))
    recipient: str | None = text(L("To whom", "A quién"))
    limits: str | None = long_text(L("What must not be shared", "Lo que no se comparte"), field_class="sensitive")
    means: str | None = code(L("How", "Cómo"), "consent_means")
    withdrawn_on: date | None = day(L("Withdrawn on", "Retirado el"))


class GroupPlace(GbvRecord, table=True):
    """Her place in a therapeutic group, which goes by a code as she does."""

    __tablename__ = "gbv_group_place"

    case_id: str = link(L("Case", "Caso"), CASE)
    group: str | None = text(L("Group code", "Código del grupo"), max_length=40, index=True)
    joined_on: date | None = day(L("Joined on", "Entró el"))
    left_on: date | None = day(L("Left on", "Salió el"))
    sessions_held: int | None = integer(L("Sessions held", "Sesiones que hubo"), minimum=0)
    sessions_attended: int | None = integer(L("Sessions attended", "Sesiones a las que vino"), minimum=0)
    wellbeing_before: int | None = integer(L("Wellbeing before", "Bienestar antes"), minimum=0, maximum=100)
    wellbeing_after: int | None = integer(L("Wellbeing after", "Bienestar después"), minimum=0, maximum=100)
