"""The directory: institutions and the people who were trained, in the program's own file."""

from kindhub.i18n import L
from kindhub.records.fields import code, link, place, text
from kindhub_mexico_training.records.base import INSTITUTION, TRAINEE, TrainingRecord

_ALSO = L(
    "Other spellings of lists, one after the other with “;”. They are recognised too.",
    "Otras formas en que aparece en las listas, separadas con «;». También se reconocen.",
)


class AlsoWritten(TrainingRecord):
    """What lists write in many ways."""

    also_written: str | None = text(L("Also written", "También escrito"), max_length=2_000, help=_ALSO)

    def spellings(self) -> tuple[str, ...]:
        """The other ways it is written."""
        return tuple(one for part in (self.also_written or "").split(";") if (one := part.strip()))


class Institution(AlsoWritten, table=True):
    """A body whose people are trained, once: a federal one for the country, others for their state or town.

    `body` is the known public body it is (see `exchange/institutions`); a private one has none and goes by its name.
    """

    __tablename__ = "mexico_training_institution"

    name: str = text(L("Institution", "Institución"), index=True, field_class="public")
    kind: str | None = code(L("Kind", "Tipo"), "mexico_training.institution_kind", index=True, field_class="public")
    body: str | None = code(L("Public body", "Organismo"), "mexico_training.body", field_class="public")
    state: str | None = place(L("State", "Estado"), field_class="public")
    town: str | None = text(L("Town", "Ciudad"), max_length=120, field_class="public")
    country: str | None = code(L("Country it stands for", "País que representa"), "country", field_class="public")
    phone: str | None = text(L("Telephone", "Teléfono"), max_length=120)
    contact: str | None = text(L("Contact", "Enlace"))

    def display(self) -> str:
        """Its name."""
        return self.name


class InstitutionsApart(TrainingRecord, table=True):
    """Two institutions somebody said are two, so that nobody is asked again."""

    __tablename__ = "mexico_training_institutions_apart"

    institution_id: str = link(L("Institution", "Institución"), INSTITUTION)
    other_id: str = link(L("Other institution", "Otra institución"), INSTITUTION)


class Trainee(AlsoWritten, table=True):
    """One human being over the years, whatever the spelling and whoever employs her; institution and state of today."""

    __tablename__ = "mexico_training_trainee"

    given: str | None = text(L("Given names", "Nombres"), index=True)
    surnames: str | None = text(L("Surnames", "Apellidos"), index=True)
    sex: str | None = code(L("Sex", "Sexo"), "sex", index=True)
    institution_id: str | None = link(L("Institution", "Institución"), INSTITUTION)
    position: str | None = code(L("Post", "Cargo"), "mexico_training.position")
    state: str | None = place(L("State", "Estado"))
    email: str | None = text(L("E-mail", "Correo"), max_length=200)
    phone: str | None = text(L("Telephone", "Teléfono"), max_length=120)

    def display(self) -> str:
        """The name."""
        return " ".join(part for part in (self.given, self.surnames) if part)


class TraineesApart(TrainingRecord, table=True):
    """Two trainees somebody said are two, so that nobody is asked again."""

    __tablename__ = "mexico_training_trainees_apart"

    trainee_id: str = link(L("Person", "Persona"), TRAINEE)
    other_id: str = link(L("Other person", "Otra persona"), TRAINEE)
