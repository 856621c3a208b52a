"""The refugee claim before COMAR and its weekly signatures; other matters with their hearings."""

from datetime import date

from kindhub.i18n import L
from kindhub.program.mixins.legal_matter import AppealFields, FilingFields, HearingFields, LegalMatterFields
from kindhub.records.fields import code, day, integer, link, long_text, partial, place, text, yes_no
from kindhub.records.partial_date import PartialDate
from kindhub_mexico.records.base import CASE, CLAIM, MATTER, MexicoRecord, headed, labelled


class AsylumClaim(FilingFields, AppealFields, MexicoRecord, table=True):
    """One claim. The term to file runs from the entry, or from `could_from` where it was not possible before."""

    __tablename__ = "mexico_claim"

    case_id: str = link(L("Case", "Caso"), CASE)
    reference: str | None = text(L("COMAR file", "Expediente de COMAR"), max_length=120, index=True)
    entered_on: PartialDate | None = partial(L("Entered Mexico on", "Ingresó a México el"))
    could_from: date | None = day(L("Could file from", "Pudo presentarla desde"))
    late_reason: str | None = long_text(L("Why it was filed late", "Por qué se presentó tarde"),
                                        field_class="sensitive")  # fmt: skip
    filed_with: str | None = code(L("Filed with", "Presentada ante"), "mexico.filed_with")
    state: str | None = place(L("State of the claim", "Estado donde se presentó"))
    by_other: bool | None = yes_no(L("Filed by somebody else", "La presentó otra persona"))
    by_whom: str | None = text(L("By whom", "Quién la presentó"))
    ratified_on: date | None = day(L("Ratified on", "Ratificada el"))
    told_comar_on: date | None = day(L("INM passed it to COMAR on", "El INM la pasó a COMAR el"))
    told_inm_on: date | None = day(L("COMAR told INM on", "COMAR avisó al INM el"))
    admitted_on: date | None = day(L("Certificate given on", "Constancia entregada el"))
    interview_on: date | None = day(L("Interview on", "Entrevista el"))
    interpreter: bool | None = yes_no(L("With an interpreter", "Con intérprete"))
    extended_on: date | None = day(L("Term extended on", "Plazo ampliado el"))
    signs_weekly: bool | None = yes_no(L("Signs every week", "Firma cada semana"), default=True)
    outcome: str | None = code(L("Outcome", "Resultado"), "mexico.claim_outcome", index=True)
    notified_on: date | None = day(L("Notified on", "Notificada el"))
    appeal_outcome: str | None = code(L("Outcome of the appeal", "Resultado del recurso"), "mexico.appeal_outcome")
    residence_on: date | None = day(L("Permanent residence asked for on", "Residencia permanente solicitada el"))
    family_on: date | None = day(L("Derived family asked for on", "Reconocimiento derivado solicitado el"))
    note: str | None = long_text(L("Note", "Nota"), field_class="sensitive")

    def display(self) -> str:
        """Its number, and when it was filed."""
        return headed(self.reference or "COMAR", self.filed_on)

    def advice(self) -> list[tuple[str, L]]:
        """Filed before the entry, decided before the filing."""
        found = self.early_decision()
        if self.filed_on and self.entered_on and self.entered_on.earliest and self.filed_on < self.entered_on.earliest:
            found.append(("filed_on", L("It was filed before the entry.", "Se presentó antes del ingreso.")))
        return found


class Signature(MexicoRecord, table=True):
    """One weekly signature; who does not sign is taken to have abandoned the claim."""

    __tablename__ = "mexico_signature"

    case_id: str = link(L("Case", "Caso"), CASE)
    claim_id: str | None = link(L("Claim", "Solicitud"), CLAIM)
    signed_on: date | None = day(L("Signed on", "Firmó el"), index=True)
    signed_at: str | None = code(L("At", "Ante"), "mexico.filed_with", default="comar")
    excused: bool | None = yes_no(L("Excused", "Falta justificada"))
    note: str | None = text(L("Note", "Nota"))


class LegalMatter(LegalMatterFields, AppealFields, MexicoRecord, table=True):
    """A matter before an authority in which somebody stands up for the child."""

    __tablename__ = "mexico_matter"

    case_id: str = link(L("Case", "Caso"), CASE)
    kind: str | None = code(L("Matter", "Asunto"), "mexico.matter_kind", index=True)
    representation: str | None = code(L("Representation", "Representación"), "mexico.representation", index=True)
    authority: str | None = code(L("Authority", "Autoridad"), "mexico.authority", index=True)
    state: str | None = place(L("State", "Estado"))
    reference: str | None = text(L("Reference", "N.º de expediente"), max_length=120, index=True)
    outcome: str | None = code(L("Outcome", "Resultado"), "mexico.matter_outcome", default="pending", index=True)
    appeal_outcome: str | None = code(L("Outcome of the appeal", "Resultado del recurso"), "mexico.appeal_outcome")

    def display(self) -> str:
        """What it is, and when it was filed."""
        return headed(labelled("mexico.matter_kind", self.kind), self.filed_on)

    def advice(self) -> list[tuple[str, L]]:
        """Decided before the filing."""
        return self.early_decision()


class Hearing(HearingFields, MexicoRecord, table=True):
    """A hearing or interview of a matter; `minutes` are those somebody of the office was there."""

    __tablename__ = "mexico_hearing"

    case_id: str = link(L("Case", "Caso"), CASE)
    matter_id: str | None = link(L("Matter", "Asunto"), MATTER)
    kind: str | None = code(L("Kind", "Tipo"), "mexico.hearing_kind", index=True)
    accompanied: bool | None = yes_no(L("Somebody went along", "Se acompañó"))
    by: str | None = text(L("Who went along", "Quién acompañó"), max_length=120)
    minutes: int | None = integer(L("Minutes", "Minutos"), minimum=0, maximum=1_440)
