"""Telling the people of a board what happened: at each tick one frame for all who are to see the same.

The tick leaves at once when the board was quiet; under load it widens, so that fewer and larger frames go out.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from time import perf_counter

import gevent
import msgspec

from workshop import metrics
from workshop.act import News
from workshop.boards import authors, told
from workshop.core.role import Role
from workshop.core.sight import Audience, Viewer
from workshop.live.frames import Message, event
from workshop.live.presence import Presence
from workshop.live.seat import Seat

TICKS = (0.016, 0.033, 0.045)
NOBODY = Audience()
BREATH = 0.010
"""A flush lets the other greenlets run after so many seconds."""

Told = tuple[bytes, set[str]]
"""An entry as it is sent, and the authors it shows who did not make it."""
Names = Callable[[Iterable[str]], Mapping[str, str]]

_encode = msgspec.json.Encoder().encode


class Table:
    """Everybody of this process who sits at one board."""

    def __init__(self, board: str, names: Names) -> None:
        self.board = board
        self._names = names
        self.seats: dict[Seat, None] = {}
        self._viewers: Counter[Viewer] = Counter()
        self._audience: Audience | None = None
        self.presence = Presence(board)
        self._pending: list[News] = []
        self._scheduled = False
        self.tick = TICKS[0]
        self._flushed = 0.0

    def join(self, seat: Seat) -> None:
        self.seats[seat] = None
        self._viewers[seat.viewer] += 1
        self._audience = None

    def leave(self, seat: Seat) -> None:
        if seat not in self.seats:
            return
        del self.seats[seat]
        self._viewers[seat.viewer] -= 1
        if not self._viewers[seat.viewer]:
            del self._viewers[seat.viewer]
        self._audience = None

    @property
    def audience(self) -> Audience:
        if self._audience is None:
            self._audience = Audience(self._viewers)
        return self._audience

    def announce(self, news: Sequence[News]) -> None:
        if not self.seats:
            return
        self._pending += news
        if not self._scheduled:
            self._scheduled = True
            gevent.spawn_later(max(0.0, self._flushed + self.tick / 2 - perf_counter()), self._flush)

    def _flush(self) -> None:
        started = resumed = perf_counter()
        news, self._pending = self._pending, []
        batch = _Batch(self.board, news, self._names)
        busy = 0.0
        seats = list(self.seats)
        for count, seat in enumerate(seats):
            if seat in self.seats:
                batch.send(seat)
            if count % 16 == 15 and perf_counter() - resumed > BREATH:
                busy += perf_counter() - resumed
                gevent.sleep(0)
                resumed = perf_counter()
        busy += perf_counter() - resumed
        self._flushed = started
        self._scheduled = False
        self._adapt(busy)
        metrics.FLUSH_SECONDS.observe(busy)
        metrics.FRAMES_SENT.inc(len(seats))
        if self._pending:
            self.announce([])

    def _adapt(self, busy: float) -> None:
        """Spend at most a twentieth of the time on flushing, as long as people do not notice the longer tick."""
        at = TICKS.index(self.tick)
        if busy > self.tick / 20:
            self.tick = TICKS[min(at + 1, len(TICKS) - 1)]
        elif at and busy < TICKS[at - 1] / 26:
            self.tick = TICKS[at - 1]


class _Batch:
    """The entries of one tick, encoded at most once for each class of equal sight."""

    def __init__(self, board: str, news: Sequence[News], names: Names) -> None:
        self._board, self._news, self._names = board, news, names
        self._last = news[-1][0].seq if news else 0
        self._first = news[0][0].seq if news else 0
        self._by: dict[str, list[int]] = {}
        for at, (entry, _) in enumerate(news):
            self._by.setdefault(entry.by, []).append(at)
        self._differing = {viewer for _, shown in news for viewer in shown.own}
        self._apart = self._by.keys() | {viewer.person for viewer in self._differing}
        self._common: dict[str, Message] = {}
        self._own: dict[Viewer, Message] = {}
        self._entries: dict[tuple[int, Viewer | Role, bool], Told] = {}
        self._strangers: dict[Role, list[Told]] = {}

    def send(self, seat: Seat) -> None:
        if seat.seq >= self._first:
            if seat.seq < self._last:
                seat.write(self._message(seat.viewer, seat.seq))
                seat.seq = self._last
            return
        seat.seq = self._last
        message = self._own_of(seat.viewer) if seat.person in self._apart else self._common.get(seat.role)
        if message is None:
            message = self._common[seat.role] = self._message(Viewer("", seat.viewer.role))
        seat.write(message)

    def _own_of(self, viewer: Viewer) -> Message:
        message = self._own.get(viewer)
        if message is None:
            message = self._own[viewer] = self._message(viewer)
        return message

    def _message(self, viewer: Viewer, since: int = 0) -> Message:
        told = self._each(viewer) if viewer in self._differing else self._nearly_common(viewer)
        if since:
            told = [each for each, (entry, _) in zip(told, self._news, strict=True) if entry.seq > since]
        entries = b",".join([encoded for encoded, _ in told])
        others = {author for _, authors in told if authors for author in authors}
        names = b',"names":%b' % _encode(self._names(others)) if others else b""
        return event(b"entries", b'{"board":"%b","entries":[%b]%b}' % (self._board.encode(), entries, names))

    def _nearly_common(self, viewer: Viewer) -> list[Told]:
        """What strangers of the role are told, but for the entries of one's own."""
        strangers = self._strangers.get(viewer.role)
        if strangers is None:
            strangers = self._strangers[viewer.role] = self._each(Viewer("", viewer.role))
        told = strangers.copy()
        for at in self._by.get(viewer.person, ()):
            told[at] = self._entry(at, viewer)
        return told

    def _each(self, viewer: Viewer) -> list[Told]:
        return [self._entry(at, viewer) for at in range(len(self._news))]

    def _entry(self, at: int, viewer: Viewer) -> Told:
        """One entry, encoded once for its sender and once for all others who are shown the same of it; and the authors
        it shows who did not make it, for they may have left before its reader came."""
        entry, shown = self._news[at]
        key = (at, shown.sight(viewer), entry.by == viewer.person)
        found = self._entries.get(key)
        if found is None:
            changes = shown.to(viewer)
            encoded = _encode({**told(entry, bool(changes), viewer, shown.signed), "changes": changes})
            found = self._entries[key] = encoded, authors(changes) - {entry.by, ""}
        return found


class Hall:
    """All tables of this process; what `act` announces to."""

    def __init__(self, names: Names = lambda people: {}) -> None:
        """`names` answers the names of people, by id."""
        self._tables: dict[str, Table] = {}
        self._names = names

    def audience(self, board: str) -> Audience:
        table = self._tables.get(board)
        return NOBODY if table is None else table.audience

    def announce(self, board: str, news: Sequence[News]) -> None:
        table = self._tables.get(board)
        if table is not None:
            table.announce(news)

    def pace(self, board: str) -> float:
        table = self._tables.get(board)
        return TICKS[0] if table is None else table.tick

    def table(self, board: str) -> Table:
        """The board's table, laid when nobody sits there yet."""
        table = self._tables.get(board)
        if table is None:
            table = self._tables[board] = Table(board, self._names)
        return table

    def get(self, board: str) -> Table | None:
        return self._tables.get(board)

    def leave(self, seat: Seat) -> None:
        table = self._tables.get(seat.board)
        if table is not None:
            table.leave(seat)
            if not table.seats:
                del self._tables[seat.board]

    def seats(self) -> Iterator[Seat]:
        for table in list(self._tables.values()):
            yield from list(table.seats)

    def tables(self) -> list[Table]:
        return list(self._tables.values())
