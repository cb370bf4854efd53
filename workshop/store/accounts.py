"""Accounts of those who hold workshops, and the links that sign them in once."""

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select, text, update
from sqlalchemy.exc import IntegrityError

from workshop.store.db import Database
from workshop.store.ids import new_id, now_ms
from workshop.store.people import digest
from workshop.store.tables import accounts, links


@dataclass(frozen=True)
class Account:
    """Somebody who holds workshops. `password` is its argon2 hash, None where they sign in otherwise; `subject` is who
    they are to the OpenID provider; a new `stamp` signs them out everywhere."""

    id: str
    name: str
    email: str
    password: str | None
    subject: str | None
    language: str
    stamp: int


class NotFirst(Exception):
    """There is an account already, so nobody can make the first one any more."""


class Taken(Exception):
    """There is an account of that e-mail address already."""


class Accounts:
    def __init__(self, db: Database) -> None:
        self._db = db

    def make(
        self, name: str, email: str, password: str | None, language: str, first: bool = False
    ) -> Account:
        """A new account; raises Taken, or NotFirst where it is to be the `first` of all.

        Addresses are the same in capitals and small letters.
        """
        account = Account(new_id(), name, email.casefold(), password, None, language, 0)

        def work(connection: Connection) -> None:
            if first and not _none_yet(connection):
                raise NotFirst
            connection.execute(insert(accounts), {**account.__dict__, "at": now_ms()})

        try:
            self._db.write(work)
        except IntegrityError:
            raise Taken from None
        return account

    def any(self) -> bool:
        """Whether there is an account at all."""
        query = select(func.count()).select_from(accounts)
        return bool(self._db.read(lambda connection: connection.execute(query).scalar_one()))

    def get(self, id: str) -> Account | None:
        return self._one(accounts.c.id == id)

    def some(self, ids: Iterable[str]) -> dict[str, Account]:
        """Accounts by id; who is unknown is left out."""
        query = select(accounts).where(accounts.c.id.in_(list(ids)))
        rows = self._db.read(lambda connection: connection.execute(query).all())
        return {row.id: _account(row) for row in rows}

    def by_email(self, email: str) -> Account | None:
        return self._one(accounts.c.email == email.casefold())

    def by_subject(self, subject: str) -> Account | None:
        return self._one(accounts.c.subject == subject)

    def set(self, id: str, **fields: Any) -> None:
        """Change some of `name`, `email`, `password`, `subject`, `language`; raises Taken."""
        query = update(accounts).where(accounts.c.id == id).values(**fields)
        try:
            self._db.write(lambda connection: connection.execute(query))
        except IntegrityError:
            raise Taken from None

    def sign_out(self, id: str) -> None:
        """Sign the account out everywhere, links that wait included."""

        def work(connection: Connection) -> None:
            stamp = accounts.c.stamp + 1
            connection.execute(update(accounts).where(accounts.c.id == id).values(stamp=stamp))
            connection.execute(delete(links).where(links.c.account == id))

        self._db.write(work)

    def make_link(self, account: str, until: int) -> str:
        """A token that signs an account in once, until that time in ms; only its digest is kept."""
        token = secrets.token_urlsafe(32)
        row = {"digest": digest(token), "account": account, "until": until}
        self._db.write(lambda connection: connection.execute(insert(links), row))
        return token

    def take_link(self, token: str) -> Account | None:
        """The account of a token, which is used up by this; None when it is unknown, used or too old."""
        mine = links.c.digest == digest(token)

        def work(connection: Connection) -> str | None:
            row = connection.execute(select(links).where(mine)).first()
            gone = connection.execute(delete(links).where(mine)).rowcount
            connection.execute(delete(links).where(links.c.until < now_ms()))
            return row.account if row is not None and gone == 1 and row.until >= now_ms() else None

        account = self._db.write(work)
        return self.get(account) if account else None

    def account_of_link(self, token: str) -> Account | None:
        """Whose link it is, without using it up."""
        query = select(links.c.account).where(links.c.digest == digest(token), links.c.until >= now_ms())
        id = self._db.read(lambda connection: connection.execute(query).scalar())
        return self.get(id) if id else None

    def _one(self, where: Any) -> Account | None:
        row = self._db.read(lambda connection: connection.execute(select(accounts).where(where)).first())
        return None if row is None else _account(row)


def _account(row: Any) -> Account:
    return Account(row.id, row.name, row.email, row.password, row.subject, row.language, row.stamp)


def _none_yet(connection: Connection) -> bool:
    """Whether there is no account, and nobody else makes one until this transaction ends; SQLite has one writer anyway."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("LOCK TABLE accounts IN SHARE ROW EXCLUSIVE MODE"))
    return not connection.execute(select(func.count()).select_from(accounts)).scalar_one()
