"""Where people sat before each change of tables, so that they meet new neighbours, also after a restart."""

from collections.abc import Mapping

from sqlalchemy import Connection, insert, select, update
from sqlalchemy.exc import IntegrityError

from workshop.store.db import Database
from workshop.store.tables import people, seatings


class Seatings:
    def __init__(self, db: Database) -> None:
        self._db = db

    def of(self, session: str) -> dict[str, dict[str, list[str]]]:
        """Who sat at which team's table before each step at which the tables changed."""
        query = select(seatings).where(seatings.c.session == session)
        rows = self._db.read(lambda connection: connection.execute(query).all())
        found: dict[str, dict[str, list[str]]] = {}
        for row in rows:
            found.setdefault(row.step, {}).setdefault(row.team, []).append(row.person)
        return found

    def change(self, session: str, step: str, before: Mapping[str, str], after: Mapping[str, str]) -> bool:
        """Let people (person -> team) change tables for a step; False, and nothing happens, where they have already."""
        rows = [{"session": session, "step": step, "person": who, "team": team} for who, team in before.items()]

        def work(connection: Connection) -> None:
            connection.execute(insert(seatings), rows)
            for who, team in after.items():
                connection.execute(update(people).where(people.c.id == who).values(team=team))

        try:
            self._db.write(work)
        except IntegrityError:
            return False
        return True
