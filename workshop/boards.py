"""All boards of this process: finding their rooms, acting on them, and reading them as somebody sees them."""

import hashlib
import zlib
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec
from gevent.event import AsyncResult
from gevent.lock import BoundedSemaphore

from workshop import metrics
from workshop.act import Announcer, Answer, Done, Heed, Job, Room, read_log
from workshop.core.board import Board
from workshop.core.change import Change, Record, difference, target
from workshop.core.refusal import Refused
from workshop.core.rule import Ask, Command, Entry, fitting, timely
from workshop.core.sight import Audience, Lens, Viewer, show
from workshop.objects import KINDS, RULES, hangs_on, merging
from workshop.offloop import off_loop
from workshop.rewriting import ERASED
from workshop.sparing import spared
from workshop.store import Store
from workshop.store.ids import now_ms

IDLE = 10 * 60 * 1000
"""A board that nobody has looked at for so many ms leaves the memory."""
PAGE = 2_000
"""At most so many entries are answered at once."""
COPIES = 16
"""So many encoded copies of a board are kept, one for each class of equal sight that asked."""


@dataclass(frozen=True)
class Seen:
    """A board as one person may see it. `names` are the authors of what they see."""

    seq: int
    records: dict[str, Record]
    names: dict[str, str]
    etag: str


