"""What of a board's history may leave with whoever takes it along: pure.

The entries keep their numbers and their times. What its taker doesn't see now is not in them, in no version of it; nor is
what was written where they couldn't see it and never shown. Of what was shown later only the text that was shown is
left, where it was first written. Whose authors are hidden now stands under the name of nobody, and who did what the taker
was never told is not told here.
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field, replace

from workshop.core import change
from workshop.core.board import Board
from workshop.core.change import Change, Record, patch, put
from workshop.core.initials import initials
from workshop.core.rule import Entry
from workshop.core.sight import DOERS, Audience, Lens, Viewer, show
from workshop.objects import KINDS, hangs_on
from workshop.portable.parcel import UNSEEN

AGENDA = frozenset({"stage", "step"})
"""What travels of a plenary whose other things belong to other teams."""

Plan = list[list[Change | None]]
Strips = dict[str, set[str]]


@dataclass(frozen=True)
class Left:
    """What stays behind: how many things are hidden from the taker now, and of how many votes nobody may see the ballots."""

    hidden: int = 0
    votes: int = 0


@dataclass(frozen=True)
class Travelling:
    """The entries as they leave, without undo; and the records they come to."""

    entries: list[Entry]
    records: dict[str, Record]
    left: Left

    def files(self) -> set[str]:
        """The pictures that some record of the history shows."""
        puts = (each[1] for entry in self.entries for each in entry.changes if each[0] == "put")
        return {record["file"] for record in puts if "file" in record}


@dataclass(frozen=True)
class Names:
    """Who is who where a history goes: `nobody` is the id that stands for hidden authors and for whoever isn't `known`;
    `unmentioned` takes names out of a comment, and `named` tells somebody who is named alone."""

    nobody: str
    known: Collection[str]
    unmentioned: Callable[[str], str] = str
    named: Callable[[str], str] = str


def travelling(entries: list[Entry], taker: Viewer, names: Names, kinds: Collection[str] = KINDS) -> Travelling:
    """The entries of a whole log, from 1, as `taker` may take them along; only records of these `kinds` travel."""
    end = _End(entries, taker)
    plan, signed, strips = _Walk(entries, taker, end).walked()
    strips |= end.strips
    board = Board(hangs_on)
    made = []
    for entry, changes, tells in zip(entries, plan, signed, strict=True):
        fitting = []
        for each in changes:
            left = end.masked(_stripped(each, strips), board, names)
            if left is not None and _applied(board, left, kinds):
                fitting.append(left)
        by = entry.by if tells and fitting and entry.by in names.known else names.nobody
        made.append(
            replace(entry, by=by, command=entry.command if fitting else UNSEEN, changes=fitting, undo=[])
        )
    return Travelling(made, board.records, Left(len(end.hidden), end.votes))


def _applied(board: Board, each: Change, kinds: Collection[str]) -> bool:
    """Make a change, unless it is about another kind or about what isn't there."""
    subject = each[1] if each[0] == "put" else board.get(each[1])
    if subject is None or subject["kind"] not in kinds:
        return False
    board.apply([each])
    return True


def _stripped(each: Change | None, strips: Strips) -> Change | None:
    fields = strips.get(change.target(each)) if each else None
    if each is None or not fields or each[0] == "drop":
        return each
    kept = {name: value for name, value in each[-1].items() if name not in fields}
    if each[0] == "put":
        return put(kept)
    return patch(each[1], kept) if kept or not each[2] else None


def _shorten(fields: Record, kind: str, names: Names) -> None:
    """Initials in place of names that stand in a field of their own, or after an @ in a comment."""
    if fields.get("proxy"):
        fields["proxy"] = initials(fields["proxy"])
    if kind == "comment" and fields.get("text"):
        fields["text"] = names.unmentioned(fields["text"])
    decision = fields.get("decision")
    if decision is not None and "who" in decision:
        fields["decision"] = {**decision, "who": names.named(decision["who"])}


