"""The tables every encrypted file has, whoever's it is: ledger, checkpoints, drafts, deadlines, preferences, roles,
the compiled reports that were given out, and the office's own templates of letters.

Each program keeps its own set in its own file: the shell's file holds nothing that tells that a restricted record
exists. They are plain tables, not records, for they are written by the storage itself.
"""

from dataclasses import dataclass
from functools import cache

from sqlalchemy import Column, Index, Integer, LargeBinary, MetaData, Table, Text

house_metadata = MetaData()


@dataclass(frozen=True, slots=True)
class House:
    """The house tables of one schema."""

    ledger: Table
    checkpoint: Table
    draft: Table
    deadline: Table
    preference: Table
    role: Table
    given_out: Table
    letter: Table


@cache
def house_of(schema: str) -> House:
    """The house tables of that schema (`main` or a program's key)."""
    return House(
        ledger=_ledger(schema),
        checkpoint=_checkpoint(schema),
        draft=_draft(schema),
        deadline=_deadline(schema),
        preference=_preference(schema),
        role=_role(schema),
        given_out=_given_out(schema),
        letter=_letter(schema),
    )


def _ledger(schema: str) -> Table:
    return Table(
        "ledger",
        house_metadata,
        Column("n", Integer, primary_key=True),
        Column("at", Text, nullable=False),
        Column("who", Text, nullable=False),
        Column("device", Text, nullable=False),
        Column("unit", Text, nullable=False),
        Column("action", Text, nullable=False),
        Column("entity", Text, nullable=False),
        Column("record_id", Text, nullable=False),
        Column("changes", Text, nullable=False),
        Column("vector", Text, nullable=False),
        Column("reason", Text, nullable=False),
        Column("hash", LargeBinary, nullable=False),
        Index("ix_ledger_record", "record_id", "n"),
        Index("ix_ledger_unit", "unit"),
        schema=schema,
    )


def _checkpoint(schema: str) -> Table:
    return Table(
        "ledger_checkpoint",
        house_metadata,
        Column("n", Integer, primary_key=True),
        Column("at", Text, nullable=False),
        Column("who", Text, nullable=False),
        Column("device", Text, nullable=False),
        Column("hash", LargeBinary, nullable=False),
        Column("signature", LargeBinary, nullable=False),
        schema=schema,
    )


def _draft(schema: str) -> Table:
    return Table(
        "draft",
        house_metadata,
        Column("id", Text, primary_key=True),
        Column("uid", Text, nullable=False),
        Column("form", Text, nullable=False),
        Column("record_id", Text, nullable=False),
        Column("parent_id", Text, nullable=False),
        Column("base_version", Integer, nullable=False),
        Column("at", Text, nullable=False),
        Column("content", Text, nullable=False),
        Index("ix_draft_owner", "uid", "form", "record_id", "parent_id", unique=True),
        schema=schema,
    )


def _deadline(schema: str) -> Table:
    return Table(
        "deadline",
        house_metadata,
        Column("record_id", Text, primary_key=True),
        Column("key", Text, primary_key=True),
        Column("due_on", Text, nullable=False),
        Column("done_on", Text),
        Column("form", Text, nullable=False),
        Index("ix_deadline_due", "done_on", "due_on", "record_id"),
        Index("ix_deadline_next", "record_id", "done_on", "due_on", "key"),
        schema=schema,
    )


def _preference(schema: str) -> Table:
    return Table(
        "preference",
        house_metadata,
        Column("uid", Text, primary_key=True),
        Column("key", Text, primary_key=True),
        Column("content", Text, nullable=False),
        schema=schema,
    )


def _given_out(schema: str) -> Table:
    return Table(
        "given_out",
        house_metadata,
        Column("id", Text, primary_key=True),
        Column("report", Text, nullable=False),
        Column("first", Text, nullable=False),
        Column("last", Text, nullable=False),
        Column("at", Text, nullable=False),
        Column("who", Text, nullable=False),
        Column("content", Text, nullable=False),
        Index("ix_given_out_report", "report", "at"),
        schema=schema,
    )


def _letter(schema: str) -> Table:
    return Table(
        "letter",
        house_metadata,
        Column("id", Text, primary_key=True),
        Column("letter", Text, nullable=False),
        Column("language", Text, nullable=False),
        Column("at", Text, nullable=False),
        Column("who", Text, nullable=False),
        Column("content", LargeBinary, nullable=False),
        Index("ix_letter_in_force", "letter", "language", "at"),
        schema=schema,
    )


def _role(schema: str) -> Table:
    return Table(
        "member_role",
        house_metadata,
        Column("uid", Text, primary_key=True),
        Column("role", Text, nullable=False),
        schema=schema,
    )
