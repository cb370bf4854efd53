"""A board's history as it is without somebody: the same entries with the same seqs, in which they are not.

Whatever names them names nobody. Where their notes go as well, these and what hangs on them were never put there, and the
words they gave to what others made, or to what is everybody's, are those from before. Each change is mapped by itself, by
the record it is about, so folding, rewinding and undoing what is rewritten give what they gave before, but for them.
"""

import re
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import msgspec

from workshop.core.board import Board
from workshop.core.change import Change, Record, drop, patch, put, target
from workshop.core.rule import Entry
from workshop.objects import KINDS, hangs_on, upgraded

NOBODY = "nobody"
"""The author of what somebody made whose name is not kept any more; it is no person's id."""
ERASED = "erased"
"""The command of the entry that says: what was before it was rewritten, read it anew."""
TAKEN_OUT = "…"
"""Stands where somebody's words stood in what stays, such as the options of a vote."""

THEIRS = frozenset({"note", "text", "image", "drawing", "card", "comment", "reaction", "signal"})
"""The kinds that go with who made them; frames, clusters, links, loops and votes are what a group works in, and stay."""
WORDS = frozenset({"text", "words", "title", "alt", "tags", "labels", "url"})
PROXY = "proxy"
LONG = 12
"""Words of so many letters are nobody else's by chance."""

Row = tuple[int, int, str, str, str, bytes, bytes]
"""An entry as it lies in the database: seq, at, by, command, id, changes and undo as JSON."""
Key = tuple[str, str, bytes]
"""A record's id, a field and the JSON of its value."""
_json = msgspec.json.Encoder(order="sorted").encode


@dataclass(frozen=True)
class Rewritten:
    """The rows of the entries that are not as they were, all records as of the last one, packed as snapshots are, and
    whether all is as it was; the ids of what has gone, and the words that have."""

    rows: list[Row]
    records: bytes
    same: bool
    gone: frozenset[str]
    words: frozenset[str]


class Rewriting:
    """Takes people out of one board. `people` are their ids, `going` those of them whose notes go, `names` what they are
    called, for where people type names; `proxies` says that for whom notes were typed is forgotten too, and `pictures`
    that everybody's pictures go.

    First `read` is told the whole log and the records after it; then `entry` and `record` are what they are without them.
    """

    def __init__(
        self, people: Iterable[str], going: Iterable[str] = (), names: Iterable[str] = (), proxies: bool = False,
        pictures: bool = False,
    ) -> None:  # fmt: skip
        self.people, self.going = frozenset(people), frozenset(going)
        self._names = {name.casefold() for name in names if name}
        self._proxies, self._pictures = proxies, pictures
        self.gone: set[str] = set()
        self._kept: set[str] = set()
        self._instead: dict[Key, Any] = {}
        self.words: set[str] = set()
        self._mention = _mention(self._names)
        self._kinds: dict[str, str] = {}

    def read(self, log: Sequence[Entry], records: Mapping[str, Record]) -> None:
        """Find out what goes, from the whole log and the records after it."""
        if not self.going and not self._pictures:
            return
        changes = [each for entry in log for each in (*entry.changes, *entry.undo) if each[0] != "drop"]
        made = [*(each[1] for each in changes if each[0] == "put"), *records.values()]
        self._kinds = {each["id"]: each["kind"] for each in made}
        theirs = {each["id"] for each in made if each["by"] in self.going and each["kind"] in THEIRS}
        told = [*((target(each), each[-1]) for each in changes), *records.items()]
        self._kept = theirs & {id for id, fields in told if self._holds_others(fields)}
        self.gone = theirs - self._kept
        if self._pictures:
            self.gone |= {each["id"] for each in made if "file" in each}
        self._read_words(log)
        self._hang(records)

    def entry(self, entry: Entry) -> Entry:
        """The entry without them; the very same one where they were not in it."""
        by = NOBODY if entry.by in self.people else entry.by
        changes, undo = self.changes(entry.changes), self.changes(entry.undo)
        if by == entry.by and changes == entry.changes and undo == entry.undo:
            return entry
        return replace(entry, by=by, changes=changes, undo=undo)

    def changes(self, changes: Iterable[Change]) -> list[Change]:
        return [self._change(each) for each in changes if target(each) not in self.gone]

    def record(self, record: Record) -> Record | None:
        """The record without them; None where it goes."""
        if record["id"] in self.gone:
            return None
        return {name: value for name, value in self._fields(record["id"], record).items() if value is not None}

    def _change(self, change: Change) -> Change:
        match change:
            case ["put", record]:
                return put({name: value for name, value in self._fields(record["id"], record).items() if value is not None})
            case ["patch", id, fields]:
                return patch(id, self._fields(id, fields))
        return drop(target(change))

    def _fields(self, id: str, fields: Mapping[str, Any]) -> dict[str, Any]:
        return {name: self._field(id, name, value) for name, value in fields.items()}

    def _field(self, id: str, name: str, value: Any) -> Any:
        if value is None or name in ("id", "kind"):
            return value
        if name == PROXY and (self._proxies or str(value).casefold() in self._names):
            return None
        if name in WORDS:
            value = self._instead.get((id, name, _json(value)), value)
            if name == "text" and isinstance(value, str) and self._mention is not None:
                value = self._mention.sub("@" + TAKEN_OUT, value)
            return TAKEN_OUT if id in self._kept and name == "text" else value
        if name == "merged":
            return self._merged(value)
        if name == "options":
            value = [self._option(each) for each in value]
        return self._unnamed(value)

    def _unnamed(self, value: Any) -> Any:
        """The same value with nobody in their place, and no name of theirs where somebody is named."""
        if isinstance(value, str):
            return NOBODY if value in self.people else value
        if isinstance(value, list):
            numbers = bool(value) and isinstance(value[0], int | float)
            return value if numbers else [self._unnamed(each) for each in value]
        if isinstance(value, dict):
            told = {self._unnamed(name): self._unnamed(each) for name, each in value.items()}
            if str(told.get("who", "")).casefold() in self._names:
                del told["who"]
            return told
        return value

    def _merged(self, told: list[Any]) -> list[Any] | None:
        """What was merged into a note: [{id, by, text}, …], into a cluster: [[id, title, notes], …]."""
        left = [each for each in told if not (isinstance(each, dict) and each.get("by") in self.going)]
        return self._unnamed(left) or None

    def _option(self, option: dict[str, Any]) -> dict[str, Any]:
        theirs = {option.get("note"), option["id"]} & (self.gone | self._kept)
        quotes = quoting(str(option.get("text", "")), self.words)
        return {**option, "text": TAKEN_OUT} if theirs or quotes else option

    def _holds_others(self, fields: Mapping[str, Any]) -> bool:
        """Whether somebody else's note was merged into this one: then it stays, without their words."""
        merged = fields.get("merged") or ()
        return any(isinstance(each, dict) and each.get("by") not in self.going for each in merged)

    def _read_words(self, log: Sequence[Entry]) -> None:
        """What stands in place of words they gave to what stays: the words that were there before."""
        first: dict[Key, str] = {}
        for entry in log:
            before = {target(each): each for each in entry.undo}
            for id, name, value in _words(entry.changes):
                key = (id, name, _json(value))
                whose = first.setdefault(key, entry.by)
                if entry.by not in self.going:
                    continue
                if isinstance(value, str) and self._theirs(id):
                    self.words.add(value)
                if whose == entry.by and key not in self._instead and self._may_lose(id):
                    self._instead[key] = self._before(before.get(id), name, value)

    def _may_lose(self, id: str) -> bool:
        """Whether words on it are of who gave them: those of the stage, of steps and of votes are the workshop's own."""
        return id not in self.gone and self._theirs(id)

    def _theirs(self, id: str) -> bool:
        """Whether words given to it are somebody's, and not the workshop's."""
        return id in self._kinds and not KINDS[self._kinds[id]].official

    def _before(self, undo: Change | None, name: str, value: Any) -> Any:
        """The words before these, or none of the same sort."""
        if undo is not None and undo[0] == "patch" and undo[2].get(name) is not None:
            old = undo[2][name]
            return self._instead.get((undo[1], name, _json(old)), old)
        return [] if isinstance(value, list) else ""

    def _hang(self, records: Mapping[str, Record]) -> None:
        """What hangs on what goes, as it stands at last, goes too."""
        waiting = True
        while waiting:
            found = {id for id, each in records.items() if id not in self.gone and set(hangs_on(each)) & self.gone}
            self.gone |= found
            waiting = bool(found)


