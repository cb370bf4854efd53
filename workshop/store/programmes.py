"""Programmes: cohorts of teams with a challenge each, their milestones, and who is what in them."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Table, delete, func, insert, or_, select, update

from workshop.store.boards import BoardRow, board_row
from workshop.store.ids import new_id, now_ms
from workshop.store.people import anew
from workshop.store.rows import Rows
from workshop.store.sessions import Session, sessions_of
from workshop.store.tables import (
    boards,
    cohorts,
    members,
    milestones,
    people,
    programmes,
    reached,
    sessions,
    teams,
)

ROLES = ("lead", "facilitator", "mentor", "specialist", "member", "observer")
"""What somebody can be in a programme, those who may do most first."""
MENTORING = frozenset({"mentor", "specialist"})


@dataclass(frozen=True)
class Programme:
    """Some months in which teams work on challenges. Times are ms since 1970; `rubric` is JSON, a list of
    {"id", "title", "about"}; `owner` is the account that made it and leads it; `public` the address of its return."""

    id: str
    title: str
    language: str
    about: str
    starts: int | None
    ends: int | None
    rubric: str
    public: str | None
    owner: str
    removed: int | None
    at: int


@dataclass(frozen=True)
class Cohort:
    id: str
    programme: str
    title: str
    place: int


@dataclass(frozen=True)
class Milestone:
    id: str
    programme: str
    title: str
    due: int | None
    place: int


@dataclass(frozen=True)
class Team:
    """A team of a programme; `milestone` is the last one it has reached, by id."""

    id: str
    programme: str
    cohort: str
    name: str
    challenge: str
    about: str
    district: str
    milestone: str | None
    paused_until: int | None
    removed: int | None
    at: int


@dataclass(frozen=True)
class Member:
    """What an account is in a programme; `team` is None where that holds for the whole programme."""

    id: str
    programme: str
    team: str | None
    account: str
    role: str
    at: int


Roles = set[str]


class Programmes(Rows):
    def make(self, title: str, language: str, owner: str, **about: Any) -> Programme:
        """A new programme of an account; `about` are further fields of a Programme."""
        row = {"about": "", "starts": None, "ends": None, "rubric": "[]", "public": None, **about}
        made = Programme(id=new_id(), title=title, language=language, owner=owner, removed=None, at=now_ms(), **row)
        return self._add(programmes, made)

    def get(self, id: str) -> Programme | None:
        return self._one(Programme, programmes, programmes.c.id == id)

    def set(self, id: str, **about: Any) -> None:
        self._set(programmes, id, about)

    def of_account(self, account: str) -> list[Programme]:
        """The programmes that an account made or belongs to, newest first; not those that were removed."""
        mine = select(members.c.programme).where(members.c.account == account)
        theirs = or_(programmes.c.owner == account, programmes.c.id.in_(mine))
        return self._all(Programme, programmes, theirs & programmes.c.removed.is_(None), programmes.c.at.desc())

    def cohorts(self, programme: str) -> list[Cohort]:
        return self._all(Cohort, cohorts, cohorts.c.programme == programme, cohorts.c.place)

    def add_cohort(self, programme: str, title: str) -> Cohort:
        return self._add(cohorts, Cohort(new_id(), programme, title, self._last(cohorts, programme)))

    def set_cohort(self, id: str, **about: Any) -> None:
        self._set(cohorts, id, about)

    def remove_cohort(self, id: str) -> bool:
        """Take away a cohort that no team is of, nor was; False where there is one."""
        query = select(teams.c.id).where(teams.c.cohort == id)
        if self._db.read(lambda connection: connection.execute(query).first()) is not None:
            return False
        self._db.write(lambda connection: connection.execute(delete(cohorts).where(cohorts.c.id == id)))
        return True

    def milestones(self, programme: str) -> list[Milestone]:
        """In their order."""
        return self._all(Milestone, milestones, milestones.c.programme == programme, milestones.c.place)

    def add_milestone(self, programme: str, title: str, due: int | None = None) -> Milestone:
        return self._add(milestones, Milestone(new_id(), programme, title, due, self._last(milestones, programme)))

    def set_milestone(self, id: str, **about: Any) -> None:
        self._set(milestones, id, about)

    def remove_milestone(self, id: str) -> None:
        """Its teams stand where they stood before it: at the milestone they had reached last among the others."""

        def work(connection: Connection) -> None:
            connection.execute(delete(reached).where(reached.c.milestone == id))
            for team in connection.execute(select(teams.c.id).where(teams.c.milestone == id)).scalars().all():
                before = select(reached.c.milestone).join(milestones, milestones.c.id == reached.c.milestone)
                before = before.where(reached.c.team == team).order_by(milestones.c.place.desc()).limit(1)
                last = connection.execute(before).scalar()
                connection.execute(update(teams).where(teams.c.id == team).values(milestone=last))
            connection.execute(delete(milestones).where(milestones.c.id == id))

        self._db.write(work)

    def teams(self, programme: str) -> list[Team]:
        """The teams of a programme by name, without those that were removed."""
        there = (teams.c.programme == programme) & teams.c.removed.is_(None)
        return self._all(Team, teams, there, teams.c.name, teams.c.id)

    def team(self, id: str) -> Team | None:
        return self._one(Team, teams, teams.c.id == id)

    def add_team(self, programme: str, name: str, cohort: str | None = None, **about: Any) -> Team:
        """One more team, in the first cohort where none is said; `about` are further fields of a Team."""
        if cohort is None:
            known = self.cohorts(programme)
            cohort = known[0].id if known else self.add_cohort(programme, "1").id
        row = {"challenge": "", "about": "", "district": "", "milestone": None, "paused_until": None, **about}
        made = Team(id=new_id(), programme=programme, cohort=cohort, name=name, removed=None, at=now_ms(), **row)
        return self._add(teams, made)

    def set_team(self, id: str, **about: Any) -> None:
        self._set(teams, id, about)

    def reach(self, team: str, milestone: str | None) -> None:
        """Say which milestone a team has reached; when it first did is kept."""

        def work(connection: Connection) -> None:
            connection.execute(update(teams).where(teams.c.id == team).values(milestone=milestone))
            mine = (reached.c.team == team) & (reached.c.milestone == milestone)
            if milestone is not None and connection.execute(select(reached.c.at).where(mine)).first() is None:
                connection.execute(insert(reached), {"team": team, "milestone": milestone, "at": now_ms()})

        self._db.write(work)

    def reached(self, team: str) -> dict[str, int]:
        """When a team first reached each milestone that it has reached, by id."""
        query = select(reached.c.milestone, reached.c.at).where(reached.c.team == team)
        return {id: at for id, at in self._db.read(lambda connection: connection.execute(query).all())}

    def members(self, programme: str) -> list[Member]:
        """Everybody of a programme, those who came first at the top."""
        return self._all(Member, members, members.c.programme == programme, members.c.at, members.c.id)

    def member_roles(self, programme: str, account: str) -> Roles:
        """What an account is in a programme, for all of it or for any team; its owner is also a "lead"."""
        of, mine = self._mine(account, programmes.c.id == programme)
        owned = {"lead"} if any(row.owner == account for row in of) else set()
        return owned | {row.role for row in mine}

    def team_roles(self, team: str, account: str) -> Roles:
        """What an account is in a team, what it is in the whole programme included."""
        here = select(teams.c.programme).where(teams.c.id == team, teams.c.removed.is_(None))
        of, mine = self._mine(account, programmes.c.id.in_(here))
        owned = {"lead"} if any(row.owner == account for row in of) else set()
        return owned | {row.role for row in mine if row.team in (None, team)}

    def scopes(self, programme: str, account: str) -> frozenset[tuple[str, str | None]]:
        """What an account is in a programme as (role, team), the team None where it holds for the whole programme."""
        of, mine = self._mine(account, programmes.c.id == programme)
        owned = {("lead", None)} if any(row.owner == account for row in of) else set()
        gone = select(teams.c.id).where(teams.c.programme == programme, teams.c.removed.is_not(None))
        removed = set(self._db.read(lambda connection: connection.execute(gone).scalars().all()))
        return frozenset(owned | {(row.role, row.team) for row in mine if row.team not in removed})

    def mentored(self, account: str) -> list[Team]:
        """The teams that an account mentors, directly or because it mentors their whole programme, by name."""
        mine = (members.c.account == account) & members.c.role.in_(list(MENTORING))
        directly = teams.c.id.in_(select(members.c.team).where(mine, members.c.team.is_not(None)))
        wholly = teams.c.programme.in_(select(members.c.programme).where(mine, members.c.team.is_(None)))
        living = select(programmes.c.id).where(programmes.c.removed.is_(None))
        where = or_(directly, wholly) & teams.c.removed.is_(None) & teams.c.programme.in_(living)
        return self._all(Team, teams, where, teams.c.name, teams.c.id)

    def boards(self, team: str) -> list[BoardRow]:
        """The boards of a team: its own in workshops of many, and all those of its own workshops; oldest first."""
        query = select(boards).join(sessions, sessions.c.id == boards.c.session).order_by(sessions.c.at, boards.c.place)
        query = query.where(or_(boards.c.programme_team == team, sessions.c.programme_team == team), _open())
        return list(map(board_row, self._db.read(lambda connection: connection.execute(query).all())))

    def sessions(self, team: str) -> list[Session]:
        """The workshops that are a team's, or in which it has a board, newest first."""
        there = select(boards.c.session).where(boards.c.programme_team == team)
        where = or_(sessions.c.programme_team == team, sessions.c.id.in_(there)) & _open()
        return self._db.read(lambda connection: sessions_of(connection, where))

    def workshops(self, programme: str) -> list[Session]:
        """All workshops of a programme, newest first."""
        where = (sessions.c.programme == programme) & _open()
        return self._db.read(lambda connection: sessions_of(connection, where))

    def memberships(self, account: str) -> list[Member]:
        """What an account is in all programmes."""
        return self._all(Member, members, members.c.account == account, members.c.at, members.c.id)

    def add_member(self, programme: str, account: str, role: str, team: str | None = None) -> Member:
        """Make an account something in a programme, or in one team of it, where it may have been something else."""
        same = (members.c.programme == programme) & (members.c.account == account)
        same &= members.c.team == team if team else members.c.team.is_(None)
        known = self._one(Member, members, same)
        if known is not None:
            self.set_member(known.id, role=role)
            return Member(known.id, programme, team, account, role, known.at)
        return self._add(members, Member(new_id(), programme, team, account, role, now_ms()))

    def member(self, id: str) -> Member | None:
        return self._one(Member, members, members.c.id == id)

    def set_member(self, id: str, **about: Any) -> None:
        """Change the `role` or the `team` of a member, in all workshops of the programme too."""

        def work(connection: Connection) -> None:
            connection.execute(update(members).where(members.c.id == id).values(**about))
            _anew(connection, id)

        self._db.write(work)

    def remove_member(self, id: str) -> None:
        def work(connection: Connection) -> None:
            _anew(connection, id)
            connection.execute(delete(members).where(members.c.id == id))

        self._db.write(work)

    def _mine(self, account: str, where: Any) -> tuple[list[Any], list[Any]]:
        """A programme's row, and what an account is in it; nobody is anything in one that was removed."""

        def work(connection: Connection) -> tuple[list[Any], list[Any]]:
            of = connection.execute(select(programmes).where(where, programmes.c.removed.is_(None))).all()
            ids = [row.id for row in of]
            query = select(members).where(members.c.programme.in_(ids), members.c.account == account)
            return list(of), list(connection.execute(query).all())

        return self._db.read(work)

    def _last(self, table: Table, programme: str) -> int:
        query = select(func.coalesce(func.max(table.c.place), -1) + 1).where(table.c.programme == programme)
        return int(self._db.read(lambda connection: connection.execute(query).scalar_one()))


def _anew(connection: Connection, member: str) -> None:
    """Whoever a member is in workshops of the programme, they are asked anew what they are there."""
    row = connection.execute(select(members).where(members.c.id == member)).first()
    if row is not None:
        theirs = select(sessions.c.id).where(sessions.c.programme == row.programme)
        anew(connection, (people.c.account == row.account) & people.c.session.in_(theirs))


def _open() -> Any:
    return sessions.c.removed.is_(None) & ~sessions.c.rehearsal
