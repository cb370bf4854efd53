"""What is different on a board since somebody saw it last, as they may see it: pure, from its records and its log.

Only the sum is told: what came and went again in between is no change. What is hidden from its reader now, as while people
write in private, counts as unchanged.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from workshop.core.board import STAGE, Board
from workshop.core.change import Record, after, target
from workshop.core.rule import Entry
from workshop.core.sight import Lens, Viewer
from workshop.objects import KINDS, hangs_on
from workshop.objects.placing import frame_of

FAR = 200
"""A note that moves so many units, which is its width, has moved; less is putting it straight."""
MOST_GONE = 100
"""So many things that were taken off are told with their words."""
THINGS = frozenset({"text", "image", "drawing", "card"})


@dataclass
class Changed:
    """Ids of what is new or different. `moved` tells from where: the frame's or group's name, empty for none; `gone` are
    the records as they were. `commented` are those of them on which the reader has commented; `answers` are to them."""

    notes: list[str] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    moved: dict[str, str] = field(default_factory=dict)
    gone: list[Record] = field(default_factory=list)
    groups: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    things: list[str] = field(default_factory=list)
    loops: list[str] = field(default_factory=list)
    polls: list[str] = field(default_factory=list)
    answers: list[str] = field(default_factory=list)
    commented: list[str] = field(default_factory=list)

    @property
    def count(self) -> int:
        kinds = (self.notes, self.texts, self.moved, self.gone, self.groups, self.links, self.things, self.loops, self.polls)
        return sum(map(len, kinds))

    @property
    def withdrawn(self) -> int:
        """How many notes were taken off."""
        return sum(1 for each in self.gone if each["kind"] == "note")

    @property
    def marked(self) -> set[str]:
        """What stands out in a small picture."""
        return {*self.notes, *self.texts, *self.moved, *self.things}


def changed(now: Board, missed: Sequence[Entry], viewer: Viewer) -> Changed:
    """What the missed entries, of which the last is the board's last, came to."""
    past = Board(hangs_on, now.seq, _before(now, missed))
    lenses = Lens(past, KINDS), Lens(now, KINDS)
    ids = dict.fromkeys(target(each) for entry in missed for each in entry.changes)
    if STAGE in ids:  # who sees what may have changed for everything
        ids = dict.fromkeys([*past.records, *now.records])
    found, own = Changed(), _own(now, viewer)
    for id in ids:
        was, there = (lens.see(id, viewer) for lens in lenses)
        if was is None and there is not None:
            _added(found, now, there, viewer)
        elif was is not None and there is None and id not in now.records:
            _removed(found, was)
        elif was is not None and there is not None and was != there:
            _different(found, past, now, was, there)
    about = {*found.texts, *found.moved, *found.polls, *(each["id"] for each in found.gone)}
    found.commented = sorted(own & about)
    return found


def _before(now: Board, missed: Sequence[Entry]) -> Iterable[Record]:
    """The records before the missed entries; a board is built of them once, for keeping one is what costs."""
    records: dict[str, Record | None] = dict(now.records)
    for entry in reversed(missed):
        for each in entry.undo:
            records[target(each)] = after(records.get(target(each)), each)
    return (record for record in records.values() if record is not None)


def _own(board: Board, viewer: Viewer) -> set[str]:
    """What somebody has commented on."""
    said = [each for each in board.of("comment").values() if each["by"] == viewer.person]
    direct = {id for each in said for id in hangs_on(each)}
    links = (board.records[id] for id in direct if id in board.records and board.records[id]["kind"] == "link")
    return direct | {end for link in links for end in (link["from"], link["to"])}


def _added(found: Changed, now: Board, record: Record, viewer: Viewer) -> None:
    kind, id = record["kind"], record["id"]
    if kind == "note":
        found.notes.append(id)
    elif kind == "cluster":
        found.groups.append(id)
    elif kind == "link":
        found.links.append(id)
    elif kind in THINGS:
        found.things.append(id)
    elif kind == "loop" and record.get("title"):
        found.loops.append(id)
    elif kind == "poll" and record["state"] != "open":
        found.polls.append(id)
    elif kind == "comment" and record["by"] != viewer.person and _answers(now, record, viewer):
        found.answers.append(id)


def _answers(board: Board, record: Record, viewer: Viewer) -> bool:
    asked = board.get(record.get("on", "")) or {}
    return asked.get("kind") == "comment" and asked["by"] == viewer.person


def _removed(found: Changed, was: Record) -> None:
    if was["kind"] in ("note", "cluster", *THINGS) and len(found.gone) < MOST_GONE:
        found.gone.append(was)


def _different(found: Changed, past: Board, now: Board, was: Record, there: Record) -> None:
    kind, id = there["kind"], there["id"]
    if kind in ("note", "text", "cluster") and _words(was) != _words(there):
        found.texts.append(id)
    elif kind == "loop" and there.get("title") not in (None, was.get("title")):
        found.loops.append(id)
    elif kind == "poll" and was["state"] == "open" != there["state"]:
        found.polls.append(id)
    if kind == "note" and (before := _home(past, was)) != _home(now, there):
        found.moved[id] = before[1]
    elif kind == "note" and max(abs(was["x"] - there["x"]), abs(was["y"] - there["y"])) >= FAR:
        found.moved[id] = ""


def _words(record: Record) -> Any:
    return [record.get(name) for name in ("text", "words", "title")]


def _home(board: Board, note: Record) -> tuple[str, str]:
    """The group or frame that a note is in: its id and its name."""
    cluster = board.get(note.get("cluster", ""))
    home = cluster or frame_of(board, note)
    return (home["id"], str(home.get("title") or "")) if home else ("", "")


def questions(board: Board, lens: Lens, viewer: Viewer) -> Iterable[tuple[Record, bool]]:
    """The open questions on a board that somebody may see, and whether anybody else has answered each."""
    for each in board.of("comment").values():
        if each.get("sort") == "question" and not each.get("done") and (seen := lens.see(each["id"], viewer)):
            answers = (board.records[id] for id in board.hanging(each["id"]))
            yield seen, any(one["kind"] == "comment" and one["by"] != each["by"] for one in answers)
