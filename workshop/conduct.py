"""Conducting a session: what its plenary's stage becomes is carried to the board of every team.

Each process does so for what it has written; the others look, a moment later, whether that was done, for a process may
end between the two. A carry has an id that follows from the plenary and its entry, so it happens once on each board.
"""

import secrets
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple
from weakref import WeakValueDictionary

import gevent
import structlog
from gevent.lock import BoundedSemaphore

from workshop import setting
from workshop.act import Room
from workshop.boards import Boards
from workshop.core.board import STAGE
from workshop.core.change import Record, target
from workshop.core.refusal import Refused
from workshop.core.role import Role
from workshop.core.rule import Command, Entry
from workshop.core.sight import Viewer
from workshop.objects import circles, step
from workshop.setting import derived
from workshop.store import Store
from workshop.store.boards import BoardRow
from workshop.store.db import Unavailable
from workshop.store.ids import new_id

log = structlog.get_logger()

CARRY, ENTER = "stage.carry", "step.enter"
STAGING = ("stage.set", "stage.time", "stage.teams", "step.enter", "restore", "together", "drop")
"""The commands that can change a plenary's stage."""
PAGE = 50
LATER = 1.0
"""Seconds after which a process looks whether another one has carried what it wrote."""
WAITS = (0.5, 1.0, 2.0, 5.0, 15.0, 30.0)
"""Seconds from one try to the next while the database is away."""


class Staged(NamedTuple):
    """A board's stage, the seq of the entry that it is from (0 where there was none), and whether a step began then."""

    stage: Record
    seq: int
    entered: bool


