"""Search: one card per person, and the words she is found by.

Cards are derived and can be made anew at any time. The word index holds no text of its own (`content=''`): it keeps
folded words and sounds only, and its rows are the cards' numbers.
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.create_table(
        "person_card",
        sa.Column("n", sa.Integer(), primary_key=True),
        sa.Column("person_id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("other_names", sa.Text(), nullable=False),
        sa.Column("sort_name", sa.Text(), nullable=False),
        sa.Column("sex", sa.Text()),
        sa.Column("birth", sa.Text()),
        sa.Column("place", sa.Text()),
        sa.Column("languages", sa.Text()),
        sa.Column("invented", sa.Boolean(), nullable=False),
    )
    op.create_index("ix_person_card_person_id", "person_card", ["person_id"], unique=True)
    op.create_index("ix_person_card_sort_name", "person_card", ["sort_name", "n"])
    op.create_index("ix_person_card_birth", "person_card", ["birth", "n"])
    op.create_index("ix_person_card_place", "person_card", ["place", "n"])
    op.execute(
        "CREATE VIRTUAL TABLE person_words USING fts5(name, sound, number, family, content='', contentless_delete=1, "
        "detail='column', prefix='1 2 3', tokenize=\"unicode61 remove_diacritics 2\")"
    )
