"""Replay: the story of a board, read in pages and told by a process beside the server, which goes on where it was.

The past of a board stays in that process alone, never on a disk: what is erased is told to nobody again.
"""

import zlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

import msgspec
from gevent.lock import BoundedSemaphore

from workshop import telling
from workshop.beside import Beside, Stopped
from workshop.boards import Boards
from workshop.core.change import Record
from workshop.core.refusal import Refused
from workshop.core.sight import Viewer
from workshop.rewriting import ERASED
from workshop.store import Store
from workshop.telling import Told
from workshop.versioning import Moment

T = TypeVar("T")

PAGE = 500
"""So many entries are read at once, which keeps nobody else waiting."""
LATER = "This takes longer than usual; ask again in some seconds."


@dataclass(frozen=True)
class Frames:
    """A board's story as somebody may read it now: the records before the first entry, then each entry that shows
    something, {seq, at, by, command, changes}, up to the entry `seq` of the log. `names` are those of the people named."""

    seq: int
    first: dict[str, Record]
    entries: list[dict[str, Any]]
    names: dict[str, str]


class Replays:
    def __init__(self, store: Store, boards: Boards) -> None:
        self._store, self._boards = store, boards
        self._beside = Beside()
        self._turn = BoundedSemaphore()
        self._begun = False

    def told(self, board: str, viewer: Viewer, since: int = 0, sign: str = "") -> Told:
        """What there is after `since`, or all of it where what was told under `sign` has to be told anew."""
        return self._ask(lambda: self._told(board, viewer, since, sign))

    def packed(self, board: str, viewer: Viewer, since: int = 0, sign: str = "") -> bytes:
        """Gzip bytes of {"seq", "since", "sign", "names", "entries"}."""

        def work() -> bytes:
            told = self._told(board, viewer, since, sign)
            head = {"seq": told.seq, "since": told.since, "sign": told.sign, "names": self._boards.names(told.people)}
            return self._beside.call(telling.pack, board, viewer, told.since, msgspec.json.encode(head))

        return self._ask(work)

    def frames(self, board: str, viewer: Viewer) -> Frames:
        found = msgspec.json.decode(zlib.decompress(self.packed(board, viewer), 31))
        return Frames(found["seq"], {}, found["entries"], found["names"])

    def moments(self, board: str, viewer: Viewer, seqs: list[int]) -> tuple[list[Moment], dict[int, int]]:
        """The moments that this person may go back to, without those that have names; and when these entries were made."""

        def work() -> tuple[list[Moment], dict[int, int]]:
            self._told(board, viewer, 0, "")
            return self._beside.call(telling.moments, board, viewer, seqs)

        return self._ask(work)

    def compared(self, board: str, viewer: Viewer, since: int, until: int) -> bytes:
        """Gzip bytes of {"names"} and of what `Compared` has, of the board after two entries."""

        def work() -> bytes:
            told = self._told(board, viewer, 0, "")
            names = msgspec.json.encode(self._boards.names(told.people))
            return self._beside.call(telling.compare, board, viewer, (since, until), names)

        return self._ask(work)

    def _ask(self, work: Callable[[], T]) -> T:
        """What the process beside answers, and a new one where that one has ended; raises Refused("busy")."""
        with self._turn:
            try:
                return work()
            except Stopped:
                pass
            try:
                return work()
            except Stopped:
                raise Refused("busy", LATER, retry_ms=2000) from None

    def _told(self, board: str, viewer: Viewer, since: int, sign: str) -> Told:
        self._begun = True
        seq = before = self._beside.call(telling.known, board)
        while rows := self._store.log.told(board, seq, PAGE):
            if before and any(command == ERASED for _, _, _, command, _ in rows):
                self._beside.call(telling.forget, board)  # what is known of it was rewritten
                seq = before = 0
                continue
            seq = self._beside.call(telling.grow, board, seq, rows)
        return self._beside.call(telling.tell, board, viewer, since, sign)

    def forget(self, board: str) -> None:
        """Let go of a board whose log was rewritten or erased."""
        with self._turn:
            if self._begun:
                self._beside.call(telling.forget, board)

    def end(self) -> None:
        self._beside.end()


def frames(boards: Boards, board: str, viewer: Viewer) -> Frames:
    """The story of one board, in a process that ends with it; the server's own is `parts().replays`."""
    replays = Replays(boards.store, boards)
    try:
        return replays.frames(board, viewer)
    finally:
        replays.end()
