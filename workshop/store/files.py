"""Files that people bring to a board, in the database beside it, so that one backup holds all."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, func, insert, select
from sqlalchemy.exc import IntegrityError

from workshop.store.db import Database
from workshop.store.ids import now_ms
from workshop.store.tables import files


@dataclass(frozen=True)
class File:
    """One file of a board; `w` and `h` are pixels."""

    id: str
    board: str
    person: str
    type: str
    w: int
    h: int
    data: bytes


@dataclass(frozen=True)
class Room:
    """So much the files of one board may need in all, and those that one person brings to it."""

    board_bytes: int
    person_bytes: int
    person_files: int


class Full(Exception):
    """There is no room for another file; `whose` is "board" or "person"."""

    def __init__(self, whose: str) -> None:
        self.whose = whose


class Files:
    def __init__(self, db: Database) -> None:
        self._db = db

    def add(self, file: File, room: Room) -> None:
        """Keep a file; one that is kept already stays as it is. Raises Full."""
        try:
            self._db.write(lambda connection: _add(connection, file, room))
        except IntegrityError:
            return  # the same file came twice at once

    def get(self, board: str, id: str) -> File | None:
        query = select(files).where(files.c.board == board, files.c.id == id)
        row = self._db.read(lambda connection: connection.execute(query).first())
        return None if row is None else _file(row)

    def count(self, boards: Iterable[str]) -> int:
        """How many files these boards have."""
        query = select(func.count()).where(files.c.board.in_(list(boards)))
        return self._db.read(lambda connection: connection.execute(query).scalar_one())

    def of_people(self, people: Iterable[str]) -> list[File]:
        """All that these people have brought, the oldest first."""
        query = select(files).where(files.c.person.in_(list(people))).order_by(files.c.at, files.c.id)
        return [_file(row) for row in self._db.read(lambda connection: connection.execute(query).all())]


def _file(row: Any) -> File:
    return File(row.id, row.board, row.person, row.type, row.w, row.h, bytes(row.data))


def _add(connection: Connection, file: File, room: Room) -> None:
    if connection.execute(select(files.c.id).where(files.c.id == file.id)).first():
        return
    size = len(file.data)
    used = select(func.coalesce(func.sum(files.c.size), 0), func.count()).where(files.c.board == file.board)
    of_all, _ = connection.execute(used).one()
    of_one, count = connection.execute(used.where(files.c.person == file.person)).one()
    if of_all + size > room.board_bytes:
        raise Full("board")
    if of_one + size > room.person_bytes or count >= room.person_files:
        raise Full("person")
    connection.execute(
        insert(files),
        {
            "id": file.id,
            "board": file.board,
            "person": file.person,
            "type": file.type,
            "w": file.w,
            "h": file.h,
            "size": size,
            "data": file.data,
            "at": now_ms(),
        },
    )