class Conduct:
    def __init__(self, store: Store, boards: Boards) -> None:
        self._store, self._boards = store, boards
        self._setting: WeakValueDictionary[str, BoundedSemaphore] = WeakValueDictionary()
        boards.heed, boards.loaded = self.heard, self.loaded
        self.here: Callable[[str], Iterable[str]] = lambda board: ()
        """Who has a board open now."""
        self.rotate: Callable[[str, str], object] = lambda session, step: None
        """Lets people change tables for a step, once."""

    def teams_changed(self, session: str) -> None:
        """The session has more teams, or fewer: its boards are told, and new ones get the stage. Raises Unavailable."""
        rows = self._store.boards.of(session)
        self._count(rows, self._staged(self._boards.room(rows[0].id)))

    def heard(self, room: Room, entries: Sequence[Entry], mine: bool) -> None:
        """A board has new entries; the room is locked by whoever calls, so its stage is that of the last of them."""
        staged = [entry for entry in entries if entry.command != CARRY and _stages(entry)]
        if staged:
            entered = any(entry.command == ENTER for entry in staged)
            now = Staged(dict(room.board.stage), staged[-1].seq, entered)
            gevent.spawn_later(0 if mine else LATER, self._patiently, room.id, now, mine)

    def arrived(self, board: str, person: str) -> None:
        """A participant has opened a board: if people there are in circles, so are they."""
        stage = self._boards.room(board).board.stage
        if stage.get("circle") in circles.SIZES and not any(person in each for each in stage.get("circles", ())):
            gevent.spawn_later(0 if circles.wanted(stage) is None else LATER, self._join, board, person)

    def _join(self, board: str, person: str) -> None:
        room = self._boards.room(board)
        if "circles" in room.board.stage and not room.board.elsewhere:
            command = Command(new_id(), "stage.circles", {"join": person}, inside=True)
            self._give(board, room.board.stage["by"], command)

    def loaded(self, room: Room) -> None:
        """A board has come into memory: if it is a plenary, a carry of its stage may have been lost."""
        gevent.spawn(self._look, room)

    def _look(self, room: Room) -> None:
        try:
            rows = self._session(room.id)
            if rows and rows[0].id == room.id:
                self._patiently(room.id, self._staged(room), False)
        except Unavailable as error:
            log.warning("can't look for the stage", reason=str(error))

    def _session(self, board: str) -> list[BoardRow]:
        """The boards of a board's session, the plenary's first."""
        row = self._store.boards.get(board)
        return self._store.boards.of(row.session) if row else []

    def _patiently(self, plenary: str, now: Staged, mine: bool) -> None:
        """Carry a stage to all teams, and try again where that could not be kept."""
        for wait in WAITS:
            try:
                rows = self._session(plenary)
                if not rows:
                    return
                if rows[0].id == plenary:
                    self._count(rows, now)
                    if not self._carried(rows, now, mine):
                        raise Unavailable("some boards could not be written")
                    if now.entered and "step" in now.stage:
                        self._begin(rows, now.stage)
                self._in_circles(rows, plenary)
                return
            except Unavailable as error:
                log.warning("can't carry the stage", reason=str(error))
            gevent.sleep(wait)

    def _begin(self, rows: Sequence[BoardRow], stage: Record) -> None:
        """Let people change tables where the step asks for it, and set up what it needs where they work."""
        if stage.get("rotate"):
            self.rotate(rows[0].session, stage["step"])
        if "method" not in stage and "poll" not in stage:
            return
        session, plenary = self._store.sessions.get(rows[0].session), self._boards.room(rows[0].id)
        with plenary.lock:
            first, elsewhere = setting.begins(step.in_order(plenary.board), stage["step"]), plenary.board.elsewhere
        working = [row.id for row in rows if row.team] if elsewhere else [plenary.id]
        language = session.language if session else "en"
        gevent.joinall([gevent.spawn(self._set_up, board, stage, first, language) for board in working])

    def _set_up(self, board: str, stage: Record, first: str, language: str) -> None:
        room, alone = self._boards.room(board), self._setting.setdefault(board, BoundedSemaphore())
        with alone:  # or two steps in a row would find the same free place
            with room.lock:
                commands = list(setting.commands(room.board, stage, first, language))
            for command in commands:
                self._give(board, stage["by"], command)

    def _carried(self, rows: Sequence[BoardRow], now: Staged, mine: bool) -> bool:
        """Whether all teams' boards have the stage, after it was given to those that had not."""
        stage, seq = now.stage, now.seq
        if not seq:
            return True
        by = stage.get("by") or self._facilitator(rows[0].session)
        if by is None:
            return True
        id = derived("carry", rows[0].id, seq)
        teams = [row.id for row in rows if row.team]
        done = set() if mine else self._store.log.holding(teams, id)
        command = Command(id, CARRY, {"stage": stage, "carried": seq}, inside=True)
        return self._all((team for team in teams if team not in done), by, command)

    def _in_circles(self, rows: Sequence[BoardRow], board: str) -> None:
        """Make circles of those who are there, on the boards where people work, when this board's stage asks for it."""
        asking = self._boards.room(board).board
        if asking.stage.get("circle") not in circles.SIZES:
            return
        for row in [row for row in rows if row.id == board or (row.team and rows[0].id == board and asking.elsewhere)]:
            there = self._boards.room(row.id).board
            key = circles.wanted(there.stage)
            if key is not None and not there.elsewhere:
                args = {"people": self._there(rows, row), "key": key}
                command = Command(derived("circles", row.id, key), "stage.circles", args, inside=True)
                self._give(row.id, there.stage["by"], command)

    def _there(self, rows: Sequence[BoardRow], board: BoardRow) -> list[str]:
        """The participants who belong to a board and are in the room, else all of them, as chance orders them."""
        people = [person for person in self._store.people.of(board.session) if person.role is Role.PARTICIPANT]
        own = [person.id for person in people if not board.team or person.team == board.id]
        here = {person for row in rows for person in self.here(row.id)}
        found = [person for person in own if person in here] or own
        secrets.SystemRandom().shuffle(found)
        return found

    def _count(self, rows: Sequence[BoardRow], now: Staged) -> None:
        """Have the plenary's stage know how many teams there are; its entry is carried like any other."""
        teams, plenary, stage = sum(row.team for row in rows), rows[0], now.stage
        by = stage.get("by") or self._facilitator(plenary.session)
        if stage.get("teams", 0) != teams and by:
            command = Command(derived("teams", plenary.id, now.seq, teams), "stage.teams", {"teams": teams}, inside=True)
            self._all([plenary.id], by, command)

    def _all(self, boards: Iterable[str], by: str, command: Command) -> bool:
        """Give a command on several boards at once; whether it is on disk everywhere."""
        asked = [gevent.spawn(self._give, board, by, command) for board in boards]
        gevent.joinall(asked)
        return all(each.value for each in asked)

    def _give(self, board: str, by: str, command: Command) -> bool:
        try:
            self._boards.act(board, Viewer(by, Role.FACILITATOR), [command])
        except Refused as refused:
            log.warning("not carried", board=board, command=command.name, reason=refused.text)
            return refused.code != "busy"
        except Unavailable as error:
            log.warning("not carried", board=board, command=command.name, reason=str(error))
            return False
        return True

    def _facilitator(self, session: str) -> str | None:
        there = self._store.people.of(session)
        return next((person.id for person in there if person.role is Role.FACILITATOR), None)

    def _staged(self, room: Room) -> Staged:
        """A board's stage and the entry that it is from."""
        with room.lock:
            stage, tail = dict(room.board.stage), list(room.tail)
        found = next((entry for entry in reversed(tail) if _stages(entry)), None)
        before = tail[0].seq if tail else room.board.seq + 1
        while found is None and (page := self._store.log.by(room.id, STAGING, before, PAGE)):
            found = next((entry for entry in page if _stages(entry)), None)
            before = page[-1].seq
        return Staged(stage, found.seq if found else 0, found is not None and found.command == ENTER)


def _stages(entry: Entry) -> bool:
    """Whether an entry changed the stage."""
    return any(target(each) == STAGE for each in entry.changes)
