"""The access log: who opened, took away, changed or erased what people left in a session, kept for a year."""

from collections import OrderedDict
from dataclasses import dataclass

from sqlalchemy import Connection, delete, insert, or_, select, text

from workshop.store.db import Database
from workshop.store.ids import now_ms
from workshop.store.tables import accesses

HOUR = 60 * 60 * 1000
KEPT = 365 * 24 * HOUR
REMEMBERED = 5_000
"""So many accesses are remembered, so that none of the same hour is written twice."""
SERVER = "server"
"""Stands for the server where nobody did something but its clock."""


@dataclass(frozen=True)
class Access:
    """`who` is a person's id, `what` a word for what they did, `about` the id of a person or board, or a format; `at` in ms.

    Names are never kept here, so whoever is erased is gone from here too.
    """

    session: str | None
    who: str
    what: str
    about: str
    at: int


class Accesses:
    def __init__(self, db: Database) -> None:
        self._db = db
        self._lately: OrderedDict[tuple[str | None, str, str, str], int] = OrderedDict()

    def note(self, session: str | None, who: str, what: str, about: str = "") -> None:
        """Write down that somebody did something."""
        row = {"session": session, "who": who, "what": what, "about": about, "at": now_ms()}
        self._db.write(lambda connection: connection.execute(insert(accesses), row))

    def note_hourly(self, session: str | None, who: str, what: str, about: str = "") -> None:
        """The same for what happens often: once in an hour, as far as this process knows."""
        key, now = (session, who, what, about), now_ms()
        if now - self._lately.get(key, 0) < HOUR:
            return
        self._lately[key] = now
        self._lately.move_to_end(key)
        while len(self._lately) > REMEMBERED:
            self._lately.popitem(last=False)
        self.note(session, who, what, about)

    def claim(self, session: str | None, who: str, what: str, about: str) -> bool:
        """Write down what is done once; False where somebody has done so already, also in another process just now."""
        row = {"session": session, "who": who, "what": what, "about": about, "at": now_ms()}
        those = (accesses.c.who == who) & (accesses.c.what == what) & (accesses.c.about == about)
        there = those & (accesses.c.session.is_(None) if session is None else accesses.c.session == session)

        def work(connection: Connection) -> bool:
            if connection.dialect.name == "postgresql":
                connection.execute(text("LOCK TABLE accesses IN SHARE ROW EXCLUSIVE MODE"))
            if connection.execute(select(accesses.c.id).where(there).limit(1)).first() is not None:
                return False
            connection.execute(insert(accesses), row)
            return True

        return self._db.write(work)

    def of_session(self, session: str, most: int = 200) -> list[Access]:
        """What was done lately in a session, newest first."""
        return self._found((accesses.c.session == session) & (accesses.c.what != "warned"), most)

    def about_person(self, person: str, most: int = 1000) -> list[Access]:
        """What somebody did, and what others did with what is kept of them, newest first."""
        return self._found(or_(accesses.c.who == person, accesses.c.about == person), most)

    def forget_old(self, now: int) -> None:
        old = delete(accesses).where(accesses.c.at < now - KEPT)
        self._db.write(lambda connection: connection.execute(old))

    def _found(self, where: object, most: int) -> list[Access]:
        query = select(accesses).where(where).order_by(accesses.c.at.desc(), accesses.c.id.desc()).limit(most)  # type: ignore[arg-type]
        rows = self._db.read(lambda connection: connection.execute(query).all())
        return [Access(row.session, row.who, row.what, row.about, row.at) for row in rows]
