"""What somebody is in the programme that a workshop belongs to, read anew each time: rights must not be late."""

from dataclasses import dataclass

from sqlalchemy import Connection, or_, select

from workshop.store.boards import BoardRow, board_row
from workshop.store.db import Database
from workshop.store.tables import boards, members, programmes, sessions, teams


@dataclass(frozen=True)
class Standing:
    """`team` is the one whose workshop it is, None in a workshop of many; `roles` are (role, team), the team None where
    it holds for the whole programme; `boards` are all those of the workshop."""

    team: str | None
    roles: frozenset[tuple[str, str | None]]
    boards: tuple[BoardRow, ...]


class Standings:
    def __init__(self, db: Database) -> None:
        self._db = db

    def of(self, session: str, account: str) -> Standing | None:
        """What an account is there; None where it is nothing in the workshop's programme, or there is none any more."""

        def work(connection: Connection) -> Standing | None:
            query = select(sessions.c.programme_team, programmes.c.id, programmes.c.owner)
            query = query.join(programmes, programmes.c.id == sessions.c.programme)
            living = programmes.c.removed.is_(None) & sessions.c.removed.is_(None)
            found = connection.execute(query.where(sessions.c.id == session, living)).first()
            if found is None:
                return None
            mine = select(members.c.role, members.c.team).outerjoin(teams, teams.c.id == members.c.team)
            mine = mine.where(members.c.programme == found.id, members.c.account == account)
            there = or_(members.c.team.is_(None), (teams.c.programme == found.id) & teams.c.removed.is_(None))
            roles = {(row.role, row.team) for row in connection.execute(mine.where(there)).all()}
            if found.owner == account:
                roles.add(("lead", None))
            if not roles:
                return None
            rows = connection.execute(select(boards).where(boards.c.session == session).order_by(boards.c.place)).all()
            return Standing(found.programme_team, frozenset(roles), tuple(map(board_row, rows)))

        return self._db.read(work)
