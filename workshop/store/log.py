"""The log of every board and its snapshots: appended to and read; rewritten only to take out of it what somebody asked
to have erased."""

import zlib
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import gevent
import msgspec
from sqlalchemy import Connection, bindparam, delete, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from workshop.core.change import Record
from workshop.core.rule import Entry
from workshop.store.db import Database
from workshop.store.tables import entries, snapshots

_encode = msgspec.json.Encoder().encode
_decode = msgspec.json.Decoder().decode
_APPEND = insert(entries)
Beside = Callable[[Connection], None]
"""What else is written in the same transaction."""
Row = tuple[int, int, str, str, str, bytes, bytes]
"""An entry as it lies there: seq, at, by, command, id, changes and undo as JSON."""


AT_ONCE = 500
"""So many entries are read in one go, which takes some milliseconds."""


class Beaten(Exception):
    """Another process has appended first, or a command of these is already in the log."""


class Log:
    def __init__(self, db: Database) -> None:
        self._db = db

    def append(self, board: str, new: Sequence[Entry], beside: Beside | None = None) -> None:
        """Put all entries on disk in one transaction with what `beside` writes, or none and raise Beaten."""
        rows = [_row(board, entry) for entry in new]

        def work(connection: Connection) -> None:
            connection.execute(_APPEND, rows)
            if beside is not None:
                beside(connection)

        try:
            self._db.write(work)
        except IntegrityError:
            raise Beaten from None

    def rewrite(self, board: str, changed: Sequence[Row], marker: Entry, records: bytes, beside: Beside) -> None:
        """Put rows in place of those of the same seqs, and a marker behind the last one, with all records as of it, packed.

        All in one transaction with what `beside` writes; or nothing, and Beaten is raised, where somebody has appended.
        """
        there = (entries.c.board == bindparam("its_board")) & (entries.c.seq == bindparam("its_seq"))
        query = update(entries).where(there)
        query = query.values(by=bindparam("by"), changes=bindparam("changes"), undo=bindparam("undo"))
        rows = [
            {"its_board": board, "its_seq": seq, "by": by, "changes": changes, "undo": undo}
            for seq, _, by, _, _, changes, undo in changed
        ]

        def work(connection: Connection) -> None:
            connection.execute(_APPEND, [_row(board, marker)])
            for at in range(0, len(rows), AT_ONCE):
                connection.execute(query, rows[at : at + AT_ONCE])
            connection.execute(delete(snapshots).where(snapshots.c.board == board))
            connection.execute(insert(snapshots), {"board": board, "seq": marker.seq, "records": records})
            beside(connection)

        try:
            self._db.write(work)
        except IntegrityError:
            raise Beaten from None

    def since(self, board: str, seq: int, most: int | None = None) -> list[Entry]:
        """The entries after `seq`, in order, at most `most` of them."""
        query = select(entries).where(entries.c.board == board, entries.c.seq > seq).order_by(entries.c.seq).limit(most)
        return [entry_of(row) for row in self._db.read(lambda connection: connection.execute(query).all())]

    def told(self, board: str, seq: int, most: int) -> list[tuple[int, int, str, str, bytes]]:
        """Seq, moment, person, command and changes of the entries after `seq`, in order, as they lie there: the changes
        are JSON, for whoever reads them elsewhere."""
        columns = entries.c.seq, entries.c.at, entries.c.by, entries.c.command, entries.c.changes
        query = select(*columns).where(entries.c.board == board, entries.c.seq > seq).order_by(entries.c.seq).limit(most)
        return [tuple(row) for row in self._db.read(lambda connection: connection.execute(query).all())]

    def of_person(self, board: str, person: str) -> list[Entry]:
        """All entries of one person on a board, in order."""
        query = select(entries).where(entries.c.board == board, entries.c.by == person).order_by(entries.c.seq)
        return [entry_of(row) for row in self._db.read(lambda connection: connection.execute(query).all())]

    def whole(self, board: str) -> list[Row]:
        """All entries of a board as they lie there, read bit by bit so that others can go on meanwhile."""
        columns = (entries.c[name] for name in ("seq", "at", "by", "command", "id", "changes", "undo"))
        query = select(*columns).where(entries.c.board == board).order_by(entries.c.seq).limit(AT_ONCE)
        found: list[Row] = []
        more = True
        while more:
            rows = self._rows(query.where(entries.c.seq > (found[-1][0] if found else 0)))
            found += rows
            more = len(rows) == AT_ONCE
            gevent.sleep(0)
        return found

    def _rows(self, query: Any) -> list[Row]:
        return self._db.read(lambda connection: [tuple(row) for row in connection.execute(query).all()])

    def packed(self, board: str) -> tuple[int, bytes]:
        """The newest snapshot as it lies there; (0, b"") when there is none."""
        query = select(snapshots).where(snapshots.c.board == board).order_by(snapshots.c.seq.desc()).limit(1)
        row = self._db.read(lambda connection: connection.execute(query).first())
        return (0, b"") if row is None else (row.seq, bytes(row.records))

    def at(self, board: str, seq: int) -> Entry | None:
        found = self.since(board, seq - 1, 1)
        return found[0] if found and found[0].seq == seq else None

    def by(self, board: str, commands: Iterable[str], before: int, most: int) -> list[Entry]:
        """The entries of these commands before a seq, latest first, at most `most` of them."""
        query = select(entries).where(
            entries.c.board == board, entries.c.seq < before, entries.c.command.in_(list(commands))
        )
        query = query.order_by(entries.c.seq.desc()).limit(most)
        return [entry_of(row) for row in self._db.read(lambda connection: connection.execute(query).all())]

    def holding(self, boards: Iterable[str], id: str) -> set[str]:
        """Those of some boards in whose log a command of this id is."""
        query = select(entries.c.board).where(entries.c.board.in_(list(boards)), entries.c.id == id)
        return set(self._db.read(lambda connection: connection.execute(query).scalars().all()))

    def head(self, boards: Iterable[str]) -> dict[str, int]:
        """The last seq of each board that has entries."""
        query = (
            select(entries.c.board, func.max(entries.c.seq))
            .where(entries.c.board.in_(list(boards)))
            .group_by(entries.c.board)
        )
        return {board: seq for board, seq in self._db.read(lambda connection: connection.execute(query).all())}

    def changed(self, boards: Iterable[str]) -> dict[str, int]:
        """When each board that has entries changed last, in ms."""
        query = (
            select(entries.c.board, func.max(entries.c.at))
            .where(entries.c.board.in_(list(boards)))
            .group_by(entries.c.board)
        )
        return {board: at for board, at in self._db.read(lambda connection: connection.execute(query).all())}

    def known(self, board: str, ids: Iterable[str]) -> dict[str, tuple[int, str]]:
        """The seq and the author of the entries that these command ids made; the others are left out."""
        query = select(entries.c.id, entries.c.seq, entries.c.by).where(
            entries.c.board == board, entries.c.id.in_(list(ids))
        )
        rows = self._db.read(lambda connection: connection.execute(query).all())
        return {row.id: (row.seq, row.by) for row in rows}

    def snapshot(self, board: str) -> tuple[int, list[Record]]:
        """The newest snapshot: its seq and records; (0, []) when there is none."""
        query = select(snapshots).where(snapshots.c.board == board).order_by(snapshots.c.seq.desc()).limit(1)
        row = self._db.read(lambda connection: connection.execute(query).first())
        return (0, []) if row is None else (row.seq, _decode(zlib.decompress(row.records)))

    def keep_snapshot(self, board: str, seq: int, records: list[Record]) -> None:
        """Keep the records as of `seq`, in place of older snapshots."""

        def work(connection: Connection) -> None:
            packed = zlib.compress(_encode(records), 1)
            newer = select(snapshots.c.seq).where(snapshots.c.board == board, snapshots.c.seq >= seq)
            if connection.execute(newer).first() is None:
                connection.execute(delete(snapshots).where(snapshots.c.board == board))
                connection.execute(insert(snapshots), {"board": board, "seq": seq, "records": packed})

        try:
            self._db.write(work)
        except IntegrityError:
            return  # another process kept the same one


def _row(board: str, entry: Entry) -> dict[str, Any]:
    return {
        "board": board,
        "seq": entry.seq,
        "id": entry.id,
        "at": entry.at,
        "by": entry.by,
        "command": entry.command,
        "changes": _encode(entry.changes),
        "undo": _encode(entry.undo),
    }


def entry_of(row: Any) -> Entry:
    return Entry(
        seq=row.seq,
        at=row.at,
        by=row.by,
        command=row.command,
        id=row.id,
        changes=_decode(row.changes),
        undo=_decode(row.undo),
    )
