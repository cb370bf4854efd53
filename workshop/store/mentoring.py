"""What mentors keep between sessions: visits of boards, pins, private notes, missions and reviews of their teams."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from typing import Any, TypeVar

from sqlalchemy import Connection, Table, and_, delete, func, insert, or_, select, update
from sqlalchemy.exc import IntegrityError

from workshop.core.rule import Entry
from workshop.store.boards import BoardRow, board_row
from workshop.store.db import Database
from workshop.store.ids import new_id, now_ms
from workshop.store.log import entry_of
from workshop.store.tables import (
    boards,
    entries,
    members,
    missions,
    people,
    pins,
    private_notes,
    programmes,
    reviews,
    sessions,
    teams,
    visits,
)

NO_WORK = ("comment.add", "comment.write", "comment.settle")
"""Commands that leave a team's board as it was: who only talks has not moved it."""


@dataclass(frozen=True)
class Visit:
    """Until which entry somebody has seen a board, and when they were there last."""

    seq: int
    at: int


@dataclass(frozen=True)
class TeamBoard:
    """A board of a programme's team, with the title and the times of its workshop."""

    team: str
    row: BoardRow
    title: str
    starts: int | None
    ends: int | None


@dataclass(frozen=True)
class Mission:
    """What a mentor asks of a team until a day; `answer` is the team's, `done` when it said so. Times are ms."""

    id: str
    team: str
    title: str
    about: str
    due: int | None
    answer: str
    done: int | None
    by: str
    at: int


@dataclass(frozen=True)
class Review:
    """A mentor's review of a board as of `seq`: being written until it is `given`, then answered, then closed.

    `scores` is JSON, {criterion: 1 to 4}; `comments` is JSON, the ids of comments on the board.
    """

    id: str
    board: str
    team: str | None
    account: str
    seq: int
    text: str
    scores: str
    comments: str
    given: int | None
    answer: str
    answered_by: str | None
    answered: int | None
    closed: int | None
    at: int


Row = TypeVar("Row", Mission, Review)


