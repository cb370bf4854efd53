"""The gallery of a programme: boards and methods of its teams, what was begun from them, and by whom."""

import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import msgspec
from sqlalchemy import Connection, delete, func, insert, select

from workshop.store.ids import new_id, now_ms
from workshop.store.rows import Rows
from workshop.store.tables import begun, gallery, sessions

SORTS = ("board", "method")


@dataclass(frozen=True)
class Piece:
    """Something to begin from. `what` is a board, frozen, or a method, steps of an agenda; `credit` says whose it is, and
    stands on all that is begun from it. `team` is whose it is in the programme, `begun_from` the piece it grew out of."""

    id: str
    programme: str
    community: str | None
    what: str
    title: str
    about: str
    team: str | None
    credit: str
    begun_from: str | None
    content: bytes
    by: str
    at: int

    def held(self) -> list[dict[str, Any]]:
        """The records of a board, or the steps of a method."""
        found: list[dict[str, Any]] = msgspec.json.decode(zlib.decompress(self.content))
        return found


class Gallery(Rows):
    def add(self, programme: str, what: str, title: str, held: list[dict[str, Any]], by: str, **about: Any) -> Piece:
        """One more piece; `about` are further fields of a Piece."""
        packed = zlib.compress(msgspec.json.encode(held))
        row = {"community": None, "about": "", "team": None, "credit": "", "begun_from": None, **about}
        made = Piece(
            id=new_id(), programme=programme, what=what, title=title, content=packed, by=by, at=now_ms(), **row
        )
        return self._add(gallery, made)

    def get(self, id: str) -> Piece | None:
        return self._one(Piece, gallery, gallery.c.id == id)

    def of(self, programme: str) -> list[Piece]:
        """All of a programme, the newest first."""
        return self._all(Piece, gallery, gallery.c.programme == programme, gallery.c.at.desc(), gallery.c.id)

    def remove(self, id: str) -> None:
        """What was begun from it stays, and keeps its credit in words."""

        def work(connection: Connection) -> None:
            connection.execute(delete(begun).where(begun.c.gallery == id))
            connection.execute(delete(gallery).where(gallery.c.id == id))

        self._db.write(work)

    def begin(self, piece: str, session: str, by: str, team: str | None) -> None:
        """Count that a workshop began from a piece."""
        row = {"id": new_id(), "gallery": piece, "team": team, "session": session, "by": by, "at": now_ms()}
        self._db.write(lambda connection: connection.execute(insert(begun), row))

    def counts(self, pieces: Iterable[str]) -> dict[str, int]:
        """How often others began from each; those from which nobody did are left out."""
        query = select(begun.c.gallery, func.count()).join(sessions, sessions.c.id == begun.c.session)
        query = query.where(begun.c.gallery.in_(list(pieces)), sessions.c.removed.is_(None)).group_by(begun.c.gallery)
        return {id: count for id, count in self._db.read(lambda connection: connection.execute(query).all())}

    def begun_by(self, piece: str) -> list[tuple[str, str | None, int]]:
        """The workshops that began from it, as (title, team, when), the newest first."""
        query = select(sessions.c.title, begun.c.team, begun.c.at).join(sessions, sessions.c.id == begun.c.session)
        query = query.where(begun.c.gallery == piece, sessions.c.removed.is_(None)).order_by(begun.c.at.desc())
        return [(row.title, row.team, row.at) for row in self._db.read(lambda connection: connection.execute(query).all())]

    def origin(self, session: str) -> Piece | None:
        """What a workshop began from."""
        query = select(begun.c.gallery).where(begun.c.session == session)
        id = self._db.read(lambda connection: connection.execute(query).scalar())
        return self.get(id) if id else None
