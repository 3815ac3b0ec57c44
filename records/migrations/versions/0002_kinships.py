"""What people said of who is who over the quarters: one row a pair of proposals."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "kinships",
        sa.Column("one", sa.String(length=20), nullable=False),
        sa.Column("other", sa.String(length=20), nullable=False),
        sa.Column("is_same", sa.Boolean(), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["one"], ["proposals.id"]),
        sa.ForeignKeyConstraint(["other"], ["proposals.id"]),
        sa.PrimaryKeyConstraint("one", "other"),
    )


def downgrade() -> None:
    op.drop_table("kinships")
