"""The files behind documents: kept encrypted, read into memory, and given out as a copy only with a reason.

A copy that leaves the hub is out of its hands for good; so it takes the right to export, a reason, and a ledger row.
"""

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy.orm import Session

from kindhub.errors import UserError
from kindhub.i18n import L
from kindhub.records.base import table_of
from kindhub.records.document import Document, DocumentFields
from kindhub.security.access import HUB
from kindhub.services.settings import setting_in_force
from kindhub.storage.attachments import erase_attachment, open_attachment, read_for_attaching, store_attachment
from kindhub.storage.hub import Hub

if TYPE_CHECKING:
    from datetime import date

MAIN = "main"
SMALLER_PHOTO = 2000
"""Pixels of the longer side that a photograph is shrunk to on request: a page of print stays readable."""

SHORTEST_REASON = 5
_NAME_LENGTH = 300

_GONE = L("This document is no longer here.", "Este documento ya no está.")
_NO_FILE = L("No file is attached to this document.", "Este documento no tiene archivo adjunto.")
_WHY = L(
    "Write for what the copy is needed: it goes into the history.",
    "Escriba para qué se necesita la copia: queda en el historial.",
)
_NOT_WRITTEN = L(
    "The copy could not be written to {place}: {why}. Choose another folder.",
    "No se pudo escribir la copia en {place}: {why}. Elija otra carpeta.",
)


@dataclass(frozen=True, slots=True)
class Paper:
    """A document with its file in clear, in memory only. `owner` is the person's id, or the case's in a program."""

    schema: str
    record_id: str
    entity: str
    owner: str
    title: str
    file_name: str
    media_type: str
    restricted: bool
    content: bytes = field(repr=False)


def read_paper(hub: Hub, schema: str, record_id: str) -> Paper:
    """Open a document. In a restricted program the reading itself is written into the ledger, before it is shown.

    Raises `Refused` without the right, `UserError` when there is no file, `NotClean` when it was changed.
    """
    hub.user.require(program_of(schema), "view")
    restricted = schema != MAIN and hub.programs[schema].info.restricted
    with hub.read() as session:
        record = _record(session, hub, schema, record_id)
    if not (record.stored_as and record.file_key):
        raise UserError(_NO_FILE)
    content = open_attachment(hub.folder, schema, record.id, record.stored_as, record.file_key)
    entity = table_of(type(record)).name
    if restricted:
        with hub.begin("read document") as work:
            work.log("read", entity, record.id, schema=schema)
    return Paper(
        schema=schema,
        record_id=record.id,
        entity=entity,
        owner=_owner(hub, record),
        title=record.title,
        file_name=record.file_name or record.title,
        media_type=record.media_type or "",
        restricted=restricted,
        content=content,
    )


def save_copy(hub: Hub, paper: Paper, target: Path, reason: str) -> None:
    """Write the file in clear where the person chose. Raises `Refused` without `export`, `UserError` without a reason.

    The ledger row comes first: a copy nobody wrote down must not exist, a row without its copy does no harm.
    """
    hub.user.require(program_of(paper.schema), "export")
    why = reason.strip()
    if len(why) < SHORTEST_REASON:
        raise UserError(_WHY)
    with hub.begin("export document") as work:
        work.log("export", paper.entity, paper.record_id, schema=paper.schema, reason=why)
    try:
        target.write_bytes(paper.content)
    except OSError as fault:
        raise UserError(_NOT_WRITTEN, place=target, why=fault.strerror or "") from fault


def keep_file(hub: Hub, document: DocumentFields, path: Path, received_on: "date") -> str:
    """Keep a file with a new document, encrypted; photographs lose what they tell beside the picture.

    Gives the id of the unit of work. Raises `UserError` for a file that is too large, empty or unreadable; then
    nothing is kept.
    """
    from kindhub.storage.images import prepare  # whoever attaches nothing does without what decodes pictures

    schema = type(document).schema_key()
    hub.user.require(program_of(schema), "create")
    prepared = prepare(read_for_attaching(path), longest=SMALLER_PHOTO if wants_smaller_photos(hub) else None)
    stored = store_attachment(hub.folder, schema, document.id, prepared.content)
    document.file_name, document.media_type = path.name[:_NAME_LENGTH], prepared.media_type
    document.stored_as, document.file_key, document.size = stored.name, stored.key, stored.size
    document.received_on = received_on
    try:
        with hub.begin("attach") as work:
            work.add(document)
    except BaseException:
        erase_attachment(hub.folder, stored.name)
        raise
    return work.id


def keep_file_of_person(hub: Hub, person_id: str, path: Path, received_on: "date") -> str:
    """Keep a file as a new document of a person; its title is the file's name until somebody gives it a better one."""
    document = Document(person_id=person_id, title=path.stem[:_NAME_LENGTH] or path.name)
    return keep_file(hub, document, path, received_on)


def wants_smaller_photos(hub: Hub) -> bool:
    """Whether this person wants photographs made smaller when she attaches them."""
    with hub.read() as session:
        return bool(setting_in_force(session, hub.user.uid, "attach.smaller").value)


def program_of(schema: str) -> str:
    """The program whose rights count for records of this schema."""
    return HUB if schema == MAIN else schema


def _record(session: Session, hub: Hub, schema: str, record_id: str) -> DocumentFields:
    kinds = [Document] if schema == MAIN else hub.programs[schema].records
    for kind in kinds:
        if issubclass(kind, DocumentFields):
            found = session.get(kind, record_id)
            if found is not None:
                return found
    raise UserError(_GONE)


def _owner(hub: Hub, record: DocumentFields) -> str:
    if isinstance(record, Document):
        return record.person_id
    kind = type(record)
    parent = next((form.parent for form in hub.programs[kind.schema_key()].forms if form.record is kind), "")
    return str(getattr(record, parent, "")) if parent else ""
