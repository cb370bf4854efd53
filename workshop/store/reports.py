"""What facilitators changed of a workshop's record, for each of its languages."""

from dataclasses import dataclass

from sqlalchemy import Connection, insert, select, update
from sqlalchemy.exc import IntegrityError

from workshop.store.db import Database
from workshop.store.ids import now_ms
from workshop.store.tables import reports


@dataclass(frozen=True)
class Report:
    """`content` are the changes as JSON; `by` is the person who made the last of them, `at` when, in ms."""

    content: bytes
    by: str
    at: int


class Reports:
    def __init__(self, db: Database) -> None:
        self._db = db

    def get(self, session: str, language: str) -> Report | None:
        query = select(reports).where(reports.c.session == session, reports.c.language == language)
        row = self._db.read(lambda connection: connection.execute(query).first())
        return None if row is None else Report(row.content, row.by, row.at)

    def keep(self, session: str, language: str, content: bytes, by: str, known: int | None) -> int | None:
        """Keep the changes in place of those that were `known` by their time, None for none; the answer is the new time,
        or None, and nothing happens, where somebody else has kept others meanwhile."""
        at = max(now_ms(), (known or 0) + 1)
        fields = {"content": content, "by": by, "at": at}

        def work(connection: Connection) -> bool:
            if known is None:
                connection.execute(insert(reports), {"session": session, "language": language, **fields})
                return True
            mine = (reports.c.session == session) & (reports.c.language == language) & (reports.c.at == known)
            return connection.execute(update(reports).where(mine).values(**fields)).rowcount == 1

        try:
            return at if self._db.write(work) else None
        except IntegrityError:
            return None
