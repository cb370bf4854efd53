"""Commands for records of every kind: move, raise, lock, drop and restore."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Annotated, Literal

from msgspec import Meta

from workshop.core import change, order
from workshop.core.board import Board
from workshop.core.box import Emptied
from workshop.core.change import Change, Record, drop, patch
from workshop.core.fields import Args, Id, Place
from workshop.core.kind import Kind
from workshop.core.refusal import Refused
from workshop.core.role import CONTRIBUTORS
from workshop.core.rule import Ask, Entry, Outcome, Rule, free, offered
from workshop.core.sight import Lens, Viewer

Kinds = Mapping[str, Kind]
GONE = "This is no longer on the board; somebody removed it."


class Move(Args):
    moves: Annotated[list[tuple[Id, Place, Place]], Meta(min_length=1, max_length=500)]


class Drop(Args):
    ids: Annotated[list[Id], Meta(min_length=1, max_length=500)]


class Raise(Args):
    ids: Annotated[list[Id], Meta(min_length=1, max_length=500)]
    to: Literal["front", "back"]


class Lock(Args):
    ids: Annotated[list[Id], Meta(min_length=1, max_length=500)]
    locked: bool


class Restore(Args):
    seq: Annotated[int, Meta(ge=1)]


def rules(kinds: Kinds) -> dict[str, Rule]:
    return {
        "move": Rule(Move, lambda board, args, ask: move(board, args, ask, kinds), roles=CONTRIBUTORS),
        "raise": Rule(Raise, lambda board, args, ask: lift(board, args, ask, kinds)),
        "lock": Rule(Lock, lambda board, args, ask: lock(board, args, ask, kinds)),
        "drop": Rule(Drop, lambda board, args, ask: remove(board, args, ask, kinds), roles=CONTRIBUTORS),
        "restore": Rule(Restore, lambda board, args, ask: restore(board, args, ask, kinds), roles=CONTRIBUTORS),
    }


def move(board: Board, args: Move, ask: Ask, kinds: Kinds) -> Outcome:
    changes: dict[str, Change] = {}
    gone = []
    for id, x, y in args.moves:
        record = _within_reach(board, id, ask, kinds)
        if record is None:
            gone.append(id)
        elif "x" not in record:
            raise Refused("bad_args", "This has no place of its own; move what it joins.", "moves")
        elif (record["x"], record["y"]) != (x, y):
            changes[id] = patch(id, {"x": x, "y": y})
    if len(gone) == len(args.moves):
        raise Refused("gone", GONE, "moves")
    return Outcome(list(changes.values()), {"gone": gone} if gone else {})


def lift(board: Board, args: Raise, ask: Ask, kinds: Kinds) -> Outcome:
    """In front of everything or behind it, which is also last or first in reading; among themselves as they were."""
    there, facts = _placed(board, args.ids, ask, kinds)
    there.sort(key=lambda record: (record["order"], record["id"]))
    changes = []
    if args.to == "front":
        key = board.top
        for record in there:
            key = order.between(key, None)
            changes.append(patch(record["id"], {"order": key}))
    else:
        key = board.bottom
        for record in reversed(there):
            key = order.between(None, key)
            changes.append(patch(record["id"], {"order": key}))
    return Outcome(changes, facts)


def lock(board: Board, args: Lock, ask: Ask, kinds: Kinds) -> Outcome:
    """Keep things from being changed, or let them be changed again; `locked` holds who locked a record."""
    there, facts = _placed(board, args.ids, ask, kinds)
    fields = {"locked": ask.person if args.locked else None}
    return Outcome([patch(one["id"], fields) for one in there if ("locked" in one) != args.locked], facts)


def _placed(board: Board, ids: list[str], ask: Ask, kinds: Kinds) -> tuple[list[Record], dict[str, list[str]]]:
    """The records of these ids that have a place, and in `gone` the ids of those no longer there; all gone is refused."""
    ids = list(dict.fromkeys(ids))
    found = {id: record for id in ids if (record := _within_reach(board, id, ask, kinds)) is not None}
    if not found:
        raise Refused("gone", GONE, "ids")
    if not all("x" in record for record in found.values()):
        raise Refused("bad_args", "This has no place of its own; choose what it joins.", "ids")
    gone = [id for id in ids if id not in found]
    return list(found.values()), {"gone": gone} if gone else {}


def remove(board: Board, args: Drop, ask: Ask, kinds: Kinds) -> Outcome:
    there = [id for id in dict.fromkeys(args.ids) if _within_reach(board, id, ask, kinds) is not None]
    if not there:
        raise Refused("gone", GONE, "ids")
    if any(kinds[board.records[id]["kind"]].part for id in there):
        raise Refused("not_allowed", "This goes only with what it belongs to; remove that instead.", "ids")
    strangers = [board.records[id] for id in there if board.records[id]["by"] != ask.person]
    if strangers and not ask.facilitates:
        if any(kinds[record["kind"]].owned for record in strangers):
            raise Refused("not_allowed", "Only who wrote this can remove it; ask them or the facilitator.")
        if board.stage.get("mode") == "divergent":
            raise Refused("not_now", "While ideas are being gathered, only your own notes can be removed.")
    ids = with_what_hangs(board, there)
    boxes = [Emptied(id) for id in ids if kinds[board.records[id]["kind"]].boxed(board.records[id])]
    return Outcome(freed(board, ids, ask, kinds) + [drop(id) for id in reversed(ids)], aside=boxes)


def freed(board: Board, ids: Iterable[str], ask: Ask, kinds: Kinds) -> list[Change]:
    """What lets go of these, of what the asking person can see: a name of something gone means nothing anyway."""
    gone, lens = dict.fromkeys(ids), Lens(board, kinds)
    found: dict[str, dict[str, None]] = {}
    for id in gone:
        for other, field in naming(board, id, kinds):
            if other not in gone and lens.see(other, ask.viewer) is not None:
                found.setdefault(other, {})[field] = None
    return [patch(id, fields) for id, fields in found.items()]


def naming(board: Board, id: str, kinds: Kinds) -> Iterator[tuple[str, str]]:
    """What names this record though it can stand without it, each with the field that does."""
    for field in dict.fromkeys(field for kind in kinds.values() for field in kind.loose):
        for other in sorted(board.naming(field, id)):
            yield other, field


def with_what_hangs(board: Board, ids: Iterable[str]) -> list[str]:
    """These, and all that cannot stand without them; what hangs on another comes after it."""
    found = dict.fromkeys(ids)
    waiting = list(found)
    for id in waiting:
        for other in sorted(board.hanging(id)):
            found.pop(other, None)
            found[other] = None
            waiting.append(other)
    return list(found)


def _within_reach(board: Board, id: str, ask: Ask, kinds: Kinds) -> Record | None:
    """The record if this person can see it, None when it is gone for them; refused when it is not theirs to touch."""
    record = Lens(board, kinds).see(id, ask.viewer)
    if record is None:
        return None
    kind = kinds[record["kind"]]
    if ask.viewer.role not in kind.roles:
        raise Refused("not_allowed", "Your role here doesn't allow this; ask the facilitator.")
    offered(board, ask, kind.name)
    return record


def restore(board: Board, args: Restore, ask: Ask, kinds: Kinds) -> Outcome:
    """Undo an entry as far as nothing newer stands in its way; `could_not` names the records where something does.

    Undoing an undo's own entry is how to redo.
    """
    entry = ask.past(args.seq)
    if entry is None:
        raise Refused("gone", "This step is too old to undo.", "seq")
    if entry.by != ask.person and not ask.facilitates:
        raise Refused("not_allowed", "Only your own steps can be undone; ask the facilitator for the others.")
    _undoable(entry, kinds)
    undoing = _Undoing(board, ask, kinds)
    for done, back in _pairs(entry):
        undoing.take_back(done, back)
    if not undoing.changes and undoing.could_not:
        raise Refused("gone", "Others have changed this since; it can't be undone any more.", "seq")
    could_not = sorted(id for id in undoing.could_not if undoing.may_name(id))
    return Outcome(undoing.changes, {"could_not": could_not} if could_not else {})


def _undoable(entry: Entry, kinds: Kinds) -> None:
    """Refuse to undo what a sealed box had a part in: what was in it is gone, or is nobody's to take out."""
    sealed = {name for kind in kinds.values() for name, rule in kind.rules.items() if rule.sealed}
    back = (kinds[each[1]["kind"]].boxed(each[1]) for each in entry.undo if each[0] == "put")
    if entry.command in sealed or any(back):
        raise Refused("not_allowed", "A vote can't be undone; while it is open everybody can vote anew.", "seq")


