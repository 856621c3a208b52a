"""A secret of a data folder: made once, kept in the program's encrypted file and nowhere else."""

import secrets
from typing import Any

from sqlalchemy import select

from kindhub.i18n import L
from kindhub.records.base import Record, table_of
from kindhub.records.fields import text

BYTES = 32


class FolderSecretFields(Record):
    """One row. Two folders have two secrets, so that what is made with them cannot be laid beside each other."""

    secret: str = text(L("Secret", "Secreto"), max_length=64, secret=True, field_class="restricted")


def folder_secrets(session: Any, record: type[FolderSecretFields]) -> list[bytes]:
    """The secrets of this folder: one, or more where folders have been joined; the oldest first.

    They belong to the folder and to no person, so no scope narrows the question.
    """
    table = table_of(record)
    return [bytes.fromhex(one) for one in session.execute(select(table.c.secret).order_by(table.c.id)).scalars()]


def folder_secret(work: Any, record: type[FolderSecretFields]) -> bytes:
    """The secret of this folder; made where there is none yet, in the same unit of work."""
    kept: dict[type[Record], bytes] = work.session.info.setdefault("folder_secrets", {})
    if record not in kept:
        with work.session.no_autoflush:
            held = folder_secrets(work.session, record)
        if not held:
            made = record(secret=secrets.token_hex(BYTES))
            work.add(made)
            held = [bytes.fromhex(made.secret)]
        kept[record] = held[0]
    return kept[record]
