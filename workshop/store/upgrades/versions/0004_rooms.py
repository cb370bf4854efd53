"""Accounts of those who hold workshops, what they say of a workshop beforehand, teams, and who is in which."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.create_table(
        "accounts",
        sa.Column("id", sa.String(40), primary_key=True),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("email", sa.String(254), nullable=False, unique=True),
        sa.Column("password", sa.Text, nullable=True),
        sa.Column("subject", sa.String(255), nullable=True, unique=True),
        sa.Column("language", sa.String(10), nullable=False),
        sa.Column("stamp", sa.Integer, nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
    )
    op.create_table(
        "links",
        sa.Column("digest", sa.String(64), primary_key=True),
        sa.Column("account", sa.String(40), sa.ForeignKey("accounts.id"), nullable=False, index=True),
        sa.Column("until", sa.BigInteger, nullable=False),
    )
    for column in (
        sa.Column("owner", sa.String(40), nullable=True),
        sa.Column("starts", sa.BigInteger, nullable=True),
        sa.Column("ends", sa.BigInteger, nullable=True),
        sa.Column("place", sa.Text, nullable=False, server_default=""),
        sa.Column("purpose", sa.Text, nullable=False, server_default=""),
        sa.Column("basis", sa.String(20), nullable=False, server_default=""),
        sa.Column("keep_days", sa.Integer, nullable=True),
        sa.Column("teaming", sa.String(10), nullable=False, server_default="chosen"),
        sa.Column("archived", sa.Boolean, nullable=False, server_default=sa.false()),
        sa.Column("removed", sa.BigInteger, nullable=True),
        sa.Column("rehearsal", sa.Boolean, nullable=False, server_default=sa.false()),
    ):
        op.add_column("sessions", column)
    op.create_index("ix_sessions_owner", "sessions", ["owner"])
    op.add_column("boards", sa.Column("team", sa.Boolean, nullable=False, server_default=sa.false()))
    for column in (
        sa.Column("account", sa.String(40), nullable=True),
        sa.Column("team", sa.String(40), nullable=True),
        sa.Column("code", sa.String(6), nullable=True),
        sa.Column("stand_in", sa.Boolean, nullable=False, server_default=sa.false()),
        sa.Column("removed", sa.Boolean, nullable=False, server_default=sa.false()),
    ):
        op.add_column("people", column)
    op.create_index("ix_people_account", "people", ["account"])