class Boards:
    def __init__(
        self,
        store: Store,
        announcer: Announcer,
        ring: Callable[[str, int], None] = lambda board, seq: None,
        clock: Callable[[], int] = now_ms,
    ) -> None:
        self._store, self._announcer, self._ring, self._clock = store, announcer, ring, clock
        self.heed: Heed = lambda room, entries, mine: None
        self.loaded: Callable[[Room], None] = lambda room: None
        self._rooms: dict[str, Room] = {}
        self._loading = BoundedSemaphore()
        self._names: dict[str, str] = {}
        self._copies: OrderedDict[tuple[str, str], Copy] = OrderedDict()

    @property
    def store(self) -> Store:
        return self._store

    def submit(self, board: str, viewer: Viewer, commands: Sequence[Command], done: Done) -> None:
        """Queue an act; `done` hears the Answer after the commit, or what was Refused."""
        self.room(board).submit(Job(viewer, spared(self._store, board, commands), done))

    def act(self, board: str, viewer: Viewer, commands: Sequence[Command]) -> Answer:
        """Act and wait until it is on disk; raises Refused."""
        result: AsyncResult[Answer | Refused] = AsyncResult()
        self.submit(board, viewer, commands, result.set)
        outcome: Answer | Refused = result.get()
        if isinstance(outcome, Refused):
            raise outcome
        return outcome

    def room(self, board: str) -> Room:
        """The board's room, read from the store when it isn't in memory; raises Unavailable."""
        room = self._rooms.get(board)
        if room is None:
            with self._loading:
                room = self._rooms.get(board)
                if room is None:
                    room = Room(board, self._store, self._announcer, self._ring, self._clock, self._heard)
                    self._rooms[board] = room
                    self.loaded(room)
                    metrics.BOARDS.set(len(self._rooms))
        room.used = self._clock()
        return room

    def _heard(self, room: Room, entries: Sequence[Entry], mine: bool) -> None:
        self.heed(room, entries, mine)

    def rung(self, board: str) -> None:
        """Another process has appended to this board."""
        room = self._rooms.get(board)
        if room is not None:
            room.catch_up()

    def look_around(self) -> None:
        """Read on wherever the log has grown without a ring; forget the boards nobody looks at."""
        for board, seq in self._store.log.head(list(self._rooms)).items():
            room = self._rooms.get(board)
            if room is not None and room.board.seq < seq:
                room.catch_up()
        for board, room in list(self._rooms.items()):
            idle = self._clock() - room.used > IDLE and not self._announcer.audience(board).people
            if idle and room.idle:
                room.keep_snapshot()
                del self._rooms[board]
        metrics.BOARDS.set(len(self._rooms))

    def forget(self, board: str) -> None:
        """Let go of a board that is no longer kept, without a snapshot."""
        self._rooms.pop(board, None)
        metrics.BOARDS.set(len(self._rooms))

    def keep(self) -> None:
        """Keep snapshots of all boards that have grown, for a quick start next time."""
        for room in list(self._rooms.values()):
            room.keep_snapshot()

    def etag(self, board: str, viewer: Viewer) -> str:
        """Names what this person sees of the board now: the same for everybody of equal sight."""
        room = self.room(board)
        with room.lock:
            return _etag(room, viewer)

    def see(self, board: str, viewer: Viewer) -> Seen:
        """The whole board as this person sees it."""
        room = self.room(board)
        with room.lock:
            seq, records, etag = room.board.seq, room.lens.seen(viewer), _etag(room, viewer)
        return Seen(seq, records, self.names(writers(records)), etag)

    def permit(self, board: str, viewer: Viewer, command: str) -> None:
        """Refuse whoever may not give this command now, whatever its arguments would be."""
        room, rule = self.room(board), RULES[command]
        ask = Ask(viewer, self._clock(), lambda seq: None)
        with room.lock:
            fitting(rule, ask)
            timely(room.board, rule, ask)

    def shows(self, board: str, viewer: Viewer, file: str) -> bool:
        """Whether this person sees a record that shows the file."""
        room = self.room(board)
        with room.lock:
            pictures = room.board.bearing("file")
            showing = (id for id in pictures if room.board.records[id]["file"] == file)
            return any(room.lens.see(id, viewer) is not None for id in showing)

    def seen_json(
        self, board: str, viewer: Viewer, beside: Mapping[str, Any] | None = None
    ) -> tuple[str, bytes]:
        """The etag, and gzip bytes of {"seq", "names", "records"} and of what this caller is told `beside` them.

        The packing is done once for all who see the same; only what stands beside is packed for each.
        """
        room = self.room(board)
        with room.lock:
            copy = self._copy(room, viewer)
        self._encode(copy)
        if copy.packed is None:
            start = b'{"seq":%d,"names":%b,"records":%b' % (copy.seq, copy.names, copy.body)
            copy.packed = off_loop(Packed, start)
        return copy.etag, copy.packed.ended(b"," + msgspec.json.encode(beside)[1:] if beside else b"}")

    def opening(
        self, board: str, viewer: Viewer, since: int | None, sit: Callable[[int], None]
    ) -> tuple[int, dict[str, Any]]:
        """What a person is told who opens a board: its seq, and entries since theirs or else all records.

        `sit` is called at that very seq, before anything newer can be announced.
        """
        room = self.room(board)
        if since is not None and since > room.board.seq:
            room.catch_up()  # they come from a process that was ahead of this one
        with room.lock:
            sit(room.board.seq)
            entries = self._entries(room, viewer, since)
            copy = None if entries is not None else self._copy(room, viewer)
            seq = room.board.seq
        if entries is not None:
            told = (each for entry in entries for each in (entry["by"], *authors(entry["changes"])))
            return seq, {"entries": entries, "names": self.names(told)}
        assert copy is not None
        self._encode(copy)
        return seq, {"records": msgspec.Raw(copy.body), "names": msgspec.Raw(copy.names)}

    def entries(self, board: str, viewer: Viewer, since: int) -> list[dict[str, Any]]:
        """The entries after `since` as this person may see them, the first 2,000 of them.

        Each is computed from the board as it stood then, so that folding them gives what a newcomer sees.
        """
        room = self.room(board)
        with room.lock:
            found = self._entries(room, viewer, since)
            seq, records = room.board.seq, list(room.board.records.values())
        if found is not None:
            return found
        missed = [entry for entry in read_log(self._store, board, since) if entry.seq <= seq]
        return list(_replay(records, since, missed, viewer))[:PAGE]

    def recent(self, board: str, viewer: Viewer, most: int) -> list[tuple[Entry, dict[str, Any]]]:
        """The last entries, at most so many, each with what this person may see of it, oldest first."""
        room = self.room(board)
        with room.lock:
            records = list(room.board.records.values())
            missed = list(room.tail)[-most:]
        since = missed[0].seq - 1 if missed else 0
        return list(zip(missed, _replay(records, since, missed, viewer), strict=True))

    def latest(self, board: str, most: int) -> list[Entry]:
        """The last entries that are in memory, at most so many, oldest first."""
        room = self.room(board)
        with room.lock:
            return list(room.tail)[-most:]

    def _entries(self, room: Room, viewer: Viewer, since: int | None) -> list[dict[str, Any]] | None:
        """The entries after `since`, when they are all in memory, and what was before them is as it was."""
        if since is None or since > room.board.seq:
            return None
        missed = [entry for entry in room.tail if entry.seq > since]
        if len(missed) != room.board.seq - since or any(entry.command == ERASED for entry in missed):
            return None
        return list(_replay(room.board.records.values(), since, missed, viewer)) if missed else []

    def _copy(self, room: Room, viewer: Viewer) -> "Copy":
        """The copy of the board that this person shares with all who see the same."""
        etag = _etag(room, viewer)
        copy = self._copies.get((room.id, etag))
        if copy is None:
            copy = Copy(etag, room.board.seq, room.lens.seen(viewer))
            self._copies[room.id, etag] = copy
            while len(self._copies) > COPIES:
                self._copies.popitem(last=False)
        return copy

    def _encode(self, copy: "Copy") -> None:
        if not copy.body:
            copy.names = msgspec.json.encode(self.names(writers(copy.records)))
            copy.body = msgspec.json.encode(copy.records)

    def names(self, people: Iterable[str | None]) -> dict[str, str]:
        """The names of people by id."""
        wanted = {person for person in people if person}
        missing = wanted - self._names.keys()
        if missing:
            self._names.update(self._store.people.names(missing))
        return {id: self._names[id] for id in wanted if id in self._names}

    def forget_people(self, people: Iterable[str]) -> None:
        """Some people are not kept any more: no copy of a board goes out with their names."""
        for person in people:
            self._names.pop(person, None)
        self._copies.clear()

    def rename(self, person: str, name: str) -> None:
        """Somebody has a new name; copies with the old one are no longer good."""
        if self._names.get(person) not in (None, name):
            self._copies.clear()
        self._names[person] = name


