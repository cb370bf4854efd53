"""Slips that wait sealed beside the log, such as the ballots of a secret poll, until their box is opened.

No byte of the database ties a person to what they said, or tells what a slip says: whose it is is kept as a keyed
digest, and the slip encrypted, both with the server's secret, which is not in the database. That also holds for what
databases leave behind: pages and rows no longer in use, write-ahead logs, and the transactions from which the order of
votes could be read. Who has the database and the secret could read slips while they wait; afterwards they are erased.
"""

import hashlib
import hmac
import secrets
from collections.abc import Callable, Iterable
from typing import Any

import msgspec
from sqlalchemy import Connection, delete, insert, select

from workshop.core.box import Aside, Slip
from workshop.store.db import Database
from workshop.store.tables import ballots

NONCE, TAG, LENGTH = 16, 16, 512
"""Bytes in front of a slip, behind it, and the step in which slips grow, so that their length tells little."""

_encode = msgspec.json.Encoder(order="sorted").encode
Whose = tuple[str, Aside]
"""A person, and what they put into a box or do with it."""


class Unreadable(Exception):
    """A slip was sealed with another secret than this server's."""


class Ballots:
    def __init__(self, db: Database, secret: str | None) -> None:
        """Without a secret one is made up: whoever acts on boards beside the servers reads no slip of theirs."""
        key = (secret or secrets.token_urlsafe(48)).encode()
        self._db = db
        self._who, self._seal, self._mark = (_keyed(key, use) for use in (b"who", b"seal", b"mark"))

    def whose(self, board: str, box: str, person: str) -> str:
        """The keyed digest that stands for a person at one box, and at no other."""
        return _keyed(self._who, "\0".join((board, box, person)).encode()).hex()

    def digests(self, board: str, box: str) -> set[str]:
        """Whose slips are in a box."""
        query = select(ballots.c.whose).where(ballots.c.board == board, ballots.c.box == box)
        return set(self._db.read(lambda connection: connection.execute(query).scalars().all()))

    def own(self, board: str, box: str, person: str) -> Any:
        """What a person has put into a box; None when nothing is there that this server can read."""
        query = select(ballots.c.slip).where(
            ballots.c.board == board, ballots.c.box == box, ballots.c.whose == self.whose(board, box, person)
        )
        found = self._db.read(lambda connection: connection.execute(query).scalar())
        try:
            return None if found is None else self._opened(bytes(found))
        except Unreadable:
            return None

    def all(self, board: str, box: str) -> dict[str, Any]:
        """All that is in a box, by the digest of whose it is; raises Unreadable."""
        query = select(ballots.c.whose, ballots.c.slip).where(ballots.c.board == board, ballots.c.box == box)
        rows = self._db.read(lambda connection: connection.execute(query).all())
        return {row.whose: self._opened(bytes(row.slip)) for row in rows}

    def writing(self, board: str, done: Iterable[Whose]) -> Callable[[Connection], None]:
        """What puts slips into boxes and erases boxes, in the order given, in the transaction of its caller."""

        def work(connection: Connection) -> None:
            for person, aside in done:
                there = delete(ballots).where(ballots.c.board == board, ballots.c.box == aside.box)
                if not isinstance(aside, Slip):
                    connection.execute(there)
                    continue
                whose = self.whose(board, aside.box, person)
                connection.execute(there.where(ballots.c.whose == whose))
                row = {"board": board, "box": aside.box, "whose": whose, "slip": self._sealed(aside.said)}
                connection.execute(insert(ballots), row)

        return work

    def without(self, board: str, people: Iterable[str]) -> Callable[[Connection], None]:
        """What takes the slips of these people out of all boxes of a board, in the transaction of its caller."""
        people = list(people)

        def work(connection: Connection) -> None:
            boxes = select(ballots.c.box).where(ballots.c.board == board).distinct()
            for box in connection.execute(boxes).scalars().all():
                whose = [self.whose(board, box, person) for person in people]
                mine = (ballots.c.board == board) & (ballots.c.box == box) & ballots.c.whose.in_(whose)
                connection.execute(delete(ballots).where(mine))

        return work

    def sweep(self) -> None:
        """Let the database forget erased rows that it still keeps for itself."""
        self._db.forget(ballots.name)

    def _sealed(self, said: Any) -> bytes:
        """Encrypted with a stream of SHAKE-256 keyed by secret and nonce, then marked with HMAC-SHA-256."""
        plain = _encode(said)
        plain = plain.ljust(-(-len(plain) // LENGTH) * LENGTH)
        nonce = secrets.token_bytes(NONCE)
        hidden = nonce + self._stirred(nonce, plain)
        return hidden + _keyed(self._mark, hidden)[:TAG]

    def _opened(self, slip: bytes) -> Any:
        hidden, tag = slip[:-TAG], slip[-TAG:]
        if not hmac.compare_digest(_keyed(self._mark, hidden)[:TAG], tag):
            raise Unreadable
        return msgspec.json.decode(self._stirred(hidden[:NONCE], hidden[NONCE:]))

    def _stirred(self, nonce: bytes, data: bytes) -> bytes:
        """The data with the stream laid over it; doing it again gives the data back."""
        stream = hashlib.shake_256(self._seal + nonce).digest(len(data))
        return bytes(a ^ b for a, b in zip(data, stream, strict=True))


def _keyed(key: bytes, said: bytes) -> bytes:
    return hmac.digest(key, said, "sha256")
