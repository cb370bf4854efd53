"""Sessions: one workshop each, with its codes and its boards."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from workshop.core.role import Role
from workshop.store.db import Database
from workshop.store.ids import new_code, new_id, now_ms
from workshop.store.people import anew
from workshop.store.tables import boards, metadata, people, sessions


@dataclass(frozen=True)
class Session:
    """One workshop. `board` is the plenary's, the first of `boards`; times are ms since 1970.

    `owner` is the account that made it. `purpose`, `basis` and `keep_days` are what people are told of their data;
    `teaming` is how they come into teams. A workshop may belong to a `programme`, and to one `programme_team` of it;
    `public` is the address of its return, once there is one. In one with `children` names are initials. One that is
    `removed` is kept for some time, so that it can come back.
    """

    id: str
    title: str
    language: str
    code: str
    facilitator_code: str
    board: str
    boards: tuple[str, ...]
    closed: bool
    at: int
    owner: str | None = None
    starts: int | None = None
    ends: int | None = None
    place: str = ""
    purpose: str = ""
    basis: str = ""
    keep_days: int | None = None
    teaming: str = "chosen"
    archived: bool = False
    removed: int | None = None
    rehearsal: bool = False
    programme: str | None = None
    programme_team: str | None = None
    public: str | None = None
    children: bool = False
    anonymised: int | None = None


FIELDS = [field.name for field in fields(Session) if field.name not in ("board", "boards")]
"""Those that are columns of the table."""


class Sessions:
    def __init__(self, db: Database) -> None:
        self._db = db

    def make(
        self,
        title: str,
        language: str = "pt-BR",
        boards: Sequence[str] = (),
        teams: Sequence[str] = (),
        programme_teams: Mapping[str, str] | None = None,
        **about: Any,
    ) -> Session:
        """A new session with a plenary board named like it, one more board for each of `boards`, and each of `teams`.

        `programme_teams` are teams of a programme that have a board each in it, id -> name; `about` are further
        fields of a Session.
        """
        named: list[tuple[str, bool, str | None]] = [
            (title, False, None),
            *((each, False, None) for each in boards),
            *((each, True, None) for each in teams),
            *((each, True, id) for id, each in (programme_teams or {}).items()),
        ]
        for _ in range(10):
            try:
                return self._make(title, language, named, about)
            except IntegrityError:
                continue  # the code was taken: try another one
        raise RuntimeError("ten codes in a row were taken")

    def get(self, id: str) -> Session | None:
        return self._one(sessions.c.id == id)

    def by_code(self, code: str) -> tuple[Session, Role] | None:
        """The session of a code and the role it gives; one that was removed has no code."""
        its_code = (sessions.c.code == code) | (sessions.c.facilitator_code == code)
        found = self._one(its_code & sessions.c.removed.is_(None))
        if found is None:
            return None
        return found, Role.FACILITATOR if found.facilitator_code == code else Role.PARTICIPANT

    def of_account(self, account: str) -> list[Session]:
        """The sessions that an account made or helps to hold, newest first, also archived and removed ones."""
        helps = select(people.c.session).where(people.c.account == account, ~people.c.removed)
        mine = (sessions.c.owner == account) | sessions.c.id.in_(helps)
        return self._db.read(lambda connection: sessions_of(connection, mine))

    def set(self, id: str, **about: Any) -> None:
        """Change some fields of a session; in another programme everybody is what they are there."""

        def work(connection: Connection) -> None:
            connection.execute(update(sessions).where(sessions.c.id == id).values(**about))
            if {"programme", "programme_team"} & about.keys():
                anew(connection, people.c.session == id)

        self._db.write(work)

    def rehearsals(self, before: int) -> list[Session]:
        """Rehearsals that were made before that time."""
        old = sessions.c.rehearsal & (sessions.c.at < before)
        return self._db.read(lambda connection: sessions_of(connection, old))

    def all(self) -> list[Session]:
        """Every session, newest first."""
        return self._db.read(lambda connection: sessions_of(connection, sessions.c.id.is_not(None)))

    def is_open(self, id: str) -> bool:
        """Whether there is such a session and it was not removed."""
        query = select(sessions.c.id).where(sessions.c.id == id, sessions.c.removed.is_(None))
        return self._db.read(lambda connection: connection.execute(query).first()) is not None

    def forget(self, id: str) -> None:
        """Erase a session that was removed, with its boards, their logs and files, and its people, for ever."""

        def work(connection: Connection) -> None:
            gone = select(sessions.c.id).where(sessions.c.id == id, sessions.c.removed.is_not(None))
            parts = {
                sessions: gone,
                boards: select(boards.c.id).where(boards.c.session.in_(gone)),
                people: select(people.c.id).where(people.c.session.in_(gone)),
            }
            for table in reversed(metadata.sorted_tables):
                for column in table.columns:
                    for key in column.foreign_keys:
                        if key.column.table in parts:
                            connection.execute(delete(table).where(column.in_(parts[key.column.table])))
            connection.execute(delete(sessions).where(sessions.c.id.in_(gone)))

        self._db.write(work)
        for table in ("entries", "snapshots", "people", "files"):
            self._db.forget(table)

    def _one(self, where: Any) -> Session | None:
        found = self._db.read(lambda connection: sessions_of(connection, where))
        return found[0] if found else None

    def _make(
        self, title: str, language: str, named: Sequence[tuple[str, bool, str | None]], about: Mapping[str, Any]
    ) -> Session:
        code, facilitator_code = new_code(), new_code()
        if code == facilitator_code:
            facilitator_code = new_code()
        ids = tuple(new_id() for _ in named)
        session = Session(
            new_id(), title, language, code, facilitator_code, ids[0], ids, closed=False, at=now_ms(), **about
        )
        rows = [
            {"id": id, "session": session.id, "place": place, "title": name, "team": team, "programme_team": whose}
            for place, (id, (name, team, whose)) in enumerate(zip(ids, named, strict=True))
        ]

        def work(connection: Connection) -> None:
            connection.execute(insert(sessions), {name: getattr(session, name) for name in FIELDS})
            connection.execute(insert(boards), rows)

        self._db.write(work)
        return session


def sessions_of(connection: Connection, where: Any) -> list[Session]:
    """The sessions of which that is so, newest first, with their boards."""
    rows = connection.execute(select(sessions).where(where).order_by(sessions.c.at.desc(), sessions.c.id)).all()
    ids = [row.id for row in rows]
    owned = connection.execute(select(boards).where(boards.c.session.in_(ids)).order_by(boards.c.place)).all()
    of: dict[str, list[str]] = {id: [] for id in ids}
    for board in owned:
        of[board.session].append(board.id)
    return [
        Session(
            board=of[row.id][0], boards=tuple(of[row.id]), **{name: getattr(row, name) for name in FIELDS}
        )
        for row in rows
    ]