class Mentoring:
    def __init__(self, db: Database) -> None:
        self._db = db

    def boards(self, of: Sequence[str]) -> list[TeamBoard]:
        """The boards of some teams, oldest first: their own in workshops of many, and those of their own workshops."""
        more = (sessions.c.title.label("of"), sessions.c.starts, sessions.c.ends)
        query = select(boards, sessions.c.programme_team.label("whole"), *more)
        query = query.join(sessions, sessions.c.id == boards.c.session).order_by(sessions.c.at, boards.c.place)
        theirs = or_(boards.c.programme_team.in_(of), sessions.c.programme_team.in_(of))
        query = query.where(theirs, sessions.c.removed.is_(None), ~sessions.c.rehearsal)
        rows = self._db.read(lambda connection: connection.execute(query).all())
        return [TeamBoard(row.programme_team or row.whole, board_row(row), row.of, row.starts, row.ends) for row in rows]

    def worked_in(self, account: str) -> list[str]:
        """The ids of the teams that somebody is of, in programmes that are still there."""
        living = select(programmes.c.id).where(programmes.c.removed.is_(None))
        query = select(members.c.team).join(teams, teams.c.id == members.c.team)
        query = query.where(members.c.account == account, members.c.role.in_(("member", "facilitator")))
        query = query.where(teams.c.removed.is_(None), members.c.programme.in_(living))
        return list(self._db.read(lambda connection: connection.execute(query).scalars().all()))

    def team_of(self, board: BoardRow) -> str | None:
        """The programme's team whose board it is."""
        query = select(sessions.c.programme_team).where(sessions.c.id == board.session)
        return board.programme_team or self._db.read(lambda connection: connection.execute(query).scalar())

    def selves(self, account: str, sessions_: Iterable[str]) -> dict[str, tuple[str, bool]]:
        """Who an account is in some sessions, and whether they were removed from it."""
        query = select(people.c.session, people.c.id, people.c.removed)
        query = query.where(people.c.account == account, people.c.session.in_(list(sessions_)))
        rows = self._db.read(lambda connection: connection.execute(query).all())
        return {row.session: (row.id, row.removed) for row in rows}

    def worked(self, ids: Iterable[str]) -> dict[str, int]:
        """When the work on each board changed last, in ms; talking is no work on it."""
        query = select(entries.c.board, func.max(entries.c.at)).group_by(entries.c.board)
        query = query.where(entries.c.board.in_(list(ids)), entries.c.command.not_in(NO_WORK))
        return {board: at for board, at in self._db.read(lambda connection: connection.execute(query).all())}

    def since(self, known: dict[str, int]) -> dict[str, list[Entry]]:
        """The entries of some boards after a seq of each."""
        if not known:
            return {}
        query = select(entries).order_by(entries.c.board, entries.c.seq)
        query = query.where(or_(*(and_(entries.c.board == id, entries.c.seq > seq) for id, seq in known.items())))
        found: dict[str, list[Entry]] = {id: [] for id in known}
        for row in self._db.read(lambda connection: connection.execute(query).all()):
            found[row.board].append(entry_of(row))
        return found

    def visits(self, account: str, ids: Iterable[str]) -> dict[str, Visit]:
        query = select(visits).where(visits.c.account == account, visits.c.board.in_(list(ids)))
        rows = self._db.read(lambda connection: connection.execute(query).all())
        return {row.board: Visit(row.seq, row.at) for row in rows}

    def visit(self, account: str, board: str, seq: int) -> None:
        """Keep that somebody has seen a board until that entry; never less than before."""
        mine = (visits.c.account == account) & (visits.c.board == board)

        def work(connection: Connection) -> None:
            known = connection.execute(select(visits.c.seq).where(mine)).scalar()
            now = {"seq": max(seq, known or 0), "at": now_ms()}
            if known is not None:
                connection.execute(update(visits).where(mine).values(**now))
            else:
                connection.execute(insert(visits), {"account": account, "board": board, **now})

        self._insisting(work)

    def private_notes(self, account: str, of: Iterable[str]) -> dict[str, str]:
        """What somebody keeps for themselves about teams; only its author ever asks for it."""
        query = select(private_notes).where(private_notes.c.account == account, private_notes.c.team.in_(list(of)))
        rows = self._db.read(lambda connection: connection.execute(query).all())
        return {row.team: row.text for row in rows}

    def keep_private_note(self, account: str, team: str, text: str) -> None:
        """An empty one is taken away."""
        mine = (private_notes.c.account == account) & (private_notes.c.team == team)

        def work(connection: Connection) -> None:
            connection.execute(delete(private_notes).where(mine))
            if text:
                row = {"account": account, "team": team, "text": text, "at": now_ms()}
                connection.execute(insert(private_notes), row)

        self._insisting(work)

    def pins(self, account: str) -> set[str]:
        """The teams that somebody has put on top."""
        query = select(pins.c.team).where(pins.c.account == account)
        return set(self._db.read(lambda connection: connection.execute(query).scalars().all()))

    def pin(self, account: str, team: str, on: bool) -> None:
        def work(connection: Connection) -> None:
            connection.execute(delete(pins).where(pins.c.account == account, pins.c.team == team))
            if on:
                connection.execute(insert(pins), {"account": account, "team": team})

        self._insisting(work)

    def missions(self, of: Iterable[str]) -> list[Mission]:
        """The missions of some teams: those to be done in the order of their days, those without one last."""
        order = (missions.c.done.is_not(None), missions.c.due.is_(None), missions.c.due, missions.c.at)
        return self._all(Mission, missions, missions.c.team.in_(list(of)), *order)

    def mission(self, id: str) -> Mission | None:
        return self._one(Mission, missions, missions.c.id == id)

    def give_mission(self, team: str, by: str, title: str, about: str, due: int | None) -> Mission:
        return self._add(missions, Mission(new_id(), team, title, about, due, "", None, by, now_ms()))

    def set_mission(self, id: str, **about: Any) -> None:
        self._set(missions, id, about)

    def remove_mission(self, id: str) -> None:
        self._db.write(lambda connection: connection.execute(delete(missions).where(missions.c.id == id)))

    def reviews(self, of: Iterable[str]) -> list[Review]:
        """The reviews of some teams' boards, newest first, those that are still being written included."""
        return self._all(Review, reviews, reviews.c.team.in_(list(of)), reviews.c.at.desc())

    def review(self, id: str) -> Review | None:
        return self._one(Review, reviews, reviews.c.id == id)

    def begin_review(self, board: str, team: str, account: str, seq: int) -> Review:
        """The review that somebody is writing of a board, or a new one."""
        writing = (reviews.c.board == board) & (reviews.c.account == account) & reviews.c.given.is_(None)
        known = self._one(Review, reviews, writing)
        if known is not None:
            return known
        row = (new_id(), board, team, account, seq, "", "{}", "[]", None, "", None, None, None, now_ms())
        return self._add(reviews, Review(*row))

    def set_review(self, id: str, **about: Any) -> None:
        self._set(reviews, id, about)

    def remove_review(self, id: str) -> None:
        self._db.write(lambda connection: connection.execute(delete(reviews).where(reviews.c.id == id)))

    def _insisting(self, work: Any) -> None:
        """Once more where the same person did the same at the same moment from elsewhere."""
        try:
            self._db.write(work)
        except IntegrityError:
            self._db.write(work)

    def _add(self, table: Table, row: Row) -> Row:
        self._db.write(lambda connection: connection.execute(insert(table), dict(row.__dict__)))
        return row

    def _set(self, table: Table, id: str, about: dict[str, Any]) -> None:
        self._db.write(lambda connection: connection.execute(update(table).where(table.c.id == id).values(**about)))

    def _one(self, kind: type[Row], table: Table, where: Any) -> Row | None:
        found = self._all(kind, table, where)
        return found[0] if found else None

    def _all(self, kind: type[Row], table: Table, where: Any, *order: Any) -> list[Row]:
        names = [field.name for field in fields(kind)]
        query = select(table).where(where).order_by(*order)
        rows: Iterable[Any] = self._db.read(lambda connection: connection.execute(query).all())
        return [kind(**{name: getattr(row, name) for name in names}) for row in rows]
