"""Which proposals a quarter's papers speak of, the day on which each came in, and the papers of closed quarters."""

from __future__ import annotations

import json
from datetime import date

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("proposals", sa.Column("received", sa.Date))
    _fill_received(op.get_bind())
    op.create_table(
        "members",
        sa.Column("proposal_id", sa.String(20), sa.ForeignKey("proposals.id"), primary_key=True),
        sa.Column("quarter", sa.String(7), nullable=False),
        sa.Column("is_proposed", sa.Boolean, nullable=False),
    )
    op.create_index("ix_members_quarter", "members", ["quarter"])
    op.create_table(
        "frozen_files",
        sa.Column("closing", sa.Integer, sa.ForeignKey("stages.id"), primary_key=True),
        sa.Column("path", sa.String(400), primary_key=True),
        sa.Column("sha256", sa.String(64), nullable=False),
    )


def _fill_received(connection: sa.Connection) -> None:
    """From the proposals themselves, which were kept with their day."""
    proposals = sa.table("proposals", sa.column("id"), sa.column("body"), sa.column("received", sa.Date))
    for row in connection.execute(sa.select(proposals.c.id, proposals.c.body)).all():
        received = date.fromisoformat(json.loads(row.body)["received"])
        connection.execute(sa.update(proposals).where(proposals.c.id == row.id).values(received=received))


def downgrade() -> None:
    op.drop_table("frozen_files")
    op.drop_table("members")
    op.drop_column("proposals", "received")
