"""What insights answer on boards: computed off the loop, once for all who see the same, and kept for a while.

Short ones in a thread; those that compare texts in a process beside ours, which keeps the encoder and what it read.
"""

from collections import Counter, OrderedDict
from dataclasses import dataclass

import gevent
import msgspec
from gevent.event import AsyncResult
from gevent.lock import BoundedSemaphore

from workshop.beside import Beside
from workshop.boards import Boards, Seen
from workshop.core.fields import Args
from workshop.core.refusal import Refused
from workshop.core.sight import Viewer
from workshop.insights import Insight, answered, meaning
from workshop.offloop import off_loop

KEPT = 64
"""So many answers are kept."""
AT_ONCE = 2
"""So many are computed at a time: threads share one core with the loop, and a short one need not wait for a long one."""
WAITING = 32
"""So many may wait for that."""
MINE = 8
"""So many of them for one person, who else could keep all others waiting by asking for ever new things."""
PATIENCE = 10.0
"""Seconds after which somebody who waits is told to ask again; the computing goes on, and its answer is kept."""
LATER = "This takes longer than usual; ask again in some seconds."

Key = tuple[str, str, str, bytes]
"""Board, what is seen of it (by seq and sight), insight, params."""


@dataclass(frozen=True)
class Question:
    """What somebody asks of a board as they see it."""

    insight: Insight
    board: str
    viewer: Viewer
    params: Args

    def key(self, etag: str) -> Key:
        return self.board, etag, self.insight.name, msgspec.json.encode(self.params)


class Answers:
    def __init__(self, boards: Boards, patience: float = PATIENCE) -> None:
        self._boards, self._patience = boards, patience
        self._kept: OrderedDict[Key, bytes] = OrderedDict()
        self._under_way: dict[Key, AsyncResult[bytes]] = {}
        self._asking: Counter[str] = Counter()
        self._turns = BoundedSemaphore(AT_ONCE)
        self._beside = Beside()

    def prepare(self) -> None:
        """Have the encoder at hand before somebody waits for it."""
        self._beside.call(meaning.prepare)

    def answer(self, question: Question) -> bytes:
        """JSON of what the insight says; raises Refused("busy")."""
        key = question.key(self._boards.etag(question.board, question.viewer))
        if key in self._kept:
            self._kept.move_to_end(key)
            return self._kept[key]
        result = self._under_way.get(key) or self._begin(question)
        try:
            found: bytes = result.get(timeout=self._patience)
        except gevent.Timeout:
            raise Refused("busy", LATER, retry_ms=2000) from None
        return found

    def _begin(self, question: Question) -> "AsyncResult[bytes]":
        """Compute what is asked of what they see now, unless somebody else has begun to."""
        person = question.viewer.person
        if len(self._under_way) >= WAITING or self._asking[person] >= MINE:
            raise Refused("busy", LATER, retry_ms=2000)
        seen = self._boards.see(question.board, question.viewer)
        key = question.key(seen.etag)
        result = self._under_way.get(key)
        if result is None:
            result = self._under_way[key] = AsyncResult()
            self._asking[person] += 1
            gevent.spawn(self._compute, question, seen)
        return result

    def _compute(self, question: Question, seen: Seen) -> None:
        found: bytes | Exception
        try:
            with self._turns:
                asked = question.insight.compute, seen.seq, list(seen.records.values()), question.params
                call = self._beside.call if question.insight.beside else off_loop
                found = call(answered, *asked)
        except Exception as error:
            found = error
        key = question.key(seen.etag)
        result = self._under_way.pop(key)
        self._asking.subtract([question.viewer.person])
        self._asking += Counter()  # without those who ask nothing any more
        if isinstance(found, Exception):
            result.set_exception(found)
            return
        self._kept[key] = found
        while len(self._kept) > KEPT:
            self._kept.popitem(last=False)
        result.set(found)

