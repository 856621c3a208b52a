"""Ledger, checkpoints, drafts, deadlines, preferences, roles and what was given out; the ledger can only grow."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

HOUSE = "house"


def upgrade() -> None:
    op.create_table(
        "ledger",
        sa.Column("n", sa.Integer(), primary_key=True),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("device", sa.Text(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("entity", sa.Text(), nullable=False),
        sa.Column("record_id", sa.Text(), nullable=False),
        sa.Column("changes", sa.Text(), nullable=False),
        sa.Column("vector", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("hash", sa.LargeBinary(), nullable=False),
        schema=HOUSE,
    )
    op.create_index("ix_ledger_record", "ledger", ["record_id", "n"], schema=HOUSE)
    op.create_index("ix_ledger_unit", "ledger", ["unit"], schema=HOUSE)
    op.create_table(
        "ledger_checkpoint",
        sa.Column("n", sa.Integer(), primary_key=True),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("device", sa.Text(), nullable=False),
        sa.Column("hash", sa.LargeBinary(), nullable=False),
        sa.Column("signature", sa.LargeBinary(), nullable=False),
        schema=HOUSE,
    )
    op.create_table(
        "draft",
        sa.Column("id", sa.Text(), primary_key=True),
        sa.Column("uid", sa.Text(), nullable=False),
        sa.Column("form", sa.Text(), nullable=False),
        sa.Column("record_id", sa.Text(), nullable=False),
        sa.Column("parent_id", sa.Text(), nullable=False),
        sa.Column("base_version", sa.Integer(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        schema=HOUSE,
    )
    op.create_index("ix_draft_owner", "draft", ["uid", "form", "record_id", "parent_id"], unique=True, schema=HOUSE)
    op.create_table(
        "deadline",
        sa.Column("record_id", sa.Text(), primary_key=True),
        sa.Column("key", sa.Text(), primary_key=True),
        sa.Column("due_on", sa.Text(), nullable=False),
        sa.Column("done_on", sa.Text()),
        sa.Column("form", sa.Text(), nullable=False),
        schema=HOUSE,
    )
    op.create_index("ix_deadline_due", "deadline", ["done_on", "due_on", "record_id"], schema=HOUSE)
    op.create_index("ix_deadline_next", "deadline", ["record_id", "done_on", "due_on", "key"], schema=HOUSE)
    op.create_table(
        "preference",
        sa.Column("uid", sa.Text(), primary_key=True),
        sa.Column("key", sa.Text(), primary_key=True),
        sa.Column("content", sa.Text(), nullable=False),
        schema=HOUSE,
    )
    op.create_table(
        "member_role",
        sa.Column("uid", sa.Text(), primary_key=True),
        sa.Column("role", sa.Text(), nullable=False),
        schema=HOUSE,
    )
    op.create_table(
        "given_out",
        sa.Column("id", sa.Text(), primary_key=True),
        sa.Column("report", sa.Text(), nullable=False),
        sa.Column("first", sa.Text(), nullable=False),
        sa.Column("last", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        schema=HOUSE,
    )
    op.create_index("ix_given_out_report", "given_out", ["report", "at"], schema=HOUSE)
    op.create_table(
        "letter",
        sa.Column("id", sa.Text(), primary_key=True),
        sa.Column("letter", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        schema=HOUSE,
    )
    op.create_index("ix_letter_in_force", "letter", ["letter", "language", "at"], schema=HOUSE)
    schema = op.get_bind().get_execution_options()["schema_translate_map"][HOUSE]
    for verb in ("UPDATE", "DELETE"):
        for table in ("ledger", "ledger_checkpoint"):
            op.execute(
                f"CREATE TRIGGER {schema}.{table}_no_{verb.lower()} BEFORE {verb} ON {table} "
                "BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END"
            )
