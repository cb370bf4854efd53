"""Replay: the story of a board, read in pages and told by a process beside the server, which goes on where it was.

The past of a board stays in that process alone, never on a disk: what is erased is told to nobody again.
"""

import zlib
from collections import OrderedDict
from dataclasses import dataclass
from time import monotonic
from typing import Any

import msgspec
from gevent.lock import BoundedSemaphore

from workshop import versioning
from workshop.beside import Beside
from workshop.boards import Boards
from workshop.core.change import Record
from workshop.core.sight import Viewer
from workshop.rewriting import ERASED
from workshop.store import Store
from workshop.story import Past, Row, Story
from workshop.versioning import Moment

PAGE = 500
"""So many entries are read at once, which keeps nobody else waiting."""
PASTS = 8
STORIES = 32
"""So many boards' pasts, and so many readers' stories, stay at hand."""
AGE = 900.0
"""Seconds after which a board's past is read anew: another process may have erased some of it."""


@dataclass(frozen=True)
class Frames:
    """A board's story as somebody may read it now: the records before the first entry, then each entry that shows
    something, {seq, at, by, command, changes}, up to the entry `seq` of the log. `names` are those of the people named."""

    seq: int
    first: dict[str, Record]
    entries: list[dict[str, Any]]
    names: dict[str, str]


class Told(msgspec.Struct, frozen=True):
    """What a reader is about to be told: the frames after `since` up to `seq`, under `sign`, in which `people` are named."""

    seq: int
    since: int
    sign: str
    people: list[str]


class Replays:
    def __init__(self, store: Store, boards: Boards) -> None:
        self._store, self._boards = store, boards
        self._beside = Beside()
        self._turn = BoundedSemaphore()
        self._begun = False

    def told(self, board: str, viewer: Viewer, since: int = 0, sign: str = "") -> Told:
        """What there is after `since`, or all of it where what was told under `sign` has to be told anew."""
        with self._turn:
            return self._told(board, viewer, since, sign)

    def packed(self, board: str, viewer: Viewer, since: int = 0, sign: str = "") -> bytes:
        """Gzip bytes of {"seq", "since", "sign", "names", "entries"}."""
        with self._turn:
            told = self._told(board, viewer, since, sign)
            head = {"seq": told.seq, "since": told.since, "sign": told.sign, "names": self._boards.names(told.people)}
            return self._beside.call(pack, board, viewer, told.since, msgspec.json.encode(head))

    def frames(self, board: str, viewer: Viewer) -> Frames:
        found = msgspec.json.decode(zlib.decompress(self.packed(board, viewer), 31))
        return Frames(found["seq"], {}, found["entries"], found["names"])

    def moments(self, board: str, viewer: Viewer, seqs: list[int]) -> tuple[list[Moment], dict[int, int]]:
        """The moments that this person may go back to, without those that have names; and when these entries were made."""
        with self._turn:
            self._told(board, viewer, 0, "")
            return self._beside.call(moments, board, viewer, seqs)

    def compared(self, board: str, viewer: Viewer, since: int, until: int) -> bytes:
        """Gzip bytes of {"names"} and of what `Compared` has, of the board after two entries."""
        with self._turn:
            told = self._told(board, viewer, 0, "")
            names = msgspec.json.encode(self._boards.names(told.people))
            return self._beside.call(compare, board, viewer, (since, until), names)

    def _told(self, board: str, viewer: Viewer, since: int, sign: str) -> Told:
        self._begun = True
        seq = self._beside.call(known, board)
        while rows := self._store.log.told(board, seq, PAGE):
            if seq and any(command == ERASED for _, _, _, command, _ in rows):
                self._beside.call(forget, board)  # what is known of it was rewritten
                seq = self._beside.call(known, board)
                continue
            seq = self._beside.call(grow, board, seq, rows)
        return self._beside.call(tell, board, viewer, since, sign)

    def forget(self, board: str) -> None:
        """Let go of a board whose log was rewritten or erased."""
        with self._turn:
            if self._begun:
                self._beside.call(forget, board)

    def end(self) -> None:
        self._beside.end()


def frames(boards: Boards, board: str, viewer: Viewer) -> Frames:
    """The story of one board, in a process that ends with it; the server's own is `parts().replays`."""
    replays = Replays(boards.store, boards)
    try:
        return replays.frames(board, viewer)
    finally:
        replays.end()


_pasts: OrderedDict[str, Past] = OrderedDict()
_stories: OrderedDict[tuple[str, Viewer], Story] = OrderedDict()


def known(board: str) -> int:
    """The last entry that is known here of a board."""
    past = _pasts.get(board)
    if past is not None and monotonic() - past.begun > AGE:
        forget(board)
    past = _pasts.setdefault(board, Past(monotonic()))
    _pasts.move_to_end(board)
    while len(_pasts) > PASTS:
        forget(next(iter(_pasts)))
    return past.seq


def grow(board: str, since: int, rows: list[tuple[int, int, str, str, bytes]]) -> int:
    """Learn what came after an entry; the answer is the last one known now."""
    past = _pasts.setdefault(board, Past(monotonic()))
    if past.seq == since:
        past.grow(Row(*row) for row in rows)
    return past.seq


def tell(board: str, viewer: Viewer, since: int, sign: str) -> Told:
    past = _pasts[board]
    story = _story(board, past, viewer)
    since = since if sign == story.veil.sign else 0
    return Told(past.seq, since, story.veil.sign, sorted(story.people - {""}))


def pack(board: str, viewer: Viewer, since: int, head: bytes) -> bytes:
    """The frames after `since` as `entries` of a JSON object that begins as `head` does."""
    story = _story(board, _pasts[board], viewer)
    if story.packed[0] != head:
        story.packed = head, _gzip(head[:-1] + b',"entries":[' + b",".join(story.since(since)) + b"]}")
    return story.packed[1]


def moments(board: str, viewer: Viewer, seqs: list[int]) -> tuple[list[Moment], dict[int, int]]:
    past = _pasts[board]
    ats = {row.seq: row.at for row in past.rows}
    return versioning.moments(versioning.read(_story(board, past, viewer).frames)), {seq: ats.get(seq, 0) for seq in seqs}


def compare(board: str, viewer: Viewer, between: tuple[int, int], names: bytes) -> bytes:
    frames = versioning.read(_story(board, _pasts[board], viewer).frames)
    found = versioning.compared(frames, *between)
    return _gzip(b'{"names":' + names + b"," + msgspec.json.encode(found)[1:])


def _gzip(body: bytes) -> bytes:
    packer = zlib.compressobj(5, zlib.DEFLATED, 31)
    return packer.compress(body) + packer.flush()


def _story(board: str, past: Past, viewer: Viewer) -> Story:
    """What this person may read, told on from where it was, and anew where something else lies over it now."""
    veil, stranger = past.veil(), Viewer("", viewer.role)
    for reader in (stranger, viewer):
        story = _stories.pop((board, reader), None)
        if story is not None and story.veil.sign == veil.sign:
            story.grow(past.rows)
            _keep(board, story)
            if story.shared or story.viewer == viewer:
                return story
    story = Story(veil, viewer)
    story.grow(past.rows)
    _keep(board, story)
    return story


def _keep(board: str, story: Story) -> None:
    """At hand for everybody of the role while all of it is `shared`, else for its reader."""
    reader = Viewer("", story.viewer.role) if story.shared else story.viewer
    _stories[board, reader] = story
    while len(_stories) > STORIES:
        _stories.popitem(last=False)


def forget(board: str) -> None:
    _pasts.pop(board, None)
    for key in [key for key in _stories if key[0] == board]:
        del _stories[key]