@dataclass
class Copy:
    """A board as one class of equal sight sees it, encoded at most once."""

    etag: str
    seq: int
    records: dict[str, Record]
    names: bytes = b""
    body: bytes = b""
    packed: "Packed | None" = None


class Packed:
    """Gzip bytes that have no end yet: each answer packs only its own end."""

    def __init__(self, start: bytes) -> None:
        self._packer = zlib.compressobj(6, zlib.DEFLATED, 31)
        self._start = self._packer.compress(start) + self._packer.flush(zlib.Z_SYNC_FLUSH)

    def ended(self, end: bytes) -> bytes:
        packer = self._packer.copy()
        return self._start + packer.compress(end) + packer.flush()


def _replay(
    records: Iterable[Record], since: int, missed: Sequence[Entry], viewer: Viewer
) -> Iterator[dict[str, Any]]:
    """The missed entries as somebody was to see them, one by one, from the records as they stand after the last; one says
    that those before it were rewritten, so that who knows them reads them again."""
    past = Board(hangs_on, since, records)
    anonymous = past.anonymous
    nameless = _rewind(past, missed)
    lens, audience = Lens(past, KINDS, nameless, anonymous), Audience([viewer])
    first = _unnamed(lens, past.records.keys() if anonymous else nameless, viewer)
    for entry in missed:
        _, shown = show(lens, entry.changes, audience)
        changes = shown.to(viewer)
        anew = {"by": "", "command": ERASED} if entry.command == ERASED else {}
        yield {**told(entry, bool(changes), viewer, shown.signed), **anew, "changes": first + changes}
        first = []


def _unnamed(lens: Lens, nameless: Iterable[str], viewer: Viewer) -> list[Change]:
    """What takes the names away that somebody has read on these before they were hidden."""
    as_read = Lens(lens.board, KINDS)
    changes = (difference(as_read.see(id, viewer), lens.see(id, viewer)) for id in sorted(nameless))
    return [each for each in changes if each is not None]


def _rewind(past: Board, missed: Sequence[Entry]) -> set[str]:
    """Take the board back to before the missed entries; the answer are the ids of what they touch that bore no name at
    last: who hides their name on a note hides it from those too who read later how it came about."""
    last: dict[str, bool] = {}
    for entry in reversed(missed):
        for id in map(target, entry.changes):
            record = past.get(id)
            if record is not None:
                last.setdefault(id, KINDS[record["kind"]].signed(record))
        past.apply(entry.undo)
    return {id for id, signed in last.items() if not signed}


def writers(records: Mapping[str, Record]) -> Iterable[str]:
    """Who wrote these, and what was merged into them."""
    return (by for record in records.values() for by in merging.authors(record))


def authors(changes: Iterable[Change]) -> set[str]:
    """Whose names the changes bring to light."""
    return {by for each in changes if each[0] != "drop" for by in merging.authors(each[-1])}


def told(entry: Entry, shows: bool, viewer: Viewer, signed: bool = True) -> dict[str, Any]:
    """An entry as the wire tells it, but for its changes: who and what only where something shows, who only where
    that may be known, `id` only to its sender."""
    mine = entry.by == viewer.person
    by = entry.by if mine or signed else ""
    said: dict[str, Any] = {
        "seq": entry.seq,
        "at": entry.at,
        "by": by if shows or mine else None,
        "command": entry.command if shows or mine else None,
    }
    return {**said, "id": entry.id} if mine else said


def _etag(room: Room, viewer: Viewer) -> str:
    """Names what this person sees now: the same for everybody of equal sight."""
    sight = f"{viewer.role}/{viewer.person if room.lens.apart(viewer.person) else ''}"
    return f"{room.board.seq}-{hashlib.blake2s(sight.encode(), digest_size=6).hexdigest()}"
