"""What comes out of a portable file, on its way into the database: opened to people once all of it is there."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from workshop.portable.bringing import Tell, bring
from workshop.store import Store
from workshop.store.ids import now_ms


def arrive(
    store: Store, path: str, owner: str | None, run: Callable[[str, int, Tell], object] = bring
) -> list[str]:
    """Bring a file in for an account, or for nobody's; the answer are the ids of its workshops. `run` does the reading,
    perhaps in another process. Raises Refused, and then nothing of the file is here."""
    now = now_ms()
    store.portable.sweep(now)
    coming = _Coming(store)
    try:
        run(path, now, coming.take)
        store.portable.open(coming.sessions, owner)
    except BaseException:
        store.portable.undo(coming.sessions)
        raise
    return coming.sessions


class _Coming:
    def __init__(self, store: Store) -> None:
        self._store = store
        self.sessions: list[str] = []

    def take(self, table: str, rows: Sequence[Mapping[str, Any]]) -> None:
        if table == "sessions":
            self.sessions += [row["id"] for row in rows]
        self._store.portable.insert(table, rows)
