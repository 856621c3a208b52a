"""Who came to workshops: in the program's own file, never among the shared persons."""

from kindhub.i18n import L
from kindhub.records.fields import code, codes, link, partial, person, place, text, yes_no
from kindhub.records.partial_date import PartialDate
from kindhub_gbv_activities.records.base import PARTICIPANT, ActivityRecord


class Participant(ActivityRecord, table=True):
    """One human being over the years, known by a name or by initials only.

    `person_id` may name the shared person she also is; the shared records never point back, for nobody else is to
    learn that she came.
    """

    __tablename__ = "gbv_activities_participant"

    given: str | None = text(L("Given names", "Nombres"), index=True)
    surnames: str | None = text(L("Surnames", "Apellidos"), index=True)
    initials: str | None = text(L("Initials", "Iniciales"), max_length=10)
    sex: str | None = code(L("Sex", "Sexo"), "sex", index=True)
    birth: PartialDate | None = partial(L("Born", "Nacimiento"))
    place: str | None = place(L("Municipality", "Municipio"))
    community: str | None = text(L("School or community", "Escuela o comunidad"))
    phone: str | None = text(L("Telephone", "Teléfono"), max_length=120)
    language: str | None = code(L("First language", "Lengua materna"), "language")
    people: str | None = code(L("People", "Pueblo"), "people", field_class="sensitive")
    disability: bool | None = yes_no(L("Has a disability", "Tiene discapacidad"), field_class="sensitive")
    migration: tuple[str, ...] | None = codes(
        L("Migration", "Migración"), "gbv_activities.migration_profile", field_class="sensitive"
    )
    also_written: str | None = text(
        L("Also written", "También escrito"), max_length=1_000,
        help=L("Other spellings of lists, one after the other with “;”. They are recognised too.",
               "Otras formas en que la escriben las listas, separadas con «;». También se reconocen."),
    )  # fmt: skip
    person_id: str | None = person(L("Also a person of the hub", "También es una persona del hub"))

    def display(self) -> str:
        """The name, or the initials where that is all there is."""
        return " ".join(part for part in (self.given, self.surnames) if part) or (self.initials or "")

    def spellings(self) -> tuple[str, ...]:
        """The other ways she is written."""
        return tuple(one for part in (self.also_written or "").split(";") if (one := part.strip()))


class ParticipantsApart(ActivityRecord, table=True):
    """Two participants somebody said are two, so that nobody is asked again."""

    __tablename__ = "gbv_activities_participants_apart"

    participant_id: str = link(L("Participant", "Participante"), PARTICIPANT)
    other_id: str = link(L("Other participant", "Otra participante"), PARTICIPANT)
