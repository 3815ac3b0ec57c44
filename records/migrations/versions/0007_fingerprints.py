"""As what the papers of a quarter know each of its proposals: what changed since is told before they are submitted."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("members", sa.Column("fingerprint", sa.String(64), nullable=False, server_default=""))


def downgrade() -> None:
    op.drop_column("members", "fingerprint")
