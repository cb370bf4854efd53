"""THE path of every change: queue, catch up, decide, append, announce, ring.

Each board has one room in this process, and each room one writer greenlet that takes all that waits, decides it
against the board as it stands, and puts it on disk in one transaction. Whoever reads the board holds the room's
lock, because the writer changes it in place before the commit.
"""

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from time import perf_counter
from typing import Any, Protocol

import gevent
import structlog
from gevent.lock import BoundedSemaphore

from workshop import metrics
from workshop.beside import once
from workshop.boxes import Turn
from workshop.core.board import Board
from workshop.core.change import Change, difference, put
from workshop.core.refusal import Refused
from workshop.core.rule import Ask, Command, Entry, decide
from workshop.core.sight import Audience, Lens, Shown, Viewer, show
from workshop.objects import KINDS, RULES, hangs_on, upgraded
from workshop.rewriting import ERASED, NOBODY, Rewriting, Rewritten, rewritten
from workshop.store import Store
from workshop.store.db import Unavailable
from workshop.store.ids import new_id
from workshop.store.log import Beaten

log = structlog.get_logger()

TAIL = 2_000
"""So many of a board's last entries stay in memory, for whoever comes back."""
TURN = 500
"""At most so many commands go into one transaction."""
SNAPSHOT_EVERY = 500
TRIES = 50
MANY = 400
"""A history of more entries is rewritten in a process beside this one, so that nobody else waits for it."""

NOT_SAVED = "The server can't save right now; your change is kept on this device and sent again."


@dataclass(frozen=True)
class Answer:
    """What the sender of an act hears: the seq of its last entry and facts such as `could_not`."""

    seq: int
    facts: dict[str, Any] = field(default_factory=dict)


Done = Callable[[Answer | Refused], None]
Heed = Callable[["Room", Sequence[Entry], bool], None]
"""Hears of a room's new entries and whether this process wrote them; it may not wait, for the room is locked meanwhile."""
News = tuple[Entry, Shown]
Known = dict[str, tuple[int, str]]
"""Command id -> the seq and the author of its entry."""


class Announcer(Protocol):
    """Who tells the people of a board what happened."""

    def audience(self, board: str) -> Audience: ...
    def announce(self, board: str, news: Sequence[News]) -> None: ...
    def pace(self, board: str) -> float:
        """Seconds from one turn to the next on a busy board: what comes meanwhile shares a commit and a frame."""
        ...


@dataclass
class Job:
    """One act that waits for its turn."""

    viewer: Viewer
    commands: Sequence[Command]
    done: Done
    outcome: Answer | Refused | None = None


