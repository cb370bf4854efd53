"""What leads to what on a session's boards: notes to groups, copies, votes and decisions. Pure; see returning.

Things are named `board/record` here, an option of a vote `board/poll#option`, a part of a frame `board/frame#cell`.
"""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from workshop.core.board import Board
from workshop.core.change import Record
from workshop.objects import cells, cluster, evidence, merging, tally
from workshop.objects.harvest import derived
from workshop.objects.meaning import part
from workshop.objects.placing import frame_of


class Step(NamedTuple):
    """What happened on the way: merged, together (a note that grew out of it), evidence, plenary, group, part, vote (with
    the `rank` it got among `of`, 0 where that isn't known), decision, or joined, which a group that is gone was; `title`
    says which."""

    kind: str
    title: str = ""
    rank: int = 0
    of: int = 0


Edge = tuple[str, str, Step]


def name(board: str, record: str) -> str:
    return f"{board}/{record}"


def sums_up(note: Record) -> bool:
    """Whether a note is made of others, as the factor of a group is."""
    return note.get("sort") == "factor" and bool(note.get(evidence.FIELD))


class Known:
    """Which things are the same on different boards."""

    def __init__(self, boards: Mapping[str, Board]) -> None:
        self._ids = {id: set(_ids(board)) for id, board in boards.items()}
        self._copied = {derived(board, id): name(board, id) for board, ids in self._ids.items() for id in ids}

    def key(self, board: str, record: Record) -> str:
        """The thing, or what it is a copy of."""
        if "origin" in record:
            return name(record["origin_board"], record["origin"])
        return name(board, record["id"])

    def copied(self, id: str) -> str | None:
        """What something of that id is, or was, a copy of."""
        return self._copied.get(id)

    def merged(self, board: str, note: Record, id: str) -> str:
        """What went into a note: a copy, something that was merged into the note's origin, or something of the board."""
        copied = self.copied(id)
        if copied:
            return copied
        origin = note.get("origin_board", "")
        return name(origin if id in self._ids.get(origin, ()) else board, id)


def _ids(board: Board) -> Iterator[str]:
    """The ids of notes and clusters that are there, and of those that went into them."""
    for kind in ("note", "cluster"):
        for record in board.of(kind).values():
            yield record["id"]
            for each in record.get(merging.FIELD, ()):
                yield each["id"] if isinstance(each, dict) else each[0]


def edges(id: str, board: Board, known: Known) -> Iterator[Edge]:
    """What leads to what on a board, and from other boards to it."""
    for record in board.records.values():
        here = name(id, record["id"])
        if "origin" in record:
            yield known.key(id, record), here, Step("plenary")
        for noted in evidence.there(record, board):
            yield name(id, noted), here, Step("evidence", record.get("text", "") if sums_up(record) else "")
    for note in board.of("note").values():
        yield from _of_note(id, board, note, known)
    for group in board.of("cluster").values():
        host = cluster.parent(board, group)
        if host is not None:
            yield name(id, group["id"]), name(id, host["id"]), Step("group", host["title"])
        for gone, title, _ in group.get(merging.FIELD, ()):
            yield name(id, gone), name(id, group["id"]), Step("joined", group["title"] or title)
    for poll in board.of("poll").values():
        yield from _of_poll(id, board, poll)


def _of_note(id: str, board: Board, note: Record, known: Known) -> Iterator[Edge]:
    here = name(id, note["id"])
    for each in note.get(merging.FIELD, ()):
        key, there = known.merged(id, note, each["id"]), name(id, each["id"])
        if known.copied(each["id"]):
            yield key, there, Step("plenary")
            key = there
        yield key, here, Step("merged")
    if "from" in note:
        yield name(id, note["from"]), here, Step("together")
    group = cluster.holder(board, note)
    if group is not None:
        yield here, name(id, group["id"]), Step("group", group["title"])
    frame = frame_of(board, note)
    cell = cells.cell_of(frame, note) if frame else None
    if frame is not None and cell is not None:
        yield here, name(id, f"{frame['id']}#{cell}"), Step("part", _part(frame, cell))


def _of_poll(id: str, board: Board, poll: Record) -> Iterator[Edge]:
    ranks = ranked(board, poll)
    decided = poll.get("decision", {}).get("decided", "")
    for option in poll["options"]:
        here = name(id, f"{poll['id']}#{option['id']}")
        if "note" in option:
            yield name(id, option["note"]), here, Step("vote", poll["title"], ranks.get(option["id"], 0), len(ranks))
        yield here, name(id, poll["id"]), Step("decision", decided) if decided else Step("vote", poll["title"])


def ranked(board: Board, poll: Record) -> dict[str, int]:
    """How the options came out, where that may be told and there was more than one."""
    if not tally.tells(poll) or len(poll["options"]) < 2:
        return {}
    lines = tally.counted(poll, tally.ballots(poll, board))["tally"]["options"]
    return {line["id"]: line["rank"] for line in lines}


def _part(frame: Record, cell: int) -> str:
    return ": ".join(filter(None, (frame["title"], part(frame, cell))))
