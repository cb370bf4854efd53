"""Rehearsals: a copy of a workshop in which simulated people join, write, vote, drop out and come back; wiped afterwards.

They act through the same gate as everybody. Nothing of a rehearsal is in the workshop that it is a copy of.
"""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from random import Random
from time import monotonic
from typing import Any, Protocol

import gevent
import structlog

from workshop.act import Answer
from workshop.boards import Boards
from workshop.conduct import Conduct
from workshop.core.refusal import Refused
from workshop.core.role import Role
from workshop.core.rule import Command
from workshop.core.sight import Viewer
from workshop.objects.step import in_order
from workshop.rehearsal.player import Player, next_deed
from workshop.store import Store
from workshop.store.db import Unavailable
from workshop.store.ids import new_id, now_ms
from workshop.store.people import Person
from workshop.store.sessions import Session

log = structlog.get_logger()

MOST = 24
"""So many simulated people fit into a rehearsal."""
PAUSE = 9.0
"""Seconds from one deed of a person to the next, on average."""
ARRIVING = 3
"""So many such pauses it takes until all have come."""
DROPS = 0.02
"""How likely somebody drops out instead of doing something."""
GONE = (2, 5)
"""So many pauses, at least and at most, somebody stays away then."""
TOLD = 8.0
"""Seconds after which it is told again who is there; a process that hears nothing of somebody takes them for gone."""
KEPT = 12 * 60 * 60 * 1000
"""A rehearsal that nobody ended is wiped after so many ms."""


OVER = "The rehearsal is over and wiped; go back to the start page."


class Stage(Protocol):
    """Where simulated people are shown to be."""

    def simulate(self, board: str, people: list[dict[str, Any]], left: list[str]) -> None: ...
    def gone(self, person: str, code: str, text: str) -> None: ...


class Rehearsals:
    def __init__(self, store: Store, boards: Boards, conduct: Conduct, live: Stage, pause: float = PAUSE) -> None:
        self._store, self._boards, self._conduct, self._live = store, boards, conduct, live
        self._pause = pause
        self._running: dict[str, gevent.Greenlet] = {}

    def begin(self, session: Session, host: Person, many: int, title: str) -> tuple[Session, Person]:
        """A copy of the workshop with its agenda and teams, and simulated people who begin to come.

        The answer is the copy, and who `host` is there. Raises Refused or Unavailable.
        """
        self.sweep()
        teams = [row.title for row in self._store.boards.teams(session.id)]
        copy = self._store.sessions.make(
            title, session.language, teams=teams, owner=session.owner, teaming=session.teaming, rehearsal=True
        )
        there = self._store.people.add(
            Person(new_id(), copy.id, host.name, Role.FACILITATOR, host.language, host.account)
        )
        self._copy_steps(session.board, copy.board, Viewer(there.id, there.role))
        if teams:
            self._conduct.teams_changed(copy.id)
        self._running[copy.id] = gevent.spawn(self._play, copy, min(many, MOST))
        return copy, there

    def end(self, session: Session) -> None:
        """Everything of the rehearsal is wiped; raises Refused where it is none."""
        if not session.rehearsal:
            raise Refused("not_allowed", "This is a real workshop and no rehearsal; nothing of it is wiped.")
        running = self._running.pop(session.id, None)
        if running is not None:
            running.kill()
        for person in self._store.people.of(session.id):
            self._live.gone(person.id, "closed", OVER)
        for board in session.boards:
            self._boards.forget(board)
        self._store.sessions.set(session.id, removed=now_ms())
        self._store.sessions.forget(session.id)

    def runs(self, session: str) -> bool:
        """Whether simulated people of this process are at work in it."""
        return session in self._running

    def sweep(self) -> None:
        """Wipe what nobody ended."""
        for session in self._store.sessions.rehearsals(now_ms() - KEPT):
            self.end(session)

    def _copy_steps(self, source: str, target: str, viewer: Viewer) -> None:
        with self._boards.room(source).lock:
            steps = in_order(self._boards.room(source).board)
        unasked = ("id", "kind", "by", "turn")
        commands = [
            Command(new_id(), "step.add", {"step": step["id"], **{k: v for k, v in step.items() if k not in unasked}})
            for step in steps
        ]
        if commands:
            self._boards.act(target, viewer, commands)

    def _play(self, session: Session, many: int) -> None:
        try:
            Troupe(session, many, self._store, self._boards, self._live, self._pause).play()
        except Unavailable as error:
            log.warning("a rehearsal has stopped", session=session.id, reason=str(error))
        finally:
            self._running.pop(session.id, None)


