"""A board's records as they stand after its last entry, and the one way to change them.

A board is changed in place, because copying 20,000 records for every command costs more than everything else;
`apply` answers with the changes that undo it, so whoever must take back can.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any

from workshop.core import change
from workshop.core.change import Change, Record

STAGE = "stage"
"""The id of the record that says what a board allows and shows now."""

NOTHING: Record = {}


class Board:
    def __init__(
        self,
        hangs_on: Callable[[Record], Iterable[str]],
        seq: int = 0,
        records: Iterable[Record] = (),
    ) -> None:
        self.seq = seq
        self.records: dict[str, Record] = {}
        self.top: str | None = None
        self.bottom: str | None = None
        self._hangs_on = hangs_on
        self._kinds: dict[str, dict[str, Record]] = {}
        self._hanging: dict[str, set[str]] = {}
        self._bearing: dict[str, set[str]] = {}
        self._naming: dict[str, dict[str, set[str]]] = {}
        self._circles: tuple[Record, dict[str, tuple[str, ...]]] = (NOTHING, {})
        for record in records:
            self._set(record["id"], record)

    @property
    def stage(self) -> Record:
        """What is allowed and visible now; an empty mapping before anybody set it."""
        return self.records.get(STAGE, NOTHING)

    @property
    def elsewhere(self) -> bool:
        """Whether people work on another board of the session now: in the plenary, or with their teams.

        The browser's twin is static/js/ui/stage.js.
        """
        stage = self.stage
        if "where" not in stage or not (stage.get("team") or stage.get("teams")):
            return False
        return bool(stage["where"] == "teams") != bool(stage.get("team"))

    @property
    def anonymous(self) -> bool:
        """Whether nobody is told now who made what."""
        return self.stage.get("authors") == "hidden"

    def circle(self, person: str) -> tuple[str, ...]:
        """Those who see each other's things with this person while people write in private; nobody where there are none."""
        stage = self.stage
        if self._circles[0] is not stage:
            circles = stage.get("circles", ()) if stage.get("private") else ()
            self._circles = (stage, {each: tuple(circle) for circle in circles for each in circle})
        return self._circles[1].get(person, ())

    def get(self, id: str) -> Record | None:
        return self.records.get(id)

    def of(self, kind: str) -> Mapping[str, Record]:
        """The records of one kind by id, oldest first."""
        return self._kinds.get(kind, NOTHING)

    def bearing(self, field: str) -> Collection[str]:
        """The ids of the records that have a field: looked for when first asked, and kept up to date from then on."""
        found = self._bearing.get(field)
        if found is None:
            found = self._bearing[field] = {id for id, record in self.records.items() if field in record}
        return found

    def naming(self, field: str, id: str) -> Collection[str]:
        """The ids of the records whose field is this id: looked for when the field is first asked for, then kept."""
        found = self._naming.get(field)
        if found is None:
            found = self._naming[field] = {}
            for record in self.records.values():
                if field in record:
                    found.setdefault(record[field], set()).add(record["id"])
        return found.get(id, ())

    def hanging(self, id: str) -> Iterable[str]:
        """The ids of the records that cannot stand without this one."""
        return self._hanging.get(id, ())

    def apply(self, changes: Iterable[Change]) -> list[Change]:
        """Make the changes; the answer are the changes that, in its order, make them undone."""
        undo: list[Change] = []
        for each in changes:
            id = change.target(each)
            before = self.records.get(id)
            now = change.after(before, each)
            back = change.difference(now, before)
            if back is not None:
                undo.append(back)
                self._set(id, now)
        undo.reverse()
        return undo

    def _set(self, id: str, now: Record | None) -> None:
        before = self.records.get(id)
        if before is not None:
            self._forget(before, now)
        if now is None:
            del self.records[id]
            return
        self.records[id] = now
        self._kinds.setdefault(now["kind"], {})[id] = now
        for field, ids in self._bearing.items():
            if field in now:
                ids.add(id)
        for field, named in self._naming.items():
            if field in now:
                named.setdefault(now[field], set()).add(id)
        for other in self._hangs_on(now):
            self._hanging.setdefault(other, set()).add(id)
        order: Any = now.get("order")
        if order is not None:
            self.top = max(order, self.top or order)
            self.bottom = min(order, self.bottom or order)

    def _forget(self, before: Record, now: Record | None) -> None:
        id = before["id"]
        if now is None or now["kind"] != before["kind"]:
            del self._kinds[before["kind"]][id]
        for ids in self._bearing.values():
            ids.discard(id)
        for field, named in self._naming.items():
            if field in before:
                named[before[field]].discard(id)
        for other in self._hangs_on(before):
            hanging = self._hanging.get(other)
            if hanging is not None:
                hanging.discard(id)
                if not hanging:
                    del self._hanging[other]
