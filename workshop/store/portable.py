"""What a portable file is made of and what becomes of one: logs and pictures as they are stored, and rows put back.

What comes in is written in small transactions, so that nobody who works on a board waits for it. Its workshops are closed
to everybody meanwhile, and only the last step opens them; what never came to that is swept away later.
"""

import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any

import msgspec
from sqlalchemy import Connection, Table, delete, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from workshop.core.change import Record
from workshop.core.role import Role
from workshop.core.rule import Entry
from workshop.store.db import Database
from workshop.store.files import File
from workshop.store.ids import new_code
from workshop.store.log import Log
from workshop.store.people import Person
from workshop.store.tables import (
    boards,
    cohorts,
    commitments,
    entries,
    files,
    metadata,
    milestones,
    people,
    programmes,
    reached,
    responses,
    sessions,
    snapshots,
    teams,
)

PAGE = 500
HOUR = 3_600_000
COMING = (
    programmes, cohorts, milestones, teams, reached, sessions, boards, people, entries, snapshots, files, responses,
    commitments,
)  # fmt: skip
TABLES = {table.name: table for table in COMING}
Rows = Sequence[Mapping[str, Any]]
TRIES = 10
_encode = msgspec.json.Encoder().encode


class Portable:
    def __init__(self, db: Database) -> None:
        self._db, self._log = db, Log(db)

    def entries(self, board: str) -> Iterator[Entry]:
        """The whole log of a board, read page by page."""
        since = 0
        while page := self._log.since(board, since, PAGE):
            yield from page
            since = page[-1].seq

    def count(self, of: Sequence[str]) -> tuple[int, int]:
        """How many entries and how many pictures these boards have in all."""
        logged = select(func.count()).where(entries.c.board.in_(of))
        shown = select(func.count()).where(files.c.board.in_(of))
        return self._db.read(
            lambda connection: (
                connection.execute(logged).scalar_one(),
                connection.execute(shown).scalar_one(),
            )
        )

    def people(self, session: str) -> list[Person]:
        """Everybody who ever joined a session, those who were removed too, in that order."""
        query = select(people).where(people.c.session == session).order_by(people.c.at, people.c.id)
        rows = self._db.read(lambda connection: connection.execute(query).all())
        return [
            Person(
                row.id,
                row.session,
                row.name,
                Role(row.role),
                row.language,
                team=row.team,
                removed=row.removed,
            )
            for row in rows
        ]

    def pictures(self, board: str) -> list[tuple[File, int]]:
        """The pictures of a board without their bytes, each with when it came."""
        columns = (files.c.id, files.c.person, files.c.type, files.c.w, files.c.h, files.c.at)
        query = select(*columns).where(files.c.board == board).order_by(files.c.at, files.c.id)
        rows = self._db.read(lambda connection: connection.execute(query).all())
        return [(File(row.id, board, row.person, row.type, row.w, row.h, b""), row.at) for row in rows]

    def insert(self, table: str, rows: Rows) -> None:
        """Put rows into one of the tables of what comes in; a workshop is `coming` until it is opened."""
        if table == sessions.name:
            for row in rows:
                self._begin(row)
            return
        self._db.write(lambda connection: connection.execute(insert(TABLES[table]), list(rows)))

    def _begin(self, row: Mapping[str, Any]) -> None:
        """A workshop, with codes that no other one has."""
        for _ in range(TRIES):
            query = insert(sessions).values(**row, code=new_code(), facilitator_code=new_code())
            try:
                self._db.write(partial(_execute, query))
                return
            except IntegrityError:
                continue
        raise RuntimeError("ten codes in a row were taken")

    def open(self, ids: Sequence[str], owner: str | None) -> None:
        """All has come: these workshops and programmes are there from now on, and that account's."""

        def work(connection: Connection) -> None:
            for table in (sessions, programmes):
                mine = {} if owner is None else {"owner": owner}
                connection.execute(update(table).where(table.c.id.in_(ids)).values(removed=None, **mine))

        self._db.write(work)

    def undo(self, ids: Sequence[str]) -> None:
        """Erase what has come so far of workshops and programmes that will not be opened."""
        self._db.write(lambda connection: _erase(connection, lambda table: table.c.id.in_(ids) & (table.c.removed < 0)))

    def sweep(self, now: int) -> None:
        """Erase what began to come more than an hour before `now` and never came to its end."""
        self._db.write(lambda connection: _erase(connection, lambda table: table.c.removed.between(-(now - HOUR), -1)))


def _execute(query: Any, connection: Connection) -> None:
    connection.execute(query)


def entry_rows(board: str, made: Iterable[Entry]) -> Iterator[dict[str, Any]]:
    """Entries as they are kept."""
    for entry in made:
        changes, undo = _encode(entry.changes), _encode(entry.undo)
        row = {"board": board, "seq": entry.seq, "id": entry.id, "at": entry.at, "by": entry.by}
        yield {**row, "command": entry.command, "changes": changes, "undo": undo}


def snapshot_row(board: str, seq: int, records: Iterable[Record]) -> dict[str, Any]:
    """A board as of `seq`, as it is kept for a quick start."""
    return {"board": board, "seq": seq, "records": zlib.compress(_encode(list(records)), 1)}


def coming(now: int) -> int:
    """What stands for the time of its removal in a workshop that began to come in at `now`."""
    return -now


def _erase(connection: Connection, which: Callable[[Table], Any]) -> None:
    """Erase workshops and programmes, and all that hangs on them."""
    gone, ended = (select(table.c.id).where(which(table)) for table in (sessions, programmes))
    parts = {
        sessions: gone,
        boards: select(boards.c.id).where(boards.c.session.in_(gone)),
        people: select(people.c.id).where(people.c.session.in_(gone)),
        programmes: ended,
        teams: select(teams.c.id).where(teams.c.programme.in_(ended)),
    }
    for table in reversed(metadata.sorted_tables):
        for column in table.columns:
            for key in column.foreign_keys:
                if key.column.table in parts:
                    connection.execute(delete(table).where(column.in_(parts[key.column.table])))
    for table in (sessions, programmes):
        connection.execute(delete(table).where(which(table)))
