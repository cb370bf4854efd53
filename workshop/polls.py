"""Polls as one person may be told of them: how many have voted, their own ballot, and the tally where it may be seen."""

from collections import OrderedDict
from dataclasses import dataclass
from typing import Any

import msgspec
from gevent.lock import BoundedSemaphore

from workshop.boards import Boards
from workshop.core.change import Record
from workshop.core.role import WRITERS
from workshop.core.sight import Viewer
from workshop.objects import ballot, standing, tally
from workshop.offloop import off_loop
from workshop.store import Store
from workshop.store.boards import BoardRow

KEPT = 64
"""So many polls are kept counted."""
TOLD = (
    "id", "way", "title", "options", "settings", "secret", "state", "round", "after", "opened", "closed", "phase",
    "cast", "decision", "met",
)  # fmt: skip


@dataclass(frozen=True)
class Count:
    """What some ballots came to, encoded; it stands for as long as poll and ballots are these very records."""

    records: tuple[Record, ...]
    told: dict[str, Any]


class Polls:
    def __init__(self, store: Store, boards: Boards) -> None:
        self._store, self._boards = store, boards
        self._counts: OrderedDict[tuple[str, str], Count] = OrderedDict()
        self._counting = BoundedSemaphore()

    def told(self, board: BoardRow, viewer: Viewer, id: str) -> dict[str, Any]:
        """What the wire tells one person of a poll now; raises Refused when there is none."""
        room = self._boards.room(board.id)
        with room.lock:
            poll = standing.existing(room.board, id)
            own = room.board.get(ballot.id_of(id, viewer.person))
            records = (poll, *ballot.of(room.board, id))
            said = tally.ballots(poll, room.board) if tally.tells(poll) else None
        if poll["secret"] and poll["state"] == "open":
            own = self._store.ballots.own(board.id, id, viewer.person)
        people = self._store.people.count(board.session, WRITERS)
        told = {name: poll[name] for name in TOLD if name in poll} | {"people": max(people, poll["cast"])}
        if own is not None:
            told |= {"mine": own["ballot"]} | ({"group": own["group"]} if "group" in own else {})
        return told if said is None else told | self._counted(board.id, records, said)

    def _counted(self, board: str, records: tuple[Record, ...], said: tally.Said) -> dict[str, Any]:
        """The tally, counted once for all who ask, beside the loop."""
        key = board, records[0]["id"]
        with self._counting:
            known = self._counts.get(key)
            if known is None or known.records != records:
                found = off_loop(tally.counted, records[0], said)
                known = Count(records, {name: msgspec.Raw(msgspec.json.encode(each)) for name, each in found.items()})
                self._counts[key] = known
            self._counts.move_to_end(key)
            while len(self._counts) > KEPT:
                self._counts.popitem(last=False)
        return known.told | {"ballots": len(said)}
