"""The log of one board from a file: every entry checked against what was there before it, with its undo found anew."""

from collections.abc import Collection, Iterable
from typing import Any

from workshop.core import change
from workshop.core.board import Board
from workshop.core.change import Change, Record, drop, patch, put
from workshop.core.refusal import Refused
from workshop.core.rule import MOST_RECORDS, Entry
from workshop.objects import RULES, hangs_on
from workshop.portable import records
from workshop.portable.parcel import UNSEEN, Told
from workshop.portable.records import Wrong
from workshop.rewriting import ERASED
from workshop.setting import derived as named
from workshop.store.ids import new_id

DAY = 86_400_000
UNHEARD = "Entry {seq} of the board “{title}” can't be; nothing was brought in. Get the file again from where it comes from."
GAP = "The board “{title}” lacks its entry {seq}, or has another twice; get the file again from where it comes from."
NEWER = (
    "The board “{title}” holds something that this server doesn't know ({name}); bring the server up to date."
)
CARRY = "stage.carry"
TALK = frozenset({"comment", "reaction"})
ALL = TALK | {"link", "loop"}
"""What hangs on things that links can lead to."""
HANGING = {
    "link": TALK, "loop": TALK, "comment": TALK, "poll": TALK | {"ballot"}, "stage": frozenset(), "reaction": frozenset(),
    "ballot": frozenset(), "step": frozenset(), "signal": frozenset(),
}  # fmt: skip
"""What can hang on things of these kinds."""


class History:
    """A board as it grows entry by entry; raises Refused at the first that can't follow."""

    def __init__(self, title: str, people: Collection[str], now: int, plenary: str) -> None:
        self.board = Board(hangs_on)
        self._title, self._people, self._now, self._plenary = title, people, now, plenary

    def add(self, told: Told) -> Entry:
        """The entry as this server keeps it."""
        if told.seq != self.board.seq + 1:
            raise Refused("bad_args", GAP, "file", title=self._title, seq=self.board.seq + 1)
        if told.command not in RULES and told.command not in (UNSEEN, ERASED):
            raise Refused("bad_args", NEWER, "file", title=self._title, name=told.command)
        try:
            if (
                told.by not in self._people
                or told.at > self._now + DAY
                or (told.command == UNSEEN and told.changes)
            ):
                raise Wrong
            undo: list[Change] = []
            for each in told.changes:
                undo = self._applied(each) + undo
        except Wrong:
            raise Refused("bad_args", UNHEARD, "file", title=self._title, seq=told.seq) from None
        self.board.seq = told.seq
        return Entry(told.seq, told.at, told.by, told.command, self._id(told), told.changes, undo)

    def whole(self) -> None:
        """Refuse what is left hanging on nothing, and ballots that can't be counted."""
        for record in self.board.records.values():
            if any(self.board.get(id) is None for id in hangs_on(record)):
                raise Refused("bad_args", UNHEARD, "file", title=self._title, seq=self.board.seq)
            if record["kind"] == "ballot":
                self._countable(record)

    def _countable(self, ballot: Record) -> None:
        poll = self.board.records[ballot["poll"]]
        try:
            records.ballot(poll, ballot["ballot"])
        except Wrong:
            raise Refused("bad_args", UNHEARD, "file", title=self._title, seq=self.board.seq) from None

    def _id(self, told: Told) -> str:
        """A new id; that of a carried stage follows from the plenary's entry, so that it isn't carried again."""
        carried = self.board.stage.get("carried")
        return (
            named("carry", self._plenary, carried)
            if told.command == CARRY and carried and told.changes
            else new_id()
        )

    def _applied(self, each: Any) -> list[Change]:
        """Make one change; the answer is its undo."""
        match each:
            case ["put", dict() as record]:
                records.plain(record)
                made = self._put(records.checked(record))
            case ["patch", str(id), dict() as fields]:
                made = self._patch(id, fields)
            case ["drop", str(id)] if self.board.get(id) is not None:
                made = drop(id)
            case _:
                raise Wrong
        undo = self.board.apply([made])
        if len(self.board.records) > MOST_RECORDS:
            raise Wrong
        return undo

    def _put(self, record: Record) -> Change:
        before = self.board.get(record["id"])
        if before is not None and before["kind"] != record["kind"]:
            raise Wrong
        self._fitting(record)
        return put(record)

    def _patch(self, id: str, fields: dict[str, Any]) -> Change:
        before = self.board.get(id)
        if before is None or fields.keys() & {"id", "kind"}:
            raise Wrong
        records.plain(fields)
        made = patch(id, fields)
        now = change.after(before, made)
        assert now is not None
        records.checked(now)
        self._fitting(now)
        return made

    def _fitting(self, record: Record) -> None:
        """What it hangs on is of a kind on which it can, and so is what hangs on it: nothing hangs on itself by some way
        round."""
        kind = record["kind"]
        if record["by"] not in self._people:
            raise Wrong
        hanging = {self.board.records[other]["kind"] for other in self.board.hanging(record["id"])}
        on = {end["kind"] for end in map(self.board.get, hangs_on(record)) if end is not None}
        if not hanging <= HANGING.get(kind, ALL) or any(kind not in HANGING.get(each, ALL) for each in on):
            raise Wrong
        if kind == "comment" and "comment" in on and ("comment" in hanging or self._deep(record)):
            raise Wrong  # talks are two levels deep

    def _deep(self, comment: Record) -> bool:
        """Whether a comment answers what is an answer itself, or all comments of a loop."""
        above = self.board.get((self.board.get(comment["on"]) or {}).get("on", ""))
        return "loop" in comment or (above is not None and above["kind"] == "comment")


def histories(told: Iterable[Told], history: History) -> Iterable[Entry]:
    """All entries of a board, and the board whole at their end."""
    for each in told:
        yield history.add(each)
    history.whole()
