"""How the teams of a programme come along: each question one query for all of them, however many there are."""

from collections import Counter, OrderedDict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import msgspec
from sqlalchemy import Connection, and_, func, select

from workshop.core.role import Role
from workshop.store.db import Database
from workshop.store.tables import boards, entries, people, responses, sessions

WRITTEN = ("note.add", "comment.add")
"""Commands that are a contribution each."""
WITHIN = ("together",)
"""Commands that hold others: pasted lists, and whole tables."""
DECIDED = "poll.decide"
CARRIED = "stage.carry"
"""The server's own, which says nothing of a team."""
KEPT = 20_000
"""So many boards are kept counted."""


@dataclass(frozen=True)
class Surface:
    """A board of a programme: whose it is, in which workshop, its last seq, and when somebody changed it last, in ms.

    `team` is None for boards of workshops that are everybody's.
    """

    board: str
    session: str
    team: str | None
    seq: int
    at: int | None


@dataclass(frozen=True)
class Counted:
    """How much people have contributed to a board up to a seq, and which votes they have decided."""

    seq: int = 0
    written: int = 0
    decided: frozenset[str] = field(default_factory=frozenset)


class Progress:
    def __init__(self, db: Database) -> None:
        self._db = db
        self._counted: OrderedDict[str, Counted] = OrderedDict()

    def surfaces(self, programme: str) -> list[Surface]:
        """All boards of a programme's workshops."""
        team = func.coalesce(boards.c.programme_team, sessions.c.programme_team)
        of = entries.c.board == boards.c.id
        last = select(entries.c.seq).where(of).order_by(entries.c.seq.desc()).limit(1)
        moved = select(entries.c.at).where(of, entries.c.command != CARRIED).order_by(entries.c.seq.desc()).limit(1)
        query = select(
            boards.c.id, boards.c.session, team.label("team"), last.scalar_subquery().label("seq"),
            moved.scalar_subquery().label("at"),
        ).join(sessions, sessions.c.id == boards.c.session)  # fmt: skip
        query = query.where(_of(programme))
        rows = self._db.read(lambda connection: connection.execute(query).all())
        return [Surface(row.id, row.session, row.team, row.seq or 0, row.at) for row in rows]

    def attendance(self, programme: str) -> dict[tuple[str, str | None], int]:
        """How many have taken part, by workshop and by the board of their team, which is None for who had none."""
        query = select(people.c.session, people.c.team, func.count()).join(sessions, sessions.c.id == people.c.session)
        query = query.where(_of(programme), people.c.role == Role.PARTICIPANT, ~people.c.removed)
        query = query.group_by(people.c.session, people.c.team)
        rows = self._db.read(lambda connection: connection.execute(query).all())
        return {(session, team): count for session, team, count in rows}

    def answered(self, programme: str) -> int:
        """How many answers were published to those who said something."""
        query = select(func.count()).select_from(responses).join(sessions, sessions.c.id == responses.c.session)
        query = query.where(_of(programme), responses.c.published)
        return int(self._db.read(lambda connection: connection.execute(query).scalar_one()))

    def counted(self, surfaces: Iterable[Surface]) -> dict[str, Counted]:
        """What people have contributed to each board. Only those that have grown are read, from where they were read."""
        surfaces = list(surfaces)
        grown = {each.board: each.seq for each in surfaces if each.seq > self._known(each.board).seq}
        if grown:
            found = self._db.read(lambda connection: self._read(connection, grown))
            for board, seq in grown.items():
                before, written, decided = self._known(board), *found.get(board, (0, frozenset()))
                self._counted[board] = Counted(seq, before.written + written, before.decided | decided)
                self._counted.move_to_end(board)
            while len(self._counted) > KEPT:
                self._counted.popitem(last=False)
        return {each.board: self._known(each.board) for each in surfaces}

    def _known(self, board: str) -> Counted:
        return self._counted.get(board, Counted())

    def _read(self, connection: Connection, grown: Mapping[str, int]) -> dict[str, tuple[int, frozenset[str]]]:
        """What was written and decided on each board since it was counted, up to these seqs."""
        written, decided = Counter[str](), dict[str, set[str]]()
        ids = list(grown)
        for at in range(0, len(ids), 500):
            some = entries.c.board.in_(ids[at : at + 500])
            plain = select(entries.c.board, entries.c.seq).where(some, entries.c.command.in_(WRITTEN))
            for board, seq in connection.execute(plain):
                written[board] += self._known(board).seq < seq <= grown[board]
            whole = and_(some, entries.c.command.in_((*WITHIN, DECIDED)))
            held = select(entries.c.board, entries.c.seq, entries.c.command, entries.c.changes).where(whole)
            for board, seq, command, changes in connection.execute(held):
                if self._known(board).seq < seq <= grown[board]:
                    each = msgspec.json.decode(changes)
                    if command == DECIDED:
                        decided.setdefault(board, set()).update(change[1] for change in each if change[0] == "patch")
                    else:
                        written[board] += sum(change[0] == "put" and _is_said(change[1]) for change in each)
        return {board: (written[board], frozenset(decided.get(board, ()))) for board in grown}


def _is_said(record: Mapping[str, Any]) -> bool:
    return record.get("kind") in ("note", "comment")


def _of(programme: str) -> Any:
    return (sessions.c.programme == programme) & sessions.c.removed.is_(None) & ~sessions.c.rehearsal
