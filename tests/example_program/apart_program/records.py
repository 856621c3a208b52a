"""A confidential talk is the case: no shared person, and ids that tell nothing of when it was opened."""

from typing import Any, ClassVar

from sqlalchemy.orm import registry

from kindhub.i18n import L
from kindhub.program.mixins.case import CaseHead
from kindhub.records import fields as f
from kindhub.records.base import Record, metadata, new_secret_id


class ApartRecord(Record, registry=registry(metadata=metadata)):
    """The base of the program's records."""

    __table_args__: ClassVar[Any] = {"schema": "apart"}

    @classmethod
    def make_id(cls) -> str:
        """Tells no time."""
        return new_secret_id()


class Talk(CaseHead, ApartRecord, table=True):
    """One talk."""

    __tablename__ = "apart_talk"

    status: str = f.code(L("Status", "Estado"), "apart.status", index=True, default="heard")
    about: str | None = f.text(L("About", "Sobre qué"))


class Alias(ApartRecord, table=True):
    """A word by which only this program finds its case."""

    __tablename__ = "apart_alias"

    case_id: str = f.link(L("Talk", "Plática"), "apart.apart_talk")
    word: str | None = f.text(L("Word", "Palabra"))


RECORDS = (Talk, Alias)
