"""Stages of a quarter, late proposals let in, outcomes, the choice for the flag, corrections found in drafts."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def _proposal(*, is_key: bool = False) -> sa.Column[str]:
    return sa.Column("proposal_id", sa.String(20), sa.ForeignKey("proposals.id"), primary_key=is_key, nullable=False)


def upgrade() -> None:
    op.create_table(
        "stages",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("quarter", sa.String(7), nullable=False),
        sa.Column("stage", sa.String(12), nullable=False),
        sa.Column("who", sa.Text, nullable=False),
        sa.Column("at", sa.DateTime, nullable=False),
        sa.Column("reason", sa.Text),
    )
    op.create_index("ix_stages_quarter", "stages", ["quarter"])
    op.create_table(
        "admissions",
        _proposal(is_key=True),
        sa.Column("quarter", sa.String(7), nullable=False),
        sa.Column("who", sa.Text, nullable=False),
        sa.Column("at", sa.DateTime, nullable=False),
        sa.Column("reason", sa.Text),
    )
    op.create_index("ix_admissions_quarter", "admissions", ["quarter"])
    op.create_table(
        "outcomes",
        _proposal(is_key=True),
        sa.Column("quarter", sa.String(7), nullable=False),
        sa.Column("is_granted", sa.Boolean, nullable=False),
        sa.Column("votes_for", sa.Integer),
        sa.Column("votes_cast", sa.Integer),
        sa.Column("note", sa.Text),
        sa.Column("who", sa.Text, nullable=False),
        sa.Column("at", sa.DateTime, nullable=False),
    )
    op.create_index("ix_outcomes_quarter", "outcomes", ["quarter"])
    op.create_table(
        "flag_honours",
        sa.Column("quarter", sa.String(7), primary_key=True),
        _proposal(),
        sa.Column("who", sa.Text, nullable=False),
        sa.Column("at", sa.DateTime, nullable=False),
        sa.Column("reason", sa.Text),
    )
    op.create_table(
        "suggestions",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("quarter", sa.String(7), nullable=False),
        _proposal(),
        sa.Column("field", sa.String(40), nullable=False),
        sa.Column("old", sa.Text),
        sa.Column("new", sa.Text),
        sa.Column("paper", sa.Text, nullable=False),
        sa.Column("file", sa.Text, nullable=False),
        sa.Column("who", sa.Text),
        sa.Column("written", sa.DateTime),
        sa.Column("state", sa.String(8), nullable=False),
        sa.Column("decided_by", sa.Text),
        sa.Column("decided_at", sa.DateTime),
        sa.Column("at", sa.DateTime, nullable=False),
    )
    op.create_index("ix_suggestions_quarter", "suggestions", ["quarter", "state"])


def downgrade() -> None:
    for name in ("stages", "admissions", "outcomes", "flag_honours", "suggestions"):
        op.drop_table(name)
