"""A board's sealed boxes as the commands of one turn leave them, before any of it is on disk."""

import secrets
from collections.abc import Sequence
from typing import Any

from workshop.core.box import Aside, Emptied, Slip
from workshop.core.refusal import Refused
from workshop.store.ballots import Ballots, Unreadable, Whose

CHANGED = "These ballots can't be read, for the server's secret has changed; remove this vote and ask for it anew."


class Turn:
    """What the commands of a turn do to boxes, one after the other; `done` is what is to go on disk."""

    def __init__(self, store: Ballots, board: str) -> None:
        self.store, self.board = store, board
        self.done: list[Whose] = []
        self._digests: dict[str, set[str]] = {}

    def asked_by(self, person: str) -> "Asked":
        return Asked(self, person)

    def add(self, person: str, asides: Sequence[Aside]) -> None:
        self.done += [(aside.whose if isinstance(aside, Slip) and aside.whose else person, aside) for aside in asides]

    def take_back(self, length: int) -> None:
        """Forget what came after the first so many."""
        del self.done[length:]

    @property
    def empties(self) -> bool:
        return any(isinstance(aside, Emptied) for _, aside in self.done)

    def holds(self, box: str, person: str) -> bool:
        for who, aside in reversed(self.done):
            if aside.box == box and (isinstance(aside, Emptied) or who == person):
                return isinstance(aside, Slip)
        if box not in self._digests:
            self._digests[box] = self.store.digests(self.board, box)
        return self.store.whose(self.board, box, person) in self._digests[box]

    def all(self, box: str) -> list[Any]:
        try:
            found = self.store.all(self.board, box)
        except Unreadable:
            raise Refused("gone", CHANGED, "poll") from None
        for who, aside in self.done:
            if aside.box != box:
                continue
            if isinstance(aside, Slip):
                found[self.store.whose(self.board, box, who)] = aside.said
            else:
                found.clear()
        return list(found.values())


class Asked:
    """The boxes of a turn as one person may ask of them."""

    def __init__(self, turn: Turn, person: str) -> None:
        self._turn, self._person = turn, person

    def holds(self, box: str, whose: str = "") -> bool:
        return self._turn.holds(box, whose or self._person)

    def shuffled(self, box: str) -> list[Any]:
        slips = self._turn.all(box)
        secrets.SystemRandom().shuffle(slips)
        return slips
