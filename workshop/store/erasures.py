"""Taking people out of every table but the logs of boards, which are rewritten by their rooms."""

import json
import re
import zlib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column, Connection, LargeBinary, String, Table, delete, insert, or_, select, update

from workshop.store.db import Database
from workshop.store.ids import new_id
from workshop.store.tables import (
    accesses,
    accounts,
    ballots,
    boards,
    commitments,
    entries,
    files,
    invitations,
    metadata,
    people,
    reports,
    responses,
    seatings,
    sessions,
    snapshots,
    tokens,
)

NOBODY = "nobody"
"""Who brought a picture whose person is not kept; the same word stands for authors on boards (`workshop/rewriting.py`)."""
TAKEN_OUT = "…"
ELSEWHERE = frozenset({entries, snapshots})
"""Rewritten by the rooms of their boards."""
TOUCHED = (entries, snapshots, ballots, people, tokens, files, seatings, responses, commitments, reports, accesses)
"""The tables that are always touched when somebody is taken out."""
HOUR = 60 * 60 * 1000
ID = 40
"""The columns that are so long hold ids."""


@dataclass(frozen=True)
class Leaving:
    """Who is taken out of a session, what they are called, whether their notes go, and everybody's pictures; and what went
    on its boards: the ids of records, and the words that somebody else may have quoted."""

    session: str
    people: Collection[str]
    names: Collection[str]
    notes: bool
    pictures: bool = False
    gone: Collection[str] = ()
    words: Collection[str] = ()


class Erasures:
    def __init__(self, db: Database) -> None:
        self._db = db

    def take_out(self, leaving: Leaving) -> None:
        """Erase people, and what names them or holds their words, wherever it is but on boards."""
        self._db.write(lambda connection: _take_out(connection, leaving))

    def rename_all(self, leaving: Leaving, named: Mapping[str, str]) -> None:
        """Let the people of a session be counted and nothing else: new rows take the place of theirs, with these names."""

        def work(connection: Connection) -> None:
            query = select(people).where(people.c.id.in_(list(leaving.people)))
            rows = [row._asdict() for row in connection.execute(query).all()]
            _take_out(connection, leaving)
            for row in rows:
                blank = {"code": None, "stand_in": False, "host": False, "account": None, "at": _day(row["at"])}
                connection.execute(insert(people), {**row, **blank, "id": new_id(), "name": named[row["id"]]})

        self._db.write(work)

    def claim(self, session: str, now: int) -> bool:
        """Begin to take the names out of a session; False where they are out, or somebody has begun within the hour."""
        begun = sessions.c.anonymised
        free = begun.is_(None) | ((begun < 0) & (begun > HOUR - now))
        query = update(sessions).where(sessions.c.id == session, free).values(anonymised=-now)
        return self._db.write(lambda connection: connection.execute(query).rowcount) == 1

    def anonymised(self, session: str, at: int) -> None:
        query = update(sessions).where(sessions.c.id == session).values(anonymised=at)
        self._db.write(lambda connection: connection.execute(query))

    def of_account(self, account: str) -> None:
        """Erase an account with all that hangs on it; what it did elsewhere names nobody. Its people are erased before."""

        def work(connection: Connection) -> None:
            email = connection.execute(select(accounts.c.email).where(accounts.c.id == account)).scalar()
            connection.execute(delete(invitations).where(invitations.c.email == email))
            connection.execute(update(commitments).where(commitments.c.email == email).values(email=None))
            for table, column in _columns():
                if _points_at(column, accounts):
                    connection.execute(delete(table).where(column == account))
                elif not column.primary_key and not column.foreign_keys:
                    connection.execute(update(table).where(column == account).values({column: _none(column)}))
            connection.execute(delete(accounts).where(accounts.c.id == account))

        self._db.write(work)

    def held(self, account: str) -> dict[str, list[dict[str, Any]]]:
        """Every row that is about an account or by it, by the table's name, without what only programs read."""

        def work(connection: Connection) -> dict[str, list[dict[str, Any]]]:
            found: dict[str, list[dict[str, Any]]] = {}
            for table in metadata.sorted_tables:
                whose = [column for of, column in _columns() if of is table and column.name != "id"]
                told = [each for each in table.columns if each.name != "digest" and not isinstance(each.type, LargeBinary)]
                if whose and table is not accounts:
                    rows = connection.execute(select(*told).where(or_(*(each == account for each in whose)))).all()
                    found |= {table.name: [dict(row._mapping) for row in rows]} if rows else {}
            return found

        return self._db.read(work)

    def sweep(self, everywhere: bool = False) -> None:
        """Let the database forget what was erased; raises Unavailable while it is too busy for that."""
        self._db.scrub([table.name for table in (metadata.sorted_tables if everywhere else TOUCHED)])


def _take_out(connection: Connection, leaving: Leaving) -> None:
    those = list(leaving.people)
    _files(connection, leaving, those)
    connection.execute(delete(tokens).where(tokens.c.person.in_(those)))
    connection.execute(delete(seatings).where(seatings.c.person.in_(those)))
    connection.execute(delete(accesses).where(accesses.c.who.in_(those)))
    for table, column in _columns():
        if not column.primary_key and not column.foreign_keys:
            connection.execute(update(table).where(column.in_(those)).values({column: NOBODY}))
    connection.execute(update(accesses).where(accesses.c.about.in_(those)).values(about=""))
    _responses(connection, leaving)
    _commitments(connection, leaving)
    _reports(connection, leaving)
    connection.execute(delete(people).where(people.c.id.in_(those)))