class Troupe:
    """The simulated people of one rehearsal."""

    def __init__(
        self, session: Session, many: int, store: Store, boards: Boards, live: Stage, pause: float
    ) -> None:
        self._session, self._store, self._boards, self._live = session, store, boards, live
        self._pause = pause
        self._chance = Random(session.id)
        self._texts = words()["notes"][session.language]
        teams = store.boards.teams(session.id)
        self._waiting = [
            Player("", name, column, teams[column % len(teams)].id if teams else None)
            for column, name in enumerate(words()["names"][:many])
        ]
        self._here: dict[str, Player] = {}
        self._away: list[tuple[float, Player]] = []
        self._at: dict[str, str] = {}
        """Person -> the board they are at."""

    def play(self) -> None:
        """Until it is killed, or nobody has conducted it for its time."""
        everybody = len(self._waiting)
        told = 0.0
        until = monotonic() + KEPT / 1000
        while monotonic() < until:
            self._come(everybody)
            where = self._where()
            self._walk(where, again=monotonic() - told > TOLD)
            if monotonic() - told > TOLD:
                told = monotonic()
            if self._here:
                self._act(self._chance.choice(list(self._here.values())))
            gevent.sleep(self._chance.uniform(0.5, 1.5) * self._pause / max(1, everybody))

    def _come(self, everybody: int) -> None:
        """Those who are due arrive, or come back."""
        now = monotonic()
        due = [player for at, player in self._away if at <= now]
        self._away = [(at, player) for at, player in self._away if at > now]
        if self._waiting and (self._chance.random() < 1 / ARRIVING or not self._here):
            due.append(self._waiting.pop(0))
        for player in due:
            if not player.id:
                person = Person(
                    new_id(), self._session.id, player.name, Role.PARTICIPANT, self._session.language, team=player.team
                )
                player.id = self._store.people.add(person).id
            self._here[player.id] = player

    def _where(self) -> Mapping[str, str]:
        """Where each is to be now: with their team, or in the plenary; teams may have been changed meanwhile."""
        stage = self._boards.see(self._session.board, Viewer("", Role.OBSERVER)).records.get("stage", {})
        if stage.get("where") != "teams":
            return dict.fromkeys(self._here, self._session.board)
        teams = {person.id: person.team for person in self._store.people.of(self._session.id)}
        return {id: teams.get(id) or self._session.board for id in self._here}

    def _walk(self, where: Mapping[str, str], again: bool) -> None:
        """Show who has come, gone or changed the board; `again` also who has stayed."""
        for board in {*where.values(), *self._at.values()}:
            here = {id for id, at in where.items() if at == board}
            was = {id for id, at in self._at.items() if at == board}
            news = here if again else here - was
            if news or was - here:
                people = [{"person": id, "name": self._here[id].name} for id in sorted(news)]
                self._live.simulate(board, people, sorted(was - here))
        self._at = dict(where)

    def _act(self, player: Player) -> None:
        if self._chance.random() < DROPS:
            self._here.pop(player.id)
            self._away.append((monotonic() + self._chance.uniform(*GONE) * self._pause, player))
            return
        board = self._at.get(player.id)
        if board is None:
            return
        viewer = Viewer(player.id, Role.PARTICIPANT)
        records = self._boards.see(board, viewer).records
        deed = next_deed(player, records, self._texts, new_id(), self._chance)
        if deed is not None:
            name, args = deed
            self._boards.submit(board, viewer, [Command(new_id(), name, args)], _shrug)


def _shrug(outcome: Answer | Refused) -> None:
    """What is refused to a simulated person needs no answer: the step has just changed, as happens to people."""


@cache
def words() -> dict[str, Any]:
    """The names of simulated people, and what they write in each language."""
    return tomllib.loads((Path(__file__).parent / "words.toml").read_text("utf-8"))
