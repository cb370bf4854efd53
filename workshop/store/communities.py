"""Communities of a programme: people of several teams who share a theme, and what they write to each other."""

from dataclasses import dataclass

from sqlalchemy import Connection, delete, func, insert, select
from sqlalchemy.exc import IntegrityError

from workshop.store.ids import new_id, now_ms
from workshop.store.rows import Rows
from workshop.store.tables import communities, gallery, joined, posts


@dataclass(frozen=True)
class Community:
    id: str
    programme: str
    title: str
    about: str
    by: str
    at: int


@dataclass(frozen=True)
class Posted:
    """What an account wrote to a community."""

    id: str
    community: str
    account: str
    text: str
    at: int


class Communities(Rows):
    def make(self, programme: str, title: str, about: str, by: str) -> Community:
        """A new one, which who makes it has joined."""
        made = self._add(communities, Community(new_id(), programme, title, about, by, now_ms()))
        self.join(made.id, by)
        return made

    def get(self, id: str) -> Community | None:
        return self._one(Community, communities, communities.c.id == id)

    def of(self, programme: str) -> list[Community]:
        """Those of a programme by title."""
        return self._all(Community, communities, communities.c.programme == programme, communities.c.title)

    def remove(self, id: str) -> None:
        """With all that was written there; pieces of the gallery stay in the programme."""

        def work(connection: Connection) -> None:
            connection.execute(gallery.update().where(gallery.c.community == id).values(community=None))
            for table in (posts, joined):
                connection.execute(delete(table).where(table.c.community == id))
            connection.execute(delete(communities).where(communities.c.id == id))

        self._db.write(work)

    def join(self, id: str, account: str) -> None:
        """Twice is once."""
        row = {"community": id, "account": account, "at": now_ms()}
        try:
            self._db.write(lambda connection: connection.execute(insert(joined), row))
        except IntegrityError:
            return

    def leave(self, id: str, account: str) -> None:
        mine = (joined.c.community == id) & (joined.c.account == account)
        self._db.write(lambda connection: connection.execute(delete(joined).where(mine)))

    def people(self, id: str) -> list[str]:
        """The accounts that have joined, those who came first at the top."""
        query = select(joined.c.account).where(joined.c.community == id).order_by(joined.c.at, joined.c.account)
        return list(self._db.read(lambda connection: connection.execute(query).scalars().all()))

    def sizes(self, programme: str) -> dict[str, int]:
        """How many have joined each."""
        query = select(joined.c.community, func.count()).join(communities, communities.c.id == joined.c.community)
        query = query.where(communities.c.programme == programme).group_by(joined.c.community)
        return {id: count for id, count in self._db.read(lambda connection: connection.execute(query).all())}

    def post(self, id: str, account: str, text: str) -> Posted:
        return self._add(posts, Posted(new_id(), id, account, text, now_ms()))

    def posts(self, id: str) -> list[Posted]:
        """The newest first."""
        return self._all(Posted, posts, posts.c.community == id, posts.c.at.desc(), posts.c.id)

    def posted(self, id: str) -> Posted | None:
        return self._one(Posted, posts, posts.c.id == id)

    def unpost(self, id: str) -> None:
        self._db.write(lambda connection: connection.execute(delete(posts).where(posts.c.id == id)))
