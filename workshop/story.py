"""A board's whole story as one person may read it now: pure, for a process beside the server.

What was private appears from the moment it was shown, as it was then; what is private now appears nowhere, and a name that
is hidden now is hidden from the beginning. Entries of which nothing may be seen, and ballots, are left out.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field

import msgspec

from workshop.core.board import STAGE, Board
from workshop.core.change import Change, Record, put, target
from workshop.core.kind import Kind
from workshop.core.sight import Audience, Lens, Viewer, show
from workshop.objects import KINDS, empty_board, hangs_on, merging, note, upgraded

BALLOT = "ballot"


class Row(msgspec.Struct, frozen=True, array_like=True):
    """An entry as the log holds it: `changes` is JSON; what would undo it stays at home."""

    seq: int
    at: int
    by: str
    command: str
    changes: bytes


class Past:
    """All entries of a board, and what they have left of it; `begun` is when it was read, by some clock."""

    def __init__(self, begun: float = 0.0) -> None:
        self.begun = begun
        self.rows: list[Row] = []
        self.now = empty_board()
        self._signed: dict[str, bool] = {}

    @property
    def seq(self) -> int:
        return self.now.seq

    def grow(self, rows: Iterable[Row]) -> None:
        for row in rows:
            if row.seq <= self.now.seq:
                continue
            for each in _applied(self.now, row):
                record = self.now.get(target(each))
                if record is not None:
                    self._signed[record["id"]] = KINDS[record["kind"]].signed(record)
            self.rows.append(row)

    def veil(self) -> "Veil":
        stage = self.now.stage if note.private(self.now) else None
        nameless = frozenset(id for id, signed in self._signed.items() if not signed)
        return Veil(self.now.anonymous, stage, nameless)


@dataclass(frozen=True)
class Veil:
    """What of today lies over the whole story: whether all authors are hidden, the stage of people who write in private
    now, and the ids of things that bear no name, or bore none at last."""

    anonymous: bool
    stage: Record | None
    nameless: frozenset[str]

    @property
    def sign(self) -> str:
        """The same as long as nothing that was told has to be told anew."""
        circles = self.stage.get("circles", []) if self.stage else None
        said = msgspec.json.encode([self.anonymous, self.stage is not None, circles, sorted(self.nameless)])
        return hashlib.blake2s(said, digest_size=8).hexdigest()


class _Twin(Board):
    """A board of the past with a second one beside it, of the same things under today's stage."""

    def __init__(self, stage: Record) -> None:
        super().__init__(hangs_on)
        self.today = empty_board()
        self.today.apply([put(stage)])

    def apply(self, changes: Iterable[Change]) -> list[Change]:
        those = list(changes)
        self.today.apply(each for each in those if target(each) != STAGE)
        return super().apply(those)


class _Veiled(Lens):
    """Sight as it was, through today's stage where people write in private now."""

    def __init__(self, board: Board, veil: Veil) -> None:
        super().__init__(board, KINDS, veil.nameless, veil.anonymous)
        self.today = Lens(board.today, KINDS) if isinstance(board, _Twin) else None

    def bare(self, record: Record, kind: Kind, viewer: Viewer) -> Record | None:
        seen = super().bare(record, kind, viewer)
        return seen if seen is None or self.today is None else kind.see(seen, self.today, viewer)

    def hides(self) -> bool:
        return self.today is not None or super().hides()


@dataclass
class Story:
    """What one person may read of the entries so far: a frame of JSON for each, and who is named in them.

    `shared` while everybody of a role reads the same; `packed` is what was told last, and how it began.
    """

    veil: Veil
    viewer: Viewer
    seqs: list[int] = field(default_factory=list)
    frames: list[bytes] = field(default_factory=list)
    people: set[str] = field(default_factory=set)
    shared: bool = True
    packed: tuple[bytes, bytes] = (b"", b"")

    def __post_init__(self) -> None:
        self._lens = _Veiled(_Twin(self.veil.stage) if self.veil.stage else empty_board(), self.veil)
        self._audience = Audience()
        self._audience.strangers = (self.viewer,)  # one reader, looked at directly
        self.shared = not self.veil.anonymous and self.veil.stage is None

    @property
    def seq(self) -> int:
        return self._lens.board.seq

    def grow(self, rows: Iterable[Row]) -> None:
        for row in rows:
            if row.seq > self.seq:
                self._take(row)

    def since(self, seq: int) -> list[bytes]:
        return [frame for at, frame in zip(self.seqs, self.frames, strict=True) if at > seq]

    def _take(self, row: Row) -> None:
        lens, changes = self._lens, _changes(row)
        apart = lens.personal()
        ballots = {each for each in map(target, changes) if self._ballot(each)}
        _, shown = show(lens, changes, self._audience)
        lens.board.seq = row.seq
        self.shared = self.shared and shown.signed and not (apart or lens.personal())
        seen = [each for each in shown.to(self.viewer) if target(each) not in ballots and not _puts_ballot(each)]
        if seen:
            by = row.by if shown.signed or row.by == self.viewer.person else ""
            self.seqs.append(row.seq)
            self.frames.append(_frame(row, by, seen))
            self.people.update((by, *_authors(seen)))

    def _ballot(self, id: str) -> bool:
        record = self._lens.board.get(id)
        return record is not None and record["kind"] == BALLOT


def _puts_ballot(change: Change) -> bool:
    return bool(change[0] == "put" and change[1]["kind"] == BALLOT)


def _authors(changes: Iterable[Change]) -> Iterable[str]:
    return (by for each in changes if each[0] != "drop" for by in merging.authors(each[-1]))


def _frame(row: Row, by: str, changes: list[Change]) -> bytes:
    told = {"seq": row.seq, "at": row.at, "by": by, "command": row.command, "changes": changes}
    return msgspec.json.encode(told)


def _changes(row: Row) -> list[Change]:
    """As today's kinds write them."""
    found: list[Change] = msgspec.json.decode(row.changes)
    return [put(upgraded(each[1])) if each[0] == "put" else each for each in found]


def _applied(board: Board, row: Row) -> list[Change]:
    changes = _changes(row)
    board.apply(changes)
    board.seq = row.seq
    return changes
