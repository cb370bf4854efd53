"""Boards as the store knows them: a title, the session they came from, and whether they are a team's."""

from dataclasses import dataclass

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
            self._found[id] = BoardRow(row.id, row.title, row.session, row.team)
        return self._found[id]

    def of(self, session: str) -> list[BoardRow]:
        """All boards of a session, the plenary's first."""
        query = select(boards).where(boards.c.session == session).order_by(boards.c.place)
        rows = self._db.read(lambda connection: connection.execute(query).all())
        return [BoardRow(row.id, row.title, row.session, row.team) for row in rows]

    def teams(self, session: str) -> list[BoardRow]:
        """The boards of a session's teams: a team is its board."""
        return [row for row in self.of(session) if row.team]

    def add(self, session: str, title: str, team: bool = False) -> BoardRow:
        """One more board at the end."""
        row = BoardRow(new_id(), title, session, team)
        last = select(func.coalesce(func.max(boards.c.place), -1) + 1).where(boards.c.session == session)

        def work(connection: Connection) -> None:
            place = connection.execute(last).scalar_one()
            fields = {"id": row.id, "session": session, "place": place, "title": title, "team": team}
            connection.execute(insert(boards), fields)

        self._db.write(work)
        return row

    def rename(self, id: str, title: str) -> None:
        query = update(boards).where(boards.c.id == id).values(title=title)
        self._db.write(lambda connection: connection.execute(query))
        self._found.pop(id, None)
