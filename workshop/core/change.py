"""The three changes, the only things an entry does to a board: put, patch and drop of one record.

On the wire: ["put", record], ["patch", id, {field: value}] where null removes a field, ["drop", id].
The browser's twin is static/js/model/changes.js; tests/vectors/changes.json holds them equal.
"""

from collections.abc import Mapping, MutableMapping
from typing import Any

Record = dict[str, Any]
Records = MutableMapping[str, Record]
Change = list[Any]


def put(record: Record) -> Change:
    return ["put", record]


def patch(id: str, fields: Mapping[str, Any]) -> Change:
    return ["patch", id, dict(fields)]


def drop(id: str) -> Change:
    return ["drop", id]


def target(change: Change) -> str:
    """The id of the record that a change is about."""
    subject = change[1]
    return str(subject["id"]) if change[0] == "put" else str(subject)


def after(record: Record | None, change: Change) -> Record | None:
    """What one change makes of one record (None: it is not there). A patch of an absent record does nothing."""
    match change:
        case ["put", new]:
            return dict(new)
        case ["patch", _, fields]:
            return None if record is None else {k: v for k, v in {**record, **fields}.items() if v is not None}
        case ["drop", _]:
            return None
    raise ValueError(f"not a change: {change!r}")


def difference(before: Record | None, now: Record | None) -> Change | None:
    """The change that makes `before` into `now`; None when they are equal."""
    if before == now:
        return None
    if now is None:
        assert before is not None
        return drop(before["id"])
    if before is None:
        return put(now)
    fields = {name: value for name, value in now.items() if before.get(name) != value}
    fields.update({name: None for name in before if name not in now})
    return patch(now["id"], fields)
