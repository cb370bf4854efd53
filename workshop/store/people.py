"""People: guests of a session, administrators, and the tokens that stand for them."""

import hashlib
import secrets
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import chain, count
from typing import Any

from sqlalchemy import Connection, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from workshop.core.initials import initials
from workshop.core.role import FACILITATORS, Role
from workshop.store.db import Database
from workshop.store.ids import new_id, new_personal_code, now_ms
from workshop.store.tables import people, sessions, tokens


@dataclass(frozen=True)
class Person:
    """A guest of one session, or an administrator, whose session is None.

    `team` is the board of their team; `code` six digits by which they are known again on another device; `account` the
    one they hold workshops with; a `stand_in` may take the room over while no facilitator is there; a `host` stays at
    the table when the others change. Who was `removed` may not come back under this row.
    """

    id: str
    session: str | None
    name: str
    role: Role
    language: str
    account: str | None = None
    team: str | None = None
    code: str | None = None
    stand_in: bool = False
    removed: bool = False
    host: bool = False


class People:
    def __init__(self, db: Database) -> None:
        self._db = db

    def join(self, session: str, name: str, role: Role, language: str, person: str | None = None) -> Person:
        """The guest `person` of this session under the given name, or a new guest.

        Coming back never takes rights away: a facilitator who types the participants' code stays one. The second Ana
        of a session is "Ana 2", so that the others can tell them apart.
        """
        known = self.get(person) if person else None
        name = self._called(session, name, role if known is None or known.session != session else known.role, person)
        if known is None or known.session != session:
            return self._add(Person(new_id(), session, name, role, language, code=self._unused(session)))
        kept = Role.FACILITATOR if Role.FACILITATOR in (known.role, role) else known.role
        now = replace(known, name=name, role=kept, language=language)
        query = update(people).where(people.c.id == now.id).values(name=name, role=kept, language=language)
        self._db.write(lambda connection: connection.execute(query))
        return now

    def get(self, id: str) -> Person | None:
        query = select(people).where(people.c.id == id)
        row = self._db.read(lambda connection: connection.execute(query).first())
        return None if row is None else _person(row)

    def of(self, session: str) -> list[Person]:
        """Everybody who has joined a session, in that order, without those who were removed."""
        query = select(people).where(people.c.session == session, ~people.c.removed)
        query = query.order_by(people.c.at, people.c.id)
        rows = self._db.read(lambda connection: connection.execute(query).all())
        return [_person(row) for row in rows]

    def since(self, id: str) -> int | None:
        """When somebody joined, in ms."""
        query = select(people.c.at).where(people.c.id == id)
        return self._db.read(lambda connection: connection.execute(query).scalar())

    def everyone(self, session: str) -> list[Person]:
        """Everybody who has ever joined a session, also who was removed."""
        query = select(people).where(people.c.session == session).order_by(people.c.at, people.c.id)
        return [_person(row) for row in self._db.read(lambda connection: connection.execute(query).all())]

    def by_code(self, session: str, code: str) -> Person | None:
        """The person of a session whose personal code this is."""
        query = select(people).where(people.c.session == session, people.c.code == code, ~people.c.removed)
        row = self._db.read(lambda connection: connection.execute(query).first())
        return None if row is None else _person(row)

    def host(self, session: str, account: str) -> Person | None:
        """The person that an account is in a session that it holds; not who it is there for its programme alone."""
        query = select(people).where(people.c.session == session, people.c.account == account, ~people.c.removed)
        query = query.where(people.c.id != belonging_id(session, account))
        row = self._db.read(lambda connection: connection.execute(query).first())
        return None if row is None else _person(row)

    def hosting(self, session: str, account: str, name: str, language: str) -> Person:
        """The facilitator that an account is in a session, made when there is none; asked twice at once, it is one."""
        id = digest(f"{session} {account}")[:22]
        person = Person(id, session, self._called(session, name, Role.FACILITATOR, id), Role.FACILITATOR, language, account)
        try:
            return self._add(replace(person, code=self._unused(session)))
        except IntegrityError:
            return self.get(id) or person

    def belonging(
        self, session: str, account: str, name: str, language: str, role: Role, team: str | None
    ) -> Person:
        """Who an account is in a workshop of its programme, made when it first comes there.

        `role` and the board of its `team` are what the programme says now; whom this workshop has made a facilitator
        stays one, and whom it has put into another team stays there, until the programme says something new.
        """
        id = belonging_id(session, account)
        known = self.get(id)
        if known is None:
            person = Person(id, session, self._apart(session, name, id), role, language, account, team)
            try:
                return self._add(replace(person, code=self._unused(session)))
            except IntegrityError:
                return self.get(id) or person
        now = known.role if known.role is Role.FACILITATOR else role
        if (now, known.team or team) != (known.role, known.team) and not known.removed:
            self.set(id, role=now, team=known.team or team)
        return replace(known, role=now, team=known.team or team)

    def speak(self, account: str, language: str) -> None:
        """Let an account read all its workshops in that language."""
        query = update(people).where(people.c.account == account).values(language=language)
        self._db.write(lambda connection: connection.execute(query))

    def of_account(self, account: str) -> list[str]:
        """The ids of everybody that an account is."""
        query = select(people.c.id).where(people.c.account == account)
        return list(self._db.read(lambda connection: connection.execute(query).scalars().all()))

    def add(self, person: Person) -> Person:
        """A new guest as given, but named apart from the others, and with a personal code."""
        assert person.session is not None
        name = self._called(person.session, person.name, person.role, None)
        return self._add(replace(person, name=name, code=self._unused(person.session)))

    def rename(self, id: str, name: str) -> str:
        """Give somebody a name, told apart from those of the others; the answer is what they are called now."""
        person = self.get(id)
        assert person is not None and person.session is not None
        name = self._called(person.session, name, person.role, id)
        self.set(id, name=name)
        return name

    def set(self, id: str, **fields: Any) -> None:
        """Change some of `name`, `role`, `team`, `account`, `stand_in`, `host` and `removed` of a person."""
        query = update(people).where(people.c.id == id).values(**fields)
        self._db.write(lambda connection: connection.execute(query))

    def count(self, session: str, roles: Iterable[Role]) -> int:
        """How many people of these roles have ever joined a session."""
        query = select(func.count()).where(people.c.session == session, people.c.role.in_(list(roles)))
        return self._db.read(lambda connection: connection.execute(query).scalar_one())

    def names(self, ids: Iterable[str]) -> dict[str, str]:
        """The names of people by id; who is unknown is left out."""
        query = select(people.c.id, people.c.name).where(people.c.id.in_(list(ids)))
        return {id: name for id, name in self._db.read(lambda connection: connection.execute(query).all())}

    def _called(self, session: str, name: str, role: Role, person: str | None) -> str:
        """The name that is kept of somebody: told apart, and in a session with children initials, but for who leads it."""
        query = select(sessions.c.children).where(sessions.c.id == session)
        spared = role not in FACILITATORS and self._db.read(lambda connection: connection.execute(query).scalar())
        return self._apart(session, initials(name) if spared else name, person)

    def _apart(self, session: str, name: str, person: str | None) -> str:
        query = select(people.c.id, people.c.name).where(people.c.session == session)
        rows = self._db.read(lambda connection: connection.execute(query).all())
        taken = {other.casefold() for id, other in rows if id != person}
        numbered = (f"{name} {number}" for number in count(2))
        return next(each for each in chain([name], numbered) if each.casefold() not in taken)

    def _unused(self, session: str) -> str:
        query = select(people.c.code).where(people.c.session == session)
        taken = set(self._db.read(lambda connection: connection.execute(query).scalars().all()))
        return next(code for _ in count() if (code := new_personal_code()) not in taken)

    def _add(self, person: Person) -> Person:
        self._db.write(lambda connection: _insert(connection, person))
        return person