def quoting(text: str, words: Iterable[str]) -> bool:
    """Whether a text holds some of these words; of short ones only whether it is one of them, for others say them too."""
    return any(text == said or (len(said) >= LONG and said in text) for said in words)


def _mention(names: Iterable[str]) -> re.Pattern[str] | None:
    """Finds these people where a comment mentions them."""
    called = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    return re.compile(f"@(?:{called})(?!\\w)", re.IGNORECASE) if called else None


def _words(changes: Iterable[Change]) -> Iterable[tuple[str, str, Any]]:
    """The words that changes give: (id, field, value)."""
    for each in changes:
        if each[0] != "drop":
            for name, value in each[-1].items():
                if name in WORDS and value:
                    yield target(each), name, value


def rewritten(rewriting: Rewriting, rows: Sequence[Row], kept: tuple[int, bytes]) -> Rewritten:
    """A board's log without the people of a rewriting; `kept` is its newest snapshot, for a log that doesn't begin at 1.

    Rows come and go as they lie in the database, because whoever asks for this elsewhere should not spend time on them.
    """
    log = [_entry(row) for row in rows]
    whole = bool(log) and log[0].seq == 1
    seq, records = (0, []) if whole or not kept[1] else (kept[0], msgspec.json.decode(zlib.decompress(kept[1])))
    board = Board(hangs_on, seq, map(upgraded, records))
    for entry in log:
        if entry.seq > seq:
            board.apply(entry.changes)
    rewriting.read(log, board.records)
    changed = [new for entry in log if (new := rewriting.entry(entry)) is not entry]
    left = [now for record in board.records.values() if (now := rewriting.record(record)) is not None]
    same = not changed and left == list(board.records.values())
    packed = zlib.compress(msgspec.json.encode(left), 1)
    return Rewritten([_row(each) for each in changed], packed, same, frozenset(rewriting.gone), frozenset(rewriting.words))


def _entry(row: Row) -> Entry:
    seq, at, by, command, id, changes, undo = row
    read = (_upgraded(msgspec.json.decode(each)) for each in (changes, undo))
    return Entry(seq, at, by, command, id, *read)


def _row(entry: Entry) -> Row:
    changes, undo = msgspec.json.encode(entry.changes), msgspec.json.encode(entry.undo)
    return entry.seq, entry.at, entry.by, entry.command, entry.id, changes, undo


def _upgraded(changes: Iterable[Change]) -> list[Change]:
    return [put(upgraded(each[1])) if each[0] == "put" else each for each in changes]