class _End:
    """The board as it stands after the last entry, and what follows from it for the whole of its history."""

    def __init__(self, entries: Iterable[Entry], taker: Viewer) -> None:
        board = Board(hangs_on)
        signed: dict[str, bool] = {}
        for entry in entries:
            board.apply(entry.changes)
            for record in filter(None, map(board.get, map(change.target, entry.changes))):
                signed[record["id"]] = KINDS[record["kind"]].signed(record)
        self.nameless = {id for id, told in signed.items() if not told}
        self.anonymous, self._stranger = board.anonymous, Viewer("", taker.role)
        lens = Lens(board, KINDS, self.nameless, self.anonymous)
        self.hidden = {id for id in board.records if lens.see(id, taker) is None}
        self.strips = {id: trimmed(lens, id, taker) for id in board.records if id not in self.hidden}
        self.votes = sum(poll["secret"] and poll["state"] != "revealed" for poll in board.of("poll").values())

    def masked(self, each: Change | None, board: Board, names: Names) -> Change | None:
        """The change without names that nobody is told now, and without those whom nobody knows."""
        if each is None or each[0] == "drop":
            return each
        id, fields = change.target(each), dict(each[-1])
        subject = fields if each[0] == "put" else board.get(id)
        if subject is None:
            return None
        kind = KINDS[subject["kind"]]
        _shorten(fields, kind.name, names)
        if id in self.nameless or (self.anonymous and not kind.official):
            fields |= {name: names.nobody for name in ("by", *DOERS) if fields.get(name) is not None}
        elif fields.get("by") is not None and fields["by"] not in names.known:
            fields["by"] = names.nobody
        if self.anonymous and not kind.official:
            told = self._unnamed(id, kind.name, fields, board)
            if told is None:
                return None
            fields = told
        return put(fields) if each[0] == "put" else patch(id, fields)

    def _unnamed(self, id: str, kind: str, fields: Record, board: Board) -> Record | None:
        """The fields without whom else the record names, as its kind says; None where all of it would tell."""
        there = {name: value for name, value in fields.items() if value is not None}
        by = there.get("by") or (board.get(id) or {}).get("by", "")
        told = KINDS[kind].unnamed({"id": id, "kind": kind, "by": by, **there}, self._stranger)
        if told is None:
            return None
        return {name: told.get(name) for name, value in fields.items() if value is None or name in told}


def trimmed(lens: Lens, id: str, viewer: Viewer) -> set[str]:
    """The fields of a record that its reader is not told as they are."""
    record = lens.board.records[id]
    seen = KINDS[record["kind"]].see(record, lens, viewer)
    if seen is None or seen is record:
        return set()
    return {name for name, value in record.items() if seen.get(name) != value}


@dataclass
class _Unseen:
    """What was made of a record since it was last seen: from which version on, and where these changes stand."""

    since: Record | None
    places: list[tuple[int, int]] = field(default_factory=list)


class _Walk:
    """From the first entry to the last with the eyes of the taker: what they saw come and go."""

    def __init__(self, entries: list[Entry], taker: Viewer, end: _End) -> None:
        self._entries, self._end, self._taker = entries, end, taker
        self._board = Board(hangs_on)
        self._lens = Lens(self._board, KINDS, end.nameless, end.anonymous)
        self._plan: Plan = [list(entry.changes) for entry in entries]
        self._visible: set[str] = set()
        self._unseen: dict[str, _Unseen] = {}
        self._strips: Strips = {}

    def walked(self) -> tuple[Plan, list[bool], Strips]:
        """The changes that may leave, entry by entry, with None for each that may not; whether it may be told who made
        an entry; and which fields stay behind of what is gone by now."""
        audience, signed = Audience([self._taker]), []
        for at, entry in enumerate(self._entries):
            before = {id: self._board.get(id) for id in map(change.target, entry.changes)}
            was = self._visible.intersection(before)
            self._look_once_more(entry)
            _, shown = show(self._lens, entry.changes, audience)
            signed.append(shown.signed)
            for each in shown.to(self._taker):
                self._seen(each, before)
            for place, each in enumerate(entry.changes):
                self._keep(at, place, each, before, was)
        for id in list(self._unseen):
            self._close(id, self._board.get(id))
        return self._plan, signed, self._strips

    def _look_once_more(self, entry: Entry) -> None:
        """What goes with this entry may have fields that its taker never saw."""
        for each in entry.changes:
            if each[0] == "drop" and each[1] in self._visible and each[1] in self._board.records:
                self._strips[each[1]] = trimmed(self._lens, each[1], self._taker)

    def _seen(self, each: Change, before: dict[str, Record | None]) -> None:
        id = change.target(each)
        if each[0] == "put":
            self._visible.add(id)
            if id in self._unseen:
                self._close(id, before[id] if id in before else self._board.get(id))
        elif each[0] == "drop":
            self._visible.discard(id)

    def _keep(
        self, at: int, place: int, each: Change, before: dict[str, Record | None], was: set[str]
    ) -> None:
        id = change.target(each)
        if id in self._end.hidden:
            self._plan[at][place] = None
        elif id not in self._visible and not (id in was and each[0] == "drop"):
            self._unseen.setdefault(id, _Unseen(before[id])).places.append((at, place))

    def _close(self, id: str, latest: Record | None) -> None:
        """The changes that nobody saw become one, where the first of them stood."""
        unseen = self._unseen.pop(id)
        for at, place in unseen.places:
            self._plan[at][place] = None
        at, place = unseen.places[0]
        self._plan[at][place] = change.difference(unseen.since, latest)
