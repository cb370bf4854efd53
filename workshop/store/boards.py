"""Boards as the store knows them: a title, the session they came from, and whether they are a team's."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, func, insert, select, update

from workshop.store.db import Database
from workshop.store.ids import new_id
from workshop.store.tables import boards


@dataclass(frozen=True)
class BoardRow:
    id: str
    title: str
    session: str
    team: bool = False
    programme_team: str | None = None
    """The team of a programme whose board it is in a workshop of many."""


class Boards:
    def __init__(self, db: Database) -> None:
        self._db = db
        self._found: dict[str, BoardRow] = {}

    def get(self, id: str) -> BoardRow | None:
        """The board of that id; read once: only its title ever changes, so another process may be late with it."""
        if id not in self._found:
            query = select(boards).where(boards.c.id == id)
            row = self._db.read(lambda connection: connection.execute(query).first())
            if row is None:
                return None
            self._found[id] = board_row(row)
        return self._found[id]

    def of(self, session: str) -> list[BoardRow]:
        """All boards of a session, the plenary's first."""
        query = select(boards).where(boards.c.session == session).order_by(boards.c.place)
        rows = self._db.read(lambda connection: connection.execute(query).all())
        return list(map(board_row, rows))

    def teams(self, session: str) -> list[BoardRow]:
        """The boards of a session's teams: a team is its board."""
        return [row for row in self.of(session) if row.team]

    def add(self, session: str, title: str, team: bool = False, programme_team: str | None = None) -> BoardRow:
        """One more board at the end."""
        row = BoardRow(new_id(), title, session, team, programme_team)
        last = select(func.coalesce(func.max(boards.c.place), -1) + 1).where(boards.c.session == session)

        def work(connection: Connection) -> None:
            place = connection.execute(last).scalar_one()
            connection.execute(insert(boards), {**row.__dict__, "place": place})

        self._db.write(work)
        return row

    def rename(self, id: str, title: str) -> None:
        query = update(boards).where(boards.c.id == id).values(title=title)
        self._db.write(lambda connection: connection.execute(query))
        self._found.pop(id, None)


def board_row(row: Any) -> BoardRow:
    return BoardRow(row.id, row.title, row.session, row.team, row.programme_team)
