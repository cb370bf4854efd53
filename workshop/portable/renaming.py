"""Ids that mean something on one server only, exchanged wherever they stand in JSON."""

import re
from collections.abc import Iterable, Mapping

from workshop.store.ids import new_id

_WHOLE = re.compile(rb'"([A-Za-z0-9_-]{1,40})"')
"""A whole string of a JSON text, or the name of a field: quotes within a string have a backslash before them."""


class Renaming:
    """Old id -> new id. Ids of people, boards and pictures are long and made by chance: no text is one of them."""

    def __init__(self, known: Mapping[str, str] | None = None) -> None:
        self._new = dict(known or {})
        self._bytes = {old.encode(): new.encode() for old, new in self._new.items()}

    def __getitem__(self, old: str) -> str:
        return self._new[old]

    def get(self, old: str | None) -> str | None:
        return None if old is None else self._new.get(old)

    def apart(self) -> "Renaming":
        """One that knows the same and learns by itself."""
        return Renaming(self._new)

    def knows(self, ids: Iterable[str]) -> bool:
        """Whether any of these has a new id already."""
        return any(id in self._new for id in ids)

    def add(self, ids: Iterable[str]) -> None:
        """Give each of these a new id, unless it has one."""
        for id in ids:
            if id not in self._new:
                self._new[id] = new_id()
                self._bytes[id.encode()] = self._new[id].encode()

    def within(self, text: bytes) -> bytes:
        """JSON with all old ids replaced that are whole strings or names of fields."""
        return _WHOLE.sub(lambda found: b'"%b"' % self._bytes.get(found[1], found[1]), text)