def _files(connection: Connection, leaving: Leaving, those: list[str]) -> None:
    """Their pictures go with their notes, or stay as nobody's."""
    if leaving.pictures:
        its = select(boards.c.id).where(boards.c.session == leaving.session)
        connection.execute(delete(files).where(files.c.board.in_(its)))
    mine = files.c.person.in_(those)
    if leaving.notes:
        connection.execute(delete(files).where(mine))
        return
    if connection.execute(select(files.c.id).where(mine).limit(1)).first() is None:
        return
    if connection.execute(select(people.c.id).where(people.c.id == NOBODY)).first() is None:
        nobody = {"id": NOBODY, "name": "", "role": "observer", "language": "en", "at": 0, "removed": True}
        row = {**nobody, "session": None, "account": None, "team": None, "code": None, "stand_in": False, "host": False}
        connection.execute(insert(people), row)
    connection.execute(update(files).where(mine).values(person=NOBODY))


def _responses(connection: Connection, leaving: Leaving) -> None:
    for row in connection.execute(select(responses).where(responses.c.session == leaving.session)).all():
        now = {name: _without(getattr(row, name), leaving) for name in ("theme", "title", "quote", "responsible")}
        for name in ("hidden", "traced"):
            if any(id in getattr(row, name) for id in leaving.gone):
                now[name] = json.dumps(_untraced(json.loads(getattr(row, name)), leaving.gone), ensure_ascii=False)
        if any(getattr(row, name) != value for name, value in now.items()):
            connection.execute(update(responses).where(responses.c.id == row.id).values(**now))


def _commitments(connection: Connection, leaving: Leaving) -> None:
    for row in connection.execute(select(commitments).where(commitments.c.session == leaving.session)).all():
        theirs = row.who.casefold() in {name.casefold() for name in leaving.names}
        what = TAKEN_OUT if row.record in leaving.gone else _without(row.what, leaving)
        now = {"what": what, "who": "" if theirs else row.who, "email": None if theirs else row.email}
        if now != {name: getattr(row, name) for name in now}:
            connection.execute(update(commitments).where(commitments.c.id == row.id).values(**now))


def _reports(connection: Connection, leaving: Leaving) -> None:
    """What facilitators changed in a record; one that can't be read is forgotten, and made anew from the boards."""
    for row in connection.execute(select(reports).where(reports.c.session == leaving.session)).all():
        its = (reports.c.session == row.session) & (reports.c.language == row.language)
        packed, said = _read(bytes(row.content))
        now = _rewritten(said, leaving)
        if said is None:
            connection.execute(delete(reports).where(its))
        elif now != said:
            content = json.dumps(now, ensure_ascii=False).encode()
            connection.execute(update(reports).where(its).values(content=zlib.compress(content) if packed else content))


def _read(content: bytes) -> tuple[bool, Any]:
    """Whether it was packed, and the JSON in it; None for what is none."""
    try:
        packed = content[:1] == b"\x78"
        return packed, json.loads(zlib.decompress(content) if packed else content)
    except (ValueError, zlib.error):
        return False, None


def _rewritten(said: Any, leaving: Leaving) -> Any:
    if isinstance(said, str):
        return _without(_nameless(said, leaving.names), leaving)
    if isinstance(said, list):
        return [_rewritten(each, leaving) for each in said]
    if isinstance(said, dict):
        return {_without(name, leaving): _rewritten(each, leaving) for name, each in said.items()}
    return said


def _nameless(text: str, names: Iterable[str]) -> str:
    """A text that names them nowhere as a word of its own."""
    for name in names:
        if name and name.casefold() in text.casefold():
            text = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", TAKEN_OUT, text, flags=re.IGNORECASE)
    return text


def _without(text: str, leaving: Leaving) -> str:
    """A text without their words; one that is their name alone is empty."""
    if text.casefold() in {name.casefold() for name in leaving.names if name}:
        return ""
    for said in sorted(leaving.words, key=len, reverse=True):
        if said and text == said:
            return TAKEN_OUT
        if len(said) >= 12:
            text = text.replace(said, TAKEN_OUT)
    return text


def _untraced(said: Any, gone: Collection[str]) -> Any:
    """What a response was traced through, without what speaks of these records."""
    if isinstance(said, list):
        return [_untraced(each, gone) for each in said if not _speaks(each, gone)]
    return {name: _untraced(each, gone) for name, each in said.items()} if isinstance(said, dict) else said


def _speaks(said: Any, gone: Collection[str]) -> bool:
    first = said[0] if isinstance(said, list) and said else said
    return isinstance(first, str) and any(id in first for id in gone)


def _columns() -> Iterable[tuple[Table, Column[Any]]]:
    """Every column that may hold the id of a person or an account."""
    for table in metadata.sorted_tables:
        for column in table.columns:
            if table not in ELSEWHERE and isinstance(column.type, String) and column.type.length == ID:
                yield table, column


def _points_at(column: Column[Any], table: Table) -> bool:
    return any(key.column.table is table for key in column.foreign_keys)


def _none(column: Column[Any]) -> str | None:
    return None if column.nullable else NOBODY


def _day(at: int) -> int:
    return at - at % (24 * 60 * 60 * 1000)
