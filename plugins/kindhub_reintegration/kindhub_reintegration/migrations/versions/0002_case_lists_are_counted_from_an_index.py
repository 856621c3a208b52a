"""Case lists are counted from an index that holds what they ask"""

from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    with op.batch_alter_table('reintegration_case', schema='reintegration') as batch_op:
        batch_op.drop_index(batch_op.f('ix_reintegration_case_status'))
        batch_op.create_index(
            'ix_reintegration_case_counted', ['status', 'id', 'approved_plan_on'], unique=False
        )
