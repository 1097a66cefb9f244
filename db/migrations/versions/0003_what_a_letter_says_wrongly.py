"""What a letter says wrongly"""

from alembic import op
import sqlalchemy as sa


revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    for table in ("letters", "meetings"):
        with op.batch_alter_table(table, schema=None) as batch_op:
            batch_op.add_column(sa.Column("erratum", sa.JSON(none_as_null=True), nullable=True))
