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
)

boards = Table(
    "boards",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("session", String(40), ForeignKey("sessions.id"), nullable=False, index=True),
    Column("place", Integer, nullable=False),
    Column("title", Text, nullable=False),
    Column("team", Boolean, nullable=False),
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