class Tokens:
    """Bearer tokens of administrators; only their digests are kept."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def make(self, name: str) -> str:
        """A new token for a new local administrator of that name."""
        person = Person(new_id(), None, name, Role.FACILITATOR, "en")
        token = secrets.token_urlsafe(32)

        def work(connection: Connection) -> None:
            _insert(connection, person)
            connection.execute(insert(tokens), {"digest": digest(token), "person": person.id})

        self._db.write(work)
        return token

    def person(self, token: str) -> Person | None:
        query = select(people).join(tokens, tokens.c.person == people.c.id).where(tokens.c.digest == digest(token))
        row = self._db.read(lambda connection: connection.execute(query).first())
        return None if row is None else _person(row)


def belonging_id(session: str, account: str) -> str:
    """The id of who an account is in a session for its programme alone."""
    return digest(f"{session} {account} belongs")[:22]


def belongs(person: Person) -> bool:
    """Whether somebody is in a workshop for its programme alone."""
    return bool(person.session and person.account) and person.id == belonging_id(str(person.session), str(person.account))


def anew(connection: Connection, where: Any) -> None:
    """Let what people are in workshops for their programmes be asked of these again, who are some of `people`."""
    query = select(people.c.id, people.c.session, people.c.account).where(people.c.account.is_not(None), where)
    ids = [row.id for row in connection.execute(query).all() if row.id == belonging_id(row.session, row.account)]
    connection.execute(update(people).where(people.c.id.in_(ids)).values(role=Role.OBSERVER, team=None, host=False))


def digest(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()


def _insert(connection: Connection, person: Person) -> None:
    connection.execute(
        insert(people),
        {
            "id": person.id,
            "session": person.session,
            "name": person.name,
            "role": person.role,
            "language": person.language,
            "at": now_ms(),
            "account": person.account,
            "team": person.team,
            "code": person.code,
            "stand_in": person.stand_in,
            "removed": person.removed,
            "host": person.host,
        },
    )


def _person(row: Any) -> Person:
    return Person(
        row.id,
        row.session,
        row.name,
        Role(row.role),
        row.language,
        row.account,
        row.team,
        row.code,
        row.stand_in,
        row.removed,
        row.host,
    )
