"""What became of what people said: a response for each theme of a workshop, and how its return is shown to everybody."""

import json
import secrets
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select, update

from workshop.store.db import Database
from workshop.store.ids import new_id, now_ms
from workshop.store.tables import programmes, responses, returns, sessions

STATUSES = ("will", "doing", "done", "study", "no", "open")
"""Will happen, under way, done, being studied, not this time, not yet answered."""
LETTERS = "abcdefghijkmnpqrstuvwxyz23456789"
"""Signs that nobody takes for others: addresses of returns are typed from paper."""
LENGTH = 16
"""So many of them are 80 bits."""


@dataclass(frozen=True)
class Response:
    """One answer. `record` is what it answers on its `board`: a cluster, a poll, `poll#option`, `frame#cell`, or "" for
    what is in nothing else; `theme` is the heading it stands under.

    `due` is a day, as its noon in UTC, in ms. `hidden` are contributions that nobody is shown, by key. `traced` is what was
    looked through when it was published, and what it came to: {"notes": [[key, digest of the text or "", way], …],
    "after": way}, where a way is a list of returning's steps. Texts are never copied there: who changes or erases one
    does so everywhere.
    """

    id: str
    session: str
    board: str
    record: str
    theme: str = ""
    title: str = ""
    status: str = "open"
    reason: str = ""
    action: str = ""
    responsible: str = ""
    due: int | None = None
    quote: str = ""
    place: int = 0
    published: bool = False
    hidden: tuple[str, ...] = ()
    traced: Mapping[str, Any] = field(default_factory=dict)
    by: str = ""
    at: int = 0


@dataclass(frozen=True)
class Page:
    """What a workshop's return says of itself: a few words, and where to ask for what is missing."""

    session: str
    contact: str = ""
    about: str = ""


LISTS = ("hidden", "traced")


class Responses:
    def __init__(self, db: Database) -> None:
        self._db = db

    def make(self, session: str, board: str, record: str, by: str, **about: Any) -> Response:
        """A new response after all others of its session."""
        made = Response(new_id(), session, board, record, by=by, at=now_ms(), **about)
        last = select(func.coalesce(func.max(responses.c.place), -1) + 1).where(responses.c.session == session)

        def work(connection: Connection) -> int:
            place: int = connection.execute(last).scalar_one()
            connection.execute(insert(responses), {**_row(made.__dict__), "place": place})
            return place

        return Response(**{**made.__dict__, "place": self._db.write(work)})

    def get(self, id: str) -> Response | None:
        query = select(responses).where(responses.c.id == id)
        row = self._db.read(lambda connection: connection.execute(query).first())
        return None if row is None else _response(row)

    def of_session(self, session: str) -> list[Response]:
        """All responses of a session, in the order that its facilitators gave them."""
        return self.of_sessions([session])

    def of_sessions(self, wanted: Iterable[str]) -> list[Response]:
        """The same of several sessions, one after the other."""
        query = select(responses).where(responses.c.session.in_(list(wanted)))
        query = query.order_by(responses.c.session, responses.c.place, responses.c.id)
        rows = self._db.read(lambda connection: connection.execute(query).all())
        return [_response(row) for row in rows]

    def set(self, id: str, **about: Any) -> None:
        """Change some fields of a response."""
        query = update(responses).where(responses.c.id == id).values(**_row(about), at=now_ms())
        self._db.write(lambda connection: connection.execute(query))

    def order(self, session: str, ids: Sequence[str]) -> None:
        """Put the responses of a session in this order."""

        def work(connection: Connection) -> None:
            for place, id in enumerate(ids):
                mine = (responses.c.id == id) & (responses.c.session == session)
                connection.execute(update(responses).where(mine).values(place=place))

        self._db.write(work)

    def remove(self, id: str) -> None:
        query = delete(responses).where(responses.c.id == id)
        self._db.write(lambda connection: connection.execute(query))

    def page(self, session: str) -> Page:
        query = select(returns).where(returns.c.session == session)
        row = self._db.read(lambda connection: connection.execute(query).first())
        return Page(session) if row is None else Page(row.session, row.contact, row.about)

    def say(self, page: Page) -> None:
        """Keep what a return says of itself."""

        def work(connection: Connection) -> None:
            connection.execute(delete(returns).where(returns.c.session == page.session))
            connection.execute(insert(returns), {**page.__dict__, "at": now_ms()})

        self._db.write(work)

    def open(self, session: str) -> str:
        """The public address of a session's return, made where it has none: nobody can guess it."""
        return self._open(sessions, session)

    def close(self, session: str) -> None:
        """Take the address away; when it is opened again it has another one."""
        query = update(sessions).where(sessions.c.id == session).values(public=None)
        self._db.write(lambda connection: connection.execute(query))

    def open_programme(self, programme: str) -> str:
        return self._open(programmes, programme)

    def close_programme(self, programme: str) -> None:
        query = update(programmes).where(programmes.c.id == programme).values(public=None)
        self._db.write(lambda connection: connection.execute(query))

    def session_at(self, public: str) -> str | None:
        """The session whose return is at that address; one that was removed shows nothing."""
        return self._at(sessions, public)

    def programme_at(self, public: str) -> str | None:
        return self._at(programmes, public)

    def _open(self, table: Any, id: str) -> str:
        public = "".join(secrets.choice(LETTERS) for _ in range(LENGTH))
        closed = update(table).where(table.c.id == id, table.c.public.is_(None)).values(public=public)
        mine = select(table.c.public).where(table.c.id == id)

        def work(connection: Connection) -> str:
            connection.execute(closed)
            return str(connection.execute(mine).scalar_one())

        return self._db.write(work)

    def _at(self, table: Any, public: str) -> str | None:
        query = select(table.c.id).where(table.c.public == public, table.c.removed.is_(None))
        return self._db.read(lambda connection: connection.execute(query).scalar())


def _row(about: dict[str, Any]) -> dict[str, Any]:
    lists = {name: json.dumps(about[name], ensure_ascii=False) for name in LISTS if name in about}
    return {**about, **lists}


def _response(row: Any) -> Response:
    found = {name: getattr(row, name) for name in Response.__dataclass_fields__}
    found["hidden"] = tuple(json.loads(found["hidden"]))
    found["traced"] = json.loads(found["traced"])
    return Response(**found)
