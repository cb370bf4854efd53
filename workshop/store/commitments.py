"""Commitments: who does what until when, and which of them were reminded of it."""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from workshop.store.db import Database
from workshop.store.ids import new_id, now_ms
from workshop.store.tables import commitments, sessions, silenced

STATUSES = ("open", "doing", "done", "dropped")
PENDING = ("open", "doing")


@dataclass(frozen=True)
class Commitment:
    """`team` is one of a programme; `board` and `record` are the note that it came from, where there is one.

    `due` is a day, as its noon in UTC, in ms. `told` names the reminders that were sent, with commas between them, and
    `reminded` is when the last of them was.
    """

    id: str
    session: str | None
    team: str | None
    board: str | None
    record: str | None
    what: str
    who: str = ""
    email: str | None = None
    due: int | None = None
    status: str = "open"
    told: str = ""
    reminded: int | None = None
    by: str = ""
    at: int = 0


class Commitments:
    def __init__(self, db: Database) -> None:
        self._db = db

    def make(self, session: str | None, team: str | None, what: str, by: str, **about: Any) -> Commitment:
        given = {"board": None, "record": None, **about}
        made = Commitment(new_id(), session, team, what=what, by=by, at=now_ms(), **given)
        self._db.write(lambda connection: connection.execute(insert(commitments), dict(made.__dict__)))
        return made

    def get(self, id: str) -> Commitment | None:
        found = self._some(commitments.c.id == id)
        return found[0] if found else None

    def of_session(self, session: str) -> list[Commitment]:
        """All of a session, in the order of their days, those without one last."""
        return self._some(commitments.c.session == session)

    def of_team(self, team: str) -> list[Commitment]:
        """All of a programme's team, from whichever workshop they came."""
        return self._some(commitments.c.team == team)

    def set(self, id: str, **about: Any) -> None:
        """Change some fields; with another day the reminders begin anew."""
        mine = commitments.c.id == id

        def work(connection: Connection) -> None:
            if "due" in about:
                due = connection.execute(select(commitments.c.due).where(mine)).scalar()
                if due != about["due"]:
                    about.setdefault("told", "")
            connection.execute(update(commitments).where(mine).values(**about))

        self._db.write(work)

    def remove(self, id: str) -> None:
        query = delete(commitments).where(commitments.c.id == id)
        self._db.write(lambda connection: connection.execute(query))

    def waiting(self, until: int) -> list[Commitment]:
        """Those that are not done, have an address to remind, and whose day comes before that time. Nobody is reminded of
        what belongs to a workshop that was removed."""
        pending = commitments.c.status.in_(PENDING) & commitments.c.email.is_not(None) & (commitments.c.due < until)
        removed = select(sessions.c.id).where(sessions.c.removed.is_not(None))
        here = commitments.c.session.is_(None) | commitments.c.session.not_in(removed)
        return self._some(pending & here)

    def claim(self, found: Commitment, told: str, now: int) -> bool:
        """Take it upon oneself to send a reminder; of all processes that try one is told True."""
        mine = (commitments.c.id == found.id) & (commitments.c.told == found.told) & (commitments.c.due == found.due)
        pending = mine & commitments.c.status.in_(PENDING) & (commitments.c.email == found.email)
        query = update(commitments).where(pending).values(told=told, reminded=now)
        return self._db.write(lambda connection: connection.execute(query).rowcount) == 1

    def silence(self, email: str, digest: str) -> None:
        """Forget an address wherever it is reminded, and never write to it again; `digest` names it without telling it."""

        forgotten = update(commitments).where(commitments.c.email == email).values(email=None)
        self._db.write(lambda connection: connection.execute(forgotten))
        with suppress(IntegrityError):  # pressed twice
            kept = insert(silenced).values(digest=digest, at=now_ms())
            self._db.write(lambda connection: connection.execute(kept))

    def silent(self, digests: Iterable[str]) -> frozenset[str]:
        """Which of these addresses asked to be left alone."""
        query = select(silenced.c.digest).where(silenced.c.digest.in_(list(digests)))
        return frozenset(self._db.read(lambda connection: connection.execute(query).scalars().all()))

    def _some(self, where: Any) -> list[Commitment]:
        query = select(commitments).where(where)
        query = query.order_by(commitments.c.due.is_(None), commitments.c.due, commitments.c.at, commitments.c.id)
        rows = self._db.read(lambda connection: connection.execute(query).all())
        return [Commitment(**{name: getattr(row, name) for name in Commitment.__dataclass_fields__}) for row in rows]
