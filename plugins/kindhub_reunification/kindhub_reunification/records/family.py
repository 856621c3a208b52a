"""The members of a family, where each was when, what each wishes."""

from datetime import date

from kindhub.i18n import L
from kindhub.records.codes import code_list
from kindhub.records.fields import code, day, integer, link, long_text, partial, person, text, yes_no
from kindhub.records.partial_date import PartialDate
from kindhub_reunification.records.base import CASE, MEMBER, ReunificationRecord


class Member(ReunificationRecord, table=True):
    """One person of the family. A child that two families claim is a member of both, each marked."""

    __tablename__ = "reunification_member"

    case_id: str = link(L("Case", "Caso"), CASE)
    person_id: str | None = person(L("Person", "Persona"))
    role: str | None = code(L("In the family as", "En la familia como"), "reunification.role", index=True)
    number: int | None = integer(L("No.", "N.º"), minimum=1)
    name_on_list: str | None = text(L("Name as on the list", "Nombre como en la lista"))
    birth: PartialDate | None = partial(L("Date of birth", "Fecha de nacimiento"))
    class_status: str | None = code(L("Class member", "Miembro de la clase"), "reunification.class_status")
    placement: str | None = code(L("Lives", "Vive"), "reunification.placement")
    attorney: str | None = text(L("Attorney of the child", "Abogada o abogado de la niña o el niño"))
    claimed_elsewhere: bool | None = yes_no(L("Claimed by another family too", "También la reclama otra familia"))
    note: str | None = long_text(L("Note", "Nota"), field_class="sensitive")

    def display(self) -> str:
        """The name as on the list, else the part in the family and the number."""
        role = code_list("reunification.role").label(self.role) if self.role else ""
        return self.name_on_list or " ".join(str(part) for part in (role, self.number) if part)


class Whereabouts(ReunificationRecord, table=True):
    """Where one member was from when to when."""

    __tablename__ = "reunification_whereabouts"

    case_id: str = link(L("Case", "Caso"), CASE)
    member_id: str | None = link(L("Who", "Quién"), MEMBER)
    kind: str | None = code(L("What", "Qué"), "reunification.whereabouts")
    place: str | None = text(L("Place", "Lugar"))
    country: str | None = code(L("Country", "País"), "country")
    since: PartialDate | None = partial(L("From", "Desde"))
    until: PartialDate | None = partial(L("Until", "Hasta"))
    source: str | None = text(L("Source", "Fuente"))


class Wish(ReunificationRecord, table=True):
    """What one member wishes, as said on one day; the latest counts and the earlier ones stay."""

    __tablename__ = "reunification_wish"

    case_id: str = link(L("Case", "Caso"), CASE)
    member_id: str | None = link(L("Who", "Quién"), MEMBER)
    wish: str | None = code(L("Wish", "Deseo"), "reunification.wish", index=True)
    said_on: date | None = day(L("Said on", "Dicho el"), index=True)
    language: str | None = code(L("Language", "Idioma"), "language")
    interpreter: str | None = text(L("Interpreter", "Intérprete"))
    alone: bool | None = yes_no(L("Heard alone", "Se le escuchó a solas"))
    consent: str | None = code(L("Consent", "Consentimiento"), "reunification.consent")
    consent_by: str | None = text(L("Who consented", "Quién consintió"))
    consent_on: date | None = day(L("Consent on", "Consentimiento el"))
    words: str | None = long_text(L("In her or his words", "En sus palabras"), field_class="sensitive")
