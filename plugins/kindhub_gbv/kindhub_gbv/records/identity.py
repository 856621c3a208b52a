"""The identity vault: who is behind a survivor code. No other record of the program holds a name."""

from kindhub.i18n import L
from kindhub.records.fields import long_text, text
from kindhub_gbv.records.base import GbvRecord


class Identity(GbvRecord, table=True):
    """Joined to the file by the survivor code and nothing else; read by those with the right `view_identity`.

    Without a code it is what an import had to set aside: a name that stood where none may stand.
    """

    __tablename__ = "gbv_identity"

    code: str | None = text(L("Survivor code", "Código de sobreviviente"), max_length=60, index=True)
    given: str | None = text(L("Given names", "Nombres"), field_class="restricted")
    surnames: str | None = text(L("Surnames", "Apellidos"), field_class="restricted")
    document: str | None = text(L("Identity document", "Documento"), field_class="restricted")
    phone: str | None = text(L("Telephone", "Teléfono"), field_class="restricted")
    safe_how: str | None = text(L("Safe contact: how", "Contacto seguro: cómo"), field_class="restricted")
    safe_when: str | None = text(L("Safe contact: when", "Contacto seguro: cuándo"), field_class="restricted")
    never_if: str | None = text(L("Do not contact if", "No contactar si"), field_class="restricted")
    caregiver: str | None = text(L("Caregiver", "Encargada o encargado"), field_class="restricted")
    address: str | None = text(L("Address", "Dirección"), max_length=1_000, field_class="restricted")
    note: str | None = long_text(L("Note", "Nota"), field_class="restricted")
