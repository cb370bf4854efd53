"""Moments of boards that somebody has named, to find them again and to compare with them."""

from dataclasses import dataclass

from sqlalchemy import delete, insert, select

from workshop.store.db import Database
from workshop.store.ids import new_id, now_ms
from workshop.store.tables import versions

MOST = 200
"""So many moments of one board have names."""


@dataclass(frozen=True)
class Version:
    """`seq` is the last entry before the moment, `by` who named it, `at` when they did, in ms."""

    id: str
    board: str
    seq: int
    title: str
    by: str
    at: int


class Versions:
    def __init__(self, db: Database) -> None:
        self._db = db

    def of(self, board: str) -> list[Version]:
        """In the order of the moments."""
        query = select(versions).where(versions.c.board == board).order_by(versions.c.seq, versions.c.at)
        rows = self._db.read(lambda connection: connection.execute(query).all())
        return [Version(row.id, row.board, row.seq, row.title, row.by, row.at) for row in rows]

    def name(self, board: str, seq: int, title: str, by: str) -> Version | None:
        """One more name; None where a board has enough of them."""
        if len(self.of(board)) >= MOST:
            return None
        made = Version(new_id(), board, seq, title, by, now_ms())
        fields = {"id": made.id, "board": board, "seq": seq, "title": title, "by": by, "at": made.at}
        self._db.write(lambda connection: connection.execute(insert(versions), fields))
        return made

    def forget(self, board: str, id: str) -> bool:
        """Take a name away; False where there is none."""
        query = delete(versions).where(versions.c.board == board, versions.c.id == id)
        return bool(self._db.write(lambda connection: connection.execute(query).rowcount))
