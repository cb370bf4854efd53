"""What comes after workshops: programmes and their teams, mentors, responses and commitments, records, who looked."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    op.create_table(
        "programmes",
        sa.Column("id", sa.String(40), primary_key=True),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("language", sa.String(10), nullable=False),
        sa.Column("about", sa.Text, nullable=False),
        sa.Column("starts", sa.BigInteger, nullable=True),
        sa.Column("ends", sa.BigInteger, nullable=True),
        sa.Column("rubric", sa.Text, nullable=False),
        sa.Column("public", sa.String(16), nullable=True, unique=True),
        sa.Column("owner", sa.String(40), nullable=False),
        sa.Column("removed", sa.BigInteger, nullable=True),
        sa.Column("at", sa.BigInteger, nullable=False),
    )
    op.create_table(
        "cohorts",
        sa.Column("id", sa.String(40), primary_key=True),
        sa.Column("programme", sa.String(40), sa.ForeignKey("programmes.id"), nullable=False, index=True),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("place", sa.Integer, nullable=False),
    )
    op.create_table(
        "milestones",
        sa.Column("id", sa.String(40), primary_key=True),
        sa.Column("programme", sa.String(40), sa.ForeignKey("programmes.id"), nullable=False, index=True),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("due", sa.BigInteger, nullable=True),
        sa.Column("place", sa.Integer, nullable=False),
    )
    op.create_table(
        "teams",
        sa.Column("id", sa.String(40), primary_key=True),
        sa.Column("programme", sa.String(40), sa.ForeignKey("programmes.id"), nullable=False, index=True),
        sa.Column("cohort", sa.String(40), sa.ForeignKey("cohorts.id"), nullable=False, index=True),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("challenge", sa.Text, nullable=False),
        sa.Column("about", sa.Text, nullable=False),
        sa.Column("district", sa.Text, nullable=False),
        sa.Column("milestone", sa.String(40), nullable=True),
        sa.Column("paused_until", sa.BigInteger, nullable=True),
        sa.Column("removed", sa.BigInteger, nullable=True),
        sa.Column("at", sa.BigInteger, nullable=False),
    )
    op.create_table(
        "reached",
        sa.Column("team", sa.String(40), sa.ForeignKey("teams.id"), primary_key=True),
        sa.Column("milestone", sa.String(40), sa.ForeignKey("milestones.id"), primary_key=True),
        sa.Column("at", sa.BigInteger, nullable=False),
    )
    op.create_table(
        "members",
        sa.Column("id", sa.String(40), primary_key=True),
        sa.Column("programme", sa.String(40), sa.ForeignKey("programmes.id"), nullable=False, index=True),
        sa.Column("team", sa.String(40), sa.ForeignKey("teams.id"), nullable=True, index=True),
        sa.Column("account", sa.String(40), sa.ForeignKey("accounts.id"), nullable=False, index=True),
        sa.Column("role", sa.String(20), nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
    )
    op.create_table(
        "invitations",
        sa.Column("digest", sa.String(64), primary_key=True),
        sa.Column("programme", sa.String(40), sa.ForeignKey("programmes.id"), nullable=False, index=True),
        sa.Column("team", sa.String(40), sa.ForeignKey("teams.id"), nullable=True, index=True),
        sa.Column("role", sa.String(20), nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("email", sa.String(254), nullable=True),
        sa.Column("by", sa.String(40), nullable=False),
        sa.Column("until", sa.BigInteger, nullable=False),
        sa.Column("used", sa.Integer, nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
    )
    op.create_table(
        "communities",
        sa.Column("id", sa.String(40), primary_key=True),
        sa.Column("programme", sa.String(40), sa.ForeignKey("programmes.id"), nullable=False, index=True),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("about", sa.Text, nullable=False),
        sa.Column("by", sa.String(40), nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
    )
    op.create_table(
        "joined",
        sa.Column("community", sa.String(40), sa.ForeignKey("communities.id"), primary_key=True),
        sa.Column("account", sa.String(40), sa.ForeignKey("accounts.id"), primary_key=True),
        sa.Column("at", sa.BigInteger, nullable=False),
    )
    op.create_table(
        "posts",
        sa.Column("id", sa.String(40), primary_key=True),
        sa.Column("community", sa.String(40), sa.ForeignKey("communities.id"), nullable=False, index=True),
        sa.Column("account", sa.String(40), nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
    )
    op.create_table(
        "gallery",
        sa.Column("id", sa.String(40), primary_key=True),
        sa.Column("programme", sa.String(40), sa.ForeignKey("programmes.id"), nullable=False, index=True),
        sa.Column("community", sa.String(40), sa.ForeignKey("communities.id"), nullable=True, index=True),
        sa.Column("what", sa.String(10), nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("about", sa.Text, nullable=False),
        sa.Column("team", sa.String(40), sa.ForeignKey("teams.id"), nullable=True, index=True),
        sa.Column("credit", sa.Text, nullable=False),
        sa.Column("begun_from", sa.String(40), nullable=True),
        sa.Column("content", sa.LargeBinary, nullable=False),
        sa.Column("by", sa.String(40), nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
    )
    op.create_table(
        "begun",
        sa.Column("id", sa.String(40), primary_key=True),
        sa.Column("gallery", sa.String(40), sa.ForeignKey("gallery.id"), nullable=False, index=True),
        sa.Column("team", sa.String(40), sa.ForeignKey("teams.id"), nullable=True, index=True),
        sa.Column("session", sa.String(40), nullable=False),
        sa.Column("by", sa.String(40), nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
    )
    op.create_table(
        "versions",
        sa.Column("id", sa.String(40), primary_key=True),
        sa.Column("board", sa.String(40), sa.ForeignKey("boards.id"), nullable=False, index=True),
        sa.Column("seq", sa.Integer, nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("by", sa.String(40), nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
    )
    op.create_table(
        "visits",
        sa.Column("account", sa.String(40), sa.ForeignKey("accounts.id"), primary_key=True),
        sa.Column("board", sa.String(40), sa.ForeignKey("boards.id"), primary_key=True),
        sa.Column("seq", sa.Integer, nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
    )
    op.create_table(
        "private_notes",
        sa.Column("account", sa.String(40), sa.ForeignKey("accounts.id"), primary_key=True),
        sa.Column("team", sa.String(40), sa.ForeignKey("teams.id"), primary_key=True),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
    )
    op.create_table(
        "pins",
        sa.Column("account", sa.String(40), sa.ForeignKey("accounts.id"), primary_key=True),
        sa.Column("team", sa.String(40), sa.ForeignKey("teams.id"), primary_key=True),
    )
    op.create_table(
        "missions",
        sa.Column("id", sa.String(40), primary_key=True),
        sa.Column("team", sa.String(40), sa.ForeignKey("teams.id"), nullable=False, index=True),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("about", sa.Text, nullable=False),
        sa.Column("due", sa.BigInteger, nullable=True),
        sa.Column("answer", sa.Text, nullable=False),
        sa.Column("done", sa.BigInteger, nullable=True),
        sa.Column("by", sa.String(40), nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
    )
    op.create_table(
        "reviews",
        sa.Column("id", sa.String(40), primary_key=True),
        sa.Column("board", sa.String(40), sa.ForeignKey("boards.id"), nullable=False, index=True),
        sa.Column("team", sa.String(40), sa.ForeignKey("teams.id"), nullable=True, index=True),
        sa.Column("account", sa.String(40), nullable=False),
        sa.Column("seq", sa.Integer, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("scores", sa.Text, nullable=False),
        sa.Column("comments", sa.Text, nullable=False),
        sa.Column("given", sa.BigInteger, nullable=True),
        sa.Column("answer", sa.Text, nullable=False),
        sa.Column("answered_by", sa.String(40), nullable=True),
        sa.Column("answered", sa.BigInteger, nullable=True),
        sa.Column("closed", sa.BigInteger, nullable=True),
        sa.Column("at", sa.BigInteger, nullable=False),
    )
    op.create_table(
        "responses",
        sa.Column("id", sa.String(40), primary_key=True),
        sa.Column("session", sa.String(40), sa.ForeignKey("sessions.id"), nullable=False, index=True),
        sa.Column("board", sa.String(40), sa.ForeignKey("boards.id"), nullable=False, index=True),
        sa.Column("record", sa.String(90), nullable=False),
        sa.Column("theme", sa.Text, nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("status", sa.String(12), nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("action", sa.Text, nullable=False),
        sa.Column("responsible", sa.Text, nullable=False),
        sa.Column("due", sa.BigInteger, nullable=True),
        sa.Column("quote", sa.Text, nullable=False),
        sa.Column("place", sa.Integer, nullable=False),
        sa.Column("published", sa.Boolean, nullable=False),
        sa.Column("hidden", sa.Text, nullable=False),
        sa.Column("traced", sa.Text, nullable=False),
        sa.Column("by", sa.String(40), nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
    )
    op.create_table(
        "returns",
        sa.Column("session", sa.String(40), sa.ForeignKey("sessions.id"), primary_key=True),
        sa.Column("contact", sa.Text, nullable=False),
        sa.Column("about", sa.Text, nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
    )
    op.create_table(
        "commitments",
        sa.Column("id", sa.String(40), primary_key=True),
        sa.Column("session", sa.String(40), sa.ForeignKey("sessions.id"), nullable=True, index=True),
        sa.Column("team", sa.String(40), sa.ForeignKey("teams.id"), nullable=True, index=True),
        sa.Column("board", sa.String(40), nullable=True),
        sa.Column("record", sa.String(40), nullable=True),
        sa.Column("what", sa.Text, nullable=False),
        sa.Column("who", sa.Text, nullable=False),
        sa.Column("email", sa.String(254), nullable=True),
        sa.Column("due", sa.BigInteger, nullable=True),
        sa.Column("status", sa.String(10), nullable=False),
        sa.Column("told", sa.Text, nullable=False),
        sa.Column("reminded", sa.BigInteger, nullable=True),
        sa.Column("by", sa.String(40), nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
    )
    op.create_table(
        "silenced",
        sa.Column("digest", sa.String(64), primary_key=True),
        sa.Column("at", sa.BigInteger, nullable=False),
    )
    op.create_table(
        "reports",
        sa.Column("session", sa.String(40), sa.ForeignKey("sessions.id"), primary_key=True),
        sa.Column("language", sa.String(10), primary_key=True),
        sa.Column("content", sa.LargeBinary, nullable=False),
        sa.Column("by", sa.String(40), nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
    )
    op.create_table(
        "accesses",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer, "sqlite"), primary_key=True, autoincrement=True),
        sa.Column("session", sa.String(40), sa.ForeignKey("sessions.id"), nullable=True, index=True),
        sa.Column("who", sa.String(40), nullable=False),
        sa.Column("what", sa.String(40), nullable=False),
        sa.Column("about", sa.Text, nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
    )
    op.add_column("sessions", sa.Column("programme", sa.String(40), nullable=True))
    op.create_index("ix_sessions_programme", "sessions", ["programme"])
    op.add_column("sessions", sa.Column("programme_team", sa.String(40), nullable=True))
    op.create_index("ix_sessions_programme_team", "sessions", ["programme_team"])
    op.add_column("sessions", sa.Column("public", sa.String(16), nullable=True))
    op.create_index("ix_sessions_public", "sessions", ["public"], unique=True)
    op.add_column("sessions", sa.Column("children", sa.Boolean, nullable=False, server_default=sa.false()))
    op.add_column("sessions", sa.Column("anonymised", sa.BigInteger, nullable=True))
    op.add_column("boards", sa.Column("programme_team", sa.String(40), nullable=True))
    op.create_index("ix_boards_programme_team", "boards", ["programme_team"])
