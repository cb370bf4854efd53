"""Sessions: one workshop each, with its codes and its boards."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, insert, select
from sqlalchemy.exc import IntegrityError

from workshop.core.role import Role
from workshop.store.db import Database
from workshop.store.ids import new_code, new_id, now_ms
from workshop.store.tables import boards, sessions


@dataclass(frozen=True)
class Session:
    """One workshop. `board` is the plenary's, the first of `boards`; `at` is ms since 1970."""

    id: str
    title: str
    language: str
    code: str
    facilitator_code: str
    board: str
    boards: tuple[str, ...]
    closed: bool
    at: int


class Sessions:
    def __init__(self, db: Database) -> None:
        self._db = db

    def make(self, title: str, language: str = "pt-BR", boards: Sequence[str] = ()) -> Session:
        """A new session with a plenary board named like it and one more board for each of `boards`."""
        for _ in range(10):
            try:
                return self._make(title, language, [title, *boards])
            except IntegrityError:
                continue  # the code was taken: try another one
        raise RuntimeError("ten codes in a row were taken")

    def get(self, id: str) -> Session | None:
        return self._one(sessions.c.id == id)

    def by_code(self, code: str) -> tuple[Session, Role] | None:
        """The session of a code and the role it gives."""
        found = self._one((sessions.c.code == code) | (sessions.c.facilitator_code == code))
        if found is None:
            return None
        return found, Role.FACILITATOR if found.facilitator_code == code else Role.PARTICIPANT

    def all(self) -> list[Session]:
        """Every session, newest first."""
        return self._db.read(lambda connection: _sessions(connection, sessions.c.id.is_not(None)))

    def _one(self, where: Any) -> Session | None:
        found = self._db.read(lambda connection: _sessions(connection, where))
        return found[0] if found else None

    def _make(self, title: str, language: str, titles: Sequence[str]) -> Session:
        code, facilitator_code = new_code(), new_code()
        if code == facilitator_code:
            facilitator_code = new_code()
        ids = tuple(new_id() for _ in titles)
        session = Session(new_id(), title, language, code, facilitator_code, ids[0], ids, False, now_ms())
        rows = [
            {"id": id, "session": session.id, "place": place, "title": name}
            for place, (id, name) in enumerate(zip(ids, titles, strict=True))
        ]

        def work(connection: Connection) -> None:
            connection.execute(
                insert(sessions),
                {
                    "id": session.id,
                    "title": title,
                    "language": language,
                    "code": code,
                    "facilitator_code": facilitator_code,
                    "closed": False,
                    "at": session.at,
                },
            )
            connection.execute(insert(boards), rows)

        self._db.write(work)
        return session


def _sessions(connection: Connection, where: Any) -> list[Session]:
    rows = connection.execute(select(sessions).where(where).order_by(sessions.c.at.desc(), sessions.c.id)).all()
    ids = [row.id for row in rows]
    owned = connection.execute(select(boards).where(boards.c.session.in_(ids)).order_by(boards.c.place)).all()
    of: dict[str, list[str]] = {id: [] for id in ids}
    for board in owned:
        of[board.session].append(board.id)
    return [
        Session(
            row.id,
            row.title,
            row.language,
            row.code,
            row.facilitator_code,
            of[row.id][0],
            tuple(of[row.id]),
            row.closed,
            row.at,
        )
        for row in rows
    ]
