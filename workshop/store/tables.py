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
)

boards = Table(
    "boards",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("session", String(40), ForeignKey("sessions.id"), nullable=False, index=True),
    Column("place", Integer, nullable=False),
    Column("title", Text, nullable=False),
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
