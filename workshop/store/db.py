"""The database connection: transactions that never stall the other greenlets, on SQLite and on PostgreSQL."""

import logging
import secrets
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

import gevent
from alembic import command
from alembic.config import Config as AlembicConfig
from alembic.util import CommandError
from gevent.lock import BoundedSemaphore
from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.exc import DBAPIError, OperationalError

from workshop.offloop import off_loop

T = TypeVar("T")
PATIENT = {
    "connect_timeout": 5,
    "options": "-c statement_timeout=20000",
    "keepalives_idle": 10,
    "keepalives_interval": 5,
    "keepalives_count": 3,
    "tcp_user_timeout": 20_000,
}
"""How long PostgreSQL may hang before it counts as away, in s and ms: nobody waits for ever."""
Work = Callable[[Connection], T]

PATIENCE = 5.0
"""Seconds to go on trying while another process holds SQLite's write lock."""
SMALL = 64 * 1024 * 1024
"""Bytes of a table that PostgreSQL writes anew within moments."""
TRIES = 25
"""So often SQLite is asked to empty its write-ahead log within these, for whoever reads keeps it from that."""


class Unavailable(Exception):
    """The database can't be used now; the text is one sentence for whoever runs the server."""


class Database:
    """Runs functions inside transactions.

    SQLite calls run in gevent's threadpool, one writer at a time, because they would freeze every socket while
    the disk syncs; psycopg waits cooperatively and needs no thread.
    """

    def __init__(self, url: str) -> None:
        self.sqlite = url.startswith("sqlite")
        self.engine = _engine(url)
        self._writer = self.engine.execution_options(workshop_write=True)
        bare = {"workshop_bare": True} if self.sqlite else {"isolation_level": "AUTOCOMMIT"}
        self._bare = self.engine.execution_options(**bare)
        self._writing = BoundedSemaphore()

    def read(self, work: Work[T]) -> T:
        return self._run(work, write=False)

    def write(self, work: Work[T]) -> T:
        """Run `work` in one transaction; when it returns, what it wrote is on disk. IntegrityError passes through."""
        if not self.sqlite:
            return self._run(work, write=True)
        with self._writing:
            return self._run(work, write=True)

    def forget(self, table: str) -> None:
        """Let the database itself forget what was erased from a table; raises Unavailable when it is too busy for that.

        SQLite keeps pages as they were in the file of its write-ahead log, PostgreSQL rows that nobody sees any more.
        """
        if not self.sqlite:
            self._upkeep(f"VACUUM {table}")
            return
        for _ in range(TRIES):
            if off_loop(self._upkeep, "PRAGMA wal_checkpoint(TRUNCATE)")[0] == 0:
                return
            gevent.sleep(PATIENCE / TRIES)
        raise Unavailable("The database is too busy to forget what was erased; it does so when the server stops.")

    def scrub(self, tables: Sequence[str]) -> None:
        """Let the database forget what was erased from these tables, down to the bytes; raises Unavailable when it is too
        busy for that.

        PostgreSQL leaves what rows held in the free space of its pages, so tables that are small are written anew, which
        keeps others from them for a moment; of a large one only the rows are given back.
        """
        if self.sqlite:
            self.forget("")
            return
        self._outlive()
        for table in tables:
            small = self._upkeep(f"SELECT pg_total_relation_size('{table}') < {SMALL}")[0]
            self._upkeep(f"VACUUM (FULL) {table}" if small else f"VACUUM {table}", patience="3s")

    def _outlive(self) -> None:
        """Wait until nobody reads PostgreSQL as it was before now: it keeps for them what they could still see."""
        (now,) = self._upkeep("SELECT pg_current_xact_id()::xid::text")
        older = f"age(backend_xmin) > age('{now}'::xid) AND datname = current_database()"
        for _ in range(TRIES):
            (reading,) = self._upkeep(f"SELECT count(*) FROM pg_stat_activity WHERE {older} AND pid <> pg_backend_pid()")
            if not reading:
                return
            gevent.sleep(PATIENCE / TRIES)
        raise Unavailable("Somebody reads the database as it was; what was erased is forgotten at the next turn.")

    def _upkeep(self, statement: str, patience: str = "") -> tuple[Any, ...]:
        """What a statement outside of any transaction answers first; PostgreSQL waits for a lock with this `patience`."""
        try:
            with self._bare.connect() as connection:
                if patience:
                    connection.execute(text(f"SET lock_timeout = '{patience}'"))
                try:
                    result = connection.execute(text(statement))
                finally:
                    if patience:
                        connection.execute(text("RESET lock_timeout"))
                return tuple(result.first() or ()) if result.returns_rows else ()
        except DBAPIError as error:
            if _locked(error):
                return (1,)
            raise Unavailable(_sentence(error)) from error

    def upgrade(self) -> None:
        """Bring the schema up to date; safe when several processes start at once."""
        config = AlembicConfig()
        config.set_main_option("script_location", str(Path(__file__).parent / "upgrades"))

        def work(connection: Connection) -> None:
            if not self.sqlite:
                connection.execute(text("SET LOCAL statement_timeout = 0"))  # others may be upgrading a large log
                connection.execute(text("SELECT pg_advisory_xact_lock(727272)"))
            config.attributes["connection"] = connection
            command.upgrade(config, "head")

        try:
            self.write(work)
        except CommandError:
            raise Unavailable("The database is of a newer Mutirão; install that or choose another one.") from None

    def alive(self) -> None:
        """Raises Unavailable when the database doesn't answer."""
        self.read(lambda connection: connection.execute(text("SELECT 1")).scalar())

    def writable(self) -> None:
        """Raises Unavailable when nothing can be written; what it writes to find out is gone again."""
        name = f"probe_{secrets.token_hex(6)}"

        def work(connection: Connection) -> None:
            connection.execute(text(f"CREATE TABLE {name} (id INTEGER)"))
            connection.execute(text(f"DROP TABLE {name}"))

        self.write(work)

    def close(self) -> None:
        self.engine.dispose()

    def _run(self, work: Work[T], write: bool) -> T:
        engine = self._writer if write else self.engine
        waited, pause = 0.0, 0.005
        while True:
            try:
                if self.sqlite:
                    return off_loop(lambda: _transaction(engine, work))
                return _transaction(engine, work)
            except OperationalError as error:
                if not _locked(error) or waited >= PATIENCE:
                    raise Unavailable(_sentence(error)) from error
            except DBAPIError as error:
                if error.connection_invalidated or "not a database" in str(error.orig):
                    raise Unavailable(_sentence(error)) from error
                raise
            gevent.sleep(pause)
            waited, pause = waited + pause, min(pause * 2, 0.1)