class Room:
    """One board in memory, with its lock, its writer and its last entries."""

    def __init__(
        self,
        id: str,
        store: Store,
        announcer: Announcer,
        ring: Callable[[str, int], None],
        clock: Callable[[], int],
        heed: Heed = lambda room, entries, mine: None,
    ) -> None:
        self.id = id
        self.lock = BoundedSemaphore()
        self.tail: deque[Entry] = deque(maxlen=TAIL)
        self.used = clock()
        self._store, self._announcer, self._ring, self._clock = store, announcer, ring, clock
        self._heed = heed
        self._waiting: deque[Job] = deque()
        self._writing = False
        self._turned = 0.0
        self._ids: Known = {}
        self._load()

    def _load(self) -> None:
        kept, records = self._store.log.snapshot(self.id)
        entries = read_log(self._store, self.id, max(0, kept - TAIL // 4))
        self.tail.clear()
        self._ids.clear()
        self._kept, self._doubtful = kept, False
        self.board = Board(hangs_on, kept, map(upgraded, records))
        self.lens = Lens(self.board, KINDS)
        for entry in entries:
            if entry.seq > self._kept:
                self.board.apply(entry.changes)
            self._remember(entry)

    @property
    def idle(self) -> bool:
        """Whether nothing waits to be written."""
        return not self._writing

    def submit(self, job: Job) -> None:
        """Queue an act; its `done` is called once it is on disk or refused."""
        self.used = self._clock()
        self._waiting.append(job)
        if not self._writing:
            self._writing = True
            gevent.spawn(self._write)

    def catch_up(self) -> None:
        """Take in what other processes have appended since."""
        with self.lock:
            self._announce(self._read_on())

    def past(self, seq: int) -> Entry | None:
        """The entry of a seq; None when there is none yet on disk."""
        if seq > self.board.seq:
            return None
        if self.tail and seq >= self.tail[0].seq:
            at = seq - self.tail[0].seq
            return self.tail[at] if at < len(self.tail) else None
        return self._store.log.at(self.id, seq)

    def rewrite(self, rewriting: Rewriting) -> Rewritten:
        """Take people out of this board's history; the answer says what has gone.

        Whoever acts meanwhile waits for the lock, and whoever does in another process is beaten or beats us. Those who
        have the board open are sent what they see of it now, as one more entry. Raises Unavailable.
        """
        with self.lock:
            for _ in range(TRIES):
                self._announce(self._read_on())
                past = self._store.log.whole(self.id)
                work = once if len(past) > MANY else _here
                found: Rewritten = work(rewritten, rewriting, past, self._store.log.packed(self.id))
                beside = self._store.ballots.without(self.id, rewriting.people)
                if found.same:
                    self._store.db.write(beside)
                    return found
                seq = past[-1][0] + 1 if past else 1
                marker = Entry(seq, self._clock(), NOBODY, ERASED, new_id(), [], [])
                try:
                    self._store.log.rewrite(self.id, found.rows, marker, found.records, beside)
                except Beaten:
                    continue
                self._announce(self._read_on())
                self._ring(self.id, seq)
                return found
        raise Unavailable("another process was faster every time")

    def _write(self) -> None:
        try:
            while self._waiting:
                gevent.sleep(max(0.0, self._turned + self._announcer.pace(self.id) - perf_counter()))
                self._turned = perf_counter()
                jobs = [self._waiting.popleft() for _ in range(min(TURN, len(self._waiting)))]
                self._turn(jobs)
        finally:
            self._writing = False

    def _turn(self, jobs: list[Job]) -> None:
        started = perf_counter()
        with self.lock:
            self._try(jobs)
        for job in jobs:
            assert job.outcome is not None
            metrics.count(job.outcome.code if isinstance(job.outcome, Refused) else "ok", len(job.commands))
            job.done(job.outcome)
        metrics.ACT_SECONDS.observe(perf_counter() - started)
        if self.board.seq - self._kept >= SNAPSHOT_EVERY:
            self._kept = self.board.seq
            gevent.spawn(self.keep_snapshot)

    def _try(self, jobs: list[Job]) -> None:
        """Settle the jobs; where one crashes its rule the board is read anew and each tried alone, to fail alone."""
        try:
            if self._doubtful:
                self._load()
            self._settle(jobs)
        except Unavailable as error:
            log.error("not saved", board=self.id, reason=str(error))
            _refuse(jobs, Refused("busy", NOT_SAVED))
        except Exception:
            log.exception("a command failed", board=self.id)
            self._doubtful = True
            if len(jobs) == 1:
                _refuse(jobs, Refused("busy", NOT_SAVED))
                self._try([])
            else:
                for job in jobs:
                    self._try([job])

    def _settle(self, jobs: list[Job]) -> None:
        """Decide all jobs and put their entries on disk; when beaten by another process, read on and do it anew."""
        known: Known = {}
        for _ in range(TRIES):
            fresh = dict(known)
            mine: list[News] = []
            boxes = Turn(self._store.ballots, self.id)
            try:
                for job in jobs:
                    mine += self._decide(job, fresh, boxes)
                if self._misled(jobs, self.board.seq - len(mine)):
                    raise Beaten
                if mine:
                    beside = self._store.ballots.writing(self.id, boxes.done) if boxes.done else None
                    self._store.log.append(self.id, [entry for entry, _ in mine], beside)
            except Beaten:
                self._take_back(mine)
                self._announce(self._read_on())
                known = self._store.log.known(self.id, [command.id for job in jobs for command in job.commands])
                continue
            except Unavailable:
                self._take_back(mine)
                raise
            for entry, _ in mine:
                self._remember(entry)
            self._announce(mine, mine=True)
            if mine:
                self._ring(self.id, self.board.seq)
            if boxes.empties:
                gevent.spawn(self._sweep)
            return
        raise Unavailable("another process was faster every time")

    def _sweep(self) -> None:
        try:
            self._store.ballots.sweep()
        except Unavailable as error:
            log.warning("not swept", reason=str(error))

    def _misled(self, jobs: list[Job], seq: int) -> bool:
        """Whether a refusal may be wrong, because another process has changed the board since `seq`."""
        refused = any(isinstance(job.outcome, Refused) for job in jobs)
        return refused and self._store.log.head([self.id]).get(self.id, 0) > seq

    def _announce(self, news: list[News], mine: bool = False) -> None:
        if news:
            self._announcer.announce(self.id, news)
            self._heed(self, [entry for entry, _ in news], mine)

    def _take_back(self, made: list[News]) -> None:
        for entry, _ in reversed(made):
            self.board.apply(entry.undo)
        self.board.seq -= len(made)

    def _decide(self, job: Job, fresh: Known, boxes: Turn) -> list[News]:
        """Apply all commands of a job to the board or none, and note its outcome."""
        made: list[News] = []
        facts: dict[str, Any] = {}
        before = len(boxes.done)
        try:
            again = self._sent_before(job, fresh)
            if again is not None:
                job.outcome = again
                return []
            audience = self._announcer.audience(self.id)
            for command in job.commands:
                ask = Ask(job.viewer, self._clock(), self.past, boxes.asked_by(job.viewer.person))
                outcome = decide(self.board, RULES, command, ask)
                undo, shown = show(self.lens, outcome.changes, audience)
                self.board.seq += 1
                changes = outcome.changes
                entry = Entry(self.board.seq, ask.now, ask.person, command.name, command.id, changes, undo)
                made.append((entry, shown))
                boxes.add(ask.person, outcome.aside)
                facts.update(outcome.facts)
        except Refused as refused:
            self._take_back(made)
            boxes.take_back(before)
            job.outcome = self._answered(job, refused)
            return []
        except Unavailable:
            self._take_back(made)
            raise
        fresh.update({entry.id: (entry.seq, entry.by) for entry, _ in made})
        job.outcome = Answer(self.board.seq, facts)
        return made

    def _sent_before(self, job: Job, fresh: Known) -> Answer | None:
        """The first answer of an act that was accepted before; refused when some of its ids are used by another."""
        ids = [command.id for command in job.commands]
        found = {id: entry for id in ids if (entry := fresh.get(id) or self._ids.get(id))}
        if 0 < len(found) < len(ids):
            found |= self._store.log.known(self.id, ids)
        others = any(by != job.viewer.person for _, by in found.values())
        if others or len(set(ids)) < len(ids) or 0 < len(found) < len(ids):
            raise Refused("bad_args", "This command's id is already used; choose another one.", "id")
        return Answer(found[ids[-1]][0]) if found else None

    def _answered(self, job: Job, refused: Refused) -> Answer | Refused:
        """The answer of a refused act: that of long ago, if it was sent and accepted then; only the log knows."""
        id = job.commands[-1].id
        found = self._store.log.known(self.id, [id]).get(id)
        return Answer(found[0]) if found is not None and found[1] == job.viewer.person else refused

    def _read_on(self) -> list[News]:
        news: list[News] = []
        found = read_log(self._store, self.id, self.board.seq)
        if any(entry.command == ERASED for entry in found):
            return self._begin_anew()
        for entry in found:
            _, shown = show(self.lens, entry.changes, self._announcer.audience(self.id))
            self.board.seq = entry.seq
            self._remember(entry)
            news.append((entry, shown))
        return news

    def _begin_anew(self) -> list[News]:
        """What is in memory is not what the log says any more: read it again, and show the difference."""
        before, lens = self.board, self.lens
        since = before.seq
        self._load()
        ids = dict.fromkeys([*before.records, *self.board.records])
        changes = [each for id in ids if (each := difference(before.get(id), self.board.get(id))) is not None]
        _, shown = show(lens, changes, self._announcer.audience(self.id))
        shown.signed = False
        found = [entry for entry in read_log(self._store, self.id, since) if entry.seq <= self.board.seq]
        last = max(entry.seq for entry in found if entry.command == ERASED)
        return [(entry, shown if entry.seq == last else Shown()) for entry in found]

    def _remember(self, entry: Entry) -> None:
        self.board.seq = max(self.board.seq, entry.seq)
        if len(self.tail) == TAIL:
            self._ids.pop(self.tail[0].id, None)
        self.tail.append(entry)
        self._ids[entry.id] = (entry.seq, entry.by)

    def keep_snapshot(self) -> None:
        with self.lock:
            seq, records = self.board.seq, list(self.board.records.values())
        self._kept = seq
        try:
            self._store.log.keep_snapshot(self.id, seq, records)
        except Unavailable as error:
            log.warning("no snapshot", board=self.id, reason=str(error))


def read_log(store: Store, board: str, since: int) -> list[Entry]:
    """The entries after `since`, their records as today's kinds write them."""
    return [
        replace(entry, changes=_upgraded(entry.changes), undo=_upgraded(entry.undo))
        for entry in store.log.since(board, since)
    ]


def _upgraded(changes: list[Change]) -> list[Change]:
    return [put(upgraded(each[1])) if each[0] == "put" else each for each in changes]


def _here(work: Callable[..., Any], *args: Any) -> Any:
    return work(*args)


def _refuse(jobs: list[Job], refused: Refused) -> None:
    for job in jobs:
        job.outcome = refused
