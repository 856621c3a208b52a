"""Documents of a person, and the encrypted file behind each."""

from datetime import date

from kindhub.i18n import L
from kindhub.records.base import Record
from kindhub.records.fields import code, day, integer, link, partial, text
from kindhub.records.partial_date import PartialDate


class DocumentFields(Record):
    """What every document has; the shell and each program derive their own table from it, each in its own file."""

    kind: str | None = code(L("Kind", "Tipo"), "document_kind")
    title: str = text(L("Title", "Título"))
    issued_on: PartialDate | None = partial(L("Issued on", "Emitido el"))
    expires: PartialDate | None = partial(L("Expires", "Vence"))
    received_on: date | None = day(L("Received on", "Recibido el"))
    seen: str | None = code(L("Seen as", "Se vio"), "document_seen")
    file_name: str | None = text(L("File name", "Nombre del archivo"))
    media_type: str | None = text(L("Type of file", "Tipo de archivo"))
    size: int | None = integer(L("Size in bytes", "Tamaño en bytes"))
    stored_as: str | None = text(L("Stored as", "Guardado como"), max_length=64)
    file_key: str | None = text(
        L("Key of the file", "Clave del archivo"), max_length=64, field_class="restricted", secret=True
    )


class Document(DocumentFields, table=True):
    """A document that belongs to the shared person: birth certificate, photo, passport."""

    __tablename__ = "document"

    person_id: str = link(L("Person", "Persona"), "person")