def _pairs(entry: Entry) -> list[tuple[Change, Change]]:
    """Each change of an entry beside the change that undoes it, last first."""
    undo: dict[str, list[Change]] = {}
    for back in reversed(entry.undo):
        undo.setdefault(change.target(back), []).append(back)
    pairs = []
    for done in entry.changes:
        backs = undo.get(change.target(done))
        if backs:
            pairs.append((done, backs.pop(0)))
    pairs.reverse()
    return pairs


class _Undoing:
    """The board as it becomes while an entry is taken back change by change."""

    def __init__(self, board: Board, ask: Ask, kinds: Kinds) -> None:
        self.board, self.ask, self.kinds = board, ask, kinds
        self.changes: list[Change] = []
        self.could_not: set[str] = set()
        self._now: dict[str, Record | None] = {}
        self._lens = _Ahead(self)

    def record(self, id: str) -> Record | None:
        return self._now[id] if id in self._now else self.board.get(id)

    def take_back(self, done: Change, back: Change) -> None:
        id = change.target(back)
        possible = self._possible(id, done, back)
        if possible is None:
            self.could_not.add(id)
            return
        self.changes.append(possible)
        self._now[id] = change.after(self.record(id), possible)

    def may_name(self, id: str) -> bool:
        """Whether the asking person may hear of a record; of what is gone they may."""
        record = self.record(id)
        return record is None or self._seen(record)

    def _possible(self, id: str, done: Change, back: Change) -> Change | None:
        """What of `back` can still be done; None when something newer stands in its way."""
        now = self.record(id)
        subject = now or (back[1] if back[0] == "put" else None)
        if subject is None or not self._allowed(subject) or not self._seen(subject) or self._locked(now, back):
            return None
        if back[0] == "put":
            ends = self.kinds[back[1]["kind"]].hangs_on(back[1])
            return back if now is None and all(self.record(end) is not None for end in ends) else None
        if now is None:
            return None
        if back[0] == "drop":
            return back if now == done[1] and not self._needed(id) else None
        fields = {name: value for name, value in back[2].items() if now.get(name) == done[2].get(name)}
        if len(fields) < len(back[2]):
            self.could_not.add(id)
        return patch(id, fields) if fields else None

    def _needed(self, id: str) -> bool:
        """Whether something hangs on a record, or names it."""
        if any(self._hangs(other, id) for other in self.board.hanging(id)):
            return True
        named = naming(self.board, id, self.kinds)
        return any((self.record(other) or {}).get(field) == id for other, field in named)

    def _hangs(self, other: str, id: str) -> bool:
        """Whether it still does: what is taken back may have hung it elsewhere."""
        record = self.record(other)
        return record is not None and id in self.kinds[record["kind"]].hangs_on(record)

    def _seen(self, record: Record) -> bool:
        """Whether the asking person may see it, beside what is just coming back."""
        return self.kinds[record["kind"]].see(record, self._lens, self.ask.viewer) is not None

    def _locked(self, now: Record | None, back: Change) -> bool:
        if now is None or "locked" not in now:
            return False
        try:
            free(self.board, back, self.ask)
        except Refused:
            return True
        return False

    def _allowed(self, record: Record) -> bool:
        kind = self.kinds[record["kind"]]
        if self.ask.viewer.role not in kind.roles:
            return False
        offered(self.board, self.ask, kind.name)
        return True


class _Ahead(Lens):
    """The lens on a board as it becomes."""

    def __init__(self, undoing: _Undoing) -> None:
        super().__init__(undoing.board, undoing.kinds)
        self._undoing = undoing

    def see(self, id: str, viewer: Viewer) -> Record | None:
        record = self._undoing.record(id)
        return None if record is None else self.kinds[record["kind"]].see(record, self, viewer)
