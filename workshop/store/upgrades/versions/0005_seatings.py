"""Who sat at which table before a step at which people change them, and who hosts a table."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    op.create_table(
        "seatings",
        sa.Column("session", sa.String(40), sa.ForeignKey("sessions.id"), primary_key=True),
        sa.Column("step", sa.String(64), primary_key=True),
        sa.Column("person", sa.String(40), primary_key=True),
        sa.Column("team", sa.String(40), nullable=False),
    )
    op.add_column("people", sa.Column("host", sa.Boolean, nullable=False, server_default=sa.false()))
