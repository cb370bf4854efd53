"""What comes out of a portable file, on its way into the database: opened to people once all of it is there."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from workshop.core.refusal import Refused
from workshop.portable.bringing import Tell, bring
from workshop.store import Store
from workshop.store.ids import now_ms

NO_OWNER = "A programme belongs to an account; say for which one it is."


@dataclass(frozen=True)
class Arrived:
    """The ids of what has come."""

    sessions: list[str] = field(default_factory=list)
    programmes: list[str] = field(default_factory=list)


def arrive(store: Store, path: str, owner: str | None, run: Callable[[str, int, Tell], object] = bring) -> Arrived:
    """Bring a file in for an account, or for nobody's. `run` does the reading, perhaps in another process. Raises Refused,
    and then nothing of the file is here."""
    now = now_ms()
    store.portable.sweep(now)
    came = Arrived()

    def take(table: str, rows: Sequence[Mapping[str, Any]]) -> None:
        if table == "programmes" and owner is None:
            raise Refused("bad_args", NO_OWNER, "email")
        if table in ("sessions", "programmes"):
            (came.sessions if table == "sessions" else came.programmes).extend(row["id"] for row in rows)
        store.portable.insert(table, rows)

    try:
        run(path, now, take)
        store.portable.open([*came.sessions, *came.programmes], owner)
    except BaseException:
        store.portable.undo([*came.sessions, *came.programmes])
        raise
    return came
