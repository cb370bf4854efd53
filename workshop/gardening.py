"""Gardening a board: its last changes in facts, and taking back all of the last minutes at once."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from gevent.event import AsyncResult

from workshop.act import Answer
from workshop.boards import Boards
from workshop.core.board import Board
from workshop.core.change import Change, Record, target
from workshop.core.refusal import Refused
from workshop.core.rule import Command, Entry
from workshop.core.sight import Viewer
from workshop.objects import KINDS
from workshop.store.ids import new_id

MOST = 50
"""So many changes are told at once."""
MOST_BACK = 2_000
"""So many are taken back at once."""
OFFICIAL = frozenset({"stage", "step", "signal", "poll", "ballot", "tally", "decision"})
"""Kinds that no gardener takes back: they are conducted, or nobody's to touch."""
LONGEST = 80
PLACE = {"x", "y", "order"}
RESTORE = "restore"
Deed = Literal["added", "removed", "moved", "wrote", "changed", "restored"]


@dataclass(frozen=True)
class Done:
    """One entry in facts: how many things of which kind were added, removed, moved, written or else changed, with the
    words of the first; `by` is empty where nobody may know."""

    seq: int
    at: int
    by: str
    deed: Deed
    kind: str
    count: int
    words: str
    ids: list[str]


@dataclass
class Back:
    """What came of taking back: how many entries, and how many could not be, or not wholly."""

    restored: int = 0
    could_not: int = 0


def recent(boards: Boards, board: str, viewer: Viewer, most: int = MOST) -> list[Done]:
    """The last changes as this person may know them, newest first."""
    now = boards.room(board).board
    found = []
    for entry, told in boards.recent(board, viewer, most * 4):
        changes = [each for each in told["changes"] if _kind(each, entry, now) not in OFFICIAL]
        if told["by"] is not None and changes:
            found.append(_done(boards, board, viewer, entry, told["by"], changes))
    return found[::-1][:most]


def put_back(boards: Boards, board: str, viewer: Viewer, since: int) -> Back:
    """Take back everything after a moment in ms, newest first, as far as nothing newer stands in the way; but not what
    facilitators did themselves, nor what was a taking back."""
    now = boards.room(board).board
    latest = boards.latest(board, MOST_BACK)
    entries = [entry for entry in latest if entry.at > since and _ordinary(entry, viewer, now)]
    asked = [_restore(boards, board, viewer, entry.seq) for entry in reversed(entries)]
    back = Back()
    for result in asked:
        outcome = result.get()
        refused = isinstance(outcome, Refused)
        back.restored += not refused
        back.could_not += refused or "could_not" in outcome.facts
    return back


def _ordinary(entry: Entry, viewer: Viewer, now: Board) -> bool:
    """Whether it is for a gardener to take back: neither conducting, nor their own, nor a taking back."""
    kinds = {_kind(each, entry, now) for each in entry.changes}
    return not kinds <= OFFICIAL and entry.command != RESTORE and entry.by != viewer.person


def _restore(boards: Boards, board: str, viewer: Viewer, seq: int) -> "AsyncResult[Answer | Refused]":
    result: AsyncResult[Answer | Refused] = AsyncResult()
    boards.submit(board, viewer, [Command(new_id(), RESTORE, {"seq": seq})], result.set)
    return result


def _done(
    boards: Boards, board: str, viewer: Viewer, entry: Entry, by: str, changes: Sequence[Change]
) -> Done:
    ids = list(dict.fromkeys(map(target, changes)))
    now = boards.room(board).board
    kinds = {_kind(each, entry, now) for each in changes}
    told = {each[1]["id"]: each[1] for each in changes if each[0] == "put"}
    found = (_words(boards, board, viewer, entry, id, told.get(id)) for id in ids)
    words = next(filter(None, found), "")
    deed: Deed = "restored" if entry.command == RESTORE else _deed(changes)
    kind = kinds.pop() if len(kinds) == 1 else ""
    return Done(entry.seq, entry.at, by, deed, kind, len(ids), words[:LONGEST], ids[:MOST])


def _deed(changes: Iterable[Change]) -> Deed:
    """What was done, by the change that weighs most."""
    verbs = {each[0] for each in changes}
    fields = {name for each in changes if each[0] == "patch" for name in each[2]}
    if "drop" in verbs:
        return "removed"
    if "put" in verbs:
        return "added"
    if fields <= PLACE:
        return "moved"
    return "wrote" if fields & {"text", "words", "title"} else "changed"


def _kind(change: Change, entry: Entry, now: Board) -> str:
    """The kind of what a change is about, as far as that is known: of what is gone, from the entry that removed it."""
    if change[0] == "put":
        return str(change[1]["kind"])
    return str((now.get(target(change)) or _was(entry, target(change)) or {}).get("kind", ""))


def _was(entry: Entry, id: str) -> Record | None:
    """A record as it was before an entry removed it."""
    return next((each[1] for each in entry.undo if each[0] == "put" and each[1]["id"] == id), None)


def _words(boards: Boards, board: str, viewer: Viewer, entry: Entry, id: str, told: Record | None) -> str:
    """The words of a record now, or of one that is gone as it was or was `told`; only what this person may see."""
    room = boards.room(board)
    with room.lock:
        seen = room.lens.see(id, viewer)
        if seen is None and id not in room.board.records:
            was = _was(entry, id)
            seen = KINDS[was["kind"]].see(was, room.lens, viewer) if was else told
        return KINDS[seen["kind"]].words(seen, room.board) if seen else ""
