"""Rows of tables as frozen dataclasses whose fields are the columns: adding, changing and reading them."""

from dataclasses import fields
from typing import Any, TypeVar

from sqlalchemy import Table, insert, select, update

from workshop.store.db import Database

Row = TypeVar("Row")


class Rows:
    """What the classes of a family of tables build on."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def _add(self, table: Table, row: Row) -> Row:
        self._db.write(lambda connection: connection.execute(insert(table), dict(row.__dict__)))
        return row

    def _set(self, table: Table, id: str, about: dict[str, Any]) -> None:
        if about:
            self._db.write(lambda connection: connection.execute(update(table).where(table.c.id == id).values(**about)))

    def _one(self, kind: type[Row], table: Table, where: Any) -> Row | None:
        found = self._all(kind, table, where)
        return found[0] if found else None

    def _all(self, kind: type[Row], table: Table, where: Any, *order: Any) -> list[Row]:
        names = [field.name for field in fields(kind)]  # type: ignore[arg-type]
        query = select(table).where(where).order_by(*order)
        rows = self._db.read(lambda connection: connection.execute(query).all())
        return [kind(**{name: getattr(row, name) for name in names}) for row in rows]
