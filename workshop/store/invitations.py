"""Invitations into programmes: links of which only a digest is kept, for one e-mail address or for whoever has them."""

import secrets
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, delete, or_, select, update

from workshop.store.ids import now_ms
from workshop.store.people import digest
from workshop.store.rows import Rows
from workshop.store.tables import invitations


@dataclass(frozen=True)
class Invitation:
    """What a link makes of who follows it: `role` in `team`, or in the whole programme where that is None.

    One with an `email` was sent there, and works once; one without works for everybody, `until` then, in ms. `by` is the
    account that invites, and `used` how many have come by it.
    """

    digest: str
    programme: str
    team: str | None
    role: str
    name: str
    email: str | None
    by: str
    until: int
    used: int
    at: int


class Invitations(Rows):
    def make(self, programme: str, role: str, by: str, until: int, **about: Any) -> str:
        """The token of a new invitation; `about` are `team`, `name` and `email`."""
        token = secrets.token_urlsafe(24)
        row = {"team": None, "name": "", "email": None, **about}
        made = Invitation(
            digest=digest(token), programme=programme, role=role, by=by, until=until, used=0, at=now_ms(), **row
        )
        self._add(invitations, made)
        return token

    def get(self, token: str) -> Invitation | None:
        """The invitation of a token; None when it is unknown, used up or too old."""
        return self._one(Invitation, invitations, (invitations.c.digest == digest(token)) & _open())

    def take(self, token: str) -> Invitation | None:
        """The same, once more used by this."""

        def work(connection: Connection) -> bool:
            mine = (invitations.c.digest == digest(token)) & _open()
            used = update(invitations).where(mine).values(used=invitations.c.used + 1)
            return connection.execute(used).rowcount == 1

        if not self._db.write(work):
            return None
        return self._one(Invitation, invitations, invitations.c.digest == digest(token))

    def of(self, programme: str) -> list[Invitation]:
        """Those of a programme that still work, the newest first."""
        return self._all(
            Invitation, invitations, (invitations.c.programme == programme) & _open(), invitations.c.at.desc()
        )

    def revoke(self, programme: str, digest: str) -> None:
        query = delete(invitations).where(invitations.c.programme == programme, invitations.c.digest == digest)
        self._db.write(lambda connection: connection.execute(query))

    def replace(self, programme: str, emails: list[str]) -> None:
        """Take back what these addresses were sent before, so that each has one link that works."""
        old = (invitations.c.programme == programme) & invitations.c.email.in_(emails) & (invitations.c.used == 0)
        self._db.write(lambda connection: connection.execute(delete(invitations).where(old)))

    def emails(self, programme: str) -> set[str]:
        """The addresses to which links were sent that wait."""
        query = select(invitations.c.email).where(invitations.c.programme == programme, _open())
        return {email for email in self._db.read(lambda connection: connection.execute(query).scalars().all()) if email}


def _open() -> Any:
    return (invitations.c.until >= now_ms()) & or_(invitations.c.email.is_(None), invitations.c.used == 0)
