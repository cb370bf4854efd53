"""The tables, as the latest upgrade leaves them."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

metadata = MetaData()

sessions = Table(
    "sessions",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("title", Text, nullable=False),
    Column("language", String(10), nullable=False),
    Column("code", String(8), nullable=False, unique=True),
    Column("facilitator_code", String(8), nullable=False, unique=True),
    Column("closed", Boolean, nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("owner", String(40), nullable=True, index=True),
    Column("starts", BigInteger, nullable=True),
    Column("ends", BigInteger, nullable=True),
    Column("place", Text, nullable=False),
    Column("purpose", Text, nullable=False),
    Column("basis", String(20), nullable=False),
    Column("keep_days", Integer, nullable=True),
    Column("teaming", String(10), nullable=False),
    Column("archived", Boolean, nullable=False),
    Column("removed", BigInteger, nullable=True),
    Column("rehearsal", Boolean, nullable=False),
    Column("programme", String(40), nullable=True, index=True),
    Column("programme_team", String(40), nullable=True, index=True),
    Column("public", String(16), nullable=True, unique=True, index=True),
    Column("children", Boolean, nullable=False),
    Column("anonymised", BigInteger, nullable=True),
)

boards = Table(
    "boards",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("session", String(40), ForeignKey("sessions.id"), nullable=False, index=True),
    Column("place", Integer, nullable=False),
    Column("title", Text, nullable=False),
    Column("team", Boolean, nullable=False),
    Column("programme_team", String(40), nullable=True, index=True),
)

people = Table(
    "people",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("session", String(40), ForeignKey("sessions.id"), nullable=True, index=True),
    Column("name", Text, nullable=False),
    Column("role", String(20), nullable=False),
    Column("language", String(10), nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("account", String(40), nullable=True, index=True),
    Column("team", String(40), nullable=True),
    Column("code", String(6), nullable=True),
    Column("stand_in", Boolean, nullable=False),
    Column("removed", Boolean, nullable=False),
    Column("host", Boolean, nullable=False),
)

seatings = Table(
    "seatings",
    metadata,
    Column("session", String(40), ForeignKey("sessions.id"), primary_key=True),
    Column("step", String(64), primary_key=True),
    Column("person", String(40), primary_key=True),
    Column("team", String(40), nullable=False),
)

accounts = Table(
    "accounts",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("name", Text, nullable=False),
    Column("email", String(254), nullable=False, unique=True),
    Column("password", Text, nullable=True),
    Column("subject", String(255), nullable=True, unique=True),
    Column("language", String(10), nullable=False),
    Column("stamp", Integer, nullable=False),
    Column("at", BigInteger, nullable=False),
)

links = Table(
    "links",
    metadata,
    Column("digest", String(64), primary_key=True),
    Column("account", String(40), ForeignKey("accounts.id"), nullable=False, index=True),
    Column("until", BigInteger, nullable=False),
)

tokens = Table(
    "tokens",
    metadata,
    Column("digest", String(64), primary_key=True),
    Column("person", String(40), ForeignKey("people.id"), nullable=False),
)

entries = Table(
    "entries",
    metadata,
    Column("board", String(40), ForeignKey("boards.id"), primary_key=True),
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("id", String(40), nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("by", String(40), nullable=False),
    Column("command", String(40), nullable=False),
    Column("changes", LargeBinary, nullable=False),
    Column("undo", LargeBinary, nullable=False),
    UniqueConstraint("board", "id", name="entries_once"),
)

snapshots = Table(
    "snapshots",
    metadata,
    Column("board", String(40), ForeignKey("boards.id"), primary_key=True),
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("records", LargeBinary, nullable=False),
)

ballots = Table(
    "ballots",
    metadata,
    Column("board", String(40), ForeignKey("boards.id"), primary_key=True),
    Column("box", String(40), primary_key=True),
    Column("whose", String(64), primary_key=True),
    Column("slip", LargeBinary, nullable=False),
    sqlite_with_rowid=False,
)

files = Table(
    "files",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("board", String(40), ForeignKey("boards.id"), nullable=False, index=True),
    Column("person", String(40), ForeignKey("people.id"), nullable=False),
    Column("type", String(40), nullable=False),
    Column("w", Integer, nullable=False),
    Column("h", Integer, nullable=False),
    Column("size", Integer, nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("data", LargeBinary, nullable=False),
)

programmes = Table(
    "programmes",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("title", Text, nullable=False),
    Column("language", String(10), nullable=False),
    Column("about", Text, nullable=False),
    Column("starts", BigInteger, nullable=True),
    Column("ends", BigInteger, nullable=True),
    Column("rubric", Text, nullable=False),
    Column("public", String(16), nullable=True, unique=True),
    Column("owner", String(40), nullable=False),
    Column("removed", BigInteger, nullable=True),
    Column("at", BigInteger, nullable=False),
)

cohorts = Table(
    "cohorts",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("programme", String(40), ForeignKey("programmes.id"), nullable=False, index=True),
    Column("title", Text, nullable=False),
    Column("place", Integer, nullable=False),
)

milestones = Table(
    "milestones",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("programme", String(40), ForeignKey("programmes.id"), nullable=False, index=True),
    Column("title", Text, nullable=False),
    Column("due", BigInteger, nullable=True),
    Column("place", Integer, nullable=False),
)

teams = Table(
    "teams",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("programme", String(40), ForeignKey("programmes.id"), nullable=False, index=True),
    Column("cohort", String(40), ForeignKey("cohorts.id"), nullable=False, index=True),
    Column("name", Text, nullable=False),
    Column("challenge", Text, nullable=False),
    Column("about", Text, nullable=False),
    Column("district", Text, nullable=False),
    Column("milestone", String(40), nullable=True),
    Column("paused_until", BigInteger, nullable=True),
    Column("removed", BigInteger, nullable=True),
    Column("at", BigInteger, nullable=False),
)

reached = Table(
    "reached",
    metadata,
    Column("team", String(40), ForeignKey("teams.id"), primary_key=True),
    Column("milestone", String(40), ForeignKey("milestones.id"), primary_key=True),
    Column("at", BigInteger, nullable=False),
)

members = Table(
    "members",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("programme", String(40), ForeignKey("programmes.id"), nullable=False, index=True),
    Column("team", String(40), ForeignKey("teams.id"), nullable=True, index=True),
    Column("account", String(40), ForeignKey("accounts.id"), nullable=False, index=True),
    Column("role", String(20), nullable=False),
    Column("at", BigInteger, nullable=False),
)

invitations = Table(
    "invitations",
    metadata,
    Column("digest", String(64), primary_key=True),
    Column("programme", String(40), ForeignKey("programmes.id"), nullable=False, index=True),
    Column("team", String(40), ForeignKey("teams.id"), nullable=True, index=True),
    Column("role", String(20), nullable=False),
    Column("name", Text, nullable=False),
    Column("email", String(254), nullable=True),
    Column("by", String(40), nullable=False),
    Column("until", BigInteger, nullable=False),
    Column("used", Integer, nullable=False),
    Column("at", BigInteger, nullable=False),
)

communities = Table(
    "communities",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("programme", String(40), ForeignKey("programmes.id"), nullable=False, index=True),
    Column("title", Text, nullable=False),
    Column("about", Text, nullable=False),
    Column("by", String(40), nullable=False),
    Column("at", BigInteger, nullable=False),
)

joined = Table(
    "joined",
    metadata,
    Column("community", String(40), ForeignKey("communities.id"), primary_key=True),
    Column("account", String(40), ForeignKey("accounts.id"), primary_key=True),
    Column("at", BigInteger, nullable=False),
)

posts = Table(
    "posts",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("community", String(40), ForeignKey("communities.id"), nullable=False, index=True),
    Column("account", String(40), nullable=False),
    Column("text", Text, nullable=False),
    Column("at", BigInteger, nullable=False),
)

gallery = Table(
    "gallery",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("programme", String(40), ForeignKey("programmes.id"), nullable=False, index=True),
    Column("community", String(40), ForeignKey("communities.id"), nullable=True, index=True),
    Column("what", String(10), nullable=False),
    Column("title", Text, nullable=False),
    Column("about", Text, nullable=False),
    Column("team", String(40), ForeignKey("teams.id"), nullable=True, index=True),
    Column("credit", Text, nullable=False),
    Column("begun_from", String(40), nullable=True),
    Column("content", LargeBinary, nullable=False),
    Column("by", String(40), nullable=False),
    Column("at", BigInteger, nullable=False),
)

begun = Table(
    "begun",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("gallery", String(40), ForeignKey("gallery.id"), nullable=False, index=True),
    Column("team", String(40), ForeignKey("teams.id"), nullable=True, index=True),
    Column("session", String(40), nullable=False),
    Column("by", String(40), nullable=False),
    Column("at", BigInteger, nullable=False),
)

versions = Table(
    "versions",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("board", String(40), ForeignKey("boards.id"), nullable=False, index=True),
    Column("seq", Integer, nullable=False),
    Column("title", Text, nullable=False),
    Column("by", String(40), nullable=False),
    Column("at", BigInteger, nullable=False),
)

visits = Table(
    "visits",
    metadata,
    Column("account", String(40), ForeignKey("accounts.id"), primary_key=True),
    Column("board", String(40), ForeignKey("boards.id"), primary_key=True),
    Column("seq", Integer, nullable=False),
    Column("at", BigInteger, nullable=False),
)

private_notes = Table(
    "private_notes",
    metadata,
    Column("account", String(40), ForeignKey("accounts.id"), primary_key=True),
    Column("team", String(40), ForeignKey("teams.id"), primary_key=True),
    Column("text", Text, nullable=False),
    Column("at", BigInteger, nullable=False),
)

pins = Table(
    "pins",
    metadata,
    Column("account", String(40), ForeignKey("accounts.id"), primary_key=True),
    Column("team", String(40), ForeignKey("teams.id"), primary_key=True),
)

missions = Table(
    "missions",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("team", String(40), ForeignKey("teams.id"), nullable=False, index=True),
    Column("title", Text, nullable=False),
    Column("about", Text, nullable=False),
    Column("due", BigInteger, nullable=True),
    Column("answer", Text, nullable=False),
    Column("done", BigInteger, nullable=True),
    Column("by", String(40), nullable=False),
    Column("at", BigInteger, nullable=False),
)

reviews = Table(
    "reviews",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("board", String(40), ForeignKey("boards.id"), nullable=False, index=True),
    Column("team", String(40), ForeignKey("teams.id"), nullable=True, index=True),
    Column("account", String(40), nullable=False),
    Column("seq", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Column("scores", Text, nullable=False),
    Column("comments", Text, nullable=False),
    Column("given", BigInteger, nullable=True),
    Column("answer", Text, nullable=False),
    Column("answered_by", String(40), nullable=True),
    Column("answered", BigInteger, nullable=True),
    Column("closed", BigInteger, nullable=True),
    Column("at", BigInteger, nullable=False),
)

responses = Table(
    "responses",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("session", String(40), ForeignKey("sessions.id"), nullable=False, index=True),
    Column("board", String(40), ForeignKey("boards.id"), nullable=False, index=True),
    Column("record", String(90), nullable=False),
    Column("theme", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("status", String(12), nullable=False),
    Column("reason", Text, nullable=False),
    Column("action", Text, nullable=False),
    Column("responsible", Text, nullable=False),
    Column("due", BigInteger, nullable=True),
    Column("quote", Text, nullable=False),
    Column("place", Integer, nullable=False),
    Column("published", Boolean, nullable=False),
    Column("hidden", Text, nullable=False),
    Column("traced", Text, nullable=False),
    Column("by", String(40), nullable=False),
    Column("at", BigInteger, nullable=False),
)

returns = Table(
    "returns",
    metadata,
    Column("session", String(40), ForeignKey("sessions.id"), primary_key=True),
    Column("contact", Text, nullable=False),
    Column("about", Text, nullable=False),
    Column("at", BigInteger, nullable=False),
)

commitments = Table(
    "commitments",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("session", String(40), ForeignKey("sessions.id"), nullable=True, index=True),
    Column("team", String(40), ForeignKey("teams.id"), nullable=True, index=True),
    Column("board", String(40), nullable=True),
    Column("record", String(40), nullable=True),
    Column("what", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("email", String(254), nullable=True),
    Column("due", BigInteger, nullable=True),
    Column("status", String(10), nullable=False),
    Column("told", Text, nullable=False),
    Column("reminded", BigInteger, nullable=True),
    Column("by", String(40), nullable=False),
    Column("at", BigInteger, nullable=False),
)

silenced = Table(
    "silenced",
    metadata,
    Column("digest", String(64), primary_key=True),
    Column("at", BigInteger, nullable=False),
)

reports = Table(
    "reports",
    metadata,
    Column("session", String(40), ForeignKey("sessions.id"), primary_key=True),
    Column("language", String(10), primary_key=True),
    Column("content", LargeBinary, nullable=False),
    Column("by", String(40), nullable=False),
    Column("at", BigInteger, nullable=False),
)

accesses = Table(
    "accesses",
    metadata,
    Column("id", BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=True),
    Column("session", String(40), ForeignKey("sessions.id"), nullable=True, index=True),
    Column("who", String(40), nullable=False),
    Column("what", String(40), nullable=False),
    Column("about", Text, nullable=False),
    Column("at", BigInteger, nullable=False),
)
