"""The history of commendation: what was granted to whom, from workbooks of earlier years and from decisions."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "honours",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("block", sa.Text(), nullable=False),
        sa.Column("code", sa.String(length=20)),
        sa.Column("year", sa.Integer()),
        sa.Column("file", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("reading_id", sa.Integer()),
        sa.Column("nominee", sa.Integer()),
        sa.Column("who", sa.Text()),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["reading_id"], ["readings.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    for name, column in (("key", "key"), ("block", "block"), ("file", "file"), ("reading", "reading_id")):
        op.create_index(f"ix_honours_{name}", "honours", [column])


def downgrade() -> None:
    op.drop_table("honours")