def _transaction(engine: Engine, work: Work[T]) -> T:
    with engine.begin() as connection:
        return work(connection)


def _engine(url: str) -> Engine:
    if not url.startswith("sqlite"):
        logging.getLogger("psycopg").setLevel(logging.ERROR)  # it warns each time another process was faster
        return create_engine(url, pool_size=10, max_overflow=10, pool_pre_ping=True, connect_args=PATIENT)
    engine = create_engine(url, connect_args={"check_same_thread": False, "timeout": 0.05}, pool_size=8, pool_use_lifo=True)
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _prepare(connection: Any, record: Any) -> None:
    connection.isolation_level = None
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "secure_delete=ON", "foreign_keys=ON", "temp_store=MEMORY"):
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    options = connection.get_execution_options()
    if not options.get("workshop_bare"):
        connection.exec_driver_sql("BEGIN IMMEDIATE" if options.get("workshop_write") else "BEGIN")


def _locked(error: DBAPIError) -> bool:
    return "locked" in str(error.orig) or "busy" in str(error.orig)


def _sentence(error: DBAPIError) -> str:
    said = str(error.orig).strip().splitlines()[0] if str(error.orig).strip() else type(error.orig).__name__
    if "readonly" in said or "read-only" in said:
        return f"The database can't be written ({said}); make its file and folder writable."
    if "full" in said or "No space" in said:
        return f"The database's disk is full ({said}); free some space."
    if "not a database" in said:
        return f"The database's file isn't one ({said}); check WORKSHOP_DATA and WORKSHOP_DATABASE_URL."
    if "unable to open" in said:
        return f"The database file can't be opened ({said}); check WORKSHOP_DATA and its rights."
    return f"The database doesn't answer ({said}); check that it is running and reachable."
