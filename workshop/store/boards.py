"""Boards as the store knows them: a title and the session they came from."""

from dataclasses import dataclass

from sqlalchemy import select

from workshop.store.db import Database
from workshop.store.tables import boards


@dataclass(frozen=True)
class BoardRow:
    id: str
    title: str
    session: str


class Boards:
    def __init__(self, db: Database) -> None:
        self._db = db
        self._found: dict[str, BoardRow] = {}

    def get(self, id: str) -> BoardRow | None:
        """The board of that id; read once, because nothing of it ever changes."""
        if id not in self._found:
            query = select(boards).where(boards.c.id == id)
            row = self._db.read(lambda connection: connection.execute(query).first())
            if row is None:
                return None
            self._found[id] = BoardRow(row.id, row.title, row.session)
        return self._found[id]
