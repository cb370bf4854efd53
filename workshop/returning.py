"""What became of what people wrote: each contribution followed through merges, groups, harvests and votes, and back. Pure.

A contribution is a text that somebody wrote on a board, also one that was merged into another; copies of it on the plenary
are the same one. Its key is the board and the id where it was written first, as `board/id`, and so are the names of all
things it can lead to: a group `board/cluster`, an option `board/poll#option`, a vote `board/poll`, a part of a frame
`board/frame#cell`.
"""

import hashlib
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from workshop import leading
from workshop.core.board import Board
from workshop.core.change import Record
from workshop.leading import Known, Step, name, ranked, sums_up
from workshop.objects import cluster, hangs_on, merging
from workshop.objects.meaning import part

REST = ""
"""The record that stands for what no response answers otherwise."""
MOST_OPTIONS = 5
"""So many of the best options of a vote are offered as themes."""


@dataclass(frozen=True)
class Sheet:
    """A board as those may see it for whom something is told."""

    id: str
    title: str
    records: Mapping[str, Record]


Trail = tuple[Step, ...]
Edges = dict[str, list[tuple[str, Step]]]


@dataclass(frozen=True)
class Said:
    """A contribution: its text, the board where it was written, the codes of its slips, and whom its reader may know to have
    written it, as ids of people, which go nowhere else."""

    key: str
    text: str
    board: str
    papers: tuple[str, ...] = ()
    by: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Subject:
    """Something that can be answered: a group, a part of a frame, an option of a vote, or a decision."""

    board: str
    record: str
    kind: str
    title: str
    about: str
    keys: tuple[str, ...]


@dataclass(frozen=True)
class Traced:
    """All contributions, and by the name of each thing which of them lead there, with the way they took."""

    said: Mapping[str, Said]
    ways: Mapping[str, Mapping[str, Trail]]
    subjects: Sequence[Subject]
    edges: Edges = field(repr=False)

    def to(self, board: str, record: str) -> Mapping[str, Trail]:
        """The contributions that lead to something, each with its way; of a group that went into another, that one's."""
        return self.ways.get(self.now(name(board, record)), {})

    def now(self, thing: str) -> str:
        """What a group went into, while there is such a one, or the thing itself."""
        seen: set[str] = set()
        while thing not in seen:
            seen.add(thing)
            joined = (end for end, step in self.edges.get(thing, ()) if step.kind == "joined")
            thing = next(joined, thing) if thing not in self.ways else thing
        return thing

    def rest(self, answered: Iterable[tuple[str, str]]) -> Mapping[str, Trail]:
        """Those that lead to none of these things."""
        known = {key for board, record in answered for key in self.to(board, record)}
        return {key: () for key in self.said if key not in known}

    def after(self, board: str, record: str) -> Trail:
        """The votes and decisions that something came to."""
        found = _reached(self.now(name(board, record)), self.edges)
        steps = dict.fromkeys(way[-1] for way in found.values() if way and way[-1].kind in ("vote", "decision"))
        ranked = {step.title for step in steps if step.rank}
        return tuple(step for step in steps if step.kind == "decision" or step.rank or step.title not in ranked)


def traced(sheets: Sequence[Sheet]) -> Traced:
    """Follow everything on these boards, which are all of one session or more."""
    boards = {sheet.id: board_of(sheet) for sheet in sheets}
    known = Known(boards)
    found = said(sheets)
    edges: Edges = {}
    for id, board in boards.items():
        for start, end, step in leading.edges(id, board, known):
            edges.setdefault(start, []).append((end, step))
    ways: dict[str, dict[str, Trail]] = {}
    for key in found:
        for end, way in _reached(key, edges).items():
            ways.setdefault(end, {})[key] = way
    return Traced(found, ways, list(_subjects(boards, ways, known)), edges)


def said(sheets: Sequence[Sheet]) -> dict[str, Said]:
    """The contributions on these boards, by their keys."""
    boards = {sheet.id: board_of(sheet) for sheet in sheets}
    known = Known(boards)
    found: dict[str, Said] = {}
    for id, board in boards.items():
        for note in board.of("note").values():
            if not sums_up(note):
                _hear(found, known.key(id, note), note)
            for each in note.get(merging.FIELD, ()):
                _hear(found, known.merged(id, note, each["id"]), each)
    return found


def board_of(sheet: Sheet) -> Board:
    return Board(hangs_on, 0, sheet.records.values())


def digest(text: str) -> str:
    """Names a text that was looked through, so that one that was changed since is not taken for it."""
    return hashlib.blake2s(text.encode(), digest_size=8).hexdigest()


def _hear(found: dict[str, Said], key: str, told: Mapping[str, Any]) -> None:
    """The same contribution may be met at several places; it reads as where it was written."""
    if not str(told["text"]).strip():
        return
    papers = (told["paper"],) if "paper" in told else ()
    by = frozenset(filter(None, [told["by"]]))
    board, _, id = key.partition("/")
    now = Said(key, told["text"], board, papers, by)
    was = found.get(key)
    if was is not None:
        first = now if told["id"] == id else was
        now = replace(first, papers=tuple(dict.fromkeys((*was.papers, *papers))), by=was.by | by)
    found[key] = now


def _reached(start: str, edges: Edges) -> dict[str, Trail]:
    """All that something leads to, by the shortest way."""
    found: dict[str, Trail] = {start: ()}
    coming = deque([start])
    while coming:
        here = coming.popleft()
        for end, step in edges.get(here, ()):
            if end not in found:
                found[end] = (*found[here], step)
                coming.append(end)
    return found


def _subjects(
    boards: Mapping[str, Board], ways: Mapping[str, Mapping[str, Trail]], known: Known
) -> Iterator[Subject]:
    """What the boards offer to be answered: decisions, what won votes, groups and parts of frames that hold something;
    groups that were harvested once only, on the plenary, and also where their copies went into others there."""
    there = (group for board in boards.values() for group in board.of("cluster").values())
    harvested = {known.copied(id) for group in there for id in (group["id"], *(gone[0] for gone in group.get("merged", ())))}
    for id, board in boards.items():
        for thing, kind, title, about in (*_voted(board), *_groups(board), *_parts(board)):
            keys = tuple(ways.get(name(id, thing), ()))
            if name(id, thing) not in harvested and (keys or kind in ("decision", "vote")):
                yield Subject(id, thing, kind, title, about, keys)


Offered = tuple[str, str, str, str]


def _voted(board: Board) -> Iterator[Offered]:
    for poll in board.of("poll").values():
        decided = poll.get("decision", {}).get("decided", "")
        if decided:
            yield poll["id"], "decision", decided, poll["title"]
        ranks = ranked(board, poll)
        for option in sorted(poll["options"], key=lambda each: ranks.get(each["id"], 0)):
            grouped = (board.get(option.get("note", "")) or {}).get("kind") == "cluster"  # which is offered itself
            if not grouped and 0 < ranks.get(option["id"], 0) <= MOST_OPTIONS:
                yield f"{poll['id']}#{option['id']}", "vote", option["text"], poll["title"]


def _groups(board: Board) -> Iterator[Offered]:
    for group in board.of("cluster").values():
        host = cluster.parent(board, group)
        yield group["id"], "group", group["title"], host["title"] if host else ""


def _parts(board: Board) -> Iterator[Offered]:
    for frame in board.of("frame").values():
        many = 4 if frame.get("layout") == "quadrants" else len(frame.get("labels", ()))
        for cell in range(many if "layout" in frame else 0):
            yield f"{frame['id']}#{cell}", "part", part(frame, cell), frame["title"]
