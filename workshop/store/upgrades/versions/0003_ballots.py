"""Ballots that wait sealed until a secret poll is closed; nothing in their rows tells in which order they came."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.create_table(
        "ballots",
        sa.Column("board", sa.String(40), sa.ForeignKey("boards.id"), primary_key=True),
        sa.Column("box", sa.String(40), primary_key=True),
        sa.Column("whose", sa.String(64), primary_key=True),
        sa.Column("slip", sa.LargeBinary, nullable=False),
        sqlite_with_rowid=False,
    )
